"""An answer's headers and body, received within their limits.

Memory is bounded over all fetches together: few large bodies exist at a time, whoever holds them. A
fetch whose body grows large waits, within its deadline, until an earlier one has been let go.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from crawler.errors import FetchError
from crawler.fetch.decoding import Content, ContentLimits

LARGE_BODY = 2**20  # bytes; most pages are smaller
LARGE_AT_ONCE = 4  # larger bodies in memory together
STEPS_A_TURN = 16  # decoding steps, a megabyte, until others on the event loop have their turn


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveLimits:
    """Bounds on one answer; bytes and counts."""

    max_bytes: int = 10 * 2**20  # of the body as received
    max_decoded: int = 20 * 2**20
    max_ratio: int = 100
    max_codings: int = 2
    max_headers: int = 128
    max_header_bytes: int = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A body as decoded, and its size as it came."""

    body: bytes
    wire_bytes: int


class LargeBody(bytes):
    """A body that keeps its place among the large ones until nobody holds it."""

    place: "_Place"

    def __del__(self) -> None:  # bytes take no weak reference, whose callback would be plainer
        self.place.leave()

    def __reduce__(self) -> tuple[type[bytes], tuple[bytes]]:
        """Elsewhere it is bytes like any others."""
        return bytes, (bytes(self),)


class _Place:
    """A body's place among the large ones, once it is large; left from any thread."""

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places = places
        self._loop = asyncio.get_running_loop()
        self._is_taken = False

    async def take_for(self, body: bytearray) -> None:
        if not self._is_taken and len(body) > LARGE_BODY:
            await self._places.acquire()
            self._is_taken = True

    def leave(self) -> None:
        if self._is_taken:
            self._is_taken = False
            with suppress(RuntimeError):  # the loop has ended, and nobody waits
                self._loop.call_soon_threadsafe(self._places.release)

    def keep(self, body: bytearray) -> bytes:
        """The body, which leaves the place when it goes."""
        if not self._is_taken:
            return bytes(body)
        large = LargeBody(body)
        large.place = self
        return large


class Receiver:
    """Receives bodies; few large ones at a time."""

    def __init__(self, limits: ReceiveLimits) -> None:
        self._limits = limits
        self._large = asyncio.Semaphore(LARGE_AT_ONCE)

    def check_headers(self, headers: Sequence[tuple[bytes, bytes]], *, url: str) -> None:
        """Raise `FetchError` when there are too many or they are too large."""
        if len(headers) > self._limits.max_headers:
            raise FetchError(f"{len(headers)} headers", reason="too_large", url=url)
        size = sum(len(name) + len(value) for name, value in headers)
        if size > self._limits.max_header_bytes:
            raise FetchError(f"{size} bytes of headers", reason="too_large", url=url)

    async def read_body(
        self, pieces: AsyncIterator[bytes], *, codings: Sequence[str], url: str
    ) -> Received:
        """The whole body; raises `FetchError` when it is too large or not what its coding says."""
        limits = self._limits
        content = Content(
            codings,
            url=url,
            limits=ContentLimits(
                max_decoded=limits.max_decoded,
                max_ratio=limits.max_ratio,
                max_codings=limits.max_codings,
            ),
        )
        place = _Place(self._large)
        try:
            body, wire_bytes = await self._collect(pieces, content, place, url)
        except BaseException:
            place.leave()
            raise
        return Received(body=place.keep(body), wire_bytes=wire_bytes)

    async def _collect(
        self, pieces: AsyncIterator[bytes], content: Content, place: _Place, url: str
    ) -> tuple[bytearray, int]:
        body, wire_bytes, steps = bytearray(), 0, 0
        async for piece in pieces:
            wire_bytes += len(piece)
            if wire_bytes > self._limits.max_bytes:
                text = f"the body is larger than {self._limits.max_bytes} bytes"
                raise FetchError(text, reason="too_large", url=url)
            for part in content.feed(piece):
                body += part
                await place.take_for(body)
                steps += 1
                if steps % STEPS_A_TURN == 0:
                    await asyncio.sleep(0)
        content.finish()
        return body, wire_bytes

    async def read_start(
        self, pieces: AsyncIterator[bytes], *, most: int, codings: Sequence[str], url: str
    ) -> Received:
        """The first bytes of a body of which no more are of use, `most` as received and decoded."""
        limits = ContentLimits(max_decoded=2 * most + LARGE_BODY, max_ratio=most, max_codings=1)
        content = Content(codings, url=url, limits=limits)
        body, wire_bytes = bytearray(), 0
        async for piece in pieces:
            wire_bytes += len(piece)
            for part in content.feed(piece):
                body += part
                if len(body) > most:
                    break
            if wire_bytes > most or len(body) > most:
                break
        else:
            content.finish()
        return Received(body=bytes(body[: most + 1]), wire_bytes=wire_bytes)
