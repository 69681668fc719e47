"""One article from a page, a JSON text answer and its listing: the evidence, merged.

Order of trust for each field: the text API, the site's selectors, a JSON listing, JSON-LD, meta
elements, semantic HTML, visible text, an HTML listing (whose titles are often cut short).
`evidence` tells which one won.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from crawler.document import Document, element_text, first, parse, select
from crawler.errors import ExtractionError
from crawler.extraction.body import find_body
from crawler.extraction.dates import parse_date, url_date
from crawler.extraction.evidence import Candidates
from crawler.extraction.feed_text import FIELD, better_body
from crawler.extraction.structured import add_json_ld, add_meta
from crawler.extraction.tickers import find_tickers
from crawler.json_paths import text_at
from crawler.model import Article, Request
from crawler.sites import FIELD_ALIASES, SiteDefinition, TextSource
from crawler.urls import canonical_url, host_key, join

SOURCE_LINE = re.compile(r"(?:文章)?来源[:：]\s*([^）)\]】\s|]{2,40}(?: [^）)\]】\s|]+)?)")
BYLINE = re.compile(
    r"^\s*(?:by|von|par|por|door)\s+|^\s*(?:记者|作者|文)\s*[|｜/:：]?\s*", re.IGNORECASE
)
TITLE_TAIL = re.compile(r"\s+[-|–—·»]\s+|\s*[_｜]\s*")
CJK = re.compile(r"[\u4e00-\u9fff]")
KANA = re.compile(r"[\u3040-\u30ff]")
HANGUL = re.compile(r"[\uac00-\ud7af]")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAnswer:
    """A parsed answer of a text API, and the rules that name its parts."""

    document: Any
    source: TextSource


def read_article(
    page: Document | None,
    request: Request,
    *,
    site: SiteDefinition | None,
    captured: datetime,
    answer: TextAnswer | None = None,
    final_url: str | None = None,
) -> Article:
    """The article; raises `ExtractionError` when there is no title or no text."""
    url = request.page_url or request.url
    page_url = final_url or url
    found = _collect(page, request, site, answer)
    body_html, where = _body(page, site, answer)
    body_html, where = better_body(body_html, where, fields=request.fields, base=page_url)
    if not body_html:
        raise ExtractionError("no text found in the page", reason="no_text", url=url)
    title = found.first("title")
    if title is None:
        raise ExtractionError("no title found", reason="no_title", url=url)
    text = _plain(body_html)
    _add_source_line(text, found)
    zone = site.zone if site else ZoneInfo("UTC")
    published, published_where = _instant("date", found, zone, captured)
    if published is None and (day := url_date(url, zone=zone, captured=captured)):
        published, published_where = day, "url"
    modified, modified_where = _instant("modified", found, zone, captured)
    authors, authors_where = found.together("authors")
    tags, tags_where = found.together("tags")
    images = tuple(dict.fromkeys(_images(found, body_html, page_url)))
    source, section, language = (found.first(name) for name in ("source", "section", "language"))
    canonical = _canonical(found, page_url)
    article_id = request.fields.get("id") or (site.article_id(url) if site else None)
    tickers = find_tickers(body_html)
    evidence = {
        "title": title.where,
        "body": where,
        "published": published_where,
        "modified": modified_where,
        "authors": authors_where,
        "source": source and source.where,
        "section": section and section.where,
        "tags": tags_where,
        "language": language.where if language else "text",
        "canonical_url": canonical and canonical[1],
        "tickers": "body" if tickers else None,
    }
    return Article(
        url=url,
        title=" ".join(title.value.split()) if title.where != "listing item" else title.value,
        body_html=body_html,
        text=text,
        published=published,
        modified=modified,
        canonical_url=canonical[0] if canonical else None,
        id=article_id,
        story=site.story_of(article_id) if site else None,
        authors=tuple(BYLINE.sub("", author).strip() for author in authors),
        source=source.value if source else None,
        section=section.value if section else None,
        tags=tags,
        language=language.value.replace("_", "-") if language else _script_language(text),
        images=images,
        tickers=tickers,
        fields={name: value for name, value in request.fields.items() if name != FIELD},
        evidence={name: place for name, place in evidence.items() if place},
    )


def is_shell(page: Document, site: SiteDefinition | None) -> bool:
    """True when the page's body selectors find no text: its script would fetch it."""
    selectors = site.article.selectors.get("body", ()) if site else ()
    return not any(element_text(node) for name in selectors for node in select(page.tree, name))


def _collect(
    page: Document | None, request: Request, site: SiteDefinition | None, answer: TextAnswer | None
) -> Candidates:
    found = Candidates()
    listing = site.listing(request.listing) if site else None
    if answer:  # the page is a shell then, and what its selectors find is furniture
        for name, path in answer.source.fields.items():
            found.add(name, text_at(answer.document, path), f"text API {path}")
    if page and site:
        _add_selected(page, site, found)
    if listing and listing.kind == "json":
        _add_listed(request, found, "listing item")
    if page:
        add_json_ld(page, found)
        _add_meta_after_heading(page, found)
    _add_listed(request, found, "listing")
    if site:
        found.add("source", site.name, "site definition")
        found.add("language", site.language, "site definition")
    return found


