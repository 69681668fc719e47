"""The `Fetcher` contract with every HTTP library: answers, attempts, deadlines."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from crawler.fetch.attempts import AttemptLimits
from crawler.fetch.client import MOST_POOLS
from crawler.model import Response
from tests.support.fetching import OK, URL, Bench
from tests.support.origin import Answer, closed_port, raw, silent
from tests.support.samples import NOW, request


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
    with closed_port() as bench.gate.port:
        error = await bench.failure()

    assert (error.reason, error.attempts) == ("connection", 3)
    assert bench.gate.ends[-1] is error


async def test_the_next_checked_address_is_tried(bench: Bench) -> None:
    bench.gate.places = {"news.test": ["127.0.0.9", "127.0.0.1"]}
    bench.origin.answers["/a"] = Answer(b"page")

    assert (await bench.answer()).peer == f"127.0.0.1:{bench.origin.port}"
    assert bench.origin.hits["/a"] == 1


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
