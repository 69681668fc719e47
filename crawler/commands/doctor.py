"""`crawler doctor [SITE…]`."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict

from crawler.app.checks import FieldCheck
from crawler.app.doctor import Diagnosis, diagnose
from crawler.commands.session import print_json, run_to_end, settings_of

BROKEN, UNREACHABLE = 5, 4


def command(arguments: argparse.Namespace) -> int:
    """Look at sites, tell what the rules no longer find, propose or apply what mends them."""
    settings = settings_of(arguments)
    found = run_to_end(diagnose(settings, tuple(arguments.names), apply=arguments.apply))
    if isinstance(found, int):
        return found
    if arguments.json:
        print_json([asdict(it) for it in found])
    else:
        for diagnosis in found:
            print("\n".join(_lines(diagnosis)))  # noqa: T201  # a result
    if any(it.broken and not it.applied for it in found):
        return BROKEN
    return UNREACHABLE if any(it.unreachable for it in found) else 0


def _lines(found: Diagnosis) -> Iterator[str]:
    state = "mended" if found.applied else "rules broken" if found.broken else "well"
    yield f"{found.site}: {f'unreachable, {found.unreachable}' if found.unreachable else state}"
    for name, told in found.listings.items():
        yield f"  listing {name}: {told}"
    for check in found.fields:
        yield f"  {check.field}: {_told(check)}"
    if found.preview:
        yield "  before and after, on pages filed while the rules held:"
    for url, name, before, after in found.preview:
        yield from (f"  {url} {name}", f"    - {before}", f"    + {after}")
    if found.patch:
        yield from ("", found.patch.rstrip("\n"), "")
    if found.patch and not found.applied:
        yield f"  write it: crawler doctor {found.site} --apply"
    elif found.broken and not found.patch:
        yield f"  nothing better was found; by hand: crawler explain URL, then {found.site}.toml"


def _told(check: FieldCheck) -> str:
    told = [f"found on {check.found} of {check.pages} pages, by the rules on {check.selected}"]
    if check.compared:
        told.append(f"as filed on {check.agreeing} of {check.compared}")
    if check.usual:
        told.append(f"by the rules on {check.usual}")
    return "; ".join(told) + (" ← broken" if check.is_broken else "")
