"""Is this answer an article at all? Pages are judged before they are filed.

Pure, and careful in favour of articles: signs of each kind of page that is none are added up and
weighed against what speaks for an article (prose, a heading of its own, a time of publication). A
page *about* captchas or 404s has the words, but in sentences, below a heading that says more.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.casing import small_letters
from crawler.document import Document, parse, select
from crawler.judging.features import Features, read_features, weight
from crawler.judging.letters import binary_share, mojibake_share
from crawler.judging.signs import ADDRESSES, HEADERS, LINES, MARKUP, TITLES
from crawler.model import Response
from crawler.patterns import pattern_of

SHORTEST_BODY = 15  # characters; a flash item in Chinese is hardly shorter
GONE_FOR_GOOD = frozenset({404, 410, 451})
FORBIDDING = frozenset({401, 402, 403, 407})
FEWEST_POINTS = 2  # one sign alone is no proof
MOST_LINE_POINTS = 3
MARK_POINTS = 2  # no ordinary page has one
SPARSE_PROSE, SOME_PROSE, MUCH_PROSE = 100, 400, 1200  # letters
MOST_MOJIBAKE = 0.02
LINK = pattern_of("<a")  # found by its `<`, in a third of the time that `count` takes
MOST_SOURCE = 100_000  # characters; refusals are small
FEWEST_INDEX_LINKS = 12
FEWEST_TEASERS = 5  # linked headings
INDEX_SHARE = 0.55  # of a page's letters that stand in links
LEAST_SHOWN = 15  # letters; a flash item in Chinese has some more
LEAST_HEADLINE = 24  # letters
TEASER_SHARE = 0.6
ENDS = " .…!?:！。？："
FOR_GOOD = frozenset({"soft_404", "parked", "index"})


Sign = tuple[str, str, int]  # kind of page, what was seen, points


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why a page is no article; `for_good` when another visit would find the same."""

    reason: str
    detail: str
    for_good: bool = False
    confidence: float = 1.0
    signs: tuple[str, ...] = ()


def judge_status(response: Response) -> Judgement | None:
    """A judgement from the status alone, or None for a success."""
    status = response.status
    if 200 <= status < 300:  # noqa: PLR2004  # RFC 9110 §15.3
        return None if response.body else Judgement("empty", "the body is empty")
    if status in GONE_FOR_GOOD:
        return Judgement("gone", f"HTTP {status}", for_good=True)
    if status in FORBIDDING:
        return Judgement("forbidden", f"HTTP {status}")
    return Judgement("http_status", f"HTTP {status}")


def judge_page(page: Document, *, response: Response | None = None) -> Judgement | None:
    """A judgement from all that a page and its answer tell, or None when it may be an article."""
    features = read_features(page)
    if spoilt := _judge_letters(page, features):
        return spoilt
    words, around = list(_signs_of_words(features)), list(_signs_around(page, features, response))
    weighed = _weight_of_article(features, words)
    known = _points([*words, *around])
    signs = [*words, *_signs_of_markup(page, features, known=known, weighed=weighed), *around]
    points = _points(signs)
    for reason, count in points.most_common():
        # A stub is the beginning of an article, so what speaks for one says nothing here.
        is_stub = reason == "paywall" and _is_stub(features, signs)
        if is_stub or (count > weighed and (count >= FEWEST_POINTS or weighed == 0)):
            told = tuple(text for sign, text, _ in signs if sign == reason)
            return Judgement(
                reason,
                f"{features.title[:80]!r}: {told[0][:120]}",
                for_good=reason in FOR_GOOD,
                confidence=_confidence(count, 0 if is_stub else weighed),
                signs=told,
            )
    return _judge_structure(features)


def judge_body(text: str, html: str = "") -> Judgement | None:
    """A judgement from the text that was extracted, and its HTML where that is known."""
    if len(text) < SHORTEST_BODY:
        return Judgement("no_text", f"{len(text)} characters of text found")
    if (share := mojibake_share(text)) > MOST_MOJIBAKE:
        return Judgement("mojibake", f"{share:.0%} of the letters are mojibake")
    if len(LINK.findall(html)) >= FEWEST_INDEX_LINKS:
        linked = sum(weight(node.text()) for node in select(parse(html), "a"))
        if linked > INDEX_SHARE * weight(text):
            detail = f"{linked} of {weight(text)} letters stand in links"
            return Judgement("index", detail, for_good=True, confidence=0.7)
    return None


def _judge_letters(page: Document, features: Features) -> Judgement | None:
    if (share := binary_share(page.html)) > MOST_MOJIBAKE:
        return Judgement("mojibake", f"{share:.0%} of the first characters are of no text")
    shown = features.title + "\n" + "\n".join(features.lines)
    share = mojibake_share(shown)
    if share <= MOST_MOJIBAKE:
        return None
    return Judgement("mojibake", f"{share:.0%} of the letters read as {page.charset} are mojibake")


