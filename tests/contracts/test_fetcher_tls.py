"""The `Fetcher` contract with every HTTP library: whom it takes a server for."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
import trustme

from tests.support.fetching import LIBRARIES, Bench
from tests.support.origin import Answer, Origin


@asynccontextmanager
async def secure(
    library: str, *names: str, until: datetime | None = None, asked: list[str] | None = None
) -> AsyncIterator[Bench]:
    """A fetcher that trusts an origin's authority; `asked` collects the names clients give."""
    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(*names, not_after=until).configure_cert(context)
    if asked is not None:
        context.sni_callback = lambda _socket, name, _context: asked.append(name)
    async with Origin({"/a": Answer(b"page")}, tls=context) as origin:
        bench = Bench(library, origin)
        bench.tls = ssl.create_default_context()
        authority.configure_trust(bench.tls)
        yield bench


@pytest.mark.parametrize("library", LIBRARIES)
async def test_the_name_is_checked_though_the_connection_goes_to_an_address(library: str) -> None:
    asked: list[str] = []
    async with secure(library, "news.test", asked=asked) as bench:
        assert (await bench.answer("https://news.test/a")).body == b"page"
        wrong = await bench.failure("https://other.test/a")

    assert asked == ["news.test", "other.test"]
    assert (wrong.reason, wrong.attempts) == ("tls", 1)
    assert "Hostname mismatch" in wrong.message
    assert bench.origin.hits == {"/a": 1}


@pytest.mark.parametrize("library", LIBRARIES)
async def test_a_certificate_of_nobody_we_know_is_refused(library: str) -> None:
    async with secure(library, "news.test") as bench:
        bench.tls = None
        error = await bench.failure("https://news.test/a")

    assert (error.reason, error.attempts) == ("tls", 1)
    assert "the certificate is not accepted: self" in error.message or "unable" in error.message
    assert not bench.origin.hits


@pytest.mark.parametrize("library", LIBRARIES)
async def test_a_certificate_that_has_expired_is_refused(library: str) -> None:
    async with secure(library, "news.test", until=datetime(2020, 1, 1, tzinfo=UTC)) as bench:
        error = await bench.failure("https://news.test/a")

    assert (error.reason, error.attempts) == ("tls", 1)
    assert "expired" in error.message


@pytest.mark.parametrize("library", LIBRARIES)
async def test_an_address_in_the_url_is_checked_as_one(library: str) -> None:
    async with secure(library, "127.0.0.1") as bench:
        assert (await bench.answer("https://127.0.0.1/a")).body == b"page"


async def test_plain_http_on_a_tls_port_is_an_error(bench: Bench) -> None:
    async def refuse(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        bench.gate.port = server.sockets[0].getsockname()[1]
        error = await bench.failure("https://news.test/a")

    assert (error.reason, error.attempts) == ("tls", 1)
