"""The names in one byline, cut out of what a house prints around them.

In this order: what names others (`Foto: …`, "edited by …"), dates and addresses go; the first
segment that holds names is taken; lists are cut apart; from each part roles, places and employers
go. Whether a name is a person's is the business of `people`.
"""

import re
from functools import lru_cache
from html import unescape

from crawler.casing import replace_small
from crawler.extraction.people.byline_words import (
    BESIDE_NAME,
    BOTH,
    BY,
    EAST_ASIAN,
    NEXT_LABEL,
    OTHERS,
)
from crawler.extraction.people.east_asian_names import (
    HANGUL,
    JAPANESE_TRADE,
    KANA,
    japanese_parts,
    read_korean_names,
)
from crawler.extraction.people.han_names import HAN, read_han_names
from crawler.extraction.people.people_words import (
    ACCOUNT,
    AGENCIES,
    INSTITUTION,
    JOINERS,
    NO_NAME,
    PLACEHOLDERS,
    ROLE,
)

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
HANDLE = re.compile(r"(?<!\w)@\w+")
ORGANISATION = re.compile(r"\b(?:GmbH|Ltd|LLC|Inc|Corp|Verlag|Pty)(?!\w)")
BRACKETS = re.compile(r"\s*[(（\[【［][^)）\]】］]*[)）\]】］]?\s*")
OPEN_BRACKET = re.compile(r"^[（(【〔\[［](?=[^）)】〕\]］]*$)")  # closed outside of the byline
PLACE = re.compile(r"\s+(?:in|aus|à|en|em|desde)\s+[A-ZÀ-Ý][\w-]+(?:\s[A-ZÀ-Ý][\w-]+)?$")
# `Ada Rivers for The Lantern`: whom she wrote it for is no part of her name.
FOR_WHOM = re.compile(
    r"(?<=\w\s)(\w[\w.'’-]*),?\s(?:for|of|from|at|with|special\sto)\s(?:[Tt]he\s)?[A-Z].*$",
    re.IGNORECASE,
)
# `Ada Rivers BBC News`, `Ada Rivers The Lantern Times`: behind two words of a name.
EMPLOYER = re.compile(
    r"^(\S+\s(?:\S+\s)??\S+)\s(?:[A-Z][\w.&]*\s){1,2}(?:News|Sport|Radio|TV|Times|Post|Online|Press|Media)\b.*$"
)
# A date, or the word before one, ends a byline: `Von Ada Fluss 21. März 2024`.
FROM_DATE = re.compile(
    r"\s*[|·•,–-]?\s*(?:\b(?:published|posted|updated|on|am|publi\w*|le|el|il|em|at|um|às|alle|à|на|στις|в|у|о|op|den|dne|dnia|vào|pada|z|vom|klo|kl|da)\b\s*)*:?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s)?(?:(?<![A-Za-z0-9])\d|\d{1,4}[.:/-]\d).*$",
    re.IGNORECASE,
)
# What is left of `… on Monday, 4 March` when the digits are gone.
ON_DAY = re.compile(
    r"\s(?:on|na|на|le|am|el|em|op|den|στις|la|pe|dne|w|vào|pada|у|в|på|في)(?:\s[^\W\d_]+)?,?\s*$"
)
AND_OTHERS = re.compile(
    r",?\s(?:and|und|et|y|e|og|och|en|with|mit|avec|con|с)\s(?:the\s)?"
    r"(?:agenc\w+|agentur\w*|wires?|staff|byråer\w*|agentes?|агентств\w*)\b.*$",
    re.IGNORECASE,
)
# `Ada Rivers Follow @ada`: what a reader may press.
BUTTON = re.compile(
    r"(?<=\w)\s(?:Follow(?:ing)?|Seguir|Suivre|Folgen|View\s(?:all|bio)|See\smore|Share)\b.*$"
)
SEGMENTS = re.compile(r"\s*[|｜•]\s*|\s[—–-]\s")
PARTICLES = r"d[aeiu]|d[ao]s|del|v[ao]n|vom|zu|te|ter|el|al|bin|le|la"
SMALL = re.compile(rf"(?!(?:{PARTICLES})\s)[a-zß-ÿа-яёіїєґўα-ω]")
NO_SPACES = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")
# `By ADA RIVERS Lantern Staff Writer`: what is not in capitals is no part of the name.
IN_CAPITALS = re.compile(r"((?:\b[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+\s){2,})(?:[A-Z][a-z]+\s?){1,6}$")
HOUSE_FIRST = re.compile(r"[A-Z]{3,}\b")  # `CNN Senior Analyst`, `ZEIT ONLINE`
BESIDE = re.compile(r"[-–/]")  # an agency named beside a desk: `JS–STT`
# `Aino Virta IS`: the paper's letters behind a name of two words; `III` and the like are its own.
ROMAN = re.compile(r"[IVX]+")  # `Bo Stone III`
HOUSE_LETTERS = re.compile(
    r"^((?=\S*[a-zß-ÿ])\S+\s(?=\S*[a-zß-ÿ])\S+)\s(?![IVX]+$|[JS]R$)[A-ZÀ-Þ]{2,4}$"
)
NUMBER = re.compile(r"^\d{2,8}\s?[-_]\s?")  # of an employee
EDGES = " .:：՝׃*-–—|/\"'“”’«»,"
LONGEST_NAME = 50  # characters
SHORTEST = 2  # characters, but of a Chinese name
REMEMBERED = 2048  # bylines: a page asks several times, and a site has few authors
MOST_WORDS = 6


