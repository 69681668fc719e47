"""Who stands in a byline where no person does: a desk, an agency, an authority, the paper itself.

It counts only where the page prints it in the byline's place: what only metadata name is as often
the account through which a system publishes, and a paper's name stands on every page of it.
"""

import re

from crawler.casing import small_letters
from crawler.extraction.dates.days import FULL_DATE
from crawler.extraction.evidence import Candidates
from crawler.extraction.people.attached import PLACE
from crawler.extraction.people.beside_names import HOUSE_WORD
from crawler.extraction.people.bylines import SEGMENTS, without_date
from crawler.extraction.people.han_names import HAN
from crawler.extraction.people.labels import label_end, without_label
from crawler.extraction.people.people_words import (
    ACCOUNT,
    AGENCIES,
    DESKS,
    INSTITUTION,
    JOINERS,
    NO_NAME,
    PLACEHOLDERS,
)
from crawler.patterns import pattern_of

DECLARED = ("authors", "house_authors")
MARKED = "shown_authors_marked"
LONGEST = 60  # characters
SHORTEST = 2
NEAR = 8  # blocks from the title
BESIDE = 40  # characters of a line that stand behind it, such as a date
BEFORE_SMALL = pattern_of(r"^(?:by|von|par|por|per|di|da|door|av|af|od|от|oleh)\s", re.IGNORECASE)
# `Izvor: Beta, Tanjug`, up to a date.
SOURCE = pattern_of(
    r"(?:source|quelle|fuente|fonte|bron|kilde|källa|lähde|źródło|zdroj|izvor|vir|forrás|sursa|kaynak|sumber|nguồn|"
    r"источник|джерело|извор|източник|πηγή|המקור|مصدر|المصدر|منبع)\s?:\s*([^\d|]{2,40}?)\s*(?:$|[\d|])",
    re.IGNORECASE,
)
# `HT Correspondent, Harbour Times Jammu, July 18, 2013`, as papers of South Asia have it.
CORRESPONDENTS = pattern_of(
    r"((?:[A-Z]{2,5}|Our|Staff|Special|Express)\s(?:Correspondents?|Reporters?|Bureau|News\sService))\s?(?:,|\||$)"
)
CONTRIBUTOR = pattern_of(r",\s{1,2}(?:Community|Guest|Staff)\s(?:Contributor|Writer)$")
NUMBERED = pattern_of(r"[^\W\d_]{3,}\s\d{1,2}[\s–-]*$")  # `Redacción 2`
FIRST_WORDS = frozenset(name.split(" ")[0] for name in AGENCIES)
HOST = pattern_of(r"[A-Za-z][\w-]{2,20}\.(?:[a-z]{2,4})(?:\.[a-z]{2})?")  # `Lantern.test`
ARTICLE = pattern_of(r"^the\s", re.IGNORECASE)
EDGES = " .:：*-–—|/\"'“”’«»,©()[]"


class StandIns:
    """What may stand in, and which of it the lines near the title print."""

    def __init__(self, found: Candidates) -> None:
        self.found = found
        self.begun_at: int | None = None  # the line below the title
        self.named: dict[str, tuple[tuple[str, ...], bool]] = {}
        for field in (MARKED, *DECLARED):
            for item in found.of(field):
                if name := _house_in(item.value):
                    is_marked = field == MARKED or item.where.startswith("itemprop")
                    self.named.setdefault(name.casefold(), (_listed(name), is_marked))

    def look_at(self, line: str, *, at: int, is_behind: bool) -> None:
        """Note what this line prints; a paper's own name counts if marked or behind a label."""
        self.begun_at = at if self.begun_at is None else self.begun_at
        if len(line) > LONGEST + BESIDE:
            return
        if not is_behind and abs(at - self.begun_at) <= NEAR:
            self.found.add_all("stand_ins", _sources_in(line), "text near title")
            self.found.add("stand_ins", _agency_in(line), "text near title")
            self.found.add_all("stand_ins", _desks_in(line), "text near title")
            desk = CORRESPONDENTS.match(line)
            if desk and (FULL_DATE.search(line) or HOUSE_WORD.search(line)):
                self.found.add("stand_ins", desk.group(1), "text near title")
        shown = _unlabelled(line)
        is_labelled = shown != line
        shown = _without_place(shown.lstrip(EDGES))
        small = shown.casefold()
        for name, (houses, is_marked) in self.named.items():
            rest = shown[len(name) :]
            is_alone = small.startswith(name) and not without_date(rest).strip(EDGES)
            # `Posted on 2 May by keeper`
            if is_alone or (is_marked and small.rstrip(EDGES).endswith(f" {name}")):
                is_byline = is_marked or is_labelled
                if is_behind and not is_marked:
                    continue
                if not is_byline and abs(at - self.begun_at) > NEAR:  # the head of the page
                    continue
                self.found.add_all(
                    "stand_ins" if is_byline else "printed_houses", houses, "text near title"
                )


