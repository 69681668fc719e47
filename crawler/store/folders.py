"""Folders that outlast a power cut: their names are synced in their parents.

Also those found there already: a run that was killed may have made them and not come to syncing.
"""

import os
from contextlib import suppress
from pathlib import Path


def make_folders(folder: Path, *, durable: set[Path]) -> None:
    """Make a folder with all above it, and make their names durable; raises `OSError`.

    `durable` holds the folders that need no more of this, and is added to.
    """
    is_there = folder.is_dir()
    if is_there and folder in durable:
        return
    if not is_there:
        make_folders(folder.parent, durable=durable)
        folder.mkdir(exist_ok=True)
    with suppress(PermissionError):  # a parent that is another's and that we may not open
        sync_folder(folder.parent)
    durable.add(folder)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
