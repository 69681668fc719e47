"""What a publisher counts as its article's text: `articleBody` of JSON-LD against the paragraphs.

Asked only where the declared text holds nearly all paragraphs and is not cut short: what it leaves
out then is no text of the article.
"""

from crawler.extraction.blocks import Block
from crawler.extraction.folding import fold

SHORTEST_DECLARED = 300  # letters; shorter ones are summaries
MOST_DECLARED = 0.8  # of the paragraphs; else the declared text is another or a part
LAST = 20  # letters in which text and declared text end alike, unless that is cut short
SAMPLE = 50  # letters by which a paragraph is known


def declares_most(root: Block, declared: str) -> bool:
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


def is_undeclared(block: Block, declared: str) -> bool:
    """True for a paragraph that the publisher does not count as the article's text."""
    if block.children or block.tag not in {"p", "div", "section", "aside"} or not block.own_size:
        return False
    return fold(block.own_text)[:SAMPLE] not in declared
