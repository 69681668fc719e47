"""What is known of one publisher: its site definition, and which URLs belong to it.

Pure values: `site_reader` makes them of the text of a TOML file.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from ipaddress import IPv4Network, IPv6Network
from types import MappingProxyType
from zoneinfo import ZoneInfo

from crawler.templates import Template, parse_template
from crawler.urls import host_key

FIELD_ALIASES = MappingProxyType({"date": "published", "image": "images"})
NO_TEMPLATE = parse_template("")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSource:
    """Where an article's text comes from when its page is only a shell: a field of a JSON answer.

    `fields` maps article fields to paths in the same answer; `when` is `always` (the page itself is
    not fetched) or `shell` (asked when the page holds no text).
    """

    url: Template
    path: str
    when: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRules:
    """How articles become posts; None means the run's setting."""

    layout: str | None = None
    front_matter: str | None = None
    body: str | None = None
    category: Template | None = None
    tags: tuple[Template, ...] = ()
    lead: Template = NO_TEMPLATE
    footer: Template = NO_TEMPLATE
    replacements: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRules:
    """How article pages are read: CSS selectors for each field, tried in order."""

    match: re.Pattern[str] | None = None
    selectors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    noise: tuple[re.Pattern[str], ...] = ()  # text that comes and goes without being an edit
    revisit: tuple[timedelta, ...] = ()  # ages at which a filed article is looked at again
    text: TextSource | None = None
    valid_from: datetime | None = None  # pages captured earlier are read by the rules before
    before: tuple["EarlierRules", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRules:
    """How article pages were read until a redesign: what was captured before is read so still."""

    valid_until: datetime
    selectors: Mapping[str, tuple[str, ...]]
    remove: tuple[str, ...]
    text: TextSource | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """How a listing's next page is made where none is linked.

    `page` and `offset` count up the query parameter, or the place `{page}` of `url`; `cursor` puts
    the value at a JSON path into the parameter.
    """

    by: str
    parameter: str | None = None
    url: str | None = None
    first: int = 1
    step: int | None = None  # None: 1 page, or as many as there were items
    cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingRules:
    """One listing: CSS selectors for `category` and `home`, templates over the item for `json`.

    A `url` with a place such as `{date:%Y/%m/%d}` is an archive by date: read from today backwards.
    """

    name: str
    kind: str
    url: str
    item: str | None = None
    link: str | None = None
    title: str | None = None
    date: str | None = None
    next: str | None = None
    items: str | None = None
    match: re.Pattern[str] | None = None
    parts: re.Pattern[str] | None = None  # which maps of a sitemap index are read
    paging: Paging | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    max_pages: int = 1
    interval: timedelta = timedelta(0)  # a run before it is over does not fetch the listing
    stop_after_known: int | None = None  # see `revisits.is_followed`
    text: TextSource | None = None
    post: PostRules


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteDefinition:
    """One publisher; None means the run's setting, hosts are as in `urls.host_key`."""

    id: str
    name: str
    hosts: tuple[str, ...]
    zone: ZoneInfo
    language: str | None
    pace_s: float | None
    connections: int | None
    networks: tuple[IPv4Network | IPv6Network, ...]
    obey_robots: bool | None
    https_is_http: bool
    tracking: tuple[str, ...]
    id_pattern: re.Pattern[str] | None
    story_pattern: re.Pattern[str] | None
    same_story: str
    slugs: Mapping[str, str]
    article: ArticleRules
    post: PostRules
    listings: tuple[ListingRules, ...]
    text_sha256: str = field(default="", compare=False)  # of the TOML: has anything changed?

    def listing(self, name: str | None) -> ListingRules | None:
        """The listing of that name."""
        return next((rules for rules in self.listings if rules.name == name), None)

    def as_of(self, captured: datetime) -> "SiteDefinition":
        """The definition with the article rules that were valid when a page was captured."""
        rules = self.article
        if rules.valid_from is None or captured >= rules.valid_from or not rules.before:
            return self
        versions = sorted(rules.before, key=lambda it: it.valid_until)
        valid = next((it for it in versions if captured < it.valid_until), versions[-1])
        old = replace(rules, selectors=valid.selectors, remove=valid.remove, text=valid.text)
        return replace(self, article=old)

    def article_id(self, url: str) -> str | None:
        """The site's own id of an article, from its page's URL; first group that matched."""
        return _first_group(self.id_pattern, url)

    def story_of(self, article_id: str | None) -> str | None:
        """What articles that tell one story under several ids have in common."""
        return _first_group(self.story_pattern, article_id or "")

    def text_source(self, listing: str | None) -> TextSource | None:
        """The listing's own text source, else the site's."""
        rules = self.listing(listing)
        return rules.text if rules and rules.text else self.article.text

    def post_rules(self, listing: str | None) -> PostRules:
        """The listing's own post rules, else the site's."""
        rules = self.listing(listing)
        return rules.post if rules else self.post


def match_site(url: str, sites: Iterable[SiteDefinition]) -> SiteDefinition | None:
    """The site whose hosts hold the URL; a definition whose article pattern matches wins."""
    host = host_key(url)
    found = [site for site in sites if host in site.hosts]
    exact = [site for site in found if site.article.match and site.article.match.search(url)]
    return next(iter(exact or found), None)


def _first_group(pattern: re.Pattern[str] | None, text: str) -> str | None:
    found = pattern.search(text) if pattern else None
    return next((group for group in found.groups() if group), None) if found else None
