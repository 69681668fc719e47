"""`crawler verify`."""

import argparse
import json

from crawler.app.verify import OFF, Finding, verifier
from crawler.commands.session import run_to_end, settings_of
from crawler.settings import Settings

SOMETHING_OFF = 3


def command(arguments: argparse.Namespace) -> int:
    """Print what is off as it is found, then the counts."""
    return run_to_end(_verify(settings_of(arguments), as_json=arguments.json))


async def _verify(settings: Settings, *, as_json: bool) -> int:
    if as_json:  # a piece at a time: the list may be as long as the archive
        print('{"findings": [')  # noqa: T201  # a result
    comma = ""
    async with verifier(settings) as work:
        async for finding in work.findings():
            print(comma + _told(finding, as_json=as_json))  # noqa: T201  # a result
            comma = "," if as_json else ""
    counts = dict(sorted(work.counts.items()))
    if as_json:
        print(f'], "counts": {json.dumps(counts)}}}')  # noqa: T201  # a result
    else:
        print(", ".join(f"{n} {kind}" for kind, n in counts.items()) or "no posts")  # noqa: T201  # a result
    return SOMETHING_OFF if any(counts.get(kind) for kind in OFF) else 0


def _told(finding: Finding, *, as_json: bool) -> str:
    path = finding.path.encode("utf-8", "backslashreplace").decode()  # names that are no UTF-8
    if not as_json:
        return f"{finding.kind}: {path} ({finding.detail})"
    facts = {"kind": finding.kind, "path": path, "detail": finding.detail}
    return json.dumps(facts, ensure_ascii=False)
