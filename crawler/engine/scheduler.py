"""Leases hosts and works their due requests, until none is left or time is up.

One task a host: a slow host holds its own task and nobody else's. A host's requests run one after
the other, or as many at once as its site allows; the gate keeps the pace. Results are committed
before the next ones are asked for, so a kill costs at most the visits under way.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

import structlog

from crawler.engine.report import Observer
from crawler.engine.visit import Visitor
from crawler.errors import LeaseLost
from crawler.model import Finished, Lease, Request
from crawler.ports import Clock, Frontier
from crawler.sites import SiteDefinition

log = structlog.get_logger("crawler.scheduler")

LEASE_TTL = timedelta(minutes=10)  # longer than any visit with all its attempts and waits
LONGEST_IDLE_S = 20.0  # a run waits so long for a deferred request; the next run takes the rest
POLL_S = 0.25  # how often a run with free places looks for hosts that others released


class Scheduler:
    """Drives a visitor over a frontier."""

    def __init__(
        self,
        *,
        frontier: Frontier,
        visitor: Visitor,
        clock: Clock,
        worker: str,
        sites: Mapping[str, SiteDefinition],
        max_hosts: int,
        connections: int,
        observer: Observer,
        record: Callable[[Finished], None],
    ) -> None:
        self._frontier = frontier
        self._visitor = visitor
        self._clock = clock
        self._worker = worker
        self._sites = sites
        self._max_hosts = max_hosts
        self._connections = connections
        self._observer = observer
        self._record = record

    async def run(
        self, *, only: Collection[str] | None = None, until: datetime | None = None
    ) -> bool:
        """Work until nothing is due soon; False when `until` came first.

        `only` limits the run to requests of these sites (`""` for those of none). Raises the first
        failure of the machine, after the other hosts were given back.
        """
        tasks: set[asyncio.Task[None]] = set()
        in_time = True
        try:
            async with asyncio.TaskGroup() as group:
                while True:
                    tasks = {task for task in tasks if not task.done()}
                    now = self._clock.now()
                    if until and now >= until:
                        in_time = False
                        for task in tasks:
                            task.cancel()
                        break
                    leases = await self._frontier.lease_hosts(
                        self._worker,
                        self._max_hosts - len(tasks),
                        now=now,
                        ttl=LEASE_TTL,
                        sites=only,
                    )
                    for lease in leases:
                        tasks.add(group.create_task(self._work_host(lease, only)))
                    if not await self._rest(tasks, only, until):
                        break
        except BaseExceptionGroup as failed:
            raise _first(failed) from failed
        return in_time

    async def _rest(
        self, tasks: set[asyncio.Task[None]], only: Collection[str] | None, until: datetime | None
    ) -> bool:
        """Wait for something to happen; False when nothing will."""
        now = self._clock.now()
        if tasks:
            left = (until - now).total_seconds() if until else POLL_S
            await asyncio.wait(
                tasks, timeout=max(0.0, min(POLL_S, left)), return_when=asyncio.FIRST_COMPLETED
            )
            return True
        due = await self._frontier.next_due(now=now, sites=only)
        if due is None or (due - now).total_seconds() > LONGEST_IDLE_S:
            return False
        await self._clock.sleep(max(0.01, (due - now).total_seconds()))
        return True

    async def _work_host(self, lease: Lease, only: Collection[str] | None) -> None:
        try:
            while requests := await self._frontier.due(
                lease, self._connections, now=self._clock.now(), sites=only
            ):
                finished = await self._visit_all(requests)
                now = self._clock.now()
                for item in await self._commit(lease, finished, now):
                    self._observer.finished(item)
                    self._record(item)
                if lease.until - now < LEASE_TTL / 2:
                    lease = await self._frontier.renew(lease, now=now, ttl=LEASE_TTL)
        except LeaseLost:
            log.warning("lease.lost", host=lease.host)
        finally:
            # A cancelled run still gives its hosts back, so that the next one need not wait.
            await asyncio.shield(self._frontier.release(lease))

    async def _visit_all(self, requests: list[Request]) -> list[Finished]:
        if len(requests) == 1:
            return [await self._visitor.visit(requests[0])]
        return list(await asyncio.gather(*(self._visitor.visit(item) for item in requests)))

    async def _commit(
        self, lease: Lease, finished: list[Finished], now: datetime
    ) -> list[Finished]:
        new = await self._frontier.finish(lease, finished, now=now)
        if new:
            self._observer.queued(finished[0].request.site or "", new)
        return finished


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
