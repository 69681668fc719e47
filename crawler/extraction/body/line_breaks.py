"""Texts whose lines are parted by `<br>`, or by nothing but blank lines, instead of paragraphs.

Old pages print headline, date and text into one cell that way. Lines that are no text go; the
breaks around the others stay as they are.
"""

from collections.abc import Iterator
from html import escape

from crawler.document import Node, element_text, fold_blanks, select, take_out
from crawler.extraction.body.boilerplate import (
    invites,
    is_boilerplate_line,
    is_dateline,
    points_elsewhere,
)
from crawler.extraction.folding import fold
from crawler.extraction.outline import BLOCK_TAGS

LONGEST_LINE = 200  # characters of a boilerplate line
STOPS = ".!?。！？…:："
A_SENTENCE = 60  # characters; with such a line the text has begun
MOST_LINKS = 60  # of a text
FEWEST_PARAGRAPHS = 3  # blank lines between so many make a plain text


def cut_broken_lines(top: Node, *, title: str | None) -> None:
    """Remove boilerplate lines that only breaks part from the text, and headline and date above."""
    holders = {top.mem_id: top}  # loose lines stand between its blocks
    for mark in select(top, "br"):
        if mark.parent is not None:
            holders.setdefault(mark.parent.mem_id, mark.parent)
    found: list[Node] = []
    head: list[Node] = []  # lines above the headline
    started, below_title, wanted = False, False, fold(title or "")
    for holder in holders.values():
        for line in _lines(holder):
            text = fold_blanks(" ".join(_text(node) for node in line))
            if not text:
                continue
            started = started or len(text) > A_SENTENCE
            is_title = not started and bool(wanted) and fold(text) == wanted
            is_label = not started and (below_title or is_dateline(text)) and text[-1] not in STOPS
            if is_title:
                found += head
                below_title = True
            if is_title or is_label or (len(text) < LONGEST_LINE and _says_nothing(line, text)):
                found += line
            elif not started:
                head += line
    take_out(found)


def cut_pointers(top: Node) -> None:
    """Remove from within paragraphs what sends the reader elsewhere: `Also read: a headline`."""
    found: dict[int, Node] = {}
    for anchor in select(top, "p a")[:MOST_LINKS]:
        holder = anchor.parent
        while holder is not None and holder.tag not in BLOCK_TAGS:
            text = element_text(holder)
            if len(text) < LONGEST_LINE and points_elsewhere(text):
                found[holder.mem_id] = holder
            holder = holder.parent
    take_out(list(found.values()))


def paragraphs_of(node: Node) -> str | None:
    """A text without any element as paragraphs, where blank lines part them; else None."""
    child = node.child
    if child is None or child.tag != "-text" or child.next is not None:
        return None
    parts = [fold_blanks(part) for part in (child.text_content or "").split("\n\n")]
    parts = [part for part in parts if part]
    if len(parts) < FEWEST_PARAGRAPHS:
        return None
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in parts)


def _says_nothing(line: list[Node], text: str) -> bool:
    return is_boilerplate_line(text) or invites(text) or _points_elsewhere(line, text)


def _points_elsewhere(line: list[Node], text: str) -> bool:
    """True for a link with a word such as "more" before it or in it."""
    linked = sum(len(_text(node)) for node in line if node.tag == "a")
    return 2 * linked > len(text) and points_elsewhere(text)


def _lines(holder: Node) -> Iterator[list[Node]]:
    """The nodes of each line; what holds blocks of its own is none."""
    line: list[Node] = []
    child = holder.child
    while child is not None:
        if child.tag == "br" or child.tag in BLOCK_TAGS:
            if line:
                yield line
            line = []
        else:
            line.append(child)
        child = child.next
    if line:
        yield line


def _text(node: Node) -> str:
    return (node.text_content or "") if node.tag == "-text" else element_text(node)
