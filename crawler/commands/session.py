"""What every command does first and last: settings, log, progress, the event loop, the summary."""

import argparse
import asyncio
import json
import os
import signal
import sys
from collections.abc import Coroutine
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from crawler.app.crawl import RunOptions, crawl
from crawler.log import configure_logging
from crawler.model import RunReport
from crawler.progress import progress_for
from crawler.settings import Settings, load_settings

Result = TypeVar("Result")
FLAGS = ("archive", "state", "sites", "connect_to")
INTERRUPTED, TERMINATED = 130, 143


def settings_of(arguments: argparse.Namespace) -> Settings:
    """Settings for a command line; sets the log up too."""
    flags = {name: value for name in FLAGS if (value := getattr(arguments, name)) is not None}
    settings = load_settings(flags, env=os.environ, cwd=Path.cwd(), config=arguments.config)
    terminal = sys.stderr.isatty()
    level = (
        "warning" if arguments.quiet or (terminal and not arguments.verbose) else settings.log_level
    )
    configure_logging(level="debug" if arguments.verbose else level, style=settings.log_format)
    return settings


def run_to_end(work: Coroutine[Any, Any, Result]) -> Result | int:
    """The coroutine's result, or the exit code of the signal that ended it after a clean stop."""
    received: list[int] = []

    async def watched() -> Result:
        loop = asyncio.get_running_loop()
        task = asyncio.current_task()
        assert task is not None

        def stop(number: int) -> None:
            received.append(number)
            task.cancel()

        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop, number)
        return await work

    try:
        return asyncio.run(watched())
    except asyncio.CancelledError:
        code = TERMINATED if signal.SIGTERM in received else INTERRUPTED
        say("stopped; run again to go on")
        return code


def crawl_and_report(arguments: argparse.Namespace, options: RunOptions) -> int:
    """Run the crawl, show progress, print the result."""
    settings = settings_of(arguments)
    with progress_for(quiet=arguments.quiet) as observer:
        result = run_to_end(crawl(settings, options, observer=observer))
    if isinstance(result, int):
        return result
    print_report(result, settings, as_json=arguments.json, quiet=arguments.quiet)
    return result.exit_code


def print_report(report: RunReport, settings: Settings, *, as_json: bool, quiet: bool) -> None:
    """Saved paths or JSON to stdout, one summary line to stderr."""
    if as_json:
        print_json(asdict(report))
    else:
        for path in report.saved:
            print(settings.archive / path)  # noqa: T201  # results go to stdout
    if not quiet or report.exit_code:
        say(summary_line(report))
    if report.exit_code:
        for problem in [p for p in report.problems if p["kind"] not in {"parked", "skipped"}][:5]:
            why = problem.get("detail", problem["reason"])
            say(f"  {problem['kind']}: {problem['url']} ({why})")


def summary_line(report: RunReport) -> str:
    """`filed 12, listed 3, parked 1; 16 fetched, 0.4 MB in 12.1 s`."""
    counts = ", ".join(f"{kind} {count}" for kind, count in sorted(report.outcomes.items()))
    seconds = (report.ended - report.started).total_seconds()
    traffic = f"{report.fetched} fetched, {report.bytes / 1e6:.1f} MB in {seconds:.1f} s"
    return f"{report.command}: {counts or 'nothing to do'}; {traffic}"


def print_json(value: object) -> None:
    """One JSON document on stdout."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))  # noqa: T201  # a result


def say(text: str) -> None:
    """One line on stderr."""
    print(f"crawler: {text}", file=sys.stderr)  # noqa: T201  # for people, not for the log
