"""Leases hosts and works their due requests, until none is left or somebody asks to stop.

One task a host: a slow host holds its own task and nobody else's. A host's requests run one after
the other, or as many at once as its site allows; the gate keeps the pace. Each visit is committed
when it ends, so a kill costs at most the visits under way; a stop gives those back.
"""

import asyncio
from collections.abc import Callable, Collection, Coroutine, Iterable, Sequence
from datetime import timedelta

import structlog

from crawler.engine.report import Observer
from crawler.engine.stopping import Stop
from crawler.errors import LeaseLost
from crawler.model import Finished, Lease, PageKind, Request
from crawler.ports import Clock, Frontier

log = structlog.get_logger("crawler.scheduler")

LEASE_TTL = timedelta(minutes=10)  # longer than any visit with all its attempts and waits
LONGEST_IDLE_S = 20.0  # a run waits so long for a deferred request; the next run takes the rest
POLL_S = 0.25  # how often a run with free places looks for hosts that others released


class Scheduler:
    """Drives visits over a frontier."""

    def __init__(
        self,
        *,
        frontier: Frontier,
        visit: Callable[[Request], Coroutine[None, None, Finished]],
        clock: Clock,
        worker: str,
        max_hosts: int,
        connections: int,
        observer: Observer,
        record: Callable[[Finished], None],
        max_articles: int | None = None,
    ) -> None:
        self._frontier = frontier
        self._visit = visit
        self._clock = clock
        self._worker = worker
        self._max_hosts = max_hosts
        self._connections = connections
        self._observer = observer
        self._record = record
        self._articles_left = max_articles

    async def run(self, *, stop: Stop, only: Collection[str] | None = None) -> None:
        """Work until nothing is due soon or `stop` is asked.

        `only` limits the run to requests of these sites (`""` for those of none). Raises the first
        failure of the machine, after the other hosts were given back.
        """
        tasks: set[asyncio.Task[None]] = set()
        try:
            async with asyncio.TaskGroup() as group:
                while not stop.reason:
                    tasks = {task for task in tasks if not task.done()}
                    leases = await self._frontier.lease_hosts(
                        self._worker,
                        self._max_hosts - len(tasks),
                        now=self._clock.now(),
                        ttl=LEASE_TTL,
                        sites=only,
                    )
                    for lease in leases:
                        tasks.add(group.create_task(self._work_host(lease, only, stop)))
                    if not await self._rest(tasks, only, stop):
                        break
                if tasks:
                    _, late = await asyncio.wait(tasks, timeout=stop.grace_s)
                    for task in late:
                        task.cancel()
        except BaseExceptionGroup as failed:
            raise _first(failed) from failed

    async def _rest(
        self, tasks: set[asyncio.Task[None]], only: Collection[str] | None, stop: Stop
    ) -> bool:
        """Wait for something to happen; False when nothing will."""
        if tasks:
            await _first_of(
                stop.asked(), asyncio.wait(tasks, timeout=POLL_S, return_when="FIRST_COMPLETED")
            )
            return True
        now = self._clock.now()
        due = await self._frontier.next_due(now=now, sites=only)
        if due is None or (due - now).total_seconds() > LONGEST_IDLE_S:
            return False
        pause = max(0.01, (due - now).total_seconds())
        await _first_of(stop.asked(), self._clock.sleep(pause))
        return True

    async def _work_host(self, lease: Lease, only: Collection[str] | None, stop: Stop) -> None:
        try:
            while not stop.reason:
                due = await self._frontier.due(
                    lease, self._connections, now=self._clock.now(), sites=only
                )
                requests = self._within_budget(due, stop)
                if not requests:
                    break
                await self._visit_all(lease, requests)
                now = self._clock.now()
                if lease.until - now < LEASE_TTL / 2:
                    lease = await self._frontier.renew(lease, now=now, ttl=LEASE_TTL)
        except LeaseLost:
            log.warning("lease.lost", host=lease.host)
        finally:
            # A cancelled run still gives its hosts back, so that the next one need not wait.
            await _to_end(self._frontier.release(lease))

    def _within_budget(self, due: Sequence[Request], stop: Stop) -> Sequence[Request]:
        """What may be visited; asks to stop when an article is due beyond the number allowed."""
        if self._articles_left is None:
            return due
        chosen = []
        for request in due:
            if request.kind is PageKind.ARTICLE:
                if self._articles_left == 0:
                    stop.ask("max_articles", grace_s=None)
                    break
                self._articles_left -= 1
            chosen.append(request)
        return chosen

    async def _visit_all(self, lease: Lease, requests: Sequence[Request]) -> None:
        """Visit at once and commit each as it ends; when cut short, what had ended by then."""
        visits = {asyncio.ensure_future(self._visit(request)) for request in requests}
        try:
            while visits:
                done, visits = await asyncio.wait(visits, return_when="FIRST_COMPLETED")
                await _to_end(self._commit(lease, _results(done)))
                for visit in done:
                    visit.result()  # a failure of the machine goes on up
        finally:
            if visits:
                for visit in visits:
                    visit.cancel()
                await asyncio.wait(visits)
                await _to_end(self._commit(lease, _results(visits)))

    async def _commit(self, lease: Lease, finished: Sequence[Finished]) -> None:
        if not finished:
            return
        new = await self._frontier.finish(lease, finished, now=self._clock.now())
        if new:
            self._observer.queued(finished[0].request.site or "", new)
        for item in finished:
            self._observer.finished(item)
            self._record(item)


def _results(visits: Iterable[asyncio.Future[Finished]]) -> list[Finished]:
    return [it.result() for it in visits if not it.cancelled() and not it.exception()]


async def _to_end(work: Coroutine[None, None, None]) -> None:
    """Await a commit; when cancelled meanwhile, let it end first: it is on its way to the disk."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


async def _first_of(*waits: Coroutine[None, None, object]) -> None:
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        await asyncio.wait(tasks, return_when="FIRST_COMPLETED")
    finally:
        for task in tasks:
            task.cancel()


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
