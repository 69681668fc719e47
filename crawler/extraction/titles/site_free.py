"""The article's title without the site's name.

Every place that may hold it gets a say: visible headings, JSON-LD, Open Graph, `<title>`. A
heading that the title element repeats is what the reader sees and wins; site names are cut from
the others where a separator or another candidate shows where they begin.
"""

from collections.abc import Iterable, Sequence

from crawler.document import fold_blanks
from crawler.extraction.evidence import Found
from crawler.extraction.folding import CJK, fold, similar, words_of
from crawler.extraction.titles.site_tails import LED_BY, PUBLISHER, weight, without_site
from crawler.patterns import pattern_of

PART_MARK = pattern_of(r"[|｜_\-–—:：·•»«~/]")
SLUG = pattern_of(r"[a-z0-9]+(?:-[a-z0-9]+){2,}$")  # a file's name in a title's place
ELLIPSES = ("...", "…")
MOST_BESIDE = 1.4  # times a headline's letters
WORDS_OF_PART = 3  # of a title element; its sections have fewer
WORDS_OF_HEADLINE, CJK_OF_HEADLINE = 4, 8  # at least; shorter ones may name a section
MOST_WORDS = 0.7  # of a headline that the title element repeats in other words
GENERIC = frozenset({
    "home", "news", "новини", "новости", "nachrichten", "noticias", "notícias", "actualités",
    "nieuws", "notizie", "wiadomości", "aktualności", "zprávy", "aktuality", "haberler", "nyheter",
    "nyheder", "article", "blog", "index", "untitled", "homepage", "startseite", "accueil",
    "首页", "新闻", "正文", "详情", "新闻中心", "文章", "print version", "printer friendly version",
    "printable version", "print", "versão para impressão", "versión para imprimir",
    "version imprimable", "druckversion", "druckansicht", "versione stampabile", "printversie",
    "wersja do druku", "версия для печати", "версія для друку", "打印", "打印版", "打印页面",
    "打印本页", "印刷用ページ", "인쇄",
})  # fmt: skip


def choose_title(
    *,
    headings: Sequence[Found],
    declared: Sequence[Found],
    beside: Sequence[str] = (),
    title_element: str | None,
    other_names: Iterable[str],
    authors: Iterable[str] = (),
) -> Found | None:
    """The best title and where it stood; `headings` are visible ones in page order.

    `declared` holds JSON-LD and meta titles in order of trust, `beside` further ones that only
    speak for a heading (`alternativeHeadline`, with its kicker before a colon); `other_names` are
    the site's, which are none; nor are the `authors`'.
    """
    signed = {fold(name) for name in authors if fold(name)}
    names = signed.union(fold(name) for name in other_names if fold(name))
    element = fold_blanks(title_element or "")
    core = without_site(element, names)
    bare = {title: without_site(title, names) for title in {item.value for item in declared}}
    stated = [Found(bare[item.value], item.where) for item in declared]
    stated = [item for item in stated if _is_title(item.value, names)]
    backing = [core or element, *(item.value for item in stated)]
    backing += [text for title in beside for text in (title, title.partition(": ")[2]) if text]
    shown: list[Found] = []
    for heading in headings:
        value = fold_blanks(heading.value)
        if fitted := _heading_title(value, heading.where, element, backing=backing, names=names):
            led = LED_BY.match(value)
            is_column = led and fold(led.group(1)) in signed  # `Columnist: Headline`, as it is read
            shown.append(Found(value if is_column else fitted, heading.where))
    if shown:
        if any(fold(item.value) == fold(shown[0].value) for item in stated):
            return shown[0]
        return next((one for one in shown if _is_headline_beside(one, shown[0])), shown[0])
    if own := _sole_headline(headings, names):
        return own
    for item in stated:
        if not element or similar(item.value, element):
            return item
    if stated:
        return stated[0]
    return _undeclared_title(headings, core, names)


def _undeclared_title(headings: Sequence[Found], core: str, names: set[str]) -> Found | None:
    """A heading that shares words with the title element, else that element, else a heading."""
    shown = [Found(fold_blanks(h.value), h.where) for h in headings]
    alone = [item for item in shown if item.where == "h1" and _is_title(item.value, names)]
    if alone and not is_long(alone[0].value):  # a section, and the headline below it?
        for item in shown:
            words = words_of(item.value)
            if is_long(item.value) and len(words & words_of(core)) >= MOST_WORDS * len(words):
                return item
    for item in alone:
        # Nothing else speaks for it, but an editor shortens the headline for the title element.
        if words_of(item.value) & words_of(core) and not PUBLISHER.search(item.value):
            return item
    if core and _is_title(core, names) and not PUBLISHER.search(core):
        return Found(core, "title element")
    return next(iter(alone), None)


