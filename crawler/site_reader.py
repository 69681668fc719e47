"""From the text of a TOML file to a site definition.

Pure. Every mistake is a `SiteDefinitionError` with file, line, key and, for an unknown key, the
nearest known one (`site_table` does the checking).
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from crawler.site_table import SiteTable
from crawler.sites import (
    NO_TEMPLATE,
    ArticleRules,
    EarlierRules,
    ListingRules,
    Paging,
    PostRules,
    SiteDefinition,
    TextSource,
)
from crawler.toml_text import parse_toml

LISTING_KINDS = ("category", "home", "json", "feed", "sitemap")
# Where the definition does not say: one page, but the parts of an index.
MAX_PAGES = {"sitemap": 20}
PAGING = ("page", "offset", "cursor")
FIELDS = ("title", "date", "modified", "authors", "source", "section", "tags", "image", "body")
BODIES = ("verbatim", "html", "markdown")
FRONT_MATTERS = ("full", "classic")
LAYOUTS = ("jekyll", "hugo", "plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingDefaults:
    """What a site's listings take from it where they say nothing."""

    post: PostRules
    interval: timedelta
    stop_after_known: int | None


def read_site(text: str, *, path: Path) -> SiteDefinition:
    """A site definition from the text of its TOML file; raises `SiteDefinitionError`."""
    root = SiteTable(parse_toml(text, path=path), path=path, text=text)
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


def _read_article(table: SiteTable) -> ArticleRules:
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


def _read_earlier(table: SiteTable) -> EarlierRules:
    rules = EarlierRules(
        valid_until=table.instant("valid_until"),
        selectors={name: table.selectors(name) for name in FIELDS if name in table},
        remove=table.selectors("remove"),
        text=_read_text_source(table.table("text")) if "text" in table else None,
    )
    table.reject_unknown()
    return rules


def _read_text_source(table: SiteTable) -> TextSource:
    source = TextSource(
        url=table.template("url", required=True) or NO_TEMPLATE,
        path=table.text_of("path", required=True) or "",
        when=table.choice("when", ("always", "shell")) or "shell",
        fields=table.table("fields").all_texts(),
    )
    table.reject_unknown()
    return source


def _read_post(table: SiteTable, default: PostRules) -> PostRules:
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


def _read_listing(table: SiteTable, defaults: ListingDefaults) -> ListingRules:
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


def _read_paging(table: SiteTable) -> Paging:
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
