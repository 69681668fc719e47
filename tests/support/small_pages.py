"""Pages of a few lines, read as those of a site that nobody configured."""

from datetime import UTC, datetime

from crawler.document import read_document
from crawler.extraction.article import read_article
from crawler.model import Article, PageKind, Request

URL = "https://news.test/a"
CAPTURED = datetime(2026, 1, 1, tzinfo=UTC)
TEXT = (
    "<p>The board voted on Tuesday to keep the old lamp, and ended two years of argument.</p>"
    "<p>Repairs begin in May, the board said, and the light stays on while they last.</p>"
)


def read(html: str | bytes, *, url: str = URL) -> Article:
    """The article on a page, captured at the first of January 2026."""
    body = html.encode() if isinstance(html, str) else html
    page = read_document(body, url=url, content_type="text/html")
    request = Request(key=url, url=url, kind=PageKind.ARTICLE, host="news.test")
    return read_article(page, request, site=None, captured=CAPTURED)
