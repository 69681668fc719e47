"""The state file: brought up to date without losing anything, and clear about its damage."""

import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.errors import FrontierError
from crawler.frontier import database
from crawler.frontier.lending import DUE, FREE_HOSTS, NEXT_DUE, OLDEST, RELEASE
from crawler.frontier.migrations import NEWEST
from crawler.frontier.recording import REVIVE
from crawler.frontier.sqlite import CATALOGUE, COPIES, SqliteFrontier
from crawler.model import PageKind
from crawler.states import HostStats, State
from tests.support.samples import MINUTE, NOW, request

FIRST_VERSION = Path(__file__).with_name("state_v1.sql").read_text(encoding="utf-8")
SIXTH_VERSION = Path(__file__).with_name("state_v6.sql").read_text(encoding="utf-8")


SEVENTH_VERSION = Path(database.__file__).with_name("schema.sql").read_text(encoding="utf-8")
SHA256 = "00112233445566778899aabbccddeeff" * 2


async def open_and_close(path: Path) -> None:
    frontier = await SqliteFrontier.open(path)
    await frontier.close()


async def work_on(path: Path) -> None:
    frontier = await SqliteFrontier.open(path)
    try:
        (lease,) = await frontier.lease_hosts("w", 1, now=NOW, ttl=MINUTE)
        await frontier.due(lease, 999, now=NOW)
    finally:
        await frontier.close()


def schema_of(path: Path) -> list[tuple[str, str, str]]:
    with sqlite3.connect(path) as db:
        columns = db.execute(
            "SELECT m.name, c.name, c.type FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c"
            " WHERE m.type = 'table' ORDER BY 1, 2"
        ).fetchall()
        indexes = db.execute("SELECT name, '', '' FROM sqlite_master WHERE type <> 'table'")
        return [*columns, *sorted(indexes.fetchall())]


async def test_a_state_of_the_first_version_is_taken_over_whole(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with sqlite3.connect(path) as db:
        db.executescript(FIRST_VERSION)
    db.close()

    frontier = await SqliteFrontier.open(path)
    record = await frontier.lookup("k")
    await frontier.close()

    assert record is not None
    assert record.outcome is not None
    assert (record.state, record.outcome.path) == (State.DONE, "p.md")
    await open_and_close(tmp_path / "new.db")
    assert schema_of(path) == schema_of(tmp_path / "new.db")


async def test_a_state_of_the_sixth_version_keeps_its_requests_and_is_counted(
    tmp_path: Path,
) -> None:
    path = tmp_path / "state.db"
    with sqlite3.connect(path) as db:
        db.executescript(SIXTH_VERSION)
    db.close()

    frontier = await SqliteFrontier.open(path)
    filed = await frontier.lookup("https://news.test/a")
    parked = await frontier.lookup("news:id:7")
    stats = await frontier.stats(now=NOW)
    (lease,) = await frontier.lease_hosts("w", 1, now=NOW, ttl=MINUTE)
    due = await frontier.due(lease, 9, now=NOW)
    await frontier.close()

    assert filed is not None
    assert filed.outcome is not None
    assert (filed.outcome.sha256, filed.outcome.content) == (SHA256, "by hand")
    assert filed.request.page_url == filed.request.url
    assert parked is not None
    assert (parked.request.page_url, parked.request.fields) == ("https://news.test/7", {"id": "7"})
    assert stats.requests == {
        ("news", PageKind.ARTICLE, State.DONE): 1, ("news", PageKind.ARTICLE, State.PARKED): 1,
        ("news", PageKind.ARTICLE, State.QUEUED): 1, ("news", PageKind.LISTING, State.QUEUED): 1,
    }  # fmt: skip
    assert stats.deferred == {("news", "http_503"): 1}
    assert stats.again == {("news", State.DONE): (1, 0, datetime.fromtimestamp(1800000000, UTC))}
    assert stats.hosts == {
        "api.test": HostStats(parked=1), "news.test": HostStats(due=1, queued=2)
    }  # fmt: skip
    assert (lease.token, [it.url for it in due]) == (6, ["https://news.test/l"])


async def test_a_state_of_the_seventh_version_knows_whose_hosts_have_something_queued(
    tmp_path: Path,
) -> None:
    path = tmp_path / "state.db"
    with sqlite3.connect(path) as db:
        db.executescript(SEVENTH_VERSION)
        db.execute(
            "INSERT INTO requests (digest, url, host, site, kind, depth, state, ord, added)"
            " VALUES (x'00', 'https://a.test/', 'a.test', 'a', 'article', 0, 'queued', 1, 0)"
        )
        db.execute("PRAGMA user_version = 7")
    db.close()

    frontier = await SqliteFrontier.open(path)
    lent = await frontier.lease_hosts("w", 9, now=NOW, ttl=MINUTE, sites=["a"])
    await frontier.close()

    assert [lease.host for lease in lent] == ["a.test"]


async def test_a_state_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    await open_and_close(path)
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {NEWEST + 1}")
    db.close()

    with pytest.raises(FrontierError, match="of version"):
        await SqliteFrontier.open(path)


@pytest.mark.parametrize("damage", ["rubbish", "cut", "emptied table"])
async def test_a_damaged_state_is_told_with_what_to_do(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "state.db"
    frontier = await SqliteFrontier.open(path)
    await frontier.add([request(f"https://news.test/{n}") for n in range(500)], now=NOW)
    await frontier.close()
    whole = path.read_bytes()
    if damage == "rubbish":
        path.write_bytes(b"x" * len(whole))
    elif damage == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    else:
        with sqlite3.connect(path) as db:
            db.execute("DROP TABLE requests")
        db.close()

    with pytest.raises(FrontierError, match="crawler reindex"):
        await work_on(path)


async def test_a_row_that_cannot_be_read_counts_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    frontier = await SqliteFrontier.open(path)
    await frontier.add([request()], now=NOW)
    await frontier.close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE requests SET fields = '{'")
    db.close()

    frontier = await SqliteFrontier.open(path)
    with pytest.raises(FrontierError, match="crawler reindex"):
        await frontier.lookup(request().key)
    await frontier.close()


EVERYTHING = {
    "now": 0, "sites": None, "but": "[]", "n": 1, "host": "", "token": 0, "limit": 1, "site": "",
    "content": "", "besides": "", "after": "", "order": 0,
}  # fmt: skip


@pytest.mark.parametrize(
    "statement",
    [FREE_HOSTS, DUE, NEXT_DUE, RELEASE, REVIVE, CATALOGUE, COPIES, f"SELECT {OLDEST} FROM hosts"],
)
async def test_no_verb_looks_at_all_requests(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "state.db"
    await open_and_close(path)
    with sqlite3.connect(path) as db:
        values = {name: EVERYTHING[name] for name in re.findall(r":(\w+)", statement)}
        plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
    db.close()

    assert any(re.match(r"SEARCH (r|requests) USING", step) for step in plan), plan
    assert not any(re.match(r"SCAN (r|requests)\b", step) for step in plan), plan


async def test_a_free_host_and_what_is_due_are_found_in_order(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    await open_and_close(path)
    with sqlite3.connect(path) as db:
        plan = [
            row[3]
            for statement in (FREE_HOSTS, DUE, CATALOGUE)
            for row in db.execute(f"EXPLAIN QUERY PLAN {statement}", EVERYTHING)
        ]
    db.close()

    assert any("INDEX hosts_oldest" in step for step in plan)
    assert not any("TEMP B-TREE" in step for step in plan), plan
