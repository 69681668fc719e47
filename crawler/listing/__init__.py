"""Listing pages to links: one file a kind, one table. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from crawler.listing.category import read_category
from crawler.listing.feed import read_feed
from crawler.listing.json_list import read_json
from crawler.listing.paging import earlier_url, page_after
from crawler.listing.sitemap import read_sitemap
from crawler.model import Listing
from crawler.sites import ListingRules, SiteDefinition

ListingReader = Callable[..., Listing]

KINDS: Mapping[str, ListingReader] = MappingProxyType(
    {
        "category": read_category,
        "home": read_category,
        "json": read_json,
        "feed": read_feed,
        "sitemap": read_sitemap,
    }
)


def read_listing(
    body: bytes, *, url: str, content_type: str | None, rules: ListingRules, site: SiteDefinition
) -> Listing:
    """Links of one listing page; raises `ExtractionError` when it is not what the rules expect."""
    listing = KINDS[rules.kind](body, url=url, content_type=content_type, rules=rules, site=site)
    return (
        listing if listing.next_url else replace(listing, next_url=_made_url(listing, rules, url))
    )


def url_after_nothing(rules: ListingRules, url: str) -> str | None:
    """Where a listing goes on when there is no page at `url`: nothing was printed that day."""
    return earlier_url(rules.url, url)


def _made_url(listing: Listing, rules: ListingRules, url: str) -> str | None:
    items = len(listing.links) + len(listing.skipped)
    if rules.paging and rules.paging.by != "cursor":
        return page_after(url, rules.paging, items=items)
    return earlier_url(rules.url, url)
