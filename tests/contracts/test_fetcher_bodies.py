"""The `Fetcher` contract with every HTTP library: sizes, codings, hostile bytes."""

import asyncio
import gzip
import pickle
import zlib
from collections.abc import Callable

import brotli
import pytest

from crawler.errors import FetchError
from crawler.fetch.receiving import LARGE_AT_ONCE, LARGE_BODY
from crawler.model import Response
from tests.support.fetching import OK, URL, Bench
from tests.support.origin import Answer, raw, silent
from tests.support.samples import request


@pytest.mark.parametrize("how", ["length", "close", "chunked"])
async def test_a_body_beyond_the_cap_is_not_received(bench: Bench, how: str) -> None:
    bench.limit(max_bytes=1000)
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
    bench.try_once()
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
    bench.limit(max_decoded=3 * 2**20, max_ratio=10**9)
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
    bench.try_once()
    bench.origin.answers["/a"] = raw(head)

    assert (await bench.failure()).reason == "protocol"


@pytest.mark.parametrize(
    "pieces",
    [
        (OK + b"Content-Length: 4\r\n\r\npage</html>\n",),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npage", b"GET / HTTP/1.1\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npage\r\n0\r\n\r\nmore",),
    ],
    ids=["length", "length, later", "chunks"],
)
async def test_what_follows_the_body_is_cut_off(bench: Bench, pieces: tuple[bytes, ...]) -> None:
    bench.origin.answers["/a"] = raw(*pieces)

    assert (await bench.answer()).body == b"page"
