"""One request over HTTP and its answer, received within bounds; the gate is told how it ended.

An origin whose answer the HTTP library could not read is asked by a more tolerant one from then on.
"""

import asyncio
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.errors import FetchError
from crawler.fetch.client import (
    Connections,
    HttpLibrary,
    is_unreadable,
    origin_of,
    tolerant_library,
)
from crawler.fetch.receiving import Received, ReceiveLimits, Receiver
from crawler.model import Response
from crawler.ports.clock import Clock
from crawler.ports.fetcher import GatePass

if TYPE_CHECKING:
    import httpx

REDIRECTS = frozenset({301, 302, 303, 307, 308})
# A redirect's own page is of no use; read to its end, it leaves the connection fit for the next.
MOST_REDIRECT_BYTES, REDIRECT_BODY_S = 64 * 1024, 1.0


@dataclass(slots=True)
class Budget:
    """Seconds on the network that a fetch has left."""

    left_s: float


class Exchanges:
    """Owns the connections; whoever makes it closes it."""

    def __init__(
        self,
        *,
        clock: Clock,
        receive: ReceiveLimits,
        connect_timeout_s: float,
        silence_timeout_s: float,
        library: HttpLibrary,
        tls: ssl.SSLContext | None,
    ) -> None:
        self._clock = clock
        self._receiver = Receiver(receive)
        self._connect_timeout_s = connect_timeout_s
        self._silence_timeout_s = silence_timeout_s
        self._library = library
        self._tls = tls
        self._connections = self._connected_by(self._library)
        self._tolerant: Connections | None = None  # made when an answer calls for it
        self._ill_spoken: set[str] = set()  # origins whose answers the first could not read

    async def close(self) -> None:
        """Close every connection."""
        await self._connections.close()
        if self._tolerant:
            await self._tolerant.close()

    async def exchange(
        self,
        url: str,
        entered: GatePass,
        *,
        headers: Mapping[str, str],
        budget: Budget,
        most: int | None,
    ) -> Response:
        """One request and its answer; tells the gate how it ended, and `budget` what it took.

        With `most` only so many first bytes of the body are read; more are no error then.
        """
        result: Response | FetchError | None = None
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            async with asyncio.timeout(budget.left_s):
                result = await self._receive(url, entered, headers, most)
        except TimeoutError as exc:
            result = FetchError("no whole answer in time", reason="timeout", url=url)
            raise result from exc
        except FetchError as exc:
            result = exc
            if is_unreadable(exc):
                self._ill_spoken.add(origin_of(url))
            raise
        finally:
            budget.left_s -= loop.time() - began
            await entered.leave(result)
        return result

    async def _receive(
        self, url: str, entered: GatePass, headers: Mapping[str, str], most: int | None
    ) -> Response:
        started = self._clock.now()
        async with self._connections_to(url).get(
            url, addresses=entered.addresses, port=entered.port, headers=headers
        ) as (answer, address):
            self._receiver.check_headers(answer.headers.raw, url=url)
            received = await self._read(url, answer, most)
        return Response(
            url=url,
            final_url=url,
            status=answer.status_code,
            headers=tuple(
                (k.decode("latin-1"), v.decode("latin-1")) for k, v in answer.headers.raw
            ),
            body=received.body,
            wire_bytes=received.wire_bytes,
            peer=f"{address}:{entered.port}",
            started=started,
            ended=self._clock.now(),
        )

    def _connections_to(self, url: str) -> Connections:
        if origin_of(url) not in self._ill_spoken:
            return self._connections
        tolerant = tolerant_library(self._library)  # brought in where needed: it is another library
        if tolerant is self._library:
            return self._connections
        if self._tolerant is None:
            self._tolerant = self._connected_by(tolerant)
        return self._tolerant

    def _connected_by(self, library: HttpLibrary) -> Connections:
        return Connections(
            library=library,
            connect_timeout_s=self._connect_timeout_s,
            silence_timeout_s=self._silence_timeout_s,
            tls=self._tls,
        )

    async def _read(self, url: str, answer: "httpx.Response", most: int | None) -> Received:
        pieces = answer.aiter_raw()
        if answer.status_code in REDIRECTS:
            try:
                async with asyncio.timeout(REDIRECT_BODY_S):
                    return await self._receiver.read_start(
                        pieces, most=MOST_REDIRECT_BYTES, codings=(), url=url
                    )
            except TimeoutError:
                return Received(body=b"", wire_bytes=0)
        codings: Sequence[str] = answer.headers.get_list("content-encoding")
        if most is not None:
            return await self._receiver.read_start(pieces, most=most, codings=codings, url=url)
        return await self._receiver.read_body(pieces, codings=codings, url=url)
