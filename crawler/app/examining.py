"""What the doctor looks at: listings and known articles of one site, read by the rules in force."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from crawler.app.parts import Parts
from crawler.discovery.health import is_by_rules
from crawler.discovery.mending import Remembered, lost_next
from crawler.discovery.sample import letters
from crawler.document import element_text, parse
from crawler.errors import ExtractionError, FetchError
from crawler.formats import parse_post
from crawler.identity import article_request, listing_request
from crawler.judging import judge_status
from crawler.listing import read_listing
from crawler.listing.paging import dated_url
from crawler.model import Article, PageKind, Refusal, Request, Response
from crawler.reading import read_page, read_text
from crawler.sites import ListingRules, SiteDefinition
from crawler.states import Record, State
from crawler.urls import BadUrl

MOST_LISTINGS, MOST_ARTICLES = 8, 6
LOOKED_THROUGH = 2000  # latest records: the doctor wants recent articles, not all of the past
FEWEST_LETTERS = 20
SAME_TEXT = 0.95


@dataclass(slots=True, kw_only=True)
class ListingCheck:
    """A listing's first page; `links` are addresses of articles, None when it was not had.

    `lost_next` is a link to its next page that the rules do not find.
    """

    name: str
    links: tuple[str, ...] | None = None
    problem: str | None = None
    response: Response | None = None
    lost_next: str | None = None


@dataclass(slots=True, kw_only=True)
class ArticleCheck:
    """A page read by the rules in force, beside what was filed of it."""

    url: str
    request: Request
    response: Response
    remembered: Remembered | None
    article: Article | None = None
    problem: str | None = None


@dataclass(slots=True, kw_only=True)
class Examination:
    """All that was looked at of one site."""

    site: SiteDefinition
    listings: list[ListingCheck] = field(default_factory=list)
    articles: list[ArticleCheck] = field(default_factory=list)
    why_not: str = ""
    requests: int = 0


async def examine(parts: Parts, site: SiteDefinition, *, before: datetime) -> Examination:
    """Fetch and read listings, and articles that were filed before that time."""
    seen = Examination(site=site)
    for rules in site.listings[:MOST_LISTINGS]:
        seen.listings.append(await _listing(parts, seen, rules))
    known = await _remembered(parts, site, before)
    step = max(1, len(known) // MOST_ARTICLES)
    for request, memory in known[::step][:MOST_ARTICLES]:
        if check := await _article(parts, seen, request, memory):
            seen.articles.append(check)
    if not seen.articles:
        for request in _listed(site, seen)[:MOST_ARTICLES]:
            if check := await _article(parts, seen, request, None):
                seen.articles.append(check)
    return seen


async def read_by(parts: Parts, site: SiteDefinition, check: ArticleCheck) -> ArticleCheck:
    """The same answer read by another definition."""
    run, request, response = parts.parser.run, check.request, check.response
    try:
        if _is_text(request):
            reading = await run(check.url, read_text, request, response, site, None)
        else:
            reading = await run(check.url, read_page, request, response, site)
    except ExtractionError as exc:
        return replace(check, article=None, problem=exc.reason)
    judgement = reading.judgement
    return replace(
        check, article=None if judgement else reading.article,
        problem=judgement.reason if judgement else None,
    )  # fmt: skip


def agreement(article: Article, known: Remembered) -> dict[str, bool]:
    """Whether title, date and body are what was filed."""
    filed, now = letters(known.text), letters(article.text)
    shorter, longer = sorted((len(filed), len(now)))
    is_same = filed == now or (
        shorter >= max(FEWEST_LETTERS, SAME_TEXT * longer)
        and (filed[:FEWEST_LETTERS] in now or now[:FEWEST_LETTERS] in filed)
    )
    return {
        "title": letters(article.title) == letters(known.title),
        "date": known.published is None or article.published == known.published,
        "body": is_same,
    }


async def _listing(parts: Parts, seen: Examination, rules: ListingRules) -> ListingCheck:
    today = parts.clock.now().astimezone(seen.site.zone).date()
    request = listing_request(seen.site, rules, dated_url(rules.url, today))
    check = ListingCheck(name=rules.name)
    check.response, check.problem = await _fetched(parts, seen, request)
    if check.response is None:
        return check
    try:
        listing = await parts.parser.run(
            request.url, read_listing, check.response.body, url=check.response.final_url,
            content_type=check.response.header("content-type"), rules=rules, site=seen.site,
        )  # fmt: skip
    except ExtractionError as exc:
        check.links, check.problem = (), exc.message
        return check
    check.links = tuple(link.url for link in (*listing.links, *listing.parts))
    if rules.next and listing.next_url is None and rules.kind != "json":
        pattern = seen.site.article.match
        check.lost_next = await parts.parser.run(
            request.url, lost_next, check.response, rules, pattern.pattern if pattern else "(?!)"
        )
    return check


async def _article(
    parts: Parts, seen: Examination, request: Request, memory: Remembered | None
) -> ArticleCheck | None:
    response, problem = await _fetched(parts, seen, request)
    if response is None:
        seen.why_not = problem or ""
        return None
    url = request.page_url or request.url
    check = ArticleCheck(url=url, request=request, response=response, remembered=memory)
    return await read_by(parts, seen.site, check)


async def _fetched(
    parts: Parts, seen: Examination, request: Request
) -> tuple[Response | None, str | None]:
    seen.requests += 1
    try:
        result = await parts.fetcher.fetch(request)
    except FetchError as exc:
        return None, str(exc)
    if isinstance(result, Refusal):
        return None, f"{result.reason}: {result.rule}"
    judgement = judge_status(result)
    return (None, judgement.detail) if judgement else (result, None)


async def _remembered(
    parts: Parts, site: SiteDefinition, before: datetime
) -> list[tuple[Request, Remembered]]:
    """Articles that the rules themselves found, with what was filed of them."""
    found = []
    for record in await parts.frontier.records(states=[State.DONE], limit=LOOKED_THROUGH):
        if not _is_wanted(record, site, before):
            continue
        assert record.outcome is not None
        assert record.outcome.path is not None
        data = await parts.store.read(record.outcome.path)
        post = parse_post(data) if data else None
        if post is None or not post.meta.get("title"):
            continue
        evidence = post.meta.get("evidence") or {}
        if evidence and not is_by_rules(str(evidence.get("body", ""))):
            continue
        request = replace(record.request, etag=None, last_modified=None)
        memory = Remembered(
            url=request.page_url or request.url,
            title=str(post.meta["title"]),
            published=_published(post.meta),
            authors=tuple(post.meta.get("authors") or ()),
            text=_text(post.body),
        )
        found.append((request, memory))
    return found


def _is_wanted(record: Record, site: SiteDefinition, before: datetime) -> bool:
    outcome = record.outcome
    return (
        record.request.kind is PageKind.ARTICLE
        and record.request.site == site.id
        and outcome is not None
        and outcome.path is not None
        and (outcome.captured or record.finished or before) < before
    )


def _published(meta: dict[str, object]) -> datetime | None:
    """The date of a post, unless it is only that of its capture."""
    if meta.get("date_source"):
        return None
    try:
        found = datetime.fromisoformat(str(meta.get("date")).replace(" +", "+").replace(" -", "-"))
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None


def _text(body: str) -> str:
    tree = parse(body).body
    return element_text(tree) if tree else ""


def _listed(site: SiteDefinition, seen: Examination) -> Sequence[Request]:
    """Requests for articles that the listings lead to, for a site with nothing filed yet."""
    requests: dict[str, Request] = {}
    for url in (url for check in seen.listings for url in check.links or ()):
        if site.article.match and not site.article.match.search(url):
            continue
        try:
            made = article_request(url, [site])
        except BadUrl:
            continue
        if made.site:
            requests.setdefault(made.key, made)
    return list(requests.values())


def _is_text(request: Request) -> bool:
    return request.page_url is not None and request.page_url != request.url
