"""Selectors for an article's fields, by agreement over several of its pages.

What a list, a feed or structured data tells of an article is looked for in the visible page; a
selector counts when it finds that on nearly all pages. The body is what is long, not linked and not
on the other pages as well.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from crawler.discovery.bodies import body_selectors
from crawler.discovery.sample import Sample, short_texts
from crawler.discovery.selectors import union
from crawler.discovery.zones import NAIVE
from crawler.document import Node, element_text, first, fold_blanks
from crawler.extraction.dates.instants import parse_date

AGREEMENT = 0.8  # of the pages: one odd page in five does not overrule the rest
LONGEST_TITLE, LONGEST_DATE, LONGEST_AUTHOR = 300, 80, 60  # characters
A_DAY = timedelta(hours=26)  # the same day somewhere on Earth
BY = re.compile(r"^(?:by|von|par|por|door|作者|记者|文)\s*[|｜/:：]?\s*", re.IGNORECASE)
CLOCK = re.compile(r"\d{1,2}[:时点]\d{2}")
MOST_DATED = 20  # elements with a date near the title that are tried
MOST_ASKED = 3  # samples whose elements give candidates; all samples judge them
COST_WEIGHT = 0.002  # a cheaper selector wins a tie, not an argument
LENGTH_WEIGHT = 0.0005


@dataclass(slots=True)
class FieldRules:
    """What was derived; `offset` is that of the visible times, where they could be compared."""

    selectors: dict[str, str] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    offset: timedelta | None = None
    notes: list[str] = field(default_factory=list)


Score = Callable[[Sample, str], float]


def derive_fields(samples: Sequence[Sample], *, captured: datetime) -> FieldRules:
    """Selectors that agree with what is known of the samples; the samples' titles are settled."""
    rules = FieldRules()
    titles = _settled_titles(samples)
    if title := _title_selector(samples, titles):
        rules.selectors["title"] = title
    body, rules.remove = body_selectors(samples, titles, captured=captured)
    if body:
        rules.selectors["body"] = body
    date = _date_selector(samples, titles, captured, body)
    if date:
        rules.selectors["date"], rules.offset = date
    if author := _author_selector(samples):
        rules.selectors["authors"] = author
    return rules


def best_selector(
    samples: Sequence[Sample], pool: Sequence[tuple[str, float]], score: Score
) -> tuple[str, float] | None:
    """The selector of the highest mean score, a tie going to the cheapest; with that mean."""
    best: tuple[float, str, float] | None = None
    for selector, cost in pool:
        mean = sum(score(sample, selector) for sample in samples) / len(samples)
        ranked = mean - COST_WEIGHT * cost
        if mean >= AGREEMENT and (best is None or ranked > best[0]):
            best = ranked, selector, mean
    return (best[1], best[2]) if best else None


def found_text(sample: Sample, selector: str) -> str:
    """Text of the first element a selector finds, folded."""
    node = first(sample.page.tree, selector)
    return fold_blanks(element_text(node)) if node is not None else ""


def _settled_titles(samples: Sequence[Sample]) -> dict[str, str]:
    """For each sample the most trusted of its titles that can be seen on its page."""
    settled = {}
    for sample in samples:
        seen = {text for _, text in short_texts(sample.page, most=LONGEST_TITLE)}
        wanted = [fold_blanks(title) for title in sample.titles]
        settled[sample.url] = next((title for title in wanted if title in seen), "") or next(
            iter(wanted), ""
        )
    return settled


def _title_selector(samples: Sequence[Sample], titles: dict[str, str]) -> str | None:
    nodes = [
        node
        for sample in samples
        for node, text in short_texts(sample.page, most=LONGEST_TITLE)
        if text == titles[sample.url] and not _is_linked(node)
    ]

    def score(sample: Sample, selector: str) -> float:
        return float(found_text(sample, selector) == titles[sample.url] != "")

    found = best_selector(samples, union(nodes), score)
    return found[0] if found else None


def _date_selector(
    samples: Sequence[Sample], titles: dict[str, str], captured: datetime, body: str | None
) -> tuple[str, timedelta | None] | None:
    nodes = [
        node
        for sample in samples[:MOST_ASKED]
        for node in _dated_nodes(sample, titles[sample.url], captured, body)
    ]
    pool = union(nodes)
    known = {sample.url: sample.dates[0] for sample in samples if sample.dates}
    if len(known) >= AGREEMENT * len(samples):
        return _agreeing_date(samples, pool, known, captured)

    def score(sample: Sample, selector: str) -> float:
        text = date_text(sample, selector)
        if not text or parse_date(text, zone=NAIVE, captured=captured) is None:
            return 0.0
        return 1.0 - LENGTH_WEIGHT * len(text) + 0.05 * bool(CLOCK.search(text))

    varied = [
        (selector, cost)
        for selector, cost in pool
        if len({date_text(sample, selector) for sample in samples}) > len(samples) // 2
    ]
    found = best_selector(samples, varied, score)
    return (found[0], None) if found else None


