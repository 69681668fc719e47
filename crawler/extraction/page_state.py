"""Articles in the state that a page hands to its own script: `__NEXT_DATA__` and its kind.

Read only when the elements of a page hold no text, because states are large. The richest text
under a name such as `body` or `content` is the article's; what stands beside it tells title, date
and author. Data is parsed, never run: a state that is a program stays unread.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from crawler.document import Document, select
from crawler.extraction.broken_json import first_json, load_json
from crawler.extraction.evidence import Candidates

ASSIGNED = re.compile(
    r"(?:window\s*(?:\.|\[\s*['\"])|var\s+|let\s+|const\s+|self\.|globalThis\.)?"
    r"(__[A-Z][A-Z0-9_]*__|__\w*[sS]tate\w*|INITIAL_STATE|Fusion\.globalContent|__DATA__|"
    r"(?:article|page|initial|preloaded|news)(?:Data|Info|State|Detail|Content)|globalContent)"
    r"(?:['\"]\s*\])?\s*=\s*(?=[{\[])"
)
SIGNS = ("__", "State", "STATE", "Data", "Info", "Detail", "Content", "JSON.parse")
ENCODED = re.compile(r"JSON\.parse\(\s*([\"'])(.*?)(?<!\\)\1\s*\)", re.DOTALL)
TEXT_KEYS = re.compile(
    r"^(?:article_?)?(?:body|content|contents|text|html|detail|fulltext|full_text|main_?text|story|"
    r"paragraphs|blocks|elements|content_elements|components|children|value|data|richtext|nodes|"
    r"bodyhtml|contenthtml|content_?html|article_?content|body_?text|body_?html|document|markdown)"
    r"(?:_?(?:html|text|content|body|rendered|raw))?$|^rendered$",
    re.IGNORECASE,
)
BESIDE = {
    "title": ("headline", "title", "articletitle", "headlines", "name"),
    "date": ("datepublished", "publishedat", "published_at", "publishtime", "publish_time",
             "publishdate",
             "publish_date", "published", "firstpublished", "first_publish_date", "pubtime",
             "pubdate",
             "createdat", "created_at", "ctime", "display_date", "date", "time"),
    "modified": ("datemodified", "updatedat", "updated_at", "modified", "mtime"),
    "authors": ("author", "authors", "byline", "authorname", "writer", "creator"),
    "source": ("source", "sourcename", "source_name", "media", "medianame"),
}  # fmt: skip
SHORTEST_TEXT = 160  # characters
DEEPEST = 24
MOST_STATES = 8  # of one script
MOST_NODES = 60_000  # of a state; larger ones hold whole catalogues


class StateText(NamedTuple):
    """A text of the state and the object that holds it."""

    text: str
    holder: dict[str, Any]
    name: str


def read_page_state(page: Document, found: Candidates) -> tuple[str, str] | None:
    """The richest text and the state's name, its neighbours noted; None without one."""
    best: StateText | None = None
    for name, document in _states(page):
        for text, holder in _texts(document):
            if best is None or len(text) > len(best.text):
                best = StateText(text, holder, name)
    if best is None:
        return None
    where = f"page state {best.name}"
    lowered = {key.lower(): value for key, value in best.holder.items()}
    for field, keys in BESIDE.items():
        for key in keys:
            found.add_all(field, _plain_values(lowered.get(key)), where)
    return best.text, where


def _states(page: Document) -> Iterator[tuple[str, Any]]:
    for script in select(page.tree, "script"):
        attributes = script.attributes
        text = script.text() or ""
        if len(text) < SHORTEST_TEXT:
            continue
        if "json" in (attributes.get("type") or "") and "ld+json" not in (
            attributes.get("type") or ""
        ):
            yield attributes.get("id") or "json script", load_json(text)
            continue
        if not any(sign in text for sign in SIGNS):
            continue
        for match in islice(ASSIGNED.finditer(text), MOST_STATES):
            yield match.group(1), first_json(text, match.end())
        for match in islice(ENCODED.finditer(text), MOST_STATES):
            literal = (
                match.group(2).replace('\\"', '"') if match.group(1) == "'" else match.group(2)
            )
            decoded = load_json(f'"{literal}"') if match.group(1) == '"' else literal
            if isinstance(decoded, str):
                yield "JSON.parse", load_json(decoded)


def _texts(document: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    stack: list[tuple[Any, int]] = [(document, 0)]
    seen = 0
    while stack and seen < MOST_NODES:
        value, depth = stack.pop()
        seen += 1
        if depth > DEEPEST:
            continue
        if isinstance(value, dict):
            for key, inner in value.items():
                if TEXT_KEYS.match(key):
                    text = inner if isinstance(inner, str) else _joined(inner)
                    if len(text) >= SHORTEST_TEXT and _reads_like_text(text):
                        yield text, value
                stack.append((inner, depth + 1))
        elif isinstance(value, list):
            stack.extend((inner, depth + 1) for inner in value)


def _joined(value: Any) -> str:
    """The texts of a list of blocks, one a line."""
    lines: list[str] = []
    if isinstance(value, dict):
        value = (
            value.get("blocks")
            or value.get("children")
            or value.get("content")
            or value.get("json")
        )
    if not isinstance(value, list):
        return ""
    for item in value:
        if isinstance(item, str):
            lines.append(item)
        elif isinstance(item, dict):
            lines.append(_block_text(item, 0))
    return "\n".join(line for line in lines if line.strip())


def _block_text(block: dict[str, Any], depth: int) -> str:
    if depth > 6:  # noqa: PLR2004  # rich text nests four levels
        return ""
    for key in (
        "text",
        "content",
        "html",
        "value",
        "contentHtml",
        "paragraph",
        "model",
        "data",
        "children",
    ):
        inner = block.get(key)
        if isinstance(inner, str) and inner.strip():
            return inner if " " in inner.strip() or not inner.isascii() else ""
        if isinstance(inner, dict) and (text := _block_text(inner, depth + 1)):
            return text
        if isinstance(inner, list) and inner:
            parts = [_block_text(item, depth + 1) for item in inner if isinstance(item, dict)]
            parts += [item for item in inner if isinstance(item, str) and " " in item]
            if any(parts):
                return "".join(parts)
    return ""


def _reads_like_text(text: str) -> bool:
    sample = text[:2000]
    marks = sum(sample.count(mark) for mark in [".", ",", "。", "，"])
    return marks > 2 and not sample.lstrip().startswith(("{", "[", "http", "/*", "function"))  # noqa: PLR2004


def _plain_values(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    texts: list[str] = []
    for item in items:
        inner = item
        if isinstance(item, dict):
            inner = item.get("name") or item.get("basic") or item.get("title") or item.get("text")
        if isinstance(inner, (str, int)) and not isinstance(inner, bool):
            texts.append(str(inner))
    return texts
