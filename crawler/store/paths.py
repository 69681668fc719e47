"""Which relative paths may name a file below the root. Shared by every store; pure."""

from pathlib import PurePosixPath

from crawler.errors import StoreError

LONGEST_NAME = 255  # bytes: NAME_MAX of the common file systems


def checked_path(path: str) -> PurePosixPath:
    """The path, or `StoreError` when it could leave the root or cannot be a file name."""
    parts = path.split("/")
    bad = (
        any(part in {"", ".", ".."} for part in parts)
        or any(ord(ch) < 0x20 or ch in "\x7f\\" for ch in path)  # noqa: PLR2004  # C0 controls
        or any(len(part.encode("utf-8", "surrogatepass")) > LONGEST_NAME for part in parts)
    )
    if bad:
        raise StoreError(f"not a path below the archive: {path!r}", path=path)
    return PurePosixPath(path)
