"""What a page says of itself in JSON-LD.

Sources: schema.org Article and its kinds, JSON-LD 1.1 §3.1 (`@graph`), however nested. Blocks that
are not valid JSON are mended where that is safe (`broken_json`), else passed over. Of several
articles in one page, as lists of related ones are, the one that speaks of this page is taken.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from crawler.document import Document
from crawler.extraction.evidence import Candidates
from crawler.extraction.scripts.broken_json import load_json
from crawler.patterns import pattern_of

ARTICLE_TYPE = pattern_of(
    r"(?:Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|Report|"
    r"NewsItem|Recipe|Review|CreativeWork)$"
)
NEWS_TYPE = pattern_of(r"(?:Article|BlogPosting|NewsItem)$")
PERSON = pattern_of(r"^Person$")
NO_PERSON = pattern_of(r"Organization$|^(?:Corporation|WebSite|Brand)$")
PAGE_TYPE = pattern_of(r"(?:WebPage|ItemPage|VideoObject|AudioObject|PodcastEpisode|ImageGallery)$")
PARTS = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item", "about",
         "@list")  # fmt: skip
DEEPEST = 6  # levels; publishers nest two or three
MARKUP = pattern_of(r"<[^>]{1,200}>")


def add_json_ld(page: Document, found: Candidates) -> None:
    """Candidates from the article that the page's JSON-LD describes, then from its page object."""
    objects = [node for script in page.tagged("script")
               if "ld+json" in (script.attributes.get("type") or "").lower()
               for node in _objects(load_json(script.text()), 0)]  # fmt: skip
    articles = [node for node in objects if _is_type(node, ARTICLE_TYPE)]
    names = {str(node["@id"]): node for node in objects if isinstance(node.get("@id"), str)}
    if articles:
        _add_article(_own(articles, page), names, found)
    for node in objects:
        if _is_type(node, PAGE_TYPE):
            _add_page(node, names, found)


def _add_article(node: dict[str, Any], names: dict[str, Any], found: Candidates) -> None:
    where = "json-ld"
    found.add("title", _text(node.get("headline")) or _text(node.get("name")), where)
    found.add("other_title", _text(node.get("alternativeHeadline")), where)
    for key in ("datePublished", "dateCreated", "uploadDate"):
        found.add("date", _text(node.get(key)), where)
    found.add("modified", _text(node.get("dateModified")), where)
    found.add_all("authors", _people(node.get("author"), names), where)
    houses = [item for item in _items(node.get("author"), names) if isinstance(item, dict)]
    found.add_all("house_authors", _names(list(filter(_is_organisation, houses)), names), where)
    for role in ("creator", "contributor"):
        found.add_all("authors", _people(node.get(role), names), f"{where} {role}")
    found.add_all("source", _names(node.get("publisher"), names), where)
    found.add_all("source", _names(node.get("sourceOrganization"), names), where)
    found.add_all("section", _names(node.get("articleSection"), names)[:1], where)
    found.add_all("tags", _keywords(node.get("keywords"), names), where)
    found.add_all("images", _urls(node.get("image"), names), where)
    found.add_all("images", _urls(node.get("thumbnailUrl"), names), where)
    found.add("language", _text(node.get("inLanguage")), where)
    found.add("description", _text(node.get("description")), where)
    found.add("body_text", _body_text(node, names), where)
    for key in ("url", "mainEntityOfPage", "@id"):
        found.add_all("canonical_url", _urls(node.get(key), names)[:1], f"{where} {key}")


def _add_page(node: dict[str, Any], names: dict[str, Any], found: Candidates) -> None:
    where = "json-ld page"
    found.add("page_title", _text(node.get("headline")) or _text(node.get("name")), where)
    for key in ("datePublished", "uploadDate"):
        found.add("page_date", _text(node.get(key)), where)
    found.add("modified", _text(node.get("dateModified")), where)
    found.add_all("page_authors", _people(node.get("author"), names), where)
    found.add("language", _text(node.get("inLanguage")), where)


