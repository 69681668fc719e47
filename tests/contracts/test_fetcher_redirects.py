"""The `Fetcher` contract with every HTTP library: redirects, and robots.txt."""

import pytest

from crawler.model import Refusal, Response
from tests.support.fetching import OK, URL, Bench, moved
from tests.support.origin import Answer, raw, silent
from tests.support.samples import request


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
