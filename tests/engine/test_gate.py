"""The gate: scheme, address, robots.txt, pace and memory, with a clock that the test owns."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_network

import pytest
from structlog.testing import capture_logs

from crawler.engine.gate import HostPolicy, Pass, PolitenessGate
from crawler.engine.robots_files import MOST_IN_MEMORY
from crawler.errors import FetchError
from crawler.frontier.memory import MemoryFrontier
from crawler.model import Refusal, Response
from crawler.pacing import Pace
from crawler.states import HostState
from tests.support.samples import MINUTE, NOW, FakeClock

URL = "https://news.test/a"
PUBLIC = "93.184.215.14"
SECOND = timedelta(seconds=1)


class Names:
    """A resolver whose answers the test gives, one after the other, the last one for ever."""

    def __init__(self, *answers: Sequence[str] | Exception) -> None:
        self.answers = list(answers) or [[PUBLIC]]
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return list(answer)


class Robots:
    """Answers for robots.txt, as a fetcher gives them."""

    def __init__(self, body: bytes = b"", status: int | None = 200) -> None:
        self.body, self.status = body, status
        self.asked: list[str] = []

    async def __call__(self, origin: str, site: str | None) -> tuple[int | None, bytes]:
        self.asked.append(origin)
        return self.status, self.body


class Bench:
    """A gate and all that stands around it."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.memory = MemoryFrontier()
        self.names = Names()
        self.robots = Robots()
        self.policy = HostPolicy(pace=Pace(jitter=0.0))
        self.gate = self.new_gate()

    def new_gate(self, **options: object) -> PolitenessGate:
        gate = PolitenessGate(
            clock=self.clock,
            policy=lambda _site: self.policy,
            agent="crawler/1.0 (+https://our.site/bot)",
            memory=self.memory,
            resolve=self._resolve,
            chance=lambda: 1.0,
            **options,  # type: ignore[arg-type]  # by name
        )
        gate.fetch_robots_by(self._fetch_robots)
        return gate

    async def _fetch_robots(self, origin: str, site: str | None) -> tuple[int | None, bytes]:
        return await self.robots(origin, site)

    async def _resolve(self, host: str, port: int) -> list[str]:
        return await self.names(host, port)

    async def enter(self, url: str = URL, **options: bool) -> Pass:
        entered = await self.gate.enter(url, site="news", **options)
        assert isinstance(entered, Pass), entered
        return entered

    async def refusal(self, url: str = URL) -> Refusal:
        refused = await self.gate.enter(url, site="news")
        assert isinstance(refused, Refusal)
        return refused

    async def visit(self, result: Response | FetchError | None = None, url: str = URL) -> None:
        await (await self.enter(url)).leave(result)


def answer(status: int = 200, *, seconds: float = 0.0, **headers: str) -> Response:
    return Response(
        url=URL, final_url=URL, status=status, body=b"", wire_bytes=0,
        headers=tuple((name.replace("_", "-"), value) for name, value in headers.items()),
        started=NOW, ended=NOW + timedelta(seconds=seconds),
    )  # fmt: skip


def failure(reason: str = "connection") -> FetchError:
    return FetchError("told", reason=reason, url=URL)


@pytest.fixture
def bench() -> Bench:
    return Bench()


# --- where not to go


async def test_the_checked_addresses_are_the_ones_handed_out(bench: Bench) -> None:
    bench.names = Names([PUBLIC, "2606:4700::1111"], ["127.0.0.1"])

    entered = await bench.enter()

    assert (entered.addresses, entered.port) == ([PUBLIC, "2606:4700::1111"], 443)
    assert bench.names.asked == ["news.test"], "no second look-up that could change its answer"


