"""robots.txt: what it says, and how it is served."""

from collections.abc import Callable

from tests.hostile.case import Answers, Case, Place, dripping, flood, moved, page
from tests.support.origin import Answer, raw, silent

PAGE = Answer(page())
TEXT = "text/plain"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"


def case(
    name: str, robots: Answer | Callable[[Place], Answers], expected: str, *, hops: int = 0
) -> Case:
    def answers(at: Place) -> Answers:
        own = {"/robots.txt": robots} if isinstance(robots, Answer) else robots(at)
        return {"/a": PAGE, **own}

    hits = hops + (1 if expected == "filed new" else 0)
    return Case(name=f"robots.txt: {name}", answers=answers, expected=expected, hits=hits)


def says(name: str, text: str | bytes, expected: str) -> Case:
    body = text if isinstance(text, bytes) else text.encode()
    return case(name, Answer(body, content_type=TEXT), expected)


def chain(length: int) -> Callable[[Place], Answers]:
    def answers(_: Place) -> Answers:
        hops: dict[str, Answer | list[Answer]] = {
            f"/r{n}": moved(f"/r{n + 1}") for n in range(1, length)
        }
        rules = Answer(b"User-agent: *\nDisallow: /", content_type=TEXT)
        return hops | {"/robots.txt": moved("/r1"), f"/r{length}": rules}

    return answers


def to_inside(at: Place) -> Answers:
    return {"/robots.txt": moved(f"http://{at.inside}/robots.txt")}


DENIED = "refused robots"
LATER = "deferred robots_unreachable"
CASES = (
    says("forbids all", "User-agent: *\nDisallow: /", DENIED),
    says("forbids us", "User-agent: other\nAllow: /\nUser-agent: crawler\nDisallow: /a", DENIED),
    says("with a byte order mark", "\ufeffUser-agent: *\nDisallow: /a", DENIED),
    says("with carriage returns", "User-agent: *\rDisallow: /a", DENIED),
    says("with a Crawl-delay inside",
         "User-agent: crawler\nCrawl-delay: 1\nUser-agent: b\nDisallow: /", DENIED),
    says("in capitals and with slips", "USER-AGENT: CRAWLER\nDISALOW: /A\nDISSALLOW: /a", DENIED),
    says("in two groups",
         "User-agent: crawler\nDisallow: /x\n\nUser-agent: b\nDisallow:\n\n"
         "User-agent: crawler\nDisallow: /a", DENIED),
    says("escaped", "User-agent: *\nDisallow: /%61", DENIED),
    says("allows the longer path", "User-agent: *\nDisallow: /\nAllow: /a", "filed new"),
    says("for a longer name", "User-agent: crawlers\nDisallow: /", "filed new"),
    says("is a page", page(), "filed new"),
    says("is no text", bytes(range(256)) * 40, "filed new"),
    says("has 5000 stars", "User-agent: *\nDisallow: /" + "*a" * 5000 + "$", "filed new"),
    says("has 50,000 groups", "User-agent: b\nDisallow: /\n" * 20_000, "filed new"),
    case("not there", Answer(b"", 404), "filed new"),
    case("forbidden", Answer(b"", 403), "filed new"),
    case("gone", Answer(b"", 410), "filed new"),
    case("too many requests", Answer(b"", 429), LATER),
    case("busy", Answer(b"", 503), LATER),
    case("broken", Answer(b"", 500), LATER),
    case("no answer", raw(), LATER),
    case("silence", silent(), LATER),
    case("drips", dripping(OK + b"\r\n", b"#\n"), LATER),
    case("wrongly coded", Answer(b"x", headers={"Content-Encoding": "gzip"}), LATER),
    case("without end, and forbids",
         flood(OK + b"\r\nUser-agent: *\nDisallow: /\n", b"#" * 4096), DENIED),
    case("without end, and allows",
         flood(OK + b"\r\nUser-agent: *\nAllow: /\n", b"#" * 4096), "filed new"),
    case("five redirects", chain(5), DENIED, hops=5),
    case("six redirects", chain(6), "filed new", hops=5),
    case("a redirect inside", to_inside, LATER),
    case("a redirect to a file", lambda _: {"/robots.txt": moved("file:///etc/passwd")}, LATER),
    case("a redirect to itself", lambda _: {"/robots.txt": moved("/robots.txt")}, "filed new"),
)  # fmt: skip
