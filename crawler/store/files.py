"""Files below a root folder: written beside their place, synced, then renamed into it.

What `write_batch` returned for survives a power cut: file contents are synced before the rename and
each folder once after, for all batches that were asked for together. Those and reads go to a thread
in groups, not one by one. A crash leaves at most hidden `.….tmp` files, which `sweep` removes.
"""

import os
import secrets
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import aiofiles.os

from crawler.errors import StoreError
from crawler.grouping import Group
from crawler.model import StoredFile
from crawler.store.folders import make_folders
from crawler.store.paths import checked_path
from crawler.store.staging import TEMPORARY, Staging, store_error

BATCH = 256  # files for each hop to a thread
SYNCS = 16  # at a time; more gained nothing


@dataclass(frozen=True, slots=True)
class _Files:
    """One batch to write."""

    files: Sequence[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class _New:
    """One file to write where none is."""

    path: str
    data: bytes


_Work = _Files | _New | str  # a text is a path to read
_Result = list[bool] | bytes | None


class FileStore:
    """See `ports.store`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._durable = set[Path]()
        self._syncs = ThreadPoolExecutor(SYNCS, thread_name_prefix="sync")
        self._group: Group[_Work, _Result] = Group(self._do, name="store")

    async def write_batch(self, files: Sequence[tuple[str, bytes]]) -> list[bool]:
        """Write files; durable when it returns."""
        result = await self._group.result(_Files(files))
        assert isinstance(result, list)
        return result

    async def write_new(self, path: str, data: bytes) -> bytes | None:
        """Write where nothing is; durable when it returns."""
        result = await self._group.result(_New(path, data))
        assert not isinstance(result, list)
        return result

    async def read(self, path: str) -> bytes | None:
        """Bytes of a file."""
        result = await self._group.result(path)
        assert not isinstance(result, list)
        return result

    async def read_batch(self, paths: Sequence[str]) -> list[bytes | None]:
        """Bytes of some files."""
        return await aiofiles.os.wrap(self._read_all)(paths)

    async def count(self, folder: str) -> tuple[int, list[str]]:
        """Files and folders of a folder."""
        return await aiofiles.os.wrap(self._count)(folder)

    async def walk(self, folder: str = "") -> AsyncIterator[list[StoredFile]]:
        """Every file below a folder in order."""
        files = self._walk(f"{checked_path(folder)}/" if folder else "")
        while batch := await aiofiles.os.wrap(lambda: list(islice(files, BATCH)))():
            yield batch

    async def sweep(self) -> int:
        """Remove temporary files that a crash left."""
        return await aiofiles.os.wrap(self._sweep)()

    async def check_writable(self) -> None:
        """Raise `StoreError` with a hint when nothing could be written."""
        await aiofiles.os.wrap(self._check_writable)()

    def _do(self, group: Sequence[_Work]) -> Sequence[_Result | BaseException]:
        """Reads and writes in order; a failure is its caller's alone, but for that of a folder."""
        staging = self._staging()
        results: list[_Result | BaseException] = []
        for batch, work in enumerate(group):
            if isinstance(work, _New) and staging.holds(work.path):
                _settle(staging, results)
            try:
                results.append(_done(work, staging, batch))
            except StoreError as exc:
                results.append(exc)
        _settle(staging, results)
        staging.finish()
        return results

    def _staging(self) -> Staging:
        return Staging(self._root, durable=self._durable, syncs=self._syncs)

    def _read_all(self, paths: Sequence[str]) -> list[bytes | None]:
        staging = self._staging()
        return [staging.read(path) for path in paths]

    def _count(self, folder: str) -> tuple[int, list[str]]:
        names = [name for name, _ in self._entries(str(checked_path(folder)))]
        folders = sorted(name.rstrip("/") for name in names if name.endswith("/"))
        return len(names) - len(folders), folders

    def _entries(self, folder: str) -> list[tuple[str, os.DirEntry[str]]]:
        """What a folder shows, the names of folders with a `/` behind them."""
        try:
            return [
                (f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name, entry)
                for entry in os.scandir(self._root / folder)
                if not entry.name.startswith(".")
            ]
        except FileNotFoundError:
            return []
        except OSError as exc:
            raise store_error(exc, self._root, verb="read") from exc

    def _walk(self, folder: str) -> Iterator[StoredFile]:
        entries = self._entries(folder)
        for name, entry in sorted(entries, key=lambda it: it[0]):  # "a-1" lies before "a/1"
            if name.endswith("/"):
                yield from self._walk(folder + name)
            elif entry.is_file(follow_symlinks=False):
                modified = datetime.fromtimestamp(entry.stat().st_mtime, UTC)
                yield StoredFile(path=folder + name, modified=modified)

    def _sweep(self) -> int:
        count = 0
        for folder, _, names in os.walk(self._root):
            for name in names:
                if name.startswith(".") and name.endswith(TEMPORARY):
                    (Path(folder) / name).unlink(missing_ok=True)
                    count += 1
        return count

    def _check_writable(self) -> None:
        try:
            make_folders(self._root, durable=self._durable)
            probe = self._root / f".{secrets.token_hex(8)}{TEMPORARY}"
            probe.touch()
            probe.unlink()
        except OSError as exc:
            raise store_error(exc, self._root) from exc


def _done(work: _Work, staging: Staging, batch: int) -> _Result:
    """One piece of work, but for putting in place what was staged."""
    if isinstance(work, str):
        return staging.read(work)
    if isinstance(work, _Files):
        return staging.write(work.files, batch=batch)
    return staging.write_new(work.path, work.data, batch=batch)


def _settle(staging: Staging, results: list[_Result | BaseException]) -> None:
    """Put in place what was staged, but for batches that failed; failures among the results."""
    failed = {batch for batch, it in enumerate(results) if isinstance(it, StoreError)}
    for batch, error in staging.settle(failed=failed).items():
        results[batch] = error
