"""Which page each process is reading in place, noted so that the note survives the process.

A page that ends its reader ends the run with it. Its note stays, and whoever comes upon the page
next reads it in a process of its own. The notes are a small file in memory that all processes of a
project share: writing one costs no call to the system. A place in it is held by a lock that ends
with its process; a note of which nobody holds the place tells of a page that was never finished.
"""

import fcntl
import hashlib
import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.errors import StoreError

NOTE = 32  # bytes: the SHA-256 of a URL, or zeros
PLACES = 128  # more processes than a machine has for this; where none is free, nothing is noted
FREE = bytes(NOTE)


class Marks:
    """One process's place among the notes; make one with `open_marks`."""

    def __init__(self, handle: int, notes: mmap.mmap) -> None:
        self._handle = handle
        self._notes = notes
        self._place = self._take_place()

    def is_suspect(self, url: str) -> bool:
        """True for a page that a process was reading when it ended."""
        notes = self._notes[:]
        # A search through thousands of zeros takes longer than all the rest of noting a page.
        return _note(url) in notes[: len(notes.rstrip(b"\0")) + NOTE]

    @contextmanager
    def reading(self, url: str) -> Iterator[None]:
        """Note that the page is being read here until the block ends."""
        if self._place is None:
            yield
            return
        at = self._place * NOTE
        self._notes[at : at + NOTE] = _note(url)
        try:
            yield
        finally:
            self._notes[at : at + NOTE] = FREE

    def clear(self, url: str) -> None:
        """Forget a page that was read to its end elsewhere."""
        note = _note(url)
        while (at := self._notes.find(note)) >= 0:
            self._notes[at : at + NOTE] = FREE

    def _take_place(self) -> int | None:
        """A place that nobody holds, best one without a note: so no note is lost."""
        places = range(PLACES)
        noted = [place for place in places if self._notes[place * NOTE :][:NOTE] != FREE]
        for place in [*(set(places) - set(noted)), *noted]:
            try:
                fcntl.lockf(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB, NOTE, place * NOTE)
            except OSError:  # another's
                continue
            return place
        return None


@contextmanager
def open_marks(path: Path) -> Iterator[Marks]:
    """The notes in this file, made where there is none; raises `StoreError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        if os.fstat(handle).st_size < PLACES * NOTE:
            os.pwrite(handle, bytes(PLACES * NOTE), 0)  # real blocks: a full disk shows here
        notes = mmap.mmap(handle, PLACES * NOTE)
    except OSError as exc:
        raise StoreError(f"cannot open {path}: {exc.strerror}", path=str(path)) from exc
    try:
        yield Marks(handle, notes)
    finally:
        notes.close()
        os.close(handle)


def _note(url: str) -> bytes:
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).digest()
