"""The state file: brought up to date without losing anything, and clear about its damage."""

import sqlite3
from pathlib import Path

import pytest

from crawler.errors import FrontierError
from crawler.frontier.database import VERSION
from crawler.frontier.sqlite import FREE_HOSTS, SqliteFrontier
from crawler.model import State
from tests.support.samples import MINUTE, NOW, request

FIRST_VERSION = Path(__file__).with_name("state_v1.sql").read_text(encoding="utf-8")


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
        indexes = db.execute("SELECT name, '', '' FROM sqlite_master WHERE type = 'index'")
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


async def test_a_state_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    await open_and_close(path)
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
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


async def test_a_free_host_is_found_without_a_look_at_all_that_is_queued(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    await open_and_close(path)
    with sqlite3.connect(path) as db:
        values = {"now": 0, "sites": None, "but": "[]", "n": 1}
        plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {FREE_HOSTS}", values)]
    db.close()

    assert any("INDEX hosts_oldest" in step for step in plan)
    assert any(step.startswith("SEARCH requests USING INDEX requests_open") for step in plan)
    assert not any("TEMP B-TREE" in step or step.startswith("SCAN requests") for step in plan)
