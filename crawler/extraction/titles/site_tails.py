"""A title without the site's name and section, as `<title>` and Open Graph carry them.

They are cut where a separator stands and the rest is a known name, or looks like one by its length
and its letters.
"""

import re

from crawler.document import fold_blanks
from crawler.extraction.folding import CJK, fold
from crawler.patterns import pattern_of

# Strong separators hardly occur within a headline, weak ones do.
STRONG = pattern_of(r"\s*(?:[|｜_¦•»«]|::|\s--+\s?|--|—{2,}| ‹ | › | ≫ | ❘ )\s*")
WEAK = pattern_of(
    r"\s+[-–—·~:]\s+|\s+[-–—]|[-–—]\s+|(?<=[\u3040-\u9fff\uac00-\ud7af])[-－–—―](?=[^-－–—―]*$)"
    r"|(?<=\w)[-－–—―](?=[^-－–—―]*[\u3400-\u9fff][^-－–—]*$)"
)
LED_BY = pattern_of(r"([^:：]{2,40})[:：]\s*")
LONGEST_NAME = 45  # characters; longer tails belong to headlines
SHORTEST_KNOWN, KNOWN_SHARE = 6, 0.7  # letters of a name within a part, and its share of it
NAME_SHARE = 0.5  # of the whole; a longer tail is not a site's name
PUBLISHER = pattern_of(
    r"^[^，。！？：:“”]{2,24}(?:网站?|[日晚早晨时商导周青]报|都市报|法[制治]报|青年报|[数电電][字子][报報版]|手机版|客户端|"
    r"新闻|频道|电视台|在线|门户|官网|资讯|财经|中心|委员会|政府|"
    r"新聞|ニュース|オンライン|日報|報|뉴스|신문|일보|\s(?:Web\s)?News|\sOnline|\sОнлайн)(?:官方网站)?$",
    re.IGNORECASE,
)
# Words of newspapers' and stations' names, by which a longer tail is known to be one.
NAMING = pattern_of(
    r"\b(?:news|newspaper|times|post|tribune|herald|courier|gazette|journal|chronicle|radio|zeitung|"
    r"nachrichten|blatt|anzeiger|diario|periódico|noticias|jornal|notícias|giornale|quotidiano|gazeta|"
    r"wiadomości|noviny|zprávy|gazetesi|haberleri|haber|газета|новости|вести|ведомости|вестник|новини|"
    r"εφημερίδα|νέα|جريدة|صحيفة|وكالة|روزنامه|خبرگزاری|روزنامہ|עיתון|חדשות|समाचार|ข่าว)\b",
    re.IGNORECASE,
)


def without_site(title: str, names: set[str]) -> str:
    """A title with the site's name and section cut off its end, or its start."""
    title = fold_blanks(title)
    if (led := LED_BY.match(title)) and fold(led.group(1)) in names:
        title = title[led.end() :]
    for separator in (STRONG, WEAK):
        parts = separator.split(title)
        if len(parts) < 2:  # noqa: PLR2004  # nothing to cut
            continue
        is_name = PUBLISHER.search(parts[0]) and not PUBLISHER.search(parts[-1])
        if is_name or _is_called(parts[0], names):
            return without_site(title[separator.search(title).end() :], names)  # type: ignore[union-attr]
        if separator is STRONG:
            best = max(parts[:2], key=weight) if weight(parts[0]) < 6 else parts[0]  # noqa: PLR2004
            title = best.strip()
        else:
            title = _without_weak_tail(title, names)
    return _without_named_tail(title.strip(), names)


def _is_called(part: str, names: set[str]) -> bool:
    """True for one of the names, also with an article or the name's ending around it."""
    folded = fold(part)
    return folded in names or any(
        len(name) >= SHORTEST_KNOWN and name in folded and len(name) >= KNOWN_SHARE * len(folded)
        for name in names
    )


def _without_named_tail(title: str, names: set[str]) -> str:
    """`Headline / The Lantern`: a known name goes, whatever mark stands before it."""
    head, _, tail = title.rpartition(" ")
    while head and len(title) - len(head) < LONGEST_NAME:
        if not head[-1].isalnum() and fold(tail) in names:
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
        brief = len(tail) <= LONGEST_NAME and weight(tail) < NAME_SHARE * weight(head)
        is_capital = tail[:1].isupper() or (tail[:1].isalpha() and not tail[:1].islower())
        begins = is_capital or CJK.search(tail) is not None
        looks_like_name = (
            (brief or NAMING.search(tail)) and begins and tail[-1:] not in '?!.”"？！。'
        )
        named = named or bool(PUBLISHER.search(tail))
        if not head or not (named or (looks_like_name and len(tail.split()) <= 4)):  # noqa: PLR2004
            return title
        if not named and not _is_last_of_many(title, last.end()):
            return head
        title = head


def _is_last_of_many(title: str, end: int) -> bool:
    return len(WEAK.findall(title[:end])) > 1


def weight(text: str) -> int:
    """UTF-8 bytes."""
    return len(text.encode("utf-8", "replace"))
