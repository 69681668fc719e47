"""Elements of an XML document one by one, however broken the document is.

For feeds and sitemaps. Memory is that of one element, not of the document. A document type and what
it declares is never read: entities are text, not instructions (XML 1.0 §4.4 lets a reader that does
not validate pass them over). What is not well-formed is mended where the intent is plain (bare `&`,
HTML's entities, control characters), then read element by element, so that one bad item costs one
item.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from html.entities import html5
from types import MappingProxyType
from xml.parsers import expat

MOST_DEPTH = 64  # of elements within one; deeper ones are markup gone wild and are left out
MOST_NODES = 20_000  # of one element, text included; no item of a feed has so many parts
CHUNK = 64 * 1024
NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "http://www.w3.org/2005/atom": "atom",
        "http://purl.org/atom/ns#": "atom",
        "http://purl.org/rss/1.0/": "",
        "http://my.netscape.com/rdf/simple/0.9/": "",
        "http://backend.userland.com/rss2": "",
        "http://purl.org/rss/1.0/modules/content/": "content",
        "http://purl.org/dc/elements/1.1/": "dc",
        "http://purl.org/dc/terms/": "dcterms",
        "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
        "http://www.sitemaps.org/schemas/sitemap/0.9": "",
        "http://www.google.com/schemas/sitemap/0.84": "",
        "http://www.google.com/schemas/sitemap-news/0.9": "news",
        "http://www.w3.org/1999/xhtml": "xhtml",
    }
)
NAME = r"[A-Za-z_][\w.-]*"
DOCTYPE = re.compile(
    r"<!DOCTYPE[^\[>]*(?:\[(?:[^\]\"']|\"[^\"]*\"|'[^']*')*\]\s*)?>", re.IGNORECASE
)
MENDED = re.compile(
    r"(?P<cdata><!\[CDATA\[.*?\]\]>)"
    r"|&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31});|#(?P<number>[0-9]{1,8}|[xX][0-9A-Fa-f]{1,6});)?"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]",
    re.DOTALL,
)
LEGAL = (  # XML 1.0 §2.2
    range(9, 11), range(13, 14), range(0x20, 0xD800), range(0xE000, 0xFFFE),
    range(0x10000, 0x110000),
)  # fmt: skip
OWN_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})


class EntityDeclared(ValueError):  # noqa: N818  # states the fact
    """The document type declares an entity; the document is read again without it."""


@dataclass(slots=True)
class Element:
    """One element: `name` is lower case with the usual prefix of its namespace, `news:title`."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: "list[str | Element]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text within, as it stands."""
        return "".join(part if isinstance(part, str) else part.text for part in self.content)

    @property
    def markup(self) -> str:
        """What is within, as HTML: elements as they stand, text escaped."""
        return "".join(
            escape(part, quote=False) if isinstance(part, str) else _outer(part)
            for part in self.content
        )

    def children(self, *names: str) -> Iterator["Element"]:
        """Elements right below, of the given names, in document order."""
        for part in self.content:
            if isinstance(part, Element) and part.name in names:
                yield part

    def child(self, *names: str) -> "Element | None":
        """The first child of the first name that has one."""
        found = (next(self.children(name), None) for name in names)
        return next((element for element in found if element is not None), None)


def read_elements(text: str, names: frozenset[str], *, most: int) -> tuple[list[Element], bool]:
    """Up to `most` elements of these names in order; False when some of the text was unreadable."""
    whole = _Reader(names, most=most)
    if whole.read(_chunks(text)):
        return whole.found, True
    mended = mend(text)
    second = _Reader(names, most=most)
    if second.read(_chunks(mended)):
        return second.found, True
    pieces = _read_pieces(mended, names, most=most)
    return max(whole.found, second.found, pieces, key=len), False


def mend(text: str) -> str:
    """The text without its document type, and with its stray characters made harmless."""
    return MENDED.sub(_mended, DOCTYPE.sub("", text, count=1))


def _mended(match: re.Match[str]) -> str:
    if cdata := match.group("cdata"):
        return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", cdata)
    if name := match.group("name"):
        if name in OWN_ENTITIES:
            return match.group()
        known = html5.get(f"{name};")
        return escape(known) if known else f"&amp;{name};"
    if number := match.group("number"):
        code = int(number[1:], 16) if number[0] in "xX" else int(number)
        return match.group() if any(code in legal for legal in LEGAL) else ""
    return "&amp;" if match.group() == "&" else ""


def _chunks(text: str) -> Iterator[str]:
    body = re.sub(r"^\s+", "", text.lstrip("\ufeff"))  # a declaration may only stand first
    for start in range(0, len(body), CHUNK):
        yield body[start : start + CHUNK]


def _read_pieces(text: str, names: frozenset[str], *, most: int) -> list[Element]:
    """Each element by itself; `find` instead of a pattern keeps hostile input linear."""
    opening = re.compile(rf"<((?:{NAME}:)?{NAME})[\s>]")
    declared = " ".join(
        dict.fromkeys(re.findall(r"""\sxmlns(?::[\w.-]+)?=["'][^"'<>]*["']""", text))
    )
    local = {name.rpartition(":")[2] for name in names}
    found: list[Element] = []
    at = 0
    while len(found) < most and (start := opening.search(text, at)):
        at = start.end()
        if start.group(1).rpartition(":")[2].lower() not in local:
            continue
        closing = f"</{start.group(1)}>"
        end = text.find(closing, at)
        if end < 0:
            break
        reader = _Reader(names, most=1)
        piece = text[start.start() : end + len(closing)]
        reader.read([f"<pieces {_once(declared)}>{piece}</pieces>"])
        found += reader.found
        at = end
    return found


def _once(declarations: str) -> str:
    """Each prefix declared once, or no parser would take the element."""
    pairs = re.findall(r"""(xmlns(?::[\w.-]+)?)=(["'][^"'<>]*["'])""", declarations)
    return " ".join(f"{name}={value}" for name, value in dict(pairs).items())


class _Reader:
    """Collects elements while expat reads."""

    def __init__(self, names: frozenset[str], *, most: int) -> None:
        self.found: list[Element] = []
        self._names = names
        self._most = most
        self._open: list[Element] = []  # of the element being collected
        self._skipped = 0  # elements open below the deepest one kept
        self._nodes = 0
        self._prefixes: dict[str, str] = {}

    def read(self, chunks: Iterable[str]) -> bool:
        """False when the text is not well-formed or declares entities; what came before is kept."""
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = _refuse_entity
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        try:
            for chunk in chunks:
                parser.Parse(chunk.encode("utf-8", "replace"), False)  # expat's own
                if len(self.found) >= self._most:
                    return True
            parser.Parse(b"", True)  # expat's own
        except (expat.ExpatError, EntityDeclared):
            return False
        return True

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        for key, value in attributes.items():
            if key == "xmlns" or key.startswith("xmlns:"):
                self._prefixes[key[6:]] = NAMESPACES.get(value.strip().lower(), key[6:])
        name = self._name(tag)
        if not self._open:
            if name in self._names and len(self.found) < self._most:
                self._open.append(Element(name, attributes))
                self._nodes = 0
            return
        self._nodes += 1
        if self._skipped or len(self._open) >= MOST_DEPTH or self._nodes > MOST_NODES:
            self._skipped += 1
            return
        element = Element(name, attributes)
        self._open[-1].content.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif self._open:
            element = self._open.pop()
            if not self._open:
                self.found.append(element)

    def _text(self, text: str) -> None:
        if self._open and not self._skipped:
            self._open[-1].content.append(text)

    def _name(self, tag: str) -> str:
        prefix, _, local = tag.rpartition(":")
        prefix = self._prefixes.get(prefix, prefix).lower()
        return f"{prefix}:{local.lower()}" if prefix else local.lower()


def _refuse_entity(name: str, *_: object) -> None:
    raise EntityDeclared(name)


def _outer(element: Element) -> str:
    tag = element.name.removeprefix("xhtml:").removeprefix("atom:")
    attributes = "".join(
        f' {key}="{escape(value)}"'
        for key, value in element.attributes.items()
        if not key.startswith("xmlns")
    )
    if tag in {"br", "img", "hr"}:
        return f"<{tag}{attributes}>"
    return f"<{tag}{attributes}>{element.markup}</{tag}>"
