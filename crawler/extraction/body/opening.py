"""What stands above the text within the block that holds it: kicker, headline, byline, date.

Old pages and print versions set them into the cells of the text itself. Looked at are the leaves
down to the first paragraphs; whatever stands above the headline, or above a line that is only a
byline or a date, is no text, and neither are the labels between the headline and the text.
"""

import re
from itertools import islice

from crawler.extraction.body.boilerplate import is_dateline
from crawler.extraction.folding import fold
from crawler.extraction.hints import Hint
from crawler.extraction.outline import HEADINGS, Block, leaves_of

LOOKED_AT = 40  # leaves
A_PARAGRAPH = 60  # bytes of worth; with it the text has begun
LITTLE = 0.15  # of the text that may stand above its headline: a summary
LONGEST = 260  # bytes of a line above the text
FEW_PARAGRAPHS = 3  # of an element that holds the text
BODY_SHARE = 0.55  # of the text that one element below a lead holds
SUMMARY = re.compile(r"(?:摘\s?要|内容提要|内容摘要|導讀|导读)\s?[:：]")
SUB_TITLE = re.compile(r"sub[-_]?(?:tit|head|line)|(?:tit|title|heading)[-_]?sub(?![a-z])", re.I)
SUMMARY_NAME = re.compile(
    r"summary|abstract|digest|zhaiyao|daodu|sommario|sumario|résumé|resumen|resumo|zusammenfassung",
    re.IGNORECASE,
)
STOPS = (".", "!", "?", "。", "！", "？", "…", ":", "：")


def blocks_above_text(root: Block, title: str | None) -> set[Block]:
    """Leaves below `root` that stand above its text and belong to its head."""
    head: list[Block] = []
    edge, has_title, worth = 0, False, 0.0
    wanted = fold(title or "")
    for leaf in islice(leaves_of(root), LOOKED_AT):
        if leaf.children and (leaf.good > 0 or _heads(leaf)):
            break  # words beside blocks: the text of a cell, or a paragraph with a box in it
        is_title = bool(wanted) and leaf.own_size <= LONGEST and fold(leaf.own_text) == wanted
        if is_title and worth <= LITTLE * root.good:
            has_title, worth = True, 0.0
            edge = len(head) + 1
        elif not worth and leaf.size <= LONGEST and _is_dateline(leaf):
            edge = len(head) + 1
        else:
            worth += max(leaf.value, 0.0)
        head.append(leaf)
        if worth > max(A_PARAGRAPH, LITTLE * root.good):
            break
    found = {*head[:edge], *labels_above(root, title)}
    if has_title:
        for leaf in head[edge:]:
            if leaf.value > 0 or leaf.tag in HEADINGS or leaf.text.endswith(STOPS):
                break
            found.add(leaf)
    return found


def leads_above(root: Block, title: str | None) -> list[Block]:
    """Summaries within the chosen block, where one element below them holds nearly all the text.

    Beside the headline any paragraph is one, unless a second of its kind follows: the text begins
    there, then. Without the headline, what its class or its first word calls a summary.
    """
    found: list[Block] = []
    above = _above_text(root)
    has_title = any(_is_headline(leaf, title) for block in above for leaf in leaves_of(block))
    for block in above:
        leaves = leaves_of(block)
        if block.hint is Hint.LEAD or SUMMARY.match(block.text):
            found += [block] if _is_one_paragraph(block) else []
        elif has_title:
            found += [leaf for leaf in leaves if leaf.value > 0 and not _has_twin(leaf)]
    return found or _beside_headline(root, title)


def _heads(block: Block) -> bool:
    return any(leaf.tag in HEADINGS for leaf in leaves_of(block))


def _is_one_paragraph(block: Block) -> bool:
    """True for one paragraph, also below a label such as "Summary"."""
    good = [child for child in block.children if child.good > 0]
    return len(block.children) <= 1 or (len(good) == 1 and len(block.children) == 2)  # noqa: PLR2004


def _beside_headline(root: Block, title: str | None) -> list[Block]:
    """What its class calls a summary or a sub-title, right above paragraphs that stand beside it.

    A class such as `intro` tells nothing here: first paragraphs bear it, too.
    """
    has_title = False
    for child in root.children[:LOOKED_AT]:
        if any(_is_headline(leaf, title) for leaf in leaves_of(child)):
            has_title = True
        elif child.tag in HEADINGS:
            return [child] if SUB_TITLE.search(child.names) else []
        elif has_title and child.names and SUMMARY_NAME.search(child.names):
            is_short = child.good < LITTLE * root.good
            return [child] if is_short and _is_one_paragraph(child) else []
        elif child.good > A_PARAGRAPH:
            break
    return []


def labels_above(root: Block, title: str | None) -> list[Block]:
    """Short lines beside the headline, where one element below holds nearly all the text."""
    leaves = [leaf for block in _above_text(root) for leaf in leaves_of(block)]
    if not any(_is_headline(leaf, title) for leaf in leaves):
        return []
    return [leaf for leaf in leaves if leaf.value <= 0 and leaf.tag != "figcaption"]


def _above_text(root: Block) -> list[Block]:
    """Elements in page order that stand above the one with nearly all the text."""
    above: list[Block] = []
    block = root
    while True:
        below = next((b for b in block.children if b.good > BODY_SHARE * root.good), None)
        if below is None or not _has_paragraphs(below):
            return above
        for child in block.children:
            if child is below:
                break
            above.append(child)
        block = below


def _has_paragraphs(block: Block) -> bool:
    good = (leaf for leaf in leaves_of(block) if leaf.value > 0)
    return sum(1 for _ in islice(good, FEW_PARAGRAPHS)) == FEW_PARAGRAPHS


def _is_headline(leaf: Block, title: str | None) -> bool:
    return leaf.tag == "h1" or (bool(title) and fold(leaf.own_text) == fold(title or ""))


def _has_twin(leaf: Block) -> bool:
    """True for one of several paragraphs side by side."""
    siblings = leaf.parent.children if leaf.parent else []
    return sum((b.tag, b.names, b.value > 0) == (leaf.tag, leaf.names, True) for b in siblings) > 1


def _is_dateline(leaf: Block) -> bool:
    return is_dateline(leaf.own_text) and not leaf.own_text.endswith(STOPS)
