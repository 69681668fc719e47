"""What else a list of names holds: places, employers and titles of those whom it names."""

import re

from crawler.extraction.people.people_words import AGENCIES, PLACES
from crawler.patterns import pattern_of

PARTICLES = r"d[aeiu]|d[ao]s|del|v[ao]n|vom|zu|te|ter|el|al|bin|le|la"
SMALL = pattern_of(rf"(?!(?:{PARTICLES})\s)[a-zß-ÿа-яёіїєґўα-ω]")
NO_SPACES = pattern_of(r"[\u3040-\u9fff\uac00-\ud7af]")
CASELESS = pattern_of(r"[\u0590-\u06ff\u0900-\u0dff]")  # Arabic, Hebrew, the scripts of India
FROM_WHERE = pattern_of(r"(?:d[aoei]|dal?|from|aus|à|en|em|in|из|з|од)\s\S+$")  # `da Roma`
PLACE_WORD = pattern_of(  # `Bad Harburg`
    r"(?:Bad|New|San|Santa|Santo|São|Saint|Sankt|Los|Las|Port|Fort|Mount|North|South|East|West|Novi|Nova|Rio|"
    r"Нижний|Великий|Верхний|Старый|Новый|Новий|Нови|Велики)\s"
)
HOUSE_WORD = pattern_of(  # `Fox News`
    r"\s(?:News|Times|Post|Herald|Tribune|Radio|TV|Magazine|Press|Journal|Gazette|Sun|Telegraph|Chronicle|"
    r"Today|Ledger|Sentinel|Examiner|Inquirer|Dispatch|Sports)$",
    re.IGNORECASE,
)
# `Associate Professor of History` behind a name.
TITLE_FIRST = pattern_of(
    r"(?:Associate|Assistant|Adjunct|Emerit\w+|Visiting|Research|Doctoral|Senior|Vice|Deputy|Professor\w*|Lecturer|Director|"
    r"President|Chair\w*|Head|Founder|Fellow|Dean|Chief|PhD|Postdoc\w*)\s"
)
# `Ada Rivers, ProPublica, and Bo Stone, Gulf Ledger`: where each works stands behind the name.
HOUSE_LAST = pattern_of(
    r"\s(?:News|Times|Post|Press|Herald|Tribune|Gazette|Chronicle|Journal|Courier|Observer|Dispatch|Examiner|"
    r"Inquirer|Ledger|Sentinel|Express|Mirror|Monitor|Globe|Weekly|Magazine|Today|Media|Radio|TV)$"
)
FEWEST_PAIRED = 4  # parts of such a list
HOUSE_FIRST = pattern_of(r"[A-Z]{3,}\b")  # `CNN Senior Analyst`, `ZEIT ONLINE`


def without_houses(parts: list[str]) -> list[str]:
    """Every second part, where the ones between are papers that the others work for."""
    told = list(filter(None, parts))
    houses = told[1::2] if len(told) >= FEWEST_PAIRED and len(told) % 2 == 0 else []
    is_paired = any(map(HOUSE_LAST.search, houses)) and all(map(_may_be_house, houses))
    return told[::2] if is_paired else parts


def without_places(names: list[str]) -> tuple[str, ...]:
    """The list without `Harbourtown`, `our reporter` and `ZEIT ONLINE` beside a name of two words.

    Nobody else of such a list has one word only, begins small or is all in capitals.
    """
    first = next((name for name in names if " " in name), None)
    if first is None:
        return tuple(names)
    # `अनीता नदी, अमर उजाला, महोबा`: the paper stands between the name and the place.
    if len(names) == 3 and first is names[0] and CASELESS.match(first) and " " not in names[2]:  # noqa: PLR2004
        return (first,)
    return tuple(
        name
        for name in names
        if name is first
        or name.casefold() in AGENCIES
        or not (
            FROM_WHERE.match(name)
            or PLACE_WORD.match(name)
            or HOUSE_WORD.search(name)
            or TITLE_FIRST.match(name)
            or name.casefold() in PLACES
            or (" " not in name and not NO_SPACES.search(name))
            or SMALL.match(name)
            or any(map(str.isdigit, name))
            or (HOUSE_FIRST.match(name) and not first.isupper())
        )
    )


def _may_be_house(part: str) -> bool:
    return " " not in part or HOUSE_LAST.search(part) is not None
