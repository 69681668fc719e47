"""Names that nothing announces: above a role, beside the date or an e-mail address.

What is written as a name is one only in such a place, and only if it does not stand above the
title, too: a section (`Latin America`) is told by its link in the menu.
"""

import re
from collections.abc import Callable

from crawler.extraction.bylines import EMAIL
from crawler.extraction.days import month_number
from crawler.extraction.people import is_personal, read_people
from crawler.extraction.people_words import ROLE

HIGHEST = 8  # lines below the title in which a bare name may stand
LONGEST = 60  # characters of a line that holds nothing but names, or but a role
SHARE = 0.45  # of such a line; the rest is the house
ROLE_END = re.compile(  # of compounds
    r"(?:verslag(?:gever|geefster)|redact(?:eur|rice)|redakt(?:eur|ør|ör)(?:in)?|korrespondent(?:in)?|"
    r"reporter(?:in)?|journalist(?:in)?|toimittaja)$",
    re.IGNORECASE,
)
HOUSE = re.compile(
    r"\b(?:News|Radio|TV|Times|Herald|Tribune|Gazette|Chronicle|Telegraph|Post|Press|Journal|Courier|"
    r"Observer|Standard|Argus|Echo|Register|Dispatch|Examiner|Inquirer|Ledger|Sentinel|Express|Mirror|"
    r"Monitor|Globe|Daily|Weekly|Magazine|Online)\b"
)
YEAR = r"(?:1[34]|19|20|25)\d{2}"
WITH_DATE = re.compile(
    rf"{YEAR}\s?[-/.年]\s?\d{{1,2}}|\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?(?:19|20)?\d{{2}}\b|"
    rf"\d{{1,2}}\.?\s(?:de\s)?[^\W\d_]{{3,}}\.?,?\s(?:de\s)?{YEAR}|[^\W\d_]{{3,}}\.?\s\d{{1,2}},?\s{YEAR}|"
    rf"{YEAR}\.?\s(?:m\.\s)?[^\W\d_]{{3,}}\.?\s\d{{1,2}}|\d{{1,3}}[\s-]min(?:\b|u)"
)
DAY = re.compile(r"^\W*\d{1,2}\.?\s([^\W\d_]{3,})\.?$|^([^\W\d_]{3,})\.?\s\d{1,2}$")
FROM_DIGIT = re.compile(r"[\s|·•,-]*\d.*$")
PLAIN = re.compile(r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,3}$")  # as most names are
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯", "0123456789" * 4)
LABELS = frozenset(
    {
        "author",
        "autor",
        "autorin",
        "autora",
        "auteur",
        "autrice",
        "autore",
        "автор",
        "yazar",
        "müəllif",
    }
)
NO_PERSONS = frozenset({
    "sri lanka", "new york", "new zealand", "saudi arabia", "south africa", "south korea",
    "north korea", "united states", "united kingdom", "hong kong", "costa rica", "el salvador",
    "puerto rico", "san francisco", "los angeles", "las vegas", "new delhi", "tel aviv",
    "abu dhabi", "cape town", "middle east", "latin america", "north america", "real estate",
    "top stories", "press releases", "photo gallery", "climate change", "public notices",
    "buenos aires", "são paulo", "rio de janeiro", "estados unidos", "vie locale", "à la une",
})  # fmt: skip


class BareNames:
    """Remembers the lines near the title, and tells which of them are names."""

    def __init__(self, is_above: Callable[[str, int], bool]) -> None:
        self.is_above = is_above  # does a text stand above the title, beside its own place?
        self.lines: list[str] = []
        self.at = 0
        self.seen = 0

    def begin(self) -> None:
        """Forget the lines above: the next one stands elsewhere."""
        self.lines = []

    def look_at(self, text: str, *, at: int, is_behind: bool) -> str | None:
        """The names that this line, or the lines above it, turn out to be."""
        found, self.at = None, at
        if is_behind:
            found = self._beside_address(text) or self._above_label(text)
        elif self.seen < HIGHEST:
            found = self._beside_address(text) or self._above_role(text) or self._beside_date(text)
        self.lines.append(text)
        self.seen += 1
        return found

    def _above_role(self, text: str) -> str | None:
        before = self.lines[-1] if self.lines else ""
        return before if is_personal(before) and is_role(text) else None

    def _above_label(self, text: str) -> str | None:
        """The name above `Author`, as boxes below a text have it."""
        before = self.lines[-1] if self.lines else ""
        return before if text.casefold() in LABELS and is_personal(before) else None

    def _beside_address(self, text: str) -> str | None:
        """`Ada Rivers ada.rivers@lantern.test`: the address bears out that it is hers."""
        match = EMAIL.search(text)
        if match is None or len(text) > LONGEST + len(match.group()):
            return None
        names = read_people([text]).authors
        small = match.group().partition("@")[0].casefold()
        is_hers = any(part.casefold() in small for name in names for part in name.split())
        return names[0] if len(names) == 1 and is_personal(names[0]) and is_hers else None

    def _beside_date(self, text: str) -> str | None:
        above, before = ["", "", *self.lines][-2:]
        if not is_date(text):
            return text if is_date(before) and self._is_bare(text) else None
        own = FROM_DIGIT.sub("", text.translate(DIGITS))  # with the day of the week, or without
        names = [line for line in (above, before) if self._is_bare(line)]
        if names:
            return ", ".join(names)
        return next(filter(self._is_bare, (own, own.rpartition(" ")[0])), None)

    def _is_bare(self, line: str) -> bool:
        """True for a line of names and hardly anything else."""
        if not line or len(line) > LONGEST or is_date(line) or HOUSE.search(line):
            return False
        names = read_people([line]).authors
        if not names or not all(is_personal(name) and PLAIN.match(name) for name in names):
            return False
        said = len(" ".join(ROLE.sub(" ", f" {line} ").split()))
        return sum(map(len, names)) >= SHARE * said and all(
            not self.is_above(name, self.at) and name.casefold() not in NO_PERSONS for name in names
        )


def is_date(text: str) -> bool:
    """True for a line with a day, or with the minutes that it takes to read."""
    text = text.translate(DIGITS)
    if WITH_DATE.search(text):
        return True
    day = DAY.match(text)
    return day is not None and month_number(day[1] or day[2]) is not None


def is_role(text: str) -> bool:
    """True for `Regionalreporterin`, `ENVIADA ESPECIAL A PORTO`, `Staff Writer, The Lantern`."""
    if len(text) > LONGEST or any(map(str.isdigit, text)):
        return False
    names = filter(is_personal, read_people([text]).authors)
    if any(map(text.startswith, names)) and not HOUSE.search(text):
        return False  # another author with a role
    return bool(ROLE.search(f" {text} ") or ROLE_END.search(text) or HOUSE.search(text))
