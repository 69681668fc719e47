"""The article in a page's state: its text, and what stands beside it.

Read only when the elements of a page hold no text, because states are large (`states`). The richest
text under a name such as `body` or `content` is the article's, first in objects that bear the
page's own title or address; the objects around it tell title, date and author.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from crawler.casing import compile_small, small_letters
from crawler.document import Document
from crawler.extraction.evidence import Candidates
from crawler.extraction.folding import similar
from crawler.extraction.scripts.broken_json import load_json
from crawler.extraction.scripts.references import resolved
from crawler.extraction.scripts.rich_text import html_of_blocks
from crawler.extraction.scripts.states import read_states

TEXT_KEYS = compile_small(
    r"^(?:article_?)?(?:body|content|contents|text|html|detail|fulltext|full_text|main_?text|story|"
    r"paragraphs|blocks|elements|components|children|value|data|richtext|nodes|"
    r"(?:article|body|content|page|story|text)_?(?:blocks|components|elements|items|nodes|paragraphs|"
    r"parts|sections)|"
    r"bodyhtml|contenthtml|content_?html|article_?content|body_?text|body_?html|document|markdown)"
    r"(?:_?(?:html|text|content|body|rendered|raw|json))?$|^rendered$"
)
OTHERS = compile_small(
    r"comment|repl(?:y|ies)|related|recommend|similar|popular|trending|ranking|most_?read|sidebar|"
    r"menu|navigation|footer|author|translation|i18n|locale|messages|config"
)
POSTER = "user"  # of a microblog; elsewhere the one who is logged in
BESIDE = {
    "title": ("headline", "title", "articletitle", "headlines", "heading", "status_title", "name"),
    "date": ("datepublished", "publishedat", "published_at", "publishtime", "publish_time",
             "publishdate",
             "publish_date", "published", "publisheddate", "published_date", "publishon",
             "publishedon",
             "publicationdate", "publication_date", "firstpublished", "firstpublishedat",
             "first_publish_date", "pubtime", "pubdate", "post_date",
             "createdat", "created_at", "ctime", "display_date", "displaydate",
             "datetime", "date", "time"),
    "modified": ("datemodified", "updatedat", "updated_at", "modified", "modifiedat", "modified_at",
                 "last_updated_date", "lastmodified", "lastupdated", "mtime"),
    "authors": ("author", "authors", "byline", "authorname", "author_name", "credits", "writer",
                "writers", "creator", "publishedbylines", POSTER),
    "source": ("source", "sourcename", "source_name", "media", "medianame"),
}  # fmt: skip
ADDRESSES = ("slug", "url", "path", "canonical_url", "canonicalurl", "uri", "id", "link")
SCREEN_NAME = "screen_name"
NAMED_BY = (SCREEN_NAME, "name", "fullname", "full_name", "displayname", "display_name", "basic",
            "title", "text", "rendered", "by")  # fmt: skip
HALVES = (("firstname", "lastname"), ("first_name", "last_name"), ("givenname", "familyname"))
SHORTEST_TEXT = 160  # characters
SHORTEST_ADDRESS = 4  # characters; shorter ids stand in any address
DEEPEST = 24
AROUND = 4  # objects, from the text outwards, that may tell of it
MOST_NODES = 60_000  # of a state; larger ones hold whole catalogues
STATE_TITLE = "state_title"


class _Told(NamedTuple):
    """A text of the state and the objects around it, the nearest first."""

    text: str
    around: tuple[Mapping[str, Any], ...]
    name: str
    root: Any


def read_page_state(
    page: Document, found: Candidates, *, own_only: bool = False
) -> tuple[str, str] | None:
    """The article's text and the state's name, its neighbours noted; None without one.

    `own_only`: none but a text under the page's own title or address.
    """
    titles = [item.value for item in found.of("title", "page_title")] + [page.title]
    best: _Told | None = None
    best_claim = (False, 0)
    for name, document in read_states(page):
        for text, around in _texts(document):
            told = _Told(text, around, name, document)
            claim = (_is_own(told, titles, page.url), len(text))
            if claim > best_claim:
                best, best_claim = told, claim
    if best is None or (own_only and not best_claim[0]):
        return None
    where = f"page state {best.name}"
    for field, keys in BESIDE.items():
        values = _beside(best, keys)
        found.add_all(field, values, where)
        if field == "title":
            found.add_all(STATE_TITLE, values[:1], where)
    return best.text, where


def _is_own(told: _Told, titles: list[str], url: str) -> bool:
    """True when the object around the text bears the page's title, or is named in its address."""
    headline = next(iter(_beside(told, BESIDE["title"][:-1])), "")
    if headline and any(similar(headline, title) for title in titles if title):
        return True
    named = (str(holder.get(key) or "") for holder in told.around[:2] for key in ADDRESSES)
    return any(len(name) >= SHORTEST_ADDRESS and name in url for name in named)


