"""What every command does first and last: settings, log, progress, signals, the summary.

Without a terminal (cron, systemd) a command that went well says nothing, and one that needs a
person says one line.
"""

import argparse
import asyncio
import json
import os
import signal
import sys
from collections.abc import Coroutine, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from crawler.app.places import state_folder
from crawler.engine.stopping import Stop
from crawler.model import RunReport
from crawler.settings import Settings, load_settings

if TYPE_CHECKING:
    from crawler.app.crawl import RunOptions

Result = TypeVar("Result")
SETTING_OF_FLAG = {
    "archive": "archive", "state": "state", "sites": "sites", "connect_to": "connect_to",
    "allow_network": "allow_network",
    "max_time": "max_time_s", "max_articles": "max_articles", "wait": "wait_s",
    "workers": "workers", "fail_on": "fail_on", "metrics_file": "metrics_file",
}  # fmt: skip
SIGNALLED = 128  # shells and systemd know an exit by signal n as 128 + n
LONGEST_STOP_S = 8.0  # a stop that takes longer is cut short, to end within 10 s
MOST_SHOWN = 5


def settings_of(arguments: argparse.Namespace, *, logs: bool = True) -> Settings:
    """Settings for a command line; sets the log up too, for commands that write one."""
    flags = {
        setting: value
        for name, setting in SETTING_OF_FLAG.items()
        if (value := getattr(arguments, name, None)) is not None
    }
    settings = load_settings(flags, env=os.environ, cwd=Path.cwd(), config=arguments.config)
    if arguments.verbose:
        settings = replace(settings, log_level="debug")
    if logs:
        from crawler.log import configure_logging

        configure_logging(level=settings.log_level, style=settings.log_format)
    return settings


def run_to_end(work: Coroutine[Any, Any, Result], *, stop: Stop | None = None) -> Result | int:
    """The coroutine's result, or the exit code of the signal that ended it.

    The first SIGINT or SIGTERM asks `stop` where the work heeds it, else cancels the work; a second
    ends the process at once, which costs no more than a kill.
    """
    received: list[int] = []

    async def watched() -> Result:
        loop = asyncio.get_running_loop()
        task = asyncio.current_task()
        assert task is not None

        def end(number: int) -> None:
            if received:
                os._exit(SIGNALLED + number)
            received.append(number)
            if stop and stop.is_heard:
                stop.ask(signal.Signals(number).name, exit_code=SIGNALLED + number)
                loop.call_later(LONGEST_STOP_S, task.cancel)
            else:
                task.cancel()

        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, end, number)
        return await work

    try:
        return asyncio.run(watched())
    except asyncio.CancelledError:
        return SIGNALLED + received[0]


def crawl_and_report(arguments: argparse.Namespace, options: "RunOptions") -> int:
    """Run the crawl, show progress, print the result."""
    from crawler.app.crawl import crawl
    from crawler.progress import progress_for

    settings = settings_of(arguments)
    if arguments.dry_run:
        return _tell_plan(settings, options, as_json=arguments.json)
    stop = Stop()
    with progress_for(arguments.progress, quiet=arguments.quiet) as observer:
        result = run_to_end(crawl(settings, options, observer=observer, stop=stop), stop=stop)
    if isinstance(result, int):
        return result
    print_report(result, settings, arguments)
    return result.exit_code


def _tell_plan(settings: Settings, options: "RunOptions", *, as_json: bool) -> int:
    from crawler.app.plan import plan
    from crawler.commands.plan import plan_lines

    told = run_to_end(plan(settings, options))
    if isinstance(told, int):
        return told
    if as_json:
        print_json(asdict(told))
    else:
        print("\n".join(plan_lines(told)))  # noqa: T201  # a result
    return 0


def print_report(report: RunReport, settings: Settings, arguments: argparse.Namespace) -> None:
    """Saved paths or JSON to stdout, a summary to stderr; neither where nobody looks."""
    is_watched = sys.stderr.isatty()
    if arguments.json:
        print_json(asdict(report))
    elif is_watched or arguments.paths:
        for path in report.saved:
            print(settings.archive / path)  # noqa: T201  # results go to stdout
    if not is_watched:
        if report.exit_code and report.status != "interrupted":
            say(
                "; ".join(
                    (
                        summary_line(report),
                        _first_trouble(report),
                        str(_report_file(report, settings)),
                    )
                )
            )
        return
    if not arguments.quiet or report.exit_code:
        say(summary_line(report))
    for problem in _troubles(report)[:MOST_SHOWN] if report.exit_code else []:
        say(f"  {problem['kind']}: {problem['url']} ({problem.get('detail', problem['reason'])})")


def _troubles(report: RunReport) -> list[Mapping[str, str]]:
    told = [it for it in report.problems if it["kind"] not in {"parked", "skipped", "stopped"}]
    return sorted(told, key=lambda it: it["kind"] != "drift")  # it explains many of the others


def _first_trouble(report: RunReport) -> str:
    drifts = [it for it in report.problems if it["kind"] == "drift"]
    if drifts:
        return "; ".join(f"rules of {it['url']} look broken: {it['detail']}" for it in drifts)
    if report.broken_sites:
        return f"definitions that read nothing: {', '.join(report.broken_sites)}"
    troubles = _troubles(report)
    return f"first {troubles[0]['url']} ({troubles[0]['reason']})" if troubles else report.status


def _report_file(report: RunReport, settings: Settings) -> Path:
    return state_folder(settings) / "runs" / f"{report.run}.json"


def summary_line(report: RunReport) -> str:
    """`filed 12, listed 3, parked 1; 16 fetched, 0.4 MB in 12.1 s`."""
    counts = ", ".join(f"{kind} {count}" for kind, count in sorted(report.outcomes.items()))
    seconds = max(0.0, (report.ended - report.started).total_seconds())
    traffic = f"{report.fetched} fetched, {report.bytes / 1e6:.1f} MB in {seconds:.1f} s"
    stopped = f"; stopped by {report.stopped}, run again to go on" if report.stopped else ""
    return f"{report.command}: {counts or 'nothing to do'}; {traffic}{stopped}"


def print_json(value: object) -> None:
    """One JSON document on stdout."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))  # noqa: T201  # a result


def say(text: str) -> None:
    """One line on stderr."""
    print(f"crawler: {text}", file=sys.stderr)  # noqa: T201  # for people, not for the log
