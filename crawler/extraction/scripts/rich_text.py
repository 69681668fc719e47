"""The blocks of an editor as HTML: what content systems keep in place of markup.

Arc, Contentful, Draft.js, Editor.js, Lexical, Portable Text, ProseMirror, Slate and Strapi all keep
a list of blocks, each with a kind and a text or inner nodes; names differ, the form does not.
Blocks that are pictures, embedded players or links to other articles tell no text.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from crawler.patterns import pattern_of

LISTED = ("blocks", "children", "content", "content_elements", "items", "elements", "nodes",
          "paragraphs", "json", "root", "document", "ops", "htmltokens", "tokens", "spans",
          "runs")  # fmt: skip
TEXTS = ("text", "content", "html", "value", "contenthtml", "content_html", "paragraph", "body",
         "model", "data", "fields", "insert", "attributes", "word", "words")  # fmt: skip
SPAN = ("text", "value", "content")
KINDS = ("type", "_type", "nodetype", "blocktype", "kind", "__typename", "__component", "component",
         "blockname")  # fmt: skip
UNREAD = pattern_of(
    r"image|img|photo|picture|figure|video|audio|embed|gallery|slideshow|interstitial|related|"
    r"promo|newsletter|advert|^ads?$|teaser|read_?more|recirc|social|tweet|twitter|instagram|"
    r"divider|button|cta|paywall|code_?block$|script|raw_?html_?embed|custom_embed|link_list",
    re.IGNORECASE,
)
INLINE = pattern_of(
    r"^(?:text|span|link|hyperlink|mention|bold|italic|a|autolink|entry-hyperlink)$", re.IGNORECASE
)
HEADING = pattern_of(
    r"^(?:head(?:er|ing)|title|(?:sub|cross|inter)_?head(?:ing|line)?|h[1-6]$|header-\w+$)",
    re.IGNORECASE,
)
TAGS = ((HEADING, "h2"), (pattern_of(r"quote", re.IGNORECASE), "blockquote"))
LIST = pattern_of(r"list(?!_?item)|^[ou]l$", re.IGNORECASE)
MARKED_UP = pattern_of(r"<[a-z/][^<>]{0,300}>|&(?:[a-z]{2,8}|#\d{2,6});", re.IGNORECASE)
BLOCK_MARKUP = pattern_of(r"^\s*<(?:p|div|h[1-6]|ul|ol|blockquote|table|section|figure)\b",
                          re.IGNORECASE)  # fmt: skip
ARTICLES = ("slug", "url", "path", "published_at", "publishedat", "datepublished", "publishdate")
DEEPEST = 8  # rich text nests four levels


def html_of_blocks(value: Any) -> str:
    """The texts of a list of blocks, one element each; empty for what is none."""
    if isinstance(value, dict):
        held = {str(key).lower(): inner for key, inner in value.items()}
        value = next((held[key] for key in LISTED if held.get(key)), None)
        if isinstance(value, dict):
            return html_of_blocks(value)
    if not isinstance(value, list):
        return ""
    lines = [_block(item, 0) for item in value if not _is_article(item)]
    return "\n".join(line for line in lines if line)


def _is_article(item: Any) -> bool:
    """True for an object with a title and an address or a date: lists of articles are no text."""
    if not isinstance(item, dict):
        return False
    names = {str(key).lower() for key in item}
    return not names.isdisjoint({"title", "headline", "headlines"}) and not names.isdisjoint(
        ARTICLES
    )


def _block(item: Any, depth: int) -> str:
    if isinstance(item, str):
        return _element("p", _marked_up(item)) if " " in item or not item.isascii() else ""
    if isinstance(item, list) and depth <= DEEPEST:
        spans = (_spans(span, depth + 1) for span in item if isinstance(span, dict))
        return _element("p", "".join(spans))
    if not isinstance(item, dict) or depth > DEEPEST:
        return ""
    held = {str(key).lower(): inner for key, inner in item.items()}
    kind = next((str(held[key]) for key in KINDS if isinstance(held.get(key), str)), "")
    if UNREAD.search(kind):
        return ""
    inner = _inner(held, depth)
    if LIST.search(kind):
        return inner
    tag = next((tag for pattern, tag in TAGS if pattern.search(kind)), "p")
    return _element(tag, inner)


def _inner(held: Mapping[str, Any], depth: int) -> str:
    """What stands in a block: text as it is, spans run together, inner blocks one by one."""
    for key in (*TEXTS, *LISTED):
        value = held.get(key)
        if isinstance(value, str) and value.strip():
            return _marked_up(value)
        if isinstance(value, dict):
            lowered = {str(name).lower(): inner for name, inner in value.items()}
            if depth < DEEPEST and (text := _inner(lowered, depth + 1)):
                return text
        if isinstance(value, list) and value:
            text = _list(value, depth)
            if text:
                return text
    return ""


def _list(items: list[Any], depth: int) -> str:
    if all(_is_inline(item) for item in items):
        return "".join(_spans(item, depth + 1) for item in items)
    lines = (_block(item, depth + 1) for item in items)
    return "\n".join(line for line in lines if line)


def _is_inline(item: Any) -> bool:
    if not isinstance(item, dict):
        return False
    kind = item.get("type") or item.get("_type") or item.get("nodeType")
    return INLINE.match(kind) is not None if isinstance(kind, str) else "text" in item


def _spans(item: dict[str, Any], depth: int) -> str:
    text = next((item[key] for key in SPAN if isinstance(item.get(key), str)), None)
    if isinstance(text, str):
        return escape(text, quote=False)
    held = {str(key).lower(): inner for key, inner in item.items()}
    return _inner(held, depth) if depth < DEEPEST else ""


def _marked_up(text: str) -> str:
    return text.strip() if MARKED_UP.search(text) else escape(text.strip(), quote=False)


def _element(tag: str, inner: str) -> str:
    if not inner.strip():
        return ""
    return inner if BLOCK_MARKUP.match(inner) else f"<{tag}>{inner}</{tag}>"
