"""Authors in the lines that a reader sees around title and text, marked by nothing but words.

A line speaks by what it begins with ("By", `文/`, `Texto:`), by a label in its middle, by a
reporter's title behind the name, by a role in the line below, or by repeating a name that the
metadata tell beside others that they forget. Sentences are no bylines: what is read must be written
as names are, and leave little of its line.
"""

import re
from collections.abc import Callable

from crawler.extraction.byline_words import BY, EAST_ASIAN, IN_LINE, NAME_IN_LINE, SIGNED
from crawler.extraction.east_asian_names import KANA, read_korean_names
from crawler.extraction.evidence import Candidates
from crawler.extraction.han_names import HAN, LABEL, read_han_names
from crawler.extraction.outline import Block
from crawler.extraction.people import is_personal, read_people
from crawler.extraction.people_words import ROLE

LONGEST_BYLINE = 140  # characters
LONGEST_SIGNATURE = 70
FULL_SHARE = 0.5  # of a line that repeats a known name; the rest are roles and joining words
LONGEST_ROLE = 60
FIRST_LINES, LAST_LINES = 10, 3  # of the text; captions may stand among them
LEAD = 120  # characters of a line in which a report names its reporter
BESIDE_NAME = 50  # characters of a line that tells date and author
HIGHEST_ROLE = 8  # lines below the title in which a bare name may stand above its role
# More than one sentence, or a list in one; dates and titles such as `Dr.` hold full stops, too.
SENTENCE = re.compile(r"[^\W\d_]{5,}[.!?…]\s+\S|[。！？]|[,，].*[,，].*[,，]")
DIGIT = re.compile(r"\d")
ROLE_END = re.compile(  # of compounds
    r"(?:verslag(?:gever|geefster)|redact(?:eur|rice)|redakt(?:eur|ør|ör)(?:in)?|korrespondent(?:in)?|"
    r"reporter(?:in)?|journalist(?:in)?|toimittaja)$",
    re.IGNORECASE,
)
WITH_DATE = re.compile(
    r"(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|20)?\d{2}\b|"
    r"\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,}\.?,?\s(?:de\s)?(?:19|20)\d{2}|[^\W\d_]{3,}\.?\s\d{1,2},?\s(?:19|20)\d{2}"
)
# Two or three words, as most names are; sections (`Latin America`) are told by their other links.
PLAIN_NAME = re.compile(r"[^\W\d_][\w.'’-]+(?:\s[^\W\d_][\w.'’-]*){1,2}$")
HAN_SIGN = re.compile(r"^[□■●○◎◆◇▲△★☆※⊙]\s*")
# The end of a letter: `Ada Rivers, Harbourtown`.
LETTER = re.compile(
    r"([A-ZÀ-ÞА-Я][\w.'’-]+(?:\s[A-ZÀ-ÞА-Я][\w.'’-]*){1,2}),\s[A-ZÀ-ÞА-Я][\w-]+(?:\s[A-ZÀ-ÞА-Я][\w-]+)?$"
)
HAN_END = re.compile(r"(?:报道|報導|报导|报道员|電|电|文|摄|攝)$")
# `（记者李明）`, `【記者李小明台北報導】` and `记者 李明` before the first sentence.
HAN_LEAD = re.compile(
    r"[（(【〔\[［]([^）)】〕\]］]{0,20}(?:记者|記者|通讯员|作者|文)[^）)】〕\]］]{1,50})[）)】〕\]］]"
)
HAN_TAIL = re.compile(
    r"[（(【〔\[［]\s*([^）)】〕\]］（(]{0,16}(?:记者|記者|通讯员|作者|撰文|文)[^）)】〕\]］]{1,40})[）)】〕\]］]\s*$"
)
JAPANESE_TAIL = re.compile(
    r"[（(【〔]((?:[\u4e00-\u9fff々]{1,4}[\u3040-\u30ff]{0,6}[、，・]?\s?){1,4})[）)】〕]\s*$"
)
JAPANESE_NAME = re.compile(
    r"^[\u4e00-\u9fff々]{2,5}[\u3040-\u30ff]{0,5}$|^[\u4e00-\u9fff々]{1,3}[\u3040-\u30ff]{1,5}$"
)


NO_NAMES = frozenset({
    "写真", "動画", "図解", "画像", "図", "共同", "時事", "完", "終わり", "続く", "敬称略", "広告",
    "前編", "後編", "特集", "連載",
})  # fmt: skip


class ShownNames:
    """Collects what the lines tell, in the order in which they are asked."""

    def __init__(self, found: Candidates, count: Callable[[str], int]) -> None:
        self.count = count  # how often a text stands in the page
        self.found = found
        told = (read_people(values).authors for _, values in found.places("authors"))
        self.known = next(filter(None, told), ())
        self.lines: list[str] = []
        self.is_told = False

    def add(self, text: str, *, is_linked: bool) -> None:
        """Look at one line near the title."""
        if "\n" in text:
            for line in text.split("\n"):
                self.add(line, is_linked=is_linked)
            return
        if len(text) > LONGEST_BYLINE:
            return
        if self.known and (fuller := self._fuller(text)):
            self.found.add("fuller_authors", fuller, "byline")
        if self.is_told:
            return
        name = byline_in(text)
        if name is None and not is_linked and len(self.lines) < HIGHEST_ROLE:
            name = self._above_role(text)
        self.lines.append(text)
        if name:
            self.is_told = True
            self.known = self.known or read_people([name]).authors
            self.found.add("shown_authors", name, "text near title")

    def _fuller(self, text: str) -> str | None:
        """The line, if it names all that the metadata name and others, and says little else."""
        small, known = text.casefold(), {name.casefold() for name in self.known}
        is_spaced = HAN.search(text) is not None  # short names are set wide
        if not is_spaced and not all(name in small for name in known):
            return None
        names = read_people([text]).authors
        more = len(names) > len(known) and all(map(is_personal, names))
        says_all = {name.casefold() for name in names} >= known
        is_byline = sum(map(len, names)) > FULL_SHARE * len(text) or byline_in(text) is not None
        return text if more and says_all and is_byline else None

    def _above_role(self, text: str) -> str | None:
        """The bare name in the line before, where this one tells only what the person does."""
        before = self.lines[-1] if self.lines else ""
        if is_personal(before) and (_is_role(text) or self._is_beside_date(before, text)):
            return before
        return text if is_personal(text) and self._is_beside_date(text, before) else None

    def _is_beside_date(self, name: str, line: str) -> bool:
        """True for a bare name in the line above or below the date; a section is told elsewhere."""
        if not WITH_DATE.search(line) or not PLAIN_NAME.match(name):
            return False
        return self.count(name) == 1


