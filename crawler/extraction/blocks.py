"""One block of a page, and walks over blocks; `outline` makes and measures them."""

from collections.abc import Iterator, Sequence
from itertools import islice

from crawler.document import Node, fold_blanks
from crawler.extraction.hints import Hint

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MOST_LINES, SHORT_LINE = 6, 80  # lines, and characters of one that is no paragraph


class Block:
    """One block; `own_*` leave inner blocks out, the others take them in.

    A plain class whose defaults stand on the class: a page has hundreds, and a generated
    `__init__` of twenty fields was a third of the walk.
    """

    hint = Hint.NONE
    names = ident = ""  # class and id as written
    own_text = ""  # runs of space folded
    own_size = own_linked = own_marks = 0
    breaks = links = size = linked = 0
    hides_any = False  # of the first: styles hide a block that was left out
    has_few_links = False  # known only of regions whose class or tag calls them side matter
    value = good = bad = 0.0

    def __init__(self, node: Node, tag: str, parent: "Block | None") -> None:
        self.node = node
        self.tag = tag
        self.parent = parent
        self.children: list[Block] = []
        self.pieces: list[str] = []  # of its own text, as they stand in the page

    @property
    def marks(self) -> str:
        """Class and id in one text."""
        return f"{self.names} {self.ident}"

    @property
    def text(self) -> str:
        """Its text with that of its inner blocks, one line each."""
        if not self.children:
            return self.own_text
        lines, stack = [], [self]  # as `leaves_of`, at half its time: asked of every block
        while stack:
            block = stack.pop()
            if line := block.own_text:
                lines.append(line)
            stack.extend(reversed(block.children))
        return "\n".join(lines)

    @property
    def lines(self) -> list[str]:
        """The lines of its own text, also those that only line breaks part."""
        return list(self._broken_lines()) if self.breaks else [self.own_text]

    @property
    def first_lines(self) -> list[str]:
        """The short lines at the start of a text that only line breaks part."""
        first = islice(self._broken_lines(), MOST_LINES)
        return [line for line in first if len(line) <= SHORT_LINE]

    def _broken_lines(self) -> Iterator[str]:
        return filter(None, map(fold_blanks, "".join(self.pieces).split("\n")))

    @property
    def link_share(self) -> float:
        """Share of its text that stands in links, 0 to 1."""
        return self.linked / self.size if self.size else 0.0


def leaves_of(block: Block) -> Iterator[Block]:
    """The blocks in it that have words of their own, itself among them, in page order."""
    stack = [block]
    while stack:
        inner = stack.pop()
        stack.extend(reversed(inner.children))
        if inner.own_size:
            yield inner


def first_leaf(block: Block) -> Block | None:
    """The first block in it that has words of its own."""
    return next(leaves_of(block), None)


def release(blocks: Sequence[Block]) -> None:
    """Part blocks that are used no more from their holders.

    Each holds the other and a node of the page, so that whole trees would wait for the collector:
    26 MiB more, and a twentieth of the time.
    """
    for block in blocks:
        block.parent = None


def holders_of_heading(blocks: Sequence[Block]) -> set[Block]:
    """The page's first heading that says something, and every block around it."""
    up = next((block for block in blocks if block.tag == "h1" and block.own_size), None)
    holders: set[Block] = set()
    while up is not None:
        holders.add(up)
        up = up.parent
    return holders
