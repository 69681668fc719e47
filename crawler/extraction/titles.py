"""The article's title without the site's name.

Every place that may hold it gets a say: visible headings, JSON-LD, Open Graph, `<title>`. A
heading that the title element repeats is what the reader sees and wins; site names are cut from
the others where a separator or another candidate shows where they begin.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from crawler.document import fold_blanks
from crawler.extraction.evidence import Found

# Strong separators hardly occur within a headline, weak ones do.
STRONG = re.compile(r"\s*(?:[|｜_¦•»«]|::|\s--+\s?|--|—{2,}| ‹ | › | ≫ | ❘ )\s*")
WEAK = re.compile(
    r"\s+[-–—·~:]\s+|\s+[-–—]|[-–—]\s+|(?<=[\u3040-\u9fff\uac00-\ud7af])[-－–—](?=[^-－–—]*$)"
    r"|(?<=\w)[-－–—](?=[^-－–—]*[\u3400-\u9fff][^-－–—]*$)"
)
LED_BY = re.compile(r"([^:：]{2,40})[:：]\s*")
PART_MARK = re.compile(r"[|｜_\-–—:：·•»«~/]")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){2,}$")  # a file's name in a title's place
SAME_SHARE = 0.6  # of the words of the shorter one
ELLIPSES = ("...", "…")
FOLD = re.compile(r"[\W_]+")
LONGEST_LINE = 400  # characters; longer texts are not remembered, a few would be megabytes
LONGEST_NAME = 45  # characters; longer tails belong to headlines
MOST_WORDS_OF_NAME = 3  # words of a site's name where it stands in the place of a headline
NAME_SHARE = 0.5  # of the whole; a longer tail is not a site's name
PUBLISHER = re.compile(
    r"^[^，。！？：:“”]{2,24}(?:网站?|日报|晚报|早报|时报|新闻|频道|电视台|在线|门户|官网|资讯|财经|中心|委员会|政府|"
    r"新聞|ニュース|オンライン|日報|報|뉴스|신문|일보)(?:官方网站)?$"
)
GENERIC = frozenset({
    "home", "news", "article", "blog", "index", "untitled", "homepage", "startseite", "accueil",
    "首页", "新闻", "正文", "详情", "新闻中心", "文章",
})  # fmt: skip
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def choose_title(
    *,
    headings: Sequence[Found],
    declared: Sequence[Found],
    title_element: str | None,
    site_names: Iterable[str],
) -> Found | None:
    """The best title and where it stood; `headings` are visible ones in page order.

    `declared` holds JSON-LD and meta titles in order of trust.
    """
    names = {fold(name) for name in site_names if fold(name)}
    element = fold_blanks(title_element or "")
    core = without_site(element, names)
    stated = [Found(without_site(item.value, names), item.where) for item in declared]
    stated = [item for item in stated if _is_title(item.value, names)]
    backing = [text for text in (core, *(item.value for item in stated)) if text]
    shown: list[Found] = []
    for heading in headings:
        value = fold_blanks(heading.value)
        if fitted := _heading_title(value, heading.where, element, backing=backing, names=names):
            shown.append(Found(fitted, heading.where))
    if shown:
        return next((one for one in shown if _is_headline_beside(one, shown[0])), shown[0])
    for item in stated:
        if not element or similar(item.value, element):
            return item
    if stated:
        return stated[0]
    alone = [Found(fold_blanks(h.value), h.where) for h in headings if h.where == "h1"]
    alone = [item for item in alone if _is_title(item.value, names)]
    for item in alone:
        # Nothing else speaks for it, but an editor shortens the headline for the title element.
        if _words(item.value) & _words(core) and not PUBLISHER.search(item.value):
            return item
    if core and _is_title(core, names):
        return Found(core, "title element")
    return next(iter(alone), Found(element, "title element") if element else None)


def _is_headline_beside(other: Found, first: Found) -> bool:
    """True for a headline where the first heading is short enough to be the site's name."""
    if len(first.value.split()) > MOST_WORDS_OF_NAME or CJK.search(first.value):
        return False
    return other.where != "h1" and 2 * _weight(other.value) > 3 * _weight(first.value)


def _heading_title(
    value: str, where: str, element: str, *, backing: Sequence[str], names: set[str]
) -> str | None:
    """A heading as the title, where a declared title says the same; to the letter for no `h1`."""
    if not _is_title(value, names):
        return None
    if where != "h1":
        same = any(fold(value) == fold(text) for text in backing)
        return value if same or _is_part(value, element) else None
    said = any(similar(value, text) and _near_in_length(value, text) for text in backing)
    return _fitted(value, backing) if said else None


