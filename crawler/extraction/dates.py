"""Text to an instant.

Pure: relative forms (`3小时前`, `2 hours ago`) and dates without a year count from the capture
time, so that a later re-extraction gives the same answer. A text without an offset is in the
site's time zone. What is later than a day after the capture is not believed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from crawler.extraction.date_words import (
    AFTERNOON,
    AGO_UNITS,
    DAY_WORDS,
    MONTHS,
    MORNING,
    NOW_WORDS,
    SEASONAL_ZONES,
    TWO_WORD_MONTHS,
    ZONES,
)

CLOCK = re.compile(
    r"^[^\d\n]{0,14}?(?P<half>上午|下午|晚上|早上|凌晨|午前|午後|오전|오후)?\s*"
    r"(?P<h>[01]?\d|2[0-4])\s?(?:[:：.hH]|時|时|点|點|시)\s?(?P<m>[0-5]\d)"
    r"(?:\s?(?:[:：.]|分|분)\s?(?P<s>[0-5]\d))?(?:分|분)?"
    r"(?:\s?(?P<ampm>[ap]\.?\s?m\b\.?))?"
    r"(?:\s?(?:\(?(?:(?:GMT|UTC)\s?)?(?P<off>[+\-−]\d{1,2}:?(?:\d{2})?)\b|\(?(?P<zone>[A-Za-z]{2,5}|МСК|мск)\b))?",
    re.IGNORECASE,
)
ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?"
    r"\s?(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?(?!\d)"
)
YEAR_FIRST = re.compile(
    r"(?<![\d/.-])((?:19|20|25)\d{2})\s?(?:[-/.年]|년|-)\s?(\d{1,2})\s?(?:[-/.月]|월)\s?(\d{1,2})"
    r"(?!\d)\s?(?:日|號|号|일|\.)?"
)
COMPACT = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)"
)
YEAR_LAST = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?((?:19|20|25)\d{2}|\d{2})(?![\d/])"
)
WORD = r"([^\W\d_][^\s\d,;:/()|\[\]<>]{1,16}?)"
DAY_WORD_YEAR = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|ª|°|-го)?[\s.,\-]*(?:de\s|of\s|d['’]|tháng\s)?\s?{WORD}"
    r"[.,]*[\s\-]*(?:de\s|del\s|of\s|năm\s)?\s?((?:19|20|25)\d{2})(?!\d)",
    re.IGNORECASE,
)
WORD_DAY_YEAR = re.compile(
    rf"(?<![^\W\d_]){WORD}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\.?,?\s+((?:19|20)\d{{2}})(?!\d)",
    re.IGNORECASE,
)
YEAR_WORD_DAY = re.compile(
    rf"(?<!\d)((?:19|20)\d{{2}})[.,]?\s?(?:m\.|gada|оны)?\s*{WORD}\.?\s+(\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)
DAY_AFTER_YEAR = re.compile(
    rf"(?<!\d)((?:19|20)\d{{2}})\.?\s?gada\s(\d{{1,2}})\.\s?{WORD}(?!\w)", re.IGNORECASE
)
VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:,?\s+năm|,)?\s+((?:19|20)\d{2})")
DAY_WORD_ONLY = re.compile(
    rf"(?<![\d.])(\d{{1,2}})[.\s]*(?:de\s)?{WORD}[.,]?(?=[\s,]|$)", re.IGNORECASE
)
NO_YEAR = re.compile(r"(?<![\d.:/-])(\d{1,2})\s?(?:[-/月.]|월)\s?(\d{1,2})(?:日|일)?(?![\d/年-])")
URL_DATE = re.compile(
    r"[/_.-]((?:19|20)\d{2})[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?=\D|\d{4,}\b|$)"
    r"|/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?=/|$)"
)
DAY_WORD = re.compile(
    rf"(?<!\w)({'|'.join(sorted(map(re.escape, DAY_WORDS), key=len, reverse=True))})", re.IGNORECASE
)
AGO = re.compile(
    r"(?:(?:vor|il y a|hace|há|fa)\s+)?(?<![\d.])(\d{1,3}|an?|one|einer?|un[ae]?)\s?"
    rf"({'|'.join(sorted(map(re.escape, AGO_UNITS), key=len, reverse=True))})\s?"
    r"(之?前|以前|전|ago\b|fa\b|geleden\b|назад|önce|yang lalu|trước|sitten\b)?",
    re.IGNORECASE,
)
AGO_BEFORE = re.compile(r"\b(?:vor|il y a|hace|há|для)\s", re.IGNORECASE)
DIGITS = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯０１２３４５６７８９๐๑๒๓๔๕๖๗๘๙", "0123456789" * 6
)
HAN = re.compile(r"[\u4e00-\u9fff]")
CLOCK_FIRST = re.compile(r"\D{0,12}\d{1,2}[:：]\d{2}")
A_LABEL = 8  # characters beside "today"; in longer texts the word is part of a sentence
SHORT_TEXT = 60  # characters; in longer ones a clock at the start belongs to something else
BEFORE_NEWSPAPERS = 1600  # the first one was printed in 1605
BUDDHIST = 543  # years that the Thai era is ahead
BUDDHIST_FROM = 2500
RFC_822 = re.compile(r"(?:[A-Z][a-z]{2},?\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d{2}:\d{2}")
UNIX_SECONDS = re.compile(r"1[0-9]{9}(?:[0-9]{3})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An instant in UTC and how much of it the text told."""

    instant: datetime
    has_time: bool
    has_offset: bool
    has_year: bool = True  # False where the year is the capture's