@lru_cache(maxsize=REMEMBERED)
def names_in(value: str) -> tuple[tuple[str, ...], ...]:
    """The names of each segment of a byline, in order; persons, agencies and accounts alike.

    Behind the first segment that names a person stands where they work.
    """
    text = OPEN_BRACKET.sub("", " ".join(unescape(value).split()))
    if reporters := read_korean_names(text):
        return (reporters,)
    if KANA.search(text):
        return (tuple(filter(_is_name, japanese_parts(text))),)
    if HAN.search(text):
        if persons := read_han_names(text):
            return (persons,)
        text = JAPANESE_TRADE.sub("", text)
    if ORGANISATION.search(text):
        return ()
    text = BESIDE_NAME.sub(" ", HANDLE.sub(" ", EMAIL.sub(" ", text)))
    text = IN_CAPITALS.sub(r"\1", AND_OTHERS.sub("", BUTTON.sub("", text)))
    segments = map(_names_of_segment, SEGMENTS.split(text))
    return tuple(names for names in segments if names)


def _names_of_segment(segment: str) -> tuple[str, ...]:
    parts = [name for part in _written_by(segment) for name in _listed(part)]
    return _without_places([name for name in parts if _is_name(name)])


def _without_places(names: list[str]) -> tuple[str, ...]:
    """The list without `Harbourtown`, `our reporter` and `ZEIT ONLINE` beside a name of two words.

    Nobody else of such a list has one word only, begins small or is all in capitals.
    """
    first = next((name for name in names if " " in name), None)
    if first is None:
        return tuple(names)
    return tuple(
        name
        for name in names
        if name is first
        or name.casefold() in AGENCIES
        or not (
            (" " not in name and not NO_SPACES.search(name))
            or SMALL.match(name)
            or any(map(str.isdigit, name))
            or (HOUSE_FIRST.match(name) and not first.isupper())
        )
    )


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
    text = EAST_ASIAN.sub("", BY.sub("", BY.sub("", text)))
    undated = FROM_DATE.sub("", text)
    text = ON_DAY.sub("", undated) if undated != text else text
    names = []
    for part in JOINERS.split(BRACKETS.sub(" ", text)):
        bare = HOUSE_LETTERS.sub(r"\1", (part or "").strip(EDGES))
        bare = EMPLOYER.sub(r"\1", FOR_WHOM.sub(r"\1", bare))
        bare = replace_small(ROLE, bare, " ")
        if not INSTITUTION.search(bare):
            bare = PLACE.sub("", BY.sub("", bare.strip())).strip(EDGES)
            names.append(_in_small_letters(" ".join(NUMBER.sub("", bare).split())))
    return names


def _in_small_letters(name: str) -> str:
    """`Ada RIVERS` as `Ada Rivers`: many countries set only the family name in capitals."""
    words = name.split()
    loud = [
        word.isupper() and len(word) > 2 and word.isalpha() and not ROMAN.fullmatch(word)  # noqa: PLR2004
        for word in words
    ]
    if name.isupper() or not any(loud) or loud[0]:
        return name
    turkish = "İ" in name  # whose I without a dot has a small one without, too
    quiet = [word.replace("I", "ı").replace("İ", "i") if turkish else word for word in words]
    return " ".join(
        small.capitalize() if is_loud else word
        for word, small, is_loud in zip(words, quiet, loud, strict=True)
    )


def _is_name(name: str) -> bool:
    """True unless it is too long, only a label, a placeholder or something else altogether."""
    words = name.split()
    if not words or len(name) > LONGEST_NAME or len(words) > MOST_WORDS:
        return False
    if name.casefold() in PLACEHOLDERS or (len(name) < SHORTEST and not HAN.match(name)):
        return False
    label = BY.match(f"{name}: ")
    if label and label.end() > len(name):
        return False
    is_by_account = len(words) == 2 and words[1].islower() and ACCOUNT.match(words[1])  # noqa: PLR2004
    is_cut = len(words) > 1 and words[0][0].isupper() and SMALL.match(f"{words[-1]} ")
    is_clause = len(words) > 1 and SMALL.match(name) and any(map(str.isupper, name))
    is_phrase = len(words) > 1 and HANGUL.search(name)
    is_agency = any(part.casefold() in AGENCIES for part in BESIDE.split(name)[1:])
    if (
        is_clause
        or is_phrase
        or is_by_account
        or is_cut
        or is_agency
        or ACCOUNT.match(name)
        or INSTITUTION.search(name)
    ):
        return False
    return any(letter.isalpha() for letter in name) and not NO_NAME.search(name)