async def test_a_name_that_turns_inside_is_refused_at_the_next_request(bench: Bench) -> None:
    bench.names = Names([PUBLIC], ["169.254.169.254"])
    await bench.visit()

    refused = await bench.refusal()

    assert (refused.reason, refused.url) == ("address", URL)
    assert "169.254.169.254" in refused.rule


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["10.0.0.1"], [PUBLIC, "192.168.1.1"], ["::1"], ["::ffff:127.0.0.1"],
     ["64:ff9b::7f00:1"], ["fe80::1%eth0"], ["0.0.0.0"], ["224.0.0.1"], ["2002:7f00:1::"]],
    ids=str,
)  # fmt: skip
async def test_a_host_with_an_address_inside_is_refused(bench: Bench, addresses: list[str]) -> None:
    bench.names = Names(addresses)

    assert (await bench.refusal()).reason == "address"
    assert not bench.robots.asked


async def test_a_network_opened_by_the_site_is_allowed(bench: Bench) -> None:
    bench.names = Names(["127.0.0.7"])
    bench.policy = replace(bench.policy, networks=[ip_network("127.0.0.0/8")])

    assert (await bench.enter()).addresses == ["127.0.0.7"]
    bench.names = Names(["10.0.0.1"])
    assert (await bench.refusal()).reason == "address"


@pytest.mark.parametrize(
    ("url", "asked"),
    [("http://2130706433/", "127.0.0.1"), ("http://0177.0.0.1/", "127.0.0.1"),
     ("http://0x7f.1/", "127.0.0.1"), ("http://[::FFFF:7f00:1]/", "::ffff:127.0.0.1")],
)  # fmt: skip
async def test_spellings_of_an_address_are_looked_up_as_one(
    bench: Bench, url: str, asked: str
) -> None:
    bench.names = Names(["127.0.0.1"])

    assert (await bench.refusal(url)).reason == "address"
    assert bench.names.asked[0] in {asked, "::ffff:7f00:1"}


@pytest.mark.parametrize("url", ["ftp://news.test/", "file:///etc/passwd", "http://", "news", ""])
async def test_other_schemes_are_refused_before_anything_is_looked_up(
    bench: Bench, url: str
) -> None:
    assert (await bench.refusal(url)).reason == "scheme"
    assert not bench.names.asked


@pytest.mark.parametrize("error", [OSError("no such name"), UnicodeError("label too long")])
async def test_a_host_without_an_address_is_refused(bench: Bench, error: Exception) -> None:
    bench.names = Names(error)

    assert (await bench.refusal()).reason == "host"


async def test_the_operator_can_name_the_address(bench: Bench) -> None:
    bench.gate = bench.new_gate(connect_to={"news.test": ("127.0.0.1", 8080)})

    entered = await bench.enter()

    assert (entered.addresses, entered.port) == (("127.0.0.1",), 8080)
    assert not bench.names.asked


async def test_credentials_in_an_url_are_dropped_and_logged(bench: Bench) -> None:
    with capture_logs() as logs:
        await bench.enter("https://user:secret@news.test/a")

    assert [(log["event"], log["url"]) for log in logs] == [("url.credentials_dropped", URL)]


# --- robots.txt


async def test_robots_txt_is_asked_for_once_and_kept_a_day(bench: Bench) -> None:
    bench.robots = Robots(b"User-agent: crawler\nDisallow: /private")
    for _ in range(2):
        assert (await bench.refusal("https://news.test/private/1")).rule == (
            "robots.txt: disallow: /private"
        )
    bench.gate = bench.new_gate()
    assert (await bench.refusal("https://news.test/private/2")).reason == "robots"
    assert bench.robots.asked == ["https://news.test"]

    bench.clock.advance(timedelta(hours=24))
    await bench.refusal("https://news.test/private/3")
    assert len(bench.robots.asked) == 2


async def test_an_unreachable_robots_txt_forbids_all_and_is_asked_for_again(bench: Bench) -> None:
    bench.robots = Robots(status=503)
    assert (await bench.refusal()).reason == "robots_unreachable"
    bench.robots.status = 404
    bench.gate = bench.new_gate()
    assert (await bench.refusal()).reason == "robots_unreachable", "remembered over a restart"

    bench.clock.advance(timedelta(minutes=10))
    await bench.visit()


