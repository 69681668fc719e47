"""Listings read as a run reads them."""

from pathlib import Path

from crawler.listing import read_listing
from crawler.model import Listing
from crawler.site_reader import read_site
from crawler.sites import SiteDefinition

SITE = """
id = "news"
hosts = ["news.test"]
time_zone = "Europe/Lisbon"
[[listing]]
name = "it"
kind = "{kind}"
url = "{url}"
"""


def site_with(kind: str, *, url: str = "https://news.test/list", more: str = "") -> SiteDefinition:
    return read_site(SITE.format(kind=kind, url=url) + more, path=Path("news.toml"))


def read(
    kind: str,
    body: str | bytes,
    *,
    url: str = "https://news.test/list",
    content_type: str | None = None,
    site: SiteDefinition | None = None,
) -> Listing:
    """A listing of that kind, by the rules of a site with nothing else."""
    chosen = site or site_with(kind)
    return read_listing(
        body.encode() if isinstance(body, str) else body,
        url=url,
        content_type=content_type,
        rules=chosen.listings[0],
        site=chosen,
    )


def urls(listing: Listing) -> list[str]:
    """Paths of its links on the site's host, whole URLs for others."""
    return [link.url.removeprefix("https://news.test") for link in listing.links]
