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
from crawler.model import Finished, Lease, Outcome, OutcomeKind, PageKind, Request, State
from crawler.ports import Frontier
from tests.support.samples import MINUTE, NOW, request

FILED = Outcome(kind=OutcomeKind.FILED, reason="new", path="p.md", sha256="0f", etag='"1"')


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


async def test_a_deferred_host_lends_nothing_and_a_shorter_deferral_changes_nothing(
    frontier: Frontier,
) -> None:
    until = NOW + timedelta(hours=1)
    await frontier.add([request()], now=NOW)
    await frontier.defer("news.test", until)
    await frontier.defer("news.test", NOW)

    assert await frontier.lease_hosts("w", 1, now=NOW, ttl=MINUTE) == []
    assert await frontier.next_due(now=NOW) == until
    assert (await frontier.stats()).deferred_hosts == {"news.test": until}


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

    stats = await frontier.stats()
    (record,) = await frontier.records(states=[State.PARKED])
    assert (stats.count(State.PARKED), stats.count(State.QUEUED)) == (1, 1)
    assert record.outcome == parked
    assert len(await frontier.records()) == 2


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
