"""Text to an instant.

Pure: relative forms (`3小时前`, `2 hours ago`) and dates without a year count from the capture
time, so that a later re-extraction gives the same answer. A text without an offset is in the
site's time zone. What is later than a day after the capture is not believed.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime

from crawler.extraction.dates.clocks import CLOCK, Moment, moment_of, offset_of, time_of, with_clock
from crawler.extraction.dates.date_words import AGO_UNITS, DAY_WORDS, NOW_WORDS
from crawler.extraction.dates.days import WORD, day_of, month_number, written_days
from crawler.extraction.dates.eras import fold_eras
from crawler.patterns import pattern_of

__all__ = ["ISO", "Moment", "believable", "parse_date", "read_moment", "url_date"]

ISO = pattern_of(
    r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?:T|(?<=-\d{2}) )(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?"
    r"\s?(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?(?!\d)"
)
DAY_WORD_ONLY = pattern_of(
    rf"(?<![\d.])(\d{{1,2}})[.\s]*(?:de\s)?{WORD}[.,]?(?=[\s,]|$)", re.IGNORECASE
)
# `Jun 6 10:40 AM`, in a line that says little else.
WORD_DAY_ONLY = pattern_of(
    rf"(?<![^\W\d_]){WORD}\.?\s(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?=[\s,]|$)", re.IGNORECASE
)
LONGEST_STAMP = 40  # characters
NO_YEAR = pattern_of(r"(?<![\d.:/-])(\d{1,2})\s?(?:[-/月.]|월)\s?(\d{1,2})(?:日|일)?(?![\d/年-])")
URL_DATE = pattern_of(
    r"[/_.-]((?:19|20)\d{2})[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?=\D|\d{4,}\b|$)"
    r"|/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?=/|$)"
)
DAY_WORD = pattern_of(
    rf"(?<!\w)({'|'.join(sorted(map(re.escape, DAY_WORDS), key=len, reverse=True))})"
    r"(?:(?<=[\u3040-\u9fff\uac00-\ud7af])|(?![^\W\d_]))",
    re.IGNORECASE,
)
BEFORE = "vor|il y a|hace|há|prije|пре|pre|před|pred|acum|преди|πριν|قبل|منذ|לפני|для"
AGO = pattern_of(
    rf"(?:(?:{BEFORE})\s+)?"
    r"(?<![\d.])(\d{1,3}|an?|one|einer?|un[ae]?)\s?"
    rf"({'|'.join(sorted(map(re.escape, AGO_UNITS), key=len, reverse=True))})\s?"
    r"(之?前|以前|전|ago\b|fa\b|geleden\b|назад|önce|yang lalu|trước|sitten\b)?",
    re.IGNORECASE,
)
AGO_BEFORE = pattern_of(rf"\b(?:{BEFORE})\s", re.IGNORECASE)
VOWELS = pattern_of("[\u064b-\u0652]")  # marks that few write in Arabic: `تشرين الأوّل`
DIGITS = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯０１２３４５６７８９๐๑๒๓๔๕๖๗๘๙"
    "၀၁၂၃၄၅၆၇၈၉០១២៣៤៥៦៧៨៩໐໑໒໓໔໕໖໗໘໙૦૧૨૩૪૫૬૭૮૯",
    "0123456789" * 10,
)
A_LABEL = 8  # characters beside "today"; in longer texts the word is part of a sentence
BEFORE_NEWSPAPERS = 1600  # the first one was printed in 1605
RFC_822 = pattern_of(r"(?:[A-Z][a-z]{2},?\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d{2}:\d{2}")
# `Sat Nov 16 19:06:27 2024`, as C has it, and with an offset, as interfaces of microblogs do.
ASCTIME = pattern_of(
    r"(?:^|(?<=[\s\u3040-\u9fff]))[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) "
    r"(\d{2}:\d{2}:\d{2})( [+-]\d{4})? (\d{4})$"
)
UNIX_SECONDS = pattern_of(r"1[0-9]{9}(?:[0-9]{3})?")


def parse_date(text: str, *, zone: tzinfo, captured: datetime) -> datetime | None:
    """The first instant a text tells, in UTC, or None. `captured` is aware."""
    moment = read_moment(text, zone=zone, captured=captured)
    return moment.instant if moment else None


def read_moment(
    text: str, *, zone: tzinfo, captured: datetime, month_first: bool = False
) -> Moment | None:
    """The first date of a text with its precision; `month_first` reads 03/04/2024 as in the USA.

    Where that lies in the future it is read the other way round.
    """
    text = text.strip() if text.isascii() else _plain(text)
    if not text:
        return None
    local = captured.astimezone(zone)
    for is_first in (month_first, not month_first):
        moment = next(_moments(text, zone, local, is_first), None)
        if moment is None or believable(moment.instant, captured=captured):
            return moment
    return None


def _plain(text: str) -> str:
    """The text with digits and years as everybody writes them."""
    return fold_eras(VOWELS.sub("", text).strip().translate(DIGITS))


def url_date(url: str, *, zone: tzinfo, captured: datetime) -> datetime | None:
    """Local midnight of a date in a URL's path, in UTC."""
    match = URL_DATE.search(url.partition("?")[0].partition("//")[2])
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    found = day_of(year, month, day)
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
    yield from _with_clocks(text, zone, month_first)
    yield from _relative(text, zone, local)
    yield from _without_year(text, zone, local)


