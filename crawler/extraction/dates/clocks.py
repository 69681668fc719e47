"""The time that stands beside a day, its offset, and the instant that both make."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from crawler.extraction.dates.date_words import AFTERNOON, MORNING, SEASONAL_ZONES, ZONES
from crawler.patterns import pattern_of

CLOCK = pattern_of(
    r"^[^\d\n]{0,14}?(?P<half>上午|下午|晚上|早上|凌晨|午前|午後|오전|오후)?\s*"
    r"(?P<h>[01]?\d|2[0-4])\s?(?:[:：.hH]|時|时|点|點|시)\s?(?P<m>[0-5]\d)"
    r"(?:\s?(?:[:：.]|分|분)\s?(?P<s>[0-5]\d))?(?:分|분)?"
    r"(?:\s?(?P<ampm>[ap]\.?\s?m\b\.?|[صم](?!\w)|[πμ]\.?\s?μ\b\.?|[قب]\.ظ|"
    r"مساءا?|ظهرا?|عصرا?|صباحا?|بعد\sاز\sظهر|قبل\sاز\sظهر|بعدازظهر|du\s(?:soir|matin)|de\sla\s(?:tarde|noche|mañana)|"
    r"da\s(?:tarde|noite|manhã)|di\s(?:sera|mattina)|öğleden\ssonra|вечера|дня|утра|ночи))?"
    r"(?:\s?(?:\(?(?:(?:GMT|UTC)\s?)?(?P<off>[+\-−]\d{1,2}:?(?:\d{2})?)\b|\(?(?P<zone>[A-Za-z]{2,5}|МСК|мск)\b))?",
    re.IGNORECASE,
)
# `9:06 p.m. EDT June 5, 2013`, `08:19 IST(19/7/2013)`: what a zone stands behind is a time.
ZONED_CLOCK = pattern_of(
    r"(?<![\d.:])(?P<half>)(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?"
    r"\s?(?P<ampm>[apAP]\.?[mM]\b\.?)?\s?(?P<off>)(?P<zone>[A-Z]{2,4})\b"
)
LONGEST_STAMP = 120  # characters of a line with such a time
CLOCK_FIRST = pattern_of(r"\D{0,12}\d{1,2}[:：]\d{2}")
SHORT_TEXT = 60  # characters; in longer ones a clock at the start belongs to something else


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An instant in UTC and how much of it the text told."""

    instant: datetime
    has_time: bool
    has_offset: bool
    has_year: bool = True  # False where the year is the capture's


def with_clock(day: datetime, rest: str, text: str, zone: tzinfo) -> Moment:
    """The day with the time that follows in `rest`, or stands at the start of a short text."""
    if day.hour or day.minute:
        return moment_of(day, zone, has_time=True, has_offset=False)
    match = CLOCK.match(rest) or _clock_before(text) or _zoned_clock(text)
    found = match and time_of(day, match["h"], match["m"], match["s"])
    if not match or not found:
        return moment_of(day, zone, has_time=False, has_offset=False)
    half = (match["ampm"] or match["half"] or "").lower().replace(" ", "").rstrip(".")
    if half in AFTERNOON and found.hour < 12:  # noqa: PLR2004  # noon
        found += timedelta(hours=12)
    elif half in MORNING and found.hour == 12:  # noqa: PLR2004  # midnight
        found -= timedelta(hours=12)
    own = offset_of(match["off"]) if match["off"] else _named_zone(match["zone"])
    return moment_of(found, own or zone, has_time=True, has_offset=own is not None)


def _clock_before(text: str) -> re.Match[str] | None:
    """`09:30, 21 March 2024`: a clock at the start of a short text."""
    return CLOCK.match(text) if len(text) < SHORT_TEXT and CLOCK_FIRST.match(text) else None


def zone_in(line: str) -> tzinfo | None:
    """The zone that a line names behind a time."""
    match = _zoned_clock(line)
    return _named_zone(match["zone"]) if match else None


def _zoned_clock(text: str) -> re.Match[str] | None:
    match = ZONED_CLOCK.search(text) if ":" in text and len(text) <= LONGEST_STAMP else None
    return match if match and _named_zone(match["zone"]) else None


def _named_zone(name: str | None) -> tzinfo | None:
    if name and name.lower() in SEASONAL_ZONES:
        return ZoneInfo(SEASONAL_ZONES[name.lower()])
    minutes = ZONES.get(name.lower()) if name else None
    return timezone(timedelta(minutes=minutes)) if minutes is not None else None


def offset_of(text: str) -> tzinfo | None:
    """`Z`, `+01:00`, `-0500`; None for what lies off the earth."""
    if text.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = text[1:].replace(":", "")
    hours, minutes = int(digits[:2] or 0), int(digits[2:4] or 0)
    gap = timedelta(hours=hours, minutes=minutes)
    if gap >= timedelta(hours=15):
        return None
    return timezone(-gap if text[0] in "-−" else gap)


def moment_of(found: datetime, zone: tzinfo, *, has_time: bool, has_offset: bool) -> Moment:
    """An instant in UTC; one outside of all calendars becomes unbelievably old."""
    try:
        instant = found.replace(tzinfo=zone).astimezone(UTC)
    except (OverflowError, ValueError):
        instant = datetime(1, 1, 1, tzinfo=UTC)  # not believable, whatever the capture
    return Moment(instant=instant, has_time=has_time, has_offset=has_offset)


def time_of(
    day: datetime, hour: str | None, minute: str | None, second: str | None
) -> datetime | None:
    """The day at that time; None for a time that no clock shows."""
    try:
        return day.replace(
            hour=int(hour or 0) % 24, minute=int(minute or 0), second=int(second or 0)
        )
    except ValueError:
        return None