def _agreeing_date(
    samples: Sequence[Sample], pool: Sequence[tuple[str, float]], known: dict[str, datetime],
    captured: datetime,
) -> tuple[str, timedelta | None] | None:  # fmt: skip
    """The selector whose times differ from the known ones by the zone alone, on every page."""
    has_times = sum(at.second > 0 or at.minute > 0 for at in known.values()) > len(known) / 2
    exact: list[tuple[float, str, timedelta]] = []
    near: list[tuple[float, str]] = []
    for selector, cost in pool:
        gaps = []
        for sample in samples:
            text = date_text(sample, selector)
            found = parse_date(text, zone=NAIVE, captured=captured) if text else None
            if found and sample.url in known:
                gaps.append(found - known[sample.url])
        if len(gaps) < AGREEMENT * len(known):
            continue
        offset, count = Counter(_quarter_hours(gap) for gap in gaps).most_common(1)[0]
        rank = cost + LENGTH_WEIGHT * len(date_text(samples[0], selector))
        tells_times = bool(CLOCK.search(date_text(samples[0], selector)))
        is_exact = count >= AGREEMENT * len(known) and abs(offset) < A_DAY
        if is_exact and (tells_times or not has_times):
            exact.append((rank, selector, offset))
        elif all(abs(gap) < A_DAY for gap in gaps):
            near.append((rank, selector))
    if exact:
        _, selector, offset = min(exact)
        return selector, offset
    if near and not has_times:
        return min(near)[1], None
    return None  # what is known is more precise than what can be seen


def _quarter_hours(gap: timedelta) -> timedelta:
    """Rounded as zones are: seconds are often left out of what can be seen."""
    return timedelta(minutes=15 * round(gap.total_seconds() / 900))


def date_text(sample: Sample, selector: str) -> str:
    """What the article's reader takes as a date's text at a selector."""
    node = first(sample.page.tree, selector)
    if node is None:
        return ""
    declared = node.attributes.get("datetime") or node.attributes.get("content")
    return fold_blanks(declared or element_text(node))


def _dated_nodes(sample: Sample, title: str, captured: datetime, body: str | None) -> list[Node]:
    """Elements with a date outside the body, the nearest to the title first; pages have many."""
    inside = first(sample.page.tree, body) if body else None
    found: list[tuple[int, Node]] = []
    heading = 0
    for place, (node, text) in enumerate(short_texts(sample.page, most=LONGEST_TITLE)):
        if text == title and not heading:
            heading = place
        value = node.attributes.get("datetime") or text
        if len(text) > LONGEST_DATE or not any(ch.isdigit() for ch in value):
            continue
        if _is_within(node, inside) or _is_linked(node):
            continue
        if parse_date(value, zone=NAIVE, captured=captured) is not None:
            found.append((place, node))
    found.sort(key=lambda item: abs(item[0] - heading))
    return [node for _, node in found[:MOST_DATED]]


def _author_selector(samples: Sequence[Sample]) -> str | None:
    names = {sample.url: {fold_blanks(name) for name in sample.authors} for sample in samples}
    if not all(names.values()):
        return None

    def score(sample: Sample, selector: str) -> float:
        return float(BY.sub("", found_text(sample, selector)) in names[sample.url])

    nodes = [
        node
        for sample in samples[:MOST_ASKED]
        for node, text in short_texts(sample.page, most=LONGEST_AUTHOR)
        if BY.sub("", text) in names[sample.url]
    ]
    found = best_selector(samples, union(nodes), score)
    return found[0] if found else None


def _is_linked(node: Node) -> bool:
    up: Node | None = node
    while up is not None and up.tag not in {"body", "-undef"}:
        if up.tag in {"a", "nav", "footer"}:
            return True
        up = up.parent
    return False


def _is_within(node: Node, outer: Node | None) -> bool:
    up: Node | None = node
    while outer is not None and up is not None and up.tag not in {"html", "-undef"}:
        if up.mem_id == outer.mem_id:
            return True
        up = up.parent
    return False
