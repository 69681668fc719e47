"""Authors' names out of what pages print for them.

`read_people` takes off "By", roles, e-mail addresses, places and repeats, cuts lists apart, and
tells agencies, which are sources, from people.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from crawler.document import fold_blanks
from crawler.extraction.people_words import (
    AGENCIES,
    BY,
    HAN,
    HAN_NAME,
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
PLACE = re.compile(r"\s+(?:in|aus|à|en|desde|da|de)\s+[A-ZÀ-Ý][\w-]+(?:\s[A-ZÀ-Ý][\w-]+)?$")
# `Ada Rivers for The Lantern`: whom she wrote it for is no part of her name.
FOR_WHOM = re.compile(
    r"(?<=\w\s)(\w[\w.'’-]*)\s(?:for|of|from|at|with|special\sto)\s(?:[Tt]he\s)?[A-Z].*$"
)
# A date, or the word before one, ends a byline: `Von Ada Fluss 21. März 2024`.
FROM_DATE = re.compile(
    r"\s*[|·•,–-]?\s*(?:\b(?:published|posted|updated|on|am|publi\w*|le|el|il|em|at|um|às|alle|à)\b\s*)*:?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s)?\d.*$",
    re.IGNORECASE,
)
HAN_MEDIUM = re.compile(
    r"^[\u4e00-\u9fff]{2,10}(?:网|报|社|新闻|频道|电视台|日报|晚报|周刊|杂志|传媒)$"
)
LATIN_WORD = re.compile(r"^[A-ZÀ-Þ][a-zß-ÿ]+$")
LONGEST_NAME = 50  # characters
REMEMBERED = 2048  # bylines: a page asks several times, and a site has few authors
MOST_WORDS = 6
KOREAN_REPORTER = re.compile(r"([가-힣]{2,4})\s?(?:기자|특파원|선임기자|인턴기자|논설위원)")


@dataclass(frozen=True, slots=True)
class People:
    """Names of persons, and of agencies that stood among them, each once."""

    authors: tuple[str, ...]
    agencies: tuple[str, ...]


def read_people(values: Iterable[str], *, site_names: Iterable[str] = ()) -> People:
    """The people that bylines name, in order."""
    sites = {name.casefold() for name in site_names}
    authors: dict[str, str] = {}
    agencies: dict[str, str] = {}
    for value in values:
        for name in _names(value):
            folded = name.casefold()
            if folded in AGENCIES or HAN_MEDIUM.search(name):
                agencies.setdefault(folded, name)
            elif folded not in sites and not _is_brand(folded, sites) and not _is_desk(name, sites):
                authors.setdefault(folded.replace(".", ""), name)
    return People(tuple(authors.values()), tuple(agencies.values()))


def _is_brand(name: str, sites: set[str]) -> bool:
    """True for `网易` on `网易新闻`; a person may well give a blog its name in other scripts."""
    return bool(HAN.match(name)) and any(site.startswith(name) for site in sites)


def _is_desk(name: str, sites: set[str]) -> bool:
    """True for `Lantern Staff`, `USA TODAY`: the site's name beside words of its trade."""
    words = name.casefold().split()
    rest = "".join(word for word in words if word not in TRADE)
    named = any(rest in site.replace(" ", "") for site in sites)
    return rest != "".join(words) and (not rest or named)


@lru_cache(maxsize=REMEMBERED)
def _names(value: str) -> tuple[str, ...]:
    text = fold_blanks(unescape(value))
    if reporters := KOREAN_REPORTER.findall(text):
        return tuple(reporters)
    if ORGANISATION.search(text):
        return ()
    text = HANDLE.sub(" ", EMAIL.sub(" ", text))
    text = FROM_DATE.sub("", BY.sub("", BY.sub("", text)))
    names = []
    for part in JOINERS.split(BRACKETS.sub(" ", text)):
        part = BY.sub("", part or "").strip(" .:：*-–—|\"'“”’")  # noqa: PLW2901  # the same part, cleaned
        part = FOR_WHOM.sub(r"\1", part)  # noqa: PLW2901
        part = PLACE.sub("", ROLE.sub(" ", part)).strip(" .:：*-–—|,")  # noqa: PLW2901
        names += _split_han(fold_blanks(part))
    names = [name for name in names if _is_name(name)]
    if names and " " in names[0]:
        # "Ada Rivers, Harbour" tells where she wrote; nobody else of a list has one word only.
        names = [
            name
            for name in names
            if " " in name or not LATIN_WORD.match(name) or name.casefold() in AGENCIES
        ]
    return tuple(names)


def _split_han(part: str) -> list[str]:
    """Chinese names stand side by side with spaces between."""
    words = part.split()
    if len(words) > 1 and all(HAN_NAME.match(word) for word in words):
        return words
    return [part]


def _is_name(name: str) -> bool:
    if not name or len(name) > LONGEST_NAME or name.casefold() in PLACEHOLDERS:
        return False
    if len(name.split()) > MOST_WORDS or (len(name) < 2 and not HAN.match(name)):  # noqa: PLR2004
        return False
    return any(letter.isalpha() for letter in name) and not NO_NAME.search(name)
