"""The real fetcher: attempts by tenacity, redirects by hand, every hop through the gate.

A small connection pool for each origin (httpx's pool slows with the square of its connections).
Connections go to the address the gate checked, never to a second look-up of the name. Cookies and
proxies of the environment are not used.
"""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from types import TracebackType
from urllib.parse import urlsplit, urlunsplit

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    retry_if_result,
    stop_after_attempt,
)

from crawler.errors import FetchError
from crawler.fetch.client import http
from crawler.fetch.decoding import CODINGS, decoder_for
from crawler.model import Hop, Refusal, Request, Response
from crawler.ports import Clock, Gate, GatePass
from crawler.retrying import retry_at
from crawler.urls import fetchable_url, host_key, join

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECT_BYTES = 64 * 1024  # a redirect's own page is of no use to us
ACCEPT = "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.5"
ROBOTS_HOPS = 5  # RFC 9309 §2.3.1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """Bounds of one retrieval; seconds and bytes."""

    max_bytes: int = 10 * 2**20  # as received
    max_decoded: int = 40 * 2**20
    connect_timeout_s: float = 10.0
    total_deadline_s: float = 60.0  # of one attempt: connect, headers and body
    max_hops: int = 10  # browsers stop near 20; no article needs half that
    max_attempts: int = 3
    longest_wait_s: float = 5.0  # a longer wait goes back to the frontier


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
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._gate = gate
        self._clock = clock
        self._limits = limits or FetchLimits()
        self._jitter = jitter
        self._clients: dict[str, http.AsyncClient] = {}
        self._headers = {"User-Agent": user_agent, "Accept": ACCEPT, "Accept-Encoding": CODINGS}
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
        for client in self._clients.values():
            await client.aclose()
        self._clients.clear()

    async def fetch(self, request: Request) -> Response | Refusal:
        """The answer after all attempts and hops; see the port."""
        attempts = 0

        def is_worth_waiting(result: Response | Refusal | FetchError) -> bool:
            if isinstance(result, Refusal):
                return False
            now = self._clock.now()
            at = retry_at(result, attempt=attempts, now=now, jitter=0.0)
            return at is not None and (at - now).total_seconds() <= self._limits.longest_wait_s

        def wait(state: RetryCallState) -> float:
            outcome = state.outcome
            assert outcome is not None
            error = outcome.exception()
            assert error is None or isinstance(error, FetchError)
            result: Response | FetchError = error or outcome.result()
            now = self._clock.now()
            at = retry_at(result, attempt=attempts, now=now, jitter=self._jitter())
            return (at - now).total_seconds() if at else 0.0

        retrying = AsyncRetrying(
            sleep=self._clock.sleep,
            stop=stop_after_attempt(self._limits.max_attempts),
            wait=wait,
            retry=retry_if_result(is_worth_waiting)
            | retry_if_exception(lambda exc: isinstance(exc, FetchError) and is_worth_waiting(exc)),
            retry_error_callback=_last_result,
        )

        async def attempt() -> Response | Refusal:
            nonlocal attempts
            attempts += 1
            return await self._follow(request, max_hops=self._limits.max_hops)

        try:
            result: Response | Refusal = await retrying(attempt)
        except FetchError as exc:
            exc.attempts = attempts
            raise
        return replace(result, attempts=attempts) if isinstance(result, Response) else result

    async def fetch_robots(self, origin: str, site: str | None) -> tuple[int | None, bytes]:
        """Status and body of an origin's robots.txt; status None when nothing answered."""
        url = f"{origin}/robots.txt"
        request = Request(key=url, url=url, kind="robots", host=host_key(url), site=site)  # type: ignore[arg-type]  # never reaches the frontier
        try:
            result = await self._follow(request, max_hops=ROBOTS_HOPS)
        except FetchError as exc:
            # Too many redirects count as "no file" (RFC 9309 §2.3.1.2).
            return (404 if exc.reason == "redirects" else None), b""
        return (None, b"") if isinstance(result, Refusal) else (result.status, result.body)

    async def _follow(self, request: Request, *, max_hops: int) -> Response | Refusal:
        url, hops = request.url, list[Hop]()
        while True:
            entered = await self._gate.enter(url, site=request.site)
            if isinstance(entered, Refusal):
                return entered
            try:
                response = await self._exchange(url, entered, {} if hops else _validators(request))
            finally:
                entered.leave()
            location = response.header("location")
            if response.status not in REDIRECTS or not location:
                return replace(response, url=request.url, hops=tuple(hops))
            target = join(url, location)
            if target is None:
                return Refusal(
                    url=location, reason="scheme", rule="only http and https are fetched"
                )
            target = fetchable_url(target)
            hops.append(Hop(url=url, status=response.status, location=target))
            if len(hops) > max_hops or target in {hop.url for hop in hops}:
                raise FetchError(f"{len(hops)} redirects", reason="redirects", url=request.url)
            url = target

    async def _exchange(self, url: str, entered: GatePass, validators: dict[str, str]) -> Response:
        started = self._clock.now()
        try:
            async with asyncio.timeout(self._limits.total_deadline_s):
                return await self._receive(url, entered, validators, started)
        except TimeoutError as exc:
            raise FetchError("no whole answer in time", reason="timeout", url=url) from exc
        except http.TimeoutException as exc:
            raise FetchError(_told(exc), reason="timeout", url=url) from exc
        except (http.ConnectError, http.ReadError, http.WriteError, http.CloseError) as exc:
            raise FetchError(_told(exc), reason="connection", url=url) from exc
        except (http.HTTPError, http.InvalidURL) as exc:
            raise FetchError(_told(exc), reason="protocol", url=url) from exc

    async def _receive(
        self, url: str, entered: GatePass, validators: dict[str, str], started: datetime
    ) -> Response:
        parts = urlsplit(url)
        sent = self._client(parts.scheme, parts.netloc).build_request(
            "GET",
            _at_address(url, entered),
            headers={**self._headers, **validators, "Host": parts.netloc},
            extensions={"sni_hostname": parts.hostname or ""},
        )
        answer = await self._client(parts.scheme, parts.netloc).send(sent, stream=True)
        try:
            body, wire_bytes = await self._read_body(url, answer)
        finally:
            await answer.aclose()
        return Response(
            url=url,
            final_url=url,
            status=answer.status_code,
            headers=tuple(
                (k.decode("latin-1"), v.decode("latin-1")) for k, v in answer.headers.raw
            ),
            body=body,
            wire_bytes=wire_bytes,
            peer=f"{entered.address}:{entered.port}",
            started=started,
            ended=self._clock.now(),
        )

    async def _read_body(self, url: str, answer: "http.Response") -> tuple[bytes, int]:
        redirect = answer.status_code in REDIRECTS
        most = MOST_REDIRECT_BYTES if redirect else self._limits.max_bytes
        decoder = decoder_for(
            None if redirect else answer.headers.get("content-encoding"),
            url=url,
            most_bytes=self._limits.max_decoded,
        )
        body, received = bytearray(), 0
        async for piece in answer.aiter_raw():
            received += len(piece)
            if received > most:
                if redirect:
                    break
                raise FetchError(f"more than {most} bytes", reason="too_large", url=url)
            body += decoder.feed(piece)
        decoder.finish()
        return bytes(body), received

    def _client(self, scheme: str, netloc: str) -> "http.AsyncClient":
        origin = f"{scheme}://{netloc}"
        client = self._clients.get(origin)
        if client is None:
            limits = self._limits
            client = http.AsyncClient(
                follow_redirects=False,
                trust_env=False,
                cookies=_no_cookies(),
                timeout=http.Timeout(limits.total_deadline_s, connect=limits.connect_timeout_s),
                limits=http.Limits(
                    max_connections=8, max_keepalive_connections=8, keepalive_expiry=30
                ),
            )
            self._clients[origin] = client
        return client


def _at_address(url: str, entered: GatePass) -> str:
    parts = urlsplit(url)
    address = f"[{entered.address}]" if ":" in entered.address else entered.address
    return urlunsplit((parts.scheme, f"{address}:{entered.port}", parts.path, parts.query, ""))


def _validators(request: Request) -> dict[str, str]:
    validators = {}
    if request.etag:
        validators["If-None-Match"] = request.etag
    if request.last_modified:
        validators["If-Modified-Since"] = request.last_modified
    return validators


def _last_result(state: RetryCallState) -> Response | Refusal:
    assert state.outcome is not None
    result: Response | Refusal = state.outcome.result()
    return result


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")


def _no_cookies() -> "http.Cookies":
    """A jar that takes no cookie from any server."""
    from http.cookiejar import CookieJar, DefaultCookiePolicy

    return http.Cookies(CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])))