def add_signatures(body: Block, found: Candidates) -> None:
    """Author candidates from the first and the last lines of the text itself."""
    lines = [line for line in body.text.split("\n") if line]
    for line in lines[:FIRST_LINES]:
        if names := _han_lead(line[:LEAD]):
            found.add("shown_authors", "、".join(names), "text")
            return
    for line in reversed(lines[-LAST_LINES:]):
        if names := signature_in(line):
            found.add("shown_authors", "、".join(names), "text")
            return


def is_label(text: str) -> bool:
    """True for `By`, `Autor:`, `作者` alone; the name stands in a line of its own."""
    if BY.match(text.rstrip(" :：") + " : "):
        return BY.sub("", text.rstrip(" :：") + " : ").strip(" :") == ""
    return LABEL.fullmatch(text.rstrip(" :：")) is not None


def byline_in(text: str) -> str | None:
    """What a line near the title names as its author, if it is a byline."""
    if HAN.search(text) and not KANA.search(text):
        names = _han_byline(text)
        if names or not EAST_ASIAN.match(text):
            return "、".join(names) or None
    if read_korean_names(text):
        return None if SENTENCE.search(text) else text
    if EAST_ASIAN.match(text):
        return text
    return _behind_label(text)


def _behind_label(text: str) -> str | None:
    """The names behind a word for "by" at the start or in the middle of a line."""
    if match := BY.match(text):
        return text if _reads_as_names(text, text[match.end() :]) else None
    if match := NAME_IN_LINE.search(text):
        name = match.group(1)
        is_dateline = any(map(str.isdigit, text)) and len(text) - len(name) < BESIDE_NAME
        return name if is_dateline else None
    if match := IN_LINE.search(text):
        rest = text[match.start() :].lstrip(" |/·•,-–—")
        return rest if _reads_as_names(rest, rest) else None
    return None


def signature_in(line: str) -> tuple[str, ...]:
    """The names that the last lines of a text sign it with."""
    if match := HAN_TAIL.search(line[-80:]):
        return read_han_names(match.group(1))
    if match := JAPANESE_TAIL.search(line[-60:]):
        names = re.split(r"[、，・\s]+", match.group(1).strip())
        is_names = all(map(JAPANESE_NAME.match, names)) and NO_NAMES.isdisjoint(names)
        return tuple(names) if is_names else ()
    return _signed(line) if len(line) <= LONGEST_SIGNATURE else ()


def _signed(line: str) -> tuple[str, ...]:
    """The names of a short line that is nothing but a signature."""
    if HAN.search(line) and not KANA.search(line):
        return _han_byline(line)
    if read_korean_names(line) and not SENTENCE.search(line):
        return read_people([line]).authors
    if match := LETTER.match(line):
        return (match.group(1),) if is_personal(match.group(1)) else ()
    signed = SIGNED.sub("", line)
    names = read_people([signed]).authors if signed != line or BY.match(line) else ()
    return names if all(map(is_personal, names)) else ()


def _reads_as_names(text: str, rest: str) -> bool:
    names = read_people([text]).authors
    if not names or SENTENCE.search(DIGIT.split(text)[0]):
        return False
    return all(map(is_personal, names)) or (len(rest.split()) <= len(names) + 1)


def _han_byline(text: str) -> tuple[str, ...]:
    """Names in a line of labels, or of a name behind one of a newspaper's signs."""
    if HAN_SIGN.match(text) and len(text) < LONGEST_SIGNATURE:
        return read_han_names(HAN_SIGN.sub("", text))
    at = LABEL.search(text)
    if at is None or "。" in text:
        return ()
    words = text[: at.start()].strip()
    is_labelled = at.group().rstrip() != at.group() or at.group()[-1] in ":：/／|｜丨"
    if not (is_labelled or HAN_END.search(text) or len(words) <= 8):  # noqa: PLR2004  # a paper's name
        return ()
    return read_han_names(text)


def _han_lead(line: str) -> tuple[str, ...]:
    if match := HAN_LEAD.search(line):
        return read_han_names(match.group(1))
    return _han_byline(line) if len(line) < LONGEST_SIGNATURE and HAN.search(line) else ()


def _is_role(text: str) -> bool:
    """True for `Regionalreporterin`, `ENVIADA ESPECIAL A PORTO`, `Staff Writer, The Lantern`."""
    is_named = ROLE.search(f" {text} ") or ROLE_END.search(text)
    return len(text) <= LONGEST_ROLE and is_named is not None and not BY.match(text)
