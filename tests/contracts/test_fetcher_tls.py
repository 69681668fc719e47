"""The `Fetcher` contract with every HTTP library: whom it takes a server for."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import trustme

from tests.support.fetching import LIBRARIES, Bench
from tests.support.origin import Answer, Origin


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
