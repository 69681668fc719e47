"""Where the name begins in a text that starts as bylines do.

Three kinds of words announce one: those before a name whatever it looks like; those that are also
common in sentences and count only before a capital letter; those that mean much else and count
only with a colon. Before a word for "by" may stand what is written: `Una entrevista de`. Of some
four hundred entries only those are tried that begin with the text's first letter.
"""

import re
from functools import lru_cache

from crawler.casing import small_letters
from crawler.extraction.people.label_words import (
    ALWAYS,
    ARTICLES,
    BEFORE_CAPITAL,
    BEFORE_TWO_WORDS,
    BY_WORDS,
    WITH_COLON,
    WORKS,
)
from crawler.patterns import pattern_of

COLON = r"\s?[:：՝׃︰∶]\s*"
UPPER = r"(?-i:(?=[\"“«]?[A-ZÀ-ÞĀ-ŽƠƯΆ-ΏΑ-ΩА-ЯЀ-Џ]))"
REMEMBERED = 2048  # texts: each line is asked several times
LETTERS = 512  # remembered; those of the entries are half as many
_FIRST = pattern_of(r"^[^\w]*(\w)")
_GROUP = pattern_of(r"\(\?:([^()]*)\)")
_WORK = pattern_of(
    rf"^\W*(?:(?:{ARTICLES})\s)?(\w\S*(?:\s\S+){{0,2}}?)\s(?:by(?:{COLON}|\s+)|d['’]{UPPER}|(?:{BY_WORDS})(?:{COLON}|\s+{UPPER}))",
    re.IGNORECASE,
)


@lru_cache(maxsize=REMEMBERED)
def label_end(text: str) -> int:
    """Where the name begins behind a label such as `By` or `Автор:`; 0 without one."""
    first = _FIRST.match(text)
    if first is None:
        return 0
    if (work := _WORK.match(text)) and small_letters(work.group(1)) in WORKS:
        return work.end()
    letter = small_letters(first.group(1))
    pattern = _beginning_with(letter) if letter in BEGINNINGS else None
    match = pattern.match(text) if pattern else None
    return match.end() if match else 0


def without_label(text: str) -> str:
    """The text behind its label, or all of it."""
    return text[label_end(text) :]


@lru_cache(maxsize=LETTERS)
def _beginning_with(letter: str) -> re.Pattern[str] | None:
    """The entries that begin with a letter, as one pattern; None where there are none."""
    kinds = (
        (ALWAYS, rf"(?:{COLON}|\s?[/|]\s?|\s?[—–-]\s|\s+)"),
        (BEFORE_CAPITAL, rf"(?:{COLON}|\s+{UPPER})"),
        (BEFORE_TWO_WORDS, rf"(?:{COLON}|\s+{UPPER}(?=\S+\s\S))"),
        (WITH_COLON, COLON),
    )
    tried = []
    for entries, end in kinds:
        if begun := [entry for entry in entries if letter in beginnings(entry)]:
            tried.append(f"(?:{'|'.join(begun)}){end}")
    return re.compile(rf"^\W*(?:{'|'.join(tried)})", re.IGNORECASE) if tried else None


def beginnings(entry: str) -> set[str]:
    """The letters with which an entry may begin: that of each alternative of a first group."""
    group = _GROUP.match(entry)
    if group is None:
        return {small_letters(entry[0])}
    begun = {small_letters(part[0]) for part in group.group(1).split("|")}
    return begun | ({small_letters(entry[group.end() + 1])} if entry[group.end()] == "?" else set())


# A page in Chinese has more first letters than there are patterns to remember.
BEGINNINGS = frozenset[str]().union(
    *map(beginnings, (*ALWAYS, *BEFORE_CAPITAL, *BEFORE_TWO_WORDS, *WITH_COLON))
)
