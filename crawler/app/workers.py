"""The further processes of a run: started when asked for or when one is not enough, listened to.

Each works its own leases of the shared frontier. When one dies, its hosts are free at once, the
others take them over, and the report tells. Politeness holds, as a host is one process's at a time.
"""

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from time import process_time

import structlog

from crawler.app.parts import Parts
from crawler.app.share import Share, scheduler_of, worker_name
from crawler.discovery.health import ArticleFacts
from crawler.engine.report import Observer, ReportBuilder
from crawler.engine.scheduler import Scheduler, first_failure
from crawler.engine.stopping import Stop
from crawler.errors import MachineError
from crawler.model import Finished, Outcome, Request
from crawler.parsing.messages import LENGTH, pack, unpack

log = structlog.get_logger("crawler.workers")

START_S = 60.0  # imports on a busy machine
# Of a core. A polite crawl stays far below; where it does not, starting others costs a second.
FULL, LOOK_S, LOOKS = 0.8, 1.0, 2


async def work_together(
    parts: Parts,
    share: Share,
    *,
    others: int,
    report: ReportBuilder,
    observer: Observer,
    record: Callable[[Finished], None],
    stop: Stop,
) -> None:
    """Work a share beside so many other processes; raises the first failure of the machine.

    They start at once when the share says that it is shared, else when this one is not enough.
    """
    scheduler = scheduler_of(parts, share, counting=report, observer=observer, record=record)
    theirs = replace(share, is_shared=True)
    team: list[_Worker] = []
    try:
        async with asyncio.TaskGroup() as group:

            async def bring() -> None:
                team.extend(
                    _Worker(
                        parts, theirs, report=report, observer=observer, record=record, stop=stop
                    )
                    for _ in range(others)
                )
                await asyncio.gather(*(worker.start() for worker in team))
                attended.extend(group.create_task(worker.attend()) for worker in team)

            attended: list[asyncio.Task[None]] = []
            if share.is_shared:
                await bring()
            told = group.create_task(_tell(team, stop))
            called = group.create_task(_call(bring, scheduler, stop, others=others - len(team)))
            await scheduler.run(stop=stop, only=share.only)
            called.cancel()
            await asyncio.gather(*attended)
            told.cancel()
    except BaseExceptionGroup as failed:
        raise first_failure(failed) from failed
    finally:
        await asyncio.gather(*(worker.end() for worker in team))


async def _tell(team: "list[_Worker]", stop: Stop) -> None:
    await stop.asked()
    for worker in team:
        worker.tell(stop.reason, stop.grace_s)


async def _call(
    bring: Callable[[], Coroutine[None, None, None]],
    scheduler: Scheduler,
    stop: Stop,
    *,
    others: int,
) -> None:
    """Bring others in once this process has had its hands full for some seconds."""
    full, clock = 0, asyncio.get_running_loop().time
    while others and full < LOOKS:
        used, at = process_time(), clock()
        await asyncio.sleep(LOOK_S)
        is_full = process_time() - used > FULL * (clock() - at) and scheduler.hosts_at_work > 1
        full = full + 1 if is_full else 0
    if others and not stop.reason:
        log.info("workers.called", others=others)
        await bring()
        scheduler.share()


class _Worker:
    """One further process."""

    def __init__(
        self, parts: Parts, share: Share, *, report: ReportBuilder, observer: Observer,
        record: Callable[[Finished], None], stop: Stop,
    ) -> None:  # fmt: skip
        self._parts = parts
        self._share = share
        self._report = report
        self._observer = observer
        self._record = record
        self._stop = stop
        self._process: asyncio.subprocess.Process

    async def start(self) -> None:
        """Start it, and return when it is ready to work or has ended."""
        places = os.pathsep.join(place for place in sys.path if place)
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "crawler.app.worker",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": places},
        )  # fmt: skip
        self.tell_share()
        async with asyncio.timeout(START_S):
            await self._events()

    def tell_share(self) -> None:
        """Tell it what to do."""
        assert self._process.stdin is not None
        self._process.stdin.write(pack(self._share))

    def tell(self, *order: object) -> None:
        """Tell it to stop; that it is gone already is no trouble."""
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.write(pack(order))

    async def attend(self) -> None:
        """Count what it tells until it ends; give its hosts back when it died."""
        while events := await self._events():
            for event in events:
                if event[0] == "ended":
                    return
                self._apply(*event)
        code = await self._process.wait()
        pid = self._process.pid
        log.error("worker.died", pid=pid, code=code)
        self._report.problem("", kind="worker", reason="died", detail=f"process {pid} ({code})")
        await self._parts.frontier.expire_leases(worker=worker_name(pid))

    def _apply(self, name: str, *facts: object) -> None:
        match (name, *facts):
            case ("finished", Request() as request, Outcome() as outcome):
                item = Finished(request=request, outcome=outcome)
                self._observer.finished(item)
                self._record(item)
            case ("answered", int(size)):
                self._report.answered_elsewhere(size)
            case ("read", str(site), ArticleFacts() as seen):
                self._report.read(site, seen)
            case ("listed", Request() as request, int(links)):
                self._report.listed(request, links)
            case ("skipped", str(url), str(why)):
                self._report.skipped(url, why)
            case ("queued", str(site), int(n)):
                self._observer.queued(site, n)
            case ("failed", MachineError() as failure):
                raise failure

    async def _events(self) -> list[tuple[str, ...]]:
        """What it tells next; nothing when it has ended."""
        assert self._process.stdout is not None
        try:
            head = await self._process.stdout.readexactly(LENGTH.size)
            events: list[tuple[str, ...]] = unpack(
                await self._process.stdout.readexactly(LENGTH.unpack(head)[0])
            )
        except (asyncio.IncompleteReadError, ConnectionError):
            return []
        return events

    async def end(self) -> None:
        """Let it end by itself when it has told so, else kill it; bury it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        with suppress(ProcessLookupError, TimeoutError):
            async with asyncio.timeout(3 if self._stop.reason is None else 1):
                await self._process.wait()
        if self._process.returncode is None:
            self._process.kill()
            await asyncio.shield(self._process.wait())
