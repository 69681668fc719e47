"""The `Fetcher` contract, held with every HTTP library against real servers."""

import asyncio
import gzip
import pickle
import ssl
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import brotli
import pytest
import trustme

from crawler.errors import FetchError
from crawler.fetch.attempts import AttemptLimits
from crawler.fetch.client import MOST_POOLS, http_library
from crawler.fetch.http import FetchLimits, HttpFetcher
from crawler.fetch.receiving import LARGE_AT_ONCE, LARGE_BODY, ReceiveLimits
from crawler.model import Refusal, Response
from tests.support.gates import OpenGate
from tests.support.origin import Answer, Origin, raw, silent
from tests.support.samples import NOW, FakeClock, request

OK = b"HTTP/1.1 200 OK\r\nConnection: close\r\n"
URL = "http://news.test/a"
LIBRARIES = ["httpx", "httpx2", "aiohttp"]
Fetch = Callable[..., object]


class Bench:
    """A fetcher before an origin, with all that a test may want to see."""

    def __init__(self, library: str, origin: Origin) -> None:
        self.library = library
        self.origin = origin
        self.clock = FakeClock()
        self.gate = OpenGate(origin.port)
        self.limits = FetchLimits(silence_timeout_s=5, total_deadline_s=10)
        self.tls: ssl.SSLContext | None = None

    @asynccontextmanager
    async def fetcher(self) -> AsyncIterator[HttpFetcher]:
        async with HttpFetcher(
            self.gate,
            clock=self.clock,
            user_agent="crawler/1.0",
            limits=self.limits,
            library=http_library(self.library),
            tls=self.tls,
            jitter=lambda: 1.0,
        ) as fetcher:
            yield fetcher

    async def fetch(self, url: str = URL, **changes: object) -> Response | Refusal:
        async with self.fetcher() as fetcher:
            return await fetcher.fetch(replace(request(url), **changes))  # type: ignore[arg-type]  # by name

    async def answer(self, url: str = URL) -> Response:
        result = await self.fetch(url)
        assert isinstance(result, Response), result
        return result

    async def failure(self, url: str = URL) -> FetchError:
        with pytest.raises(FetchError) as caught:
            await self.fetch(url)
        return caught.value


@pytest.fixture(params=LIBRARIES)
async def bench(request: pytest.FixtureRequest) -> AsyncIterator[Bench]:
    async with Origin() as origin:
        yield Bench(request.param, origin)


def once(bench: Bench) -> None:
    bench.limits = replace(bench.limits, attempts=AttemptLimits(max_attempts=1))


# --- answers


@pytest.mark.parametrize("status", [200, 204, 304, 400, 403, 404, 410, 451])
async def test_any_status_is_an_answer_and_is_not_asked_for_again(
    bench: Bench, status: int
) -> None:
    bench.origin.answers["/a"] = Answer(b"" if status in {204, 304} else b"page", status)

    answer = await bench.answer()

    assert (answer.status, answer.attempts, bench.origin.hits["/a"]) == (status, 1, 1)


async def test_an_answer_keeps_headers_and_bytes_as_they_came(bench: Bench) -> None:
    body = "中文".encode("gb18030")
    head = b"HTTP/1.1 200 OK\r\nX-One: 1\r\nx-one: \xe4\xb8\xad\r\nContent-Length: 4\r\n\r\n"
    bench.origin.answers["/a"] = raw(head, body)

    answer = await bench.answer()

    assert answer.body == body
    assert answer.headers[:2] == (("X-One", "1"), ("x-one", "ä¸\xad"))
    assert (answer.wire_bytes, answer.peer) == (4, f"127.0.0.1:{bench.origin.port}")


