"""Files below a root folder: written beside their place, synced, then renamed into it.

What `write_batch` returned for survives a power cut: file contents are synced before the rename and
each folder once after, for all batches that were asked for together. Those and reads go to a thread
in groups, not one by one. A crash leaves at most hidden `.….tmp` files, which `sweep` removes.
"""

import errno
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
from crawler.store.folders import make_folders, sync_folder
from crawler.store.paths import checked_path

TEMPORARY = ".tmp"
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


@dataclass(frozen=True, slots=True)
class _Staged:
    """One file beside its place, written and not yet synced; `place` is its batch's in a group."""

    path: str
    target: Path
    beside: Path
    handle: int
    place: int


class _Folders:
    """What one group found out about folders and did to them, so that it is done once."""

    def __init__(self, root: Path, durable: set[Path]) -> None:
        self._root = root
        self._real_root = root.resolve()
        self._inside = set[Path]()
        self._durable = durable  # folders whose names are synced in their parents
        self._named = set[Path]()  # that will be, once `touched` is
        self.touched = dict[Path, None]()  # to be synced

    def place(self, path: str) -> Path:
        """Where a file lies; raises `StoreError` when that is not below the root."""
        target = self._root / checked_path(path)
        folder = target.parent
        if folder not in self._inside:
            if not folder.resolve().is_relative_to(self._real_root):
                raise StoreError(f"a link leads out of the archive: {path!r}", path=path)
            self._inside.add(folder)
        return target

    def make(self, folder: Path) -> None:
        """Make a folder and those above it, and their names durable with the group.

        Also of those that are there: a killed run may have made them and not come to syncing.
        """
        if folder in self._durable | self._named and folder.is_dir():
            return
        make_folders(self._root, durable=self._durable)
        for place in reversed([folder, *folder.parents]):
            if self._root in place.parents:
                place.mkdir(exist_ok=True)
                self.touched[place.parent] = None
                self._named.add(place)

    def sync(self) -> None:
        """Make durable what the group did."""
        for folder in self.touched:
            sync_folder(folder)
        self._durable |= self._named


class FileStore:
    """See `ports.Store`."""

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
        folders = _Folders(self._root, self._durable)
        staged: list[_Staged] = []
        results: list[_Result | BaseException] = []
        for place, work in enumerate(group):
            if isinstance(work, _New) and any(it.path == work.path for it in staged):
                self._settle(staged, results)
                staged = []
            try:
                results.append(self._done(work, folders, staged, place))
            except StoreError as exc:
                results.append(exc)
        self._settle(staged, results)
        try:
            folders.sync()
        except OSError as exc:
            raise _store_error(exc, self._root) from exc
        return results

    def _done(self, work: _Work, folders: _Folders, staged: list[_Staged], place: int) -> _Result:
        """One piece of work, but for putting in place what was staged."""
        if isinstance(work, str):
            return self._read(work, folders)
        if isinstance(work, _Files):
            return self._stage(work.files, folders, staged, place)
        there = self._read(work.path, folders)
        if there is None:
            self._stage([(work.path, work.data)], folders, staged, place)
        return there

    def _settle(self, staged: Sequence[_Staged], results: list[_Result | BaseException]) -> None:
        """Put in place what was staged, but for batches that failed; failures among the results."""
        failed = {place for place, it in enumerate(results) if isinstance(it, StoreError)}
        for place, error in self._put_in_place(staged, failed=failed).items():
            results[place] = _store_error(error, self._root)

    def _stage(
        self,
        files: Sequence[tuple[str, bytes]],
        folders: _Folders,
        staged: list[_Staged],
        place: int,
    ) -> list[bool]:
        """Write what changes beside its place."""
        latest = dict(files)
        changed: dict[str, bool] = {}
        try:
            for path, data in latest.items():
                target = folders.place(path)
                folders.make(target.parent)
                changed[path] = _read_or_none(target) != data
                if changed[path]:
                    staged.append(_staged(path, target, data, place))
                # Also for the same bytes: whoever wrote them may have been killed before this.
                folders.touched[target.parent] = None
        except OSError as exc:
            raise _store_error(exc, self._root) from exc
        return [changed[path] for path, _ in files]

    def _put_in_place(self, staged: Sequence[_Staged], *, failed: set[int]) -> dict[int, OSError]:
        """Sync all at once, then rename each; errors by the place of their batch in the group.

        A journal takes many files in one commit when their syncs are asked for together: one after
        the other they take three to ten times as long.
        """
        handles = [it.handle for it in staged]
        synced = self._syncs.map(_sync_error, handles) if len(handles) > 1 else None
        errors: dict[int, OSError] = {}
        for it, unsynced in zip(staged, synced or map(_sync_error, handles), strict=True):
            os.close(it.handle)
            error = unsynced or errors.get(it.place)
            if error is None and it.place not in failed:
                error = _rename_error(it)
                if error is None:
                    continue
            if error is not None:
                errors[it.place] = error
            it.beside.unlink(missing_ok=True)
        return errors

    def _read(self, path: str, folders: _Folders) -> bytes | None:
        try:
            return _read_or_none(folders.place(path))
        except OSError as exc:
            raise _store_error(exc, self._root, verb="read") from exc

    def _read_all(self, paths: Sequence[str]) -> list[bytes | None]:
        folders = _Folders(self._root, self._durable)
        return [self._read(path, folders) for path in paths]

    def _walk(self, folder: str) -> Iterator[StoredFile]:
        try:
            entries = [
                (f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name, entry)
                for entry in os.scandir(self._root / folder)
                if not entry.name.startswith(".")
            ]
        except FileNotFoundError:
            return
        except OSError as exc:
            raise _store_error(exc, self._root, verb="read") from exc
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
            raise _store_error(exc, self._root) from exc


def _read_or_none(path: Path) -> bytes | None:
    try:
        if path.is_symlink():  # never followed: its bytes are where it points, as git has it
            return os.fsencode(path.readlink())
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _staged(path: str, target: Path, data: bytes, place: int) -> _Staged:
    beside = target.with_name(f".{secrets.token_hex(8)}{TEMPORARY}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
    except BaseException:
        os.close(handle)
        beside.unlink(missing_ok=True)
        raise
    return _Staged(path, target, beside, handle, place)


def _sync_error(handle: int) -> OSError | None:
    try:
        os.fsync(handle)
    except OSError as exc:
        return exc
    return None


def _rename_error(it: _Staged) -> OSError | None:
    try:
        it.beside.replace(it.target)
    except OSError as exc:
        return exc
    return None


def _store_error(exc: OSError, root: Path, *, verb: str = "write") -> StoreError:
    hints = {
        errno.ENOSPC: "The disk is full: make room and run again.",
        errno.EDQUOT: "The quota is used up: make room and run again.",
        errno.EROFS: "The file system is read-only.",
        errno.EACCES: "The folder is not ours to write: check its owner and mode.",
        errno.ENOTDIR: "Something on the way is a file, not a folder.",
        errno.EEXIST: "A file stands where a folder should be.",
    }
    hint = hints.get(exc.errno or 0, "Check the folder, or name another with --archive.")
    name = exc.filename or root
    return StoreError(f"cannot {verb} {name}: {exc.strerror}", hint=hint, path=str(name))
