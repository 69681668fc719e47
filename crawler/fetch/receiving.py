"""An answer's headers and body, received within their limits."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from crawler.errors import FetchError
from crawler.fetch.decoding import Content, ContentLimits

LARGE_BODY = 2**20  # bytes; most pages are smaller
LARGE_AT_ONCE = 4  # larger bodies received together: bounds the memory of a run
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
        body, wire_bytes, steps, is_large = bytearray(), 0, 0, False
        try:
            async for piece in pieces:
                wire_bytes += len(piece)
                if wire_bytes > limits.max_bytes:
                    text = f"the body is larger than {limits.max_bytes} bytes"
                    raise FetchError(text, reason="too_large", url=url)
                for part in content.feed(piece):
                    body += part
                    steps += 1
                    if steps % STEPS_A_TURN == 0:
                        await asyncio.sleep(0)
                    if not is_large and len(body) > LARGE_BODY:
                        await self._large.acquire()
                        is_large = True
            content.finish()
            return Received(body=bytes(body), wire_bytes=wire_bytes)
        finally:
            if is_large:
                self._large.release()

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
