"""Is every post as it was filed? The facts behind `crawler verify`; nothing is changed.

Files and catalogue are walked side by side in one order, so that memory does not grow with either.
"""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass

from crawler.app.places import DATABASE, state_folder
from crawler.app.read_ahead import read_ahead
from crawler.clock import SystemClock
from crawler.formats import parse_post
from crawler.frontier.memory import MemoryFrontier
from crawler.frontier.sqlite import SqliteFrontier
from crawler.model import OutcomeKind, StoredFile
from crawler.naming import is_post_path
from crawler.ports.frontier import Frontier
from crawler.ports.store import Store
from crawler.settings import Settings
from crawler.states import Record
from crawler.store.files import FileStore
from crawler.store.lock import RunLock
from crawler.versions import damage_of, file_digest, is_intact_version, is_version

PLACES = ("_posts/", "content/posts/", "_revisions/", "revisions/")  # where nobody else writes


OFF = ("missing", "changed", "stray", "damaged")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one path is: intact, unchecked (nothing has its digest), deleted, or one of `OFF`."""

    kind: str
    path: str
    detail: str = ""


class Verifier:
    """Walks an archive once; `counts` is complete when `findings` has ended."""

    def __init__(self, store: Store, frontier: Frontier, *, has_state: bool) -> None:
        self._store = store
        self._entries = Entries(frontier)
        self._has_state = has_state
        self.counts: Counter[str] = Counter()

    async def findings(self) -> AsyncIterator[Finding]:
        """What is off, in order of the paths."""
        async for finding in self._all():
            self.counts[finding.kind] += 1
            if finding.kind in OFF:
                yield finding

    async def _all(self) -> AsyncIterator[Finding]:
        async with aclosing(read_ahead(self._store, _is_ours)) as batches:
            async for batch in batches:
                for file, data in batch:
                    while record := await self._entries.next(before=file.path):
                        yield await self._absent(record)
                    yield self._check(file.path, data, await self._entries.at(file.path))
        while record := await self._entries.next():
            yield await self._absent(record)

    async def _absent(self, record: Record) -> Finding:
        path = _path(record)
        if record.outcome and record.outcome.kind is OutcomeKind.DELETED:
            return Finding("deleted", path)
        if await self._store.read(path) is not None:
            return Finding("changed", path, "a link lies in the post's place")
        return Finding("missing", path, "the catalogue knows it, the archive has no file")

    def _check(self, path: str, data: bytes, records: Sequence[Record]) -> Finding:
        known = (record.outcome.file_sha256 for record in records if record.outcome)
        digests = {digest for digest in known if digest}
        if file_digest(data) in digests or is_intact_version(path, data):
            return Finding("intact", path)
        if off := _what_is_off(path, data, is_written=bool(digests)):
            return off
        if not records and self._has_state:
            return Finding("stray", path, "the catalogue does not know it")
        is_vouched_for = parse_post(data).is_vouched_for
        return Finding("intact" if is_vouched_for else "unchecked", path)


def _what_is_off(path: str, data: bytes, *, is_written: bool) -> Finding | None:
    """What a file's own bytes tell; `is_written`: we know what was written, and it was not that."""
    if damage := damage_of(data):
        return Finding("damaged", path, damage)
    if is_version(path):
        return Finding("changed", path, "not the bytes its name was made from")
    if not is_post_path(path):
        return Finding("stray", path, "no post's path")
    if is_written:
        return Finding("changed", path, "not the file that was written")
    if parse_post(data).is_vouched_for is False:
        return Finding("changed", path, "not the body its front matter has the digest of")
    return None


class Entries:
    """The catalogue in order of its paths, a page at a time."""

    def __init__(self, frontier: Frontier) -> None:
        self._frontier = frontier
        self._page: list[tuple[str, Record]] = []  # last first
        self._after = ""

    async def next(self, *, before: str | None = None) -> Record | None:
        """The first record that was not taken, and lies before a path, taken."""
        path = await self._first_path()
        if path is None or (before is not None and path >= before):
            return None
        return self._page.pop()[1]

    async def at(self, path: str) -> list[Record]:
        """Records of this path, taken."""
        taken = []
        while await self._first_path() == path:
            taken.append(self._page.pop()[1])
        return taken

    async def _first_path(self) -> str | None:
        if not self._page:
            records = await self._frontier.catalogue(after=self._after)
            self._page = [(_path(record), record) for record in reversed(records)]
            self._after = self._page[0][0] if self._page else self._after
        return self._page[-1][0] if self._page else None


def _path(record: Record) -> str:
    return (record.outcome.path if record.outcome else None) or ""


def _is_ours(file: StoredFile) -> bool:
    return is_post_path(file.path) or file.path.startswith(PLACES)


@asynccontextmanager
async def verifier(settings: Settings) -> AsyncIterator[Verifier]:
    """A verifier of the archive; no run may be at work meanwhile. Raises for a damaged state."""
    state = state_folder(settings)
    store = FileStore(settings.archive)
    if not (state / DATABASE).exists():
        yield Verifier(store, MemoryFrontier(), has_state=False)
        return
    async with RunLock(state / "lock", clock=SystemClock(), wait_s=settings.wait_s):
        frontier = await SqliteFrontier.open(state / DATABASE)
        try:
            yield Verifier(store, frontier, has_state=True)
        finally:
            await frontier.close()
