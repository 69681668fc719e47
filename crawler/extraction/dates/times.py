"""When an article was published and changed, out of what was gathered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from itertools import islice

from crawler.extraction.dates.clocks import zone_in
from crawler.extraction.dates.days import FULL_DATE
from crawler.extraction.dates.instants import ISO, Moment, read_moment, url_date
from crawler.extraction.dates.zones import guess_zone
from crawler.extraction.evidence import Candidates
from crawler.extraction.gathering import Gathered
from crawler.patterns import pattern_of
from crawler.sites import SiteDefinition

DATES = (
    "date", "time_date", "shown_date", "created_date", "late_told", "time_plain", "late_date",
    "dateline", "page_date", "marked_date", "said_date", "script_date",
)  # fmt: skip
SHOWN, MARKED, SAID = "text near title", "marked date", "sentence"
# What stands there may be of another article, though it tells the year.
ELSEWHERE = frozenset({MARKED, SAID, "time element", "script variable"})
NEAR_DAYS = timedelta(days=40)
MIDNIGHT = time()
ONE_CLOCK = timedelta(minutes=1)  # a machine's tells the seconds, too
MOST_SHOWN = 6  # dates near the title; further ones are hardly the article's
A_MINUTE = 16  # characters of a time as machines write it, seconds and offset apart
CLOCK_ONLY = pattern_of(r"([01]?\d|2[0-3])[:h.]([0-5]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Published and modified, each with its place."""

    published: datetime | None = None
    published_where: str | None = None
    modified: datetime | None = None
    modified_where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """What times without an offset or a year are read against."""

    zone: tzinfo
    day_zone: tzinfo  # of days without a time
    captured: datetime
    month_first: bool


def clocks_of(
    gathered: Gathered,
    *,
    site: SiteDefinition | None,
    host: str,
    language: str | None,
    captured: datetime,
) -> Clocks:
    """The zone of the site, or a guess for a site that nobody configured."""
    american = (language or "").lower() in {"en-us", "en"} and not host.endswith(
        (".uk", ".au", ".nz", ".ie", ".in")
    )
    if site:
        return Clocks(zone=site.zone, day_zone=site.zone, captured=captured, month_first=False)
    zone = _told_offset(gathered.read) or guess_zone(host, language)[0]
    # A bare day stays that day in UTC; west of it the place's own midnight is on that day, too.
    is_west = (captured.astimezone(zone).utcoffset() or timedelta()) < timedelta()
    day_zone = zone if is_west else UTC
    return Clocks(zone=zone, day_zone=day_zone, captured=captured, month_first=american)


def times_of(gathered: Gathered, *, clocks: Clocks, url: str) -> Times:
    """Published and modified; a day gives way to the same day with a time."""
    published, where = _most_precise(moments(gathered, DATES, clocks), clocks)
    if published is None and (day := url_date(url, zone=clocks.day_zone, captured=clocks.captured)):
        published, where = _with_shown_clock(day, gathered, clocks), "url"
    changed = next(iter(moments(gathered, ("modified",), clocks)), None)
    modified = changed[0].instant if changed else None
    is_of_today = (
        where == MARKED and modified and published and published > modified + timedelta(days=1)
    )
    is_untold = published is None or is_of_today or where == SAID
    if is_untold and changed and changed[1] == SHOWN:
        published, where = changed[0].instant, changed[1]  # old systems tell no other day
    if modified and published and modified < published - timedelta(days=1):
        modified = None
    return Times(
        published=published,
        published_where=where,
        modified=modified,
        modified_where=changed[1] if changed and modified else None,
    )


def _with_shown_clock(day: datetime, gathered: Gathered, clocks: Clocks) -> datetime:
    """The day of an address with the time that an element shows without a day."""
    shown = (item.value for item in gathered.read.of("time_date", "time_plain"))
    clock = next((match for value in shown if (match := CLOCK_ONLY.fullmatch(value))), None)
    if clock is None:
        return day
    local = day.astimezone(clocks.day_zone).replace(tzinfo=clocks.zone)
    return local.replace(hour=int(clock[1]), minute=int(clock[2])).astimezone(UTC)


def moments(
    gathered: Gathered, names: Sequence[str], clocks: Clocks
) -> Iterator[tuple[Moment, str]]:
    """What the candidates of these names tell, each with its place, in order of trust."""
    offsets = _clocks_with_offset(gathered.read)
    is_published = names[0] == DATES[0]
    for candidates in (gathered.given, gathered.read, gathered.listed):
        for item in candidates.of(*names):
            value = item.value
            if not _has_offset(value):
                value = offsets.get(value[:A_MINUTE], value)
            moment = _moment(value, clocks)
            if moment:
                shown = _as_shown(moment, value, gathered.read, clocks) if is_published else moment
                yield shown, item.where


