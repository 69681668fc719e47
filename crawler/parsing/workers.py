"""Parsing in worker processes: a page that hangs, crashes or fills memory ends a worker, not us.

Workers start when first needed and are replaced when they die, were ended for taking too long, or
have done their share of jobs. A job whose worker died is tried once more in a fresh one, so that
nobody else's trouble counts against a page.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from types import TracebackType

from crawler.errors import ExtractionError
from crawler.parsing.messages import LENGTH, READY, Answer, Job, pack, unpack
from crawler.ports import Arguments, Result

FEWEST, MOST = 2, 4  # one hostile page must not hold up the rest; more outrun any event loop
START_S = 60.0  # imports on a busy machine
JOBS = 2000  # then a fresh process: whatever a parser leaks ends with it
MEGABYTES = 512  # a page of 10 MB makes a tree of 200 MB; the interpreter has 40
TRIES = 2


class WorkerDied(Exception):  # noqa: N818  # states the fact, for this module only
    """The process ended before it answered."""


class WorkerParser:
    """See `ports.Parser`; an async context manager that owns its processes."""

    def __init__(self, *, deadline_s: float, workers: int | None = None) -> None:
        self._deadline_s = deadline_s
        count = workers or min(MOST, max(FEWEST, os.cpu_count() or 1))
        self._free = asyncio.Semaphore(count)
        self._idle: list[_Worker] = []

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
        job = pack(Job(work, args, kwargs))
        async with self._free:
            for _ in range(TRIES):
                try:
                    answer = await self._ask(job)
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

    async def _ask(self, job: bytes) -> Answer:
        worker = self._idle.pop() if self._idle else await _Worker.start(self._deadline_s)
        try:
            async with asyncio.timeout(self._deadline_s):
                answer = await worker.ask(job)
        except BaseException:  # also when cancelled: an answer under way would be the next one's
            await worker.end()
            raise
        if worker.jobs >= JOBS:
            await worker.end()
        else:
            self._idle.append(worker)
        return answer


class _Worker:
    """One process and its pipes."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.jobs = 0

    @classmethod
    async def start(cls, deadline_s: float) -> "_Worker":
        """A worker that is ready for its first job."""
        places = os.pathsep.join(place for place in sys.path if place)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "crawler.parsing.worker", str(deadline_s), str(MEGABYTES),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": places},
        )  # fmt: skip
        worker = cls(process)
        try:
            async with asyncio.timeout(START_S):
                assert await worker._receive() == READY
        except BaseException:
            await worker.end()
            raise
        return worker

    async def ask(self, job: bytes) -> Answer:
        """Its answer to one job; raises `WorkerDied`."""
        self.jobs += 1
        stdin = self._process.stdin
        assert stdin is not None
        try:
            stdin.write(job)
            await stdin.drain()
        except (BrokenPipeError, ConnectionResetError) as exc:
            raise WorkerDied from exc
        answer: Answer = unpack(await self._receive())
        return answer

    async def end(self) -> None:
        """Kill and bury it."""
        if self._process.returncode is None:
            self._process.kill()
        await asyncio.shield(self._process.wait())

    async def _receive(self) -> bytes:
        stdout = self._process.stdout
        assert stdout is not None
        try:
            head = await stdout.readexactly(LENGTH.size)
            return await stdout.readexactly(LENGTH.unpack(head)[0])
        except (asyncio.IncompleteReadError, ConnectionResetError) as exc:
            raise WorkerDied from exc
