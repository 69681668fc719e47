"""A store in memory, for unit tests."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime

from crawler.model import StoredFile
from crawler.store.paths import checked_path

EPOCH = datetime.fromtimestamp(0, UTC)


class MemoryStore:
    """See `ports.store`."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    async def write_batch(self, files: Sequence[tuple[str, bytes]]) -> list[bool]:
        """Keep the bytes."""
        paths = [str(checked_path(path)) for path, _ in files]
        changed = []
        for path, (_, data) in zip(paths, files, strict=True):
            changed.append(self.files.get(path) != data)
            self.files[path] = data
        return changed

    async def write_new(self, path: str, data: bytes) -> bytes | None:
        """Keep the bytes where none are."""
        there = await self.read(path)
        if there is None:
            await self.write_batch([(path, data)])
        return there

    async def read(self, path: str) -> bytes | None:
        """Bytes of a file."""
        return self.files.get(str(checked_path(path)))

    async def read_batch(self, paths: Sequence[str]) -> list[bytes | None]:
        """Bytes of some files."""
        return [await self.read(path) for path in paths]

    async def count(self, folder: str) -> tuple[int, list[str]]:
        """Files and folders of a folder."""
        start = f"{checked_path(folder)}/"
        below = [path.removeprefix(start) for path in self.files if path.startswith(start)]
        folders = {path.partition("/")[0] for path in below if "/" in path}
        return sum("/" not in path for path in below), sorted(folders)

    async def walk(self, folder: str = "") -> AsyncIterator[list[StoredFile]]:
        """Every file below a folder in order."""
        start = f"{checked_path(folder)}/" if folder else ""
        shown = [
            path
            for path in sorted(self.files)
            if path.startswith(start) and not any(part.startswith(".") for part in path.split("/"))
        ]
        if shown:
            yield [StoredFile(path=path, modified=EPOCH) for path in shown]

    async def sweep(self) -> int:
        """Nothing is ever left over."""
        return 0

    async def check_writable(self) -> None:
        """Memory always is."""
