"""A further process of a run: `python -m crawler.app.worker`, started by `workers`.

It is told its share over standard input, tells what its visits brought over standard output, and
ends when nothing is left, when told to, or when the process that started it is gone. Signals are
that process's business: a terminal or systemd sends them to every process of a run.
"""

import asyncio
import os
import signal
import sys
from typing import BinaryIO

from crawler.app.parts import assembled
from crawler.app.share import Share, scheduler_of
from crawler.discovery.health import ArticleFacts
from crawler.engine.stopping import Stop
from crawler.errors import MachineError
from crawler.log import configure_logging
from crawler.model import Finished, Request, Response
from crawler.parsing.messages import LENGTH, pack, read_message, unpack

READY, ENDED = ("ready",), ("ended",)
A_FLUSH = 64  # events; fewer go when the event loop comes round


def main() -> None:
    """Work the share that standard input holds."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whoever prints in here prints to the log
    body = read_message(sys.stdin.buffer)
    if body is None:
        return
    share: Share = unpack(body)
    settings = share.settings
    configure_logging(level=settings.log_level, style=settings.log_format)
    try:
        asyncio.run(_work(share, out))
    except BrokenPipeError:
        os._exit(0)  # nobody waits for us any more; what we hold is lent again


async def _work(share: Share, out: BinaryIO) -> None:
    relay, stop = Relay(out), Stop()
    orders = asyncio.create_task(_heed(stop))
    try:
        async with assembled(share.settings) as parts:
            relay.send(*READY)
            scheduler = scheduler_of(
                parts, share, counting=relay, observer=relay, record=relay.record
            )
            await scheduler.run(stop=stop, only=share.only)
        relay.send(*ENDED)
    except MachineError as failure:
        relay.send("failed", failure)
    finally:
        relay.flush()
        orders.cancel()


async def _heed(stop: Stop) -> None:
    """Ask to stop when told to, at once when nobody is there to tell."""
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    try:
        (size,) = LENGTH.unpack(await reader.readexactly(LENGTH.size))
        reason, grace_s = unpack(await reader.readexactly(size))
    except asyncio.IncompleteReadError:
        reason, grace_s = "orphaned", 0.0
    stop.ask(reason, grace_s=grace_s)


class Relay:
    """Tells the process that started us what visits brought; counts and observes nothing itself."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._events: list[tuple[object, ...]] = []

    def answered(self, response: Response) -> None:
        """A server answered."""
        self.send("answered", response.wire_bytes)

    def skipped(self, url: str, why: str) -> None:
        """An item of a listing that cannot become a request."""
        self.send("skipped", url, why)

    def read(self, site: str, facts: ArticleFacts) -> None:
        """An article of a site was read."""
        self.send("read", site, facts)

    def listed(self, request: Request, links: int) -> None:
        """A page of a listing gave so many links."""
        self.send("listed", request, links)

    def queued(self, site: str, n: int) -> None:
        """So many requests were added."""
        self.send("queued", site, n)

    def finished(self, item: Finished) -> None:
        """Told by `record`."""

    def record(self, item: Finished) -> None:
        """One visit ended."""
        self.send("finished", item.request, item.outcome)

    def send(self, *event: object) -> None:
        """Tell an event soon."""
        if not self._events:
            asyncio.get_running_loop().call_soon(self.flush)
        self._events.append(event)
        if len(self._events) >= A_FLUSH:
            self.flush()

    def flush(self) -> None:
        """Tell what was not told yet."""
        if self._events:
            message = pack(self._events)
            self._events = []
            self._out.write(message)
            self._out.flush()


if __name__ == "__main__":
    main()
