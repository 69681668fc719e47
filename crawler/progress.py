"""Progress of a run: a bar for each site on a terminal, nothing elsewhere."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from crawler.engine.report import Observer, SilentObserver
from crawler.model import Finished, OutcomeKind

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@contextmanager
def progress_for(*, quiet: bool) -> Iterator[Observer]:
    """An observer that shows a bar for each site when stderr is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield SilentObserver()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("[bold]{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[counts]}"),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield TerminalObserver(progress)


class TerminalObserver:
    """Counts for each site, drawn by rich."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}
        self._counts: dict[str, Counter[str]] = {}
        self._totals: Counter[str] = Counter()
        self._started = monotonic()

    def queued(self, site: str, n: int) -> None:
        """Lengthen the site's bar."""
        self._totals[site] += n
        self._progress.update(self._task(site), total=self._totals[site])

    def finished(self, item: Finished) -> None:
        """Advance the site's bar."""
        site = item.request.site or ""
        task = self._task(site)
        counts = self._counts.setdefault(site, Counter())
        counts[item.outcome.kind] += 1
        done = sum(counts.values())
        rate = done / max(monotonic() - self._started, 0.001)
        shown = [f"{kind} {counts[kind]}" for kind in OutcomeKind if counts[kind]]
        total = max(self._totals[site], done)
        facts = f"{', '.join(shown)} · {rate:.1f}/s"
        self._progress.update(task, completed=done, total=total, counts=facts)

    def _task(self, site: str) -> "TaskID":
        if site not in self._tasks:
            self._tasks[site] = self._progress.add_task(site or "pages", total=0, counts="")
        return self._tasks[site]
