"""Leases hosts and works their due requests, until none is left or somebody asks to stop.

One task a host: a slow host holds its own task and nobody else's. A host's requests run one after
the other, or as many at once as its site allows (`window`); the gate keeps the pace. A kill costs
at most the visits under way and those whose commit is; a stop gives the former back.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection, Coroutine, Sequence

import structlog

from crawler.engine.report import Observer
from crawler.engine.stopping import Stop
from crawler.engine.window import LEASE_TTL, Budget, Visit, Window
from crawler.model import Finished
from crawler.ports.clock import Clock
from crawler.ports.frontier import Frontier
from crawler.states import Lease

log = structlog.get_logger("crawler.scheduler")

LONGEST_IDLE_S = 20.0  # a run waits so long for a deferred request; the next run takes the rest
A_ROUND, ROUND_S = 2, 0.02  # hosts that one process of several takes at a time, and how often
HEAD_START_S = 0.5  # in which processes that came in addition look for hosts alone
POLL_S = 0.25  # how often a run with free places looks for hosts that others released


class Scheduler:
    """Drives visits over a frontier."""

    def __init__(
        self,
        *,
        frontier: Frontier,
        visit: Visit,
        clock: Clock,
        worker: str,
        max_hosts: int,
        connections: int,
        observer: Observer,
        record: Callable[[Finished], None],
        max_articles: int | None = None,
        host_deadline_s: float | None = None,
        leased: Callable[[str], None] = lambda _: None,
        is_shared: bool = False,
    ) -> None:
        self._frontier = frontier
        self._visit = visit
        self._clock = clock
        self._worker = worker
        self._max_hosts = max_hosts
        self._connections = connections
        self._observer = observer
        self._record = record
        self._budget = Budget(max_articles)
        self._host_deadline_s = host_deadline_s
        self._leased = leased
        self._is_shared = is_shared
        self._at_work: dict[str, Window] = {}
        self._has_new_others = False
        self._spent_s: defaultdict[str, float] = defaultdict(float)  # by host, in this run

    async def run(self, *, stop: Stop, only: Collection[str] | None = None) -> None:
        """Work until nothing is due soon or `stop` is asked.

        `only` limits the run to requests of these sites (`""` for those of none). Raises the first
        failure of the machine, after the other hosts were given back.
        """
        stop.is_heard = True
        tasks: set[asyncio.Task[None]] = set()
        try:
            async with asyncio.TaskGroup() as group:
                while not stop.reason:
                    if self._has_new_others:
                        self._has_new_others = False
                        await _first_of(stop.asked(), self._clock.sleep(HEAD_START_S))
                    tasks = {task for task in tasks if not task.done()}
                    leases = await self._frontier.lease_hosts(
                        self._worker,
                        self._places(tasks),
                        now=self._clock.now(),
                        ttl=LEASE_TTL,
                        sites=only,
                        # A clock set ahead ends our own leases; the hosts stay in our hands.
                        but=[*self._used_up(), *self._at_work],
                    )
                    for lease in leases:
                        self._leased(lease.host)
                        tasks.add(group.create_task(self._work_host(lease, only, stop)))
                    if not await self._rest(tasks, only, stop, has_more=bool(leases)):
                        break
                if tasks:
                    _, late = await asyncio.wait(tasks, timeout=stop.grace_s)
                    for task in late:
                        task.cancel()
        except BaseExceptionGroup as failed:
            raise first_failure(failed) from failed

    @property
    def hosts_at_work(self) -> int:
        """How many hosts are being worked here now."""
        return len(self._at_work)

    def share(self) -> None:
        """Share with processes that came in addition: every second host is theirs to take."""
        self._is_shared = self._has_new_others = True
        for window in list(self._at_work.values())[1::2]:
            window.give_back()

    def _places(self, tasks: set[asyncio.Task[None]]) -> int:
        """How many hosts to ask for; beside others a few at a time, so that each gets some."""
        free = self._max_hosts - len(tasks)
        return min(free, A_ROUND) if self._is_shared else free

    async def _rest(
        self,
        tasks: set[asyncio.Task[None]],
        only: Collection[str] | None,
        stop: Stop,
        *,
        has_more: bool,
    ) -> bool:
        """Wait for something to happen; False when nothing will."""
        now = self._clock.now()
        if self._is_shared and has_more:
            await self._clock.sleep(ROUND_S)
            return True
        if tasks:
            await _first_of(
                stop.asked(), asyncio.wait(tasks, timeout=POLL_S, return_when="FIRST_COMPLETED")
            )
            return True
        if self._is_shared and await self._frontier.held_by_others(self._worker, now=now):
            await _first_of(stop.asked(), self._clock.sleep(POLL_S))
            return True
        due = await self._frontier.next_due(now=now, sites=only, but=self._used_up())
        if due is None or (due - now).total_seconds() > LONGEST_IDLE_S:
            return False
        pause = max(0.01, (due - now).total_seconds())
        await _first_of(stop.asked(), self._clock.sleep(pause))
        return True

    async def _work_host(self, lease: Lease, only: Collection[str] | None, stop: Stop) -> None:
        window = Window(
            lease, frontier=self._frontier, clock=self._clock, visit=self._visit,
            connections=self._connections, budget=self._budget, committed=self._committed,
            only=only, stop=stop,
        )  # fmt: skip
        self._at_work[lease.host] = window
        clock = asyncio.get_running_loop().time
        began = clock()
        left = self._host_deadline_s and self._host_deadline_s - self._spent_s[lease.host]
        try:
            async with asyncio.timeout(left) as deadline:
                await window.work()
        except TimeoutError:
            if not deadline.expired():
                raise
            log.warning("host.deadline", host=lease.host)
        finally:
            del self._at_work[lease.host]
            self._spent_s[lease.host] += clock() - began

    def _used_up(self) -> list[str]:
        """Hosts whose time in this run is over."""
        if self._host_deadline_s is None:
            return []
        return [host for host, spent in self._spent_s.items() if spent >= self._host_deadline_s]

    def _committed(self, finished: Sequence[Finished], new: int) -> None:
        if new:
            self._observer.queued(finished[0].request.site or "", new)
        for item in finished:
            self._observer.finished(item)
            self._record(item)


async def _first_of(*waits: Coroutine[None, None, object]) -> None:
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        await asyncio.wait(tasks, return_when="FIRST_COMPLETED")
    finally:
        for task in tasks:
            task.cancel()


def first_failure(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """The first error of a group that is no group itself."""
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
