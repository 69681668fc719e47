"""Which request a URL, a seed or a listing's link makes, and under which key it is one.

Pure. A key is the site's own id of the article where the definition tells one, the story's where
the site wants one post a story, and the normalised URL otherwise.
"""

from collections.abc import Iterable
from datetime import datetime

from crawler.listing.paging import dated_url
from crawler.model import Link, Listing, PageKind, Request
from crawler.sites import ListingRules, SiteDefinition, match_site
from crawler.traps import trap_of
from crawler.urls import BadUrl, fetchable_url, host_key, url_key

MOST_INDEX_DEPTH = 3  # an index may not name an index (sitemaps.org); some do, one even itself


def listing_requests(site: SiteDefinition, *, now: datetime) -> list[Request]:
    """One request for each listing of a site: what a run starts from."""
    today = now.astimezone(site.zone).date()
    return [listing_request(site, rules, dated_url(rules.url, today)) for rules in site.listings]


def listing_request(
    site: SiteDefinition, rules: ListingRules, url: str, *, depth: int = 0
) -> Request:
    """The request for one page of a listing; `depth` counts its pages from 0."""
    key = url_key(url, tracking=site.tracking, https_is_http=site.https_is_http)
    return Request(
        key=f"{site.id}:listing:{rules.name}:{key}",
        url=fetchable_url(url),
        kind=PageKind.LISTING,
        host=host_key(url),
        site=site.id,
        listing=rules.name,
        depth=depth,
    )


def following_requests(
    site: SiteDefinition, request: Request, listing: Listing, *, max_pages: int | None = None
) -> list[Request]:
    """The requests for a listing's next page and parts, within its `max_pages` or the one given."""
    rules = site.listing(request.listing)
    if rules is None:
        return []
    most = max_pages or rules.max_pages
    depth = request.depth + 1
    parts = [part.url for part in listing.parts[:most]] if depth < MOST_INDEX_DEPTH else []
    following = [listing.next_url] if listing.next_url and depth < most else []
    return [listing_request(site, rules, url, depth=depth) for url in (*following, *parts)]


def article_request(
    url: str,
    sites: Iterable[SiteDefinition],
    *,
    link: Link | None = None,
    listing: str | None = None,
) -> Request:
    """The request for an article's page; raises `BadUrl` when it is no http(s) URL."""
    fields = dict(link.fields) if link else {}
    if link:
        fields |= {"title": link.title} if link.title else {}
        fields |= {"date": link.date_text} if link.date_text else {}
    site = match_site(url, sites)
    page_url = fetchable_url(url)
    fetched = _text_url(site, listing, page_url, fields) or page_url
    return Request(
        key=_article_key(site, page_url, fields),
        url=fetched,
        page_url=page_url,
        kind=PageKind.ARTICLE,
        host=host_key(fetched),
        site=site.id if site else None,
        listing=listing,
        fields=fields,
    )


def linked_requests(
    site: SiteDefinition, request: Request, listing: Listing
) -> tuple[list[Request], list[str]]:
    """Requests for a listing's links that lie on the site's hosts, and why others do not count."""
    requests: dict[str, Request] = {}
    foreign: list[str] = []
    for link in listing.links:
        try:
            made = article_request(link.url, [site], link=link, listing=request.listing)
        except BadUrl as exc:
            foreign.append(str(exc))
            continue
        if trap := trap_of(made.page_url or made.url):
            foreign.append(f"a trap, {trap}: {made.url[:200]}")
        elif made.site is None:
            foreign.append(f"not on a host of {site.id}: {made.page_url}")
        else:
            requests.setdefault(made.key, made)
    return list(requests.values()), foreign


def _article_key(site: SiteDefinition | None, url: str, fields: dict[str, str]) -> str:
    if site is None:
        return url_key(url)
    article_id = fields.get("id") or site.article_id(url)
    story = site.story_of(article_id)
    if story and site.same_story == "one":
        return f"{site.id}:story:{story}"
    if article_id:
        return f"{site.id}:id:{article_id}"
    return url_key(url, tracking=site.tracking, https_is_http=site.https_is_http)


def _text_url(
    site: SiteDefinition | None, listing: str | None, page_url: str, fields: dict[str, str]
) -> str | None:
    """Where the text is fetched when the page itself never is."""
    source = site.text_source(listing) if site else None
    if site is None or source is None or source.when != "always":
        return None
    return text_url(site, listing, page_url, fields)


def text_url(
    site: SiteDefinition, listing: str | None, page_url: str, fields: dict[str, str]
) -> str | None:
    """URL of the text API for an article, or None when a value it needs is unknown."""
    source = site.text_source(listing)
    if source is None:
        return None
    values = {"id": site.article_id(page_url), "page_url": page_url, **fields}
    filled = source.url.fill(values)
    return fetchable_url(filled) if filled else None
