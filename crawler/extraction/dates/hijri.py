"""Days of the Islamic calendar as days of everybody: `10 رمضان 1445` and `1445/09/10 هـ`.

Months are those of the Umm al-Qura calendar, which Saudi Arabia prints; where it ends, no day is
read. Other countries begin a month up to two days later: pages that print both calendars are read
by the other one, which stands in the same line. Numbers alone count only with the sign of the era,
or where the year lies too far ahead to be one of the Persian calendar.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from crawler.patterns import pattern_of

FIRST_YEAR, FIRST_DAY = 1410, datetime(1989, 8, 2)  # noqa: DTZ001  # the caller gives the zone
# Each year's months of 30 days, the first month in the lowest bit; the others have 29.
LONG_MONTHS = bytes.fromhex(
    "095d02da05d90db20ba40b4a0a5502b505750b6a0bd20bc40b890a95052d05ad0b6a06d40dc90d920aa6095602ae"
    "056d036a0b550aaa094d049d095d02ba05b505aa0d550a9a092e026e055d0ada06d406a5054b0a97054e0aae05ac"
    "0ba90d920b25064b0cab055a0b5506d20ea50e4a0a95052d0aad036c0759"
)
BYTES_OF_YEAR = 2
MONTHS_OF_YEAR = 12
NO_PERSIAN_YEAR = 1425  # 2046 in the Persian calendar
FIRST = r"(?:ال)?[أا]و[لّ]+[ىی]?"
SECOND = r"(?:(?:ال)?ث[اأ]ن[ييىی]ة?|(?:ال)?[آا]خرة?)"
MONTHS = (
    "محر[ّ]?م(?:\\sالحرام)?", "صفر", rf"رب[يی]ع\s{FIRST}", rf"رب[يی]ع\s{SECOND}",
    rf"جماد[ىيیا]\s{FIRST}", rf"جماد[ىيیا]\s{SECOND}", "رجب", "شعبان", "رمضان", "شوال",
    r"ذ[ويیى]\s?القعدة", r"ذ[ويیى]\s?الحجة",
)  # fmt: skip
ERA = r"(?:هـ|ه|ھ)(?!\w)"
NAMED = pattern_of(
    rf"(?<!\d)(\d{{1,2}})\s+(?:من\s)?(?:شهر\s)?(?:{'|'.join(f'({name})' for name in MONTHS)})"
    r"\s*[،,/-]?\s*(?:عام\s|سنة\s)?(1[34]\d{2})(?!\d)"
)
YEAR_FIRST = pattern_of(
    rf"(?<![\d/.-])(1[34]\d{{2}})\s?[-/.]\s?(\d{{1,2}})\s?[-/.]\s?(\d{{1,2}})(?!\d)(\s?{ERA})?"
)
YEAR_LAST = pattern_of(
    rf"(?<![\d/.-])(\d{{1,2}})\s?[-/.]\s?(\d{{1,2}})\s?[-/.]\s?(1[34]\d{{2}})(?!\d)(\s?{ERA})?"
)


def hijri_days(text: str) -> Iterator[tuple[datetime, int]]:
    """Days with a year, and where their text ends, digits already folded."""
    for match in NAMED.finditer(text):
        day, *names, year = match.groups()
        month = next(number for number, name in enumerate(names, 1) if name)
        if found := day_of_hijri(int(year), month, int(day)):
            yield found, match.end()
    for pattern in (YEAR_FIRST, YEAR_LAST):
        for match in pattern.finditer(text):
            one, month, other = map(int, match.groups()[:3])
            year, day = (one, other) if pattern is YEAR_FIRST else (other, one)
            is_told = match[4] or year >= NO_PERSIAN_YEAR
            if is_told and (found := day_of_hijri(year, month, day)):
                yield found, match.end()


def day_of_hijri(year: int, month: int, day: int) -> datetime | None:
    """A day of the Umm al-Qura calendar, None for one that it has not, or of years not known."""
    at = year - FIRST_YEAR
    if not (0 <= at < len(LONG_MONTHS) // BYTES_OF_YEAR and 1 <= month <= MONTHS_OF_YEAR):
        return None
    if not 1 <= day <= _length(at, month):
        return None
    before = sum(_length(earlier, number) for earlier in range(at) for number in range(1, 13))
    before += sum(_length(at, number) for number in range(1, month))
    return FIRST_DAY + timedelta(days=before + day - 1)


def _length(at: int, month: int) -> int:
    months = int.from_bytes(LONG_MONTHS[at * BYTES_OF_YEAR : (at + 1) * BYTES_OF_YEAR])
    return 29 + (months >> (month - 1) & 1)
