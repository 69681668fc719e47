"""Authors in the lines that a reader sees around title and text, marked by nothing but words.

A line speaks by what it begins with ("By", `文/`, `Texto:`), by a label in its middle, by a
reporter's title behind the name, by its place (`bare_names`), or by repeating a name that is known
beside others. Sentences are no bylines: what is read must be written as names are, and leave
little of its line.
"""

from functools import partial

from crawler.casing import small_letters
from crawler.extraction.evidence import Candidates
from crawler.extraction.people.bare_names import BareNames
from crawler.extraction.people.beside_dates import account_beside, poster_in
from crawler.extraction.people.beside_names import NO_SPACES
from crawler.extraction.people.byline_words import (
    BEFORE_CREDIT,
    EAST_ASIAN,
    EDITED,
    IN_LINE,
    NAME_IN_LINE,
    OTHERS,
    SPOKEN,
)
from crawler.extraction.people.han_lines import han_byline, is_common_name, is_date_line
from crawler.extraction.people.han_names import HAN, LABEL, SIGNS
from crawler.extraction.people.han_words import PLATFORM_NOTE
from crawler.extraction.people.japanese_lines import is_japanese_person, japanese_byline
from crawler.extraction.people.japanese_names import CARD_LABEL, JAPANESE_NAME, KANA
from crawler.extraction.people.japanese_names import LABEL as JAPANESE_LABEL
from crawler.extraction.people.korean_names import HANGUL, korean_signature, read_korean_names
from crawler.extraction.people.labels import label_end
from crawler.extraction.people.persons import is_personal, names_person, read_people, reads_japanese
from crawler.extraction.people.signatures import SENTENCE, signed_in
from crawler.extraction.people.stand_ins import StandIns
from crawler.extraction.people.taglines import taglines_in
from crawler.patterns import pattern_of

LONGEST_BYLINE = 140  # characters
LONGEST_LABELLED = 24  # characters of a Chinese line that names no person: a pen name, a column
FULL_SHARE = 0.5  # of a line that repeats a known name; the rest are roles and joining words
LONG, NAMES_SHARE = 70, 0.4  # characters of a byline, and how much of them are names at least
BESIDE_NAME = 75  # characters of a line that tells date and author
DIGIT = pattern_of(r"\d")
BEHIND_ACCOUNT = pattern_of(r"\s+(?=[^\s:：]{1,6}[:：]|\d{2,4}[-/.年])")  # `點擊：`, a day
BESIDE_NICKNAME = pattern_of(r"(?<=[A-Za-z0-9])\s\([^()]*\)$")  # `作者 lampkeeper (the keeper)`
COLON = pattern_of(r"[:：՝׃︰∶]")
PARTED = pattern_of(r"[,،]|\s[–—ـ-]\s")
# Turkish agencies: `Ada IRMAK/HARBUR, (DHA)`.
BEFORE_CITY = pattern_of(
    r"^([A-ZÇĞİÖŞÜ][\w.]+(?:\s[A-ZÇĞİÖŞÜ][\w.]*)*\s[A-ZÇĞİÖŞÜ]{2,})\s?/\s?[A-ZÇĞİÖŞÜ]{3,}"
)
FAR = 3  # blocks; lines that are further apart are not of one byline
NEXT = 6  # blocks from a name to the next one of a list, each with a role below it
KNOWN = ("authors", "shown_authors_marked")


