"""Progress of a run: a bar for each site on a terminal, plain lines where asked for, else nothing.

For people only: whatever a program needs to know is in the report. Times come from a monotonic
clock that is passed in, so that setting the system's clock moves no bar.
"""

import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from crawler.engine.report import Observer, SilentObserver
from crawler.model import Finished, OutcomeKind

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

RATE_OVER_S = 30.0  # long enough for a pace of some seconds, short enough to notice a stall
PLAIN_EVERY_S = 10.0  # lines for a log or a screen reader: rare enough to read
ANSWERED = frozenset(
    {OutcomeKind.FILED, OutcomeKind.UNCHANGED, OutcomeKind.LISTED, OutcomeKind.PARKED}
)


class SiteProgress:
    """What is known of one site's part of a run."""

    def __init__(self) -> None:
        self.found = 0
        self.counts: Counter[OutcomeKind] = Counter()
        self._ends: deque[float] = deque()  # times of the visits of the last `RATE_OVER_S`

    def finished(self, kind: OutcomeKind, *, now: float) -> None:
        """Count one visit."""
        self.counts[kind] += 1
        self._ends.append(now)
        while self._ends[0] < now - RATE_OVER_S:
            self._ends.popleft()

    @property
    def ended(self) -> int:
        """Requests that this run is through with; a deferred one is not."""
        return self.counts.total() - self.counts[OutcomeKind.DEFERRED]

    @property
    def total(self) -> int:
        """Requests found; never fewer than have ended."""
        return max(self.found, self.ended)

    def rate(self) -> float | None:
        """Visits a second of late; None before two have ended."""
        took = self._ends[-1] - self._ends[0] if self._ends else 0.0
        return (len(self._ends) - 1) / took if took > 0 else None

    def told(self) -> str:
        """`found 40, fetched 12, filed 9, parked 1, failed 2, 3.1/s, 0:09 left`."""
        counts = self.counts
        facts = [
            ("found", self.total),
            ("fetched", sum(counts[kind] for kind in ANSWERED)),
            ("filed", counts[OutcomeKind.FILED]),
            ("parked", counts[OutcomeKind.PARKED] + counts[OutcomeKind.REFUSED]),
            ("failed", counts[OutcomeKind.FAILED]),
            ("later", counts[OutcomeKind.DEFERRED]),
        ]
        words = [f"{name} {n}" for name, n in facts if n or name in {"found", "fetched", "filed"}]
        left = self.total - self.ended
        if rate := self.rate():
            words.append(f"{rate:.1f}/s")
            words += [f"{_minutes(left / rate)} left"] if left else []
        return ", ".join(words)


@contextmanager
def progress_for(kind: str, *, quiet: bool) -> Iterator[Observer]:
    """The observer of this kind: `auto` shows bars when stderr is a terminal."""
    if kind == "plain":
        observer = PlainObserver(now=monotonic, write=_write_line)
        yield observer
        observer.tell()
    elif kind == "none" or quiet or not sys.stderr.isatty():
        yield SilentObserver()
    else:
        with _bars() as progress:
            yield TerminalObserver(progress, now=monotonic)


class PlainObserver:
    """One line for each site now and then, and at the end."""

    def __init__(self, *, now: Callable[[], float], write: Callable[[str], None]) -> None:
        self._sites: dict[str, SiteProgress] = {}
        self._now = now
        self._write = write
        self._told_at = now()

    def queued(self, site: str, n: int) -> None:
        """Count what was found."""
        self._sites.setdefault(site, SiteProgress()).found += n

    def finished(self, item: Finished) -> None:
        """Count a visit; tell when it is time."""
        now = self._now()
        site = self._sites.setdefault(item.request.site or "", SiteProgress())
        site.finished(item.outcome.kind, now=now)
        if now - self._told_at >= PLAIN_EVERY_S:
            self.tell()

    def tell(self) -> None:
        """Write a line for each site."""
        self._told_at = self._now()
        for name, site in sorted(self._sites.items()):
            self._write(f"{name or 'pages'}: {site.told()}")


class TerminalObserver:
    """A bar for each site, drawn by rich."""

    def __init__(self, progress: "Progress", *, now: Callable[[], float]) -> None:
        self._progress = progress
        self._now = now
        self._sites: dict[str, tuple[SiteProgress, TaskID]] = {}

    def queued(self, site: str, n: int) -> None:
        """Lengthen the site's bar."""
        self._site(site).found += n
        self._draw(site)

    def finished(self, item: Finished) -> None:
        """Advance the site's bar."""
        name = item.request.site or ""
        self._site(name).finished(item.outcome.kind, now=self._now())
        self._draw(name)

    def _site(self, name: str) -> SiteProgress:
        if name not in self._sites:
            task = self._progress.add_task(name or "pages", total=None, told="")
            self._sites[name] = SiteProgress(), task
        return self._sites[name][0]

    def _draw(self, name: str) -> None:
        site, task = self._sites[name]
        self._progress.update(task, completed=site.ended, total=site.total, told=site.told())


def _bars() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn
    from rich.table import Column

    return Progress(
        TextColumn("[bold]{task.description}"),
        BarColumn(bar_width=20),
        TextColumn("{task.fields[told]}", table_column=Column(overflow="fold")),
        console=Console(stderr=True),
    )


def _write_line(line: str) -> None:
    print(f"crawler: {line}", file=sys.stderr, flush=True)  # noqa: T201  # for people


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
