"""How much room is left on the disk of a folder that may not exist yet."""

import os
from pathlib import Path

from crawler.errors import DiskLow, StoreError


def free_bytes(folder: Path) -> int:
    """Bytes that we, not only root, may still write; raises `StoreError`."""
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        facts = os.statvfs(place)
    except OSError as exc:
        raise StoreError(f"cannot read {place}: {exc.strerror}") from exc
    return facts.f_bavail * facts.f_frsize


def require_free(folder: Path, least: int) -> None:
    """Raise `DiskLow` when fewer bytes than `least` are left."""
    if (left := free_bytes(folder)) < least:
        raise DiskLow(
            f"{left / 1e6:.0f} MB left on the disk of {folder}, {least / 1e6:.0f} MB wanted",
            hint="Make room, or set min_free lower; the next run goes on.",
        )
