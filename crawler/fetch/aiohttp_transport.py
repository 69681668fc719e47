"""The part of the httpx API that `client` uses, over aiohttp, whose parser is C.

A request costs a third of what it does through httpx and its own transport. Where ready-made
transports over aiohttp change what is sent or hide what came, this one does not: the target's bytes
go out as they are, headers come back as received, nothing is decoded, no cookie is kept, no
redirect followed, no proxy of the environment used, no body sent. It connects to the address in the
URL and nowhere else; the name for TLS is the request's `sni_hostname`. Each of aiohttp's errors
becomes the one of the httpx API that says the same.
"""

import importlib
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import aiohttp
from aiohttp import http_exceptions
from yarl import URL

# Of one header, and headers: what is allowed is the fetcher's to say, these are beyond it.
MOST_LINE_BYTES, MOST_HEADERS = 128 * 1024, 1000
AT_ONCE = 256 * 1024  # bytes read ahead of who takes them
ADDED = ("Accept", "Accept-Encoding", "User-Agent", "Content-Type")  # by aiohttp, unasked


class HTTPError(Exception):
    """As in the httpx API, like all that follow."""


class InvalidURL(Exception):  # noqa: N818  # the API's name
    """The text is no URL."""


class StreamError(RuntimeError):
    """A body was used in a way that it cannot be."""


class TimeoutException(HTTPError):  # noqa: N818  # the API's name
    """Something took too long."""


class ConnectTimeout(TimeoutException):
    """The connection did."""


class ReadTimeout(TimeoutException):
    """The next bytes did."""


class NetworkError(HTTPError):
    """The connection failed."""


class ConnectError(NetworkError):
    """It could not be made."""


class ReadError(NetworkError):
    """It broke."""


class RemoteProtocolError(HTTPError):
    """What came is no HTTP."""


class UnreadableAnswer(RemoteProtocolError):  # noqa: N818  # a claim about what came
    """It may be some to a more tolerant parser."""

    is_unreadable = True


class HeadersTooLarge(Exception):  # noqa: N818  # a cause, told by its hint as h11's is
    """A line of the header section is longer than any we would keep."""

    error_status_hint = 431


@dataclass(frozen=True, slots=True)
class Timeout:
    """Seconds without a byte, and to connect."""

    read: float
    connect: float

    def as_dict(self) -> dict[str, float]:
        """By name."""
        return {"read": self.read, "connect": self.connect}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Of a pool; how many connections there are is the gate's to say."""

    max_connections: int | None
    max_keepalive_connections: int
    keepalive_expiry: float


class Request:
    """A request as it is sent."""

    __slots__ = ("extensions", "headers", "method", "url")

    def __init__(
        self, method: str, url: str, *, headers: Mapping[str, str], extensions: Mapping[str, object]
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.extensions = extensions


class Headers:
    """Headers as they were received."""

    __slots__ = ("raw",)

    def __init__(self, raw: Sequence[tuple[bytes, bytes]]) -> None:
        self.raw = raw

    def get_list(self, name: str) -> list[str]:
        """The values of one name."""
        wanted = name.lower().encode()
        return [value.decode("latin-1") for key, value in self.raw if key.lower() == wanted]


class Response:
    """An answer whose body is not read yet."""

    __slots__ = ("_answer", "headers", "status_code")

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer
        self.status_code = answer.status
        self.headers = Headers(answer.raw_headers)

    async def aiter_raw(self) -> AsyncIterator[bytes]:
        """The body, piece by piece, as it comes."""
        with told():
            async for piece in self._answer.content.iter_any():
                yield piece

    async def aclose(self) -> None:
        """Let go; a connection whose answer was read to its end has gone back already."""
        self._answer.close()


class AsyncHTTPTransport:
    """One origin's connections."""

    def __init__(self, *, trust_env: bool, verify: ssl.SSLContext, limits: Limits) -> None:
        self._trust_env = trust_env
        self._tls = verify
        self._limits = limits
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: Request) -> Response:
        """The answer, its body not read yet; the caller closes it."""
        session = self._session = self._session or self._opened()
        seconds, name = request.extensions["timeout"], request.extensions["sni_hostname"]
        assert isinstance(seconds, dict)
        with told():
            answer = await session.request(
                request.method,
                URL(request.url, encoded=True),
                headers=request.headers,
                skip_auto_headers=ADDED,
                allow_redirects=False,
                ssl=self._tls,
                server_hostname=str(name) if request.url.startswith("https:") else None,
                timeout=aiohttp.ClientTimeout(
                    total=None, sock_connect=seconds["connect"], sock_read=seconds["read"]
                ),
            )
        return Response(answer)

    async def aclose(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()

    def _opened(self) -> aiohttp.ClientSession:
        session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=0, keepalive_timeout=self._limits.keepalive_expiry, use_dns_cache=False
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=self._trust_env,
            max_line_size=MOST_LINE_BYTES,
            max_field_size=MOST_LINE_BYTES,
            max_headers=MOST_HEADERS,
            read_bufsize=AT_ONCE,
        )
        # A second try that nobody counts is not polite; no public switch turns it off.
        session._retry_connection = False
        return session


def create_ssl_context(*, trust_env: bool) -> ssl.SSLContext:
    """The context that httpx makes, which is always installed."""
    context: ssl.SSLContext = importlib.import_module("httpx").create_ssl_context(
        trust_env=trust_env
    )
    return context


@contextmanager
def told() -> Iterator[None]:
    """Aiohttp's errors as those of the httpx API."""
    try:
        yield
    except aiohttp.ConnectionTimeoutError as exc:
        raise ConnectTimeout(str(exc)) from exc
    except (aiohttp.SocketTimeoutError, TimeoutError) as exc:
        raise ReadTimeout(str(exc)) from exc
    except aiohttp.ClientConnectorError as exc:  # with those of TLS and certificates
        raise ConnectError(str(exc)) from exc
    except (aiohttp.ClientOSError, OSError) as exc:
        raise ReadError(str(exc)) from exc
    except (aiohttp.InvalidURL, ValueError) as exc:
        raise InvalidURL(str(exc)) from exc
    except (aiohttp.ClientError, http_exceptions.HttpProcessingError) as exc:
        if _is_too_long(exc):
            raise RemoteProtocolError(str(exc)) from HeadersTooLarge()
        if isinstance(exc, aiohttp.ServerDisconnectedError | aiohttp.ClientPayloadError):
            raise RemoteProtocolError(str(exc)) from exc
        raise UnreadableAnswer(str(exc)) from exc


def _is_too_long(error: BaseException | None) -> bool:
    return isinstance(error, http_exceptions.LineTooLong) or (
        error is not None and _is_too_long(error.__cause__ or error.__context__)
    )
