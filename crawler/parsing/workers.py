"""Parsing in worker processes: a page that hangs, crashes or fills memory ends a worker, not us.

Workers start when first needed and are replaced when they die, were ended for taking too long, or
have done their share of jobs. A job whose worker died is tried once more in a fresh one, so that
nobody else's trouble counts against a page.
"""

import asyncio
import os
from collections.abc import Callable
from types import TracebackType

from crawler.errors import ExtractionError
from crawler.parsing.messages import Answer, Job, Keepsakes
from crawler.parsing.process import Worker, WorkerDied
from crawler.ports.parser import Arguments, Result

FEWEST, MOST = 2, 4  # one hostile page must not hold up the rest; more outrun any event loop
JOBS = 2000  # then a fresh process: whatever a parser leaks ends with it
TRIES = 2


class WorkerParser:
    """See `ports.parser`; an async context manager that owns its processes."""

    def __init__(self, *, deadline_s: float, workers: int | None = None) -> None:
        self._deadline_s = deadline_s
        count = workers or min(MOST, max(FEWEST, os.cpu_count() or 1))
        self._free = asyncio.Semaphore(count)
        self._idle: list[Worker] = []
        self._keepsakes = Keepsakes()

    async def __aenter__(self) -> "WorkerParser":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        while self._idle:
            await self._idle.pop().end()

    async def run(
        self,
        url: str,
        work: Callable[Arguments, Result],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """The result, computed in a worker."""
        job, uses = self._keepsakes.pack(Job(work, args, kwargs))
        async with self._free:
            for _ in range(TRIES):
                try:
                    answer = await self._ask(job, uses)
                except WorkerDied:
                    continue
                except TimeoutError as exc:
                    raise ExtractionError(
                        f"reading took more than {self._deadline_s:g} s",
                        reason="parser_timeout",
                        url=url,
                    ) from exc
                if answer.error:
                    raise answer.error
                return answer.result  # type: ignore[return-value]  # the worker called `work`
        raise ExtractionError(
            f"reading ended its process {TRIES} times", reason="parser_died", url=url
        )

    async def _ask(self, job: bytes, uses: set[int]) -> Answer:
        worker = self._idle.pop() if self._idle else await Worker.start(self._deadline_s)
        try:
            async with asyncio.timeout(self._deadline_s):
                answer = await worker.ask(job, uses=uses, keepsakes=self._keepsakes)
        except BaseException:  # also when cancelled: an answer under way would be the next one's
            await worker.end()
            raise
        if worker.jobs >= JOBS:
            await worker.end()
        else:
            self._idle.append(worker)
        return answer
