"""Ways to point at an element by CSS, from the lasting to the fragile.

An id or a class that a person chose outlives a redesign of its surroundings; a class that a build
made does not outlive the next build, and a place among siblings not even an advertisement. `cost`
says so, and ties between selectors that agree equally well with the pages go to the cheapest.
"""

import re
from collections.abc import Iterable, Iterator

from crawler.document import Node

# css-1x2y3z, sc-bdVaJa, jsx-123, Headline_title__3xYz1, x1a2b3c: made by a build, not by a person.
MADE = re.compile(
    r"^(?:css|sc|jsx|svelte|emotion|astro|r|x)-?[0-9a-zA-Z]*\d[0-9a-zA-Z]*$|^sc-|__[0-9A-Za-z_-]{5,6}$|"
    r"^[a-z]{1,3}\d[0-9a-z]{3,}$"
)
MODULE = re.compile(r"^([A-Za-z][A-Za-z0-9]*_[A-Za-z][A-Za-z0-9]*)__[0-9A-Za-z_-]{5,6}$")
PLAIN = re.compile(r"^[A-Za-z_][\w-]*$")
MARKS = ("itemprop", "data-testid", "data-test", "data-role", "rel", "property", "role")
OLD_MARKS = ("size", "color", "width", "align", "valign", "cellpadding", "cellspacing", "bgcolor")
# fmt: off
TELLING_TAGS = frozenset({
    "h1", "time", "article", "main", "h2", "h3", "address",
})
# fmt: on
LOOSE = 4.0  # cost of a bare tag below something named
ALONE = 4.0  # more, when nothing is named
MOST_ANCESTORS = 5
MOST_CANDIDATES = 60


def candidates(node: Node) -> list[tuple[str, float]]:
    """Selectors that find the node, each with its cost, the cheapest first."""
    own = list(_simple(node))
    found = {name: cost + ALONE * (cost >= LOOSE) for name, cost in own}
    up, distance = node.parent, 1
    while up is not None and up.tag not in {"html", "-undef"} and distance <= MOST_ANCESTORS:
        for outer, outer_cost in _simple(up):
            if outer_cost >= LOOSE and distance > 1:
                continue  # `div h1` says no more than `h1`
            mark = " > " if distance == 1 else " "
            for inner, inner_cost in own:
                found.setdefault(f"{outer}{mark}{inner}", outer_cost + inner_cost + distance / 10)
        up, distance = up.parent, distance + 1
    places = [(path, cost) for path, cost in _places(node) if path not in found]
    return [*_ranked(found)[:MOST_CANDIDATES], *_ranked(dict(places))]


def union(nodes: Iterable[Node]) -> list[tuple[str, float]]:
    """Candidates of several nodes, each once."""
    found: dict[str, float] = {}
    for node in nodes:
        for selector, cost in candidates(node):
            found[selector] = min(cost, found.get(selector, cost))
    return _ranked(found)


def _ranked(found: dict[str, float]) -> list[tuple[str, float]]:
    return sorted(found.items(), key=lambda item: (item[1], len(item[0]), item[0]))


def _simple(node: Node) -> Iterator[tuple[str, float]]:
    tag, attributes = node.tag or "", node.attributes
    identifier = attributes.get("id") or ""
    if PLAIN.match(identifier) and not re.search(r"\d{2,}", identifier):
        yield f"#{identifier}", 1.0
    for mark in MARKS:
        value = attributes.get(mark)
        if value and re.fullmatch(r"[\w:. -]+", value) and not re.search(r"\d{3,}", value):
            yield f'{tag}[{mark}="{value}"]', 1.2
    names = [name for name in (attributes.get("class") or "").split() if PLAIN.match(name)]
    for name in names:
        if module := MODULE.match(name):
            yield f'{tag}[class*="{module.group(1)}__"]', 2.0
        yield f"{tag}.{name}", 6.0 if MADE.search(name) else 1.5
    kept = [name for name in names if not MADE.search(name)]
    if len(kept) > 1:
        yield f"{tag}.{'.'.join(kept[:3])}", 2.2
    for mark in OLD_MARKS:
        value = attributes.get(mark)
        if value and re.fullmatch(r"[\w#%]+", value):
            yield f'{tag}[{mark}="{value}"]', 3.0
    yield tag, 2.5 if tag in TELLING_TAGS else LOOSE


def _places(node: Node) -> Iterator[tuple[str, float]]:
    """By place among siblings, below the nearest ancestor that can be named."""
    steps: list[str] = []
    up: Node | None = node
    while up is not None and up.tag not in {"html", "-undef", None} and len(steps) < MOST_ANCESTORS:
        parent = up.parent
        if parent is None:
            return
        steps.insert(0, f"{up.tag}:nth-of-type({_place(up, parent)})")
        for outer, cost in _simple(parent):
            if cost < LOOSE or parent.tag == "body":
                yield f"{outer} > {' > '.join(steps)}", cost + 7.0 + len(steps)
        up = parent


def _place(node: Node, parent: Node) -> int:
    place, child = 0, parent.child
    while child is not None:
        if child.tag == node.tag:
            place += 1
        if child.mem_id == node.mem_id:
            return place
        child = child.next
    return max(1, place)