class ShownNames:
    """Collects what the lines tell, in the order in which they are asked."""

    def __init__(self, found: Candidates) -> None:
        self.found = found
        self.is_japanese = reads_japanese(found)
        read = partial(
            read_people,
            site_names=[item.value for item in found.of("source", "house_authors")],
            is_japanese=self.is_japanese,
        )
        told = (read(values).authors for _, values in found.places(*KNOWN))
        self.known = next(filter(None, told), ())
        marked = (item.value for item in found.of(KNOWN[1])) if self.known else ()
        self.marked = [name.casefold() for name in read(marked).authors if is_personal(name)]
        self._is_name = is_japanese_person if self.is_japanese else is_common_name
        self.bare = BareNames()
        self.stand_ins = None if any(map(names_person, self.known)) else StandIns(found)
        self.at = 0
        self.before = ""  # the line above
        self.told_at: int | None = None  # the line that named the author

    def add(self, text: str, *, at: int, is_behind: bool) -> None:
        """Look at one line near the title, or below the text; `at` is its block's place."""
        if abs(at - self.at) > FAR:
            self.bare.begin()
            self.before = ""
        self.at = at
        for line in text.split("\n"):
            if line and len(line) <= LONGEST_BYLINE:
                self._add_line(line, is_behind=is_behind)

    def _add_line(self, text: str, *, is_behind: bool) -> None:
        if self.known and (fuller := self._fuller(text)):
            self.found.add("fuller_authors", fuller, "byline")
        if self.known and not is_behind:
            self._look_for_known(text)
        if self.stand_ins:
            self.stand_ins.look_at(text, at=self.at, is_behind=is_behind)
        bare = self.bare.look_at(text, is_behind=is_behind)
        before, self.before = self.before, text
        labelled = byline_in(text, is_japanese=self.is_japanese)
        if labelled is None and not is_behind and self._is_name(before):
            # the office stands in a line of its own
            labelled = byline_in(f"{before} {text}", is_japanese=self.is_japanese)
        name = labelled or bare or "、".join(taglines_in(text))
        if "平台" in text and PLATFORM_NOTE.search(text):
            self.found.add("platform_note", text, "text below")
        if is_behind:
            signed = name or "、".join(signed_in(text))
            self.found.add("late_authors", signed, "text below")
            if poster := poster_in(text):
                self.found.add(*poster, "text below")
            return
        apart = self.at - self.told_at if self.told_at is not None else NEXT + 1
        # Elsewhere a second "By" is of the next article.
        is_alike = labelled is not None and (NO_SPACES.search(text) or SPOKEN.match(text))
        is_next = (apart <= FAR and is_alike) or (apart <= NEXT and bare is not None)
        if name and (self.told_at is None or is_next):
            self.told_at = self.at if bare or self.told_at is None else self.told_at
            self.known = self.known or read_people([name]).authors
            self.found.add("shown_authors", name, "text near title")
        self._look_for_account(before, text)

    def _look_for_account(self, before: str, text: str) -> None:
        """A name or an account beside a date, in its line or above or below it."""
        is_name = self._is_name
        if is_date_line(text) and is_name(before):
            self.found.add("near_account", before, "text near title")
        if is_date_line(before) and is_name(text):
            self.found.add("near_account", text, "text near title")
        if found := account_beside(text, is_name=is_name if self.is_japanese else None):
            field, name = found
            self.found.add(field, name, "text near title")

    def _look_for_known(self, text: str) -> None:
        """Note whether the lines show who is declared, and whom else they say to have written."""
        small = text.casefold()
        if any(name.casefold() in small or initials_of(name) in text for name in self.known):
            if not EDITED.match(text):
                self.found.add("known_shown", text, "text near title")
        elif any(name in small for name in self.marked):
            self.found.add("others_shown", text, "text near title")
        elif (end := label_end(text)) and text[end : end + 1].isupper():
            names = read_people([text]).authors
            if names and all(map(is_personal, names)) and _reads_as_names(text, text[end:]):
                self.found.add("others_shown", text, "text near title")

    def _fuller(self, text: str) -> str | None:
        """The line, if it names all that are known and others, and says little else."""
        small, known = text.casefold(), {name.casefold() for name in self.known}
        if HAN.search(text):  # short names are set wide
            signs = {*small, " "}
            is_named = all(signs.issuperset(name) for name in known)
        else:
            is_named = all(name in small for name in known)
        if not is_named:
            return None
        words = DIGIT.split(text)[0].split()
        if self.is_japanese and not known.isdisjoint(words):
            return "、".join(words) if all(map(JAPANESE_NAME.match, words)) else None
        names = read_people([text], is_japanese=self.is_japanese).authors
        more = len(names) > len(known) and all(map(is_personal, names))
        says_all = {name.casefold() for name in names} >= known
        if not (more and says_all):
            return None
        is_mostly_names = sum(map(len, names)) > FULL_SHARE * len(text)
        return text if is_mostly_names or byline_in(text) is not None else None