async def test_an_unreachable_robots_txt_leaves_its_last_copy_in_force_for_a_month(
    bench: Bench,
) -> None:
    bench.robots = Robots(b"User-agent: *\nDisallow: /private/")
    await bench.visit()
    bench.robots.status = 503
    bench.clock.advance(25 * 60 * MINUTE)

    await bench.visit()
    assert (await bench.refusal("https://news.test/private/x")).reason == "robots"
    assert len(bench.robots.asked) == 2
    bench.gate = bench.new_gate()
    await bench.visit()
    assert len(bench.robots.asked) == 3, "a restart asks again, and obeys the copy"

    bench.clock.advance(30 * 24 * 60 * MINUTE)
    assert (await bench.refusal()).reason == "robots_unreachable"


async def test_robots_txt_is_fetched_past_robots_txt(bench: Bench) -> None:
    bench.robots = Robots(b"User-agent: *\nDisallow: /")

    assert await bench.enter("https://news.test/moved-robots", for_robots=True)
    assert not bench.robots.asked


async def test_each_origin_has_its_own_rules(bench: Bench) -> None:
    for url in ("http://news.test/", "https://news.test/", "https://news.test:8443/"):
        await bench.visit(url=url)
    await bench.visit(url="https://u:p@NEWS.test:443/b")

    assert bench.robots.asked == [
        "http://news.test", "https://news.test", "https://news.test:8443",
    ]  # fmt: skip


async def test_a_site_may_be_told_to_pass_robots_txt_by(bench: Bench) -> None:
    bench.policy = replace(bench.policy, obey_robots=False)
    bench.robots = Robots(b"User-agent: *\nDisallow: /")

    await bench.visit()

    assert not bench.robots.asked


async def test_many_requests_wait_for_one_robots_txt(bench: Bench) -> None:
    bench.policy = replace(bench.policy, connections=9, pace=Pace(pace_s=0))

    await asyncio.gather(*(bench.enter() for _ in range(9)))

    assert len(bench.robots.asked) == 1


async def test_a_large_robots_txt_is_read_beside_the_event_loop(bench: Bench) -> None:
    lines = b"".join(b"Disallow: /*%d$\n" % n for n in range(9000))
    bench.robots = Robots(b"User-agent: *\n" + lines + b"Disallow: /private")

    reading = asyncio.create_task(bench.refusal("https://news.test/private"))
    turns = 0
    while not reading.done():
        await asyncio.sleep(0)
        turns += 1

    assert (await reading).rule == "robots.txt: disallow: /private"
    assert turns > 9, "the loop went on meanwhile"


async def test_more_origins_than_are_kept_in_memory_are_not_asked_for_again(bench: Bench) -> None:
    urls = [f"https://h{n}.test/" for n in range(MOST_IN_MEMORY + 9)]
    for url in [*urls, *urls]:
        await bench.visit(url=url)

    assert len(bench.robots.asked) == len(urls)


# --- pace


async def starts(bench: Bench, *results: Response | FetchError | None) -> list[float]:
    """Seconds at which requests start that end so, each at once."""
    times = []
    for result in results:
        entered = await bench.enter()
        times.append((bench.clock.now() - NOW).total_seconds())
        await entered.leave(result)
    return times


async def test_requests_to_a_host_start_a_pace_apart(bench: Bench) -> None:
    assert await starts(bench, answer(), answer(), answer()) == [0, 1, 2]


async def test_hosts_do_not_wait_for_each_other(bench: Bench) -> None:
    for name in ("a", "b", "c"):
        await bench.visit(url=f"https://{name}.test/")

    assert bench.clock.slept == []


async def test_chance_lengthens_the_pause(bench: Bench) -> None:
    bench.policy = replace(bench.policy, pace=Pace(jitter=0.5))

    assert await starts(bench, None, None, None) == [0, 1.5, 3]


async def test_a_crawl_delay_lengthens_the_pause_up_to_a_minute(bench: Bench) -> None:
    bench.robots = Robots(b"User-agent: *\nCrawl-delay: 9")
    assert await starts(bench, None, None) == [0, 9]

    again = Bench()
    again.robots = Robots(b"User-agent: *\nCrawl-delay: 86400")
    assert await starts(again, None, None) == [0, 60]


