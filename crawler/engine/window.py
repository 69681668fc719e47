"""One leased host's visits: as many under way as its connections, each replaced when it ends.

Results are committed while the next visits run, whatever ended meanwhile in one commit, so that
neither waits for the other. What is under way or read ahead when a run is cut short goes back to
the frontier with the lease.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Collection, Coroutine, Iterable, Sequence
from datetime import timedelta

import structlog

from crawler.engine.stopping import Stop
from crawler.errors import LeaseLost
from crawler.model import Finished, PageKind, Request
from crawler.ports.clock import Clock
from crawler.ports.frontier import Frontier
from crawler.states import Lease

log = structlog.get_logger("crawler.scheduler")

LEASE_TTL = timedelta(minutes=10)  # longer than any visit with all its attempts and waits
# Requests taken at once for each connection of a host that has several: a new listing page, which
# goes first, waits for so many pages at most. A host with one connection is asked each time.
AHEAD = 4

Visit = Callable[[Request], Coroutine[None, None, Finished]]
Committed = Callable[[Sequence[Finished], int], None]


class Budget:
    """How many articles a run may still visit, over all its hosts; None: as many as there are."""

    def __init__(self, max_articles: int | None) -> None:
        self._left = max_articles

    def allows(self, request: Request, stop: Stop) -> bool:
        """Count a request; asks to stop when it is an article beyond the number allowed."""
        if self._left is None or request.kind is not PageKind.ARTICLE:
            return True
        if self._left == 0:
            stop.ask("max_articles", grace_s=None)
            return False
        self._left -= 1
        return True


class Window:
    """Works one leased host until nothing is due or `stop` is asked."""

    def __init__(
        self, lease: Lease, *, frontier: Frontier, clock: Clock, visit: Visit, connections: int,
        budget: Budget, committed: Committed, only: Collection[str] | None, stop: Stop,
    ) -> None:  # fmt: skip
        self._lease = lease
        self._frontier = frontier
        self._clock = clock
        self._visit = visit
        self._connections = connections
        self._budget = budget
        self._committed = committed
        self._only = only
        self._stop = stop
        self._ahead = deque[Request]()
        self._visits = set[asyncio.Future[Finished]]()
        self._may_be_more = True  # something was committed since the frontier gave nothing
        self._is_given_back = False

    async def work(self) -> None:
        """Visit and commit; gives the host back at the end, also when cancelled."""
        try:
            while await self._fill():
                done, self._visits = await asyncio.wait(
                    self._visits, return_when=asyncio.FIRST_COMPLETED
                )
                self._start_visits()
                await _to_end(self._commit(done))
                for visit in done:
                    visit.result()  # a failure of the machine goes on up
        except LeaseLost:
            log.warning("lease.lost", host=self._lease.host)
        finally:
            try:
                await self._cut_short()
            finally:
                await _to_end(self._frontier.release(self._lease))

    def give_back(self) -> None:
        """Begin no further visit: another process is to work the host."""
        self._is_given_back = True

    async def _fill(self) -> bool:
        """Put as many visits under way as allowed; False when there are none any more."""
        self._start_visits()
        if self._has_room() and self._may_be_more:
            now = self._clock.now()
            if self._lease.until - now < LEASE_TTL / 2:
                self._lease = await self._frontier.renew(self._lease, now=now, ttl=LEASE_TTL)
            most = self._connections * (AHEAD if self._connections > 1 else 1)
            due = await self._frontier.due(self._lease, most, now=now, sites=self._only)
            self._may_be_more = bool(due)
            self._ahead.extend(due)
            self._start_visits()
        return bool(self._visits)

    def _start_visits(self) -> None:
        while self._ahead and self._has_room():
            if self._budget.allows(self._ahead[0], self._stop):
                self._visits.add(asyncio.ensure_future(self._visit(self._ahead.popleft())))

    def _has_room(self) -> bool:
        may_begin = not self._stop.reason and not self._is_given_back
        return may_begin and len(self._visits) < self._connections

    async def _commit(self, visits: Iterable[asyncio.Future[Finished]]) -> None:
        finished = [it.result() for it in visits if not it.cancelled() and not it.exception()]
        if finished:
            new = await self._frontier.finish(self._lease, finished, now=self._clock.now())
            self._may_be_more = True
            self._committed(finished, new)

    async def _cut_short(self) -> None:
        """Cancel what is under way and commit what had ended by then."""
        if visits := self._visits:
            self._visits = set()
            for visit in visits:
                visit.cancel()
            await asyncio.wait(visits)
            await _to_end(self._commit(visits))


async def _to_end(work: Coroutine[None, None, None]) -> None:
    """Await a commit; when cancelled meanwhile, let it end first: it is on its way to the disk."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        if not task.cancelled() and (failed := task.exception()):
            raise failed from None  # a failure of the machine says more than the stop
        raise
