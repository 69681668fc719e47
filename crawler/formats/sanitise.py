"""Bodies made safe to publish, and the judgement whether one is safe as it stands.

nh3 (ammonia) removes what could run or reach out: scripts, handlers, frames, forms, styles beyond a
harmless few. A body counts as clean when its own parse tree and that of its sanitised form are the
same, whatever the spelling of quotes, references and void elements.
"""

import hashlib
import re
from functools import cache
from html import escape
from typing import Any

import nh3

from crawler.document import Node, parse, select

TAGS = frozenset(
    [
        "a",
        "abbr",
        "article",
        "aside",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "font",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "main",
        "mark",
        "ol",
        "p",
        "picture",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "section",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr",
    ]
)
ANYWHERE = {
    "class",
    "id",
    "title",
    "lang",
    "dir",
    "style",
    "align",
    "href",
    "web",
    "border",
    "width",
    "height",
}
ATTRIBUTES = {
    "*": ANYWHERE,
    "a": {"href", "target", "hreflang", "name"},
    "img": {"src", "srcset", "alt", "width", "height", "border", "sizes", "loading", "decoding"},
    "source": {"srcset", "media", "type", "sizes"},
    "td": {"colspan", "rowspan", "headers", "valign"},
    "th": {"colspan", "rowspan", "headers", "scope", "valign"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "time": {"datetime"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "col": {"span"},
    "font": {"color", "size", "face"},
}
STYLES = frozenset(
    [
        "text-align",
        "text-indent",
        "text-decoration",
        "font-weight",
        "font-style",
        "font-size",
        "font-family",
        "color",
        "background-color",
        "line-height",
        "padding",
        "padding-left",
        "padding-right",
        "padding-top",
        "padding-bottom",
        "margin",
        "margin-left",
        "margin-right",
        "margin-top",
        "margin-bottom",
        "border",
        "border-collapse",
        "width",
        "height",
        "max-width",
        "display",
        "overflow",
        "vertical-align",
        "float",
        "clear",
        "white-space",
        "list-style-type",
    ]
)
FRAME = re.compile("<iframe", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?:)?//[^\s]+$", re.IGNORECASE)
SCHEMES = {"http", "https", "mailto"}


def sanitise(html: str) -> str:
    """The body with everything removed that could do more than be read; frames become links."""
    if not FRAME.search(html):
        return _cleaner().clean(html)
    marked, links = _with_marks(html)
    clean = _cleaner().clean(marked)
    for mark, link in links.items():
        clean = clean.replace(mark, link)
    return clean


def is_clean(html: str) -> bool:
    """True when sanitising would remove nothing a browser would notice."""
    return _shape(html) == _shape(sanitise(html))


def _with_marks(html: str) -> tuple[str, dict[str, str]]:
    """The body with a mark in place of each frame, and the link that each mark stands for."""
    tree = parse(f"<!DOCTYPE html><body>{html}")
    name = hashlib.sha256(html.encode("utf-8", "replace")).hexdigest()  # no text holds its own
    links: dict[str, str] = {}
    for number, frame in enumerate(select(tree, "iframe")):
        address = (frame.attributes.get("src") or "").strip()
        mark = f"{name}-{number}-"
        frame.replace_with(mark)
        shown = escape(address)
        links[mark] = f'<a href="{shown}">{shown}</a>' if ADDRESS.match(address) else ""
    return (tree.body.inner_html or "") if tree.body else "", links


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags={
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "svg",
            "math",
        },
        attributes=ATTRIBUTES,
        generic_attribute_prefixes={"data-"},
        url_schemes=SCHEMES,
        filter_style_properties=set(STYLES),
        link_rel=None,
        strip_comments=True,
    )


def _shape(html: str) -> list[Any]:
    """Elements with their attributes and texts in page order; comments are left out."""
    body = parse(f"<!DOCTYPE html><body>{html}").body
    shape: list[Any] = []
    stack: list[Node | None] = [body.child if body else None]
    while stack:
        node = stack.pop()
        if node is None:
            continue
        stack.append(node.next)
        if node.is_text_node:
            if shape and isinstance(shape[-1], str):
                shape[-1] += node.text_content or ""
            else:
                shape.append(node.text_content or "")
        elif not node.is_comment_node:
            shape.append((node.tag, _attributes(node)))
            shape.append(None) if node.child is None else stack.append(node.child)
    head = parse(f"<!DOCTYPE html><body>{html}").head
    return [*shape, bool(head and head.child)]


def _attributes(node: Node) -> list[tuple[str, str]]:
    values = {name: value or "" for name, value in node.attributes.items()}
    if "style" in values:
        parts = (part.split(":", 1) for part in values["style"].split(";") if part.strip())
        values["style"] = ";".join(
            ":".join("".join(word.split()) for word in part) for part in parts
        )
    return sorted(values.items())
