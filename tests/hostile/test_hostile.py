"""Every hostile case through the real command: outcomes, requests, memory, time, files."""

import asyncio
import ssl
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import trustme

from crawler.frontier.sqlite import SqliteFrontier
from crawler.states import Record
from crawler.urls import fetchable_url
from tests.hostile.case import Case, Place
from tests.hostile.registry import CASES
from tests.support.origin import Origin
from tests.support.processes import watched_peak_kib

INSIDE = "127.0.0.1"  # served like the others, but in no network that was opened
OPENED = "127.1.0.0/16"
MOST_RSS_KIB = 400 * 1024
# Generous: the longest case takes a few of the seconds below, and they run side by side.
MOST_SECONDS = 120.0
SETTINGS = """
contact = "https://our.site.test/bot"
pace_s = 0
silence_timeout_s = 4
connect_timeout_s = 4
total_deadline_s = 10
extraction_deadline_s = 5
max_bytes = 2_000_000
max_decoded = 4_000_000
max_hosts = 64
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="other systems have one loopback address"),
]


def address_of(place: int) -> str:
    return f"127.1.{place // 200}.{place % 200 + 1}"


@asynccontextmanager
async def origins() -> AsyncIterator[tuple[Origin, Origin]]:
    """One origin for all plain cases, and one whose certificate nobody knows."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("127.1.0.1").configure_cert(context)
    addresses = [address_of(n) for n in range(len(CASES))]
    async with (
        Origin(addresses=[INSIDE, *addresses]) as plain,
        Origin(addresses=addresses, tls=context) as secure,
    ):
        yield plain, secure


def places(plain: Origin, secure: Origin) -> list[tuple[Case, Place]]:
    """Puts each case on its address and its answers before the origin."""
    placed = []
    for n, case in enumerate(CASES):
        origin = secure if case.is_tls else plain
        place = Place(
            host=f"{address_of(n)}:{origin.port}",
            inside=f"{INSIDE}:{plain.port}",
            port=plain.port,
        )
        for path, answer in case.answers(place).items():
            origin.answers[address_of(n) + path] = answer
        placed.append((case, place))
    return placed


async def crawl(folder: Path, placed: list[tuple[Case, Place]]) -> int:
    """Run the real commands; the memory that either and its workers held at most, in KiB."""
    (folder / "config" / "sites").mkdir(parents=True)
    (folder / "config" / "crawler.toml").write_text(SETTINGS)
    for n, (case, place) in enumerate(placed):
        if case.site:
            text = case.definition(place, f"case{n}")
            (folder / "config" / "sites" / f"case{n}.toml").write_text(text)
    urls = [case.asked_for(place) for case, place in placed if not case.site]
    return max(
        await run_watched(folder, "archive", "-", stdin="\n".join(urls)),
        await run_watched(folder, "run"),
    )


async def run_watched(folder: Path, *words: str, stdin: str = "") -> int:
    """Run one command; the memory that it and its workers held at most, in KiB."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "crawler", *words, "--json", "--allow-network", OPENED,
        cwd=folder, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    async with watched_peak_kib(process.pid) as peak:
        out, err = await asyncio.wait_for(process.communicate(stdin.encode()), MOST_SECONDS)
    assert b'"outcomes"' in out, err.decode()
    return peak()


def outcome_of(record: Record | None) -> str:
    if record is None or record.outcome is None:
        return "no outcome"
    return f"{record.outcome.kind} {record.outcome.reason}"


async def records_of(folder: Path) -> dict[str, Record]:
    """What the frontier knows of each page, by the URL it was asked for under."""
    frontier = await SqliteFrontier.open(folder / "archive" / ".crawler" / "state.db")
    try:
        return {
            it.request.page_url or it.request.url: it for it in await frontier.records(limit=10_000)
        }
    finally:
        await frontier.close()


def asked(origin: Origin, n: int) -> int:
    """Requests at a case's address, robots.txt left out."""
    here = address_of(n)
    return sum(address == here and path != "/robots.txt" for address, path in origin.log)


def files_of(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def surprises(cases: Iterable[tuple[Case, object, object]]) -> str:
    """What was got and what was expected, a line a case, where they differ."""
    return "\n".join(
        f"{case.name}: {got}, not {due}"
        for case, got, due in cases
        if str(got) not in str(due).split(" or ")
    )


async def test_whatever_servers_do_each_page_has_its_outcome(tmp_path: Path) -> None:
    async with origins() as (plain, secure):
        placed = places(plain, secure)
        peak_kib = await crawl(tmp_path, placed)
    records = await records_of(tmp_path)

    assert not surprises(
        (case, outcome_of(records.get(fetchable_url(case.asked_for(place)))), case.expected)
        for case, place in placed
    )
    assert not surprises(
        (case, asked(secure if case.is_tls else plain, n), case.hits)
        for n, case in enumerate(CASES)
        if case.hits is not None
    )
    assert plain.greeted[INSIDE] == secure.greeted[INSIDE] == 0, "no connection inside"
    assert peak_kib < MOST_RSS_KIB
    assert files_of(tmp_path) == {"archive", "config"}


def test_cases_have_names_of_their_own() -> None:
    names = [case.name for case in CASES]

    assert len(set(names)) == len(names) >= 150
