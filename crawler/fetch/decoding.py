"""Content-Encoding undone in steps, with caps on what comes out (RFC 9110 §8.4).

Nothing is decoded whole: a bomb is noticed one step after it passed a cap, at any depth of nested
codings. Brotli and zstd are known where their packages are installed (extra `encodings`); only what
is known is asked for.
"""

import importlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any, Protocol

from crawler.errors import FetchError

STEP = 64 * 1024  # bytes decoded at a time
MOST_MEMBERS = 1000  # of gzip or zstd in one body; empty ones cost time and give no byte
FREE_BYTES = 2**20  # below it no ratio counts: small pages of one repeated row compress well
LARGEST_ZSTD_WINDOW = 23  # log2; RFC 9659: eight megabytes are enough for any HTTP content
GZIP_WINDOW = 16 + zlib.MAX_WBITS
GZIP_MAGIC, ZSTD_MAGIC = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


class BadCoding(Exception):  # noqa: N818  # a claim about the bytes
    """The bytes are not what their coding says."""


class Decoder(Protocol):
    """Undoes one coding, step by step."""

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Content of the next piece, about `STEP` bytes at a time; raises `BadCoding`."""
        ...

    def is_complete(self) -> bool:
        """False when the content breaks off."""
        ...


class Inflate:
    """gzip, and deflate with or without its zlib wrapper, as browsers take it."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._inflater = zlib.decompressobj(GZIP_WINDOW if gzip else zlib.MAX_WBITS)
        self._members = 0  # begun so far

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Decode in steps."""
        while piece:
            if self._inflater.eof and not self._begin_member(piece):
                return
            self._members = self._members or 1
            try:
                part = self._inflater.decompress(piece, STEP)
            except zlib.error as exc:
                if self._gzip or self._members > 1:
                    raise BadCoding(str(exc)) from exc
                self._members += 1
                self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
                continue
            yield part
            piece = self._inflater.unconsumed_tail or self._inflater.unused_data

    def is_complete(self) -> bool:
        """False when the stream breaks off."""
        return not self._members or self._inflater.eof

    def _begin_member(self, piece: bytes) -> bool:
        """RFC 1952 §2.2: members follow on; anything else is padding, as some servers send."""
        if not self._gzip or not piece.startswith(GZIP_MAGIC):
            return False
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise BadCoding(f"more than {MOST_MEMBERS} members")
        self._inflater = zlib.decompressobj(GZIP_WINDOW)
        return True


class Brotli:
    """br, by the `brotli` package."""

    def __init__(self, brotli: ModuleType) -> None:
        self._error: type[Exception] = brotli.error
        self._decoder: Any = brotli.Decompressor()
        self._fed = False

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Decode in steps."""
        self._fed = True
        if self._decoder.is_finished():
            if piece:
                raise BadCoding("bytes after the end")
            return
        try:
            part = self._decoder.process(piece, output_buffer_limit=STEP)
            while part:  # `can_accept_more_data` is true before all is out
                yield part
                part = self._decoder.process(b"", output_buffer_limit=STEP)
        except self._error as exc:
            raise BadCoding(str(exc)) from exc

    def is_complete(self) -> bool:
        """False when the stream breaks off."""
        return not self._fed or bool(self._decoder.is_finished())


class Zstd:
    """zstd, by the standard library or its backport."""

    def __init__(self, zstd: ModuleType) -> None:
        self._zstd = zstd
        self._decoder: Any = None
        self._frames = 0

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Decode in steps."""
        try:
            while piece or self._holds_more():
                if self._decoder is None or self._decoder.eof:
                    if self._frames and not piece.startswith(ZSTD_MAGIC):
                        return  # padding
                    self._begin_frame()
                yield self._decoder.decompress(piece, STEP)
                piece = self._decoder.unused_data if self._decoder.eof else b""
        except self._zstd.ZstdError as exc:
            raise BadCoding(str(exc)) from exc

    def is_complete(self) -> bool:
        """False when a frame breaks off."""
        return self._decoder is None or bool(self._decoder.eof)

    def _holds_more(self) -> bool:
        decoder = self._decoder
        return decoder is not None and not decoder.eof and not decoder.needs_input

    def _begin_frame(self) -> None:
        self._frames += 1
        if self._frames > MOST_MEMBERS:
            raise BadCoding(f"more than {MOST_MEMBERS} frames")
        largest = {self._zstd.DecompressionParameter.window_log_max: LARGEST_ZSTD_WINDOW}
        self._decoder = self._zstd.ZstdDecompressor(options=largest)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentLimits:
    """Bounds on decoded content."""

    max_decoded: int
    max_ratio: int  # decoded to received
    max_codings: int  # one around the other


class Content:
    """The content of one body, as it comes out of its codings."""

    def __init__(self, codings: Iterable[str], *, url: str, limits: ContentLimits) -> None:
        self._url = url
        self._limits = limits
        names = [name for text in codings for name in text.lower().replace(" ", "").split(",")]
        names = [name for name in names if name not in {"", "identity"}]
        if len(names) > limits.max_codings:
            raise self._bad(f"{len(names)} content encodings, one around the other")
        self._decoders = [self._decoder(name) for name in reversed(names)]
        self._came_out = [0] * (len(names) + 1)
        self._received = 0

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Content of the next piece as received, in steps; raises `FetchError`."""
        self._received += len(piece)
        try:
            yield from self._through(piece, 0)
        except BadCoding as exc:
            raise self._bad(f"the body is not what its encoding says: {exc}") from exc

    def finish(self) -> None:
        """Raise `FetchError` when the content breaks off."""
        if not all(decoder.is_complete() for decoder in self._decoders):
            raise self._bad("the compressed body ends too early")

    def _through(self, piece: bytes, depth: int) -> Iterator[bytes]:
        self._came_out[depth] += len(piece)
        self._check(self._came_out[depth])
        if depth == len(self._decoders):
            yield piece
            return
        for part in self._decoders[depth].feed(piece):
            yield from self._through(part, depth + 1)

    def _check(self, came_out: int) -> None:
        if came_out > self._limits.max_decoded:
            text = f"the body decodes to more than {self._limits.max_decoded} bytes"
            raise FetchError(text, reason="too_large", url=self._url)
        if came_out > max(FREE_BYTES, self._limits.max_ratio * self._received):
            text = f"the body decodes to {self._limits.max_ratio} times its size and more"
            raise FetchError(text, reason="too_large", url=self._url)

    def _decoder(self, name: str) -> Decoder:
        if name in {"gzip", "x-gzip", "deflate"}:
            return Inflate(gzip=name != "deflate")
        if name == "br" and (brotli := _installed("brotli")):
            return Brotli(brotli)
        if name == "zstd" and (zstd := _zstd_module()):
            return Zstd(zstd)
        raise self._bad(f"unknown content encoding {name[:40]!r}")

    def _bad(self, text: str) -> FetchError:
        return FetchError(text, reason="encoding", url=self._url)


def accepted_codings() -> str:
    """Value of Accept-Encoding: what can be undone here."""
    extra = [("br", _installed("brotli")), ("zstd", _zstd_module())]
    return ", ".join(["gzip", "deflate", *(name for name, module in extra if module)])


@cache
def _installed(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        return None


def _zstd_module() -> ModuleType | None:
    return _installed("compression.zstd") or _installed("backports.zstd")
