"""What is cut from the chosen block: everything in it that is not the article's text.

Works on the outline; `cuts` only names the blocks to cut, the caller removes their elements.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.extraction.boilerplate import (
    is_boilerplate_line,
    is_dateline,
    is_offer,
    points_elsewhere,
    starts_tail,
)
from crawler.extraction.folding import fold, similar
from crawler.extraction.hints import Hint
from crawler.extraction.outline import HEADINGS, Block

MOST_OF_TEXT = 0.4  # a block with more of the good text than this is kept whatever its class
FEW_TEXT = 0.2  # weak hints cut only what holds less of the good text than this
SHORT = 260  # bytes; boilerplate lines are shorter
LINK_LIST = 0.55  # share of links in lists that lead elsewhere
LINK_LINE = 0.85  # share of links in a paragraph that only points elsewhere
POINTED = 0.5  # share of links in a line or a card that leads to another article
LONGEST_OFFER = 900  # bytes
BOXES = frozenset({"div", "section", "figure", "aside", "ul", "form", "article", "blockquote"})
LISTS = frozenset({"ul", "ol", "dl", "table", "tbody", "div", "section", "nav"})
SIDE_TAGS = frozenset({"nav", "footer", "aside", "fieldset"})
AGAIN_AND_AGAIN = 3
LONGEST_CARD = 600  # bytes
SHORTEST_DECLARED = 300  # letters; shorter ones are summaries
MOST_DECLARED = 0.8  # of the paragraphs; else the declared text is another or a part
LAST = 20  # letters in which text and declared text end alike, unless that is cut short
SAMPLE = 50  # letters by which a paragraph is known
A_PARAGRAPH = 90  # bytes; shorter lines may well be said twice
SHORTEST_LABEL = 3  # bytes
CELLS = frozenset({"td", "th", "li", "dd", "dt"})  # whose words may well repeat
OPENING = 60  # worth of the first paragraph
SENTENCE_END = re.compile(r"[.!?。！？…”\"»）)]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the page tells of its article beside the text: to know what is not of it."""

    title: str | None = None
    authors: frozenset[str] = frozenset()  # folded
    text: str = ""  # declared for machines, folded


def cuts(root: Block, told: Told) -> list[Block]:
    """Blocks below `root` to remove, outermost only, in page order."""
    found: list[Block] = []
    repeated = _repeated_lines(root)
    seen: set[str] = set()
    declared = told.text if _declares_most(root, told.text) else ""
    stack, started = [root], root.value > 0
    while stack:
        block = stack.pop()
        started = started or block.value > OPENING
        tail, kept = False, []
        teasers = _teasers(block, root)
        for child in block.children:
            if (
                tail
                or _is_cut(child, root, told)
                or (declared and _is_undeclared(child, declared))
                or (child.tag == "h1" and not started and not child.children)
                or (not started and _is_dateline(child))
                or child in teasers
                or (repeated and child.size <= SHORT and child.text in repeated)
                or _is_told_again(child, seen)
            ):
                found.append(child)
            elif starts_tail(child) and _rest_is_tail(block, child, root):
                tail = True
                found.append(child)
            else:
                started = started or child.good > OPENING
                kept.append(child)
        stack.extend(reversed(kept))
    return found


def _is_cut(block: Block, root: Block, told: Told) -> bool:
    if not block.size:
        return block.hint is Hint.STRONG or block.tag in SIDE_TAGS
    if root.good and block.good > MOST_OF_TEXT * root.good:
        return False
    is_side = block.hint is Hint.STRONG or block.tag in SIDE_TAGS
    return (
        is_side
        or _is_weak(block, root)
        or _is_title(block, told.title)
        or _presents_author(block, told.authors)
        or _is_link_list(block)
        or (block.size <= SHORT and is_boilerplate_line(block.text))
        or _is_pointer(block)
        or _is_offer(block, root)
    )


def _is_pointer(block: Block) -> bool:
    """True for a card that is one link, or a line such as "Read more" beside one."""
    if not block.links or block.link_share < POINTED:
        return False
    if block.children and block.link_share > LINK_LINE and block.tag in BOXES:
        return True
    return block.size <= SHORT and any(map(points_elsewhere, block.text.split("\n")))


def _is_offer(block: Block, root: Block) -> bool:
    """True for a small box, with a heading, a button or a list of its own, that sells something."""
    if not block.children or block.tag not in BOXES or block.size > LONGEST_OFFER:
        return False
    return block.good < FEW_TEXT * root.good + SHORT and is_offer(block.text)


