"""A fetcher before an origin, with each HTTP library."""

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from crawler.errors import FetchError
from crawler.fetch.attempts import AttemptLimits
from crawler.fetch.client import http_library
from crawler.fetch.http import FetchLimits, HttpFetcher
from crawler.fetch.receiving import ReceiveLimits
from crawler.model import Refusal, Response
from tests.support.gates import OpenGate
from tests.support.origin import Answer, Origin
from tests.support.samples import FakeClock, request

LIBRARIES = ("httpx", "httpx2", "aiohttp")
OK = b"HTTP/1.1 200 OK\r\nConnection: close\r\n"
URL = "http://news.test/a"


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

    def try_once(self) -> None:
        self.limits = replace(self.limits, attempts=AttemptLimits(max_attempts=1))

    def limit(self, **limits: int) -> None:
        self.limits = replace(self.limits, receive=ReceiveLimits(**limits))


def moved(to: str, status: int = 302, cookie: str = "seen=1") -> Answer:
    """A redirect."""
    return Answer(b"moved", status, {"Location": to, "Set-Cookie": cookie})
