"""What a page says of itself to machines: JSON-LD, Open Graph, and other meta elements.

Sources: schema.org Article, JSON-LD 1.1 §3.1 (`@graph`), ogp.me, the HTML standard's `meta` names,
and the citation and Dublin Core names that publishers use. Blocks that are not valid JSON are
passed over.
"""

import json
from collections.abc import Iterator
from typing import Any

from crawler.document import Document, first, select
from crawler.extraction.evidence import Candidates

ARTICLE_TYPES = frozenset(
    {
        "Article", "NewsArticle", "BlogPosting", "LiveBlogPosting", "ReportageNewsArticle",
        "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle",
        "SocialMediaPosting", "TechArticle", "Report",
    }
)  # fmt: skip
META_NAMES = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "date": (
        "article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate",
        "publish_date", "publish-date", "date", "dc.date.issued", "dc.date", "dcterms.created",
        "sailthru.date", "parsely-pub-date", "citation_publication_date", "weibo:article:create_at",
    ),
    "modified": ("article:modified_time", "og:updated_time", "lastmod", "dcterms.modified"),
    "authors": ("author", "article:author", "parsely-author", "dc.creator", "citation_author"),
    "source": ("og:site_name", "application-name", "dc.publisher", "source", "mediaid"),
    "section": ("article:section", "parsely-section"),
    "tags": ("article:tag",),
    "images": ("og:image", "og:image:url", "twitter:image"),
    "language": ("og:locale", "language", "content-language"),
}  # fmt: skip


def add_json_ld(page: Document, found: Candidates) -> None:
    """Candidates from the first JSON-LD object that is an article."""
    node = next(_article_nodes(page), None)
    if node is None:
        return
    found.add("title", _text(node.get("headline")) or _text(node.get("name")), "json-ld")
    found.add("date", _text(node.get("datePublished")), "json-ld")
    found.add("modified", _text(node.get("dateModified")), "json-ld")
    found.add_all("authors", _names(node.get("author")), "json-ld")
    found.add_all("source", _names(node.get("publisher")), "json-ld")
    found.add_all("section", _names(node.get("articleSection")), "json-ld")
    found.add_all("tags", _keywords(node.get("keywords")), "json-ld")
    found.add_all("images", _urls(node.get("image")), "json-ld")
    found.add("language", _text(node.get("inLanguage")), "json-ld")
    found.add("body_text", _text(node.get("articleBody")), "json-ld")


def add_meta(page: Document, found: Candidates) -> None:
    """Candidates from meta elements, `link rel=canonical` and the `lang` attribute."""
    values: dict[str, list[str]] = {}
    for node in select(page.tree, "meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        name = name or attributes.get("http-equiv")
        content = attributes.get("content")
        if name and content:
            values.setdefault(name.strip().lower(), []).append(content)
    for field, names in META_NAMES.items():
        for name in names:
            for value in values.get(name, ()):
                if field != "authors" or not value.startswith(("http:", "https:")):
                    found.add(field, value, f"meta {name}")
    canonical = first(page.tree, "link[rel~=canonical][href]")
    if canonical:
        found.add("canonical_url", canonical.attributes.get("href"), "link canonical")
    found.add_all("canonical_url", values.get("og:url", ()), "meta og:url")
    root = first(page.tree, "html[lang]")
    if root:
        found.add("language", root.attributes.get("lang"), "html lang")


def _article_nodes(page: Document) -> Iterator[dict[str, Any]]:
    for script in select(page.tree, 'script[type="application/ld+json"]'):
        try:
            document = json.loads(script.text(), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _objects(document):
            types = node.get("@type")
            if ARTICLE_TYPES.intersection(types if isinstance(types, list) else [str(types)]):
                yield node


def _objects(document: Any) -> Iterator[dict[str, Any]]:
    if isinstance(document, list):
        for item in document:
            yield from _objects(item)
    elif isinstance(document, dict):
        yield document
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(document.get(name))


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return value if isinstance(value, str) else None


def _names(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [text for item in items if (text := _text(item)) and not text.startswith("http")]


def _keywords(value: Any) -> list[str]:
    if isinstance(value, str):
        return [word.strip() for word in value.replace("，", ",").split(",")]
    return _names(value)


def _urls(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    urls = (item.get("url") if isinstance(item, dict) else item for item in items)
    return [url for url in urls if isinstance(url, str)]
