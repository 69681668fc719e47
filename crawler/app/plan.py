"""What a run would fetch and file, told from definitions and state alone: behind `--dry-run`.

Nothing is fetched, so that a dry run costs a publisher nothing, and nothing is written. What new
items a listing holds is known only to who fetches it; where a new post goes, to who reads its page.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from crawler.app.crawl import RunOptions, requests_of
from crawler.app.due import due_listings
from crawler.app.places import DATABASE, chosen_sites, load_sites, state_folder
from crawler.clock import SystemClock
from crawler.frontier.memory import MemoryFrontier
from crawler.frontier.sqlite import SqliteFrontier
from crawler.model import Request
from crawler.ports.frontier import Frontier
from crawler.settings import Settings
from crawler.states import FrontierStats, Record, State

MOST_TOLD = 10_000  # requests by name; a longer queue is counted only
OPEN = (State.QUEUED, State.LEASED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One request that a run would make; `path` is where its post lies already."""

    url: str
    kind: str
    site: str | None
    listing: str | None
    path: str | None = None
    not_before: datetime | None = None  # held back until then


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run would do; `revisits` counts filed or failed pages that are due again, by site."""

    requests: tuple[Planned, ...]
    queued: int
    revisits: Mapping[str, int]


async def plan(settings: Settings, options: RunOptions) -> Plan:
    """The plan of `run`, `resume` or `archive`; raises the errors of configuration and state."""
    sites, now = load_sites(settings), SystemClock().now()
    chosen = chosen_sites(options.sites, sites, settings.sites) if not options.urls else []
    asked = requests_of(options, chosen, sites, now=now)
    async with _frontier(settings) as frontier:
        if options.command == "run" and not options.listings_now:
            asked = await due_listings(frontier, asked, sites=sites, now=now)
        first = [_planned(request, await frontier.lookup(request.key)) for request in asked]
        if options.urls:
            return Plan(requests=tuple(first), queued=0, revisits={})
        names = {site.id for site in chosen} | ({""} if not options.sites else set())
        stats = await frontier.stats(now=now)
        queue = [
            _planned(record.request, record)
            for record in await frontier.records(states=OPEN, limit=MOST_TOLD)
            if (record.request.site or "") in names
            and record.request.key not in {request.key for request in asked}
        ]
        return Plan(
            requests=(*first, *reversed(queue)),
            queued=sum(
                n
                for (site, _, state), n in stats.requests.items()
                if site in names and state in OPEN
            ),
            revisits=_revisits(stats, names) if options.command == "run" else {},
        )


@asynccontextmanager
async def _frontier(settings: Settings) -> AsyncIterator[Frontier]:
    path = state_folder(settings) / DATABASE
    frontier: Frontier = await SqliteFrontier.open(path) if path.exists() else MemoryFrontier()
    try:
        yield frontier
    finally:
        await frontier.close()


def _planned(request: Request, record: Record | None) -> Planned:
    outcome = record.outcome if record else None
    return Planned(
        url=request.url,
        kind=str(request.kind),
        site=request.site,
        listing=request.listing,
        path=outcome.path if outcome else None,
        not_before=record.not_before if record and record.state in OPEN else None,
    )


def _revisits(stats: FrontierStats, names: set[str]) -> dict[str, int]:
    due: dict[str, int] = {}
    for (site, _), (_, now_due, _) in stats.again.items():
        if site in names and now_due:
            due[site] = due.get(site, 0) + now_due
    return due