def _signs_of_words(features: Features) -> Iterator[Sign]:
    """What title, headings and lines say against the page: kind, text and points of each sign."""
    parts = [(part, _bare(part)) for part in features.title_parts]
    headings = [(heading, _bare(heading)) for heading in features.headings]
    for reason, pattern in TITLES.items():
        part = next((text for text, bare in parts if pattern.fullmatch(bare)), None)
        if part is not None:
            yield reason, f"title {part!r}", 2
        if heading := next((text for text, bare in headings if pattern.fullmatch(bare)), None):
            yield reason, f"heading {heading!r}", _heading_points(heading, part)
    for reason, line in features.told:
        yield reason, f"line {line[:80]!r}", 1


def _signs_of_markup(
    page: Document, features: Features, *, known: Counter[str], weighed: int
) -> Iterator[Sign]:
    """Marks of services in the source, looked for only where one could decide.

    The look costs a millisecond on a large page, and most have enough that speaks for an article.
    """
    if not features.is_sparse:
        return
    reasons = [
        reason
        for reason in MARKUP
        if known[reason] + MARK_POINTS > weighed or (reason == "paywall" and known[reason])
    ]
    source = page.html[:MOST_SOURCE].lower() if reasons else ""
    for reason in reasons:
        if mark := next((text for text in MARKUP[reason] if text in source), None):
            yield reason, f"markup {mark!r}", MARK_POINTS


def _signs_around(page: Document, features: Features, response: Response | None) -> Iterator[Sign]:
    """What forms, scripts, the answer and its address say against the page."""
    if features.is_sparse and features.has_password:
        yield "login", "a password field", 1
    yield from _signs_of_answer(page, response)
    if found := LINES["needs_script"].search(small_letters(features.noscript)):
        said = features.noscript[found.start() : found.end()]
        yield "needs_script", f"noscript {said!r}", 1
    if features.is_app:
        yield "needs_script", "an element for a script to fill", 1


def _signs_of_answer(page: Document, response: Response | None) -> Iterator[Sign]:
    for name, (reason, pattern) in HEADERS.items() if response else ():
        value = response.header(name) if response else None
        if value and pattern.search(value):
            yield reason, f"header {name}: {value[:40]}", 3
    for reason, pattern in ADDRESSES.items():
        if pattern.search(small_letters(page.url)):
            asked = response.url if response else page.url
            yield reason, f"address {page.url[:80]}", 2 if asked != page.url else 1


def _points(signs: list[Sign]) -> Counter[str]:
    points: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for reason, text, count in signs:
        if text.startswith("line "):
            lines[reason] += count
        else:
            points[reason] += count
    for reason, count in lines.items():
        points[reason] += min(count, MOST_LINE_POINTS)
    return points


def _is_stub(features: Features, signs: list[Sign]) -> bool:
    told = [text for reason, text, _ in signs if reason == "paywall"]
    offers = sum(text.startswith("line ") for text in told)
    return offers > 0 and len(told) >= FEWEST_POINTS and features.prose < MUCH_PROSE


def _confidence(points: int, against: int) -> float:
    return round((points - against) / (points - against + 1), 2)


def _weight_of_article(features: Features, signs: list[Sign]) -> int:
    """Points for an article, on the scale of the signs."""
    prose = features.prose if features.is_sparse else features.paragraphs
    points = 2 * (prose >= SPARSE_PROSE) + (prose >= SOME_PROSE) + 2 * (prose >= MUCH_PROSE)
    points += features.is_dated
    is_telling = any(text.startswith("heading ") for _, text, _ in signs)
    return points + (bool(features.headings) and not is_telling)


def _judge_structure(features: Features) -> Judgement | None:
    if features.is_article_like:
        return None
    shown = sum(weight(line) for line in features.lines)
    if features.is_sparse and features.has_scripts and shown < LEAST_SHOWN:
        return Judgement("needs_script", "nothing to read without its scripts", confidence=0.7)
    if any(weight(text) >= LEAST_HEADLINE for text in features.headings):
        return None  # sections and tags have names, articles headlines
    links, sentences = features.links, features.links.own_sentences
    is_list = (
        links.count >= FEWEST_INDEX_LINKS and links.size > INDEX_SHARE * shown and not sentences
    )
    # Either bare headlines, or a sentence below nearly each.
    has_teasers = links.headings >= FEWEST_TEASERS and (
        not sentences or sentences >= TEASER_SHARE * links.headings
    )
    if is_list or has_teasers:
        detail = f"{links.count} links with {links.size} of {shown} letters"
        return Judgement("index", detail, for_good=True, confidence=0.7)
    return None


def _heading_points(heading: str, part: str | None) -> int:
    """A heading that repeats the title tells nothing more."""
    if part is None:
        return 2
    return int(heading.strip(ENDS).lower() != part.strip(ENDS).lower())


def _bare(text: str) -> str:
    return small_letters(text.strip(ENDS))
