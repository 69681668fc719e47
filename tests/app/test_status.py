"""`status` tells what is due, parked and failed, and why, by site and host."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.cli import main
from crawler.frontier.sqlite import SqliteFrontier
from crawler.identity import article_request, listing_requests
from crawler.model import Outcome, OutcomeKind
from crawler.site_reader import read_site
from crawler.sites import SiteDefinition
from crawler.states import Record, State

SITE = """
id = "news"
hosts = ["news.test"]
[[listing]]
name = "front"
kind = "home"
url = "https://news.test/"
link = "a"
interval = "2h"
[[listing]]
name = "town"
kind = "home"
url = "https://news.test/town"
link = "a"
"""
NOW = datetime.now(UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    (tmp_path / "config" / "sites").mkdir(parents=True)
    (tmp_path / "config/sites/news.toml").write_text(SITE)
    return tmp_path


def ended(name: str, state: State, outcome: Outcome, *, attempts: int = 0) -> Record:
    request = article_request(f"https://news.test/{name}", [site()])
    return Record(
        request=replace(request, attempts=attempts), state=state, added=NOW, finished=NOW,
        outcome=outcome,
    )  # fmt: skip


def site() -> SiteDefinition:
    return read_site(SITE, path=Path("news.toml"))


def keep(folder: Path, records: Sequence[Record]) -> None:
    async def work() -> None:
        frontier = await SqliteFrontier.open(folder / "archive/.crawler/state.db")
        await frontier.restore(records)
        await frontier.close()

    asyncio.run(work())


def status(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["status", "--json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def some_records() -> list[Record]:
    front = listing_requests(site(), now=NOW)[0]
    read = Outcome(kind=OutcomeKind.LISTED, reason="read")
    filed = Outcome(kind=OutcomeKind.FILED, reason="new", path="a.md", again=NOW - HOUR)
    login = Outcome(kind=OutcomeKind.PARKED, reason="login", detail="log in", again=NOW + HOUR)
    gone = Outcome(kind=OutcomeKind.FAILED, reason="timeout", detail="given up after 8 visits")
    later = Outcome(kind=OutcomeKind.DEFERRED, reason="http_503", not_before=NOW + HOUR)
    return [
        Record(request=front, state=State.DONE, added=NOW, finished=NOW - HOUR, outcome=read),
        ended("filed", State.DONE, filed),
        ended("parked", State.PARKED, login, attempts=1),
        ended("failed", State.FAILED, gone, attempts=8),
        replace(ended("later", State.QUEUED, later, attempts=1), not_before=NOW + HOUR),
    ]


def test_each_site_tells_what_is_due_and_why_pages_are_not_filed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(folder, some_records())

    facts = status(capsys)["sites"]["news"]

    assert facts["listings"] == {"due": 1, "waiting": 1, "next": (NOW + HOUR).isoformat()}
    assert (facts["revisits"]["due"], facts["retries"]["waiting"]) == (1, 1)
    assert facts["retries"]["next"] == (NOW + HOUR).isoformat()
    assert (facts["failed"], facts["parked"]) == ({"timeout": 1}, {"login": 1})
    assert facts["deferred"] == {"http_503": 1}


def test_each_host_tells_what_waits_for_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(folder, some_records())

    assert status(capsys)["hosts"] == {
        "news.test": {
            "due": 0, "queued": 1, "failed": 1, "parked": 1, "held_until": None,
            "next_start": (NOW + HOUR).isoformat(),
        }
    }  # fmt: skip


def test_each_problem_tells_its_reason_its_visits_and_its_next_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(folder, some_records())

    told = {it["url"].rpartition("/")[2]: it for it in status(capsys)["problems"]}

    assert (told["parked"]["reason"], told["parked"]["again"]) == (
        "login", (NOW + HOUR).isoformat(),
    )  # fmt: skip
    assert (told["failed"]["visits"], told["failed"]["again"]) == (8, None)


def test_people_read_the_same_in_lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, some_records())

    assert main(["status"]) == 0
    out = capsys.readouterr().out

    assert "listings: 1 due, 1 waiting" in out
    assert "parked: 1 login" in out
    assert "given up" in out