def _add_selected(page: Document, site: SiteDefinition, found: Candidates) -> None:
    for name, selectors in site.article.selectors.items():
        field = FIELD_ALIASES.get(name, name) if name == "image" else name
        for selector in selectors:
            for node in select(page.tree, selector) if name != "body" else ():
                value = node.attributes.get("datetime") or node.attributes.get("content")
                text = value or node.attributes.get("src") if name == "image" else value
                shown = text or element_text(node) or (node.text() if node.tag == "title" else "")
                found.add(field, " ".join((shown or "").split()), f"selector {selector}")
    if (label := found.first("source")) and (match := SOURCE_LINE.search(label.value)):
        found.fields["source"].insert(0, label._replace(value=match.group(1).strip()))


def _add_listed(request: Request, found: Candidates, where: str) -> None:
    for name in ("title", "date", "source", "section", "authors"):
        found.add(name, request.fields.get(name), where)


def _add_meta_after_heading(page: Document, found: Candidates) -> None:
    before_meta = Candidates()
    add_meta(page, before_meta)
    for name, values in before_meta.fields.items():
        for item in values:
            found.add(name, item.value, item.where)
    heading = first(page.tree, "article h1, main h1") or first(page.tree, "h1")
    if heading:
        found.add("title", " ".join(element_text(heading).split()), "h1")
    for node in select(page.tree, "time[datetime], [itemprop=datePublished]"):
        found.add("date", node.attributes.get("datetime") or element_text(node), "time element")
    for node in select(page.tree, "a[rel~=author], [itemprop=author], .byline"):
        found.add("authors", " ".join(element_text(node).split()), "byline")
    title = first(page.tree, "title")
    if title:
        found.add("title", TITLE_TAIL.split(title.text().strip())[0], "title element")


def _body(
    page: Document | None, site: SiteDefinition | None, answer: TextAnswer | None
) -> tuple[str, str]:
    if answer and (html := text_at(answer.document, answer.source.path)):
        return html, f"text API {answer.source.path}"
    if page is None:
        return "", ""
    rules = site.article if site else None
    located = find_body(
        page,
        selectors=rules.selectors.get("body", ()) if rules else (),
        remove=rules.remove if rules else (),
    )
    return ((located[0].inner_html or "").strip(), located[1]) if located else ("", "")


def _plain(body_html: str) -> str:
    body = parse(body_html).body
    return element_text(body) if body else ""


def _add_source_line(text: str, found: Candidates) -> None:
    for line in (text[:300], text[-200:]):
        if match := SOURCE_LINE.search(line):
            value = match.group(1).strip()
            declared = found.first("source")
            if declared is None or declared.where in {"site definition", "meta og:site_name"}:
                found.fields["source"] = []
                found.add("source", value, "text")


def _instant(
    name: str, found: Candidates, zone: ZoneInfo, captured: datetime
) -> tuple[datetime | None, str | None]:
    for item in found.fields.get(name, ()):
        instant = parse_date(item.value, zone=zone, captured=captured)
        if instant is not None:
            return instant, item.where
    return None, None


def _canonical(found: Candidates, page_url: str) -> tuple[str, str] | None:
    """The declared canonical URL, believed only for the page's own host."""
    for item in found.fields.get("canonical_url", ()):
        url = join(page_url, item.value)
        if url and host_key(url) == host_key(page_url) and canonical_url(url).count("/") > 3:  # noqa: PLR2004  # a home page is no article
            return canonical_url(url), item.where
    return None


def _images(found: Candidates, body_html: str, base: str) -> list[str]:
    declared = [join(base, item.value) for item in found.fields.get("images", ())[:1]]
    tree = parse(body_html)
    inner = [join(base, node.attributes.get("src") or "") for node in select(tree, "img[src]")]
    return [url for url in (*declared, *inner) if url]


def _script_language(text: str) -> str | None:
    sample = text[:2000]
    if not sample:
        return None
    if KANA.search(sample):
        return "ja"
    if len(HANGUL.findall(sample)) * 5 > len(sample):
        return "ko"
    return "zh" if len(CJK.findall(sample)) * 5 > len(sample) else None


def template_values(article: Article) -> Mapping[str, str | None]:
    """Values that a site's category, tag, lead and footer templates may name."""
    return {
        **article.fields,
        "title": article.title,
        "url": article.url,
        "page_url": article.url,
        "canonical_url": article.canonical_url or article.url,
        "id": article.id,
        "source": article.fields.get("source") or article.source,
        "section": article.section,
        "language": article.language,
    }
