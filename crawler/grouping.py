"""Many callers' work done together by one thread: one hop and one commit for a whole group.

Whatever is asked for while a group is under way makes the next group, so that nobody waits for a
timer: a single caller is served at once, sixty-four that ask together share the cost of a sync.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")
MOST = 64  # larger groups gain nothing measurable and keep their first caller waiting


class Group(Generic[Work, Result]):
    """Hands groups of work to `do`, which gives a result or an error for each, in order.

    `do` runs in the thread, one group at a time. Work whose caller was cancelled before its group
    began is left out; after that it is done all the same.
    """

    def __init__(
        self, do: Callable[[Sequence[Work]], Sequence[Result | BaseException]], *, name: str
    ) -> None:
        self._do = do
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._waiting: deque[tuple[Work, asyncio.Future[Result]]] = deque()
        self._is_busy = False

    async def result(self, work: Work) -> Result:
        """The result of one piece of work, or its error raised."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        self._waiting.append((work, future))
        if not self._is_busy:
            self._is_busy = True
            loop.call_soon(self._begin, loop)  # so that all who are ready now go together
        return await future

    def close(self) -> None:
        """End the thread once what was asked for is done."""
        self._thread.shutdown()

    def _begin(self, loop: asyncio.AbstractEventLoop) -> None:
        group: list[tuple[Work, asyncio.Future[Result]]] = []
        while self._waiting and len(group) < MOST:
            work, future = self._waiting.popleft()
            if not future.done():
                group.append((work, future))
        self._is_busy = bool(group)
        if group:
            self._thread.submit(self._run, loop, group)

    def _run(
        self, loop: asyncio.AbstractEventLoop, group: list[tuple[Work, asyncio.Future[Result]]]
    ) -> None:
        results: Sequence[Result | BaseException]
        try:
            results = self._do([work for work, _ in group])
        except BaseException as exc:  # noqa: BLE001  # goes to every caller of the group
            results = [exc] * len(group)
        futures = [future for _, future in group]
        loop.call_soon_threadsafe(self._deliver, loop, futures, results)

    def _deliver(
        self,
        loop: asyncio.AbstractEventLoop,
        futures: list[asyncio.Future[Result]],
        results: Sequence[Result | BaseException],
    ) -> None:
        self._begin(loop)
        for future, result in zip(futures, results, strict=True):
            if future.done():
                continue
            if isinstance(result, BaseException):
                future.set_exception(result)
            else:
                future.set_result(result)