def initials_of(name: str) -> str:
    """`A. M. R.` of `Ada Maria Rivers`, as short reports are signed."""
    return " ".join(f"{word[0]}." for word in name.split()) if " " in name else name


def is_label(text: str) -> bool:
    """True for `By`, `Autor:`, `作者` alone; the name stands in a line of its own."""
    bare = text.rstrip(" :：")
    label = f"{bare} : "
    if (end := label_end(label)) and not label[end:].strip(" :"):
        return True
    if (told := JAPANESE_LABEL.fullmatch(f"{bare}：")) and told["writer"]:
        return True
    return LABEL.fullmatch(bare) is not None or CARD_LABEL.fullmatch(bare) is not None


def byline_in(text: str, *, is_japanese: bool = False) -> str | None:
    """What a line near the title names as its author, if it is a byline."""
    if match := SPOKEN.match(text):
        return match.group(1) if is_personal(match.group(1)) else None
    if is_japanese or KANA.search(text):
        return japanese_byline(text)
    if HANGUL.search(text):
        return _in_korean(text)
    if HAN.search(text):
        names = han_byline(text)
        return "、".join(names) or _account_in(text)
    return None if text.startswith(("©", "(c)", "(C)", "ⓒ")) else _behind_label(text)


def _account_in(text: str) -> str | None:
    """`文｜灯下的猫`, up to the next label or a date; `记者从市里获悉` is a sentence."""
    label = EAST_ASIAN.match(text) if "。" not in text else None
    if label is None:
        return None
    told = BESIDE_NICKNAME.sub("", text[label.end() :])
    line = text[: label.end()] + BEHIND_ACCOUNT.split(told)[0]
    is_labelled = label.group().rstrip()[-1] in SIGNS or label.group().strip() == "作者"
    return line if is_labelled and len(line) <= LONGEST_LABELLED else None


def _in_korean(text: str) -> str | None:
    if text.startswith("ⓒ"):
        return None
    if read_korean_names(text) or EAST_ASIAN.match(text):
        return None if SENTENCE.search(text) else text
    return korean_signature(text) or _behind_label(text)


def _behind_label(text: str) -> str | None:
    """The names behind a word for "by" at the start or in the middle of a line."""
    if end := label_end(text):
        return text if _reads_as_names(text, text[end:]) else None
    if match := BEFORE_CITY.match(text):
        return match.group(1)
    if match := NAME_IN_LINE.search(text):
        name = match.group(1)
        is_dateline = any(map(str.isdigit, text)) and len(text) - len(name) < BESIDE_NAME
        return name if is_dateline else None
    return _beside_label(text) if COLON.search(text) and not EDITED.match(text) else None


def _beside_label(text: str) -> str | None:
    """The names behind a label in the middle of a line, or before one of others."""
    if names := _before_credit(text):
        return names
    if match := IN_LINE.search(small_letters(text)):
        rest = text[match.start() :].lstrip(" |/·•,-–—")
        return rest if _reads_as_names(rest, rest) else None
    return None


def _before_credit(text: str) -> str | None:
    """Names before a label of others, which in a script without capitals a place must bear out."""
    match = BEFORE_CREDIT.match(text)
    before = (match.group(1) or match.group(2)) if match else ""
    names = read_people([before]).authors
    if not names or not all(map(is_personal, names)) or SENTENCE.search(before):
        return None
    return before if before.lower() != before.upper() or PARTED.search(before) else None


def _reads_as_names(text: str, rest: str) -> bool:
    people = read_people([text])
    names = people.authors or people.accounts
    said = DIGIT.split(text)[0]
    if not names or (SENTENCE.search(said) and SENTENCE.search(OTHERS.split(said)[0])):
        return False
    share = sum(map(len, names)) / max(len(DIGIT.split(rest)[0]), 1)
    if len(rest) > LONG and share < NAMES_SHARE and ":" not in rest:  # a headline goes on
        return False
    return all(map(is_personal, names)) or (len(rest.split()) <= len(names) + 1)
