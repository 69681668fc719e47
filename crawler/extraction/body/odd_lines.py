"""Short lines that are set unlike the paragraphs of the text, in a text that is set alike.

Where most of a text stands in paragraphs of one kind, a line of another class or in a box of its
own is what an editor or a system put there: a promotion, a notice, a contact. Of those that stand
so on 340 pages, lists, tables, quotes, code and headings apart, hardly one was of the text.
"""

from collections import Counter
from collections.abc import Sequence

from crawler.extraction.blocks import HEADINGS, Block
from crawler.extraction.body.captions import NAMED, PICTURE
from crawler.extraction.hints import Hint

LEAD = Hint.LEAD
Kind = tuple[str, str, str, str]  # tag and class of a leaf, and of what holds it
MOST_ALIKE = 0.7  # of the text's worth in paragraphs of one kind
FEWEST_ALIKE = 4  # of them
LONGEST = 420  # bytes
SHARE = 0.2  # of the text's worth that may be cut so
A_PATTERN = 3  # lines of one kind: questions, steps, entries
LINES = frozenset({"p", "div", "section", "span", "header"})
BOXES = frozenset({"div", "section"})
APART = frozenset({
    "ul", "ol", "dl", "table", "blockquote", "figure", "figcaption", "details", "pre", "aside",
    *HEADINGS,
})  # fmt: skip


def odd_lines(root: Block, leaves: Sequence[Block]) -> set[Block]:
    """Which leaves of `root`, but itself, are no part of its text by the way they are set."""
    leaves = [leaf for leaf in leaves if leaf is not root]
    kinds = [_kind(leaf) for leaf in leaves]
    worth: Counter[Kind] = Counter()
    for leaf, kind in zip(leaves, kinds, strict=True):
        if leaf.value > 0:
            worth[kind] += int(leaf.value)
    main, most = max(worth.items(), key=lambda item: item[1], default=(("", "", "", ""), 0))
    places = [at for at, kind in enumerate(kinds) if kind == main and leaves[at].value > 0]
    if len(places) < FEWEST_ALIKE or most < MOST_ALIKE * sum(worth.values()):
        return set()
    counts = Counter(kinds)
    found = {
        leaf
        for at, leaf in enumerate(leaves)
        if counts[kinds[at]] < A_PATTERN and _is_odd(leaf, kinds[at], main, at, places)
    }
    if sum(leaf.value for leaf in found if leaf.value > 0) > SHARE * most:
        return set()
    return found | _headings_left(leaves[places[-1] + 1 :], found)


def _kind(leaf: Block) -> Kind:
    holder = leaf.parent
    return (leaf.tag, leaf.names, holder.tag, holder.names) if holder else (leaf.tag, "", "", "")


def _is_odd(leaf: Block, kind: Kind, main: Kind, at: int, places: Sequence[int]) -> bool:
    if leaf.tag not in LINES or leaf.children or leaf.own_size > LONGEST or _is_apart(leaf):
        return False
    if at < places[0]:  # leads stand there
        return kind[2:] != main[2:] and leaf.value <= 0
    if kind[2:] != main[2:]:
        return True
    is_named = bool(leaf.names) and set(leaf.names.split()).isdisjoint(main[1].split())
    return is_named and leaf.tag in BOXES and main[0] == "p"


def _is_apart(leaf: Block) -> bool:
    """True for what stands in a list, a table or a figure, and for leads and captions."""
    up: Block | None = leaf
    while up is not None:
        if up.tag in APART or up.hint is LEAD:
            return True
        if NAMED.search(up.names) or (up is leaf and PICTURE.search(up.names)):
            return True
        up = up.parent if up.tag != "article" else None
    return False


def _headings_left(behind: Sequence[Block], odd: set[Block]) -> set[Block]:
    """Headings behind the text over nothing but odd lines."""
    found: set[Block] = set()
    for leaf in reversed(behind):
        if leaf in odd:
            continue
        if leaf.tag not in HEADINGS or not odd:
            return found
        found.add(leaf)
    return found
