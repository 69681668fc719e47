"""The states that a page hands to its own scripts, wherever they stand in it: parsed, never run.

`__NEXT_DATA__` and other JSON elements, what scripts assign to a name or hand to `JSON.parse`, the
programs of Nuxt 2 (`script_values`), the flat lists of Nuxt 3, the rows that Next sends piece by
piece, attributes that hold JSON. Asked for only where a page's elements hold no text.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import unquote

from crawler.document import Document, select
from crawler.extraction.scripts.broken_json import first_json, load_json
from crawler.extraction.scripts.script_values import read_value
from crawler.patterns import pattern_of

# Values are looked for first, and the name before each then: a look for names at every letter of a
# program took a fiftieth of reading a page.
VALUE = pattern_of(r"=\s*(?=[{\[(]|[\"'`][^\n]{160})")
NAME = pattern_of(
    r"(?:(?:window|self|globalThis)\s*(?:\.|\[\s*['\"])|(?<![\w$.])(?:var|let|const)\s+|(?:^|[;{}\n])\s*)"
    r"([A-Za-z_$][\w$.]*)(?:['\"]\s*\])?\s*\Z"
)
LONGEST_NAME = 120  # characters, with what stands before it
ENCODED = pattern_of(
    r"(?:JSON\.parse|\.enqueue)\(\s*(\"[^\"\\]*(?:\\.[^\"\\]*)*\"|'[^'\\]*(?:\\.[^'\\]*)*')\s*\)"
)
FETCHED = pattern_of(r"(?<![\w$])data\s*:\s*(?=\[)")  # SvelteKit hands it to its start as it is
PUSHED = pattern_of(r"__next_f\.push\(\[1,\s*(\"[^\"\\]*(?:\\.[^\"\\]*)*\")\s*\]\)")
ROW = re.compile(rb"([\da-f]{1,6}):(?:T([\da-f]{1,6}),)?")
REFERENCE = pattern_of(r"\$([\da-f]{1,6})$")
MOST_STATES = 12  # of one script
SHORTEST = 160  # characters of a script or an attribute that may hold an article
PLACE = pattern_of(r"_\d{1,7}$")
UNDEFINED = -1  # flat lists count holes, infinities and the like below zero
DEEPEST = 24


def read_states(page: Document) -> Iterator[tuple[str, Any]]:
    """Name and document of each state, in page order."""
    pushed = []
    for script in select(page.tree, "script"):
        text = script.text() or ""
        if len(text) < SHORTEST:
            continue
        kind = script.attributes.get("type") or ""
        if "json" in kind and "ld+json" not in kind:
            name = script.attributes.get("id") or "json script"
            document = load_json(_plain(text))
            yield name, _unflattened(document) if _is_flat(document) else document
        elif "__next_f" in text:
            pushed += [load_json(match.group(1)) for match in PUSHED.finditer(text)]
        else:
            yield from _assigned(text)
    if pushed:
        yield "__next_f", _rows("".join(text for text in pushed if isinstance(text, str)))
    for node in select(page.tree, "body, body *"):
        for name, value in node.attributes.items():
            if value and len(value) > SHORTEST and value[0] in "{[":
                yield name, load_json(value)


def _assigned(script: str) -> Iterator[tuple[str, Any]]:
    for name, at in islice(_names(script), MOST_STATES):
        document = first_json(script, at) if script[at] != "(" else None
        if document is None:
            document = read_value(script, at)
        # A text alone is an article's where its name says so.
        yield name, {name.rpartition(".")[2]: document} if isinstance(document, str) else document
    for match in islice(FETCHED.finditer(script) if "kit.start" in script else (), MOST_STATES):
        yield "kit.start", read_value(script, match.end())
    for match in islice(ENCODED.finditer(script), MOST_STATES):
        literal = read_value(match.group(1))
        if isinstance(literal, str) and len(literal) > SHORTEST:
            document = load_json(literal)
            yield "JSON.parse", _unflattened(document) if _is_flat(document) else document


def _names(script: str) -> Iterator[tuple[str, int]]:
    """Names to which documents or long texts are assigned, and where those begin."""
    start = 0
    for value in VALUE.finditer(script):
        at = value.start()
        if name := NAME.search(script, max(start, at - LONGEST_NAME), at):
            start = value.end()
            yield name.group(1), start


def _plain(text: str) -> str:
    """JSON as written; some keep its marks as `%22` or `&q;`, so that none ends an element."""
    if text.lstrip()[:3].upper() in {"%7B", "%5B"}:
        return unquote(text)
    if "&q;" in text:
        for mark, sign in (("&q;", '"'), ("&s;", "'"), ("&l;", "<"), ("&g;", ">"), ("&a;", "&")):
            text = text.replace(mark, sign)
    return text


def _is_flat(document: Any) -> bool:
    """True for a list of values that name one another by their places in it (devalue)."""
    if not isinstance(document, list) or not document:
        return False
    top = document[0]
    numbers = top.values() if isinstance(top, dict) else top[1:] if isinstance(top, list) else ()
    return bool(numbers) and all(type(number) is int for number in numbers)


def _unflattened(values: list[Any]) -> Any:
    """The document that a flat list stands for; a value that is named twice is one object."""
    made: dict[int, Any] = {}

    def at(place: Any) -> Any:
        if type(place) is not int or not UNDEFINED < place < len(values):
            return None
        if place in made:
            return made[place]
        value = values[place]
        if isinstance(value, dict):
            made[place] = {}
            waiting.append((made[place], value))
        elif isinstance(value, list) and value and isinstance(value[0], str):
            made[place] = None  # a kind such as `Reactive` around another value
            made[place] = at(value[1]) if len(value) == 2 else None  # noqa: PLR2004
            if value[0] == "Date":
                made[place] = value[1]
        elif isinstance(value, list):
            made[place] = []
            waiting.append((made[place], value))
        else:
            made[place] = value
        return made[place]

    waiting: list[tuple[Any, Any]] = []
    top = at(0)
    while waiting:
        holder, value = waiting.pop()
        if isinstance(value, dict):
            # Where keys are told by their places, too, they begin with a line.
            named = ((at(int(key[1:])) if PLACE.match(key) else key, at(place))
                     for key, place in value.items())  # fmt: skip
            holder.update((str(key), inner) for key, inner in named)
        else:
            holder.extend(at(place) for place in value)
    return top


def _rows(text: str) -> list[Any]:
    """The rows that are documents, with the long texts that they name in their places."""
    rest, at = text.encode("utf-8", "replace"), 0
    texts: dict[str, str] = {}
    documents = []
    while match := ROW.match(rest, at):
        if match[2]:
            end = match.end() + int(match[2], 16)
            texts[match[1].decode()] = rest[match.end() : end].decode("utf-8", "replace")
            at = end
            continue
        end = rest.find(b"\n", match.end())
        end = len(rest) if end < 0 else end
        if rest[match.end() : match.end() + 1] in {b"{", b"["}:
            documents.append(load_json(rest[match.end() : end].decode("utf-8", "replace")))
        at = end + 1
    return [_with_texts(document, texts, 0) for document in documents]


def _with_texts(value: Any, texts: Mapping[str, str], depth: int) -> Any:
    if depth > DEEPEST:
        return None
    if isinstance(value, str):
        named = REFERENCE.match(value)
        return texts.get(named[1], value) if named else value
    if isinstance(value, list):
        return [_with_texts(item, texts, depth + 1) for item in value]
    if isinstance(value, dict):
        return {key: _with_texts(item, texts, depth + 1) for key, item in value.items()}
    return value
