"""What a page says twice: labels, paragraphs for two sizes of screen, sentences set large."""

from collections import Counter
from collections.abc import Sequence

from crawler.casing import compile_small, small_letters
from crawler.extraction.blocks import Block, leaves_of
from crawler.extraction.body.boilerplate import SHORT
from crawler.extraction.body.boxes import is_microdata

AGAIN_AND_AGAIN = 3
A_PARAGRAPH = 90  # bytes; shorter lines may well be said twice
LOOKED_AT = 8  # leaves at the text's start
SHORTEST_LABEL = 3  # bytes
CELLS = frozenset({"td", "th", "li", "dd", "dt"})  # whose words may well repeat
SHORTEST_PULLED, LONGEST_PULLED = 36, 420  # bytes of a sentence that is set large
MARKS = " .,;:!?…\"“”„«»‘’'「」『』。，！？"  # around it
PULLED = compile_small(
    r"pull|quote|zitat|citat|citaz|citaç|exergue|accroche|destacad|highlight|frase|olho\b|\bpq\b"
)


class Repeats:
    """What is said twice below one block; asked about its blocks in page order."""

    def __init__(self, root: Block, leaves: Sequence[Block]) -> None:
        self._root = root
        self._labels = _repeated_lines(root, leaves)
        self._first = _repeated_opening(leaves[:LOOKED_AT])
        self._seen: set[str] = set()
        self._text = ""  # of the root, when first asked for

    def has(self, block: Block) -> bool:
        """True for a label of many, a paragraph that stood above, a sentence set large."""
        is_label = bool(self._labels) and block.size <= SHORT and block.text in self._labels
        is_said_twice = block is self._first or self._stood_above(block)
        return is_label or is_said_twice or self._is_set_large(block)

    def _stood_above(self, block: Block) -> bool:
        """Pages print some paragraphs for each size of screen."""
        if block.children or block.own_size < A_PARAGRAPH:
            return False
        if block.own_text in self._seen:
            return True
        self._seen.add(block.own_text)
        return False

    def _is_set_large(self, block: Block) -> bool:
        """True for a sentence of the text that is set large beside it."""
        if not SHORTEST_PULLED < block.size <= LONGEST_PULLED or not (
            block.tag == "blockquote" or (block.names and PULLED.search(small_letters(block.names)))
        ):
            return False
        said = max(leaves_of(block), key=lambda leaf: leaf.own_size, default=block)
        sentence = said.own_text.strip(MARKS)
        if said.own_size <= SHORTEST_PULLED:
            return False
        self._text = self._text or _shown_text(self._root)
        return self._text.count(sentence) > 1


def _repeated_opening(leaves: Sequence[Block]) -> Block | None:
    """The first paragraph where what follows begins with the same words: a system's summary."""
    first = next((at for at, leaf in enumerate(leaves) if leaf.own_size >= A_PARAGRAPH), None)
    if first is None:
        return None
    said = "".join(leaves[first].own_text.split())
    again = "".join("".join(leaf.own_text.split()) for leaf in leaves[first + 1 :])
    return leaves[first] if again.startswith(said.rstrip(MARKS)) else None


def _shown_text(root: Block) -> str:
    """The text below a block without a copy for machines."""
    lines, stack = [], [root]
    while stack:
        block = stack.pop()
        if not is_microdata(block):
            lines.append(block.own_text)
            stack.extend(block.children)
    return "\n".join(lines)


def _repeated_lines(root: Block, leaves: Sequence[Block]) -> set[str]:
    """Lines that stand in the text again and again: labels of a slide show, buttons."""
    counts = Counter(
        leaf.own_text
        for leaf in leaves
        if SHORTEST_LABEL < leaf.own_size <= SHORT
        and not leaf.own_marks
        and leaf.tag not in CELLS
        and (leaf.parent is None or leaf.parent.tag not in CELLS)
        and leaf is not root
    )
    return {line for line, count in counts.items() if count >= AGAIN_AND_AGAIN}
