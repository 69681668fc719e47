"""The one module that knows the HTTP client: aiohttp where installed, else `httpx2` or `httpx`.

All are used through one API, that of httpx. Each origin has a small connection pool of its own (one
pool slows with the square of its connections). Connections go to an address that the caller
checked, never to a second look-up of the name; the certificate is checked against the name. What
goes wrong comes out as `FetchError`.

Only the library's transport is used, not its client: a client keeps cookies (a policy given to it
is lost when it copies the jar), reads Location even when it does not follow, and adds headers.
"""

import importlib
import os
import ssl
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import urlsplit, urlunsplit

from crawler.errors import FetchError

if TYPE_CHECKING:
    import httpx

MOST_POOLS = 128  # idle ones beyond are closed; a run over 10,000 hosts keeps few sockets
KEEPALIVE_S = 30.0
OVER_AIOHTTP = "crawler.fetch.aiohttp_transport"
HEADERS_TOO_LARGE = 431  # h11's hint when a header section passes its 100 KiB


class HttpLibrary(Protocol):
    """The part of the httpx API that is used."""

    __name__: str
    AsyncHTTPTransport: "type[httpx.AsyncHTTPTransport]"
    Request: "type[httpx.Request]"
    Limits: "type[httpx.Limits]"
    Timeout: "type[httpx.Timeout]"
    HTTPError: "type[httpx.HTTPError]"
    InvalidURL: "type[httpx.InvalidURL]"
    StreamError: "type[httpx.StreamError]"
    TimeoutException: "type[httpx.TimeoutException]"
    ConnectError: "type[httpx.ConnectError]"
    ConnectTimeout: "type[httpx.ConnectTimeout]"
    NetworkError: "type[httpx.NetworkError]"

    def create_ssl_context(self, *, trust_env: bool) -> ssl.SSLContext:
        """A context that verifies certificates."""
        ...


def http_library(name: str | None = None) -> HttpLibrary:
    """The named library; else the one `CRAWLER_HTTP` names, else the best that is installed.

    `aiohttp` stands for the same API over it, our own.
    """
    wanted = name or os.environ.get("CRAWLER_HTTP")
    for candidate in (wanted,) if wanted else ("aiohttp", "httpx2", "httpx"):
        try:
            module = OVER_AIOHTTP if candidate == "aiohttp" else candidate
            return cast(HttpLibrary, importlib.import_module(module))
        except ModuleNotFoundError:
            if wanted:
                raise
    raise ModuleNotFoundError("no HTTP library is installed")


