"""What stands above the text within the block that holds it: kicker, headline, byline, date.

Old pages and print versions set them into the cells of the text itself. Looked at are the leaves
down to the first paragraphs; whatever stands above the headline, or above a line that is only a
byline or a date, is no text, and neither are the labels between the headline and the text.
"""

import re
from itertools import islice

from crawler.extraction.boilerplate import is_dateline
from crawler.extraction.folding import fold
from crawler.extraction.hints import Hint
from crawler.extraction.outline import HEADINGS, Block, leaves_of

LOOKED_AT = 40  # leaves
A_PARAGRAPH = 60  # bytes of worth; with it the text has begun
LITTLE = 0.15  # of the text that may stand above its headline: a summary
LONGEST = 260  # bytes of a line above the text
BODY_SHARE = 0.7  # of the text that one element below a lead holds
SUMMARY = re.compile(r"(?:摘\s?要|内容提要|内容摘要|導讀|导读)\s?[:：]")
STOPS = (".", "!", "?", "。", "！", "？", "…", ":", "：")


def blocks_above_text(root: Block, title: str | None) -> set[Block]:
    """Leaves below `root` that stand above its text and belong to its head."""
    head: list[Block] = []
    edge, has_title, worth = 0, False, 0.0
    wanted = fold(title or "")
    for leaf in islice(leaves_of(root), LOOKED_AT):
        if leaf.children:
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
    found = set(head[:edge])
    if has_title:
        for leaf in head[edge:]:
            if leaf.value > 0 or leaf.tag in HEADINGS or leaf.text.endswith(STOPS):
                break
            found.add(leaf)
    return found


def leads_above(root: Block) -> list[Block]:
    """Summaries within the chosen block, where one element below them holds nearly all the text."""
    found: list[Block] = []
    block = root
    while block.good > BODY_SHARE * root.good:
        below = next((b for b in block.children if b.good > BODY_SHARE * root.good), None)
        if below is None:
            break
        for child in block.children:
            if child is below:
                break
            is_lead = child.hint is Hint.LEAD or SUMMARY.match(child.text) is not None
            if is_lead and len(child.children) <= 1:
                found.append(child)
        block = below
    return found


def _is_dateline(leaf: Block) -> bool:
    return is_dateline(leaf.own_text) and not leaf.own_text.endswith(STOPS)
