"""What is cut from the chosen block: everything in it that is not the article's text.

Works on the outline; `cuts` only names the blocks to cut, the caller removes their elements.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.casing import compile_small, small_letters
from crawler.extraction.blocks import HEADINGS, Block, leaves_of
from crawler.extraction.body.boilerplate import (
    SHORT,
    heads_comments,
    heads_sources,
    invites,
    is_boilerplate_line,
    is_dateline,
    is_stamp,
    starts_tail,
)
from crawler.extraction.body.boxes import (
    SENTENCE_END,
    begins_as_tail,
    has_linked_heading,
    is_labelled_link,
    is_link_list,
    is_microdata,
    offers,
    points_away,
    presents_author,
    teasers_in,
)
from crawler.extraction.body.closing import blocks_below_text
from crawler.extraction.body.comments import replies_to
from crawler.extraction.body.declared import declares_most, is_undeclared
from crawler.extraction.body.odd_lines import odd_lines
from crawler.extraction.body.opening import blocks_above_text
from crawler.extraction.body.repeats import Repeats
from crawler.extraction.folding import similar
from crawler.extraction.hints import Hint
from crawler.patterns import pattern_of

LEAD, STRONG, WEAK = Hint.LEAD, Hint.STRONG, Hint.WEAK
MOST_OF_TEXT = 0.4  # a block with more of the good text than this is kept whatever its class
MOST_BESIDE = 0.7  # of it, and the text itself stands beside
FEW_TEXT = 0.2  # weak hints cut only what holds less of the good text than this
SIDE_TAGS = frozenset({"nav", "footer", "aside", "fieldset"})
COUNTED = pattern_of(r"[(（]\D{0,4}\d+\D{0,4}[)）]|^\d+\s")  # headings of comments count them
LEVELS = 3  # of an editor's wrappers around the words of a paragraph
NEAR = 3  # blocks below a heading, a byline among them
ANNOUNCES = (":", "：")  # a sentence that names a day and announces a list
LONGEST_TAIL_BOX = 80  # bytes
A_TEXT = 1500  # bytes of worth above readers' comments, which may be as much
LONGEST_ABOUT, LONGEST_HEADING = 90, 160  # characters, bytes
ABOUT = compile_small(
    r"^(?:(?:about|über|à\spropos|acerca\sde|sobre|informazioni\ssu|chi\sè|over|om|o\s(?:spółce|firmě|"
    r"společnosti|spoločnosti)|об?|про|despre|a(?:z)?\s\S+ról|σχετικά\sμε|tentang|عن|على)\s|关于|關於)\s?\S"
)
OPENING = 60  # worth of the first paragraph
REMEMBERED = 512  # short texts; boxes one inside another have the same, and so have pages of a site


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the page tells of its article beside the text: to know what is not of it."""

    title: str | None = None
    authors: frozenset[str] = frozenset()  # folded
    text: str = ""  # declared for machines, folded
    summaries: tuple[str, ...] = ()  # declared for machines, folded


def cuts(root: Block, told: Told) -> list[Block]:
    """Blocks below `root` to remove, outermost only, in page order."""
    found: list[Block] = []
    leaves = list(leaves_of(root))
    repeats = Repeats(root, leaves)
    borne = _borne_by_text(root, leaves)
    declared = told.text if declares_most(root, told.text) else ""
    beside = blocks_above_text(root, leaves, title=told.title, summaries=told.summaries)
    beside |= blocks_below_text(root, leaves, authors=told.authors)
    beside |= replies_to(root, leaves, title=told.title) | odd_lines(root, leaves)
    stack, started = [root], root.value > 0
    while stack:
        block = stack.pop()
        started = started or block.value > OPENING
        tail, kept = False, []
        teasers = teasers_in(block, root)
        for child in block.children:
            is_end = not tail and (
                starts_tail(child) or _heads_contacts(block, child) or _is_box_of_heading(child)
            )
            if is_end and _rest_is_tail(block, child, root):
                tail = True
                found.append(child)
            elif (
                tail
                or _is_cut(child, root, told, borne)
                or (declared and child.hint is not LEAD and is_undeclared(child, declared))
                or (child.tag == "h1" and not started and not child.children)
                or (not started and _is_dateline(child))
                or child in teasers
                or child in beside
                or repeats.has(child)
            ):
                found.append(child)
            else:
                started = started or child.good > OPENING
                kept.append(child)
        stack.extend(reversed(kept))
    return found