def _with_clocks(text: str, zone: tzinfo, month_first: bool) -> Iterator[Moment]:
    """The first day that the text writes; of one written in two calendars, that with a time."""
    told = (
        with_clock(found, text[end : end + 60], text, zone)
        for found, end in written_days(text, month_first)
    )
    first = next(told, None)
    if first is None:
        return
    day = first.instant.astimezone(zone).date()
    timed = () if first.has_time else (one for one in told if one.has_time)
    same = (one for one in timed if one.instant.astimezone(zone).date() == day)
    yield next(same, first)


def _machine(text: str, zone: tzinfo) -> Iterator[Moment]:
    if match := ISO.search(text):
        year, month, day, hour, minute, second, offset = match.groups()
        found = day_of(int(year), int(month), int(day))
        clock = time_of(found, hour, minute, second) if found else None
        if clock:
            own = offset_of(offset) if offset else None
            yield moment_of(clock, own or zone, has_time=True, has_offset=own is not None)
    if UNIX_SECONDS.fullmatch(text):
        seconds = int(text[:10])
        stamp = datetime.fromtimestamp(seconds, UTC)
        yield Moment(instant=stamp, has_time=True, has_offset=True)
    if match := ASCTIME.search(text):
        text = f"{match[2]} {match[1]} {match[5]} {match[3]}{match[4] or ''}"  # as RFC 822 has it
    if RFC_822.match(text):
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, IndexError, TypeError, OverflowError):
            return
        aware = found.tzinfo is not None
        yield moment_of(
            found.replace(tzinfo=None), found.tzinfo or zone, has_time=True, has_offset=aware
        )


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
        yield with_clock(midnight, text[word.end() : word.end() + 40], text, zone)
    if text.lower() in NOW_WORDS:
        yield Moment(instant=local.astimezone(UTC), has_time=True, has_offset=True)


def _without_year(text: str, zone: tzinfo, local: datetime) -> Iterator[Moment]:
    """`03-21 09:30`, `21 марта, 09:30`: of the capture's year, or the one before."""
    spans = [(m, int(m[1]), int(m[2])) for m in NO_YEAR.finditer(text)]
    named_spans = ((m, month_number(m[2]), int(m[1])) for m in DAY_WORD_ONLY.finditer(text))
    spans += [(match, month, day) for match, month, day in named_spans if month]
    if len(text) <= LONGEST_STAMP:
        turned = ((m, month_number(m[1]), int(m[2])) for m in WORD_DAY_ONLY.finditer(text))
        spans += [(match, month, day) for match, month, day in turned if month]
    for match, month, day in spans:
        rest = text[match.end() : match.end() + 40]
        is_word = not (match[1].isdigit() and match[2].isdigit())
        named = is_word or "月" in match.group() or "월" in match.group()
        if not named and not CLOCK.match(rest):
            continue
        for year in (local.year, local.year - 1):
            found = day_of(year, month, day)
            moment = found and with_clock(found, rest, text, zone)
            if moment and moment.instant <= local + timedelta(days=1):
                yield replace(moment, has_year=False)
                break
