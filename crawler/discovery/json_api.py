"""A JSON API read without its documentation: which list holds articles, which keys are which.

A list counts when its items have texts as long as titles; dates are recognised by being dates, ids
and addresses by telling one item from the next.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from crawler.discovery.zones import NAIVE
from crawler.document import element_text, fold_blanks, parse
from crawler.extraction.dates.instants import parse_date
from crawler.json_paths import text_at
from crawler.urls import join

FEWEST_ITEMS = 3
MOST_LOOKED_AT = 40
SHORTEST_TITLE, SHORTEST_CHINESE_TITLE, LONGEST_TITLE = 12, 6, 250
SHORTEST_TEXT = 200
TITLE_KEY = re.compile(r"title|headline|name|subject", re.IGNORECASE)
DATE_KEY = re.compile(r"time|date|publish|created", re.IGNORECASE)
URL_KEY = re.compile(r"url|link|href|path", re.IGNORECASE)
ID_KEY = re.compile(r"(?:^|[a-z_])(?:id|code|guid|uuid)$", re.IGNORECASE)
AUTHOR_KEY = re.compile(r"author|writer|byline|reporter", re.IGNORECASE)
PAGE_KEY = re.compile(r"^(?:page|p|pg|pn|pageno|pageindex|pagenum|page_no|current)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonList:
    """Where a JSON answer keeps its articles; keys as templates name them."""

    items: str
    title: str
    url: str | None
    id: str | None
    date: str | None
    rows: tuple[Mapping[str, Any], ...]

    def addresses(self, base: str) -> list[str]:
        """Addresses of the items' pages."""
        found = (join(base, text_at(row, self.url) or "") for row in self.rows if self.url)
        return [url for url in found if url]


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonText:
    """Where a JSON answer keeps one article's text and what else it tells."""

    text: str
    fields: Mapping[str, str]


def find_list(document: Any, *, captured: datetime) -> JsonList | None:
    """The list of articles in an answer: the one whose titles are longest together."""
    best: tuple[int, JsonList] | None = None
    for path, rows in _lists(document):
        keys = sorted({key for row in rows for key in row})
        title = _title_key(rows, keys)
        if title is None:
            continue
        url = _first_key(rows, keys, URL_KEY, is_value=_is_address, distinct=True)
        found = JsonList(
            items=path,
            title=title,
            url=url,
            id=_first_key(rows, keys, ID_KEY, is_value=bool, distinct=True),
            date=_date_key(rows, keys, captured),
            rows=tuple(rows),
        )
        weight = sum(len(text_at(row, title) or "") for row in rows)
        if (url or found.id) and (best is None or weight > best[0]):
            best = weight, found
    return best[1] if best else None


def find_text(document: Any, *, title: str | None, captured: datetime) -> JsonText | None:
    """The longest text in an answer, and the fields beside it."""
    texts = [(path, value) for path, value in _strings(document) if len(value) >= SHORTEST_TEXT]
    if not texts:
        return None
    path, _ = max(texts, key=lambda item: _text_length(item[1]))
    fields: dict[str, str] = {}
    for place, value in _strings(document):
        key = place.rpartition(".")[2]
        if title and fold_blanks(value) == fold_blanks(title):
            fields.setdefault("title", place)
        elif DATE_KEY.search(key) and parse_date(value, zone=NAIVE, captured=captured):
            fields.setdefault("date", place)
        elif AUTHOR_KEY.search(key) and len(value) < SHORTEST_TEXT:
            fields.setdefault("authors", place)
    return JsonText(text=path, fields=fields)


def page_parameter(url: str) -> tuple[str, int] | None:
    """The query parameter that counts pages, and its first value."""
    for name, value in parse_qsl(urlsplit(url).query):
        if PAGE_KEY.match(name) and value in {"0", "1"}:
            return name, int(value)
    return None


def text_template(url: str, identifier: str) -> str | None:
    """An API's address with `{id}` where the article's own id stands."""
    found = list(re.finditer(rf"(?<![0-9A-Za-z]){re.escape(identifier)}(?![0-9A-Za-z])", url))
    if len(found) != 1:
        return None
    before, after = url[: found[0].start()], url[found[0].end() :]
    return f"{_escaped(before)}{{id}}{_escaped(after)}"


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _lists(document: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, list[Any]]]:
    """Lists of objects, with their paths."""
    if depth > 5:  # noqa: PLR2004  # APIs wrap their lists two or three deep
        return
    if isinstance(document, list):
        rows = [row for row in document if isinstance(row, Mapping)]
        if len(rows) >= FEWEST_ITEMS and len(rows) == len(document):
            yield path, rows[:MOST_LOOKED_AT]
    elif isinstance(document, Mapping):
        for key, value in document.items():
            if "." not in str(key):
                yield from _lists(value, f"{path}.{key}" if path else str(key), depth + 1)


def _strings(document: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    if depth > 6:  # noqa: PLR2004  # as above, one more for lists of authors
        return
    if isinstance(document, Mapping):
        children = [(str(key), value) for key, value in document.items() if "." not in str(key)]
    elif isinstance(document, list):
        children = [(str(at), value) for at, value in enumerate(document[:5])]
    else:
        return
    for key, value in children:
        place = f"{path}.{key}" if path else key
        if isinstance(value, str):
            yield place, value
        else:
            yield from _strings(value, place, depth + 1)


def _title_key(rows: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> str | None:
    best: tuple[float, str] | None = None
    for key in keys:
        texts = [text_at(row, key) or "" for row in rows]
        lengths = [len(text) for text in texts]
        wide = sum(ch > "\u2e80" for text in texts for ch in text) > sum(lengths) / 3
        shortest = SHORTEST_CHINESE_TITLE if wide else SHORTEST_TITLE
        mean = sum(lengths) / len(lengths)
        if not shortest <= mean <= LONGEST_TITLE or len(set(texts)) < len(texts) * 0.8:
            continue
        if all(_is_address(text) for text in texts) or all(text.isdecimal() for text in texts):
            continue
        score = 2.0 * bool(TITLE_KEY.search(key)) - mean / LONGEST_TITLE
        if best is None or score > best[0]:
            best = score, key
    return best[1] if best and best[0] > -0.5 else None  # noqa: PLR2004  # a summary is no title


def _date_key(
    rows: Sequence[Mapping[str, Any]], keys: Sequence[str], captured: datetime
) -> str | None:
    def is_date(text: str) -> bool:
        return parse_date(text, zone=NAIVE, captured=captured) is not None

    return _first_key(rows, keys, DATE_KEY, is_value=is_date, distinct=False)


def _first_key(
    rows: Sequence[Mapping[str, Any]],
    keys: Sequence[str],
    pattern: re.Pattern[str],
    *,
    is_value: Callable[[str], bool],
    distinct: bool,
) -> str | None:
    for key in sorted(keys, key=lambda name: (len(name), name)):
        texts = [text_at(row, key) or "" for row in rows]
        if not pattern.search(key) or not all(text and is_value(text) for text in texts):
            continue
        if not distinct or len(set(texts)) == len(texts):
            return key
    return None


def _is_address(text: str) -> bool:
    return bool(re.match(r"(?:https?:)?/{1,2}\S+$", text))


def _text_length(value: str) -> int:
    body = parse(value).body
    return len(element_text(body)) if body else 0
