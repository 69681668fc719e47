"""`crawler demo`: a newspaper on this machine, crawled for real."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from crawler.commands.session import print_json, run_to_end, settings_of, summary_line
from crawler.demo.runner import run_demo, sample_post
from crawler.engine.stopping import Stop
from crawler.model import RunReport
from crawler.progress import progress_for

SHOWN_LINES = 24


def command(arguments: argparse.Namespace) -> int:
    """Crawl, then show a table of what happened and one post."""
    settings = settings_of(arguments)
    folder: Path = Path.cwd() / arguments.folder
    stop = Stop()
    with progress_for(arguments.progress, quiet=arguments.quiet) as observer:
        demo = run_demo(settings, folder=folder, observer=observer, stop=stop)
        result = run_to_end(demo, stop=stop)
    if isinstance(result, int):
        return result
    if arguments.json:
        print_json(asdict(result))
    else:
        _show(result, folder)
    return result.exit_code


def _show(report: RunReport, folder: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(file=sys.stdout, highlight=False)
    table = Table("outcome", "pages", title="The Harbour Lantern")
    for kind, count in sorted(report.outcomes.items()):
        table.add_row(kind, str(count))
    console.print(table)
    if report.problems:
        why = Table("not filed", "why", "address")
        for problem in report.problems:
            why.add_row(problem["kind"], problem["reason"], problem.get("url"))
        console.print(why)
    if sample := sample_post(report, folder):
        path, text = sample
        console.rule(str(path.relative_to(folder)))
        console.print("\n".join(text.split("\n")[:SHOWN_LINES]), markup=False)
        console.rule()
    console.print(summary_line(report))
    console.print(
        f"Posts: {folder / 'archive' / '_posts'}. Run it again: nothing is fetched twice."
    )
