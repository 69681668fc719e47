"""What a page says twice: labels, paragraphs for two sizes of screen, sentences set large."""

import re
from collections import Counter

from crawler.extraction.folding import fold
from crawler.extraction.outline import Block, leaves_of

SHORT = 260  # bytes; boilerplate lines are shorter
AGAIN_AND_AGAIN = 3
A_PARAGRAPH = 90  # bytes; shorter lines may well be said twice
SHORTEST_LABEL = 3  # bytes
CELLS = frozenset({"td", "th", "li", "dd", "dt"})  # whose words may well repeat
SHORTEST_PULLED, LONGEST_PULLED = 36, 420  # letters, bytes of a sentence that is set large
PULLED = re.compile(
    r"pull|quote|zitat|citat|citaz|citaç|exergue|accroche|destacad|highlight|frase|olho\b|\bpq\b",
    re.IGNORECASE,
)


def repeated_lines(root: Block) -> set[str]:
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


def is_told_again(block: Block, seen: set[str]) -> bool:
    """True for a paragraph that stood above already: pages print some for each size of screen."""
    if block.children or block.own_size < A_PARAGRAPH:
        return False
    if block.own_text in seen:
        return True
    seen.add(block.own_text)
    return False


def is_pulled(block: Block, root: Block) -> bool:
    """True for a sentence of the text that is set large beside it."""
    if block.size > LONGEST_PULLED or not (
        block.tag == "blockquote" or (block.names and PULLED.search(block.names))
    ):
        return False
    said = max(leaves_of(block), key=lambda leaf: leaf.own_size, default=block)
    text = fold(said.own_text)
    return len(text) > SHORTEST_PULLED and fold(root.text).count(text) > 1
