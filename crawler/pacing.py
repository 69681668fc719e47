"""When may the next request to a host start?

Pure: callers pass the time in and do the waiting. The delay, from start to start, is the longest of
the robots.txt Crawl-delay and the pace of the site definition. Concurrency is the gate's business.
"""

from datetime import datetime, timedelta

LONGEST_CRAWL_DELAY_S = (
    60.0  # some robots.txt ask for a day; past a minute a site is not crawled by hand
)


def delay_s(*, pace_s: float, crawl_delay_s: float | None) -> float:
    """Seconds from one start to the next."""
    return max(pace_s, min(crawl_delay_s or 0.0, LONGEST_CRAWL_DELAY_S))


def next_start(
    *,
    last_start: datetime | None,
    now: datetime,
    delay_s: float,
    held_until: datetime | None = None,
) -> datetime:
    """Earliest start: now, the pause after the last start, and what the host asked for."""
    times = [now]
    if last_start is not None:
        times.append(last_start + timedelta(seconds=delay_s))
    if held_until is not None:
        times.append(held_until)
    return max(times)
