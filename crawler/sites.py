"""What is known of one publisher: its site definition, and which URLs belong to it.

Pure: `read_site` takes the text of a TOML file. Every mistake is a `SiteDefinitionError` with file,
line, key and, for an unknown key, the nearest known one (`site_reader` does the checking).
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from crawler.site_reader import TableReader
from crawler.templates import Template, parse_template
from crawler.toml_text import parse_toml
from crawler.urls import host_key

LISTING_KINDS = ("category", "home", "json", "feed", "sitemap")
MAX_PAGES = {
    "sitemap": 20
}  # where the definition does not say: one page, but the parts of an index
PAGING = ("page", "offset", "cursor")
FIELDS = ("title", "date", "modified", "authors", "source", "section", "tags", "image", "body")
FIELD_ALIASES = MappingProxyType({"date": "published", "image": "images"})
BODIES = ("verbatim", "html", "markdown")
FRONT_MATTERS = ("full", "classic")
LAYOUTS = ("jekyll", "hugo", "plain")
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
class ListingDefaults:
    """What a site's listings take from it where they say nothing."""

    post: PostRules
    interval: timedelta
    stop_after_known: int | None


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


def read_site(text: str, *, path: Path) -> SiteDefinition:
    """A site definition from the text of its TOML file; raises `SiteDefinitionError`."""
    root = TableReader(parse_toml(text, path=path), path=path, text=text)
    identity, article, slugs = root.table("identity"), root.table("article"), root.table("slugs")
    post_table = root.table("post")
    post = _read_post(post_table, PostRules())
    defaults = ListingDefaults(
        post=post,
        interval=root.duration("interval") or timedelta(0),
        stop_after_known=root.whole("stop_after_known", at_least=1),
    )
    site = SiteDefinition(
        id=root.identifier("id"),
        name=root.text_of("name") or root.identifier("id"),
        hosts=tuple(host.lower() for host in root.texts("hosts", required=True)),
        zone=root.zone("time_zone"),
        language=root.text_of("language"),
        pace_s=root.number("pace_s", at_least=0),
        connections=root.whole("connections", at_least=1),
        networks=root.networks("networks"),
        obey_robots=root.flag("robots"),
        https_is_http=bool(root.flag("https_is_http")),
        tracking=root.texts("tracking"),
        id_pattern=identity.pattern("id"),
        story_pattern=identity.pattern("story"),
        same_story=identity.choice("same_story", ("link", "one")) or "link",
        slugs=slugs.all_texts(),
        article=_read_article(article),
        post=post,
        listings=tuple(_read_listing(table, defaults) for table in root.tables("listing")),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    for table in (root, identity, article, post_table):
        table.reject_unknown()
    root.reject_repeated("listing", [rules.name for rules in site.listings])
    return site


def _first_group(pattern: re.Pattern[str] | None, text: str) -> str | None:
    found = pattern.search(text) if pattern else None
    return next((group for group in found.groups() if group), None) if found else None


def _read_article(table: TableReader) -> ArticleRules:
    return ArticleRules(
        match=table.pattern("match", groups=False),
        selectors={name: table.selectors(name) for name in FIELDS if name in table},
        remove=table.selectors("remove"),
        noise=table.patterns("noise"),
        revisit=table.durations("revisit", never="never") or (),
        text=_read_text_source(table.table("text")) if "text" in table else None,
        valid_from=table.instant("valid_from") if "valid_from" in table else None,
        before=tuple(_read_earlier(it) for it in table.tables("before")),
    )


def _read_earlier(table: TableReader) -> EarlierRules:
    rules = EarlierRules(
        valid_until=table.instant("valid_until"),
        selectors={name: table.selectors(name) for name in FIELDS if name in table},
        remove=table.selectors("remove"),
        text=_read_text_source(table.table("text")) if "text" in table else None,
    )
    table.reject_unknown()
    return rules


def _read_text_source(table: TableReader) -> TextSource:
    source = TextSource(
        url=table.template("url", required=True) or NO_TEMPLATE,
        path=table.text_of("path", required=True) or "",
        when=table.choice("when", ("always", "shell")) or "shell",
        fields=table.table("fields").all_texts(),
    )
    table.reject_unknown()
    return source


def _read_post(table: TableReader, default: PostRules) -> PostRules:
    return PostRules(
        layout=table.choice("layout", LAYOUTS) or default.layout,
        front_matter=table.choice("front_matter", FRONT_MATTERS) or default.front_matter,
        body=table.choice("body", BODIES) or default.body,
        category=table.template("category") or default.category,
        tags=table.templates("tags") or default.tags,
        lead=table.template("lead") or default.lead,
        footer=table.template("footer") or default.footer,
        replacements=table.pairs("replacements") or default.replacements,
    )


def _read_listing(table: TableReader, defaults: ListingDefaults) -> ListingRules:
    kind = table.choice("kind", LISTING_KINDS, required=True) or "category"
    post_table, article = table.table("post"), table.table("article")
    is_json, is_page = kind == "json", kind in {"category", "home"}
    interval = table.duration("interval")
    rules = ListingRules(
        name=table.identifier("name"),
        kind=kind,
        url=table.dated_url("url"),
        item=table.selector("item") if is_page else None,
        link=table.item_value("link", is_json=is_json, required=True)
        if is_json or is_page
        else None,
        title=table.item_value("title", is_json=is_json) if is_json or is_page else None,
        date=table.item_value("date", is_json=is_json) if is_json or is_page else None,
        next=table.item_value("next", is_json=is_json) if is_json or is_page else None,
        items=table.text_of("items", required=True) if is_json else None,
        match=table.pattern("match", groups=False),
        parts=table.pattern("parts", groups=False) if kind == "sitemap" else None,
        paging=_read_paging(table.table("pages")) if "pages" in table else None,
        fields=table.table("fields").all_texts(),
        required=table.texts("required"),
        max_pages=table.whole("max_pages", at_least=1) or MAX_PAGES.get(kind, 1),
        interval=defaults.interval if interval is None else interval,
        stop_after_known=table.whole("stop_after_known", at_least=1) or defaults.stop_after_known,
        text=_read_text_source(article.table("text")) if "text" in article else None,
        post=_read_post(post_table, defaults.post),
    )
    for part in (table, article, post_table):
        part.reject_unknown()
    return rules


def _read_paging(table: TableReader) -> Paging:
    by = table.choice("by", PAGING, required=True) or "page"
    url = table.page_url("url") if "url" in table else None
    paging = Paging(
        by=by,
        parameter=table.text_of("parameter", required=url is None),
        url=url,
        first=table.count("first") if "first" in table else int(by == "page"),
        step=table.whole("step", at_least=1),
        cursor=table.text_of("cursor", required=True) if by == "cursor" else None,
    )
    table.reject_unknown()
    return paging