def parse_date(text: str, *, zone: tzinfo, captured: datetime) -> datetime | None:
    """The first instant a text tells, in UTC, or None. `captured` is aware."""
    moment = read_moment(text, zone=zone, captured=captured)
    return moment.instant if moment else None


def read_moment(
    text: str, *, zone: tzinfo, captured: datetime, month_first: bool = False
) -> Moment | None:
    """The first date of a text with its precision; `month_first` reads 03/04/2024 as in the USA."""
    text = text.strip().translate(DIGITS)
    if not text:
        return None
    for moment in _moments(text, zone, captured.astimezone(zone), month_first):
        if believable(moment.instant, captured=captured):
            return moment
        return None
    return None


def url_date(url: str, *, zone: tzinfo, captured: datetime) -> datetime | None:
    """Local midnight of a date in a URL's path, in UTC."""
    match = URL_DATE.search(url.partition("?")[0].partition("//")[2])
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    found = _day(year, month, day)
    return believable(found.replace(tzinfo=zone), captured=captured) if found else None


def believable(instant: datetime, *, captured: datetime) -> datetime | None:
    """The instant in UTC, unless it lies before the press or more than a day after the capture."""
    try:
        instant = instant.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    is_past = instant.year > BEFORE_NEWSPAPERS and instant <= captured + timedelta(days=1)
    return instant if is_past else None


def _moments(
    text: str,
    zone: tzinfo,
    local: datetime,
    month_first: bool,  # passed on
) -> Iterator[Moment]:
    yield from _machine(text, zone)
    for found, end in _written(text, month_first):
        yield _with_clock(found, text[end : end + 60], text, zone)
    yield from _relative(text, zone, local)
    yield from _without_year(text, zone, local)


def _machine(text: str, zone: tzinfo) -> Iterator[Moment]:
    if match := ISO.search(text):
        year, month, day, hour, minute, second, offset = match.groups()
        found = _day(int(year), int(month), int(day))
        clock = _time(found, hour, minute, second) if found else None
        if clock:
            own = _offset(offset) if offset else None
            yield _moment(clock, own or zone, has_time=True, has_offset=own is not None)
    if UNIX_SECONDS.fullmatch(text):
        seconds = int(text[:10])
        stamp = datetime.fromtimestamp(seconds, UTC)
        yield Moment(instant=stamp, has_time=True, has_offset=True)
    if RFC_822.match(text):
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, IndexError, TypeError, OverflowError):
            return
        aware = found.tzinfo is not None
        yield _moment(
            found.replace(tzinfo=None), found.tzinfo or zone, has_time=True, has_offset=aware
        )


def _written(text: str, month_first: bool) -> Iterator[tuple[datetime, int]]:
    """Days with a year, and where their text ends, best forms first."""
    for match in YEAR_FIRST.finditer(text):
        if found := _day(*map(int, match.groups())):
            yield found, match.end()
    yield from _named(text)
    for match in YEAR_LAST.finditer(text):
        one, mark, two, year = int(match[1]), match[2], int(match[3]), int(match[4])
        if year < 100:  # noqa: PLR2004  # two digits of this century
            if HAN.search(text):
                one, year = year, one  # Chinese pages put the year first, however short
            year += 2000
        swapped = one <= 12 and (two > 12 or (month_first and mark != "."))  # noqa: PLR2004
        if found := _day(year, *((one, two) if swapped else (two, one))):
            yield found, match.end()
    compact = COMPACT.search(text)
    if compact and (found := _day(*map(int, compact.groups()[:3]))):
        clock = _time(found, *compact.groups()[3:]) if compact[4] else None
        yield clock or found, compact.end()


