"""Answers that are no proper HTTP, or proper and slow."""

from tests.hostile.case import Answers, Case, Place, dripping, flood, page
from tests.support.origin import Answer, raw, silent

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
PAGE = page()
EITHER = "filed new or deferred protocol"  # the standard allows both, and HTTP libraries differ
LENGTH = b"Content-Length: %d\r\n" % len(PAGE)


def case(name: str, answer: Answer | list[Answer], expected: str, hits: int | None = None) -> Case:
    def answers(_: Place) -> Answers:
        return {"/a": answer}

    return Case(name=name, answers=answers, expected=expected, hits=hits)


def broken(name: str, *pieces: bytes) -> Case:
    """Bytes that are tried three times and left for a later visit."""
    return case(name, raw(*pieces), "deferred protocol", 3)


CASES = (
    case("an ordinary page", Answer(PAGE), "filed new", 1),
    case("until the connection ends", raw(OK + b"\r\n" + PAGE), "filed new", 1),
    case("HTTP/1.0", raw(b"HTTP/1.0 200 OK\r\n\r\n" + PAGE), "filed new", 1),
    case("no reason phrase", raw(b"HTTP/1.1 200\r\n" + LENGTH + b"\r\n" + PAGE), "filed new", 1),
    case("early hints first",
         raw(b"HTTP/1.1 103 Early\r\nLink: <x>\r\n\r\n" * 9 + OK + LENGTH + b"\r\n" + PAGE),
         "filed new", 1),
    case("one byte a packet",
         raw(*(bytes([byte]) for byte in OK + LENGTH + b"\r\n"), PAGE), "filed new", 1),
    case("the same length twice", raw(OK + LENGTH + LENGTH + b"\r\n" + PAGE), "filed new"),
    case("more than its length",
         raw(OK + LENGTH + b"\r\n" + PAGE + b"GET / HTTP/1.1\r\n\r\n"), "filed new"),
    case("bytes beyond ASCII in a header",
         raw(OK + "X: 中\r\n".encode("gb18030") + LENGTH + b"\r\n" + PAGE), "filed new", 1),
    case("an upgrade nobody asked for",
         raw(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n" + PAGE),
         "parked http_status or deferred protocol"),
    broken("nothing at all"),
    broken("half a status line", b"HTTP/1.1 2"),
    broken("another protocol", b"220 mail.test ESMTP\r\n"),
    broken("HTTP/2 without asking", b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" * 9),
    broken("HTTP/0.9", PAGE),
    broken("zeros", bytes(5000)),
    broken("a word for a status", b"HTTP/1.1 OK 200\r\n\r\n"),
    broken("a status of four digits", b"HTTP/1.1 2000 OK\r\n\r\n"),
    broken("a body that breaks off", OK + LENGTH + b"\r\n" + PAGE[:-9]),
    broken("chunks that break off", OK + CHUNKED + b"ff\r\nx"),
    broken("chunks without sizes", OK + CHUNKED + b"zz\r\nx\r\n"),
    broken("a chunk of a size beyond all", OK + CHUNKED + b"f" * 30 + b"\r\n"),
    broken("a negative length", OK + b"Content-Length: -5\r\n\r\n" + PAGE),
    broken("two lengths", OK + LENGTH + b"Content-Length: 7\r\n\r\n" + PAGE),
    broken("a length of 5000 digits", OK + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n" + PAGE),
    broken("a NUL in a header", OK + b"X: a\x00b\r\n\r\n" + PAGE),
    broken("a header without a colon", OK + b"nonsense\r\n\r\n" + PAGE),
    case("an unknown transfer coding",
         raw(OK + b"Transfer-Encoding: gzip\r\n\r\n" + PAGE), EITHER),
    case("two hundred headers",
         raw(OK + b"".join(b"X-%d: 1\r\n" % n for n in range(200)) + b"\r\n" + PAGE),
         "deferred too_large", 1),
    case("a header of 80 KB",
         raw(OK + b"X: " + b"x" * 80_000 + b"\r\n\r\n" + PAGE), "deferred too_large", 1),
    case("a header without end", flood(OK + b"X: ", b"x" * 4096), "deferred too_large", 1),
    case("headers without end", dripping(OK, b"X: 1\r\n"), "deferred timeout", 1),
    case("hints without end", dripping(b"", b"HTTP/1.1 103 Early\r\n\r\n"), "deferred timeout", 1),
    case("trailers without end",
         dripping(OK + CHUNKED + b"0\r\n", b"X: 1\r\n"), "deferred timeout", 1),
    case("silence", silent(), "deferred timeout"),
    case("silence after the headers", silent(OK + LENGTH + b"\r\n"), "deferred timeout"),
    case("silence within the body", silent(OK + LENGTH + b"\r\n" + PAGE[:50]), "deferred timeout"),
    case("a body that drips",
         dripping(OK + b"Content-Length: 9999\r\n\r\n", b"x"), "deferred timeout", 1),
    case("chunks that drip", dripping(OK + CHUNKED, b"1\r\nx\r\n"), "deferred timeout", 1),
    case("fails once, then answers", [raw(), Answer(PAGE)], "filed new", 2),
    case("fails twice, then answers",
         [Answer(b"", 503), Answer(b"", 502), Answer(PAGE)], "filed new", 3),
    case("silent once, then answers", [silent(), Answer(PAGE)], "filed new", 2),
)  # fmt: skip
