"""`crawler status`."""

import argparse
from typing import Any

from crawler.app.status import read_status
from crawler.commands.session import print_json, run_to_end, settings_of


def command(arguments: argparse.Namespace) -> int:
    """Print what is queued, done, parked and failed."""
    status = run_to_end(read_status(settings_of(arguments)))
    if isinstance(status, int):
        return status
    if arguments.json:
        print_json(status)
    else:
        print("\n".join(_lines(status)))  # noqa: T201  # a result
    return 0


def _lines(status: dict[str, Any]) -> list[str]:
    lines = [f"archive: {status['archive']}"]
    for site, counts in status["sites"].items():
        lines.append(f"{site}: " + ", ".join(f"{n} {what}" for what, n in counts.items()))
    lines += [f"held back: {host} until {until}" for host, until in status["hosts"].items()]
    for problem in status["problems"]:
        lines.append(f"{problem['state']}: {problem['url']} ({problem['reason']})")
    return lines if status["sites"] else [*lines, "nothing crawled yet"]