def origin_of(url: str) -> str:
    """Scheme, host and port: what a pool serves."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def is_unreadable(error: FetchError) -> bool:
    """True when a tolerant library may read what this one could not."""
    return getattr(error.__cause__, "is_unreadable", False)


def tolerant_library(library: HttpLibrary) -> HttpLibrary:
    """The library to try when this one cannot read an answer.

    aiohttp's parser refuses a page that is followed by more bytes than its server announced, as
    some are, and does not give out what came before. httpx, always installed, cuts them off.
    """
    return http_library("httpx") if library.__name__ == OVER_AIOHTTP else library


class Connections:
    """Pools for origins; an async context manager that closes them."""

    def __init__(
        self,
        *,
        library: HttpLibrary,
        connect_timeout_s: float,
        silence_timeout_s: float,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._http = library
        self._timeout = library.Timeout(silence_timeout_s, connect=connect_timeout_s)
        self._tls = tls
        self._no_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # knows no authority; for http
        self._pools: OrderedDict[str, httpx.AsyncHTTPTransport] = OrderedDict()
        self._busy: dict[str, int] = {}

    async def close(self) -> None:
        """Close every connection."""
        while self._pools:
            _, pool = self._pools.popitem()
            await pool.aclose()

    @asynccontextmanager
    async def get(
        self, url: str, *, addresses: Sequence[str], port: int, headers: Mapping[str, str]
    ) -> AsyncIterator["tuple[httpx.Response, str]"]:
        """The answer to a GET, its body not read yet, and the address that gave it.

        Of the checked addresses the next is tried when one does not accept the connection.
        """
        origin = origin_of(url)
        pool = self._pool(origin)
        self._busy[origin] = self._busy.get(origin, 0) + 1
        try:
            with self._told(url):
                answer, address = await self._send(pool, url, addresses, port, headers)
                try:
                    yield answer, address
                finally:
                    await answer.aclose()
        finally:
            self._busy[origin] -= 1
            await self._close_idle()

    async def _send(
        self,
        pool: "httpx.AsyncHTTPTransport",
        url: str,
        addresses: Sequence[str],
        port: int,
        headers: Mapping[str, str],
    ) -> "tuple[httpx.Response, str]":
        parts = urlsplit(url)
        for place, address in enumerate(addresses, start=1):
            netloc = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
            request = self._http.Request(
                "GET",
                urlunsplit((parts.scheme, netloc, parts.path, parts.query, "")),
                headers={"Host": parts.netloc, **headers},
                extensions={
                    "sni_hostname": parts.hostname or "",
                    "timeout": self._timeout.as_dict(),
                },
            )
            try:
                return await pool.handle_async_request(request), address
            except (self._http.ConnectError, self._http.ConnectTimeout) as exc:
                if place == len(addresses) or _cause(exc, ssl.SSLError):
                    raise
        raise FetchError("no address to connect to", reason="connection", url=url)

    def _pool(self, origin: str) -> "httpx.AsyncHTTPTransport":
        pool = self._pools.get(origin)
        if pool is None:
            pool = self._pools[origin] = self._http.AsyncHTTPTransport(
                trust_env=False,
                verify=self._context(origin),
                # The gate bounds the connections in use; here only those kept idle are.
                limits=self._http.Limits(
                    max_connections=None, max_keepalive_connections=8, keepalive_expiry=KEEPALIVE_S
                ),
            )
        self._pools.move_to_end(origin)
        return pool

    def _context(self, origin: str) -> ssl.SSLContext:
        """One context for all pools: making one costs 20 ms and a megabyte."""
        if not origin.startswith("https:"):
            return self._no_tls
        if self._tls is None:
            self._tls = self._http.create_ssl_context(trust_env=False)
        return self._tls

    async def _close_idle(self) -> None:
        closing = []
        for origin in list(self._pools):
            if len(self._pools) <= MOST_POOLS:
                break
            if not self._busy.get(origin):
                self._busy.pop(origin, None)
                closing.append(self._pools.pop(origin))
        for pool in closing:  # nothing above waits: several may be here at once
            await pool.aclose()

    @contextmanager
    def _told(self, url: str) -> Iterator[None]:
        """Errors of the library as ours."""
        http = self._http
        try:
            yield
        except http.TimeoutException as exc:
            raise FetchError(_text(exc), reason="timeout", url=url) from exc
        except (http.HTTPError, http.InvalidURL, http.StreamError, ssl.SSLError) as exc:
            if tls := _cause(exc, ssl.SSLError):
                raise FetchError(_tls_text(tls), reason="tls", url=url) from exc
            if _header_overflow(exc):
                raise FetchError(
                    "the header section is too large", reason="too_large", url=url
                ) from exc
            reason = "connection" if isinstance(exc, http.NetworkError) else "protocol"
            raise FetchError(_text(exc), reason=reason, url=url) from exc


def _causes(error: BaseException) -> Iterator[BaseException]:
    at: BaseException | None = error
    while at is not None:
        yield at
        at = at.__cause__ or at.__context__


def _cause(error: BaseException, kind: type[BaseException]) -> BaseException | None:
    return next((cause for cause in _causes(error) if isinstance(cause, kind)), None)


def _header_overflow(error: BaseException) -> bool:
    return any(
        getattr(cause, "error_status_hint", None) == HEADERS_TOO_LARGE for cause in _causes(error)
    )


def _tls_text(error: BaseException) -> str:
    told = getattr(error, "verify_message", None)
    return f"the certificate is not accepted: {told}" if told else f"no TLS connection: {error}"


def _text(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")
