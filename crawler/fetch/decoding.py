"""Content-Encoding undone in steps, with a cap on what comes out (RFC 9110 §8.4)."""

import zlib
from typing import Protocol

from crawler.errors import FetchError

STEP = 64 * 1024  # bytes decoded at a time: a bomb is noticed after one step too many
GZIP_WINDOW = 16 + zlib.MAX_WBITS
CODINGS = "gzip, deflate"


class Decoder(Protocol):
    """Takes pieces of the body as received and gives pieces of the content."""

    def feed(self, piece: bytes) -> bytes:
        """Content of the next piece; raises `FetchError`."""
        ...

    def finish(self) -> None:
        """Raise `FetchError` when the content ends before its end."""
        ...


class Identity:
    """Content as it is, capped."""

    def __init__(self, url: str, most_bytes: int) -> None:
        self._url = url
        self._left = most_bytes

    def feed(self, piece: bytes) -> bytes:
        """The piece itself."""
        self._left -= len(piece)
        if self._left < 0:
            raise _too_large(self._url)
        return piece

    def finish(self) -> None:
        """Nothing can be missing."""


class Inflate:
    """gzip, and deflate with or without its zlib wrapper, as browsers take it."""

    def __init__(self, url: str, most_bytes: int, *, window: int) -> None:
        self._url = url
        self._left = most_bytes
        self._gzip = window == GZIP_WINDOW
        self._inflater = zlib.decompressobj(window)
        self._seen = False

    def feed(self, piece: bytes) -> bytes:
        """Decode in steps."""
        out = bytearray()
        while piece:
            part, piece = self._step(piece)
            self._left -= len(part)
            if self._left < 0:
                raise _too_large(self._url)
            out += part
        return bytes(out)

    def finish(self) -> None:
        """Notice a stream that breaks off."""
        if self._seen and not self._inflater.eof:
            raise FetchError("compressed body ends too early", reason="encoding", url=self._url)

    def _step(self, piece: bytes) -> tuple[bytes, bytes]:
        if self._inflater.eof:
            if not self._gzip or not piece.startswith(b"\x1f\x8b"):
                return b"", b""  # padding after the end, as some servers send
            self._inflater = zlib.decompressobj(GZIP_WINDOW)  # RFC 1952 §2.2: members follow on
        try:
            part = self._inflater.decompress(piece, STEP)
        except zlib.error as exc:
            if self._seen or self._gzip:
                raise FetchError(
                    f"body is not what its encoding says: {exc}", reason="encoding", url=self._url
                ) from exc
            self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            self._seen = True
            return self._step(piece)
        self._seen = True
        return part, self._inflater.unconsumed_tail or self._inflater.unused_data


def decoder_for(encoding: str | None, *, url: str, most_bytes: int) -> Decoder:
    """The decoder for a Content-Encoding; raises `FetchError` for one we never asked for."""
    name = (encoding or "identity").strip().lower()
    if name in {"identity", ""}:
        return Identity(url, most_bytes)
    if name in {"gzip", "x-gzip"}:
        return Inflate(url, most_bytes, window=GZIP_WINDOW)
    if name == "deflate":
        return Inflate(url, most_bytes, window=zlib.MAX_WBITS)
    raise FetchError(f"unknown content encoding {name!r}", reason="encoding", url=url)


def _too_large(url: str) -> FetchError:
    return FetchError("the body is larger than allowed", reason="too_large", url=url)
