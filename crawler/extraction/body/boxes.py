"""Boxes and lines among a text that pass on other articles, sell something or present somebody.

Judged by what is in them: links, words that send elsewhere (`boilerplate`), an author's name.
"""

from functools import lru_cache

from crawler.casing import compile_small, small_letters
from crawler.document import first
from crawler.extraction.blocks import HEADINGS, Block, first_leaf, leaves_of
from crawler.extraction.body.boilerplate import (
    SHORT,
    heads_comments,
    is_offer,
    is_plea,
    is_tail_heading,
    points_elsewhere,
    starts_tail,
)
from crawler.extraction.folding import fold
from crawler.patterns import pattern_of

COMMENTED = 0.5  # comments are often as long as what they are about
FEW_TEXT = 0.2  # weak hints cut only what holds less of the good text than this
LINK_LIST = 0.55  # share of links in lists that lead elsewhere
LINK_LINE = 0.85  # share of links in a paragraph that only points elsewhere
LABELLED = 0.65  # of a box with one link below a label
POINTED = 0.5  # share of links in a line or a card that leads to another article
LONGEST_OFFER, LONGEST_PLEA = 900, 400  # bytes
WITH_HEADING = frozenset({"div", "section", "table", "aside", "article"})
BOXES = frozenset({"div", "section", "figure", "aside", "ul", "form", "article", "blockquote"})
LISTS = frozenset({"ul", "ol", "dl", "table", "tbody", "div", "section", "nav"})
FEWEST_PROPERTIES = 5  # of such a copy
POINTER = pattern_of(r"\s*(?:>{2,3}|►|▶|➡|👉)\s?\S")  # before a link to another article
CAPITALS = pattern_of(r"[A-ZÀ-Þ][A-ZÀ-Þ0-9 '’&-]{2,40}:\s?")  # `STARTING FIVE: `, and a link
LONGEST_NOTE = 120  # characters of a line that tells how a summary was made
MACHINE = compile_small(
    r"(?:summar\w+|points|overview|highlights)\b.{0,30}\b(?:AI|artificial\sintelligence|ChatGPT)\b|"
    r"\bAI[\s-](?:generated|powered)\s(?:summary|overview|highlights)|"
    r"(?:KI[\s-]generiert\w*\szusammenfass|zusammenfass\w*.{0,30}\bKI\b)|(?:résumé|synthèse)\b.{0,30}\bIA\b|"
    r"resum\w+\b.{0,30}\b(?:IA|inteligencia\sartificial|inteligência\sartificial)\b|AI\s?(?:要約|摘要|总结|요약)"
)
LONGEST_CARD = 600  # bytes
REMEMBERED = 64  # texts; boxes one inside another have the same
LONGEST_BY = 8  # letters before a name, such as "written by"
SENTENCE_END = pattern_of(r"[.!?。！？…”\"»）)]\s*$")


def is_microdata(block: Block) -> bool:
    """True for a hidden copy of the article for machines: each line in it is a property."""
    if len(block.children) < FEWEST_PROPERTIES:
        return False
    return all("itemprop" in child.node.attributes for child in block.children if child.size)


def points_away(block: Block) -> bool:
    """True for a card that is one link, or a line such as "Read more" beside one."""
    if not block.links or block.link_share < POINTED:
        return False
    if block.children and block.link_share > LINK_LINE and block.tag in BOXES:
        return True
    if block.tag == "div" and block.link_share > LINK_LINE and first(block.node, "a > img"):
        return True
    if block.links == 1 and block.link_share > LABELLED and block.tag in {"section", "aside"}:
        return not any(SENTENCE_END.search(leaf.own_text) for leaf in leaves_of(block))
    if block.breaks and not block.children and any(map(is_tail_heading, block.first_lines[:1])):
        return True  # a list whose lines only breaks part
    is_pointer = POINTER.match(block.text) or any(map(points_elsewhere, block.text.split("\n")))
    return block.size <= SHORT and bool(is_pointer)


def is_labelled_link(block: Block) -> bool:
    """True for a paragraph that is a label in capitals and one link: `STARTING FIVE: …`."""
    label = CAPITALS.match(block.own_text) if block.tag == "p" and block.links == 1 else None
    return label is not None and block.size - label.end() <= block.linked + 1


def offers(block: Block, root: Block) -> bool:
    """True for a small box, with a heading, a button or a list of its own, that sells something."""
    if not block.children or block.tag not in BOXES or block.size > LONGEST_OFFER:
        return False
    if block.tag == "ul" and not block.links:
        return False  # what one needs to register for something
    if block.good >= FEW_TEXT * root.good + SHORT:
        return False
    return _sells(block.text, is_short=block.size < LONGEST_PLEA)


@lru_cache(maxsize=REMEMBERED)
def _sells(text: str, *, is_short: bool) -> bool:
    return is_made_by_machine(text) or is_offer(text) or (is_short and is_plea(text))


def begins_as_tail(block: Block, root: Block) -> bool:
    """True for a box under a heading such as "Comments", wherever it stands."""
    if not block.children or block.tag not in WITH_HEADING or block.good > COMMENTED * root.good:
        return False
    leaf = first_leaf(block)
    if leaf is None or not starts_tail(leaf):
        return False
    return block.good <= FEW_TEXT * root.good or heads_comments(leaf)


def is_made_by_machine(text: str) -> bool:
    """True for a box that says that a machine wrote the summary in it."""
    lines = small_letters(text).split("\n")
    return any(len(line) <= LONGEST_NOTE and MACHINE.search(line) for line in lines)


def presents_author(block: Block, authors: frozenset[str]) -> bool:
    """True for a line that is only an author's name, or a small box that begins with one."""
    if not authors or block.size > LONGEST_CARD:
        return False
    leaf = first_leaf(block)
    if leaf is None or leaf.own_size >= SHORT:
        return False
    name = fold(leaf.own_text)
    return name in authors or any(
        name.endswith(author) and len(name) - len(author) < LONGEST_BY for author in authors
    )


def teasers_in(parent: Block, root: Block) -> list[Block]:
    """Boxes side by side, each with a heading that is a link: they pass on other articles."""
    if len(parent.children) < 2 or not parent.links:  # noqa: PLR2004  # a row has two at least
        return []
    boxes = [b for b in parent.children if b.tag not in HEADINGS and has_linked_heading(b)]
    if len(boxes) > 1 and sum(box.good for box in boxes) < FEW_TEXT * root.good:
        return boxes
    return []


def has_linked_heading(block: Block) -> bool:
    """True when a heading in it is a link."""
    stack = [block]
    while stack:
        inner = stack.pop()
        if inner.tag in HEADINGS and inner.own_size and inner.link_share > LINK_LINE:
            return True
        stack.extend(child for child in inner.children if child.links)
    return False


def is_link_list(block: Block) -> bool:
    """True for a list of links, and for a line that is one and no sentence."""
    if block.tag in LISTS:
        return block.links > 1 and block.link_share > LINK_LIST and block.good < SHORT
    if block.tag in {"p", "li"} | HEADINGS:
        crowded = block.link_share > LINK_LINE and block.size > 12  # noqa: PLR2004  # bytes
        return crowded and not SENTENCE_END.search(block.text)
    return False