async def test_what_is_sent_names_us_and_nothing_else(bench: Bench) -> None:
    bench.origin.answers["/a?z=1&a=%41"] = Answer(b"x")

    await bench.fetch("http://news.test/a?z=1&a=%41", etag='"1"', last_modified="then")

    ((path, headers),) = bench.origin.requests
    assert path == "/a?z=1&a=%41"
    assert set(headers) == {
        "host", "user-agent", "accept", "accept-encoding", "if-none-match", "if-modified-since",
    }  # fmt: skip
    assert (headers["host"], headers["user-agent"]) == ("news.test", "crawler/1.0")
    assert headers["accept-encoding"] == "gzip, deflate, br, zstd"


async def test_one_connection_serves_several_fetches(bench: Bench) -> None:
    bench.origin.answers |= {"/a": Answer(b"1"), "/b": Answer(b"2")}
    async with bench.fetcher() as fetcher:
        for path in ("a", "b", "a"):
            await fetcher.fetch(request(f"http://news.test/{path}"))

    assert bench.origin.greeted == {"127.0.0.1": 1}


async def test_many_hosts_at_once_and_again_need_few_sockets(bench: Bench) -> None:
    bench.origin.answers["/a"] = Answer(b"page")
    urls = [f"http://h{n}.test/a" for n in range(MOST_POOLS + 40)]
    async with bench.fetcher() as fetcher:
        for _ in range(2):
            answers = await asyncio.gather(*(fetcher.fetch(request(url)) for url in urls))
            assert {answer.status for answer in answers if isinstance(answer, Response)} == {200}

    assert bench.origin.hits["/a"] == 2 * len(urls)


# --- attempts


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
async def test_what_may_pass_is_tried_again(bench: Bench, status: int) -> None:
    bench.origin.answers["/a"] = [Answer(b"", status), Answer(b"page")]

    answer = await bench.answer()

    assert (answer.status, answer.attempts) == (200, 2)


async def test_waits_between_attempts_double_up_to_the_jitter(bench: Bench) -> None:
    bench.limits = replace(bench.limits, attempts=AttemptLimits(max_attempts=4))
    bench.origin.answers["/a"] = Answer(b"", 503)

    answer = await bench.answer()

    assert (answer.status, answer.attempts) == (503, 4)
    assert bench.clock.slept == [0.5, 1.0, 2.0]


async def test_retry_after_wins_over_the_growing_wait(bench: Bench) -> None:
    bench.origin.answers["/a"] = [
        Answer(b"", 503, {"Retry-After": "3"}),
        Answer(b"", 429, {"Retry-After": f"{NOW + timedelta(seconds=5):%a, %d %b %Y %X GMT}"}),
        Answer(b"page"),
    ]

    answer = await bench.answer()

    assert (answer.status, bench.clock.slept) == (200, [3.0, 2.0])


@pytest.mark.parametrize("asked", ["6", "86400", "9" * 5000, "Fri, 31 Dec 9999 23:59:59 GMT"])
async def test_a_longer_wait_is_left_to_the_frontier(bench: Bench, asked: str) -> None:
    bench.origin.answers["/a"] = Answer(b"", 503, {"Retry-After": asked})

    answer = await bench.answer()

    assert (answer.status, answer.attempts, bench.clock.slept) == (503, 1, [])


