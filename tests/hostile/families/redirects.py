"""Redirects: where they lead, and how long."""

from tests.hostile.case import Answers, Case, Place, moved, page
from tests.support.origin import Answer, raw, silent

PAGE = Answer(page())


def case(name: str, to: str, expected: str, hits: int, status: int = 302) -> Case:
    """A redirect to a place, which may name `{host}`, `{inside}` and `{port}`."""

    def answers(at: Place) -> Answers:
        target = to.format(host=at.host, inside=at.inside, port=at.port)
        return {"/a": moved(target, status), "/b": PAGE, "/%E4%B8%AD": PAGE}

    return Case(name=f"to {name}", answers=answers, expected=expected, hits=hits)


def refused(name: str, to: str, reason: str = "address") -> Case:
    return case(name, to, f"refused {reason}", 1)


def chain(length: int) -> Case:
    def answers(_: Place) -> Answers:
        hops: dict[str, Answer | list[Answer]] = {
            f"/{n}": moved(f"/{n + 1}") for n in range(1, length)
        }
        return hops | {"/a": moved("/1"), f"/{length}": PAGE}

    expected, hits = ("filed new", length + 1) if length <= 10 else ("deferred redirects", 11)
    return Case(name=f"{length} redirects", answers=answers, expected=expected, hits=hits)


def circle(_: Place) -> Answers:
    return {"/a": moved("/b"), "/b": moved("/c"), "/c": moved("/a")}


def growing(_: Place) -> Answers:
    return {"/a" + "/a" * n: moved("/a" + "/a" * (n + 1)) for n in range(60)}


def cookie_wall(_: Place) -> Answers:
    return {"/a": Answer(b"", 302, {"Location": "/a", "Set-Cookie": "seen=1"})}


def endless_page(_: Place) -> Answers:
    return {"/a": silent(b"HTTP/1.1 301 X\r\nLocation: /b\r\n\r\nhalf a page"), "/b": PAGE}


def two_targets(at: Place) -> Answers:
    head = f"HTTP/1.1 302 X\r\nLocation: /b\r\nLocation: http://{at.inside}/secret\r\n"
    ends = b"Connection: close\r\nContent-Length: 0\r\n\r\n"
    return {"/a": raw(head.encode() + ends), "/b": PAGE}


CASES = (
    *(
        case(f"the next page by {status}", "/b", "filed new", 2, status)
        for status in (301, 302, 303, 307, 308)
    ),
    case("a page with raw bytes", "/中".encode().decode("latin-1"), "filed new", 2),
    case("an address with a name and a password", "http://user:secret@{host}/b", "filed new", 2),
    case("a path with spaces around", "  /b  ", "filed new", 2),
    case("300 without a target that counts", "/b", "parked http_status", 1, 300),
    case("nowhere", "", "parked http_status", 1),
    refused("loopback", "http://{inside}/secret"),
    refused("localhost", "http://localhost:{port}/secret"),
    refused("loopback as one number", "http://2130706433:{port}/secret"),
    refused("loopback in octal", "http://0177.0.0.1:{port}/secret"),
    refused("loopback in hex", "http://0x7f.1:{port}/secret"),
    refused("loopback in full width",
         "http://１２７．０．０．１:{port}/secret".encode().decode("latin-1"), "scheme"),
    refused("loopback by IPv6", "http://[::1]:{port}/secret"),
    refused("loopback mapped into IPv6", "http://[::ffff:127.0.0.1]:{port}/secret"),
    refused("loopback by NAT64", "http://[64:ff9b::7f00:1]:{port}/secret"),
    refused("loopback by 6to4", "http://[2002:7f00:1::]:{port}/secret"),
    refused("no address", "http://0.0.0.0:{port}/secret"),
    refused("a metadata service", "http://169.254.169.254/latest/meta-data/"),
    refused("a private network", "http://10.0.0.1/"),
    refused("a multicast group", "http://224.0.0.1/"),
    refused("a file", "file:///etc/passwd", "scheme"),
    refused("a script", "javascript:alert(1)", "scheme"),
    refused("data", "data:text/html,<h1>x</h1>", "scheme"),
    refused("FTP", "ftp://{host}/b", "scheme"),
    refused("another protocol's port", "gopher://{inside}/_QUIT", "scheme"),
    refused("a host behind a backslash", "http://{host}\\@{inside}/secret", "scheme"),
    refused("a host with escapes", "http://%31%32%37.0.0.1:{port}/secret", "scheme"),
    refused("a port beyond all", "http://127.1.0.1:99999/", "scheme"),
    refused("a host of 300 letters", "http://" + "a" * 300 + "/", "scheme"),
    refused("half an IPv6 address", "http://[::1", "scheme"),
    chain(5),
    chain(10),
    chain(11),
    chain(40),
    Case(name="a circle", answers=circle, expected="deferred redirects", hits=3),
    Case(name="paths that grow", answers=growing, expected="deferred redirects", hits=11),
    Case(name="a cookie wall", answers=cookie_wall, expected="deferred redirects", hits=1),
    Case(name="a redirect's page without end", answers=endless_page, expected="filed new", hits=2),
    Case(name="two targets", answers=two_targets, expected="filed new", hits=2),
)  # fmt: skip
