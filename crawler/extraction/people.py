"""Authors' names out of what pages print for them.

`read_people` takes off "By", roles, e-mail addresses, places and repeats, cuts lists apart, and
tells persons from agencies, institutions, accounts and desks. Who made pictures or edited is
named in bylines too; the words before such a name tell it (`byline_words`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from crawler.extraction.byline_words import (
    BESIDE_NAME,
    BOTH,
    BY,
    EAST_ASIAN,
    NEXT_LABEL,
    OTHERS,
)
from crawler.extraction.han_names import HAN, KANA, is_han_person, read_han_names
from crawler.extraction.people_words import (
    ACCOUNT,
    AGENCIES,
    INSTITUTION,
    JOINERS,
    NO_NAME,
    PLACEHOLDERS,
    ROLE,
    TRADE,
)

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
HANDLE = re.compile(r"(?<!\w)@\w+")
ORGANISATION = re.compile(r"\b(?:GmbH|Ltd|LLC|Inc|Corp|Verlag|Pty)(?!\w)")
BRACKETS = re.compile(r"\s*[(（\[【][^)）\]】]*[)）\]】]?\s*")
PLACE = re.compile(r"\s+(?:in|aus|à|en|em|desde)\s+[A-ZÀ-Ý][\w-]+(?:\s[A-ZÀ-Ý][\w-]+)?$")
# `Ada Rivers for The Lantern`: whom she wrote it for is no part of her name.
FOR_WHOM = re.compile(
    r"(?<=\w\s)(\w[\w.'’-]*)\s(?:for|of|from|at|with|special\sto)\s(?:[Tt]he\s)?[A-Z].*$",
    re.IGNORECASE,
)
# A date, or the word before one, ends a byline: `Von Ada Fluss 21. März 2024`.
FROM_DATE = re.compile(
    r"\s*[|·•,–-]?\s*(?:\b(?:published|posted|updated|on|am|publi\w*|le|el|il|em|at|um|às|alle|à)\b\s*)*:?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s)?(?:(?<![A-Za-z0-9])\d|\d{1,4}[.:/-]\d).*$",
    re.IGNORECASE,
)
HAN_MEDIUM = re.compile(
    r"^[\u4e00-\u9fff]{2,10}(?:网|报|社|新闻|频道|电视台|日报|晚报|周刊|杂志|传媒)$"
)
SPACED = re.compile(r"^[^\W\d_]+$")  # one word of a script that puts spaces between names
SEGMENTS = re.compile(r"\s*[|｜•]\s*")
SMALL = re.compile(
    r"(?!(?:d[aeiu]|d[ao]s|del|v[ao]n|vom|zu|te|ter|el|al|bin|le|la)\s)[a-zß-ÿа-яёіїєґў]"
)
NO_SPACES = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")
# `By ADA RIVERS Lantern Staff Writer`: what is not in capitals is no part of the name.
IN_CAPITALS = re.compile(r"((?:\b[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+\s){2,})(?:[A-Z][a-z]+\s?){1,6}$")
BESIDE = re.compile(r"[-–/]")  # an agency named beside a desk: `JS–STT`
NUMBER = re.compile(r"^\d{2,8}\s?[-_]\s?")  # of an employee
HANGUL = re.compile(r"^[가-힣]+$")
KOREAN_FAMILIES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노로하곽성차주우구민진지엄채원천방공현함변염여려추도소석선설마길"
    "연위표명기반라나왕금옥육인맹제모탁국어은편용예경봉사부계피두감호음빈동범좌팽승간상시갈단견당화창태"
)
KOREAN_DOUBLES = ("남궁", "황보", "선우", "제갈", "독고", "사공", "서문", "동방", "망절")
EDGES = " .:：՝׃*-–—|\"'“”’«»,"
LONGEST_NAME = 50  # characters
REMEMBERED = 2048  # bylines: a page asks several times, and a site has few authors
MOST_WORDS = 6
KOREAN_REPORTER = re.compile(
    r"([가-힣]{2,4})\s?(?:기자|특파원|선임기자|수습기자|객원기자|인턴기자|논설위원|통신원|리포터)"
)
# Words of a person's name in a script that has capitals; the small ones join its parts.
CAPITALISED = re.compile(
    r"^(?:[^\W\d_a-zß-ÿа-яёѐ-џα-ωա-ֆ][\w.'’‘`´-]*\.?|d['’][^\W\d_]\w*|"
    r"de|di|da|do|dos|das|del|della|du|des|van|von|vom|vander|der|den|ter|ten|te|la|le|el|al|bin|ibn|bint|"
    r"ben|y|e|i|zu|zum|zur|of|av|af|ap|san|st\.?)$"
)


@dataclass(frozen=True, slots=True)
class People:
    """Names of persons, of agencies that stood among them, and of who knows what, each once."""

    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    accounts: tuple[str, ...] = ()  # pen names, columns and the like: authors where nobody else is


def read_people(values: Iterable[str], *, site_names: Iterable[str] = ()) -> People:
    """The people that bylines name, in order."""
    sites = {name.casefold() for name in site_names}
    authors: dict[str, str] = {}
    agencies: dict[str, str] = {}
    accounts: dict[str, str] = {}
    values = tuple(values)
    is_japanese = any(map(KANA.search, values))  # where names of Chinese signs only are common, too
    for value in values:
        for name in _names(value):
            folded = name.casefold()
            if folded in AGENCIES or HAN_MEDIUM.search(name):
                agencies.setdefault(folded, name)
            elif folded in sites or _is_brand(folded, sites) or _is_desk(name, sites):
                continue
            elif is_account(name) and not is_japanese:
                accounts.setdefault(folded, name)
            else:
                authors.setdefault(folded.replace(".", ""), name)
    return People(tuple(authors.values()), tuple(agencies.values()), tuple(accounts.values()))


def read_desks(values: Iterable[str]) -> tuple[str, ...]:
    """What bylines name beside persons, such as desks and institutions: a rule may mean them."""
    shown = (BY.sub("", " ".join(value.split())).strip(EDGES) for value in values)
    return tuple(dict.fromkeys(name for name in shown if INSTITUTION.search(name)))


def is_account(name: str) -> bool:
    """True for what may be an author but is not written as one: `封面观察`, `harbourlight`."""
    if HAN.search(name):
        return not KANA.search(name) and not is_han_person(name)
    if HANGUL.match(name):
        return not (
            (name[0] in KOREAN_FAMILIES and len(name) in {2, 3})
            or (name.startswith(KOREAN_DOUBLES) and len(name) in {3, 4})
        )
    return name.isascii() and name == name.lower() and " " not in name


def is_personal(name: str) -> bool:
    """True for two to five words, all written as those of a name, or a Chinese name."""
    if HAN.match(name):
        return is_han_person(name)
    words = name.split()
    if any(map(str.isdigit, name)):
        return False
    if not 2 <= len(words) <= 5:  # noqa: PLR2004
        return bool(NO_SPACES.match(name))
    if name.lower() == name.upper():  # a script without capitals
        return True
    return all(CAPITALISED.match(word) for word in words) and not words[-1][0].islower()


def _is_brand(name: str, sites: set[str]) -> bool:
    """True for `网易` on `网易新闻`; a person may well give a blog its name in other scripts."""
    return bool(NO_SPACES.search(name)) and any(site.startswith(name) for site in sites)


def _is_desk(name: str, sites: set[str]) -> bool:
    """True for `Lantern Staff`, `USA TODAY`: the site's name beside words of its trade."""
    words = name.casefold().split()
    rest = "".join(word for word in words if word not in TRADE)
    named = any(rest in site.replace(" ", "") for site in sites)
    return rest != "".join(words) and (not rest or named)


