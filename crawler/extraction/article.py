"""One article from a page, a JSON text answer and its listing: the evidence, merged.

Order of trust for each field: the text API, the site's selectors, a JSON listing, JSON-LD, meta
elements, semantic HTML, visible text, an HTML listing (whose titles are often cut short).
`evidence` tells which one won, `confidence` how far such a place is to be believed.
"""

from collections.abc import Mapping
from datetime import datetime

from crawler.document import Document, element_text, fold_blanks, parse
from crawler.errors import ExtractionError
from crawler.extraction.body.captions import text_without_captions
from crawler.extraction.body.comments import heading_of_comments
from crawler.extraction.body.feed_text import FIELD, better_body
from crawler.extraction.body.layout import Layout, find_body, is_shell, layout_of
from crawler.extraction.body.parts import next_part
from crawler.extraction.body.standalone import Body
from crawler.extraction.body.tickers import find_tickers
from crawler.extraction.choosing import (
    canonical_of,
    section_of,
    source_of,
    title_of,
)
from crawler.extraction.dates.times import clocks_of, times_of
from crawler.extraction.evidence import Found, confidence_of
from crawler.extraction.gathering import Gathered, TextAnswer, gather
from crawler.extraction.images import choose_images
from crawler.extraction.languages import find_language
from crawler.extraction.people.authorship import authors_of
from crawler.extraction.scripts.page_state import STATE_TITLE
from crawler.extraction.scripts.script_facts import add_script_authors
from crawler.extraction.titles.large_lines import headline_of
from crawler.extraction.titles.makeshift import makeshift_title
from crawler.extraction.told import is_all_told
from crawler.extraction.visible import add_visible
from crawler.model import Article, Request
from crawler.sites import SiteDefinition
from crawler.urls import BadUrl, host_key

__all__ = ["TextAnswer", "is_shell", "read_article", "template_values"]

SHOWN = frozenset({"h1", "heading"})
FED = 0.9  # how far a feed's text is to be believed


def read_article(
    page: Document | None,
    request: Request,
    *,
    site: SiteDefinition | None,
    captured: datetime,
    answer: TextAnswer | None = None,
    final_url: str | None = None,
) -> Article:
    """The article; raises `ExtractionError` when there is no text, and from rules no title."""
    url = request.page_url or request.url
    page_url = final_url or url
    host = _host(page_url)
    gathered = gather(page, request, site=site, answer=answer)
    further = None  # looked for before the body is cut out of the tree
    if page and not answer:
        further = next_part(page, first_url=request.page_url or page_url, url=page_url)
    is_told = _is_told(page, gathered, site, host, captured)
    titles = [item.value for item in gathered.read.of("title")]
    with layout_of(None if is_told else page, titles) as layout:
        chosen = layout.choice.block if layout.choice else None
        is_ruled = site is not None and "title" in site.article.selectors
        title = headline_of(layout.blocks, chosen, gathered, host=host, is_ruled=is_ruled)
        if layout.blocks:
            add_visible(
                layout.blocks, chosen, title.value if title else None, gathered.read,
                comments=heading_of_comments(layout.blocks, chosen),
            )  # fmt: skip
        if page and not is_told and not authors_of(gathered, host=host)[0]:
            add_script_authors(page, gathered.read)
        body = find_body(
            page, layout, gathered, site=site, answer=answer, title=title.value if title else None
        )
        html, where = better_body(
            body.html if body else "",
            body.where if body else "",
            fields=request.fields,
            base=page_url,
        )
        if not html:
            raise ExtractionError("no text found in the page", reason="no_text", url=url)
        title = _headline_of_state(gathered, where, title) or title_of(gathered, host=host)
        if title is None and not is_ruled:
            title = _makeshift(layout, html, element=gathered.title_element, url=page_url)
        if title is None:
            raise ExtractionError("no title found", reason="no_title", url=url)
        if body is None or body.where != where:
            body = Body(html=html, where=where, confidence=FED)
        return _article(
            request, site=site, captured=captured, gathered=gathered, body=body,
            title=(title.value, title.where), page_url=page_url, host=host, next_url=further,
            base=page.base_url if page else page_url,
        )  # fmt: skip


