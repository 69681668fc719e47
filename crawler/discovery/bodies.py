"""Where the text of articles is, and what stands in it that is not text.

A block that several pages share is not of any one article; neither is one that is mostly links. The
body is the element that holds most of the rest and least of these.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from crawler.discovery.sample import Block, Sample, blocks, letters
from crawler.discovery.selectors import union
from crawler.discovery.zones import NAIVE
from crawler.document import Node, element_text, first, select
from crawler.extraction.dates.instants import parse_date

MOSTLY_LINKS = 0.5
FOREIGN_WEIGHT = 1.5  # a character that does not belong costs more than one that is missed
SHORTEST_BLOCK = 20  # characters: headings, bylines and buttons tell nothing of where the text is
SHORTEST_CHINESE = 8
LONGEST_DATELINE = 80
AGREEMENT = 0.9
SAME = 0.98  # of the best score: wrappers of the same text
COST_WEIGHT = 0.001
# Rows' cells stand alone better, and a paragraph is the whole text of short articles only.
NO_BODIES = frozenset({"tr", "tbody", "table", "p", "span", "li", "h1", "h2", "h3"})
MOST_REMOVED = 8
LONGEST_SELECTOR_COST = 3.6


@dataclass(slots=True)
class Weighed:
    """An article's page by element: characters that belong to its text, and that do not."""

    own: dict[int, int] = field(default_factory=dict)
    foreign: dict[int, int] = field(default_factory=dict)
    nodes: dict[int, Node] = field(default_factory=dict)

    def score(self, node: Node | None) -> float:
        """Characters in favour of an element being the body."""
        if node is None:
            return 0.0
        key = node.mem_id
        return self.own.get(key, 0) - FOREIGN_WEIGHT * self.foreign.get(key, 0)

    def best(self) -> float:
        """The highest score on the page."""
        return max((self.score(node) for node in self.nodes.values()), default=0.0)


def body_selectors(
    samples: Sequence[Sample], titles: dict[str, str], *, captured: datetime
) -> tuple[str | None, tuple[str, ...]]:
    """The body's selector, and those of what is to be removed from it."""
    read = {sample.url: blocks(sample.page) for sample in samples}
    repeated = _repeated(list(read.values()))
    weighed = {
        sample.url: _weigh(sample, read[sample.url], repeated, titles[sample.url], captured)
        for sample in samples
    }
    nodes = [node for page in weighed.values() for node in _equals_of_best(page)]
    best: tuple[float, str] | None = None
    for selector, cost in union(nodes):
        shares = [
            weighed[sample.url].score(_first_with_text(sample, selector))
            / (weighed[sample.url].best() or 1.0)
            for sample in samples
        ]
        mean = sum(max(-1.0, share) for share in shares) / len(samples)
        ranked = mean - COST_WEIGHT * cost
        if mean >= AGREEMENT and (best is None or ranked > best[0]):
            best = ranked, selector
    if best is None:
        return None, ()
    return best[1], _removed(samples, best[1], weighed)


def _first_with_text(sample: Sample, selector: str) -> Node | None:
    return next((it for it in select(sample.page.tree, selector) if element_text(it)), None)


def _repeated(pages: list[list[Block]]) -> set[str]:
    """Texts of blocks that more than one page has; of two pages, those that both have."""
    counts = Counter(text for page in pages for text in {block.text for block in page})
    return {text for text, count in counts.items() if count > 1}


def _weigh(
    sample: Sample, read: list[Block], repeated: set[str], title: str, captured: datetime
) -> Weighed:
    weighed = Weighed()
    known = letters(sample.text) if sample.text else None
    for block in read:
        length = len(block.text)
        is_linked = block.linked > MOSTLY_LINKS * length
        if known is not None:
            belongs = letters(block.text) in known and not is_linked
        else:
            belongs = (
                block.text not in repeated
                and not is_linked
                and block.text != title
                and _is_text(block.text)
                and not _is_dateline(block.text, captured)
            )
        table = weighed.own if belongs else weighed.foreign
        up: Node | None = block.node
        while up is not None and up.tag not in {"html", "-undef"}:
            table[up.mem_id] = table.get(up.mem_id, 0) + length
            weighed.nodes[up.mem_id] = up
            up = up.parent
    return weighed


def _is_text(text: str) -> bool:
    wide = sum(ch > "\u2e80" for ch in text)
    return len(text) >= SHORTEST_BLOCK or wide >= SHORTEST_CHINESE


def _is_dateline(text: str, captured: datetime) -> bool:
    return (
        len(text) <= LONGEST_DATELINE
        and any(ch.isdigit() for ch in text)
        and parse_date(text, zone=NAIVE, captured=captured) is not None
    )


def _equals_of_best(page: Weighed) -> list[Node]:
    best = page.best()
    if best <= 0:
        return []
    equal = [node for node in page.nodes.values() if page.score(node) >= SAME * best]
    return [node for node in equal if node.tag not in NO_BODIES] or equal


def _removed(samples: Sequence[Sample], body: str, weighed: dict[str, Weighed]) -> tuple[str, ...]:
    """Selectors of what stands in the body on most pages and never holds any of the text."""
    counts: Counter[str] = Counter()
    costs: dict[str, float] = {}
    for sample in samples:
        root = _first_with_text(sample, body)
        page = weighed[sample.url]
        seen: set[str] = set()
        for node in _foreign_within(root, page) if root else ():
            for selector, cost in union([node]):
                if cost <= LONGEST_SELECTOR_COST and not _touches_text(
                    samples, body, selector, weighed
                ):
                    seen.add(selector)
                    costs[selector] = cost
        counts.update(seen)
    chosen: list[str] = []
    covered: set[int] = set()
    for selector, count in sorted(counts.items(), key=lambda it: (-it[1], costs[it[0]], it[0])):
        if count * 2 < len(samples) or len(chosen) >= MOST_REMOVED:
            continue
        found = {
            node.mem_id
            for sample in samples
            if (root := _first_with_text(sample, body))
            for node in select(root, selector)
        }
        if not found <= covered:
            chosen.append(selector)
            covered |= found
    return tuple(chosen)


def _foreign_within(root: Node, page: Weighed) -> list[Node]:
    """Topmost elements below the body that hold nothing of the text."""
    found, stack = [], [root]
    while stack:
        node = stack.pop()
        child = node.child
        while child is not None:
            if page.own.get(child.mem_id, 0):
                stack.append(child)
            elif page.foreign.get(child.mem_id, 0):
                found.append(child)
            child = child.next
    return found


def _touches_text(
    samples: Sequence[Sample], body: str, selector: str, weighed: dict[str, Weighed]
) -> bool:
    for sample in samples:
        root = first(sample.page.tree, body)
        for node in select(root, selector) if root else ():
            if weighed[sample.url].own.get(node.mem_id, 0):
                return True
    return False
