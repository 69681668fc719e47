"""Limits of a back-fill: from which day to which, and over how many pages of a listing.

Pure. Only what a listing tells is judged: a link without a date is followed, since fetching one
page too many is better than losing an article. A page whose dated links all lie before the first
day ends its listing, as listings run from new to old.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from crawler.extraction.dates.instants import parse_date, url_date
from crawler.model import Link, Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Local days, both included; `max_pages` stands for every listing's own."""

    since: date | None = None
    until: date | None = None
    max_pages: int | None = None

    def days(self, listing: Listing, *, zone: ZoneInfo, captured: datetime) -> Listing:
        """The listing with the links, parts and next page that may lead into the days."""
        if self.since is None and self.until is None:
            return listing
        published = [(link, _published(link, zone, captured)) for link in listing.links]
        known = [day for _, day in published if day]
        all_before = bool(known) and self.since is not None and max(known) < self.since
        return replace(
            listing,
            links=tuple(
                link for link, day in published if self._may_hold(link, day, zone, captured)
            ),
            parts=tuple(
                part for part in listing.parts if self._may_hold(part, None, zone, captured)
            ),
            next_url=None if all_before else listing.next_url,
        )

    def _may_hold(self, link: Link, day: date | None, zone: ZoneInfo, captured: datetime) -> bool:
        if day and ((self.since and day < self.since) or (self.until and day > self.until)):
            return False
        # What was last touched before the first day was not published after it.
        touched = _local_day(link.fields.get("lastmod"), zone, captured)
        return not (self.since and touched and touched < self.since)


def _published(link: Link, zone: ZoneInfo, captured: datetime) -> date | None:
    day = _local_day(link.date_text, zone, captured)
    if day is None and (found := url_date(link.url, zone=zone, captured=captured)):
        day = found.astimezone(zone).date()
    return day


def _local_day(text: str | None, zone: ZoneInfo, captured: datetime) -> date | None:
    found = parse_date(text, zone=zone, captured=captured) if text else None
    return found.astimezone(zone).date() if found else None