def _is_told(
    page: Document | None,
    gathered: Gathered,
    site: SiteDefinition | None,
    host: str,
    captured: datetime,
) -> bool:
    """True when the site's rules leave nothing to look for in the page's blocks."""
    if page is None or site is None or is_shell(page, site):
        return False
    return is_all_told(page, gathered, site=site, host=host, captured=captured)


def _article(
    request: Request,
    *,
    site: SiteDefinition | None,
    captured: datetime,
    gathered: Gathered,
    body: Body,
    title: tuple[str, str],
    page_url: str,
    host: str,
    next_url: str | None,
    base: str,
) -> Article:
    url = request.page_url or request.url
    tree = parse(body.html)
    declared = [*gathered.given.of("images"), *gathered.read.of("images")]
    images = choose_images(declared, tree, base)
    text = text_without_captions(tree)
    language, language_where = _language(gathered, site, text)
    clocks = clocks_of(gathered, site=site, host=host, language=language, captured=captured)
    times = times_of(gathered, clocks=clocks, url=url)
    authors, authors_where, agency = authors_of(gathered, host=host)
    source, section = source_of(gathered, agency, text=text), section_of(gathered, title[0])
    tags, tags_where = _tags(gathered)
    canonical, canonical_where = canonical_of(gathered, page_url)
    article_id = request.fields.get("id") or (site.article_id(url) if site else None)
    tickers = find_tickers(body.html)
    places = {
        "title": title[1], "body": body.where, "published": times.published_where,
        "modified": times.modified_where, "authors": authors_where,
        "source": source and source.where, "section": section and section.where,
        "tags": tags_where, "language": language_where, "canonical_url": canonical_where,
        "tickers": "body" if tickers else None,
    }  # fmt: skip
    evidence = {name: place for name, place in places.items() if place}
    confidence = {name: confidence_of(place) for name, place in evidence.items()}
    if not body.where.startswith(("selector", "text API")):
        confidence["body"] = body.confidence
    return Article(
        url=url,
        title=title[0] if title[1] == "listing item" else fold_blanks(title[0]),
        body_html=body.html,
        text=text,
        published=times.published,
        modified=times.modified,
        canonical_url=canonical,
        id=article_id,
        story=site.story_of(article_id) if site else None,
        authors=authors,
        source=source.value if source else None,
        section=section.value if section else None,
        tags=tags,
        language=language,
        images=images,
        tickers=tickers,
        fields={name: value for name, value in request.fields.items() if name != FIELD},
        evidence=evidence,
        confidence=confidence,
        next_url=next_url,
    )


def _headline_of_state(gathered: Gathered, where: str, title: Found | None) -> Found | None:
    """The headline that a script would set over the text from its state, where none is shown."""
    is_shown = title is not None and title.where in SHOWN
    if is_shown or gathered.given.first("title") or not where.startswith("page state"):
        return title
    return gathered.read.first(STATE_TITLE) or title


def _makeshift(layout: Layout, html: str, *, element: str | None, url: str) -> Found | None:
    body = parse(html).body
    text = element_text(body) if body else ""
    chosen = layout.choice.block if layout.choice else None
    return makeshift_title(
        layout.blocks, chosen, element=element, body_html=html, text=text, url=url
    )


def _language(
    gathered: Gathered, site: SiteDefinition | None, text: str
) -> tuple[str | None, str | None]:
    if given := gathered.given.first("language"):
        return given.value, given.where
    if site and site.language:
        return site.language, "site definition"
    declared = gathered.read.first("html_lang", "language")
    code, where = find_language(text, declared.value if declared else None)
    if code is None:
        return None, None
    return code, declared.where if declared and where == "markup" else where


def _tags(gathered: Gathered) -> tuple[tuple[str, ...], str | None]:
    for candidates in (gathered.given, gathered.read):
        values, where = candidates.together("tags")
        if values:
            return values, where
    return (), None


def _host(url: str) -> str:
    try:
        return host_key(url)
    except BadUrl:
        return ""


def template_values(article: Article) -> Mapping[str, str | None]:
    """Values that a site's category, tag, lead and footer templates may name."""
    return {
        **article.fields,
        "title": article.title,
        "url": article.url,
        "page_url": article.url,
        "canonical_url": article.canonical_url or article.url,
        "id": article.id,
        "source": article.fields.get("source") or article.source,
        "section": article.section,
        "language": article.language,
    }
