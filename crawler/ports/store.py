"""Where files are kept."""

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from crawler.model import StoredFile


class Store(Protocol):
    """Backend that keeps bytes under relative paths with `/`.

    Paths never leave the root: absolute ones, `..`, empty parts, control characters and NUL raise
    `StoreError`, as does every failure of the medium.
    """

    async def write_batch(self, files: Sequence[tuple[str, bytes]]) -> list[bool]:
        """Write files, durable when it returns; True where bytes changed."""
        ...

    async def write_new(self, path: str, data: bytes) -> bytes | None:
        """Write a file where none is, durable when it returns; else the bytes that lie there."""
        ...

    async def read(self, path: str) -> bytes | None:
        """Bytes of a file, or None."""
        ...

    async def read_batch(self, paths: Sequence[str]) -> list[bytes | None]:
        """Bytes of some files, None for those that are not there."""
        ...

    async def count(self, folder: str) -> tuple[int, list[str]]:
        """How many files lie in a folder itself, and the names of the folders in it, in order.

        Hidden ones are left out; of a folder that is not there: none.
        """
        ...

    def walk(self, folder: str = "") -> AsyncIterator[list[StoredFile]]:
        """Every file below a folder, a batch at a time, in order of the paths by code points.

        Left out are hidden files and folders, and links: what a link leads to is not in the store.
        """
        ...

    async def sweep(self) -> int:
        """Remove temporary files that a crash left; count them."""
        ...

    async def check_writable(self) -> None:
        """Raise `StoreError` with a hint when nothing could be written."""
        ...