def _borne_by_text(root: Block, leaves: Sequence[Block]) -> set[str]:
    """Classes that most of the text bears: whatever they are called, paragraphs have them."""
    worth: Counter[str] = Counter()
    for leaf in leaves:
        up: Block | None = leaf if leaf.value > 0 else None
        for _ in range(LEVELS):
            if up is None or up is root:
                break
            if up.hint is WEAK:
                worth[up.names] += int(leaf.value)
            up = up.parent
    return {names for names, size in worth.items() if size > MOST_OF_TEXT * root.good}


def _is_cut(block: Block, root: Block, told: Told, borne: set[str]) -> bool:
    if not block.size:
        return block.hint is STRONG or block.tag in SIDE_TAGS
    if root.good and block.good > MOST_OF_TEXT * root.good:
        return block.good < MOST_BESIDE * root.good and is_microdata(block)
    is_side = block.hint is STRONG or block.tag in SIDE_TAGS
    return (
        is_side
        or is_microdata(block)
        or (_is_weak(block, root) and block.names not in borne)
        or _is_title(block, told.title)
        or presents_author(block, told.authors)
        or is_link_list(block)
        or (block.size <= SHORT and _says_nothing(block.text))
        or begins_as_tail(block, root)
        or is_labelled_link(block)
        or points_away(block)
        or offers(block, root)
    )


def _is_dateline(block: Block) -> bool:
    if block.size > SHORT or block.tag in HEADINGS or block.text.endswith(ANNOUNCES):
        return False
    return is_dateline(block.text)


@lru_cache(maxsize=REMEMBERED)
def _says_nothing(text: str) -> bool:
    return all(map(is_boilerplate_line, text.split("\n"))) or invites(text) or is_stamp(text)


def _is_weak(block: Block, root: Block) -> bool:
    """True for a header, a form or what a class calls so, that holds little of the text."""
    weak = block.hint is WEAK or block.tag in {"header", "form"} or _is_region(block)
    return (
        weak
        and block.good <= FEW_TEXT * root.good
        and not _is_text_paragraph(block)
        and not _heads_section(block)
    )


def _is_region(block: Block) -> bool:
    """True for a section that readers of screens may pass over: a promotion, a byline."""
    return block.tag == "section" and block.node.attributes.get("role") == "region"


def _heads_section(block: Block) -> bool:
    """True for a heading within the text, or a header with one, right above a paragraph."""
    if block.tag not in HEADINGS and block.tag != "header":
        return False
    headings = [leaf for leaf in leaves_of(block) if leaf.tag in HEADINGS]
    if not headings or block.good or any(leaf.tag == "h1" for leaf in headings):
        return False
    below = list(_after(block.parent, block))[:NEAR] if block.parent else []
    if not below and (box := _figure_of(block)) and box.parent:
        below = list(_after(box.parent, box))[:NEAR]
    if block.tag == "header":
        return any(one.value > 0 and not one.children for one in below)
    return any(one.good > 0 for one in below)  # builders set each paragraph in a box of its own


def _figure_of(block: Block) -> Block | None:
    """The figure that holds nothing else, as some editors set each block of a text."""
    while block.parent is not None and len(block.parent.children) == 1:
        block = block.parent
        if block.tag == "figure":
            return block
    return None


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


def _is_box_of_heading(block: Block) -> bool:
    """True for a small box with the heading of comments: they stand in the next one."""
    if not block.children or block.size > LONGEST_TAIL_BOX:
        return False
    return any(heads_comments(leaf) and starts_tail(leaf) for leaf in leaves_of(block))


def _rest_is_tail(parent: Block, start: Block, root: Block) -> bool:
    """True when what follows a heading such as "Related" is little text or mostly links."""
    rest = list(_after(parent, start))
    size = sum(block.size for block in rest)
    linked = sum(block.linked for block in rest)
    good = sum(block.good for block in rest)
    is_sure = COUNTED.search(start.text) or heads_sources(start) or heads_comments(start)
    limit = 0.5 if is_sure or any("@" in block.text for block in rest) else 0.15
    if heads_comments(start) and root.good - good > A_TEXT:
        limit = 0.8
    if good < limit * root.good or (size > 0 and linked > 0.3 * size):
        return True
    return good < 0.5 * root.good and sum(map(has_linked_heading, rest)) > 1


def _heads_contacts(parent: Block, start: Block) -> bool:
    """True for "About the company" above its address, as releases for the press end."""
    if start.value or start.size > LONGEST_HEADING:
        return False
    is_about = ABOUT.match(small_letters(start.text[:LONGEST_ABOUT]))
    return bool(is_about) and any("@" in block.text for block in _after(parent, start))


def _after(parent: Block, start: Block) -> Iterator[Block]:
    at = next(index for index, child in enumerate(parent.children) if child is start)
    return iter(parent.children[at + 1 :])
