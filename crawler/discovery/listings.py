"""How a listing's page is read: its items, their links, titles and dates, and its next page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, urlsplit

from crawler.discovery.sample import short_texts_in
from crawler.discovery.selectors import candidates, union
from crawler.discovery.survey import Anchor, anchors
from crawler.discovery.zones import NAIVE
from crawler.document import Document, Node, element_text, first, fold_blanks, select
from crawler.extraction.dates.instants import parse_date
from crawler.urls import join

NEXT_TEXT = re.compile(
    r"^(?:next(?: page)?|older(?: posts| entries| stories)?|more(?: stories| news)?|load more|"
    r"weiter|nächste(?: seite)?|suivante?|siguiente|próxima|seguinte|下一?页|下页|次へ|다음|"
    r"›|»|>|>>|››|→)\W*$",
    re.IGNORECASE,
)
NEXT_MARK = re.compile(r"(?:^|[-_ ])(?:next|older)(?:$|[-_ ])", re.IGNORECASE)
AGREEMENT = 0.9
FEWEST_ITEMS = 3
MOST_DATE = 60
LENGTH_WEIGHT = 0.3  # a date alone rather than a line that holds one


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRules:
    """Selectors of a listing's items; without `item` every link that matches counts."""

    item: str | None = None
    link: str = "a"
    title: str | None = None
    date: str | None = None


def item_rules(
    page: Document, pattern: re.Pattern[str], *, captured: datetime,
    elsewhere: frozenset[str] = frozenset(),
) -> ItemRules:  # fmt: skip
    """Rules for a page's items, or the plain ones when no selector takes them all.

    `elsewhere` are addresses that other lists have as well: of side columns, not of this list.
    """
    every = [it for it in anchors(page) if pattern.search(it.url)]
    own = {it.url for it in every if it.url not in elsewhere}
    if len(own) < FEWEST_ITEMS:
        return ItemRules()
    groups: dict[tuple[str, ...], list[Node]] = {}
    weights: Counter[tuple[str, ...]] = Counter()
    for item, url in _items(every):
        signature = _signature(item)
        groups.setdefault(signature, []).append(item)
        weights[signature] += len(element_text(item)) if url in own else 0
    largest = groups[weights.most_common(1)[0][0]]
    if len(largest) < FEWEST_ITEMS:
        return ItemRules()
    selector = _item_selector(page, largest)
    if selector is None:
        return ItemRules()
    items = select(page.tree, selector)
    link = _link_selector(items, page, pattern)
    if link is None or len(_taken(items, link, page) & own) < AGREEMENT * len(own):
        return ItemRules()
    return ItemRules(
        item=selector,
        link=link,
        title=_title_selector(items, link),
        date=_date_selector(items, captured),
    )


