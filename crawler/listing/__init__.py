"""Listing pages to links: one file a kind, one table. Pure."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from crawler.listing.category import read_category
from crawler.listing.json_list import read_json
from crawler.model import Listing
from crawler.sites import ListingRules, SiteDefinition

ListingReader = Callable[..., Listing]

KINDS: Mapping[str, ListingReader] = MappingProxyType(
    {"category": read_category, "home": read_category, "json": read_json}
)


def read_listing(
    body: bytes, *, url: str, content_type: str | None, rules: ListingRules, site: SiteDefinition
) -> Listing:
    """Links of one listing page; raises `ExtractionError` when it is not what the rules expect."""
    return KINDS[rules.kind](body, url=url, content_type=content_type, rules=rules, site=site)
