"""The state rebuilt from the posts alone: the work of `crawler reindex`.

A state that can be read is completed and keeps what no file tells (queue, failures, deletions); a
damaged one is moved aside. A post that moved is followed, one whose file is gone counts as deleted
by hand. Memory does not grow with the archive.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from crawler.app.places import DATABASE, load_sites, state_folder
from crawler.app.verify import Entries
from crawler.clock import SystemClock
from crawler.engine.archive import DELETED
from crawler.formats import ParsedPost, parse_post
from crawler.frontier.database import damage_of as damage_of_state
from crawler.frontier.database import set_aside
from crawler.frontier.sqlite import SqliteFrontier
from crawler.model import Outcome, OutcomeKind, Record, Request, State, StoredFile
from crawler.naming import is_post_path
from crawler.ports import Clock, Frontier, Store
from crawler.recognising import recognised
from crawler.revisits import next_revisit
from crawler.settings import Settings
from crawler.sites import SiteDefinition
from crawler.store.files import FileStore
from crawler.store.lock import RunLock
from crawler.versions import damage_of, file_digest

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
            store = FileStore(settings.archive)
            await Reindexer(store, frontier, sites=sites, clock=clock, result=result).work()
        finally:
            await frontier.close()
    return result


class Reindexer:
    """Takes every post into a frontier."""

    def __init__(
        self, store: Store, frontier: Frontier, *, sites: Mapping[str, SiteDefinition],
        clock: Clock, result: Reindexed,
    ) -> None:  # fmt: skip
        self._store = store
        self._frontier = frontier
        self._sites = sites
        self._clock = clock
        self._result = result

    async def work(self) -> None:
        """Posts first, so that one that moved is not taken for deleted."""
        async for files in self._store.walk():
            posts = [file for file in files if is_post_path(file.path)]
            contents = await self._store.read_batch([file.path for file in posts])
            records: dict[str, Record] = {}
            for file, data in zip(posts, contents, strict=True):
                if record := await self._record(file, data or b"", records):
                    records[record.request.key] = record
            await self._frontier.restore(list(records.values()))
        await self._note_deletions()

    async def _record(
        self, file: StoredFile, data: bytes, batch: Mapping[str, Record]
    ) -> Record | None:
        """What is to be known of one file, or None when it is known or cannot be."""
        counts, post = self._result.counts, parse_post(data)
        request = None if damage_of(data) else recognised(post, file.path, self._sites)
        if request is None:
            self._result.cannot_tell(file.path)
            return None
        known = batch.get(request.key) or await self._frontier.lookup(request.key)
        entry = known.outcome if known else None
        made = self._made(file, data, post, request)
        if known is None or entry is None or entry.path is None:
            counts["restored" if made.outcome and made.outcome.file_sha256 else "edited"] += 1
            return made if known is None else replace(made, added=known.added)
        if entry.path == file.path:
            return self._completed(known, entry, made, digest=file_digest(data))
        if await self._store.read(entry.path) is not None:
            counts["copies"] += 1
            return None
        counts["moved"] += 1
        kind = OutcomeKind.UNCHANGED if entry.kind is OutcomeKind.DELETED else entry.kind
        return replace(known, outcome=replace(entry, kind=kind, path=file.path))

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

    def _made(self, file: StoredFile, data: bytes, post: ParsedPost, request: Request) -> Record:
        captured = post.instant("captured") or file.modified
        # A classic post has no digest to be checked by: it is taken for what was written.
        is_edited = post.is_vouched_for is False
        outcome = Outcome(
            kind=OutcomeKind.FILED,
            reason="reindexed",
            path=file.path,
            sha256=post.text_fact("sha256"),
            file_sha256=None if is_edited else file_digest(data),
            captured=captured,
            again=self._again(request, post.instant("date") or captured),
        )
        return Record(
            request=request, state=State.DONE, added=captured, finished=captured, outcome=outcome
        )

    def _again(self, request: Request, born: datetime) -> datetime | None:
        site = self._sites.get(request.site or "")
        ages = site.article.revisit if site else ()
        return next_revisit(ages, born=born, now=self._clock.now())

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