def next_candidates(page: Document, pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Selectors and addresses of what may lead to the next page, the likeliest first."""
    ranked: list[tuple[float, str, str]] = []
    for anchor in anchors(page):
        likelihood = _next_likelihood(anchor)
        if not likelihood or anchor.url == page.url or pattern.search(anchor.url):
            continue
        ways = [*candidates(anchor.node)[:30], *_by_text(anchor)]
        for selector, cost in ways:
            node = first(page.tree, selector)
            if node is not None and node.mem_id == anchor.node.mem_id:
                ranked.append((cost - 3 * likelihood, selector, anchor.url))
    link = first(page.tree, "link[rel=next][href]")
    url = join(page.url, link.attributes.get("href") or "") if link else None
    named = [("link[rel=next]", url)] if url else []
    return [*named, *((selector, url) for _, selector, url in sorted(ranked))]


def page_rule(first_url: str, second_url: str) -> dict[str, object] | None:
    """How page two's address is made from page one's: a `[listing.pages]` table, or None."""
    query_one = dict(parse_qsl(urlsplit(first_url).query))
    query_two = dict(parse_qsl(urlsplit(second_url).query))
    same_path = urlsplit(first_url).path == urlsplit(second_url).path
    changed = [name for name, value in query_two.items() if query_one.get(name) != value]
    if same_path and len(changed) == 1 and query_two[changed[0]] in {"1", "2"}:
        name, second = changed[0], int(query_two[changed[0]])
        return {"by": "page", "parameter": name} | ({"first": second - 1} if second == 1 else {})
    found = re.search(r"(?<=[/_-])(?:2)(?=[/.]|$)", second_url)
    if found and not same_path:
        url = f"{second_url[: found.start()]}{{page}}{second_url[found.end() :]}"
        return {"by": "page", "url": url}
    return None


def _taken(items: list[Node], link: str, page: Document) -> set[str]:
    """Addresses that the rules would take."""
    by_node = {anchor.node.mem_id: anchor.url for anchor in anchors(page)}
    nodes = (first(item, link) for item in items)
    return {by_node[node.mem_id] for node in nodes if node is not None and node.mem_id in by_node}


def _items(found: Sequence[Anchor]) -> list[tuple[Node, str]]:
    """For each link to an article its URL and the largest element that holds no other one."""
    inside: dict[int, set[str]] = {}
    for anchor in found:
        up: Node | None = anchor.node
        while up is not None and up.tag not in {"html", "-undef"}:
            inside.setdefault(up.mem_id, set()).add(anchor.url)
            up = up.parent
    items: dict[int, tuple[Node, str]] = {}
    for anchor in found:
        node = anchor.node
        while (
            node.parent is not None
            and node.parent.tag not in {"body", "html"}
            and len(inside[node.parent.mem_id]) == 1
        ):
            node = node.parent
        items[node.mem_id] = node, anchor.url
    return list(items.values())


def _signature(node: Node) -> tuple[str, ...]:
    up, names = node.parent, []
    names.append(f"{node.tag}.{' '.join(sorted((node.attributes.get('class') or '').split()))}")
    if up is not None:
        names.append(f"{up.tag}#{up.attributes.get('id') or ''}.{up.attributes.get('class') or ''}")
    return tuple(names)


def _item_selector(page: Document, items: list[Node]) -> str | None:
    """The cheapest selector that takes nearly all of the items and little else."""
    wanted = {node.mem_id for node in items}
    best: tuple[float, str] | None = None
    for selector, cost in union(items[:6]):
        if ":nth-of-type" in selector:
            continue
        found = {node.mem_id for node in select(page.tree, selector)}
        hit = len(found & wanted) / len(wanted)
        clean = len(found & wanted) / max(1, len(found))
        if hit >= AGREEMENT and clean >= AGREEMENT and (best is None or cost < best[0]):
            best = cost, selector
    return best[1] if best else None


def _link_selector(items: list[Node], page: Document, pattern: re.Pattern[str]) -> str | None:
    """Selector within an item whose first hit is the headline's link."""
    wanted: dict[int, Node] = {}
    for item in items:
        own = [it for it in _anchors_of(item, page) if pattern.search(it.url)]
        if own:
            wanted[item.mem_id] = max(own, key=lambda it: len(it.text)).node
    if len(wanted) < AGREEMENT * len(items):
        return None
    pool = [("a", 0.0), *union(list(wanted.values())[:4])]
    for selector, _ in pool:
        hits = 0
        for item in items:
            node = first(item, selector)
            hits += (
                node is not None
                and item.mem_id in wanted
                and (node.mem_id == wanted[item.mem_id].mem_id)
            )
        if hits >= AGREEMENT * len(items):
            return selector
    return None


def _anchors_of(item: Node, page: Document) -> list[Anchor]:
    inner = {node.mem_id for node in select(item, "a[href]")} | {item.mem_id}
    return [anchor for anchor in anchors(page) if anchor.node.mem_id in inner]


def _title_selector(items: list[Node], link: str) -> str | None:
    """The link itself when its text is a headline in every item; else the heading in it."""
    for selector in (f"{link} h2", f"{link} h3", f"{link} h4", link, "h2", "h3", "h4"):
        texts = [
            fold_blanks(element_text(node)) if (node := first(item, selector)) is not None else ""
            for item in items
        ]
        full = [text for text in texts if text]
        if len(full) == len(items) and len(set(full)) >= AGREEMENT * len(items):
            return selector
    return None


def _date_selector(items: list[Node], captured: datetime) -> str | None:
    """The cheapest selector of dates in nearly every item; of equals the one with least around."""
    nodes = [
        node
        for item in items[:4]
        for node, text in short_texts_in(item, most=MOST_DATE)
        if parse_date(node.attributes.get("datetime") or text, zone=NAIVE, captured=captured)
    ]
    best: tuple[float, str] | None = None
    for selector, cost in union(nodes):
        texts = [_dated(first(item, selector), captured) for item in items]
        read = [text for text in texts if text]
        rank = cost + LENGTH_WEIGHT * sum(len(text) for text in read) / max(1, len(read))
        if len(read) >= AGREEMENT * len(items) and (best is None or rank < best[0]):
            best = rank, selector
    return best[1] if best else None


def _dated(node: Node | None, captured: datetime) -> str:
    """An element's text or `datetime` when it is a date, else an empty text."""
    if node is None:
        return ""
    text = node.attributes.get("datetime") or fold_blanks(element_text(node))
    found = len(text) <= MOST_DATE and parse_date(text, zone=NAIVE, captured=captured)
    return text if found else ""


def _next_likelihood(anchor: Anchor) -> float:
    attributes = anchor.node.attributes
    if "next" in (attributes.get("rel") or "").split():
        return 2.0
    parent = anchor.node.parent
    marks = " ".join(
        value or ""
        for node in (anchor.node, parent)
        if node is not None
        for value in (node.attributes.get("class"), node.attributes.get("id"))
    )
    score = 1.0 if NEXT_TEXT.match(anchor.text) else 0.0
    return score + (0.5 if NEXT_MARK.search(marks) else 0.0)


def _by_text(anchor: Anchor) -> list[tuple[str, float]]:
    """The parser knows a selector by text; a word such as 下一页 outlives most classes."""
    text = anchor.text.strip()
    if re.fullmatch(r"(?=.*\w)[\w\s]{1,20}", text):
        return [(f'a:lexbor-contains("{text}")', 4.5)]
    return []
