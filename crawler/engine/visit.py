"""One visit: fetch a request, judge what came, read it, file it; failures become outcomes.

This is the one place that may catch `Exception`: a page must not be able to stop a run. Failures of
the machine (disk, state) are not the page's and go on up.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime

import structlog

from crawler.engine.archive import DELETED, Archive, Capture
from crawler.engine.listings import ListingVisitor
from crawler.engine.outcomes import NOT_MODIFIED, Outcomes, with_validators
from crawler.engine.reader import Agent, ArticleReader, Reading
from crawler.errors import ExtractionError, FetchError, MachineError
from crawler.formats import parse_post
from crawler.judging import Judgement, judge_repeated
from crawler.listing.window import Window
from crawler.model import Finished, Outcome, OutcomeKind, PageKind, Refusal, Request, Response
from crawler.ports.clock import Clock
from crawler.ports.fetcher import Fetcher
from crawler.ports.frontier import Frontier
from crawler.ports.parser import Parser
from crawler.reading import MOST_LINKS
from crawler.revisits import next_revisit
from crawler.sites import SiteDefinition
from crawler.states import Record

log = structlog.get_logger("crawler.visit")

LONGEST_NOTICE = 3000  # characters; what a site shows for anything is short


class Visitor:
    """Visits requests with the parts it is given; holds no state of its own between visits."""

    def __init__(
        self,
        *,
        fetcher: Fetcher,
        frontier: Frontier,
        archive: Archive,
        parser: Parser,
        sites: Mapping[str, SiteDefinition],
        clock: Clock,
        max_visits: int,
        window: Window | None = None,
        wanted: Collection[str] = (),
        agent: Agent = lambda _site: None,
        max_links: int = MOST_LINKS,
        answered: Callable[[Response], None] = lambda _: None,
        skipped: Callable[[str, str], None] = lambda _url, _why: None,
        noted: Callable[[Request, Reading], None] = lambda _request, _reading: None,
        listed: Callable[[Request, int], None] = lambda _request, _links: None,
    ) -> None:
        self._fetcher = fetcher
        self._frontier = frontier
        self._archive = archive
        self._sites = sites
        self._clock = clock
        self._wanted = wanted  # keys that a person asked for by name
        self._answered = answered
        self._noted = noted
        self._outcomes = Outcomes(clock, max_visits=max_visits)
        self.reader = ArticleReader(fetch=self._fetch, parser=parser, sites=sites, agent=agent)
        self._listings = ListingVisitor(
            fetch=self._fetch, parser=parser, sites=sites, agent=agent, outcomes=self._outcomes,
            window=window or Window(), max_links=max_links, skipped=skipped, listed=listed,
        )  # fmt: skip

    async def visit(self, request: Request) -> Finished:
        """Fetch, read and file one request; raises only for failures of the machine."""
        try:
            finished = await self._visit(request)
        except (MachineError, asyncio.CancelledError):
            raise
        except FetchError as exc:
            outcome = self._outcomes.later(request, exc.reason, detail=str(exc))
            finished = Finished(request=request, outcome=outcome)
        except ExtractionError as exc:
            outcome = self._outcomes.unread(request, reason=exc.reason, detail=exc.message)
            finished = Finished(request=request, outcome=outcome)
        except Exception as exc:  # see the module: a page must not stop the run
            log.exception("visit.bug", url=request.url)
            detail = f"{type(exc).__name__}: {exc}"
            outcome = Outcome(kind=OutcomeKind.FAILED, reason="bug", detail=detail)
            finished = Finished(request=request, outcome=outcome)
        _log(finished)
        return finished

    async def _visit(self, request: Request) -> Finished:
        if request.kind is PageKind.LISTING:
            return await self._listings.visit(request)
        is_new = request.was_visited is False
        record = None if is_new else await self._frontier.lookup(request.key)
        if lack := await self._archive.lack(record.outcome if record else None):
            if lack == "gone" and request.key not in self._wanted:
                return Finished(request=request, outcome=DELETED)
            request = replace(request, etag=None, last_modified=None)  # a 304 would bring nothing
        reading = await self.reader.read(request)
        self._noted(request, reading)
        if reading.listed:
            detail = reading.judgement.detail if reading.judgement else None
            outcome = Outcome(kind=OutcomeKind.LISTED, reason="section", detail=detail)
            return Finished(request=request, outcome=outcome, discovered=reading.listed)
        return Finished(
            request=request, outcome=await self.conclude(request, reading, record=record)
        )

    async def conclude(
        self, request: Request, reading: Reading, *, record: Record | None
    ) -> Outcome:
        """File what was read, or say why not; `record` is what the frontier knows of it."""
        known = record.outcome if record else None
        if reading.refusal:
            return self._outcomes.refused(request, reading.refusal)
        if reading.responses[-1].status == NOT_MODIFIED:
            outcome = Outcome(kind=OutcomeKind.UNCHANGED, reason="not_modified")
            outcome = with_validators(outcome, request, reading.responses)
            published = parse_post(await self._archive.read(known) or b"").instant("date")
            return self._to_be_revisited(outcome, request, record, published)
        if reading.judgement:
            return self._outcomes.parked(request, reading.judgement, reading.responses[-1])
        assert reading.article is not None
        assert reading.captured is not None
        capture = Capture(
            article=reading.article,
            site=self._sites.get(request.site or ""),
            listing=request.listing,
            key=request.key,
            captured=reading.captured,
            known=known,
            is_wanted=request.key in self._wanted,
        )
        if judgement := await self._repeated(capture):
            return self._outcomes.parked(request, judgement, reading.responses[-1])
        outcome = await self._archive.file(capture)
        outcome = with_validators(outcome, request, reading.responses)
        return self._to_be_revisited(outcome, request, record, reading.article.published)

    async def _repeated(self, capture: Capture) -> Judgement | None:
        """A judgement when a new article of a site is what the site shows for anything."""
        if capture.site is None or capture.is_wanted or (capture.known and capture.known.path):
            return None
        if len(capture.article.text) > LONGEST_NOTICE:
            return None
        copies = await self._frontier.count_content(
            capture.site.id, capture.content, besides=capture.key
        )
        return judge_repeated(copies)

    def _to_be_revisited(
        self, outcome: Outcome, request: Request, record: Record | None, published: datetime | None
    ) -> Outcome:
        """The outcome, with the time of the article's next visit while it is young."""
        site, now = self._sites.get(request.site or ""), self._clock.now()
        if site is None or outcome.kind is OutcomeKind.DELETED:
            return outcome
        born = published or (record.added if record else now)
        return replace(outcome, again=next_revisit(site.article.revisit, born=born, now=now))

    async def _fetch(self, request: Request) -> Response | Refusal:
        result = await self._fetcher.fetch(request)
        if isinstance(result, Response):
            self._answered(result)
        return result


def _log(finished: Finished) -> None:
    request, outcome = finished.request, finished.outcome
    facts = {
        "kind": str(outcome.kind), "reason": outcome.reason, "detail": outcome.detail,
        "path": outcome.path, "site": request.site, "listing": request.listing,
    }  # fmt: skip
    log.info(
        "visit.ended",
        url=request.page_url or request.url,
        **{name: value for name, value in facts.items() if value},
    )
