"""Gate and fetcher together: the address of every hop is checked, and is the one connected to."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from ipaddress import ip_network

import pytest

from crawler.engine.gate import HostPolicy, PolitenessGate
from crawler.fetch.client import http_library
from crawler.fetch.http import HttpFetcher
from crawler.frontier.memory import MemoryFrontier
from crawler.model import PageKind, Refusal, Response
from crawler.pacing import Pace
from tests.support.origin import Answer, Origin
from tests.support.samples import FakeClock, request

OPENED, INSIDE = "127.0.2.1", "127.0.3.1"
POLICY = HostPolicy(pace=Pace(pace_s=0), networks=[ip_network("127.0.2.0/24")])
Names = dict[str, list[Sequence[str]]]


@asynccontextmanager
async def connected(origin: Origin, names: Names, library: str) -> AsyncIterator[HttpFetcher]:
    """A fetcher behind a gate whose resolver gives these answers in turn, the last one for ever."""

    async def resolve(host: str, port: int) -> list[str]:
        answers = names[host]
        return list(answers.pop(0) if len(answers) > 1 else answers[0])

    gate = PolitenessGate(
        clock=FakeClock(), policy=lambda _: POLICY, agent="crawler/1.0", memory=MemoryFrontier(),
        resolve=resolve,
    )  # fmt: skip
    async with HttpFetcher(
        gate, clock=FakeClock(), user_agent="crawler/1.0", library=http_library(library)
    ) as fetcher:
        gate.fetch_robots_by(fetcher.fetch_robots)
        yield fetcher


@pytest.fixture(params=["httpx", "httpx2", "aiohttp"])
def library(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def origin() -> AsyncIterator[Origin]:
    async with Origin({"/a": Answer(b"page")}, addresses=[OPENED, INSIDE, "127.0.2.2"]) as made:
        yield made


def url(origin: Origin, path: str = "/a", host: str = "news.test") -> str:
    return f"http://{host}:{origin.port}{path}"


async def test_a_name_that_changes_its_answer_gains_nothing(origin: Origin, library: str) -> None:
    names: Names = {"news.test": [[OPENED], [OPENED], [INSIDE]]}
    async with connected(origin, names, library) as fetcher:
        first = await fetcher.fetch(request(url(origin)))
        second = await fetcher.fetch(request(url(origin)))

    assert isinstance(first, Response)
    assert first.peer == f"{OPENED}:{origin.port}", "what was checked, not what came after"
    assert isinstance(second, Refusal)
    assert (second.reason, origin.greeted[INSIDE]) == ("address", 0)


@pytest.mark.parametrize("kind", [PageKind.LISTING, PageKind.ARTICLE])
async def test_a_redirect_to_a_name_that_leads_inside_is_refused(
    origin: Origin, library: str, kind: PageKind
) -> None:
    origin.answers["/a"] = Answer(b"", 302, {"Location": url(origin, "/x", "evil.test")})
    names: Names = {"news.test": [[OPENED]], "evil.test": [["127.0.2.2", INSIDE]]}
    async with connected(origin, names, library) as fetcher:
        result = await fetcher.fetch(request(url(origin), kind=kind))

    assert isinstance(result, Refusal)
    assert (result.reason, origin.greeted[INSIDE]) == ("address", 0)


async def test_a_robots_txt_that_is_moved_inside_forbids_all(origin: Origin, library: str) -> None:
    origin.answers["/robots.txt"] = Answer(b"", 301, {"Location": url(origin, "/", "evil.test")})
    names: Names = {"news.test": [[OPENED]], "evil.test": [[INSIDE]]}
    async with connected(origin, names, library) as fetcher:
        result = await fetcher.fetch(request(url(origin)))

    assert isinstance(result, Refusal)
    assert (result.reason, origin.greeted[INSIDE]) == ("robots_unreachable", 0)


async def test_robots_txt_is_asked_for_where_a_redirect_leads(origin: Origin, library: str) -> None:
    origin.answers |= {
        f"{OPENED}/a": Answer(b"", 302, {"Location": url(origin, "/b", "other.test")}),
        "127.0.2.2/robots.txt": Answer(b"User-agent: *\nDisallow: /b"),
    }
    names: Names = {"news.test": [[OPENED]], "other.test": [["127.0.2.2"]]}
    async with connected(origin, names, library) as fetcher:
        result = await fetcher.fetch(request(url(origin)))

    assert isinstance(result, Refusal)
    assert (result.reason, result.rule) == ("robots", "robots.txt: disallow: /b")
    assert origin.hits["/b"] == 0


async def test_a_robots_txt_moved_within_its_origin_waits_for_nothing(
    origin: Origin, library: str
) -> None:
    origin.answers |= {
        "/robots.txt": Answer(b"", 301, {"Location": "/rules.txt"}),
        "/rules.txt": Answer(b"User-agent: *\nDisallow: /b"),
    }
    async with connected(origin, {"news.test": [[OPENED]]}, library) as fetcher:
        result = await fetcher.fetch(request(url(origin)))

    assert isinstance(result, Response)


async def test_the_next_address_is_tried_and_all_are_checked_first(
    origin: Origin, library: str
) -> None:
    async with connected(origin, {"news.test": [["127.0.2.9", OPENED]]}, library) as fetcher:
        result = await fetcher.fetch(request(url(origin)))

    assert isinstance(result, Response)
    assert result.peer == f"{OPENED}:{origin.port}"
