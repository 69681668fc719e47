"""Boxes among an article's paragraphs that the page sets beside the text, whatever their words.

They stay in a post's HTML, as captions and decks do, and out of the text that is compared.
"""

from collections.abc import Iterator

from crawler.extraction.blocks import HEADINGS, Block, leaves_of

BOXES, FACTS = frozenset({"div", "aside", "section"}), frozenset({"li", "dt", "dd"})
FEWEST_FACTS = 2
MOST_BESIDE = 0.35  # of the text in such a box


def boxes_beside(root: Block) -> Iterator[Block]:
    """Boxes of facts, and those that begin with a link to what follows them.

    Asked before what styles hide is cut: such links ("Continue reading the main story") are for
    those who listen to a page.
    """
    stack = [root]
    while stack:
        block = stack.pop()
        stack.extend(child for child in block.children if child.children)
        shown = [child for child in block.children if child.size]
        for before, box, after in zip([None, *shown], shown, shown[1:], strict=False):
            if box.tag not in BOXES or box.good > MOST_BESIDE * root.good:
                continue
            is_among = before is not None and before.tag == after.tag == "p"
            if _is_skipped(box, after.ident) or (is_among and _lists_facts(box)):
                yield box


def _is_skipped(box: Block, following: str) -> bool:
    if not following:
        return False
    node = box.node.child
    while node is not None and (node.tag or "-").startswith("-") and not node.text(strip=True):
        node = node.next
    return node is not None and node.attributes.get("href") == f"#{following}"


def _lists_facts(block: Block) -> bool:
    heading, *facts = leaves_of(block)
    return (
        heading.tag in HEADINGS
        and len(facts) >= FEWEST_FACTS
        and all(leaf.tag in FACTS for leaf in facts)
    )
