"""`crawler site-test [SITE…]`."""

import argparse
from dataclasses import asdict

from crawler.app.site_test import try_cases
from crawler.commands.session import print_json, run_to_end, say, settings_of

DIFFERENT = 5


def command(arguments: argparse.Namespace) -> int:
    """Read every kept page by the definition as it is now; nothing is fetched."""
    settings = settings_of(arguments)
    results = run_to_end(try_cases(settings, tuple(arguments.names)))
    if isinstance(results, int):
        return results
    failed = [it for it in results if it.differences]
    if arguments.json:
        print_json([asdict(it) for it in results])
    else:
        for result in failed:
            print(f"{result.site}/{result.case}")  # noqa: T201  # a result
            for name, (wanted, found) in result.differences.items():
                print(f"  {name}: expected {wanted!r}, read {found!r}")  # noqa: T201  # a result
    if not arguments.quiet or failed:
        say(f"site-test: {len(results)} cases, {len(failed)} read otherwise than expected")
    return DIFFERENT if failed else 0