def _named(text: str) -> Iterator[tuple[datetime, int]]:
    for pair, number in TWO_WORD_MONTHS.items():
        if pair in text:
            text = text.replace(pair, list(MONTHS)[number - 1])
    for match in VIETNAMESE.finditer(text):
        if found := _day(int(match[3]), int(match[2]), int(match[1])):
            yield found, match.end()
    for pattern, day, word, year in (
        (DAY_WORD_YEAR, 1, 2, 3), (WORD_DAY_YEAR, 2, 1, 3), (YEAR_WORD_DAY, 3, 2, 1),
        (DAY_AFTER_YEAR, 2, 3, 1),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            month = month_number(match[word])
            if month and (found := _day(int(match[year]), month, int(match[day]))):
                yield found, match.end()


def month_number(word: str) -> int | None:
    """The month that a word names in some language."""
    folded = word.casefold().rstrip(".").replace("i̇", "i")
    return MONTHS.get(folded) or MONTHS.get(folded.removesuffix("-a"))


def _relative(text: str, zone: tzinfo, local: datetime) -> Iterator[Moment]:
    for match in AGO.finditer(text):
        if match[3] or AGO_BEFORE.search(match.group()):
            count = int(match[1]) if match[1].isdigit() else 1
            gap = timedelta(seconds=count * AGO_UNITS[match[2].lower()])
            instant = (local - gap).astimezone(UTC)
            yield Moment(instant=instant, has_time=gap < timedelta(days=1), has_offset=True)
    word = DAY_WORD.search(text)
    if word and (len(text) < len(word[1]) + A_LABEL or CLOCK.match(text[word.end() :])):
        day = local - timedelta(days=DAY_WORDS[word[1].lower()])
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # zone is given below
        yield _with_clock(midnight, text[word.end() : word.end() + 40], text, zone)
    if text.lower() in NOW_WORDS:
        yield Moment(instant=local.astimezone(UTC), has_time=True, has_offset=True)


def _without_year(text: str, zone: tzinfo, local: datetime) -> Iterator[Moment]:
    """`03-21 09:30`, `21 марта, 09:30`: of the capture's year, or the one before."""
    spans = [(m, int(m[1]), int(m[2])) for m in NO_YEAR.finditer(text)]
    named_spans = ((m, month_number(m[2]), int(m[1])) for m in DAY_WORD_ONLY.finditer(text))
    spans += [(match, month, day) for match, month, day in named_spans if month]
    for match, month, day in spans:
        rest = text[match.end() : match.end() + 40]
        named = "月" in match.group() or "월" in match.group() or not match[2].isdigit()
        if not named and not CLOCK.match(rest):
            continue
        for year in (local.year, local.year - 1):
            found = _day(year, month, day)
            moment = found and _with_clock(found, rest, text, zone)
            if moment and moment.instant <= local + timedelta(days=1):
                yield replace(moment, has_year=False)
                break


def _with_clock(day: datetime, rest: str, text: str, zone: tzinfo) -> Moment:
    if day.hour or day.minute:
        return _moment(day, zone, has_time=True, has_offset=False)
    match = CLOCK.match(rest) or _clock_before(text)
    found = match and _time(day, match["h"], match["m"], match["s"])
    if not match or not found:
        return _moment(day, zone, has_time=False, has_offset=False)
    half = (match["ampm"] or match["half"] or "").lower().replace(" ", "").rstrip(".")
    if half in AFTERNOON and found.hour < 12:  # noqa: PLR2004  # noon
        found += timedelta(hours=12)
    elif half in MORNING and found.hour == 12:  # noqa: PLR2004  # midnight
        found -= timedelta(hours=12)
    own = _offset(match["off"]) if match["off"] else _named_zone(match["zone"])
    return _moment(found, own or zone, has_time=True, has_offset=own is not None)


def _clock_before(text: str) -> re.Match[str] | None:
    """`09:30, 21 March 2024`: a clock at the start of a short text."""
    return CLOCK.match(text) if len(text) < SHORT_TEXT and CLOCK_FIRST.match(text) else None


def _named_zone(name: str | None) -> tzinfo | None:
    if name and name.lower() in SEASONAL_ZONES:
        return ZoneInfo(SEASONAL_ZONES[name.lower()])
    minutes = ZONES.get(name.lower()) if name else None
    return timezone(timedelta(minutes=minutes)) if minutes is not None else None


def _offset(text: str) -> tzinfo | None:
    if text.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = text[1:].replace(":", "")
    hours, minutes = int(digits[:2] or 0), int(digits[2:4] or 0)
    gap = timedelta(hours=hours, minutes=minutes)
    if gap >= timedelta(hours=15):
        return None
    return timezone(-gap if text[0] in "-−" else gap)


def _moment(found: datetime, zone: tzinfo, *, has_time: bool, has_offset: bool) -> Moment:
    try:
        instant = found.replace(tzinfo=zone).astimezone(UTC)
    except (OverflowError, ValueError):
        instant = datetime(1, 1, 1, tzinfo=UTC)  # not believable, whatever the capture
    return Moment(instant=instant, has_time=has_time, has_offset=has_offset)


def _time(
    day: datetime, hour: str | None, minute: str | None, second: str | None
) -> datetime | None:
    try:
        return day.replace(
            hour=int(hour or 0) % 24, minute=int(minute or 0), second=int(second or 0)
        )
    except ValueError:
        return None


def _day(year: int, month: int, day: int) -> datetime | None:
    if year > BUDDHIST_FROM:
        year -= BUDDHIST
    try:
        return datetime(year, month, day)  # noqa: DTZ001  # the zone is given by the caller
    except ValueError:
        return None
