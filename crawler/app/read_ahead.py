"""The files of an archive, in order, the next ones being read while some are looked at.

A disk that has to be asked for each file answers several questions in the time of one.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Sequence

from crawler.model import StoredFile
from crawler.ports import Store

AHEAD = 4  # batches of some hundred files: a few megabytes
Contents = list[tuple[StoredFile, bytes]]


async def read_ahead(
    store: Store, is_wanted: Callable[[StoredFile], bool]
) -> AsyncGenerator[Contents]:
    """Batches of the wanted files with their bytes; what vanished meanwhile is empty."""
    under_way = deque[asyncio.Task[Contents]]()
    try:
        async for files in store.walk():
            wanted = [file for file in files if is_wanted(file)]
            under_way.append(asyncio.create_task(_read(store, wanted)))
            if len(under_way) > AHEAD:
                yield await under_way.popleft()
        while under_way:
            yield await under_way.popleft()
    finally:
        for task in under_way:
            task.cancel()


async def _read(store: Store, files: Sequence[StoredFile]) -> Contents:
    contents = await store.read_batch([file.path for file in files])
    return [(file, data or b"") for file, data in zip(files, contents, strict=True)]