def _as_shown(moment: Moment, value: str, read: Candidates, clocks: Clocks) -> Moment:
    """The moment as local, where a machine writes as UTC's the clock that the page shows."""
    if not value.endswith(("Z", "+00:00", "+0000")):
        return moment
    has_zone = value.endswith("Z") and moment.instant.astimezone(clocks.zone).utcoffset()
    local = moment.instant.replace(tzinfo=clocks.zone)
    for item in islice(read.of("shown_date", "time_plain", "marked_date"), MOST_SHOWN):
        zone = zone_in(item.value)
        if "GMT" in item.value or not (zone or has_zone):
            continue
        shown = _moment(item.value, clocks)
        if shown is None or not shown.has_time:
            continue
        if shown.has_offset:  # `1:04pm EDT`, which a machine writes as `13:04:17+00:00`
            clock = shown.instant.astimezone(zone).replace(tzinfo=UTC) if zone else None
            if clock and abs(moment.instant - clock) < ONE_CLOCK:
                return replace(moment, instant=moment.instant.replace(tzinfo=zone).astimezone(UTC))
        elif has_zone and abs(shown.instant - local) < ONE_CLOCK:
            return replace(moment, instant=local.astimezone(UTC))
    return moment


def _clocks_with_offset(read: Candidates) -> dict[str, str]:
    """Times that carry an offset, by their minute.

    Some pages write the same clock twice, once with its offset and once as if it were UTC's.
    """
    told = (item.value for item in read.of("time_date", "time_plain", "date"))
    return {value[:A_MINUTE]: value for value in told if _has_offset(value)}


@lru_cache(maxsize=64)  # values: a page asks for the same three or four each time
def _has_offset(value: str) -> bool:
    match = ISO.match(value)
    return match is not None and bool((match[7] or "").strip("UTCGMZ+-0:"))


def _moment(text: str, clocks: Clocks) -> Moment | None:
    found = read_moment(
        text, zone=clocks.zone, captured=clocks.captured, month_first=clocks.month_first
    )
    if found and not found.has_time and clocks.zone is not clocks.day_zone:
        return read_moment(
            text, zone=clocks.day_zone, captured=clocks.captured, month_first=clocks.month_first
        )
    return found


def _most_precise(
    moments: Iterator[tuple[Moment, str]], clocks: Clocks
) -> tuple[datetime | None, str | None]:
    """The first moment with a year, or the same day with a time; asks for no more than it needs."""
    vague = best = None
    for moment, where in moments:
        zone = _zone_of_day(moment, clocks)
        if not moment.has_year:
            vague = vague or (moment.instant, where)
        elif vague and where in ELSEWHERE and abs(vague[0] - moment.instant) < NEAR_DAYS:
            return vague
        elif best is None:
            if zone is None:
                return moment.instant, where
            best, day = (moment.instant, where), moment.instant.astimezone(zone).date()
        elif zone is None and moment.instant.astimezone(clocks.zone).date() == day:
            return moment.instant, where
    return best or vague or (None, None)


def _zone_of_day(moment: Moment, clocks: Clocks) -> tzinfo | None:
    """Where a bare day begins with this moment; None for a time. Systems write days as midnight."""
    if not moment.has_time:
        return clocks.day_zone
    for zone in (clocks.zone, UTC):
        if moment.instant.astimezone(zone).time() == MIDNIGHT:
            return zone
    return None


def _told_offset(read: Candidates) -> tzinfo | None:
    """The offset from UTC that a time of the page carries; UTC itself is how machines write."""
    for item in read.of("date", "modified", "time_date", "time_plain", "page_date"):
        match = ISO.search(item.value)
        offset = match and match.group(7)
        if offset and offset[0] in "+-" and offset.strip("+-0:"):
            sign = -1 if offset[0] == "-" else 1
            digits = offset[1:].replace(":", "")
            gap = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4] or 0))
            return timezone(sign * gap) if gap < timedelta(hours=15) else None
    stamps = (item.value for item in read.of("shown_date", "marked_date"))
    zones = (zone_in(stamp) for stamp in stamps if FULL_DATE.search(stamp))
    return next(filter(None, zones), None)