def _own(articles: Sequence[dict[str, Any]], page: Document) -> dict[str, Any]:
    """The article whose headline is the title, or whose address is the page's; else the first."""
    title = next((node.text() for node in page.tagged("title")), "").casefold()

    def claim(node: dict[str, Any]) -> int:
        headline = (_text(node.get("headline")) or _text(node.get("name")) or "").casefold()[:40]
        speaks = 4 if headline and headline in title else 0
        address = str(node.get("url") or node.get("@id") or "")
        here = 2 if address and address.split("#", maxsplit=1)[0] == page.url else 0
        # A report on a dish tells the dish too, and who cooks it.
        is_news = any(_is_type(other, NEWS_TYPE) for other in articles)
        is_report = 8 if is_news and _is_type(node, NEWS_TYPE) else 0
        return (
            is_report
            + speaks
            + here
            + bool(node.get("articleBody"))
            + bool(node.get("datePublished"))
        )

    return max(articles, key=claim)  # the first of equals


def _objects(document: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(document, list):
        for item in document:
            yield from _objects(item, depth + 1)
    elif isinstance(document, dict):
        yield document
        for name in PARTS:
            if name in document:
                yield from _objects(document[name], depth + 1)


def _is_type(node: dict[str, Any], wanted: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(name, str) and wanted.search(name)
        for name in (types if isinstance(types, list) else [types])
    )


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else None


def _body_text(node: dict[str, Any], names: dict[str, Any]) -> str | None:
    """`articleBody`; of a live blog, the texts of its updates too."""
    updates = node.get("liveBlogUpdate")
    parts = [_text(node.get("articleBody"))]
    for update in updates if isinstance(updates, list) else []:
        if isinstance(update, dict):
            parts += [_text(update.get("headline")), _text(update.get("articleBody"))]
    return "\n".join(part for part in parts if part) or None


def _items(value: Any, names: dict[str, Any]) -> list[Any]:
    items = value if isinstance(value, list) else [value]
    resolved = []
    for item in items:
        if isinstance(item, dict) and set(item) <= {"@id", "@type"} and item.get("@id") in names:
            resolved.append(names[item["@id"]])
        elif isinstance(item, dict) and isinstance(item.get("name"), list):
            resolved += item["name"]
        else:
            resolved.append(item)
    return resolved


def _names(value: Any, names: dict[str, Any]) -> list[str]:
    texts = (_text(item) for item in _items(value, names))
    return [text for text in texts if text and not text.startswith("http")]


def _people(value: Any, names: dict[str, Any]) -> list[str]:
    items = [
        _with_name(item)
        for item in _items(value, names)
        if not (isinstance(item, dict) and _is_organisation(item))
    ]
    return [MARKUP.sub(" ", name) for name in _names(items, names)]


def _is_organisation(item: dict[str, Any]) -> bool:
    """True for what is said to be one and no person; some systems say both of everybody."""
    return _is_type(item, NO_PERSON) and not _is_type(item, PERSON)


def _with_name(item: Any) -> Any:
    """A person whose name is told in two halves, as one."""
    if not isinstance(item, dict) or item.get("name"):
        return item
    halves = (_text(item.get("givenName")), _text(item.get("familyName")))
    return " ".join(half for half in halves if half) or item


def _keywords(value: Any, names: dict[str, Any]) -> list[str]:
    words = _names(value, names)
    if len(words) == 1:
        return [word.strip() for word in re.split(r"[,，;；、]", words[0]) if word.strip()]
    return words


def _urls(value: Any, names: dict[str, Any]) -> list[str]:
    urls = []
    for item in _items(value, names):
        url = item
        if isinstance(item, dict):
            url = item.get("url") or item.get("contentUrl") or item.get("@id")
        url = url[0] if isinstance(url, list) and url else url
        if isinstance(url, str) and url.startswith(("/", "http:", "https:")):
            urls.append(url)
    return urls