@pytest.mark.parametrize(
    ("begins", "reason"),
    [
        (raw(), "protocol"),
        (raw(b"SSH-2.0-OpenSSH_9.6\r\n"), "protocol"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"), "protocol"),
        (raw(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhalf"), "protocol"),
    ],
    ids=["nothing", "another protocol", "half a body", "half a chunk"],
)
async def test_a_broken_answer_is_tried_again_and_then_told(
    bench: Bench, begins: Answer, reason: str
) -> None:
    bench.origin.answers["/a"] = begins

    error = await bench.failure()

    assert (error.reason, error.attempts, bench.origin.hits["/a"]) == (reason, 3, 3)
    bench.origin.answers["/a"] = [begins, Answer(b"page")]
    assert (await bench.answer()).attempts == 2


async def test_a_closed_port_is_a_connection_error(bench: Bench) -> None:
    async with Origin() as gone:
        port = gone.port
    bench.gate.port = port

    error = await bench.failure()

    assert (error.reason, error.attempts) == ("connection", 3)
    assert bench.gate.ends[-1] is error


async def test_the_next_checked_address_is_tried(bench: Bench) -> None:
    bench.gate.places = {"news.test": ["127.0.0.9", "127.0.0.1"]}
    bench.origin.answers["/a"] = Answer(b"page")

    assert (await bench.answer()).peer == f"127.0.0.1:{bench.origin.port}"
    assert bench.origin.hits["/a"] == 1


# --- deadlines


@pytest.mark.parametrize(
    "begins", [silent(), silent(b"HTTP/1.1 200 OK\r\n"), silent(OK + b"\r\nhalf")],
    ids=["no byte", "half the headers", "half the body"],
)  # fmt: skip
async def test_silence_is_a_timeout(bench: Bench, begins: Answer) -> None:
    two = AttemptLimits(max_attempts=2)
    bench.limits = replace(bench.limits, silence_timeout_s=0.05, attempts=two)
    bench.origin.answers["/a"] = begins

    error = await bench.failure()

    assert (error.reason, error.attempts) == ("timeout", 2)


def dripping(head: bytes, drop: bytes) -> Answer:
    async def script(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(drop)
            await writer.drain()
            await asyncio.sleep(0.01)

    return Answer(script=script)


@pytest.mark.parametrize(
    "drips",
    [
        dripping(b"HTTP/1.1 200 OK\r\n", b"X"),
        dripping(b"HTTP/1.1 200 OK\r\n", b"X: 1\r\n"),
        dripping(OK + b"\r\n", b"x"),
        dripping(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        dripping(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    ],
    ids=["a header", "headers", "body", "chunks", "hints"],
)
async def test_one_deadline_covers_what_drips(bench: Bench, drips: Answer) -> None:
    bench.limits = replace(bench.limits, total_deadline_s=0.2)
    bench.origin.answers["/a"] = drips

    error = await bench.failure()

    assert (error.reason, error.attempts) == ("timeout", 1), "no second try: the time is used up"


async def test_the_deadline_covers_all_hops_together(bench: Bench) -> None:
    async def slow(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.1)
        place = len(bench.origin.requests)
        writer.write(f"HTTP/1.1 302 X\r\nLocation: /{place}\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()

    bench.origin.answers |= {f"/{n}": Answer(script=slow) for n in ("a", *range(1, 9))}
    bench.limits = replace(bench.limits, total_deadline_s=0.35)

    assert (await bench.failure()).reason == "timeout"
    assert len(bench.origin.requests) <= 4


async def test_a_cancelled_fetch_gives_its_pass_back_and_leaves_the_fetcher_fit(
    bench: Bench,
) -> None:
    asked = asyncio.Event()

    async def wait(writer: asyncio.StreamWriter) -> None:
        asked.set()
        await asyncio.Event().wait()

    bench.origin.answers |= {"/a": Answer(script=wait), "/b": Answer(b"page")}
    async with bench.fetcher() as fetcher:
        task = asyncio.create_task(fetcher.fetch(request(URL)))
        await asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        after = await fetcher.fetch(request("http://news.test/b"))

    assert isinstance(after, Response)
    assert bench.gate.ends == [None, after]


# --- sizes


def limited(bench: Bench, **limits: int) -> None:
    bench.limits = replace(bench.limits, receive=ReceiveLimits(**limits))


@pytest.mark.parametrize("how", ["length", "close", "chunked"])
async def test_a_body_beyond_the_cap_is_not_received(bench: Bench, how: str) -> None:
    limited(bench, max_bytes=1000)
    heads = {
        "length": b"Content-Length: 100000000\r\n\r\n" + b"x" * 2000,
        "close": b"\r\n" + b"x" * 2000,
        "chunked": b"Transfer-Encoding: chunked\r\n\r\n" + b"3e8\r\n" + b"x" * 1000 + b"\r\n1\r\nx",
    }
    bench.origin.answers["/a"] = silent(OK + heads[how])

    error = await bench.failure()

    assert (error.reason, error.attempts) == ("too_large", 1)


async def test_few_large_bodies_are_held_at_a_time(bench: Bench) -> None:
    bench.origin.answers |= {"/a": Answer(bytes(LARGE_BODY + 1)), "/b": Answer(b"small")}
    async with bench.fetcher() as fetcher:
        held = [await fetcher.fetch(request(URL)) for _ in range(LARGE_AT_ONCE)]
        waiting = asyncio.create_task(fetcher.fetch(request(URL)))
        assert await fetcher.fetch(request("http://news.test/b"))
        assert not waiting.done()

        held.pop()
        bench.gate.ends.clear()  # which remembers every answer
        assert isinstance(await waiting, Response)


async def test_a_large_body_is_bytes_elsewhere(bench: Bench) -> None:
    bench.origin.answers["/a"] = Answer(bytes(LARGE_BODY + 1))

    body = (await bench.answer()).body

    assert type(pickle.loads(pickle.dumps(body))) is bytes
    assert pickle.loads(pickle.dumps(body)) == body


async def test_a_large_body_that_fails_gives_its_place_back(bench: Bench) -> None:
    once(bench)
    head = OK + b"Content-Length: 9999999\r\n\r\n"
    bench.origin.answers |= {"/a": raw(head, bytes(2 * LARGE_BODY)), "/b": Answer(bytes(2**21))}
    async with bench.fetcher() as fetcher:
        for _ in range(LARGE_AT_ONCE + 1):
            with pytest.raises(FetchError):
                await fetcher.fetch(request(URL))

        assert isinstance(await fetcher.fetch(request("http://news.test/b")), Response)


def packed(coding: str, content: bytes) -> bytes:
    from backports import zstd  # the standard library's from 3.14 on

    pack: dict[str, Callable[[bytes], bytes]] = {
        "gzip": gzip.compress, "deflate": zlib.compress,
        "br": lambda data: brotli.compress(data, quality=1),  # the best takes seconds
        "zstd": zstd.compress, "x-gzip": gzip.compress, "identity": bytes,
        "raw deflate": lambda data: zlib.compress(data, wbits=-15),
    }  # fmt: skip
    for name in coding.split(", "):
        content = pack[name](content)
    return content


CODINGS = ["gzip", "x-gzip", "deflate", "raw deflate", "br", "zstd", "gzip, gzip", "br, gzip",
           "gzip, zstd", "identity, br"]  # fmt: skip


@pytest.mark.parametrize("coding", CODINGS)
async def test_codings_are_undone(bench: Bench, coding: str) -> None:
    content = b"".join(b"%d %d\n" % (n, n * n) for n in range(20_000))
    headers = {"Content-Encoding": coding.removeprefix("raw ")}
    bench.origin.answers["/a"] = Answer(packed(coding, content), headers=headers)

    answer = await bench.answer()

    assert answer.body == content
    assert answer.wire_bytes < len(content)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, gzip", "br, zstd"])
async def test_a_bomb_is_noticed_by_its_size(bench: Bench, coding: str) -> None:
    limited(bench, max_decoded=3 * 2**20, max_ratio=10**9)
    bomb = packed(coding, bytes(2**25))
    bench.origin.answers["/a"] = Answer(bomb, headers={"Content-Encoding": coding})

    error = await bench.failure()

    assert (error.reason, error.attempts) == ("too_large", 1)


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
async def test_a_bomb_is_noticed_by_its_ratio(bench: Bench, coding: str) -> None:
    bomb = packed(coding, bytes(2**22))
    bench.origin.answers["/a"] = Answer(bomb, headers={"Content-Encoding": coding})

    error = await bench.failure()

    assert error.reason == "too_large"
    assert "times its size" in error.message


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", b"plain text"), ("gzip", gzip.compress(b"x" * 99)[:-9]), ("deflate", b"\xff" * 9),
        ("br", b"plain text"), ("br", brotli.compress(b"page" * 99)[:-3]), ("zstd", b"plain text"),
        ("zstd", packed("zstd", b"page" * 99)[:-3]), ("compress", b"x"), ("gzip, gzip, gzip", b"x"),
        ("gzip", gzip.compress(b"") * 1100), ("zstd", packed("zstd", b"") * 1100),
    ],
    ids=lambda value: value if isinstance(value, str) else str(len(value)),
)  # fmt: skip
async def test_a_body_that_belies_its_coding_is_refused(
    bench: Bench, coding: str, body: bytes
) -> None:
    bench.origin.answers["/a"] = Answer(body, headers={"Content-Encoding": coding})

    error = await bench.failure()

    assert (error.reason, error.attempts) == ("encoding", 1)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "zstd"])
async def test_padding_after_the_content_is_cut_off(bench: Bench, coding: str) -> None:
    body = packed(coding, b"page") + bytes(20)
    bench.origin.answers["/a"] = Answer(body, headers={"Content-Encoding": coding})

    assert (await bench.answer()).body == b"page"


async def test_gzip_members_follow_on(bench: Bench) -> None:
    body = gzip.compress(b"one ") + gzip.compress(b"two")
    bench.origin.answers["/a"] = Answer(body, headers={"Content-Encoding": "gzip"})

    assert (await bench.answer()).body == b"one two"


@pytest.mark.parametrize(
    "headers",
    [b"".join(b"X-%d: 1\r\n" % n for n in range(200)), b"X: " + b"x" * 70_000 + b"\r\n",
     b"X: " + b"x" * 300_000 + b"\r\n"],
    ids=["many", "large", "larger than the library takes"],
)  # fmt: skip
async def test_too_many_or_too_large_headers_are_refused(bench: Bench, headers: bytes) -> None:
    bench.origin.answers["/a"] = raw(OK + headers + b"\r\npage")

    error = await bench.failure()

    assert (error.reason, error.attempts) == ("too_large", 1)


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\npage",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\npage",
        b"HTTP/1.1 200 OK\r\nContent-Length: four\r\n\r\npage",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: gzip\r\n\r\npage",
        OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\npage\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffffffff\r\n",
        OK + b"X: a\x00b\r\n\r\npage",
        OK + b"no colon\r\n\r\npage",
        OK + b": no name\r\n\r\npage",
        b"HTTP/1.1 two hundred\r\n\r\n",
        b"HTTP/1.1 99 Low\r\n\r\n",
        b"HTTP/1.1 1000 High\r\n\r\n",
        b"ICY 200 OK\r\n\r\npage",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"\x00" * 100,
    ],
    ids=lambda head: repr(head[-30:]),
)
async def test_hostile_bytes_are_a_protocol_error(bench: Bench, head: bytes) -> None:
    once(bench)
    bench.origin.answers["/a"] = raw(head)

    assert (await bench.failure()).reason == "protocol"


# --- redirects


def moved(to: str, status: int = 302, cookie: str = "seen=1") -> Answer:
    return Answer(b"moved", status, {"Location": to, "Set-Cookie": cookie})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_followed_through_the_gate(bench: Bench, status: int) -> None:
    bench.origin.answers |= {
        "/a": moved("http://other.test/b#part", status),
        "/b": moved("c?d=1", status),
        "/c?d=1": Answer(b"page"),
    }

    answer = await bench.answer()

    assert bench.gate.entered == [URL, "http://other.test/b#part", "http://other.test/c?d=1"]
    assert (answer.url, answer.final_url) == (URL, "http://other.test/c?d=1")
    assert [(hop.url, hop.status) for hop in answer.hops] == [
        (URL, status), ("http://other.test/b", status),
    ]  # fmt: skip
    assert [end.status for end in bench.gate.ends if isinstance(end, Response)] == [
        status, status, 200,
    ]  # fmt: skip


async def test_a_hop_that_the_gate_refuses_is_not_asked_for(bench: Bench) -> None:
    bench.origin.answers["/a"] = moved("http://inside.test/secret")
    bench.gate.refuses = lambda url: "address" if "inside" in url else None

    result = await bench.fetch()

    assert result == Refusal(
        url="http://inside.test/secret", reason="address", rule="the test says so"
    )
    assert list(bench.origin.hits) == ["/a"]


@pytest.mark.parametrize(
    "to",
    ["file:///etc/passwd", "ftp://a.test/", "javascript:alert(1)", "data:text/html,x",
     "http://[", "http://a b/", "http://good.test\\@127.0.0.1/", "gopher://127.0.0.1:25/x"],
)  # fmt: skip
async def test_a_redirect_out_of_http_is_refused(bench: Bench, to: str) -> None:
    bench.origin.answers["/a"] = moved(to)

    result = await bench.fetch()

    assert isinstance(result, Refusal)
    assert result.reason == "scheme"


async def test_a_redirect_without_a_target_is_an_answer(bench: Bench) -> None:
    bench.origin.answers["/a"] = Answer(b"page", 302)

    assert (await bench.answer()).status == 302


async def test_raw_bytes_of_a_target_are_sent_as_they_are(bench: Bench) -> None:
    bench.origin.answers |= {"/a": moved("/中".encode().decode("latin-1")), "/%E4%B8%AD": Answer()}

    assert (await bench.answer()).final_url == "http://news.test/%E4%B8%AD"


async def test_credentials_of_a_target_are_not_sent(bench: Bench) -> None:
    bench.origin.answers |= {"/a": moved("http://user:secret@other.test/b"), "/b": Answer(b"x")}

    answer = await bench.answer()

    assert "secret" not in repr(answer)
    assert "authorization" not in bench.origin.requests[-1][1]


async def test_no_cookie_is_kept_or_sent(bench: Bench) -> None:
    bench.origin.answers |= {
        "/a": moved("/b", cookie="id=1; Path=/"),
        "/b": moved("http://127.0.0.1/c", cookie="id=1; Domain=127.0.0.1"),
        "/c": Answer(b"page", headers={"Set-Cookie": "id=3"}),
    }
    async with bench.fetcher() as fetcher:
        await fetcher.fetch(request(URL))
        await fetcher.fetch(request(URL))

    assert len(bench.origin.requests) == 6
    assert not any("cookie" in headers for _, headers in bench.origin.requests)


async def test_validators_go_to_the_first_hop_only(bench: Bench) -> None:
    bench.origin.answers |= {"/a": moved("http://other.test/b"), "/b": Answer(b"x")}

    await bench.fetch(etag='"1"', last_modified="then")

    first, second = (headers for _, headers in bench.origin.requests)
    assert first["if-none-match"] == '"1"'
    assert not {"if-none-match", "if-modified-since", "referer"} & set(second)


async def test_a_circle_of_redirects_ends(bench: Bench) -> None:
    bench.origin.answers |= {"/a": moved("/b"), "/b": moved("/a")}

    assert (await bench.failure()).reason == "redirects"
    assert bench.origin.hits.total() == 2


async def test_an_endless_chain_of_redirects_ends(bench: Bench) -> None:
    bench.origin.answers |= {f"/{n}": moved(f"/{n + 1}") for n in range(99)}

    error = await bench.failure("http://news.test/0")

    assert (error.reason, error.attempts, bench.origin.hits.total()) == ("redirects", 1, 11)


async def test_the_page_of_a_redirect_is_not_waited_for(bench: Bench) -> None:
    head = b"HTTP/1.1 302 X\r\nLocation: /b\r\nContent-Length: 99\r\n\r\n"
    bench.origin.answers |= {"/a": silent(head), "/b": Answer(b"page")}

    assert (await bench.answer()).body == b"page"


# --- robots.txt


async def test_an_endless_robots_txt_is_cut(bench: Bench) -> None:
    bench.origin.answers["/robots.txt"] = silent(OK + b"\r\nUser-agent: *\n" + b"#" * 600_000)
    async with bench.fetcher() as fetcher:
        status, body = await fetcher.fetch_robots("http://news.test", None)

    assert status == 200
    assert 500 * 1024 < len(body) < 600_000


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({}, 404),
        ({"/robots.txt": Answer(b"", 503)}, 503),
        ({"/robots.txt": raw()}, None),
        ({"/robots.txt": [raw(), Answer(b"", 503), Answer(b"rules")]}, 200),
        ({"/robots.txt": Answer(b"no gzip", headers={"Content-Encoding": "gzip"})}, None),
        ({"/robots.txt": moved("ftp://a.test/")}, None),
        ({"/robots.txt": moved("/1"), **{f"/{n}": moved(f"/{n + 1}") for n in range(1, 5)},
          "/5": Answer(b"rules")}, 200),
        ({"/robots.txt": moved("/1"), **{f"/{n}": moved(f"/{n + 1}") for n in range(1, 6)},
          "/6": Answer(b"rules")}, 404),
    ],
    ids=["none", "busy", "broken", "at last", "bad coding", "refused", "five redirects",
         "six redirects"],
)  # fmt: skip
async def test_robots_txt_tells_its_status_or_none(
    bench: Bench, answers: dict[str, Answer | list[Answer]], status: int | None
) -> None:
    bench.origin.answers |= answers
    async with bench.fetcher() as fetcher:
        assert (await fetcher.fetch_robots("http://news.test", None))[0] == status


