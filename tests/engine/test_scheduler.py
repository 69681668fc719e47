"""Stopping: what is begun, what is committed and what goes back to the frontier."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from crawler.clock import SystemClock
from crawler.engine.report import SilentObserver
from crawler.engine.scheduler import Scheduler
from crawler.engine.stopping import Stop
from crawler.errors import StoreError
from crawler.frontier.sqlite import SqliteFrontier
from crawler.model import Finished, Outcome, OutcomeKind, PageKind, Request
from crawler.states import State
from tests.support.samples import NOW, request

FILED = Outcome(kind=OutcomeKind.FILED, reason="new", path="a.md", sha256="0")
Visit = Callable[[Request], Awaitable[None]]


@pytest.fixture
async def frontier(tmp_path: Path) -> AsyncIterator[SqliteFrontier]:
    opened = await SqliteFrontier.open(tmp_path / "state.db")
    yield opened
    await opened.close()


class SetClock(SystemClock):
    """Real time, which a test may set ahead; counts who asks."""

    ahead = timedelta(0)
    asked = 0

    def now(self) -> datetime:
        self.asked += 1
        return super().now() + self.ahead


class Run:
    """A scheduler over a frontier; `visit` is what happens in each visit."""

    def __init__(
        self, frontier: SqliteFrontier, visit: Visit, *, connections: int = 1,
        max_hosts: int = 8,
        max_articles: int | None = None, host_deadline_s: float | None = None,
        worker: str = "test", is_shared: bool = False,
    ) -> None:  # fmt: skip
        self.frontier = frontier
        self.begun: list[str] = []
        self.recorded: list[str] = []
        self.under_way = asyncio.Event()
        self.stop = Stop()
        self.clock = SetClock()
        self._visit = visit
        self.scheduler = Scheduler(
            frontier=frontier, visit=self.visit, clock=self.clock, worker=worker,
            max_hosts=max_hosts, is_shared=is_shared,
            connections=connections, observer=SilentObserver(), max_articles=max_articles,
            record=lambda it: self.recorded.append(it.request.url), host_deadline_s=host_deadline_s,
        )  # fmt: skip

    async def visit(self, request: Request) -> Finished:
        self.begun.append(request.url)
        self.under_way.set()
        await self._visit(request)
        return Finished(request=request, outcome=FILED)

    async def work(self, *requests: Request) -> None:
        await self.frontier.add(requests, now=NOW)
        await asyncio.wait_for(self.scheduler.run(stop=self.stop), 30)

    async def count(self, state: State) -> int:
        return (await self.frontier.stats(now=NOW)).count(state)


def requests(n: int, host: str = "news.test") -> list[Request]:
    return [request(f"https://{host}/{number}") for number in range(n)]


async def at_once(_: Request) -> None:
    pass


async def for_ever(_: Request) -> None:
    await asyncio.Event().wait()


async def test_everything_due_is_visited_and_committed(frontier: SqliteFrontier) -> None:
    run = Run(frontier, at_once)
    await run.work(*requests(3), *requests(2, "other.test"))

    assert len(run.recorded) == 5
    assert await run.count(State.DONE) == 5


async def test_a_visit_that_ends_makes_room_for_the_next_beside_one_that_hangs(
    frontier: SqliteFrontier,
) -> None:
    async def first_hangs(it: Request) -> None:
        if it.url.endswith("/0"):
            await hold.wait()
        if it.url.endswith("/19"):
            hold.set()

    hold = asyncio.Event()
    run = Run(frontier, first_hangs, connections=2)
    await run.work(*requests(20))

    assert len(run.recorded) == 20


async def test_what_was_read_ahead_goes_back_at_a_stop(frontier: SqliteFrontier) -> None:
    async def ask(_: Request) -> None:
        run.stop.ask("SIGTERM")

    run = Run(frontier, ask, connections=2)
    await run.work(*requests(9))

    assert len(run.recorded) == 2
    assert (await run.count(State.QUEUED), await run.count(State.LEASED)) == (7, 0)


async def test_after_a_stop_no_visit_begins_and_the_rest_is_queued(
    frontier: SqliteFrontier,
) -> None:
    async def ask(_: Request) -> None:
        run.stop.ask("SIGTERM")

    run = Run(frontier, ask)
    await run.work(*requests(3))

    assert run.begun == run.recorded == ["https://news.test/0"]
    assert await run.count(State.QUEUED) == 2
    assert await run.count(State.LEASED) == 0


async def test_a_visit_that_outlasts_the_grace_goes_back_to_the_frontier(
    frontier: SqliteFrontier,
) -> None:
    run = Run(frontier, for_ever)
    work = asyncio.ensure_future(run.work(*requests(1)))
    await run.under_way.wait()
    run.stop.ask("max_time", grace_s=0.0)
    await work

    assert not run.recorded
    assert await run.count(State.QUEUED) == 1


async def test_visits_that_ended_beside_one_cut_short_are_committed(
    frontier: SqliteFrontier,
) -> None:
    async def one_hangs(it: Request) -> None:
        if it.url.endswith("/0"):
            await asyncio.Event().wait()
        run.stop.ask("max_time", grace_s=0.0)

    run = Run(frontier, one_hangs, connections=3)
    await run.work(*requests(3))

    assert sorted(run.recorded) == ["https://news.test/1", "https://news.test/2"]
    assert (await run.count(State.DONE), await run.count(State.QUEUED)) == (2, 1)


async def test_a_visit_that_hangs_holds_one_connection_and_no_other(
    frontier: SqliteFrontier,
) -> None:
    async def first_hangs(it: Request) -> None:
        if it.url.endswith("/0"):
            await asyncio.Event().wait()
        if it.url.endswith("/4"):
            run.stop.ask("max_time", grace_s=0.1)

    run = Run(frontier, first_hangs, connections=2)
    await run.work(*requests(5))

    assert len(run.recorded) == 4


async def test_a_failure_of_the_machine_ends_the_run_and_gives_every_host_back(
    frontier: SqliteFrontier,
) -> None:
    async def fail(it: Request) -> None:
        if it.host == "bad.test":
            raise StoreError("the disk is full")
        await asyncio.Event().wait()

    run = Run(frontier, fail)
    with pytest.raises(StoreError, match="full"):
        await run.work(*requests(1), *requests(1, "bad.test"))

    assert await run.count(State.QUEUED) == 2


async def test_no_more_articles_are_visited_than_allowed_and_all_of_those_end(
    frontier: SqliteFrontier,
) -> None:
    run = Run(frontier, at_once, connections=2, max_articles=3)
    listing = request("https://news.test/list", kind=PageKind.LISTING)
    await run.work(listing, *requests(6))

    assert len(run.recorded) == 4
    assert run.stop.reason == "max_articles"
    assert await run.count(State.QUEUED) == 3


async def test_exactly_as_many_articles_as_allowed_is_no_stop(frontier: SqliteFrontier) -> None:
    run = Run(frontier, at_once, max_articles=3)
    await run.work(*requests(3))

    assert run.stop.reason is None
    assert await run.count(State.DONE) == 3


async def test_a_cancelled_run_gives_its_requests_back(frontier: SqliteFrontier) -> None:
    run = Run(frontier, for_ever)
    work = asyncio.ensure_future(run.work(*requests(1)))
    await run.under_way.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work

    assert await run.count(State.QUEUED) == 1


async def test_a_host_has_so_much_time_in_a_run_and_keeps_the_rest_for_the_next(
    frontier: SqliteFrontier,
) -> None:
    async def visit(item: Request) -> None:
        if item.url.startswith("https://slow.test"):
            await asyncio.Event().wait()

    run = Run(frontier, visit, host_deadline_s=1.5)  # the others need milliseconds
    await run.work(*requests(2, "slow.test"), *requests(3))

    assert run.recorded == [f"https://news.test/{n}" for n in range(3)]
    assert (await run.count(State.QUEUED), await run.count(State.LEASED)) == (2, 0)
    assert [url for url in run.begun if "slow" in url] == ["https://slow.test/0"]


async def test_a_host_that_hangs_does_not_slow_the_others(frontier: SqliteFrontier) -> None:
    others_done = asyncio.Event()

    async def visit(item: Request) -> None:
        if item.host == "h0.test":
            await others_done.wait()
        elif len(run.begun) == 50 * 3 - 2:
            others_done.set()

    run = Run(frontier, visit, max_hosts=50)
    await run.work(*(it for n in range(50) for it in requests(3, f"h{n}.test")))

    assert len(run.recorded) == 150


async def test_a_clock_set_ahead_lends_no_host_that_is_at_work(frontier: SqliteFrontier) -> None:
    async def set_ahead(item: Request) -> None:
        run.clock.ahead = timedelta(days=1)
        asked = run.clock.asked
        while item.url.endswith("/0") and run.clock.asked < asked + 3:  # noqa: ASYNC110  # a poll
            await asyncio.sleep(0.01)

    run = Run(frontier, set_ahead)
    await run.work(*requests(3))

    assert run.begun == run.recorded == [f"https://news.test/{n}" for n in range(3)]


async def test_every_second_host_goes_to_a_process_that_comes_in_addition(
    frontier: SqliteFrontier,
) -> None:
    async def visit(item: Request) -> None:
        if len(run.begun) == 4:
            run.scheduler.share()
            helping.append(asyncio.create_task(other.work()))
        if item.host == "h0.test":  # which is not given back
            await other.under_way.wait()

    helping: list[asyncio.Task[None]] = []
    run = Run(frontier, visit)
    other = Run(frontier, at_once, worker="other", is_shared=True)
    await run.work(*(it for n in range(4) for it in requests(20, f"h{n}.test")))
    await asyncio.gather(*helping)

    assert sorted(run.recorded + other.recorded) == sorted({*run.recorded, *other.recorded})
    assert len(run.recorded) + len(other.recorded) == 80
    assert len(other.recorded) >= 19  # the rest of the first host that was given back
    assert run.scheduler.hosts_at_work == 0
