"""Which of a run's listings are due: those whose interval has passed since they were last read."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from crawler.model import OutcomeKind, Request
from crawler.ports.frontier import Frontier
from crawler.revisits import is_due
from crawler.sites import SiteDefinition
from crawler.states import Record


async def due_listings(
    frontier: Frontier,
    requests: Sequence[Request],
    *,
    sites: Mapping[str, SiteDefinition],
    now: datetime,
) -> list[Request]:
    """The requests that this run fetches; a listing that failed the last time is always due."""
    known = await frontier.lookup_batch([request.key for request in requests])
    return [
        request
        for request in requests
        if is_due(last_read(known.get(request.key)), interval=interval_of(request, sites), now=now)
    ]


def last_read(record: Record | None) -> datetime | None:
    """When a listing was last read, or None when its last visit failed or there was none."""
    is_read = record and record.outcome and record.outcome.kind is OutcomeKind.LISTED
    return record.finished if record and is_read else None


def interval_of(request: Request, sites: Mapping[str, SiteDefinition]) -> timedelta:
    """The interval of the listing that a request is for."""
    site = sites.get(request.site or "")
    rules = site.listing(request.listing) if site else None
    return rules.interval if rules else timedelta(0)
