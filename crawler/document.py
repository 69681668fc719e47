"""From bytes to a parsed page. The only door to selectolax.

Selectolax takes bytes for UTF-8 and sniffs nothing, so the character encoding is settled here
first: byte order mark, HTTP header, `<meta>`, UTF-8 if it is valid, then GB 18030 for Chinese and
windows-1252 for the rest. A declared encoding in which the bytes are not valid gives way to the
next one. Labels follow the WHATWG Encoding Standard §4.2; gb2312 and gbk are read as their superset
gb18030.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser as Tree
from selectolax.lexbor import LexborNode as Node
from selectolax.lexbor import SelectolaxError

__all__ = [
    "Document",
    "Node",
    "Tree",
    "decode",
    "element_text",
    "first",
    "fold_blanks",
    "has_text",
    "parse",
    "read_document",
    "select",
    "selector_error",
]

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
META_BYTES = (
    4096  # the standard says 1024; Chinese portals put long keyword lists before their charset
)
META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w:-]+)", re.IGNORECASE)
HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:-]+)", re.IGNORECASE)
LABELS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030",
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "ascii": "windows-1252",
    "us-ascii": "windows-1252", "utf8": "utf-8", "unicode": "utf-16-le", "x-sjis": "shift_jis",
    "shift_jis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "iso-8859-9": "windows-1254", "tis-620": "cp874",
}  # fmt: skip
# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
})
# fmt: on
LONG_TEXT = 100  # characters; below it the ways to look for blanks cost the same
SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "title", "-comment"})
COMMON_SHARE = 0.8  # of characters beyond ASCII; other encodings read so give rare ones
FEWEST_CHARACTERS = 4


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded page and its tree."""

    url: str
    html: str
    charset: str
    tree: Tree


def parse(html: str) -> Tree:
    """Tree of a whole page."""
    return Tree(html)


def read_document(
    body: bytes, *, url: str, content_type: str | None, language: str | None = None
) -> Document:
    """Decode and parse a page; `language` is the site's, for bytes that declare nothing."""
    html, charset = decode(body, content_type=content_type, language=language)
    return Document(url, html, charset, parse(html))


def decode(
    body: bytes, *, content_type: str | None = None, language: str | None = None
) -> tuple[str, str]:
    """Text of a body and the encoding it was read in; never fails, see the module for the order."""
    for mark, charset in BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(charset, "replace"), charset
    candidates = list(_declared(body, content_type))
    for charset in (*candidates, "utf-8"):
        try:
            return body.decode(charset), charset
        except UnicodeDecodeError:
            continue
    chinese = (language or "").lower().startswith("zh")
    last = "gb18030" if chinese or _looks_like_gb(body) else "windows-1252"
    try:
        return body.decode(last), last
    except UnicodeDecodeError:
        best = next(iter(candidates), "utf-8")
        return body.decode(best, "replace"), best


def select(node: Node | Tree, selector: str) -> list[Node]:
    """Nodes that a CSS selector finds, in page order."""
    return node.css(selector)


def first(node: Node | Tree, selector: str) -> Node | None:
    """First node that a CSS selector finds."""
    return node.css_first(selector)


def selector_error(selector: str) -> str | None:
    """Why the parser would not take a selector, or None."""
    try:
        Tree("<p></p>").css_first(selector)
    except SelectolaxError as exc:
        return str(exc)
    return None


def element_text(node: Node) -> str:
    """Text as a reader sees it: one line a block, runs of space folded, scripts left out."""
    text = "".join(_pieces(node))
    is_folded = "  " not in text and not _has_odd_blank(text.replace("\n", " "))
    lines = [line.strip(" ") if is_folded else fold_blanks(line) for line in text.split("\n")]
    return "\n".join([line for line in lines if line])


def has_text(node: Node) -> bool:
    """True when a reader sees any text in an element; walks no further than the first of it."""
    return any(not piece.isspace() for piece in _pieces(node))


def fold_blanks(text: str) -> str:
    """A text whose runs of white space are one space each, none at its ends.

    Most texts are so already, and a look costs a fifth of taking them apart.
    """
    if "  " in text or _has_odd_blank(text):
        return " ".join(text.split())
    return text.strip(" ")


def _has_odd_blank(text: str) -> bool:
    """True when a text holds white space that is not the plain space."""
    if len(text) < LONG_TEXT or not text.isascii():
        return not text.isprintable()  # of all white space Python calls only the space printable
    # A search for one character takes a hundredth of the time that asking each letter does.
    return (
        "\n" in text or "\t" in text or "\r" in text or "\v" in text or "\f" in text
        or "\x1c" in text or "\x1d" in text or "\x1e" in text or "\x1f" in text
    )  # fmt: skip


def _pieces(top: Node) -> Iterator[str]:
    """Texts of a node and what is in it, none empty, with a line end around each block."""
    # An own stack: pages with thousands of nested elements exist, and Python's is shallow.
    held: list[tuple[Node | None, bool]] = []  # what follows an element, and whether it is a block
    node: Node | None = top
    while True:
        while node is not None:
            tag = node.tag
            following = node.next if node is not top else None
            if tag == "-text":
                if text := node.text_content:
                    yield text.replace("\n", " ")
            elif tag not in SILENT:
                if is_block := tag in BLOCKS:
                    yield "\n"
                held.append((following, is_block))
                following = node.child
            node = following
        if not held:
            return
        node, is_block = held.pop()
        if is_block:
            yield "\n"


def _declared(body: bytes, content_type: str | None) -> Iterator[str]:
    header = HEADER_CHARSET.search(content_type or "")
    meta = META_CHARSET.search(body[:META_BYTES])
    for label in (header and header.group(1), meta and meta.group(1).decode("ascii", "replace")):
        if label and (charset := _codec(label)):
            # A page that can be searched for its meta element in ASCII is not UTF-16.
            yield "utf-8" if charset.startswith("utf-16") else charset


def _codec(label: str) -> str | None:
    name = LABELS.get(label.strip().lower(), label.strip().lower())
    try:
        return LABELS.get(codecs.lookup(name).name, name)
    except LookupError:
        return None


def _looks_like_gb(body: bytes) -> bool:
    """True when bytes beyond ASCII decode as GB 18030 into mostly common Chinese characters."""
    sample = bytes(body[:60_000])
    try:
        text = sample.decode("gb18030", "ignore")
    except UnicodeDecodeError:
        return False
    beyond = [ch for ch in text if not ch.isascii()]
    common = sum(
        "\u4e00" <= ch <= "\u9fa5" or ch in "，。、；：？！“”‘’（）《》【】　" for ch in beyond
    )
    return common > len(beyond) * COMMON_SHARE and common >= FEWEST_CHARACTERS
