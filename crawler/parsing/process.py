"""One parser process, seen from the crawler: its pipes, and one job at a time."""

import asyncio
import os
import sys

from crawler.parsing.messages import LENGTH, READY, Answer, Keepsakes, unpack

START_S = 60.0  # imports on a busy machine
MEGABYTES = 512  # a page of 10 MB makes a tree of 200 MB; the interpreter has 40


class WorkerDied(Exception):  # noqa: N818  # states the fact, for this package only
    """The process ended before it answered."""


class Worker:
    """One process and its pipes; make one with `start`."""

    def __init__(self, transport: asyncio.SubprocessTransport, pipes: "_Pipes") -> None:
        self._transport = transport
        self._pipes = pipes
        self._known: set[int] = set()
        self.jobs = 0

    @classmethod
    async def start(cls, deadline_s: float) -> "Worker":
        """A worker that is ready for its first job."""
        places = os.pathsep.join(place for place in sys.path if place)
        loop = asyncio.get_running_loop()
        transport, pipes = await loop.subprocess_exec(
            _Pipes,
            sys.executable, "-P", "-m", "crawler.parsing.worker", str(deadline_s), str(MEGABYTES),
            env={**os.environ, "PYTHONPATH": places}, stderr=None,
        )  # fmt: skip
        worker = cls(transport, pipes)
        try:
            async with asyncio.timeout(START_S):
                assert await pipes.message() == READY
        except BaseException:
            await worker.end()
            raise
        return worker

    async def ask(self, job: bytes, *, uses: set[int], keepsakes: Keepsakes) -> Answer:
        """Its answer to one job; raises `WorkerDied`."""
        self.jobs += 1
        for number in uses - self._known:
            self._pipes.send(self._transport, keepsakes.message(number))
            self._known.add(number)
        self._pipes.send(self._transport, job)
        answer: Answer = unpack(await self._pipes.message())
        return answer

    async def end(self) -> None:
        """Kill and bury it."""
        if self._transport.get_returncode() is None:
            self._transport.kill()
        await asyncio.shield(self._pipes.ended)
        self._transport.close()


class _Pipes(asyncio.SubprocessProtocol):
    """What comes out of the process, cut into messages."""

    def __init__(self) -> None:
        self._received = bytearray()
        self._is_open = True
        self._next: asyncio.Future[None] | None = None
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def send(self, transport: asyncio.SubprocessTransport, message: bytes) -> None:
        """Write a message; that nobody reads it shows when no answer comes."""
        pipe = transport.get_pipe_transport(0)
        assert isinstance(pipe, asyncio.WriteTransport)
        pipe.write(message)

    async def message(self) -> bytes:
        """Body of the next message; raises `WorkerDied`."""
        while True:
            if len(self._received) >= LENGTH.size:
                end = LENGTH.size + LENGTH.unpack_from(self._received)[0]
                if len(self._received) >= end:
                    body = bytes(memoryview(self._received)[LENGTH.size : end])
                    del self._received[:end]
                    return body
            if not self._is_open:
                raise WorkerDied
            self._next = asyncio.get_running_loop().create_future()
            await self._next

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """The process wrote."""
        self._received += data
        self._wake()

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        """The process closed a pipe, or was ended."""
        self._is_open = False
        self._wake()

    def process_exited(self) -> None:
        """The process was waited for."""
        if not self.ended.done():
            self.ended.set_result(None)

    def _wake(self) -> None:
        if self._next is not None and not self._next.done():
            self._next.set_result(None)
