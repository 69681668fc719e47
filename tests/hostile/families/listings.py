"""Listings whose servers misbehave; what their links lead to."""

from collections.abc import Callable

from tests.hostile.case import SITE, Answers, Case, Place, dripping, listing, moved, page
from tests.support.origin import Answer, raw

PAGE = Answer(page())
ITEMS = Answer(listing("/a"))
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def case(
    name: str,
    front: Answer | list[Answer] | Callable[[Place], Answer],
    expected: str,
    hits: int,
    *,
    url: str = "http://{host}/",
    **more: Answer,
) -> Case:
    """A listing at `/`, answered so, and an article at `/a`; the outcome of the listing counts."""

    def answers(at: Place) -> Answers:
        own = front(at) if callable(front) else front
        others = {f"/{path.replace('_', '.')}": answer for path, answer in more.items()}
        return {"/": own, "/a": PAGE, **others}

    return Case(
        name=f"a listing {name}", answers=answers, expected=expected, hits=hits, url=url, site=SITE
    )


ARTICLE = "http://{host}/a"
CASES = (
    case("and its article", ITEMS, "filed new", 2, url=ARTICLE),
    case("that fails once", [raw(), ITEMS], "filed new", 3, url=ARTICLE),
    case("that is busy", Answer(b"", 503, {"Retry-After": "3600"}), "deferred http_503", 1),
    case("that is gone", Answer(b"", 410), "failed gone", 1),
    case("that breaks off", raw(OK + b"Content-Length: 99\r\n\r\n<li>"), "deferred protocol", 3),
    case("that drips", dripping(OK + b"\r\n", b"<li>"), "deferred timeout", 1),
    case("that is forbidden", ITEMS, "refused robots", 0,
         robots_txt=Answer(b"User-agent: *\nDisallow: /$")),
    case("that is moved inside", lambda at: moved(f"http://{at.inside}/"), "refused address", 1),
    case("that is moved in a circle", moved("/"), "deferred redirects", 1),
    case("that is moved to a file", moved("file:///etc/passwd"), "refused scheme", 1),
    case("that links inside", lambda at: Answer(listing(f"http://{at.inside}/1", "/a")),
         "filed new", 2, url=ARTICLE),
    case("that links with a password", lambda at: Answer(listing(f"http://u:p@{at.host}/a")),
         "filed new", 2, url=ARTICLE),
    case("that links to other schemes",
         Answer(listing("file:///etc/passwd", "javascript:x()", "data:,x", "ftp://x/", "/a")),
         "filed new", 2, url=ARTICLE),
    case("that leads into endless folders", Answer(listing("/a", "/x" * 9, "/b/c" * 5 + "/d")),
         "filed new", 2, url=ARTICLE),
    case("whose links differ in a session",
         Answer(listing("/a", *(f"/a;jsessionid={n:08X}" for n in range(9)))),
         "filed new", 2, url=ARTICLE),
    case("whose article is moved inside", ITEMS, "refused address", 2, url=ARTICLE,
         a=moved("http://169.254.169.254/latest/")),
    case("whose article is forbidden", ITEMS, "refused robots", 1, url=ARTICLE,
         robots_txt=Answer(b"User-agent: *\nDisallow: /a")),
)  # fmt: skip
