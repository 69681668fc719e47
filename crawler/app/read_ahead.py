"""Work done ahead of who takes it, in order; above all the next files of an archive being read.

A disk that has to be asked for each file answers several questions in the time of one.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Coroutine, Sequence
from contextlib import aclosing
from typing import TypeVar

from crawler.model import StoredFile
from crawler.ports.store import Store

AHEAD = 4  # batches of some hundred files: a few megabytes
Result = TypeVar("Result")
Contents = list[tuple[StoredFile, bytes]]


async def read_ahead(
    store: Store, is_wanted: Callable[[StoredFile], bool]
) -> AsyncGenerator[Contents]:
    """Batches of the wanted files with their bytes; what vanished meanwhile is empty."""
    reading = (
        _read(store, [file for file in files if is_wanted(file)]) async for files in store.walk()
    )
    async with aclosing(in_order(reading, ahead=AHEAD)) as batches:
        async for batch in batches:
            yield batch


async def in_order(
    works: AsyncIterable[Coroutine[None, None, Result]], *, ahead: int
) -> AsyncGenerator[Result]:
    """Results in the order of the works, so many of which are under way while one is taken."""
    under_way = deque[asyncio.Task[Result]]()
    try:
        async for work in works:
            under_way.append(asyncio.create_task(work))
            if len(under_way) > ahead:
                yield await under_way.popleft()
        while under_way:
            yield await under_way.popleft()
    finally:
        for task in under_way:
            task.cancel()


async def _read(store: Store, files: Sequence[StoredFile]) -> Contents:
    contents = await store.read_batch([file.path for file in files])
    return [(file, data or b"") for file, data in zip(files, contents, strict=True)]