@lru_cache(maxsize=REMEMBERED)
def _names(value: str) -> tuple[str, ...]:
    text = " ".join(unescape(value).split())
    if reporters := KOREAN_REPORTER.findall(text):
        return tuple(reporters)
    if HAN.search(text) and not KANA.search(text) and (persons := read_han_names(text)):
        return persons
    if ORGANISATION.search(text):
        return ()
    text = BESIDE_NAME.sub(" ", HANDLE.sub(" ", EMAIL.sub(" ", text)))
    text = IN_CAPITALS.sub(r"\1", text)
    names: list[str] = []
    for segment in SEGMENTS.split(text):  # behind the first one with names stands where they work
        names = names or [
            name for part in _written_by(segment) for name in _listed(part) if _is_name(name)
        ]
    if names and " " in names[0]:
        # "Ada Rivers, Harbour" tells where she wrote; nobody else of a list has one word only.
        names = [
            name
            for name in names
            if name.casefold() in AGENCIES or not (_is_place(name) or SMALL.match(name))
        ]
    return tuple(names)


def _is_place(name: str) -> bool:
    """True for one word of a script that puts spaces between names."""
    return SPACED.match(name) is not None and not NO_SPACES.search(name)


def _written_by(text: str) -> list[str]:
    """The parts of a byline that name who wrote."""
    if match := BOTH.match(text):
        text = text[match.end() :]
    parts, at = [], 0
    while match := OTHERS.search(text, at):
        parts.append(text[at : match.start()])
        following = NEXT_LABEL.search(text, match.end())
        if following is None:
            return parts
        at = following.end()
    return [*parts, text[at:]]


