"""What stands above the text within the block that holds it: kicker, headline, byline, date.

Old pages and print versions set them into the cells of the text itself. Looked at are the leaves
down to the first paragraphs; whatever stands above the headline, or above a line that is only a
byline or a date, is no text, and neither are the labels between the headline and the text.
"""

from collections.abc import Sequence

from crawler.extraction.blocks import HEADINGS, Block, leaves_of
from crawler.extraction.body.boilerplate import is_dateline
from crawler.extraction.body.leads import ABSTRACT, is_declared, is_headline, is_lead
from crawler.extraction.folding import fold
from crawler.extraction.hints import Hint

LOOKED_AT = 40  # leaves
A_PARAGRAPH = 60  # bytes of worth; with it the text has begun
A_LEAD = 60  # bytes of one that the page declares as its description
LITTLE = 0.15  # of the text that may stand above its headline: a summary
LONGEST = 260  # bytes of a line above the text
MOST_ABOVE = 3  # leaves at the text's start that may be a sub-title
FEW_PARAGRAPHS = 3  # of an element that holds the text
BODY_SHARE = 0.55  # of the text that one element below a lead holds
STOPS = (".", "!", "?", "。", "！", "？", "…", ":", "：")


def blocks_above_text(
    root: Block, leaves: Sequence[Block], *, title: str | None, summaries: Sequence[str]
) -> set[Block]:
    """Which leaves of `root` stand above its text and belong to its head, but a known lead."""
    head: list[Block] = []
    edge, has_title, worth = 0, False, 0.0
    wanted = fold(title or "")
    for leaf in leaves[:LOOKED_AT]:
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
    found = {leaf for leaf in head[:edge] if not _is_marked_lead(leaf)}
    found |= set(labels_above(root, title))
    if has_title:
        for leaf in head[edge:]:
            if leaf.value > 0 or leaf.tag in HEADINGS or leaf.text.endswith(STOPS):
                break
            found.add(leaf)
    return {leaf for leaf in found if leaf.size < A_LEAD or not is_declared(leaf, summaries)}


def _is_marked_lead(leaf: Block) -> bool:
    """True for words that a class calls the lead, whatever repeats the headline below them."""
    return leaf.value > 0 and Hint.LEAD in {leaf.hint, leaf.parent and leaf.parent.hint}


def strays_above(root: Block, title: str | None, summaries: Sequence[str]) -> list[Block]:
    """Words around the headline that are no lead, above the element with nearly all the text.

    A correction above it, an abstract that is labelled as such, the title of a video. A paragraph
    with a second of its kind beside it is none: the text begins there.
    """
    above = _above_text(root)
    leaves = _leaves_in(above)
    at = _place_of_headline(leaves, title)
    boxes = above or root.children[:MOST_ABOVE]
    found = [b for b in boxes if ABSTRACT.match(b.text) and _is_one_paragraph(b)]
    if at is None:
        return found
    leads = {block for block in above if is_lead(block, summaries)}
    return found + [
        leaf
        for place, leaf in enumerate(leaves)
        if leaf.value > 0
        and not _has_twin(leaf)
        and (place < at or not (is_lead(leaf, summaries) or leaf.parent in leads))
    ]


def leads_within(root: Block, title: str | None, summaries: Sequence[str]) -> list[Block]:
    """Leads beside the headline, where one element below holds nearly all the text.

    They often stand in a header, which is cut with all that is in it; also in one beside the text.
    """
    headers = [block for block in root.children[:MOST_ABOVE] if block.tag == "header"]
    leaves = _leaves_in(_above_text(root) or headers)
    at = _place_of_headline(leaves, title)
    if at is None:
        return []
    return [leaf for leaf in leaves[at + 1 :] if not leaf.children and is_lead(leaf, summaries)]


def _place_of_headline(leaves: Sequence[Block], title: str | None) -> int | None:
    wanted = fold(title or "")
    return next((at for at, leaf in enumerate(leaves) if is_headline(leaf, wanted)), None)


def _heads(block: Block) -> bool:
    return any(leaf.tag in HEADINGS for leaf in leaves_of(block))


def _is_one_paragraph(block: Block) -> bool:
    """True for one paragraph, also below a label such as "Summary"."""
    good = [child for child in block.children if child.good > 0]
    is_list = any(child.tag in {"ul", "ol"} for child in block.children)
    return len(block.children) <= 1 or is_list or (len(good) == 1 and len(block.children) == 2)  # noqa: PLR2004


def labels_above(root: Block, title: str | None) -> list[Block]:
    """Short lines beside the headline, where one element below holds nearly all the text."""
    leaves = _leaves_in(_above_text(root))
    if _place_of_headline(leaves, title) is None:
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


def _leaves_in(blocks: Sequence[Block]) -> list[Block]:
    return [leaf for block in blocks for leaf in leaves_of(block)]


def _has_paragraphs(block: Block) -> bool:
    good = [leaf for leaf in leaves_of(block) if leaf.value > 0]
    return len(good) >= FEW_PARAGRAPHS or any(leaf.breaks >= FEW_PARAGRAPHS for leaf in good)


def _has_twin(leaf: Block) -> bool:
    """True for one of several paragraphs side by side."""
    siblings = leaf.parent.children if leaf.parent else []
    return sum((b.tag, b.names, b.value > 0) == (leaf.tag, leaf.names, True) for b in siblings) > 1


def _is_dateline(leaf: Block) -> bool:
    return is_dateline(leaf.own_text) and not leaf.own_text.endswith(STOPS)
