"""Names that nothing announces: beside or above a role, and beside an e-mail address.

Not beside a date: there stand sections, places and the names of columns as often, and five of six
such lines of real pages were no names.
"""

import re

from crawler.casing import small_letters
from crawler.extraction.dates.days import FULL_DATE
from crawler.extraction.people.attached import bare_name, role_span
from crawler.extraction.people.bylines import EMAIL, without_date
from crawler.extraction.people.people_words import AGENCIES, ROLE
from crawler.extraction.people.persons import are_persons, is_personal, read_people
from crawler.patterns import pattern_of

HIGHEST = 8  # lines below the title in which a bare name may stand
LONGEST = 60  # characters of a line that holds nothing but names, or but a role
LONGEST_DATED = 100  # characters of a line of names and a date
MOSTLY = 0.5  # of what stands before the date
MOST = 0.7  # of the line
AGENCY_LAST = pattern_of(
    r"([^\d|/(]{5,50}?)\s?(?:/|\||\(|,\s|\s[-–—]\s)\s?([^\W\d_][^,/()|]{1,25}?)\)?\.?$"
)
LISTED = pattern_of(  # two words or more with capitals, and another
    r"[^\W\d_a-zß-ÿа-я][\w.'’-]+(?:\s[^\W\d_a-zß-ÿа-я][\w.'’-]+){1,3}\s?,\s?[^\W\d_a-zß-ÿа-я]"
)
DATE_OR_CLOCK = pattern_of(rf"{FULL_DATE.pattern}|\d{{1,2}}[:：]\d{{2}}")
DATE_OR_BAR = pattern_of(r"[\d|]")
ROLE_END = pattern_of(  # of compounds
    r"(?:verslag(?:gever|geefster)|redact(?:eur|rice)|redakt(?:eur|ør|ör)(?:in)?|korrespondent(?:in)?|"
    r"reporter(?:in)?|journalist(?:in)?|toimittaja|reda(?:cción|cció|ção|cao|ctie|zione))$",
    re.IGNORECASE,
)
LABEL_LAST = pattern_of(r"\s[^\W\d_]+\s?:$")  # of a day that is gone
HOUSE = pattern_of(
    r"\b(?:News|Radio|TV|Times|Herald|Tribune|Gazette|Chronicle|Telegraph|Post|Press|Journal|Courier|"
    r"Observer|Standard|Argus|Echo|Register|Dispatch|Examiner|Inquirer|Ledger|Sentinel|Express|Mirror|"
    r"Monitor|Globe|Daily|Weekly|Magazine|Online)\b"
)
LABELS = frozenset({
    "author", "autor", "autorin", "autora", "auteur", "autrice", "autore", "автор", "yazar",
})  # fmt: skip


class BareNames:
    """Remembers the lines near the title, and tells which of them are names."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.seen = 0

    def begin(self) -> None:
        """Forget the lines above: the next one stands elsewhere."""
        self.lines = []

    def look_at(self, text: str, *, is_behind: bool) -> str | None:
        """The names that this line, or the lines above it, turn out to be."""
        found = None
        if is_behind:
            found = self._beside_address(text) or self._above_label(text)
        elif self.seen < HIGHEST:
            found = self._beside_address(text) or _with_role(text) or self._above_role(text)
            found = found or _before_date(text)
            found = found or beside_agency(DATE_OR_BAR.split(text)[0].strip())
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


def beside_agency(text: str) -> str | None:
    """`Ada Rivers/TT`, `Ada Rivers (AFP)`, and nothing else."""
    match = AGENCY_LAST.match(text) if len(text) <= LONGEST else None
    if match is None or match.group(2).casefold() not in AGENCIES:
        return None
    names = read_people([match.group(1)]).authors
    is_all = are_persons(names, of=len(match.group(1)), share=MOST)
    return match.group(1) if is_all else None


def _with_role(text: str) -> str | None:
    """`Ada Rivers, Reporter`, and nothing else."""
    # The words are looked for first: to read a line as names takes five times as long.
    if len(text) > LONGEST_DATED or (text[-1:] not in " ,–-" and not _names_role(text)):
        return None
    text = LABEL_LAST.sub("", without_date(text))
    if len(text) > LONGEST:
        return None
    text = DATE_OR_BAR.split(text)[0].strip() if DATE_OR_BAR.search(text) else text
    names = read_people([text]).authors
    if not names or not text.startswith(names[0]):
        return None
    if len(names) > 1:
        return text if _are_all(text, names) else None
    span = role_span(text)
    left = f"{text[: span[0]]} {text[span[1] :]}" if span else text
    said = " ".join(left.split()).strip(" ,–-")
    is_all = said != text and bare_name(said) == names[0]
    return names[0] if is_all and is_personal(names[0]) else None


def _before_date(text: str) -> str | None:
    """`Ada Rivers, Bo Stone | 4.3.2024`: several names, which no section or place is called by."""
    if "," not in text or len(text) > LONGEST_DATED or (match := DATE_OR_BAR.search(text)) is None:
        return None
    before, rest = text[: match.start()].strip(), text[match.start() :]
    if not LISTED.match(before) or not (rest[0] == "|" or DATE_OR_CLOCK.search(rest)):
        return None
    names = read_people([before]).authors
    is_cased = before.lower() != before.upper()
    is_list = len(names) > 1 and are_persons(names, of=len(before), share=MOSTLY)
    return before if is_cased and is_list else None


def _are_all(text: str, names: tuple[str, ...]) -> bool:
    """True for several names with a role behind the last, and the house's name at most."""
    end = text.find(names[-1]) + len(names[-1])
    span = role_span(text[end:])
    if span is None:
        return False
    rest = f"{text[end : end + span[0]]}{text[end + span[1] :]}".strip(" ,–-")
    return " " not in rest and all(map(is_personal, names))


def _names_role(text: str) -> bool:
    return ROLE.search(small_letters(f" {text} ")) is not None


def is_role(text: str) -> bool:
    """True for `Regionalreporterin`, `ENVIADA ESPECIAL A PORTO`, `Staff Writer, The Lantern`."""
    if len(text) > LONGEST or any(map(str.isdigit, text)):
        return False
    names = filter(is_personal, read_people([text]).authors)
    if any(map(text.startswith, names)) and not HOUSE.search(text):
        return False  # another author with a role
    return bool(_names_role(text) or ROLE_END.search(text) or HOUSE.search(text))
