"""What one group of callers asks of a folder: files written beside their place, put there together.

A file's content is synced before it is renamed into its place, and each folder once after all. Runs
in one thread; one object for each group.
"""

import errno
import os
import secrets
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from crawler.errors import StoreError
from crawler.store.folders import make_folders, sync_folder
from crawler.store.paths import checked_path

TEMPORARY = ".tmp"


@dataclass(frozen=True, slots=True)
class _Staged:
    """One file beside its place, written and not yet synced."""

    path: str
    target: Path
    beside: Path
    handle: int
    batch: int  # its caller's place in the group


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
        if (folder in self._durable or folder in self._named) and folder.is_dir():
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


class Staging:
    """One group's reads and writes; `batch` is the place of a caller in the group."""

    def __init__(self, root: Path, *, durable: set[Path], syncs: ThreadPoolExecutor) -> None:
        self._root = root
        self._folders = _Folders(root, durable)
        self._syncs = syncs
        self._staged: list[_Staged] = []

    def holds(self, path: str) -> bool:
        """True when a file is about to be put there."""
        return any(it.path == path for it in self._staged)

    def read(self, path: str) -> bytes | None:
        """Bytes of a file, or None; raises `StoreError`."""
        return self._found(path)[1]

    def _found(self, path: str) -> tuple[Path, bytes | None]:
        try:
            target = self._folders.place(path)
            return target, _read_or_none(target)
        except OSError as exc:
            raise store_error(exc, self._root, verb="read") from exc

    def write(self, files: Sequence[tuple[str, bytes]], *, batch: int) -> list[bool]:
        """Write what changes beside its place, and tell where it does; raises `StoreError`."""
        changed: dict[str, bool] = {}
        try:
            for path, data in dict(files).items():
                target = self._folders.place(path)
                self._folders.make(target.parent)
                changed[path] = _read_or_none(target) != data
                if changed[path]:
                    self._staged.append(_staged(path, target, data, batch))
                # Also for the same bytes: whoever wrote them may have been killed before this.
                self._folders.touched[target.parent] = None
        except OSError as exc:
            raise store_error(exc, self._root) from exc
        return [changed[path] for path, _ in files]

    def write_new(self, path: str, data: bytes, *, batch: int) -> bytes | None:
        """Write beside its place where nothing is, else the bytes there; raises `StoreError`."""
        target, there = self._found(path)
        if there is None:
            folder = target.parent
            try:
                self._folders.make(folder)
                self._staged.append(_staged(path, target, data, batch))
                self._folders.touched[folder] = None
            except OSError as exc:
                raise store_error(exc, self._root) from exc
        return there

    def settle(self, *, failed: Collection[int]) -> dict[int, StoreError]:
        """Put in place what was staged but for batches that failed; errors by batch.

        A journal takes many files in one commit when their syncs are asked for together: one after
        the other they take three to ten times as long.
        """
        handles = [it.handle for it in self._staged]
        synced = self._syncs.map(_sync_error, handles) if len(handles) > 1 else None
        errors: dict[int, OSError] = {}
        for it, unsynced in zip(self._staged, synced or map(_sync_error, handles), strict=True):
            os.close(it.handle)
            error = unsynced or errors.get(it.batch)
            if error is None and it.batch not in failed:
                error = _rename_error(it)
                if error is None:
                    continue
            if error is not None:
                errors[it.batch] = error
            _drop(it.beside)
        self._staged = []
        return {batch: store_error(error, self._root) for batch, error in errors.items()}

    def finish(self) -> None:
        """Make the names of what was put in place durable; raises `StoreError`."""
        try:
            self._folders.sync()
        except OSError as exc:
            raise store_error(exc, self._root) from exc


def _read_or_none(path: Path) -> bytes | None:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    except OSError:
        if path.is_symlink():  # never followed: its bytes are where it points, as git has it
            return os.fsencode(path.readlink())
        raise
    with FileIO(handle) as file:
        return file.readall()


def _staged(path: str, target: Path, data: bytes, batch: int) -> _Staged:
    beside = target.with_name(f".{secrets.token_hex(8)}{TEMPORARY}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
    except BaseException:
        os.close(handle)
        _drop(beside)
        raise
    return _Staged(path, target, beside, handle, batch)


def _drop(beside: Path) -> None:
    """Remove what does not come to its place; a locked folder keeps it until `sweep`."""
    with suppress(OSError):
        beside.unlink()


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


def store_error(exc: OSError, root: Path, *, verb: str = "write") -> StoreError:
    """An error of the disk, with what to do about it."""
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
