"""Days that a text writes out with their year, in the orders and languages that people use.

Numbers with the year first or last, month names of 70 languages (`date_words`), the Thai era, the
Persian and the Islamic calendar (`hijri`). Only days; `clocks` reads the time beside one.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from crawler.extraction.dates.clocks import time_of
from crawler.extraction.dates.date_words import (
    JALALI_MONTHS,
    MONTHS,
    PLAIN_MONTHS,
    TWO_WORD_MONTHS,
)
from crawler.extraction.dates.hijri import hijri_days
from crawler.patterns import pattern_of

YEAR_FIRST = pattern_of(
    r"(?<![\d/.-])((?:19|20|25)\d{2})\s?(?:[-/.年]|년|-)\s?(\d{1,2})\s?(?:[-/.月]|월)\s?(\d{1,2})"
    r"(?!\d)\s?(?:日|號|号|일|\.)?"
)
# `2024 03/21`: year, day and time in elements of their own.
YEAR_APART = pattern_of(r"(?<![\d/.-])((?:19|20)\d{2})\s(\d{2})\s?[-/]\s?(\d{2})(?!\d)")
COMPACT = pattern_of(
    r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)"
)
YEAR_LAST = pattern_of(
    r"(?<![\d/.-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?((?:19|20|25)\d{2}|\d{2})(?![\d/])"
)
WORD = r"([^\W\d_][^\s\d,;:/()|\[\]<>]{1,16}?)"
DAY_WORD_YEAR = pattern_of(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|ª|°|-го)?[\s.,\-]*(?:de\s|of\s|d['’]|tháng\s)?\s?{WORD}"
    r"\s?[.,،]*[\s\-]*(?:de\s|del\s|of\s|năm\s)?\s?((?:19|20|25)\d{2})(?!\d)",
    re.IGNORECASE,
)
WORD_DAY_YEAR = pattern_of(
    rf"(?<![^\W\d_]){WORD}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\.?,?\s+"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\s+)?((?:19|20)\d{2})(?!\d)",
    re.IGNORECASE,
)
YEAR_WORD_DAY = pattern_of(
    rf"(?<!\d)((?:19|20)\d{{2}})[.,]?\s?(?:m\.|gada|оны|-?e?ko)?\s*{WORD}\.?\s+(\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)
DAY_AFTER_YEAR = pattern_of(
    rf"(?<!\d)((?:19|20)\d{{2}})[.-]?\s?(?:gada|жылғы|жылдын|жылы|йил|yil|yilning)\s(\d{{1,2}})[.-]?\s?{WORD}(?!\w)",
    re.IGNORECASE,
)
MONGOLIAN = pattern_of(
    r"((?:19|20)\d{2})\s?оны?\s(\d{1,2})\s?(?:-?р|дугаар|дүгээр)?\s?сарын\s(\d{1,2})"
)
# `4 มี.ค. 67`: years of the Thai era are often cut to two digits.
THAI = pattern_of(r"(?<!\d)(\d{1,2})\s?([\u0e00-\u0e7f][\u0e00-\u0e7f.]{2,12}?)\.?\s?(\d{2})(?!\d)")
TWO_NAMES = pattern_of(r"(?<=[\u0620-\u06ff])\s?/\s?[\u0620-\u06ff]+(?=[\s,،])")  # `آذار/مارس`
VIETNAMESE = pattern_of(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:,?\s+năm|,)?\s+((?:19|20)\d{2})")
HAN = pattern_of(r"[\u4e00-\u9fff]")
BUDDHIST = 543  # years that the Thai era is ahead
BUDDHIST_FROM = THAI_CENTURY = 2500
JALALI = pattern_of(r"(?<![\d/.-])(1[34]\d{2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)")
PERSIAN = {0x64A: 0x6CC, 0x643: 0x6A9}  # letters that Arabic keyboards write in Persian words
JALALI_NAMED = pattern_of(
    rf"(?<!\d)(\d{{1,2}})\s+({'|'.join(JALALI_MONTHS)})(?:\s?ماه)?\s*[،,]?\s*(?:سال\s)?(1[34]\d{{2}})(?!\d)"
)
# A day with its year, for a quick look at lines.
FULL_DATE = pattern_of(
    r"(?:19|20)\d{2}\s?[-/.年년]\s?\d{1,2}|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|20)?\d{2}\b|"
    r"[^\W\d_]{3,}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d{2}|\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,}\.?,?\s(?:de\s)?(?:19|20)\d{2}|(?:19|20)\d{2}\.?\s[^\W\d_]{3,}\.?\s\d{1,2}\b"
)
LONGEST_MONTH = 31  # days


def written_days(text: str, month_first: bool) -> Iterator[tuple[datetime, int]]:
    """Days with a year, and where their text ends, best forms first."""
    for pattern in (YEAR_FIRST, YEAR_APART):
        for match in pattern.finditer(text):
            if found := day_of(*map(int, match.groups())):
                yield found, match.end()
    yield from _named(text)
    if "13" in text or "14" in text:
        yield from hijri_days(text)
        yield from _jalali(text)
    for match in YEAR_LAST.finditer(text):
        one, mark, two, year = int(match[1]), match[2], int(match[3]), int(match[4])
        if year < 100:  # noqa: PLR2004  # two digits of this century
            if HAN.search(text):
                one, year = year, one  # Chinese pages put the year first, however short
            year += 2000
        swapped = one <= 12 and (two > 12 or (month_first and mark != "."))  # noqa: PLR2004
        if found := day_of(year, *((one, two) if swapped else (two, one))):
            yield found, match.end()
    compact = COMPACT.search(text)
    if compact and (found := day_of(*map(int, compact.groups()[:3]))):
        clock = time_of(found, *compact.groups()[3:]) if compact[4] else None
        yield clock or found, compact.end()


def _named(text: str) -> Iterator[tuple[datetime, int]]:
    text = TWO_NAMES.sub(lambda match: " " * len(match.group()), text)  # places stay
    for pair, number in TWO_WORD_MONTHS.items():
        if pair in text:
            text = text.replace(pair, list(MONTHS)[number - 1].ljust(len(pair)))
    for match in MONGOLIAN.finditer(text):
        if found := day_of(*map(int, match.groups())):
            yield found, match.end()
    for match in THAI.finditer(text):
        month = month_number(match[2])
        if month and (found := day_of(THAI_CENTURY + int(match[3]), month, int(match[1]))):
            yield found, match.end()
    for match in VIETNAMESE.finditer(text):
        if found := day_of(int(match[3]), int(match[2]), int(match[1])):
            yield found, match.end()
    for pattern, day, word, year in (
        (DAY_WORD_YEAR, 1, 2, 3), (WORD_DAY_YEAR, 2, 1, 3), (YEAR_WORD_DAY, 3, 2, 1),
        (DAY_AFTER_YEAR, 2, 3, 1),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            month = month_number(match[word])
            if month and (found := day_of(int(match[year]), month, int(match[day]))):
                yield found, match.end()


def month_number(word: str) -> int | None:
    """The month that a word names in some language."""
    folded = word.casefold().rstrip(".").replace("i̇", "i")
    return MONTHS.get(folded) or MONTHS.get(folded.removesuffix("-a")) or PLAIN_MONTHS.get(folded)


def _jalali(text: str) -> Iterator[tuple[datetime, int]]:
    """`۱۴۰۳/۰۱/۰۲` and `2 فروردین 1403`, digits already folded."""
    for match in JALALI_NAMED.finditer(text.translate(PERSIAN)):
        month = JALALI_MONTHS.index(match[2]) + 1
        if found := day_of_jalali(int(match[3]), month, int(match[1])):
            yield found, match.end()
    for match in JALALI.finditer(text):
        if found := day_of_jalali(*map(int, match.groups())):
            yield found, match.end()


def day_of_jalali(year: int, month: int, day: int) -> datetime | None:
    """A day of the Persian solar calendar, by the rule of 33 years, right from 1343 to 1472."""
    if not (1 <= month <= len(JALALI_MONTHS) and 1 <= day <= LONGEST_MONTH):
        return None
    years = year - 979
    days = 365 * years + years // 33 * 8 + (years % 33 + 3) // 4 + day - 1
    days += 31 * (month - 1) - max(0, month - 7)
    return datetime(1600, 3, 20) + timedelta(days=days)  # noqa: DTZ001  # the caller gives the zone


def day_of(year: int, month: int, day: int) -> datetime | None:
    """The day, of the Thai era too; None for one that no calendar has."""
    if year > BUDDHIST_FROM:
        year -= BUDDHIST
    try:
        return datetime(year, month, day)  # noqa: DTZ001  # the zone is given by the caller
    except ValueError:
        return None