def _listed(text: str) -> list[str]:
    if len(text.split()) <= 3 and INSTITUTION.search(text):  # noqa: PLR2004  # "Haber Merkezi"
        return []
    text = FROM_DATE.sub("", EAST_ASIAN.sub("", BY.sub("", BY.sub("", text))))
    names = []
    for part in JOINERS.split(BRACKETS.sub(" ", text)):
        bare = ROLE.sub(" ", FOR_WHOM.sub(r"\1", (part or "").strip(EDGES)))
        if not INSTITUTION.search(bare):
            bare = PLACE.sub("", BY.sub("", bare.strip())).strip(EDGES)
            names.append(_in_small_letters(" ".join(NUMBER.sub("", bare).split())))
    return names


def _in_small_letters(name: str) -> str:
    """`Ada RIVERS` as `Ada Rivers`: many countries set only the family name in capitals."""
    words = name.split()
    loud = [word.isupper() and len(word) > 2 and word.isalpha() for word in words]  # noqa: PLR2004
    if name.isupper() or len(words) < 2 or not any(loud):  # noqa: PLR2004
        return name
    if "İ" in name:  # Turkish, whose I without a dot has a small one without, too
        name = name.replace("I", "ı").replace("İ", "i")
        return " ".join(
            word.capitalize() if is_loud else old
            for word, old, is_loud in zip(name.split(), words, loud, strict=True)
        )
    return " ".join(
        word.capitalize() if is_loud else word for word, is_loud in zip(words, loud, strict=True)
    )


def _is_name(name: str) -> bool:
    if not name or len(name) > LONGEST_NAME or name.casefold() in PLACEHOLDERS:
        return False
    if len(name.split()) > MOST_WORDS or (len(name) < 2 and not HAN.match(name)):  # noqa: PLR2004
        return False
    *_, last = name.split()
    is_account_by = len(name.split()) == 2 and last.islower() and ACCOUNT.match(last)  # noqa: PLR2004  # "von admin"
    if (
        is_account_by
        or ACCOUNT.match(name)
        or any(part.casefold() in AGENCIES for part in BESIDE.split(name)[1:])
    ):
        return False
    return any(letter.isalpha() for letter in name) and not NO_NAME.search(name)
