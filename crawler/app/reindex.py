"""The state rebuilt from the posts alone: the work of `crawler reindex`.

A state that can be read is completed and keeps what no file tells (queue, failures, deletions); a
damaged one is moved aside. A post that moved is followed, one whose file is gone counts as deleted
by hand. Memory does not grow with the archive. Posts of a large one are read in processes, a batch
to each, and taken in the order of their paths, so that nothing depends on which is faster.
"""

from collections import Counter
from collections.abc import AsyncGenerator, Coroutine, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from pathlib import Path

from crawler.app.places import DATABASE, load_sites, state_folder
from crawler.app.read_ahead import in_order, read_ahead
from crawler.app.verify import Entries
from crawler.clock import SystemClock
from crawler.engine.archive import DELETED
from crawler.frontier.database import damage_of as damage_of_state
from crawler.frontier.database import set_aside
from crawler.frontier.sqlite import SqliteFrontier
from crawler.model import Outcome, OutcomeKind, StoredFile
from crawler.naming import is_post_path
from crawler.parsing.inline import InlineParser
from crawler.parsing.workers import WorkerParser
from crawler.ports.clock import Clock
from crawler.ports.frontier import Frontier
from crawler.ports.parser import Parser
from crawler.ports.store import Store
from crawler.recognising import ToldPost, read_posts
from crawler.settings import Settings
from crawler.sites import SiteDefinition
from crawler.states import Record, State
from crawler.store.files import FileStore
from crawler.store.lock import RunLock

HERE = InlineParser()
FEW_BATCHES = 8  # two thousand posts are read before two processes have started
AHEAD = 6  # batches read for the processes while one is taken
A_COMMIT = 4096  # records: a sync for each batch, and pages written over and over, cost a third
LARGE_BATCH = 32 * 2**20  # bytes; a process that reads pages has 512 MB
DEADLINE_S = 120.0  # for a batch that takes a twentieth of a second: the posts are no stranger's
MOST_NAMED = 100  # paths of unknown files that are named; the rest is counted


@dataclass(slots=True)
class Reindexed:
    """What was found: posts restored, known, edited, moved, copied, unknown, and deleted ones."""

    counts: Counter[str] = field(default_factory=Counter)
    unknown: list[str] = field(default_factory=list)
    set_aside: Path | None = None

    def cannot_tell(self, path: str) -> None:
        """A file that does not tell which article it is."""
        self.counts["unknown"] += 1
        if len(self.unknown) < MOST_NAMED:
            self.unknown.append(path)


async def reindex(settings: Settings) -> Reindexed:
    """Rebuild the state; no run may be at work meanwhile."""
    sites, clock, result = load_sites(settings), SystemClock(), Reindexed()
    folder = state_folder(settings)
    async with RunLock(folder / "lock", clock=clock, wait_s=settings.wait_s):
        path = folder / DATABASE
        if damage_of_state(path):
            result.set_aside = set_aside(path, now=clock.now())
        frontier = await SqliteFrontier.open(path)
        try:
            async with WorkerParser(deadline_s=DEADLINE_S) as processes:
                await Reindexer(
                    FileStore(settings.archive), frontier, sites=sites, clock=clock, result=result,
                    processes=processes,
                ).work()  # fmt: skip
        finally:
            await frontier.close()
    return result


