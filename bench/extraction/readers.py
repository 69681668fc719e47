"""Our extractor and the peers', each as one function from a page to a reading.

Every peer is called as its own manual tells, with its defaults, on the same decoded text; a field
that it does not offer stays None. A peer that is not installed is left out of the table.
"""

import importlib.util
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from crawler.charsets import decode
from crawler.document import read_document
from crawler.errors import ExtractionError
from crawler.extraction.article import read_article
from crawler.model import PageKind, Request
from crawler.parsing.collecting import collecting_rarely

UNKNOWN_URL = "https://news.example/a"
TAG = re.compile(r"<[^>]+>")
BLOCK_END = re.compile(r"</(?:p|div|h\d|li|tr|blockquote)>|<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One saved page; `captured` is when it was saved, so that relative dates can be read."""

    body: bytes
    url: str
    captured: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader found; None where it does not look for the field."""

    text: str | None = None
    title: str | None = None
    date: datetime | None = None
    authors: tuple[str, ...] | None = None


def read_ours(page: Page) -> Reading:
    """This project, as `crawler archive URL` reads a page of an unknown site."""
    request = Request(key=page.url, url=page.url, kind=PageKind.ARTICLE, host="news.example")
    with collecting_rarely():  # as each of its processes does
        document = read_document(page.body, url=page.url, content_type="text/html")
        try:
            article = read_article(document, request, site=None, captured=page.captured)
        except ExtractionError:
            return Reading(text="", authors=())
    return Reading(
        text=article.text, title=article.title, date=article.published, authors=article.authors
    )


def read_trafilatura(page: Page) -> Reading:
    """Text and metadata in one call."""
    import trafilatura

    found = trafilatura.bare_extraction(_text(page), url=page.url, with_metadata=True)
    if found is None:
        return Reading(text="", authors=())
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Reading(text=found.text, title=found.title, date=_date(found.date), authors=authors)


def read_newspaper(page: Page) -> Reading:
    """newspaper4k, from HTML that is given."""
    import newspaper

    article = newspaper.Article(page.url, fetch_images=False)
    article.download(input_html=_text(page))
    article.parse()
    return Reading(
        text=article.text,
        title=article.title,
        date=_date(article.publish_date),
        authors=tuple(article.authors),
    )


def read_readability(page: Page) -> Reading:
    """readability-lxml: title and summary HTML."""
    import readability

    document = readability.Document(_text(page))
    plain = TAG.sub("", BLOCK_END.sub("\n", document.summary(html_partial=True)))
    return Reading(text=plain, title=document.short_title())


def read_resiliparse(page: Page) -> Reading:
    """Resiliparse's main-content text."""
    from resiliparse.extract.html2text import extract_plain_text

    return Reading(text=extract_plain_text(_text(page), main_content=True))


def read_goose(page: Page) -> Reading:
    """goose3."""
    import goose3

    with goose3.Goose({"enable_image_fetching": False}) as goose:
        article = goose.extract(raw_html=_text(page))
    return Reading(
        text=article.cleaned_text,
        title=article.title,
        date=_date(article.publish_date),
        authors=tuple(name for name in article.authors or () if isinstance(name, str)),
    )


def read_gne(page: Page) -> Reading:
    """GNE, made for Chinese news."""
    from gne import GeneralNewsExtractor

    found = GeneralNewsExtractor().extract(_text(page))
    author = found.get("author")
    return Reading(
        text=found.get("content"),
        title=found.get("title"),
        date=_date(found.get("publish_time")),
        authors=(author,) if author else (),
    )


def read_htmldate(page: Page) -> Reading:
    """htmldate: the original date only."""
    import htmldate

    return Reading(date=_date(htmldate.find_date(_text(page), url=page.url, original_date=True)))


def read_fundus(page: Page) -> Reading:
    """What fundus's parsers share, without a publisher's selectors: JSON-LD, Open Graph, `p`."""
    import lxml.html
    from fundus.parser import utility
    from lxml.etree import XPath

    root = lxml.html.document_fromstring(
        _text(page).encode(), parser=lxml.html.HTMLParser(encoding="utf-8")
    )
    told, meta = utility.get_ld_content(root), utility.get_meta_content(root)
    paragraphs = "//article//p" if root.find(".//article//p") is not None else "//p"
    body = utility.extract_article_body_with_selector(root, XPath(paragraphs))
    title = (
        told.bf_search("headline") or meta.get("og:title") or utility.parse_title_from_root(root)
    )
    authors = utility.generic_author_parsing(told.bf_search("author") or meta.get("author"))
    day = told.bf_search("datePublished") or meta.get("article:published_time")
    return Reading(
        text=str(body),
        title=title if isinstance(title, str) else None,
        date=utility.generic_date_parsing(day if isinstance(day, str) else None),
        authors=tuple(authors),
    )


PEERS: Mapping[str, tuple[str, Callable[[Page], Reading]]] = {
    "trafilatura": ("trafilatura", read_trafilatura),
    "newspaper4k": ("newspaper", read_newspaper),
    "readability-lxml": ("readability", read_readability),
    "resiliparse": ("resiliparse", read_resiliparse),
    "goose3": ("goose3", read_goose),
    "gne": ("gne", read_gne),
    "htmldate": ("htmldate", read_htmldate),
    "fundus": ("fundus", read_fundus),
}


def installed_readers() -> dict[str, Callable[[Page], Reading]]:
    """Ours first, then each peer whose package is installed."""
    found: dict[str, Callable[[Page], Reading]] = {"crawler": read_ours}
    for name, (package, read) in PEERS.items():
        if importlib.util.find_spec(package):
            found[name] = read
    return found


def _text(page: Page) -> str:
    return decode(page.body, content_type="text/html")[0]


def _date(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
    except ValueError:
        pass
    numbers = [int(part) for part in re.findall(r"\d+", value)][:6]
    try:
        return datetime(*numbers, tzinfo=UTC) - timedelta(0)  # type: ignore[misc,arg-type]
    except (ValueError, TypeError):
        return None
