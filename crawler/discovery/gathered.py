"""What was fetched of a site, and what one page of it says; values only, fit for a worker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from crawler.discovery.listings import next_candidates
from crawler.discovery.survey import (
    anchors,
    api_urls,
    article_links,
    dated_pages,
    feed_urls,
    section_links,
)
from crawler.document import Document, first, fold_blanks, read_document
from crawler.model import Link, Response

NOTHING_MATCHES = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSurvey:
    """One page that may list articles; `next` are selectors and addresses of what follows it."""

    url: str
    articles: tuple[tuple[str, str], ...]  # address, text
    sections: tuple[tuple[str, str], ...]
    dated: tuple[str, ...]
    feeds: tuple[str, ...]
    apis: tuple[str, ...]
    next: tuple[tuple[str, str], ...]
    language: str | None
    charset: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """A page that was found to list articles; `second` is its next page, when it was fetched."""

    response: Response
    text: str  # of the link that led to it
    second: Response | None = None
    next_selector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """An article's address and what its list told."""

    url: str
    title: str | None = None
    date_text: str | None = None
    author: str | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiList:
    """A JSON answer that lists articles, and a second page of it when there is one."""

    response: Response
    second: Response | None = None


@dataclass(slots=True, kw_only=True)
class Gathered:
    """All that was fetched."""

    home: Response
    sitemaps: list[tuple[str, tuple[str, ...], int]] = field(default_factory=list)
    feeds: list[tuple[str, int]] = field(default_factory=list)  # address, links
    lists: list[ListPage] = field(default_factory=list)
    dated: list[str] = field(default_factory=list)
    apis: list[ApiList] = field(default_factory=list)
    links: dict[str, FoundLink] = field(default_factory=dict)
    articles: list[Response] = field(default_factory=list)
    texts: list[tuple[str, Response]] = field(default_factory=list)  # page's address, API's answer
    crawl_delay_s: float | None = None
    requests: int = 0

    def add_link(self, found: FoundLink) -> None:
        """Note an article's link; what a fuller list told of it stays."""
        known = self.links.get(found.url)
        if known is None or ((known.title or "") < (found.title or "") and not known.date_text):
            self.links[found.url] = found


def survey_page(response: Response, pattern: str | None = None) -> PageSurvey:
    """What a page offers; with `pattern` only links that match it count as articles."""
    page = page_of(response)
    found = anchors(page)
    if pattern:
        compiled = re.compile(pattern)
        chosen = {it.url: it for it in found if compiled.search(it.url)}
        for anchor in found:
            if anchor.url in chosen and len(anchor.text) > len(chosen[anchor.url].text):
                chosen[anchor.url] = anchor
        articles = list(chosen.values())
    else:
        compiled = NOTHING_MATCHES
        articles = article_links(found)
    root, title = first(page.tree, "html[lang]"), first(page.tree, "title")
    return PageSurvey(
        url=response.final_url,
        articles=tuple((it.url, it.text) for it in articles),
        sections=tuple(
            (it.url, it.text) for it in section_links(found, [it.url for it in articles])
        ),
        dated=tuple(dated_pages(found)),
        feeds=tuple(feed_urls(page)),
        apis=tuple(api_urls(page)),
        next=tuple(next_candidates(page, compiled)[:40]),
        language=(root.attributes.get("lang") or None) if root else None,
        charset=page.charset,
        title=fold_blanks(title.text()) if title else "",
    )


def links_of(links: Sequence[Link]) -> list[FoundLink]:
    """A listing's links as found links."""
    return [
        FoundLink(
            url=link.url, title=link.title, date_text=link.date_text,
            author=link.fields.get("authors"), content=link.fields.get("content"),
        )
        for link in links
    ]  # fmt: skip


def page_of(response: Response) -> Document:
    """A response as a parsed page."""
    return read_document(
        response.body, url=response.final_url, content_type=response.header("content-type")
    )
