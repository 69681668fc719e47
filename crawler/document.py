"""From bytes to a parsed page, and what the core asks of one. The only door to selectolax.

Selectolax takes bytes for UTF-8 and sniffs nothing, so the character encoding is settled first
(`charsets`). Asking the tree with a selector walks all of it each time: what several readers of a
page look for is listed once, by `Document`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser as Tree
from selectolax.lexbor import LexborNode as Node
from selectolax.lexbor import SelectolaxError

from crawler.charsets import decode
from crawler.urls import join

__all__ = [
    "Document",
    "Node",
    "Tree",
    "element_text",
    "first",
    "fold_blanks",
    "has_text",
    "parse",
    "read_document",
    "select",
    "selector_error",
    "take_out",
]

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
})
# fmt: on
DOUBLE_SPACE = re.compile("  ")  # half the time of `in`, which looks for its second one first
LONG_TEXT = 100  # characters; below it the ways to look for blanks cost the same
SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "title", "-comment"})


@dataclass(frozen=True)  # without slots: what is listed once is kept
class Document:
    """A decoded page and its tree.

    Who cuts elements from the tree says so first (`will_be_cut`), so that none is found later that
    is no longer on the page.
    """

    url: str
    html: str
    charset: str
    tree: Tree

    def tagged(self, *tags: str) -> Sequence[Node]:
        """Elements with one of these tags, in page order."""
        found = [nodes for tag in tags if (nodes := self._by_tag.get(tag))]
        if len(found) > 1:
            return select(self.tree, ", ".join(tags))
        return found[0] if found else ()

    def in_order(self, nodes: Iterable[Node]) -> list[Node]:
        """Elements of the page as they follow one another on it, each once."""
        wanted = {node.mem_id: node for node in nodes}
        return [wanted[node.mem_id] for node in self._elements if node.mem_id in wanted]

    @cached_property
    def metas(self) -> Sequence[Mapping[str, str | None]]:
        """Attributes of its meta elements, in page order."""
        return [node.attributes for node in self.tagged("meta")]

    @cached_property
    def title(self) -> str:
        """Text of its title element as written; of the head's, where drawings have some too."""
        nodes = self.tagged("title")
        in_head = (node for node in nodes if node.parent is not None and node.parent.tag == "head")
        node = next(in_head, nodes[0] if nodes else None)
        return node.text() if node else ""

    @cached_property
    def base_url(self) -> str:
        """What its relative references count from."""
        bases = (node.attributes for node in self.tagged("base"))
        reference = next((base["href"] for base in bases if "href" in base), None)
        return join(self.url, reference or "") or self.url

    def will_be_cut(self) -> None:
        """Forget the elements that were listed, once they told what is still asked for then."""
        _ = self.base_url
        for listed in ("_elements", "_by_tag"):
            self.__dict__.pop(listed, None)

    @cached_property
    def _elements(self) -> Sequence[Node]:
        return select(self.tree, "*")

    @cached_property
    def _by_tag(self) -> Mapping[str, list[Node]]:
        by_tag: dict[str, list[Node]] = defaultdict(list)
        for node in self._elements:
            by_tag[node.tag or ""].append(node)
        return by_tag


def parse(html: str) -> Tree:
    """Tree of a whole page."""
    return Tree(html)


def read_document(
    body: bytes, *, url: str, content_type: str | None, language: str | None = None
) -> Document:
    """Decode and parse a page; `language` is the site's, for bytes that declare nothing."""
    html, charset = decode(body, content_type=content_type, language=language)
    return Document(url, html, charset, parse(html))


def select(node: Node | Tree, selector: str) -> list[Node]:
    """Nodes that a CSS selector finds, in page order."""
    return node.css(selector)


def first(node: Node | Tree, selector: str) -> Node | None:
    """First node that a CSS selector finds."""
    return node.css_first(selector)


def take_out(nodes: Sequence[Node]) -> None:
    """Take nodes out of their tree, each once: one inside another is gone with that one."""
    named = {node.mem_id for node in nodes}
    outermost = [node for node in nodes if not _is_below(node, named)]
    for node in outermost:
        node.decompose()


def _is_below(node: Node, named: Set[int]) -> bool:
    up = node.parent
    while up is not None and up.mem_id not in named:
        up = up.parent
    return up is not None


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
    is_folded = not DOUBLE_SPACE.search(text) and not _has_odd_blank(text.replace("\n", " "))
    lines = [line.strip(" ") if is_folded else fold_blanks(line) for line in text.split("\n")]
    return "\n".join([line for line in lines if line])


def has_text(node: Node) -> bool:
    """True when a reader sees any text in an element; walks no further than the first of it."""
    return any(not piece.isspace() for piece in _pieces(node))


def fold_blanks(text: str) -> str:
    """A text whose runs of white space are one space each, none at its ends.

    Most texts are so already, and a look costs a fifth of taking them apart.
    """
    if DOUBLE_SPACE.search(text) or _has_odd_blank(text):
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
