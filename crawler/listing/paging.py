"""Where a listing goes on when its page does not say: page numbers, offsets, cursors, earlier days.

Pure arithmetic on the URL that was just read. Nothing follows a page without items, so that a
server which answers every number ends its listing.
"""

import re
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.json_paths import text_at
from crawler.site_table import DATE_FORM
from crawler.sites import Paging

PAGE_PLACE = "{page}"
LONGEST_DATE = 24  # characters; "21-september-2024" has fewer
DAY, MONTH = timedelta(days=1), timedelta(days=27)  # 27 days before the 1st lies in that month


def page_after(url: str, paging: Paging, *, items: int, document: Any = None) -> str | None:
    """URL of the page after `url`, which had so many items; None at the end."""
    if not items:
        return None
    if paging.by == "cursor":
        cursor = text_at(document, paging.cursor or "")
        following = cursor and _with_parameter(url, paging.parameter or "", cursor)
        return following if following != url else None
    step = paging.step or (items if paging.by == "offset" else 1)
    if paging.url:
        pattern = re.escape(paging.url).replace(re.escape(PAGE_PLACE), r"(\d{1,9})")
        found = re.match(pattern, url)
        number = int(found.group(1)) if found else paging.first
        return paging.url.replace(PAGE_PLACE, str(number + step))
    name = paging.parameter or ""
    known = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True)).get(name, "")
    number = int(known) if known.isdecimal() and len(known) < 10 else paging.first  # noqa: PLR2004  # sane
    return _with_parameter(url, name, str(number + step))


def dated_url(template: str, day: date) -> str:
    """The URL of a day's (or month's, or year's) page; a URL without a date place stays."""
    return DATE_FORM.sub(lambda place: day.strftime(place.group(1)), template)


def earlier_url(template: str, url: str) -> str | None:
    """URL of the day, month or year before the one of `url`; None when `url` is not of these."""
    place = DATE_FORM.search(template)
    if place is None:
        return None
    before, after = template[: place.start()], template[place.end() :]
    for length in range(LONGEST_DATE, 0, -1):  # the longest reading: 2024032 is a date as well
        found = re.match(f"{re.escape(before)}(.{{{length}}}){re.escape(after)}", url)
        if found and (day := _day(found.group(1), place.group(1))):
            return dated_url(template, _earlier(day, template))
    return None


def _day(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no zone
    except ValueError:
        return None


def _earlier(day: date, template: str) -> date:
    if "%d" in template or "%j" in template:
        return day - DAY
    if "%m" in template or "%b" in template or "%B" in template:
        return (day.replace(day=1) - MONTH).replace(day=1)
    return date(max(1, day.year - 1), 1, 1)


def _with_parameter(url: str, name: str, value: str) -> str:
    parts = urlsplit(url)
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != name]
    return urlunsplit(parts._replace(query=urlencode([*query, (name, value)])))
