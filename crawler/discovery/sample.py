"""One page looked at, with what is known of it from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from crawler.document import BLOCKS, SILENT, Document, Node, element_text, fold_blanks
from crawler.model import Response


@dataclass(slots=True, kw_only=True)
class Sample:
    """An article's page; `titles`, `dates` and `text` are what other sources say of it.

    `titles` and `dates` come with the most trusted first. `local_dates` are without a zone, as a
    list or a visible text tells them.
    """

    url: str
    page: Document
    response: Response | None = None
    titles: list[str] = field(default_factory=list)
    dates: list[datetime] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    text: str | None = None


@dataclass(slots=True)
class Block:
    """Text of one block element, without that of the blocks in it."""

    node: Node
    text: str
    linked: int = 0  # characters in links


def letters(text: str) -> str:
    """Letters and digits alone: the same for a page and for the Markdown made of it."""
    return "".join(ch for ch in text if ch.isalnum())


def elements(root: Node) -> Iterator[Node]:
    """Visible elements in page order."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.is_element_node and node.tag not in SILENT:
            yield node
            children = []
            child = node.child
            while child is not None:
                children.append(child)
                child = child.next
            stack.extend(reversed(children))


def short_texts(page: Document, *, most: int) -> Iterator[tuple[Node, str]]:
    """Elements of the body with a short text, and the text."""
    body = page.tree.body
    if body is not None:
        yield from short_texts_in(body, most=most)


def short_texts_in(root: Node, *, most: int) -> Iterator[tuple[Node, str]]:
    """Elements below and including one, with a short text, and the text."""
    for node in elements(root):
        text = fold_blanks(element_text(node))
        if text and len(text) <= most:
            yield node, text


def blocks(page: Document) -> list[Block]:
    """The body's text by block, in page order; what lines parted by `br` say is one block."""
    body = page.tree.body
    found: dict[int, Block] = {}
    if body is None:
        return []
    stack: list[tuple[Node, Node, bool]] = [(body, body, False)]
    while stack:
        node, block, linked = stack.pop()
        if node.is_text_node:
            text = node.text_content or ""
            if text.strip():
                entry = found.setdefault(block.mem_id, Block(block, ""))
                entry.text += text
                entry.linked += len(text.strip()) if linked else 0
            continue
        if not node.is_element_node or node.tag in SILENT:
            continue
        inner = node if node.tag in BLOCKS and node.tag != "br" else block
        children = []
        child = node.child
        while child is not None:
            children.append((child, inner, linked or node.tag == "a"))
            child = child.next
        stack.extend(reversed(children))
    for entry in found.values():
        entry.text = fold_blanks(entry.text)
    return list(found.values())
