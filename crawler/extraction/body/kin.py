"""Parts of a text in elements of one class above the chosen one, with boxes between them.

Old systems set the first paragraphs and the rest into two elements, and a column of links between.
The element around both holds that column, too, so the parts are put together one by one. What
stands below in such an element is as often a plea or a note on the author.
"""

from collections.abc import Sequence

from crawler.extraction.blocks import HEADINGS, Block, leaves_of
from crawler.extraction.hints import Hint

BODY = Hint.BODY
LEVELS = 3  # from the chosen block up, as long as a class says that it is the text
A_PART = 120  # bytes of worth
MOST_LINKS = 0.3


def parts_before(block: Block) -> list[Block]:
    """The parts of the same text above a block, in page order."""
    found: list[Block] = []
    chain = block
    for level in range(LEVELS):
        is_text = chain.hint is BODY or (level == 0 and chain.tag == "article")
        if chain.parent is None or not is_text:
            break
        if chain.hint is BODY:
            siblings = chain.parent.children
            found = [*_alike(siblings[: siblings.index(chain)], chain), *found]
        chain = chain.parent
    return found


def _alike(blocks: Sequence[Block], chain: Block) -> list[Block]:
    """Those of the same tag and class that hold paragraphs and no heading."""
    return [
        other
        for other in blocks
        if other.tag == chain.tag
        and other.names == chain.names
        and other.good > A_PART
        and other.link_share < MOST_LINKS
        and not any(leaf.tag in HEADINGS for leaf in leaves_of(other))
    ]
