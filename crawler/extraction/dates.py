"""Text to an instant.

Pure: relative forms (`3小时前`, `2 hours ago`) and dates without a year count from the capture
time, so that a later re-extraction gives the same answer. A text without an offset is in the
site's time zone. What is later than a day after the capture is not believed.
"""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

CLOCK = r"(?:\D{0,3}?(\d{1,2})[:时点](\d{2})(?:[:分](\d{2}))?)?"
ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
NUMERIC = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?" + CLOCK
)
COMPACT = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?:(\d{2})(\d{2})(\d{2}))?(?!\d)"
)
NO_YEAR = re.compile(
    r"(?<!\d)(\d{1,2})[-/月](\d{1,2})日?\s{0,3}(\d{1,2})[:时](\d{2})(?:[:分](\d{2}))?"
)
URL_DATE = re.compile(r"/((?:19|20)\d{2})[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?=\D)")
DAY_WORDS = {"今天": 0, "today": 0, "昨天": 1, "昨日": 1, "yesterday": 1, "前天": 2}
DAY_WORD = re.compile(
    rf"({'|'.join(DAY_WORDS)})\D{{0,4}}(?:(\d{{1,2}})[:时](\d{{2}}))?", re.IGNORECASE
)
AGO = re.compile(
    r"(\d+)\s*(秒|分钟|小时|天|seconds?|min(?:ute)?s?|hours?|days?)(?:钟)?\s*(?:前|ago)",
    re.IGNORECASE,
)
UNITS = {"秒": 1, "s": 1, "分": 60, "m": 60, "小": 3600, "h": 3600, "天": 86400, "d": 86400}
MONTHS = {
    name: at
    for at, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
EN_CLOCK = r"(?:\D{0,8}?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m)?)?"
MONTH_FIRST = re.compile(
    rf"\b{MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){EN_CLOCK}", re.IGNORECASE
)
DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(\d{{4}}){EN_CLOCK}", re.IGNORECASE
)
BEFORE_NEWSPAPERS = 1600  # the first one was printed in 1605


def parse_date(text: str, *, zone: ZoneInfo, captured: datetime) -> datetime | None:
    """The first instant a text tells, in UTC, or None. `captured` is aware."""
    text = text.strip()
    if not text:
        return None
    local = captured.astimezone(zone)
    for read in (_machine, _written, _english, _without_year, _relative):
        found = read(text, zone, local)
        if found is not None:
            return believable(found.astimezone(UTC), captured=captured)
    return None


def url_date(url: str, *, zone: ZoneInfo, captured: datetime) -> datetime | None:
    """Local midnight of a date in a URL's path, in UTC."""
    match = URL_DATE.search(url)
    found = match and _build(zone, *match.groups())
    return believable(found.astimezone(UTC), captured=captured) if found else None


def believable(instant: datetime, *, captured: datetime) -> datetime | None:
    """The instant, unless it lies before the press or more than a day after the capture."""
    return (
        instant
        if instant.year > BEFORE_NEWSPAPERS and instant <= captured + timedelta(days=1)
        else None
    )


def _machine(text: str, zone: ZoneInfo, _: datetime) -> datetime | None:
    match = ISO.search(text)
    if match and len(match.group()) > 10:  # noqa: PLR2004  # longer than YYYY-MM-DD: tells a time
        value = match.group().replace(",", ".")
        try:
            found = datetime.fromisoformat(value.replace(" +", "+").replace(" Z", "Z"))
        except ValueError:
            return None
        return found if found.tzinfo else found.replace(tzinfo=zone)
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=zone)


def _written(text: str, zone: ZoneInfo, _: datetime) -> datetime | None:
    match = NUMERIC.search(text) or COMPACT.search(text)
    return _build(zone, *match.groups()) if match else None


def _english(text: str, zone: ZoneInfo, _: datetime) -> datetime | None:
    if match := MONTH_FIRST.search(text):
        month, day, year, *clock = match.groups()
    elif match := DAY_FIRST.search(text):
        day, month, year, *clock = match.groups()
    else:
        return None
    hour, minute, second, half = clock
    if hour and half:
        hour = str(int(hour) % 12 + (12 if half.lower().startswith("p") else 0))
    return _build(zone, year, str(MONTHS[month.lower()]), day, hour, minute, second)


def _without_year(text: str, zone: ZoneInfo, local: datetime) -> datetime | None:
    match = NO_YEAR.search(text)
    if not match:
        return None
    found = _build(zone, str(local.year), *match.groups())
    if found and found > local + timedelta(days=1):
        return _build(zone, str(local.year - 1), *match.groups())
    return found


def _relative(text: str, zone: ZoneInfo, local: datetime) -> datetime | None:
    if match := AGO.search(text):
        seconds = int(match.group(1)) * UNITS[match.group(2)[0].lower()]
        return local - timedelta(seconds=min(seconds, 10**9))
    if match := DAY_WORD.search(text):
        day = local - timedelta(days=DAY_WORDS[match.group(1).lower()])
        return _build(
            zone, str(day.year), str(day.month), str(day.day), match.group(2), match.group(3)
        )
    return local if text in {"刚刚", "just now"} else None


def _build(zone: ZoneInfo, *parts: str | None) -> datetime | None:
    numbers = [int(part) if part else 0 for part in parts]
    try:
        return datetime(*numbers, tzinfo=zone)  # type: ignore[misc,arg-type]  # up to six numbers
    except ValueError:
        return None