def _repeated_lines(root: Block) -> set[str]:
    """Lines that stand in the text again and again: labels of a slide show, buttons."""
    counts: Counter[str] = Counter()
    stack = list(root.children)
    while stack:
        block = stack.pop()
        stack.extend(block.children)
        if (
            SHORTEST_LABEL < block.own_size <= SHORT
            and not block.own_marks
            and block.tag not in CELLS
        ):
            counts[block.own_text] += 1
    return {line for line, count in counts.items() if count >= AGAIN_AND_AGAIN}


def _is_told_again(block: Block, seen: set[str]) -> bool:
    """True for a paragraph that stood above already: pages print some for each size of screen."""
    if block.children or block.own_size < A_PARAGRAPH:
        return False
    if block.own_text in seen:
        return True
    seen.add(block.own_text)
    return False


def _presents_author(block: Block, authors: frozenset[str]) -> bool:
    """True for a line that is only an author's name, or a small box that begins with one."""
    if not authors or block.size > LONGEST_CARD:
        return False
    leaf: Block | None = block
    while leaf is not None and not leaf.own_size:
        leaf = next((child for child in leaf.children if child.size), None)
    return leaf is not None and leaf.own_size < SHORT and fold(leaf.own_text) in authors


def _declares_most(root: Block, declared: str) -> bool:
    """True when nearly all paragraphs stand in the declared text, and it is not cut short."""
    if len(declared) < SHORTEST_DECLARED:
        return False
    held, there, is_whole = 0, 0, False
    stack = [root]
    while stack:
        block = stack.pop()
        stack.extend(block.children)
        if block.value > 0:
            text = fold(block.own_text)
            held += block.own_size
            there += block.own_size if text[:SAMPLE] in declared else 0
            is_whole = is_whole or text[-LAST:] == declared[-LAST:]
    return is_whole and there > MOST_DECLARED * held


def _is_undeclared(block: Block, declared: str) -> bool:
    """True for a paragraph that the publisher does not count as the article's text."""
    if block.children or block.tag not in {"p", "div", "section", "aside"} or not block.own_size:
        return False
    return fold(block.own_text)[:SAMPLE] not in declared


def _teasers(parent: Block, root: Block) -> list[Block]:
    """Boxes side by side, each with a heading that is a link: they pass on other articles."""
    boxes = [b for b in parent.children if b.tag not in HEADINGS and _has_linked_heading(b)]
    if len(boxes) > 1 and sum(box.good for box in boxes) < FEW_TEXT * root.good:
        return boxes
    return []


def _has_linked_heading(block: Block) -> bool:
    stack = [block]
    while stack:
        inner = stack.pop()
        if inner.tag in HEADINGS and inner.own_size and inner.link_share > LINK_LINE:
            return True
        stack.extend(inner.children)
    return False


def _is_dateline(block: Block) -> bool:
    return block.size <= SHORT and block.tag not in HEADINGS and is_dateline(block.text)


def _is_weak(block: Block, root: Block) -> bool:
    """True for a header, a form or what a class calls so, that holds little of the text."""
    weak = block.hint is Hint.WEAK or block.tag in {"header", "form"}
    return weak and block.good <= FEW_TEXT * root.good and not _is_text_paragraph(block)


def _is_title(block: Block, title: str | None) -> bool:
    """True for the title's heading; page builders set the headings of sections as `h1` too."""
    if title is None or block.tag not in {"h1", "h2"}:
        return False
    return block.own_text == title or (block.tag == "h1" and similar(block.text, title))


def _is_text_paragraph(block: Block) -> bool:
    """A paragraph that reads like text though its class sounds otherwise, as `p.info` may."""
    if block.tag not in {"p", "blockquote", "pre"}:
        return False
    return block.value > SHORT / 2 or bool(block.own_marks and SENTENCE_END.search(block.own_text))


def _is_link_list(block: Block) -> bool:
    if block.tag in LISTS:
        return block.links > 1 and block.link_share > LINK_LIST and block.good < SHORT
    if block.tag in {"p", "li"} | HEADINGS:
        crowded = block.link_share > LINK_LINE and block.size > 12  # noqa: PLR2004  # bytes
        return crowded and not SENTENCE_END.search(block.text)
    return False


def _rest_is_tail(parent: Block, start: Block, root: Block) -> bool:
    """True when what follows a heading such as "Related" is little text or mostly links."""
    rest = list(_after(parent, start))
    size = sum(block.size for block in rest)
    linked = sum(block.linked for block in rest)
    good = sum(block.good for block in rest)
    if good < 0.15 * root.good or (size > 0 and linked > 0.3 * size):
        return True
    return good < 0.5 * root.good and sum(map(_has_linked_heading, rest)) > 1


def _after(parent: Block, start: Block) -> Iterator[Block]:
    at = next(index for index, child in enumerate(parent.children) if child is start)
    return iter(parent.children[at + 1 :])