def _sources_in(line: str) -> list[str]:
    """The agencies behind a word for "source", none where it names anybody else."""
    match = SOURCE.match(without_date(line)) or SOURCE.match(line)
    agencies = [part.strip(EDGES) for part in JOINERS.split(match.group(1))] if match else []
    return agencies if all(name.casefold() in AGENCIES for name in agencies) else []


def _desks_in(line: str) -> list[str]:
    """The desks and institutions that a label names: `Автор: Відділ інформації`."""
    labelled = (part for part in SEGMENTS.split(line) if label_end(part))
    return [name for part in labelled if (name := _house_in(part)) and _is_institution(name)]


def _agency_in(line: str) -> str | None:
    """An agency that stands alone, or before a date; Chinese ones are sources."""
    if line.lstrip(EDGES).split(" ", 1)[0].strip(EDGES).casefold() not in FIRST_WORDS:
        return None
    name = _without_place(without_date(line).strip(EDGES))
    return name if name.casefold() in AGENCIES and not HAN.search(name) else None


def _house_in(value: str) -> str | None:
    text = _unlabelled(" ".join(value.split()))
    text = SEGMENTS.split(text)[0]
    text = text if NUMBERED.search(text) else without_date(text)
    if text.rstrip().endswith(":"):  # the label of a date
        return None
    if text.count(" ") == 0 and len(text) < len(value) - BESIDE // 2:  # the day of a date
        return None
    text = text.lstrip(EDGES).rstrip(EDGES.replace(".", ""))
    text = CONTRIBUTOR.sub("", _without_place(text))
    if HOST.fullmatch(text):
        return text
    if (
        HAN.search(text)
        or not SHORTEST <= len(text) <= LONGEST
        or NO_NAME.search(small_letters(ARTICLE.sub("", text)))
    ):
        return None
    is_desk = text.casefold().rstrip(".") in DESKS
    is_desk = is_desk or (" " in text and _is_institution(text))  # `Web Desk`
    is_phrase = " " in text and not is_desk and text[1:] == text[1:].lower() != text[1:].upper()
    # `Readers' poll` is a subject, as some print in a byline's place.
    is_nobody = is_phrase or (text.casefold() in PLACEHOLDERS and not is_desk)
    is_nobody = is_nobody or ACCOUNT.match(text) is not None
    return None if is_nobody or not any(map(str.isalpha, text)) else text


def _without_place(text: str) -> str:
    """`Associated Press` of `Associated Press in Harbourtown`."""
    agency = PLACE.sub("", text)
    return agency if agency.casefold() in AGENCIES else text


def _is_institution(name: str) -> bool:
    return INSTITUTION.search(small_letters(name)) is not None


def _unlabelled(text: str) -> str:
    return without_label(text) if label_end(text) else BEFORE_SMALL.sub("", text)


def _listed(name: str) -> tuple[str, ...]:
    """`Beta, Tanjug` as two agencies; what else holds a joining word is one desk's name."""
    parts = [part for part in JOINERS.split(name) if part]
    return tuple(parts) if all(part.casefold() in AGENCIES for part in parts) else (name,)
