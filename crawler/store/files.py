"""Files below a root folder: written beside their place, synced, then renamed into it.

What `write_batch` returned for survives a power cut: file contents are synced before the rename and
each folder once after. A batch is one hop to a thread (aiofiles), not one for each call. A crash
leaves at most hidden `.….tmp` files, which `sweep` removes.
"""

import errno
import os
import secrets
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import aiofiles.os

from crawler.errors import StoreError
from crawler.model import StoredFile
from crawler.store.paths import checked_path

TEMPORARY = ".tmp"
BATCH = 256  # files for each hop to a thread


class FileStore:
    """See `ports.Store`."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def write_batch(self, files: Sequence[tuple[str, bytes]]) -> list[bool]:
        """Write files; durable when it returns."""
        return await aiofiles.os.wrap(self._write_batch)(files)

    async def read(self, path: str) -> bytes | None:
        """Bytes of a file."""
        return await aiofiles.os.wrap(self._read)(path)

    async def read_batch(self, paths: Sequence[str]) -> list[bytes | None]:
        """Bytes of some files."""
        return await aiofiles.os.wrap(lambda: [self._read(path) for path in paths])()

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

    def _write_batch(self, files: Sequence[tuple[str, bytes]]) -> list[bool]:
        latest = dict(files)
        folders: dict[Path, None] = {}
        changed: dict[str, bool] = {}
        try:
            for path, data in latest.items():
                target = self._place(path)
                changed[path] = _read_or_none(target) != data
                if changed[path]:
                    _make_folders(target.parent, folders)
                    _replace(target, data)
                    folders[target.parent] = None
            for folder in folders:
                _sync_folder(folder)
        except OSError as exc:
            raise _store_error(exc, self._root) from exc
        return [changed[path] for path, _ in files]

    def _read(self, path: str) -> bytes | None:
        try:
            return _read_or_none(self._place(path))
        except OSError as exc:
            raise _store_error(exc, self._root, verb="read") from exc

    def _walk(self, folder: str) -> Iterator[StoredFile]:
        try:
            entries = [
                (f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name, entry)
                for entry in os.scandir(self._root / folder)
                if not entry.name.startswith(".") and not entry.is_symlink()
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
            self._root.mkdir(parents=True, exist_ok=True)
            probe = self._root / f".{secrets.token_hex(8)}{TEMPORARY}"
            probe.touch()
            probe.unlink()
        except OSError as exc:
            raise _store_error(exc, self._root) from exc

    def _place(self, path: str) -> Path:
        target = self._root / checked_path(path)
        if not target.parent.resolve().is_relative_to(self._root.resolve()):
            raise StoreError(f"a link leads out of the archive: {path!r}", path=path)
        return target


def _read_or_none(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _make_folders(folder: Path, made: dict[Path, None]) -> None:
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        new.mkdir(exist_ok=True)
        made[new.parent] = None


def _replace(target: Path, data: bytes) -> None:
    beside = target.with_name(f".{secrets.token_hex(8)}{TEMPORARY}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
