"""Which block of a page holds the article's text.

Each block is valued by its own text: what stands outside links, sentence marks counted, headings
and single words at nothing, lists of links below nothing. Values flow to the holders above,
weaker with each step, so that the element right around the paragraphs wins; then the choice
climbs while the holder above adds more text than noise, which joins articles that are cut in
sections.
"""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from crawler.extraction.blocks import HEADINGS, Block
from crawler.extraction.body.endless import earlier_article, holders_of_headlines, is_inside
from crawler.extraction.hints import Hint

BODY, WEAK = Hint.BODY, Hint.WEAK
SHARES = (1.0, 0.6, 0.3, 0.15, 0.1)  # of a value, to the holder, the one above it and so on
LONG_LINE = 90  # bytes; a shorter line is text only when it reads like a sentence
SHORT_LINE = 24  # bytes; shorter ones are labels
LONG_HEADING = 150  # bytes; with two sentence marks it is a paragraph set as a heading
MARK_WORTH = 10  # bytes that one sentence mark is worth
LINKED_HEADING = 3.0  # bytes of noise a byte: it passes on another article, with what stands below
MOSTLY_LINKS = 0.5
TAG_WORTH = {"p": 1.0, "pre": 1.0, "blockquote": 1.0, "li": 0.6, "dd": 0.6, "td": 0.8, "th": 0.2,
             "figcaption": 0.2, "caption": 0.2, "dt": 0.3, "address": 0.0,
             "summary": 0.3}  # fmt: skip
PLAIN_WORTH = 0.9  # div, section and the rest
HOLDER_WORTH = {"article": 1.3, "main": 1.2, "blockquote": 0.5, "li": 0.6, "ul": 0.5, "ol": 0.5,
                "figure": 0.2, "dl": 0.5, "form": 0.9, "tr": 0.6, "tbody": 0.8}  # fmt: skip
BODY_WORTH = 1.4  # of a holder whose class says that it is the text
SHORTEST_TEXT = 250  # bytes of worth of what was left out at first
ADDED_TEXT = 0.12  # of what is chosen; less is not worth another level
BESIDE = 0.6  # of it; in layouts of tables, what another cell of the row must add
MOST_BEHIND = 0.7  # of what a holder adds; the rest may be a caption above the text
ADDED_NOISE = 0.5  # bytes of noise for each byte of text that a higher holder may bring


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The chosen block and how sure the choice is, 0 to 1."""

    block: Block
    confidence: float


def best_choice(blocks: Sequence[Block], outside: Set[Block]) -> Choice | None:
    """The block that holds most of the text, with nothing of what stands `outside`."""
    scores: dict[Block, float] = {}
    for block in blocks:
        if block in outside:
            block.value, block.good, block.bad = 0.0, 0.0, float(block.own_size)
            continue
        value = block.value = value_of(block) if block.own_size else 0.0
        block.good, block.bad = (value, 0.0) if value > 0 else (0.0, -value)
        if value > 0:
            _share_out(block, scores)
    for block in reversed(blocks):
        if block.parent is not None:
            block.parent.good += block.good
            block.parent.bad += block.bad
    if not scores:
        return None
    weighed = {block: score * _worth(block) for block, score in scores.items()}
    best = max(weighed, key=lambda block: weighed[block])
    headlines = holders_of_headlines(blocks)
    if earlier := earlier_article(best, headlines, worth=SHORTEST_TEXT):
        best = max((b for b in weighed if is_inside(b, earlier)), key=lambda block: weighed[block])
    chosen = _climb(best, headlines)
    whole = blocks[0].good
    return Choice(block=chosen, confidence=round(min(1.0, chosen.good / whole), 2) if whole else 0)


def value_of(block: Block) -> float:
    """What a block's own text adds to an article, in bytes; below zero for lists of links."""
    size, linked = block.own_size, block.own_linked
    if not size or (block.tag in HEADINGS and (size < LONG_HEADING or block.own_marks < 2)):  # noqa: PLR2004
        return -LINKED_HEADING * linked if linked * 2 > size else 0.0
    if linked > size * MOSTLY_LINKS:
        return -float(linked)
    if size < SHORT_LINE or (not block.own_marks and (size < LONG_LINE or _runs_on(block))):
        return 0.0
    worth = TAG_WORTH.get(block.tag, PLAIN_WORTH)
    return (size - 1.5 * linked + MARK_WORTH * block.own_marks) * worth


def _runs_on(block: Block) -> bool:
    """True for digits and codes without a blank; scripts without blanks lie beyond ASCII."""
    return block.own_text.isascii() and " " not in block.own_text


def _share_out(block: Block, scores: dict[Block, float]) -> None:
    holder = block if block.tag not in {"p", "li", "pre"} or block.breaks > 1 else block.parent
    for share in SHARES:
        if holder is None:
            return
        scores[holder] = scores.get(holder, 0.0) + block.value * share
        holder = holder.parent


def _worth(block: Block) -> float:
    worth = HOLDER_WORTH.get(block.tag, 1.0) * (1 - block.link_share)
    if block.hint is BODY:
        return worth * BODY_WORTH
    return worth * (0.7 if block.hint is WEAK else 1.0)


def _climb(best: Block, headlines: Counter[Block]) -> Block:
    """The highest holder that still adds more text than noise, and no second article."""
    if best.tag == "p" and best.parent is not None and best.parent.bad - best.bad < best.good / 4:
        best = best.parent  # the paragraph with most breaks is not all of a text
    chosen, up, below = best, best.parent, best
    aside = 0.0
    while up is not None and up.tag != "html":
        if headlines[below] and headlines[up] > headlines[below]:
            break  # pages that scroll without end print the next article below
        text, noise = up.good - chosen.good - aside, up.bad - chosen.bad
        is_column = up.tag == "tr" or _is_all_behind(below, up, text)
        if is_column and text < BESIDE * chosen.good:
            aside += text  # a part of its own, whose words bring no higher holder nearer
        elif text > ADDED_TEXT * chosen.good and noise < ADDED_NOISE * text:
            chosen, aside = up, 0.0
        below, up = up, up.parent
    return chosen


def _is_all_behind(below: Block, up: Block, text: float) -> bool:
    """True when what a holder adds stands in one block behind the text, of another kind.

    Parts of a text are alike: they share a class, or none has any.
    """
    at = next(index for index, one in enumerate(up.children) if one is below)
    behind = [one for one in up.children[at + 1 :] if one.good > 0]
    if below.tag == "p" or sum(one.good for one in behind) < MOST_BEHIND * text:
        return False
    names = set(below.names.split())
    return not any(one.tag == below.tag and _shares(names, one.names) for one in behind)


def _shares(names: Set[str], others: str) -> bool:
    return not names.isdisjoint(others.split()) if names else not others
