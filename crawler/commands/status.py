"""`crawler status`."""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from crawler.app.status import read_status
from crawler.commands.session import print_json, run_to_end, settings_of
from crawler.settings import Settings

INTERRUPTED = 130  # Ctrl-C is how one ends a watch
CLEAR = "\x1b[H\x1b[2J"  # ECMA-48: cursor home, erase the screen


def command(arguments: argparse.Namespace) -> int:
    """Print what is due, queued, done, parked and failed, and why."""
    if arguments.watch is not None:
        return _watch(arguments, every_s=max(0.1, arguments.watch))
    status = run_to_end(read_status(settings_of(arguments, logs=False)))
    if isinstance(status, int):
        return status
    if arguments.json:
        print_json(status)
    else:
        print("\n".join(_lines(status)))  # noqa: T201  # a result
    return 0


def _watch(arguments: argparse.Namespace, *, every_s: float) -> int:
    settings = settings_of(arguments, logs=False)
    ended = run_to_end(_follow(settings, every_s, as_json=arguments.json))
    return 0 if ended == INTERRUPTED else ended


async def _follow(settings: Settings, every_s: float, *, as_json: bool) -> int:
    """Tell the status for ever: in place on a terminal, one below the other elsewhere."""
    clear = sys.stdout.isatty() and not as_json
    while True:
        status = await read_status(settings)
        text = json.dumps(status, ensure_ascii=False, default=str) if as_json else _block(status)
        print(CLEAR + text if clear else text, flush=True)  # noqa: T201  # a result
        await asyncio.sleep(every_s)


def _block(status: Mapping[str, Any]) -> str:
    return "\n".join([f"{datetime.now(UTC):%H:%M:%S} UTC", *_lines(status), ""])


def _lines(status: Mapping[str, Any]) -> Iterator[str]:
    yield f"archive: {status['archive']}"
    if not status["sites"]:
        yield "nothing crawled yet"
    for site, facts in status["sites"].items():
        yield f"{site}: " + _counts(facts["requests"])
        yield from (f"  {line}" for line in _site_lines(facts))
    for host, facts in status["hosts"].items():
        held = f", held until {facts['held_until']}" if facts["held_until"] else ""
        start = f", next at {facts['next_start']}" if facts["next_start"] else ""
        counts = {name: facts[name] for name in ("due", "queued", "failed", "parked")}
        yield f"{host}: {_counts(counts)}{start}{held}"
    for problem in status["problems"]:
        later = f", again {problem['again']}" if problem["again"] else ", given up"
        why = problem["detail"] or problem["reason"]
        yield f"{problem['state']}: {problem['url']} ({problem['reason']}: {why}{later})"


def _site_lines(facts: Mapping[str, Any]) -> Iterator[str]:
    for name in ("listings", "revisits", "retries"):
        later = facts[name]
        if later["due"] or later["waiting"]:
            following = f", next at {later['next']}" if later["next"] else ""
            yield f"{name}: {later['due']} due, {later['waiting']} waiting{following}"
    for name in ("deferred", "failed", "parked"):
        if facts[name]:
            yield f"{name}: {_counts(facts[name])}"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{n} {what}" for what, n in counts.items() if n) or "nothing"
