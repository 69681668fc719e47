"""Bodies: sizes, and codings around them."""

import gzip
import zlib

import brotli

from tests.hostile.case import Answers, Case, Place, flood, page
from tests.support.origin import Answer, raw

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
PAGE = page()
ZEROS = bytes(64 * 2**20)


def zstd(content: bytes) -> bytes:
    from backports import zstd as module

    return module.compress(content)


def coded(coding: str, body: bytes, expected: str) -> Case:
    def answers(_: Place) -> Answers:
        return {"/a": Answer(body, headers={"Content-Encoding": coding})}

    return Case(name=f"{coding}, {len(body)} bytes", answers=answers, expected=expected, hits=1)


def sized(name: str, answer: Answer, expected: str) -> Case:
    def answers(_: Place) -> Answers:
        return {"/a": answer}

    return Case(name=name, answers=answers, expected=expected, hits=1)


BOMB = gzip.compress(ZEROS)
CASES = (
    coded("gzip", gzip.compress(PAGE), "filed new"),
    coded("X-GZIP", gzip.compress(PAGE) + bytes(9), "filed new"),
    coded("deflate", zlib.compress(PAGE), "filed new"),
    coded("deflate", zlib.compress(PAGE, wbits=-15), "filed new"),
    coded("br", brotli.compress(PAGE), "filed new"),
    coded("zstd", zstd(PAGE), "filed new"),
    coded("gzip, br", brotli.compress(gzip.compress(PAGE)), "filed new"),
    coded("gzip, gzip", gzip.compress(gzip.compress(PAGE)), "filed new"),
    coded("gzip, gzip, gzip",
         gzip.compress(gzip.compress(gzip.compress(PAGE))), "deferred encoding"),
    coded(", ".join(["gzip"] * 500), b"x", "deferred encoding"),
    coded("gzip", BOMB, "deferred too_large"),
    coded("gzip, gzip", gzip.compress(gzip.compress(gzip.compress(ZEROS))), "parked mojibake"),
    coded("gzip,gzip", gzip.compress(BOMB), "deferred too_large"),
    coded("deflate", zlib.compress(ZEROS), "deferred too_large"),
    coded("br", brotli.compress(ZEROS, quality=5), "deferred too_large"),
    coded("zstd", zstd(ZEROS), "deferred too_large"),
    coded("br, zstd", zstd(brotli.compress(ZEROS, quality=5)), "deferred too_large"),
    coded("gzip", gzip.compress(b"") * 50_000, "deferred encoding"),
    coded("gzip", PAGE, "deferred encoding"),
    coded("gzip", gzip.compress(PAGE)[:-20], "deferred encoding"),
    coded("br", PAGE, "deferred encoding"),
    coded("zstd", b"\x28\xb5\x2f\xfd" + b"\xff" * 40, "deferred encoding"),
    coded("compress", PAGE, "deferred encoding"),
    coded("../../etc/passwd", PAGE, "deferred encoding"),
    sized("a body without end", flood(OK + b"\r\n", b"<p>" * 4096), "deferred too_large"),
    sized("chunks without end",
         flood(OK + CHUNKED, b"1000\r\n" + b"x" * 4096 + b"\r\n"), "deferred too_large"),
    sized("a length of a terabyte",
         flood(OK + b"Content-Length: 1000000000000\r\n\r\n", b"x" * 4096), "deferred too_large"),
    sized("an empty body", raw(OK + b"Content-Length: 0\r\n\r\n"), "parked empty"),
)  # fmt: skip
