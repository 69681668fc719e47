"""The `Frontier` contract, held by every implementation."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.errors import LeaseLost
from crawler.frontier.memory import MemoryFrontier
from crawler.frontier.sqlite import SqliteFrontier
from crawler.model import Finished, Outcome, OutcomeKind, PageKind, Request
from crawler.ports.frontier import Frontier
from crawler.states import HostState, HostStats, Lease, Record, State
from tests.support.samples import MINUTE, NOW, request

FILED = Outcome(
    kind=OutcomeKind.FILED, reason="new", path="p.md", sha256="0f", file_sha256="1f", content="2f",
    captured=NOW, etag='"1"',
)  # fmt: skip
DAY = timedelta(days=1)


@pytest.fixture(params=["memory", "sqlite"])
async def frontier(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Frontier]:
    made: Frontier
    if request.param == "memory":
        made = MemoryFrontier()
    else:
        made = await SqliteFrontier.open(tmp_path / "state.db")
    yield made
    await made.close()


async def lease_one(frontier: Frontier, **options: object) -> Lease:
    values: dict[str, object] = {"now": NOW, "ttl": MINUTE} | options
    (lease,) = await frontier.lease_hosts("w", 1, **values)  # type: ignore[arg-type]  # by name
    return lease


def done(item: Request, outcome: Outcome = FILED, *found: Request) -> Finished:
    return Finished(request=item, outcome=outcome, discovered=found)


async def test_a_key_is_queued_once(frontier: Frontier) -> None:
    first = await frontier.add([request(), request()], now=NOW)
    second = await frontier.add([request("https://news.test/other", key=request().key)], now=NOW)

    assert (first, second) == (1, 0)


async def test_due_requests_come_with_listings_first_then_in_order(frontier: Frontier) -> None:
    listing = request("https://news.test/list", kind=PageKind.LISTING)
    await frontier.add([request("https://news.test/1"), request("https://news.test/2")], now=NOW)
    await frontier.add([listing], now=NOW)

    due = await frontier.due(await lease_one(frontier), 10, now=NOW)

    assert [item.url[-4:] for item in due] == ["list", "st/1", "st/2"]


async def test_a_request_keeps_all_its_facts(frontier: Frontier) -> None:
    item = replace(
        request(),
        page_url="https://news.test/p",
        listing="l",
        depth=2,
        fields={"id": "7", "t": "新"},
    )
    await frontier.add([item], now=NOW)

    assert await frontier.due(await lease_one(frontier), 1, now=NOW) == [item]


async def test_a_request_is_given_out_once_for_each_lease(frontier: Frontier) -> None:
    await frontier.add([request()], now=NOW)
    lease = await lease_one(frontier)
    await frontier.due(lease, 1, now=NOW)

    assert await frontier.due(lease, 1, now=NOW) == []


async def test_a_leased_host_is_not_lent_to_another(frontier: Frontier) -> None:
    await frontier.add([request()], now=NOW)
    await lease_one(frontier)

    assert await frontier.lease_hosts("other", 5, now=NOW, ttl=MINUTE) == []


async def test_the_host_whose_request_waits_longest_is_lent_first(frontier: Frontier) -> None:
    await frontier.add([request("https://a.test/1"), request("https://b.test/2")], now=NOW)
    await frontier.add([request("https://a.test/3")], now=NOW)
    first = await lease_one(frontier)
    (done,) = await frontier.due(first, 1, now=NOW)
    filed = Outcome(kind=OutcomeKind.FILED, reason="new")
    await frontier.finish(first, [Finished(request=done, outcome=filed)], now=NOW)
    await frontier.release(first)

    assert first.host == "a.test"
    assert (await lease_one(frontier)).host == "b.test"


async def test_an_interrupted_visit_is_lent_again_after_its_lease_expires(
    frontier: Frontier,
) -> None:
    await frontier.add([request()], now=NOW)
    await frontier.due(await lease_one(frontier), 1, now=NOW)

    later = await lease_one(frontier, now=NOW + MINUTE)

    assert await frontier.due(later, 1, now=NOW + MINUTE) == [request()]


async def test_a_stale_lease_records_nothing(frontier: Frontier) -> None:
    await frontier.add([request()], now=NOW)
    stale = await lease_one(frontier)
    await lease_one(frontier, now=NOW + MINUTE)

    with pytest.raises(LeaseLost):
        await frontier.finish(stale, [done(request())], now=NOW + MINUTE)
    with pytest.raises(LeaseLost):
        await frontier.due(stale, 1, now=NOW)
    with pytest.raises(LeaseLost):
        await frontier.renew(stale, now=NOW, ttl=MINUTE)
    await frontier.release(stale)
    record = await frontier.lookup(request().key)
    assert record is not None
    assert record.outcome is None


async def test_finish_records_the_outcome_and_queues_what_was_found(frontier: Frontier) -> None:
    found = request("https://news.test/b")
    await frontier.add([request()], now=NOW)
    lease = await lease_one(frontier)
    await frontier.due(lease, 1, now=NOW)

    new = await frontier.finish(lease, [done(request(), FILED, found, request())], now=NOW)

    record = await frontier.lookup(request().key)
    assert record is not None
    assert (new, record.state, record.outcome) == (1, State.DONE, FILED)
    assert await frontier.due(lease, 5, now=NOW) == [found]


async def test_a_request_tells_whether_a_visit_of_it_has_ended(frontier: Frontier) -> None:
    await frontier.add([request()], now=NOW)
    lease = await lease_one(frontier)
    (first,) = await frontier.due(lease, 1, now=NOW)
    await frontier.finish(lease, [done(first)], now=NOW)
    await frontier.add([first], now=NOW, again=True)
    (second,) = await frontier.due(lease, 1, now=NOW)

    assert (first.was_visited, second.was_visited) == (False, True)


async def test_a_listing_is_followed_as_far_as_it_has_news(frontier: Frontier) -> None:
    front = request("https://news.test/l1", kind=PageKind.LISTING)
    older = request("https://news.test/l2", kind=PageKind.LISTING)
    await frontier.add([front, older, request()], now=NOW)
    lease = await lease_one(frontier)
    await frontier.due(lease, 9, now=NOW)
    await frontier.finish(lease, [done(front), done(older), done(request())], now=NOW)

    assert await frontier.finish(lease, [done(front, FILED, request(), older)], now=NOW) == 0
    news = request("https://news.test/new")
    assert await frontier.finish(lease, [done(front, FILED, news, older)], now=NOW) == 2


async def test_a_deferred_request_waits_and_counts_its_visits(frontier: Frontier) -> None:
    at = NOW + timedelta(minutes=5)
    later = Outcome(kind=OutcomeKind.DEFERRED, reason="http_503", not_before=at)
    await frontier.add([request()], now=NOW)
    lease = await lease_one(frontier, ttl=timedelta(hours=1))
    await frontier.due(lease, 1, now=NOW)
    await frontier.finish(lease, [done(request(), later)], now=NOW)
    await frontier.release(lease)

    assert await frontier.lease_hosts("w", 1, now=NOW, ttl=MINUTE) == []
    assert await frontier.next_due(now=NOW) == at
    assert (await frontier.stats(now=NOW)).deferred == {("news", "http_503"): 1}
    (again,) = await frontier.due(await lease_one(frontier, now=at), 1, now=at)
    assert again.attempts == 1


async def test_again_queues_what_is_done_with_its_validators(frontier: Frontier) -> None:
    await frontier.add([request()], now=NOW)
    lease = await lease_one(frontier)
    await frontier.due(lease, 1, now=NOW)
    await frontier.finish(lease, [done(request())], now=NOW)

    assert await frontier.add([request()], now=NOW) == 0
    assert await frontier.add([request()], now=NOW, again=True) == 1
    (again,) = await frontier.due(lease, 1, now=NOW)
    assert again.etag == '"1"'
    record = await frontier.lookup(request().key)
    assert record is not None
    assert record.outcome is not None
    assert record.outcome.path == "p.md"


async def test_only_the_wanted_sites_count(frontier: Frontier) -> None:
    await frontier.add([request(site="x"), request("https://b.test/", site=None)], now=NOW)

    assert await frontier.lease_hosts("w", 5, now=NOW, ttl=MINUTE, sites=["other"]) == []
    (lease,) = await frontier.lease_hosts("w", 5, now=NOW, ttl=MINUTE, sites=[""])
    assert lease.host == "b.test"
    assert await frontier.next_due(now=NOW, sites=["x"]) == NOW
    assert await frontier.next_due(now=NOW, sites=["other"]) is None


async def test_a_held_host_lends_and_gives_out_nothing_until_then(frontier: Frontier) -> None:
    until = NOW + timedelta(hours=1)
    await frontier.add([request()], now=NOW)
    lease = await lease_one(frontier, ttl=timedelta(hours=2))
    await frontier.save_host("news.test", HostState(held_until=until))

    assert await frontier.due(lease, 1, now=NOW) == []
    await frontier.release(lease)
    assert await frontier.lease_hosts("w", 1, now=NOW, ttl=MINUTE) == []
    assert await frontier.next_due(now=NOW) == until
    assert (await frontier.stats(now=NOW)).deferred_hosts == {"news.test": until}
    assert (await frontier.stats(now=until)).deferred_hosts == {}
    assert await frontier.due(await lease_one(frontier, now=until), 1, now=until) == [request()]


async def test_what_pacing_knows_of_a_host_is_kept(frontier: Frontier) -> None:
    state = HostState(
        last_start=NOW, response_s=1.5, slowdown_s=4.0, failures=2, held_until=NOW + MINUTE
    )
    assert await frontier.load_host("news.test") == HostState()
    await frontier.save_host("news.test", HostState(failures=1))
    await frontier.save_host("news.test", state)
    await frontier.add([request()], now=NOW)

    assert await frontier.load_host("news.test") == state
    await frontier.save_host("news.test", HostState())
    assert await frontier.load_host("news.test") == HostState()


async def test_a_saved_state_leaves_the_lease_alone(frontier: Frontier) -> None:
    await frontier.add([request()], now=NOW)
    lease = await lease_one(frontier)
    await frontier.save_host("news.test", HostState(last_start=NOW))

    assert await frontier.due(lease, 1, now=NOW) == [request()]


async def test_hosts_can_be_passed_over(frontier: Frontier) -> None:
    await frontier.add([request(), request("https://b.test/")], now=NOW)
    both = ["news.test", "b.test"]

    leases = await frontier.lease_hosts("w", 5, now=NOW, ttl=MINUTE, but=["news.test"])
    assert [lease.host for lease in leases] == ["b.test"]
    assert await frontier.next_due(now=NOW, but=["b.test"]) == NOW
    assert await frontier.next_due(now=NOW, but=both) is None


async def test_release_gives_host_and_requests_back(frontier: Frontier) -> None:
    await frontier.add([request()], now=NOW)
    lease = await lease_one(frontier)
    await frontier.due(lease, 1, now=NOW)
    await frontier.release(lease)

    assert await frontier.due(await lease_one(frontier), 1, now=NOW) == [request()]


async def test_leases_of_the_dead_can_be_ended(frontier: Frontier) -> None:
    await frontier.add([request()], now=NOW)
    await frontier.due(await lease_one(frontier, ttl=timedelta(days=1)), 1, now=NOW)

    assert await frontier.expire_leases() == 1
    assert await frontier.due(await lease_one(frontier), 1, now=NOW) == [request()]


async def test_leases_of_one_worker_can_be_ended(frontier: Frontier) -> None:
    await frontier.add([request("https://a.test/1"), request("https://b.test/2")], now=NOW)
    (dead,) = await frontier.lease_hosts("dead", 1, now=NOW, ttl=MINUTE)
    (alive,) = await frontier.lease_hosts("alive", 1, now=NOW, ttl=MINUTE)

    assert await frontier.expire_leases(worker="dead") == 1
    (again,) = await frontier.lease_hosts("alive", 2, now=NOW, ttl=MINUTE)
    assert again.host == dead.host
    assert await frontier.due(alive, 1, now=NOW)


async def test_whether_others_are_at_work_is_known(frontier: Frontier) -> None:
    await frontier.add([request()], now=NOW)
    await frontier.lease_hosts("a", 1, now=NOW, ttl=MINUTE)

    assert await frontier.held_by_others("b", now=NOW)
    assert not await frontier.held_by_others("a", now=NOW)
    assert not await frontier.held_by_others("b", now=NOW + MINUTE)


async def test_a_renewed_lease_lasts_longer(frontier: Frontier) -> None:
    await frontier.add([request()], now=NOW)
    lease = await frontier.renew(await lease_one(frontier), now=NOW, ttl=timedelta(hours=1))

    assert lease.until == NOW + timedelta(hours=1)
    assert await frontier.lease_hosts("w", 1, now=NOW + MINUTE, ttl=MINUTE) == []


async def test_counts_and_records_tell_states(frontier: Frontier) -> None:
    await frontier.add([request(), request("https://news.test/b")], now=NOW)
    lease = await lease_one(frontier)
    await frontier.due(lease, 1, now=NOW)
    parked = Outcome(kind=OutcomeKind.PARKED, reason="challenge", detail="Just a moment")
    await frontier.finish(lease, [done(request(), parked)], now=NOW)

    stats = await frontier.stats(now=NOW)
    (record,) = await frontier.records(states=[State.PARKED])
    assert (stats.count(State.PARKED), stats.count(State.QUEUED)) == (1, 1)
    assert stats.reasons == {("news", State.PARKED, "challenge"): 1}
    assert stats.hosts == {"news.test": HostStats(due=1, queued=1, parked=1)}
    assert record.outcome == parked
    assert len(await frontier.records()) == 2


async def test_some_requests_are_looked_up_at_once(frontier: Frontier) -> None:
    items = [request(f"https://news.test/{n}") for n in range(3)]
    await frontier.add(items, now=NOW)

    found = await frontier.lookup_batch([items[2].key, "https://no.test/", items[0].key])

    assert {key: it.request for key, it in found.items()} == {
        it.key: it for it in (items[0], items[2])
    }
    assert await frontier.lookup_batch([]) == {}


async def test_copies_of_a_text_are_counted_within_their_site(frontier: Frontier) -> None:
    copies = [request(f"https://news.test/{n}") for n in range(3)]
    other = request("https://other.test/", site="other")
    await frontier.add([*copies, other], now=NOW)
    for lease in await frontier.lease_hosts("w", 2, now=NOW, ttl=MINUTE):
        due = await frontier.due(lease, 9, now=NOW)
        await frontier.finish(lease, [done(item) for item in due], now=NOW)

    assert await frontier.count_content("news", "2f", besides=copies[0].key) == 2
    assert await frontier.count_content("news", "another", besides="") == 0


async def test_robots_files_are_kept(frontier: Frontier) -> None:
    assert await frontier.load_robots("https://news.test") is None
    await frontier.save_robots("https://news.test", fetched=NOW, status=None, body=b"")
    await frontier.save_robots("https://news.test", fetched=NOW, status=200, body=b"x")

    assert await frontier.load_robots("https://news.test") == (NOW, 200, b"x")


async def test_many_workers_never_hold_one_host_together(frontier: Frontier) -> None:
    await frontier.add([request(f"https://h{n}.test/") for n in range(20)], now=NOW)

    lent = await asyncio.gather(
        *(frontier.lease_hosts(f"w{n}", 5, now=NOW, ttl=MINUTE) for n in range(8))
    )

    hosts = [lease.host for leases in lent for lease in leases]
    assert len(hosts) == len(set(hosts)) == 20


async def visited(frontier: Frontier, outcome: Outcome, item: Request | None = None) -> Request:
    """One request that was queued, visited and ended so."""
    item = item or request()
    await frontier.add([item], now=NOW)
    lease = await lease_one(frontier)
    await frontier.due(lease, 9, now=NOW)
    await frontier.finish(lease, [done(item, outcome)], now=NOW)
    await frontier.release(lease)
    return item


async def test_an_outcome_without_a_path_leaves_what_is_known_of_the_post(
    frontier: Frontier,
) -> None:
    item = await visited(frontier, FILED)
    await frontier.add([item], now=NOW, again=True)
    lease = await lease_one(frontier)
    gone = Outcome(kind=OutcomeKind.FAILED, reason="timeout")
    await frontier.finish(lease, [done(item, gone)], now=NOW)

    record = await frontier.lookup(item.key)
    assert record is not None
    assert record.outcome == replace(FILED, kind=gone.kind, reason="timeout", etag=None)


async def test_what_is_to_be_visited_again_is_queued_when_its_time_has_come(
    frontier: Frontier,
) -> None:
    item = await visited(frontier, replace(FILED, again=NOW + DAY))

    assert await frontier.revive(now=NOW) == 0
    assert await frontier.revive(now=NOW + DAY, sites=["other"]) == 0
    assert await frontier.revive(now=NOW + DAY) == 1
    assert await frontier.revive(now=NOW + DAY) == 0
    (due,) = await frontier.due(await lease_one(frontier, now=NOW + DAY), 9, now=NOW + DAY)
    assert due == replace(item, etag='"1"')


async def test_a_page_that_was_parked_counts_its_visits(frontier: Frontier) -> None:
    parked = Outcome(kind=OutcomeKind.PARKED, reason="login", again=NOW)
    item = await visited(frontier, parked)
    await frontier.revive(now=NOW)
    lease = await lease_one(frontier)
    (second,) = await frontier.due(lease, 9, now=NOW)
    await frontier.finish(lease, [done(second, FILED)], now=NOW)

    record = await frontier.lookup(item.key)
    assert record is not None
    assert (second.attempts, record.request.attempts) == (1, 0)


async def test_later_visits_are_told_by_site_and_state(frontier: Frontier) -> None:
    await visited(frontier, replace(FILED, again=NOW + DAY))
    await visited(frontier, replace(FILED, again=NOW), request("https://news.test/b"))

    assert (await frontier.stats(now=NOW)).again == {("news", State.DONE): (2, 1, NOW)}


async def test_restored_records_take_the_place_of_what_was_known(frontier: Frontier) -> None:
    item = replace(request(), fields={"id": "7"}, page_url="https://news.test/p")
    await frontier.add([request()], now=NOW)
    record = Record(request=item, state=State.DONE, added=NOW, finished=NOW, outcome=FILED)
    await frontier.restore([record])

    assert await frontier.lookup(item.key) == replace(
        record, request=replace(item, etag=FILED.etag)
    )
    assert await frontier.add([item], now=NOW) == 0
    assert await frontier.lease_hosts("w", 1, now=NOW, ttl=MINUTE) == []


async def test_the_catalogue_tells_posts_in_order_of_their_paths(frontier: Frontier) -> None:
    for name in ("b/1.md", "a-1.md", "a/2.md", "中.md"):
        await visited(
            frontier, replace(FILED, path=name), request(f"https://news.test/{len(name)}{name}")
        )
    await frontier.add([request("https://news.test/queued")], now=NOW)

    def paths(records: list[Record]) -> list[str]:
        return [str(record.outcome and record.outcome.path) for record in records]

    assert paths(await frontier.catalogue(limit=2)) == ["a-1.md", "a/2.md"]
    assert paths(await frontier.catalogue(after="a/2.md")) == ["b/1.md", "中.md"]


@pytest.mark.parametrize(
    ("new_at", "stop_after", "followed"),
    [
        ((0,), 2, False),
        ((0, 3), 2, False),
        ((0, 3), 3, True),
        ((2,), 2, True),
        ((), 5, True),
        ((), 4, False),
    ],
)
async def test_a_listing_is_followed_until_so_many_known_items_in_a_row(
    frontier: Frontier, new_at: tuple[int, ...], stop_after: int, *, followed: bool
) -> None:
    front = request("https://news.test/l1", kind=PageKind.LISTING)
    following = request("https://news.test/l2", kind=PageKind.LISTING)
    items = [request(f"https://news.test/{n}") for n in range(4)]
    await frontier.add([front, *(it for n, it in enumerate(items) if n not in new_at)], now=NOW)
    lease = await lease_one(frontier)
    await frontier.due(lease, 9, now=NOW)
    read = replace(done(front, FILED, *items, following), stop_after_known=stop_after)
    await frontier.finish(lease, [read], now=NOW)

    record = await frontier.lookup(following.key)
    assert (record is not None) == followed


async def test_known_items_in_a_row_are_counted_from_page_to_page(frontier: Frontier) -> None:
    front = request("https://news.test/l1", kind=PageKind.LISTING)
    following = request("https://news.test/l2", kind=PageKind.LISTING)
    known = request("https://news.test/1")
    await frontier.add([front, known], now=NOW)
    lease = await lease_one(frontier)
    await frontier.due(lease, 9, now=NOW)
    read = replace(done(front, FILED, known, following), stop_after_known=3)
    await frontier.finish(lease, [read], now=NOW)

    assert await frontier.due(lease, 9, now=NOW) == [replace(following, known_before=1)]


async def test_a_clock_that_ran_ahead_holds_nothing_once_it_is_set_back(frontier: Frontier) -> None:
    ahead = NOW + timedelta(days=3650)
    hour = timedelta(hours=1)
    later = Outcome(kind=OutcomeKind.DEFERRED, reason="http_503", not_before=ahead + hour)
    parked = Outcome(kind=OutcomeKind.PARKED, reason="login", again=ahead + DAY)
    items = [request("https://news.test/1"), request("https://news.test/2")]
    await frontier.add(items, now=ahead)
    lease = await lease_one(frontier, now=ahead)
    await frontier.due(lease, 9, now=ahead)
    ends = [done(items[0], later), done(items[1], parked)]
    await frontier.finish(lease, ends, now=ahead)
    await frontier.save_host("news.test", HostState(last_start=ahead, held_until=ahead + MINUTE))
    await frontier.save_robots("https://news.test", fetched=ahead, status=200, body=b"x")

    await frontier.expire_leases()
    assert await frontier.correct_times(now=NOW) == 4

    assert await frontier.next_due(now=NOW) == NOW + hour
    assert (await frontier.stats(now=NOW)).again == {("news", State.PARKED): (1, 0, NOW + DAY)}
    assert await frontier.load_host("news.test") == HostState(
        last_start=NOW, held_until=NOW + MINUTE
    )
    assert await frontier.load_robots("https://news.test") is None


async def test_times_of_a_right_clock_are_left_alone(frontier: Frontier) -> None:
    item = await visited(frontier, replace(FILED, again=NOW + DAY))
    await frontier.save_host("b.test", HostState(last_start=NOW, held_until=NOW + DAY))
    before = await frontier.lookup(item.key)

    assert await frontier.correct_times(now=NOW) == 0
    assert await frontier.lookup(item.key) == before
    assert (await frontier.load_host("b.test")).held_until == NOW + DAY