def without_site(title: str, names: set[str]) -> str:
    """A title with the site's name and section cut off its end, or its start."""
    title = fold_blanks(title)
    if (led := LED_BY.match(title)) and fold(led.group(1)) in names:
        title = title[led.end() :]
    for separator in (STRONG, WEAK):
        parts = separator.split(title)
        if len(parts) < 2:  # noqa: PLR2004  # nothing to cut
            continue
        if fold(parts[0]) in names:
            return without_site(title[separator.search(title).end() :], names)  # type: ignore[union-attr]
        if separator is STRONG:
            best = max(parts[:2], key=_weight) if _weight(parts[0]) < 6 else parts[0]  # noqa: PLR2004
            title = best.strip()
        else:
            title = _without_weak_tail(title, names)
    return _without_named_tail(title.strip(), names)


def _without_named_tail(title: str, names: set[str]) -> str:
    """`Headline / The Lantern`: a known name goes, whatever mark stands before it."""
    head, _, tail = title.rpartition(" ")
    while head and len(title) - len(head) < LONGEST_NAME:
        if fold(tail) in names and not head[-1].isalnum():
            return head.rstrip(" /|~·:;,–—-")
        head, _, last = head.rpartition(" ")
        tail = f"{last} {tail}"
    return title


def _without_weak_tail(title: str, names: set[str]) -> str:
    while True:
        separators = list(WEAK.finditer(title))
        if not separators:
            return title
        last = separators[-1]
        head, tail = title[: last.start()].strip(), title[last.end() :].strip()
        named = any(fold(tail) == name or (name in fold(tail) and len(name) > 3) or  # noqa: PLR2004
                    (len(fold(tail)) > 3 and fold(tail) in name) for name in names)  # noqa: PLR2004  # fmt: skip
        brief = len(tail) <= LONGEST_NAME and _weight(tail) < NAME_SHARE * _weight(head)
        looks_like_name = (
            brief
            and (tail[:1].isupper() or bool(CJK.match(tail)))
            and tail[-1:] not in '?!.”"？！。'
        )
        named = named or bool(PUBLISHER.search(tail))
        if not head or not (named or (looks_like_name and len(tail.split()) <= 4)):  # noqa: PLR2004
            return title
        if not named and not _is_last_of_many(title, last.end()):
            return head
        title = head


def _is_last_of_many(title: str, end: int) -> bool:
    return len(WEAK.findall(title[:end])) > 1


def similar(one: str, other: str) -> bool:
    """True when one holds the other, or most words of the shorter are shared."""
    a, b = fold(one), fold(other)
    if not a or not b:
        return False
    if a in b or b in a:
        return min(len(a), len(b)) > 3 or a == b  # noqa: PLR2004  # "us" is in everything
    first, second = _words(one), _words(other)
    shared = len(first & second)
    return shared >= SAME_SHARE * min(len(first), len(second)) and shared > 1


def fold(text: str) -> str:
    """Letters and digits only, case and width folded."""
    return _fold_line(text) if len(text) < LONGEST_LINE else _folded(text)


@lru_cache(maxsize=2048)
def _fold_line(line: str) -> str:
    return _folded(line)


def _folded(text: str) -> str:
    return FOLD.sub("", unicodedata.normalize("NFKC", text).casefold())


def _words(text: str) -> set[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    if CJK.search(folded):
        plain = FOLD.sub("", folded)
        return {plain[at : at + 2] for at in range(len(plain) - 1)}
    return set(FOLD.sub(" ", folded).split())


def _weight(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _is_title(value: str, names: set[str]) -> bool:
    folded = fold(value)
    if SLUG.match(value):
        return False
    return len(folded) > 1 and folded not in names and value.casefold().strip() not in GENERIC


def _is_part(value: str, element: str) -> bool:
    """True when the title element is this heading and a name, apart by a mark."""
    if len(value) * 5 < len(element) * 2:
        return False
    before, found, after = element.partition(value)
    return bool(found) and all(
        not rest.strip() or PART_MARK.search(edge)
        for rest, edge in ((before, before[-3:]), (after, after[:3]))
    )


def _near_in_length(one: str, other: str) -> bool:
    short, long = sorted((len(fold(one)), len(fold(other))))
    return short * 3 > long


def _fitted(value: str, backing: Sequence[str]) -> str:
    """The heading; but the declared title where it is cut short, or has a name run into it."""
    folded = fold(value)
    if value.endswith(ELLIPSES):
        whole = (text for text in backing if fold(text).startswith(folded))
        return next((text for text in whole if not text.endswith(ELLIPSES)), value)
    if any(fold(text) == folded for text in backing):
        return value
    for text in backing:
        inner = fold(text)
        if inner in folded and len(inner) * 2 > len(folded):
            return text
    return value
