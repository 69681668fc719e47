"""The real fetcher: several attempts, redirects by hand, every hop through the gate.

One deadline covers the time that a fetch spends on the network: connecting, slow headers, dripping
bodies, of all attempts and hops together. Waiting for the gate is politeness and does not count.
"""

import random
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import TracebackType

from crawler.errors import FetchError
from crawler.fetch.attempts import Attempt, AttemptLimits, attempted
from crawler.fetch.client import HttpLibrary, http_library
from crawler.fetch.decoding import accepted_codings
from crawler.fetch.exchange import REDIRECTS, Budget, Exchanges
from crawler.fetch.receiving import ReceiveLimits
from crawler.model import Hop, Refusal, Request, Response
from crawler.ports.clock import Clock
from crawler.ports.fetcher import Gate
from crawler.robots import MOST_BYTES as MOST_ROBOTS_BYTES
from crawler.urls import fetchable_url, join

ACCEPT = "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.5"
ROBOTS_HOPS = 5  # RFC 9309 §2.3.1.2
ROBOTS_DEADLINE_S = 30.0  # a host's pages wait for it


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """Bounds of one fetch; seconds and counts."""

    receive: ReceiveLimits = field(default_factory=ReceiveLimits)
    attempts: AttemptLimits = field(default_factory=AttemptLimits)
    connect_timeout_s: float = 10.0  # of one address
    silence_timeout_s: float = 20.0  # in which no byte came
    total_deadline_s: float = 60.0  # on the network: all attempts and hops together
    max_hops: int = 10  # browsers stop near 20; no article needs half that


class HttpFetcher:
    """Fetches over HTTP; an async context manager that owns its connections."""

    def __init__(
        self,
        gate: Gate,
        *,
        clock: Clock,
        user_agent: str,
        contact: str | None = None,
        limits: FetchLimits | None = None,
        library: HttpLibrary | None = None,
        tls: ssl.SSLContext | None = None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._gate = gate
        self._clock = clock
        self._limits = limits = limits or FetchLimits()
        self._jitter = jitter
        self._exchanges = Exchanges(
            clock=clock,
            receive=limits.receive,
            connect_timeout_s=limits.connect_timeout_s,
            silence_timeout_s=limits.silence_timeout_s,
            library=library or http_library(),
            tls=tls,
        )
        self._headers = {"User-Agent": user_agent, "Accept": ACCEPT}
        self._headers["Accept-Encoding"] = accepted_codings()
        if contact and "@" in contact:
            self._headers["From"] = contact  # RFC 9110 §10.1.2

    async def __aenter__(self) -> "HttpFetcher":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._exchanges.close()

    async def fetch(self, request: Request) -> Response | Refusal:
        """The answer after all attempts and hops; see the port."""
        budget = Budget(self._limits.total_deadline_s)

        async def attempt() -> Response | Refusal:
            return await self._follow(
                request.url, request.site, budget, validators=_validators(request)
            )

        return await self._attempted(attempt, budget)

    async def fetch_robots(self, origin: str, site: str | None) -> tuple[int | None, bytes]:
        """Status and body of an origin's robots.txt; status None when nothing answered."""
        budget = Budget(min(ROBOTS_DEADLINE_S, self._limits.total_deadline_s))

        async def attempt() -> Response | Refusal:
            return await self._follow(f"{origin}/robots.txt", site, budget, for_robots=True)

        try:
            result = await self._attempted(attempt, budget)
        except FetchError as exc:
            # Too many redirects count as "no file" (RFC 9309 §2.3.1.2).
            return (404 if exc.reason == "redirects" else None), b""
        return (None, b"") if isinstance(result, Refusal) else (result.status, result.body)

    async def _attempted(self, attempt: Attempt, budget: Budget) -> Response | Refusal:
        return await attempted(
            attempt,
            limits=self._limits.attempts,
            clock=self._clock,
            jitter=self._jitter,
            has_time=lambda: budget.left_s > 0,
        )

    async def _follow(
        self,
        start: str,
        site: str | None,
        budget: Budget,
        *,
        validators: dict[str, str] | None = None,
        for_robots: bool = False,
    ) -> Response | Refusal:
        url, hops = start, list[Hop]()
        while True:
            entered = await self._gate.enter(url, site=site, for_robots=for_robots)
            if isinstance(entered, Refusal):
                return entered
            headers = self._headers if hops else {**self._headers, **(validators or {})}
            most = MOST_ROBOTS_BYTES if for_robots else None
            response = await self._exchanges.exchange(
                fetchable_url(url), entered, headers=headers, budget=budget, most=most
            )
            location = response.header("location")
            if response.status not in REDIRECTS or not location:
                return replace(response, url=start, hops=tuple(hops))
            target = join(url, _escaped(location))
            if target is None:
                rule = "a redirect to what is no http or https URL"
                return Refusal(url=location, reason="scheme", rule=rule)
            sent = fetchable_url(target)
            hops.append(Hop(url=fetchable_url(url), status=response.status, location=sent))
            if len(hops) > (ROBOTS_HOPS if for_robots else self._limits.max_hops):
                raise FetchError(f"{len(hops)} redirects", reason="redirects", url=start)
            if sent in {hop.url for hop in hops}:
                raise FetchError(f"redirected in a circle to {sent}", reason="redirects", url=start)
            url = target


def _validators(request: Request) -> dict[str, str]:
    validators = {}
    if request.etag:
        validators["If-None-Match"] = request.etag
    if request.last_modified:
        validators["If-Modified-Since"] = request.last_modified
    return validators


def _escaped(location: str) -> str:
    """A Location with raw bytes escaped, whatever their charset: so browsers send them too."""
    return "".join(char if char.isascii() else f"%{ord(char):02X}" for char in location)
