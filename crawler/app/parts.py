"""Composition root: builds the parts from the settings.

Everything that knows a technology is chosen here and nowhere else.
"""

from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache, partial
from typing import Protocol
from zoneinfo import ZoneInfo

from crawler.app.places import DATABASE, MARKS, load_sites, state_folder
from crawler.clock import SystemClock
from crawler.discovery.health import ArticleFacts
from crawler.engine.archive import Archive
from crawler.engine.gate import HostPolicy, PolitenessGate
from crawler.engine.reader import Reading
from crawler.engine.visit import Visitor
from crawler.fetch.attempts import AttemptLimits
from crawler.fetch.http import FetchLimits, HttpFetcher
from crawler.fetch.receiving import ReceiveLimits
from crawler.formats import PostStyle
from crawler.frontier.sqlite import SqliteFrontier
from crawler.listing.window import Window
from crawler.model import Request, Response
from crawler.pacing import Pace
from crawler.parsing.collecting import collecting_rarely
from crawler.parsing.guarded import BUDGET_S, GuardedParser
from crawler.parsing.marks import open_marks
from crawler.parsing.workers import WorkerParser
from crawler.ports.clock import Clock
from crawler.ports.parser import Parser
from crawler.settings import Settings
from crawler.sites import SiteDefinition
from crawler.store.files import FileStore


class Counting(Protocol):
    """Who counts what visits bring, beside their outcomes."""

    def answered(self, response: Response) -> None:
        """A server answered."""
        ...

    def skipped(self, url: str, why: str) -> None:
        """An item of a listing that cannot become a request."""
        ...

    def read(self, site: str, facts: ArticleFacts) -> None:
        """An article of a site was read."""
        ...

    def listed(self, request: Request, links: int) -> None:
        """A page of a listing gave so many links."""
        ...


@dataclass(slots=True)
class Parts:
    """The assembled crawler; made by `assembled`."""

    settings: Settings
    sites: Mapping[str, SiteDefinition]
    clock: Clock
    frontier: SqliteFrontier
    store: FileStore
    archive: Archive
    gate: PolitenessGate
    fetcher: HttpFetcher
    parser: Parser

    def visitor(
        self,
        counting: Counting | None = None,
        *,
        window: Window | None = None,
        wanted: Collection[str] = (),
    ) -> Visitor:
        """A visitor over these parts, and who counts what it does."""

        def noted(request: Request, reading: Reading) -> None:
            if counting and request.site and reading.article:
                size = len(reading.responses[-1].body)
                counting.read(request.site, ArticleFacts.of(reading.article, page_bytes=size))

        return Visitor(
            fetcher=self.fetcher,
            frontier=self.frontier,
            archive=self.archive,
            parser=self.parser,
            sites=self.sites,
            clock=self.clock,
            max_visits=self.settings.max_visits,
            window=window,
            wanted=wanted,
            max_links=self.settings.max_links,
            agent=cache(partial(_obeying_agent, self.settings, self.sites)),
            answered=counting.answered if counting else lambda _: None,
            skipped=counting.skipped if counting else lambda _url, _why: None,
            noted=noted if counting else lambda _request, _reading: None,
            listed=counting.listed if counting else lambda _request, _links: None,
        )


@asynccontextmanager
async def assembled(settings: Settings, *, clock: Clock | None = None) -> AsyncIterator[Parts]:
    """All parts, opened and closed; raises the errors of configuration, disk and state."""
    sites = load_sites(settings)
    store = FileStore(settings.archive)
    await store.check_writable()
    clock = clock or SystemClock()
    frontier = await SqliteFrontier.open(state_folder(settings) / DATABASE)
    gate = PolitenessGate(
        clock=clock,
        policy=cache(partial(_policy, settings, sites)),  # asked for with every hop
        agent=settings.user_agent,
        memory=frontier,
        connect_to=settings.connect_to,
    )
    try:
        async with (
            _parser(settings) as parser,
            HttpFetcher(
                gate,
                clock=clock,
                user_agent=settings.user_agent,
                contact=settings.contact,
                limits=_limits(settings),
            ) as fetcher,
        ):
            gate.fetch_robots_by(fetcher.fetch_robots)
            archive = Archive(store, defaults=default_style(settings), parser=parser)
            yield Parts(settings, sites, clock, frontier, store, archive, gate, fetcher, parser)
    finally:
        await frontier.close()


@asynccontextmanager
async def _parser(settings: Settings) -> AsyncIterator[Parser]:
    async with WorkerParser(deadline_s=settings.extraction_deadline_s) as processes:
        if settings.isolate_pages:
            yield processes
            return
        with open_marks(state_folder(settings) / MARKS) as marks, collecting_rarely():
            budget_s = min(BUDGET_S, settings.extraction_deadline_s)
            yield GuardedParser(processes, marks, budget_s=budget_s)


def default_style(settings: Settings) -> PostStyle:
    """How posts look where the site definition does not say."""
    return PostStyle(
        layout=settings.layout,
        front_matter=settings.front_matter,
        body=settings.body,
        zone=ZoneInfo(settings.time_zone),
    )


def _limits(settings: Settings) -> FetchLimits:
    return FetchLimits(
        receive=ReceiveLimits(
            max_bytes=settings.max_bytes,
            max_decoded=settings.max_decoded,
            max_ratio=settings.max_ratio,
            max_codings=settings.max_codings,
            max_headers=settings.max_headers,
            max_header_bytes=settings.max_header_bytes,
        ),
        connect_timeout_s=settings.connect_timeout_s,
        silence_timeout_s=settings.silence_timeout_s,
        total_deadline_s=settings.total_deadline_s,
        max_hops=settings.max_hops,
        attempts=AttemptLimits(
            max_attempts=settings.max_attempts, longest_wait_s=settings.longest_wait_s
        ),
    )


def _obeying_agent(
    settings: Settings, sites: Mapping[str, SiteDefinition], site_id: str | None
) -> str | None:
    """The name under which robots directives in pages are obeyed, or None where none are."""
    obeys = _policy(settings, sites, site_id).obey_robots
    return settings.user_agent if obeys else None


def _policy(
    settings: Settings, sites: Mapping[str, SiteDefinition], site_id: str | None
) -> HostPolicy:
    site = sites.get(site_id or "")
    pace = Pace(
        pace_s=settings.pace_s if site is None or site.pace_s is None else site.pace_s,
        response_factor=settings.response_factor,
        jitter=settings.jitter,
        failures=settings.host_failures,
    )
    return HostPolicy(
        pace=pace,
        connections=(site and site.connections) or settings.connections,
        networks=(*settings.allow_network, *(site.networks if site else ())),
        obey_robots=settings.robots
        if site is None or site.obey_robots is None
        else site.obey_robots,
    )
