"""Work asked for together is done together, and each caller gets their own result."""

import asyncio
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from crawler.errors import FrontierError, LeaseLost, StoreError
from crawler.frontier.sqlite import SqliteFrontier
from crawler.frontier.transactions import Transactions
from crawler.grouping import MOST, Group
from crawler.store.files import FileStore
from tests.support.samples import MINUTE, NOW, request


class Doubling:
    """Doubles numbers, holds the first group until told, refuses odd ones."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self.has_begun = threading.Event()
        self.may_go = threading.Event()

    def __call__(self, numbers: Sequence[int]) -> Sequence[int | BaseException]:
        self.groups.append(list(numbers))
        self.has_begun.set()
        assert self.may_go.wait(30)
        return [number * 2 if number % 2 == 0 else ValueError(str(number)) for number in numbers]


async def test_what_comes_while_a_group_is_done_makes_the_next_group() -> None:
    doubling = Doubling()
    group: Group[int, int] = Group(doubling, name="test")
    first = asyncio.ensure_future(group.result(2))
    await asyncio.to_thread(doubling.has_begun.wait, 30)
    rest = [asyncio.ensure_future(group.result(number)) for number in range(4, 10, 2)]
    await asyncio.sleep(0)
    doubling.may_go.set()

    assert await asyncio.gather(first, *rest) == [4, 8, 12, 16]
    assert doubling.groups == [[2], [4, 6, 8]]


async def test_no_group_is_larger_than_the_most() -> None:
    doubling = Doubling()
    doubling.may_go.set()
    group: Group[int, int] = Group(doubling, name="test")
    await asyncio.gather(*(group.result(2 * number) for number in range(MOST + 1)))

    assert [len(it) for it in doubling.groups] == [MOST, 1]


async def test_a_failure_is_its_callers_alone() -> None:
    doubling = Doubling()
    doubling.may_go.set()
    group: Group[int, int] = Group(doubling, name="test")
    results = await asyncio.gather(group.result(1), group.result(2), return_exceptions=True)

    assert [str(results[0]), results[1]] == ["1", 4]


async def test_work_of_a_cancelled_caller_is_left_out() -> None:
    doubling = Doubling()
    doubling.may_go.set()
    group: Group[int, int] = Group(doubling, name="test")
    cancelled = asyncio.ensure_future(group.result(2))
    asyncio.get_running_loop().call_soon(cancelled.cancel)

    assert await group.result(4) == 8
    assert cancelled.cancelled()
    assert [4] in doubling.groups or [2, 4] in doubling.groups


async def test_a_verb_that_fails_is_undone_and_those_beside_it_are_not(tmp_path: Path) -> None:
    frontier = await SqliteFrontier.open(tmp_path / "state.db")
    await frontier.add([request()], now=NOW)
    (stale,) = await frontier.lease_hosts("a", 1, now=NOW, ttl=MINUTE)
    await frontier.expire_leases()
    results = await asyncio.gather(
        frontier.add([request("https://news.test/b")], now=NOW),
        frontier.due(stale, 1, now=NOW),
        frontier.add([request("https://news.test/c")], now=NOW),
        return_exceptions=True,
    )
    known = [await frontier.lookup(f"https://news.test/{name}") for name in "bc"]
    await frontier.close()

    assert (results[0], type(results[1]), results[2]) == (1, LeaseLost, 1)
    assert all(known)


async def test_what_a_failed_verb_changed_before_it_failed_is_undone(tmp_path: Path) -> None:
    transactions = await Transactions.open(tmp_path / "state.db")
    db = transactions.db

    def half() -> None:
        db.execute("INSERT INTO hosts (host) VALUES ('half.test')")
        db.execute("INSERT INTO nowhere VALUES (1)")

    def whole() -> None:
        db.execute("INSERT INTO hosts (host) VALUES ('whole.test')")

    failed, _ = await asyncio.gather(
        transactions.change(half), transactions.change(whole), return_exceptions=True
    )
    hosts = await transactions.read(lambda: db.execute("SELECT host FROM hosts").fetchall())
    await transactions.close()

    assert isinstance(failed, FrontierError)
    assert hosts == [("whole.test",)]


async def test_a_bad_path_fails_its_own_batch_only(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    results = await asyncio.gather(
        store.write_batch([("a.md", b"1")]),
        store.write_batch([("../b.md", b"2")]),
        store.write_batch([("c/d.md", b"3")]),
        return_exceptions=True,
    )

    assert isinstance(results[1], StoreError)
    assert (await store.read("a.md"), await store.read("c/d.md")) == (b"1", b"3")


@pytest.mark.parametrize("size", [0, 1, 5_000_000])
async def test_files_of_any_size_are_whole(tmp_path: Path, size: int) -> None:
    store = FileStore(tmp_path)
    await store.write_batch([("a.md", b"x" * size)])

    assert await store.read("a.md") == b"x" * size