def _beside(told: _Told, keys: tuple[str, ...]) -> list[str]:
    for holder in told.around:
        for key in keys:
            value = holder.get(key)
            if key == POSTER and not (isinstance(value, dict) and SCREEN_NAME in value):
                continue
            if values := _plain_values(value, told.root, 0):
                return values
    return []


def _texts(document: Any) -> Iterator[tuple[str, tuple[Mapping[str, Any], ...]]]:
    stack: list[tuple[Any, int, tuple[Mapping[str, Any], ...]]] = [(document, 0, ())]
    seen = 0
    while stack and seen < MOST_NODES:
        value, depth, around = stack.pop()
        seen += 1
        if depth > DEEPEST:
            continue
        if isinstance(value, dict):
            lowered = {str(key).lower(): inner for key, inner in value.items()}
            outer = (lowered, *around)[:AROUND]
            for key, inner in value.items():
                small = small_letters(key)
                if OTHERS.search(small):
                    continue
                if inner and TEXT_KEYS.match(small) and (text := _text_of(inner, document)):
                    yield text, outer
                is_answer = isinstance(inner, str) and len(inner) > SHORTEST_TEXT
                if is_answer and inner[0] in "{[":  # of a server, kept as it came
                    stack.append((load_json(inner), depth + 1, outer))
                elif isinstance(inner, (dict, list)):
                    stack.append((inner, depth + 1, outer))
        elif isinstance(value, list):
            stack.extend(
                (inner, depth + 1, around) for inner in value if isinstance(inner, (dict, list))
            )


def _text_of(value: Any, root: Any) -> str | None:
    """The text that a value holds as markup, as lines or as blocks of an editor."""
    if isinstance(value, str):
        if len(value) < SHORTEST_TEXT:
            return None
        if value.startswith(("{", "[{")):
            value = load_json(value)  # some keep an editor's blocks as a text
        elif _reads_like_text(value):
            return value
    text = html_of_blocks(resolved(value, root))
    return text if len(text) >= SHORTEST_TEXT and _reads_like_text(text) else None


def _reads_like_text(text: str) -> bool:
    sample = text[:2000]
    marks = sum(sample.count(mark) for mark in [".", ",", "。", "，"])
    return marks > 2 and not sample.lstrip().startswith(("{", "[", "http", "/*", "function"))  # noqa: PLR2004


def _plain_values(value: Any, root: Any, depth: int) -> list[str]:
    """Names, titles or times, however they are wrapped; references lead to another object."""
    texts: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, (str, int)) and not isinstance(item, bool) and item:
            texts.append(str(item))
        elif isinstance(item, dict) and depth < 3:  # noqa: PLR2004  # wrapped so deep at most
            inner = {str(key).lower(): one for key, one in item.items()}
            named = inner.get("__ref")
            if isinstance(named, str) and isinstance(root, dict):
                texts += _plain_values(root.get(named), root, depth + 1)
                continue
            halves = (" ".join(str(inner.get(key) or "") for key in pair) for pair in HALVES)
            chosen = next((name.strip() for name in halves if name.strip()), None)
            chosen = chosen or next((inner[key] for key in NAMED_BY if inner.get(key)), None)
            texts += _plain_values(chosen, root, depth + 1)
    return texts