# --- TLS


@asynccontextmanager
async def secure(library: str, *names: str) -> AsyncIterator[tuple[Bench, trustme.CA]]:
    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(*names).configure_cert(context)
    async with Origin({"/a": Answer(b"page")}, tls=context) as origin:
        bench = Bench(library, origin)
        bench.tls = ssl.create_default_context()
        authority.configure_trust(bench.tls)
        yield bench, authority


@pytest.mark.parametrize("library", LIBRARIES)
async def test_the_name_is_checked_though_the_connection_goes_to_an_address(library: str) -> None:
    async with secure(library, "news.test") as (bench, _):
        assert (await bench.answer("https://news.test/a")).body == b"page"
        wrong = await bench.failure("https://other.test/a")

    assert (wrong.reason, wrong.attempts) == ("tls", 1)
    assert "Hostname mismatch" in wrong.message
    assert bench.origin.hits == {"/a": 1}


@pytest.mark.parametrize("library", LIBRARIES)
async def test_a_certificate_of_nobody_we_know_is_refused(library: str) -> None:
    async with secure(library, "news.test") as (bench, _):
        bench.tls = None
        error = await bench.failure("https://news.test/a")

    assert (error.reason, error.attempts) == ("tls", 1)
    assert "the certificate is not accepted: self" in error.message or "unable" in error.message
    assert not bench.origin.hits


@pytest.mark.parametrize("library", LIBRARIES)
async def test_an_address_in_the_url_is_checked_as_one(library: str) -> None:
    async with secure(library, "127.0.0.1") as (bench, _):
        assert (await bench.answer("https://127.0.0.1/a")).body == b"page"


async def test_plain_http_on_a_tls_port_is_an_error(bench: Bench) -> None:
    async def refuse(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        bench.gate.port = server.sockets[0].getsockname()[1]
        error = await bench.failure("https://news.test/a")

    assert (error.reason, error.attempts) == ("tls", 1)