class Reindexer:
    """Takes every post into a frontier."""

    def __init__(
        self, store: Store, frontier: Frontier, *, sites: Mapping[str, SiteDefinition],
        clock: Clock, result: Reindexed, processes: Parser,
    ) -> None:  # fmt: skip
        self._store = store
        self._frontier = frontier
        self._sites = sites
        self._clock = clock
        self._result = result
        self._processes = processes
        self._batches = 0
        self._found: dict[str, Record] = {}  # by key, to be committed

    async def work(self) -> None:
        """Posts first, so that one that moved is not taken for deleted."""
        async with (
            aclosing(self._told()) as works,
            aclosing(in_order(works, ahead=AHEAD)) as batches,
        ):
            async for batch in batches:
                await self._take(batch)
                if len(self._found) >= A_COMMIT:
                    await self._settle()
        await self._settle()
        await self._note_deletions()

    async def _settle(self) -> None:
        """Commit what was found."""
        await self._frontier.restore(list(self._found.values()))
        self._found.clear()

    async def _told(self) -> AsyncGenerator[Coroutine[None, None, Sequence[ToldPost]]]:
        """The work of finding out what each batch of posts tells."""
        async with aclosing(read_ahead(self._store, _is_post)) as batches:
            async for batch in batches:
                self._batches += 1
                yield self._parser_for(batch).run(
                    "", read_posts, batch, dict(self._sites), now=self._clock.now()
                )

    def _parser_for(self, batch: Sequence[tuple[StoredFile, bytes]]) -> Parser:
        """Here what is little, and what a process's memory might be too small for."""
        is_large = sum(len(data) for _, data in batch) > LARGE_BATCH
        return HERE if is_large or self._batches <= FEW_BATCHES else self._processes

    async def _take(self, batch: Sequence[ToldPost]) -> None:
        """Find out what one batch tells that is not known yet."""
        for path in (it.path for it in batch if it.record is None):
            self._result.cannot_tell(path)
        found = [(it, it.record) for it in batch if it.record]
        known = await self._frontier.lookup_batch([made.request.key for _, made in found])
        for told, made in found:
            key = made.request.key
            before = self._found.get(key) or known.get(key)
            if record := await self._record(told.path, made, before, digest=told.digest):
                self._found[key] = record

    async def _record(
        self, path: str, made: Record, known: Record | None, *, digest: str
    ) -> Record | None:
        """What is to be known of one file, or None when that is known."""
        counts, entry = self._result.counts, known.outcome if known else None
        if known is None or entry is None or entry.path is None:
            counts["restored" if made.outcome and made.outcome.file_sha256 else "edited"] += 1
            return made if known is None else replace(made, added=known.added)
        if entry.path == path:
            return self._completed(known, entry, made, digest=digest)
        if await self._store.read(entry.path) is not None:
            counts["copies"] += 1
            return None
        counts["moved"] += 1
        kind = OutcomeKind.UNCHANGED if entry.kind is OutcomeKind.DELETED else entry.kind
        return replace(known, outcome=replace(entry, kind=kind, path=path))

    def _completed(
        self, known: Record, entry: Outcome, made: Record, *, digest: str
    ) -> Record | None:
        """What a known post's record lacks, or None when that is nothing."""
        counts = self._result.counts
        if entry.kind is OutcomeKind.DELETED:
            counts["restored"] += 1
            return replace(made, added=known.added)
        written = made.outcome.file_sha256 if made.outcome else None
        if entry.file_sha256 is None and written:
            counts["restored"] += 1
            return replace(known, outcome=replace(entry, file_sha256=written))
        counts["known" if entry.file_sha256 == digest else "edited"] += 1
        return None

    async def _note_deletions(self) -> None:
        """Entries without a file, found by walking both side by side."""
        entries = Entries(self._frontier)
        async for files in self._store.walk():
            for file in files:
                while record := await entries.next(before=file.path):
                    await self._note_deletion(record)
                await entries.at(file.path)
        while record := await entries.next():
            await self._note_deletion(record)

    async def _note_deletion(self, record: Record) -> None:
        entry = record.outcome
        assert entry is not None
        if entry.kind is OutcomeKind.DELETED:
            return
        if await self._store.read(entry.path or "") is not None:  # behind a link
            return
        self._result.counts["deleted"] += 1
        gone = replace(entry, kind=DELETED.kind, reason=DELETED.reason, detail=DELETED.detail)
        await self._frontier.restore(
            [replace(record, state=State.DONE, outcome=replace(gone, again=None))]
        )


def _is_post(file: StoredFile) -> bool:
    return is_post_path(file.path)