def _sole_headline(headings: Sequence[Found], names: set[str]) -> Found | None:
    """The page's only `h1` that is long enough to be a headline and no name of a site.

    Many desks write other words for search engines and social networks than over the text.
    """
    values = {fold_blanks(h.value) for h in headings if h.where == "h1"}
    values = {value for value in values if is_long(value) and _is_title(value, names)}
    value = values.pop() if len(values) == 1 else ""
    return Found(value, "h1") if value and not PUBLISHER.search(value) else None


def is_long(value: str) -> bool:
    """True for as many words as a headline has, and the name of a site or section has not."""
    return len(value.split()) >= WORDS_OF_HEADLINE or len(CJK.findall(value)) >= CJK_OF_HEADLINE


def _is_headline_beside(other: Found, first: Found) -> bool:
    """True for a headline where the first heading is short enough to be the site's name."""
    if is_long(first.value) or CJK.search(first.value):
        return False
    return other.where != "h1" and 2 * weight(other.value) > 3 * weight(first.value)


def _heading_title(
    value: str, where: str, element: str, *, backing: Sequence[str], names: set[str]
) -> str | None:
    """A heading as the title, where a declared title says the same; to the letter for no `h1`.

    `backing` holds the title element's words, then those of declared titles.
    """
    if not _is_title(value, names):
        return None
    if where != "h1":
        same = any(fold(value) == fold(text) for text in backing)
        begins = (fold(value).startswith(fold(text)) for text in backing if text)
        longer = where == "h2" and any(begins)
        is_told = same or longer or is_part(value, element) or _is_most_of(value, backing[1:])
        return value if is_told or _is_behind_label(value, element, backing[1:]) else None
    said = any(similar(value, text) and _near_in_length(value, text) for text in backing)
    return _fitted(value, backing, names) if said else None


def _is_title(value: str, names: set[str]) -> bool:
    folded = fold(value)
    if SLUG.match(value):
        return False
    return len(folded) > 1 and folded not in names and value.casefold().strip() not in GENERIC


def _is_most_of(value: str, declared: Sequence[str]) -> bool:
    """True for the headline in `Site(Headline)`."""
    folded = fold(value)
    return is_long(value) and any(
        folded in (text := fold(title)) and len(text) < MOST_BESIDE * len(folded)
        for title in declared
    )


def _is_behind_label(value: str, element: str, declared: Sequence[str]) -> bool:
    """True for `Headline` in `[Series] Headline - Site`, where no declared title says both."""
    at = element.find(value)
    label = element[:at].strip()
    is_labelled = at > 0 and label[0] in "[【〔" and label[-1] in "]】〕"
    return is_labelled and not any(text.startswith(label) for text in declared if value in text)


def is_part(value: str, element: str) -> bool:
    """True when the title element is this heading and a name, apart by a mark."""
    is_short = len(value.split()) < WORDS_OF_PART and len(CJK.findall(value)) < CJK_OF_HEADLINE
    if len(value) * 5 < len(element) * 2 and is_short:
        return False
    before, found, after = element.partition(value)
    if found and _is_name_behind_blank(value, after) and not before.strip():
        return True
    return bool(found) and all(
        not rest.strip() or PART_MARK.search(edge)
        for rest, edge in ((before, before[-3:]), (after, after[:3]))
    )


def _is_name_behind_blank(value: str, rest: str) -> bool:
    """`Headline Hospital`, with a blank for a mark, where a long headline is Chinese."""
    is_short = 2 * weight(rest) < weight(value) and len(rest.split()) == 1
    return is_short and rest[:1].isspace() and len(CJK.findall(value)) >= 2 * CJK_OF_HEADLINE


def _near_in_length(one: str, other: str) -> bool:
    short, long = sorted((len(fold(one)), len(fold(other))))
    return short * 3 > long


def _fitted(value: str, backing: Sequence[str], names: set[str]) -> str:
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
            # What follows is more of the headline, which a desk cut short, unless it is a name.
            goes_on = folded.startswith(inner) and folded.removeprefix(inner) not in names
            return value if goes_on else text
    return value