async def test_a_slow_answer_lengthens_the_next_pause(bench: Bench) -> None:
    slow, quick = answer(seconds=4), answer(seconds=0.1)

    assert await starts(bench, slow, quick, quick) == [0, 8, 9]


async def test_one_request_at_a_time_unless_the_site_allows_more(bench: Bench) -> None:
    bench.policy = replace(bench.policy, pace=Pace(pace_s=0))
    first = await bench.enter()
    second = asyncio.create_task(bench.enter())
    await asyncio.sleep(0)
    assert not second.done()

    await first.leave(answer())
    await (await second).leave(answer())


async def test_a_cancelled_wait_gives_its_place_back(bench: Bench) -> None:
    bench.policy = replace(bench.policy, pace=Pace(pace_s=0))
    first = await bench.enter()
    waiting = asyncio.create_task(bench.enter())
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await first.leave(None)

    await bench.visit()


async def test_a_busy_host_is_slowed_down_and_recovers(bench: Bench) -> None:
    busy = answer(503)

    assert await starts(bench, busy, busy, answer(), answer(), answer()) == [0, 2, 6, 8, 9]


async def test_a_retry_after_holds_the_whole_host(bench: Bench) -> None:
    await bench.visit(answer(429, Retry_After="120"))

    refused = await bench.refusal("https://news.test/other")

    assert (refused.reason, refused.not_before) == ("held", NOW + 2 * MINUTE)
    bench.clock.advance(2 * MINUTE)
    await bench.visit(answer())


async def test_nothing_is_looked_up_or_fetched_of_a_host_that_is_held(bench: Bench) -> None:
    await bench.memory.save_host("news.test", HostState(held_until=NOW + MINUTE))

    assert (await bench.refusal()).reason == "held"
    assert bench.names.asked == bench.robots.asked == []
    bench.clock.advance(MINUTE)
    await bench.visit(answer())


async def test_a_short_hold_is_waited_for(bench: Bench) -> None:
    assert await starts(bench, answer(503, Retry_After="4"), answer()) == [0, 4]


async def test_a_dead_host_is_left_alone(bench: Bench) -> None:
    for reason in ("connection", "timeout", "tls", "connection", "timeout"):
        await bench.visit(failure(reason))

    refused = await bench.refusal()

    assert refused.reason == "held"
    assert refused.not_before == bench.clock.now() + MINUTE
    bench.clock.advance(MINUTE)
    await bench.visit(failure())
    assert (await bench.refusal()).not_before == bench.clock.now() + 4 * MINUTE


async def test_names_that_are_not_found_count_as_failures(bench: Bench) -> None:
    bench.names = Names(OSError("no such name"))
    for _ in range(5):
        await bench.refusal()

    assert (await bench.memory.load_host("news.test")).held_until == NOW + MINUTE


@pytest.mark.parametrize("result", [failure("too_large"), failure("protocol"), None])
async def test_a_bad_page_is_no_dead_host(
    bench: Bench, result: Response | FetchError | None
) -> None:
    await starts(bench, *([result] * 9))

    assert (await bench.memory.load_host("news.test")).failures == 0


# --- memory


async def test_a_restart_forgets_nothing(bench: Bench) -> None:
    await bench.visit(answer(503))
    await bench.visit(failure())
    bench.gate = bench.new_gate()

    assert (await bench.memory.load_host("news.test")) == HostState(
        last_start=NOW + 2 * SECOND, slowdown_s=2.0, failures=1
    )
    assert await starts(bench, answer()) == [4]


async def test_a_killed_request_still_counts_as_a_start(bench: Bench) -> None:
    await bench.enter()
    bench.gate = bench.new_gate()

    assert await starts(bench, None) == [1]


async def test_a_host_at_pace_nothing_writes_nothing_while_all_goes_well(bench: Bench) -> None:
    bench.policy = replace(bench.policy, pace=Pace(pace_s=0))
    await starts(bench, answer(), answer())

    assert (await bench.memory.load_host("news.test")) == HostState()
