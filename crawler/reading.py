"""One answer of a server to what it holds: an article, a listing's links, or why neither.

Pure, and the only way from an untrusted body to values: each `read_…` here is one piece of work
that the engine has done where it can be stopped (see `ports.parser`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crawler.charsets import decode
from crawler.document import Document, read_document
from crawler.errors import ExtractionError
from crawler.extraction.article import TextAnswer, is_shell, read_article
from crawler.identity import article_request, following_requests, linked_requests
from crawler.json_paths import parse_json, text_at
from crawler.judging import (
    Judgement,
    forbids_archiving,
    forbids_following,
    judge_body,
    judge_page,
)
from crawler.listing import read_listing
from crawler.listing.section import section_links
from crawler.listing.window import Window
from crawler.model import Article, Refusal, Request, Response
from crawler.sites import ListingRules, SiteDefinition
from crawler.urls import has_credentials

MOST_LINKS = 50_000  # what one sitemap may hold (sitemaps.org)
MOST_REASONS = 100  # of one page; each is a line of the log
NEEDS_SCRIPT = "needs_script"
UNSHOWN = (
    "page state",
    "json-ld",
)  # places that hold a text for the page's script, or for machines
SHELL_LIKE = frozenset({NEEDS_SCRIPT, "index"})  # what a shell looks like without its text


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """What one answer holds: a judgement or a refusal, an article, or the sign of a shell."""

    refusal: Refusal | None = None
    judgement: Judgement | None = None
    article: Article | None = None
    is_shell: bool = False  # the text is elsewhere, where the site definition says
    listed: tuple[Request, ...] = ()  # articles of a section page that nobody configured


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingReading:
    """What one listing page leads to: articles in page order, then further pages."""

    links: int
    requests: tuple[Request, ...]
    skipped: tuple[str, ...] = ()  # why items of the listing were left out
    foreign: tuple[str, ...] = ()  # why links were not followed
    dropped_credentials: int = 0  # links that carried a name or a password
    nofollow: str | None = None  # the rule by which none is followed


def read_page(
    request: Request, response: Response, site: SiteDefinition | None, *, agent: str | None = None
) -> PageReading:
    """The article on an HTML page; raises `ExtractionError` when there is no title or no text.

    `agent` is whom robots directives in the page speak to; None: they are not obeyed.
    """
    kind = (response.header("content-type") or "text/html").lower()
    if "html" not in kind and "xml" not in kind and "text/plain" not in kind:
        return PageReading(judgement=Judgement("not_html", kind, for_good=True))
    site = site.as_of(response.ended) if site else None
    page = _document(response, site)
    if agent and (refusal := forbids_archiving(response, page, agent=agent)):
        return PageReading(refusal=refusal)
    judgement = judge_page(page, response=response)
    source = site.text_source(request.listing) if site else None
    is_bare = judgement is None or judgement.reason in SHELL_LIKE
    if source and is_bare and is_shell(page, site):
        return PageReading(is_shell=True)
    may_list = judgement is None or judgement.reason == "index"
    if site is None and request.depth == 0 and may_list and (links := section_links(page)):
        listed = [replace(article_request(link.url, (), link=link), depth=1) for link in links]
        judgement = Judgement("section", f"{len(links)} links to articles")
        return PageReading(judgement=judgement, listed=tuple(listed))
    if judgement and judgement.reason != NEEDS_SCRIPT:
        return PageReading(judgement=judgement)
    return _read_shown(page, request, response, site, judgement)


def _read_shown(
    page: Document,
    request: Request,
    response: Response,
    site: SiteDefinition | None,
    judgement: Judgement | None,
) -> PageReading:
    """The article of a page; of one that waits for its script, what that would show."""
    try:
        article = read_article(
            page, request, site=site, captured=response.ended, final_url=response.final_url
        )
    except ExtractionError:
        if judgement is None:
            raise
    else:
        if judgement is None or article.evidence["body"].startswith(UNSHOWN):
            judgement = judge_body(article.text, article.body_html)
            return PageReading(judgement=judgement, article=article)
    return PageReading(judgement=judgement)  # it shows something else, or nothing


def read_text(
    request: Request,
    answer: Response,
    site: SiteDefinition,
    page_response: Response | None,
    *,
    agent: str | None = None,
) -> PageReading:
    """The article in a text API's answer, with what its page tells; raises `ExtractionError`."""
    site = site.as_of(answer.ended)
    if agent and (refusal := forbids_archiving(answer, None, agent=agent)):
        return PageReading(refusal=refusal)
    source = site.text_source(request.listing)
    assert source is not None
    text, _ = decode(
        answer.body, content_type=answer.header("content-type"), language=site.language
    )
    document = parse_json(text, url=answer.url)
    if text_at(document, source.path) is None:
        raise ExtractionError(
            f"no text at {source.path!r} in the text API's answer",
            reason="no_text",
            url=answer.url,
        )
    article = read_article(
        _document(page_response, site) if page_response else None,
        request,
        site=site,
        captured=answer.ended,
        answer=TextAnswer(document=document, source=source),
    )
    return PageReading(judgement=judge_body(article.text, article.body_html), article=article)


def read_links(
    request: Request,
    response: Response,
    site: SiteDefinition,
    rules: ListingRules,
    *,
    window: Window,
    max_links: int = MOST_LINKS,
    agent: str | None = None,
) -> ListingReading:
    """The requests that a listing page leads to within a window; raises `ExtractionError`."""
    page = _document(response, site) if b"nofollow" in response.body.lower() else None
    if agent and (rule := forbids_following(response, page, agent=agent)):
        return ListingReading(links=0, requests=(), nofollow=rule)
    listing = read_listing(
        response.body,
        url=response.final_url,
        content_type=response.header("content-type"),
        rules=rules,
        site=site,
    )
    listing = window.days(listing, zone=site.zone, captured=response.ended)
    beyond = len(listing.links) - max_links
    listing = replace(listing, links=listing.links[:max_links])
    requests, foreign = linked_requests(site, request, listing)
    requests += following_requests(site, request, listing, max_pages=window.max_pages)
    return ListingReading(
        links=len(listing.links),
        requests=tuple(requests),
        skipped=(
            *([f"{beyond} links beyond max_links = {max_links}"] if beyond > 0 else []),
            *_first_few(listing.skipped),
        ),
        foreign=_first_few(foreign),
        dropped_credentials=sum(has_credentials(link.url) for link in listing.links),
    )


def _first_few(reasons: Sequence[str]) -> tuple[str, ...]:
    """The reasons that are told one by one, and how many more there are."""
    rest = len(reasons) - MOST_REASONS
    return (*reasons[:MOST_REASONS], *([f"and {rest} more like these"] if rest > 0 else []))


def _document(response: Response, site: SiteDefinition | None) -> Document:
    return read_document(
        response.body,
        url=response.final_url,
        content_type=response.header("content-type"),
        language=site.language if site else None,
    )
