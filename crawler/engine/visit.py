"""One visit: fetch a request, judge what came, read it, file it; failures become outcomes.

This is the one place that may catch `Exception`: a page must not be able to stop a run. Failures of
the machine (disk, state) are not the page's and go on up.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from crawler.engine.archive import DELETED, Archive, Capture
from crawler.engine.parts import read_parts
from crawler.errors import ExtractionError, FetchError, MachineError
from crawler.formats import parse_post
from crawler.identity import following_requests, text_url
from crawler.judging import Judgement, judge_repeated, judge_status
from crawler.listing import url_after_nothing
from crawler.listing.seen import is_by_other_rules, seen_mark
from crawler.listing.window import Window
from crawler.model import (
    Article,
    Finished,
    Listing,
    Outcome,
    OutcomeKind,
    PageKind,
    Record,
    Refusal,
    Request,
    Response,
)
from crawler.ports import Clock, Fetcher, Frontier, Parser
from crawler.reading import MOST_LINKS, PageReading, read_links, read_page, read_text
from crawler.retrying import is_transient, retry_after
from crawler.revisits import next_look, next_revisit
from crawler.sites import SiteDefinition
from crawler.urls import host_key

log = structlog.get_logger("crawler.visit")

FIRST_DEFERRAL_S = 240.0  # the next run of a five-minute cron, never the same run again
LONGEST_DEFERRAL_S = 24 * 3600.0  # a server down over a weekend is asked four times in it
ROBOTS_DEFERRAL_S = 600.0
RETRIED_REFUSALS = frozenset({"robots_unreachable", "host"})
NOT_MODIFIED = 304
LONGEST_NOTICE = 3000  # characters; what a site shows for anything is short


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one article request led to: at most one of refusal, judgement and article."""

    responses: tuple[Response, ...] = ()
    refusal: Refusal | None = None
    judgement: Judgement | None = None
    article: Article | None = None
    captured: datetime | None = None
    listed: tuple[Request, ...] = ()  # with a judgement that the page is a section


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
        agent: Callable[[str | None], str | None] = lambda _site: None,
        max_links: int = MOST_LINKS,
        answered: Callable[[Response], None] = lambda _: None,
        skipped: Callable[[str, str], None] = lambda _url, _why: None,
        noted: Callable[[Request, Reading], None] = lambda _request, _reading: None,
        listed: Callable[[Request, int], None] = lambda _request, _links: None,
    ) -> None:
        self._fetcher = fetcher
        self._frontier = frontier
        self._archive = archive
        self._parser = parser
        self._sites = sites
        self._clock = clock
        self._max_visits = max_visits
        self._window = window or Window()
        self._wanted = wanted  # keys that a person asked for by name
        self._max_links = max_links
        self._agent = agent  # the name under which a site's robots directives are obeyed, if any
        self._answered = answered
        self._skipped = skipped
        self._noted = noted
        self._listed = listed

    async def visit(self, request: Request) -> Finished:
        """Fetch, read and file one request; raises only for failures of the machine."""
        try:
            finished = await self._visit(request)
        except (MachineError, asyncio.CancelledError):
            raise
        except FetchError as exc:
            outcome = self._later(request, exc.reason, detail=str(exc))
            finished = Finished(request=request, outcome=outcome)
        except ExtractionError as exc:
            again = next_look(request.attempts + 1, now=self._clock.now())
            outcome = Outcome(
                kind=OutcomeKind.PARKED, reason=exc.reason, detail=exc.message, again=again
            )
            finished = Finished(request=request, outcome=outcome)
        except Exception as exc:  # see the module: a page must not stop the run
            log.exception("visit.bug", url=request.url)
            detail = f"{type(exc).__name__}: {exc}"
            outcome = Outcome(kind=OutcomeKind.FAILED, reason="bug", detail=detail)
            finished = Finished(request=request, outcome=outcome)
        _log(finished)
        return finished

    async def read(self, request: Request) -> Reading:
        """Fetch and read an article; raises `FetchError` and `ExtractionError`."""
        result = await self._fetch(request)
        if isinstance(result, Refusal):
            return Reading(refusal=result)
        reading = await self.read_response(request, result)
        if reading.article and reading.article.next_url and not reading.judgement:
            return await self._read_parts(request, reading)
        return reading

    async def _read_parts(self, request: Request, reading: Reading) -> Reading:
        async def read(asked: Request, answer: Response) -> PageReading:
            site = self._sites.get(request.site or "")
            return await self._parser.run(
                answer.url, read_page, asked, answer, site, agent=self._agent(request.site)
            )

        assert reading.article is not None
        article, responses = await read_parts(
            request, reading.article, reading.responses[0], fetch=self._fetch, read=read
        )
        judgement = judge_status(responses[-1])
        return replace(reading, article=article, responses=responses, judgement=judgement)

    async def read_response(self, request: Request, response: Response) -> Reading:
        """Read an article from an answer; may fetch the text that a shell points to."""
        if judgement := judge_status(response):
            return Reading(responses=(response,), judgement=judgement)
        site = self._sites.get(request.site or "")
        if site and request.page_url and request.page_url != request.url:
            return await self._read_text(request, site, (response,), page_response=None)
        page = await self._parser.run(
            response.url, read_page, request, response, site, agent=self._agent(request.site)
        )
        if not page.is_shell:
            return _reading(page, response)
        address = site and text_url(site, request.listing, request.url, dict(request.fields))
        if site is None or not address:
            raise ExtractionError("a shell without an id", reason="shell", url=request.url)
        return await self._fetch_text(request, site, response, address)

    async def _fetch_text(
        self, request: Request, site: SiteDefinition, page: Response, address: str
    ) -> Reading:
        asked = replace(
            request, url=address, host=host_key(address), page_url=request.page_url or request.url,
            etag=None, last_modified=None,
        )  # fmt: skip
        result = await self._fetch(asked)
        if isinstance(result, Refusal):
            return Reading(responses=(page,), refusal=result)
        if judgement := judge_status(result):
            return Reading(responses=(page, result), judgement=judgement)
        return await self._read_text(asked, site, (page, result), page_response=page)

    async def _read_text(
        self,
        request: Request,
        site: SiteDefinition,
        responses: tuple[Response, ...],
        *,
        page_response: Response | None,
    ) -> Reading:
        answer = responses[-1]
        page = await self._parser.run(
            answer.url,
            read_text,
            request,
            answer,
            site,
            page_response,
            agent=self._agent(request.site),
        )
        return _reading(page, *responses)

    async def _visit(self, request: Request) -> Finished:
        if request.kind is PageKind.LISTING:
            return await self._visit_listing(request)
        is_new = request.was_visited is False
        record = None if is_new else await self._frontier.lookup(request.key)
        if lack := await self._archive.lack(record.outcome if record else None):
            if lack == "gone" and request.key not in self._wanted:
                return Finished(request=request, outcome=DELETED)
            request = replace(request, etag=None, last_modified=None)  # a 304 would bring nothing
        reading = await self.read(request)
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
            return self._refused(request, reading.refusal)
        if reading.responses[-1].status == NOT_MODIFIED:
            outcome = Outcome(kind=OutcomeKind.UNCHANGED, reason="not_modified")
            outcome = _with_validators(outcome, request, reading.responses)
            published = parse_post(await self._archive.read(known) or b"").instant("date")
            return self._to_be_revisited(outcome, request, record, published)
        if reading.judgement:
            return self._judged(request, reading)
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
            return self._judged(request, replace(reading, judgement=judgement))
        outcome = await self._archive.file(capture)
        outcome = _with_validators(outcome, request, reading.responses)
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

    def _judged(self, request: Request, reading: Reading) -> Outcome:
        """Parked, to be tried again unless that is no use; deferred where the server said so."""
        judgement, last = reading.judgement, reading.responses[-1]
        assert judgement is not None
        if is_transient(last):
            return self._later(request, f"http_{last.status}", response=last)
        now = self._clock.now()
        again = None if judgement.for_good else next_look(request.attempts + 1, now=now)
        return Outcome(
            kind=OutcomeKind.PARKED, reason=judgement.reason, detail=judgement.detail, again=again
        )

    def _to_be_revisited(
        self, outcome: Outcome, request: Request, record: Record | None, published: datetime | None
    ) -> Outcome:
        """The outcome, with the time of the article's next visit while it is young."""
        site, now = self._sites.get(request.site or ""), self._clock.now()
        if site is None or outcome.kind is OutcomeKind.DELETED:
            return outcome
        born = published or (record.added if record else now)
        return replace(outcome, again=next_revisit(site.article.revisit, born=born, now=now))

    async def _visit_listing(self, request: Request) -> Finished:
        is_all = self._window == Window()  # a back-fill goes on from pages that did not change, too
        if not is_all or self._is_by_other_rules(request):
            request = replace(request, etag=None, last_modified=None, seen=None)
        result = await self._fetch(request)
        if isinstance(result, Refusal):
            return Finished(request=request, outcome=self._refused(request, result))
        if result.status == NOT_MODIFIED:
            outcome = Outcome(kind=OutcomeKind.LISTED, reason="not_modified", seen=request.seen)
            outcome = _with_validators(outcome, request, (result,))
            return Finished(request=request, outcome=outcome)
        if judgement := judge_status(result):
            if is_transient(result):
                outcome = self._later(request, f"http_{result.status}", response=result)
            else:
                outcome = Outcome(
                    kind=OutcomeKind.FAILED, reason=judgement.reason, detail=judgement.detail
                )
                if judgement.for_good and (expected := self._expected_gap(request)):
                    return expected
            return Finished(request=request, outcome=outcome)
        return await self._read_listing(request, result)

    def _expected_gap(self, request: Request) -> Finished | None:
        """A page that need not exist: one past the last that was counted, a day without news."""
        site = self._sites[request.site or ""]
        rules = site.listing(request.listing)
        if rules is None:
            return None
        if rules.paging and request.depth > 0:
            outcome = Outcome(kind=OutcomeKind.LISTED, reason="past_the_end")
            return Finished(request=request, outcome=outcome)
        earlier = url_after_nothing(rules, request.url)
        if earlier is None:
            return None
        listing = Listing(links=(), next_url=earlier)
        return Finished(
            request=request,
            outcome=Outcome(kind=OutcomeKind.LISTED, reason="no_such_day"),
            discovered=tuple(
                following_requests(site, request, listing, max_pages=self._window.max_pages)
            ),
            follow=True,
        )

    def _is_by_other_rules(self, request: Request) -> bool:
        site = self._sites.get(request.site or "")
        return site is not None and is_by_other_rules(
            request.seen, site=site, max_links=self._max_links
        )

    async def _read_listing(self, request: Request, response: Response) -> Finished:
        site = self._sites[request.site or ""]
        rules = site.listing(request.listing)
        if rules is None:
            outcome = Outcome(kind=OutcomeKind.FAILED, reason="unknown_listing")
            return Finished(request=request, outcome=outcome)
        seen = seen_mark(response, site=site, max_links=self._max_links)
        if seen == request.seen:
            outcome = Outcome(kind=OutcomeKind.LISTED, reason="same", seen=seen)
            outcome = _with_validators(outcome, request, (response,))
            return Finished(request=request, outcome=outcome)
        try:
            read = await self._parser.run(
                response.url, read_links, request, response, site, rules, window=self._window,
                max_links=self._max_links,
                agent=self._agent(request.site),
            )  # fmt: skip
        except ExtractionError as exc:
            self._listed(request, 0)
            outcome = Outcome(kind=OutcomeKind.FAILED, reason=exc.reason, detail=exc.message)
            return Finished(request=request, outcome=outcome)
        if not read.requests or read.links:
            self._listed(request, read.links)
        for why in (*read.skipped, *read.foreign):
            log.warning("item.skipped", url=request.url, why=why)
            self._skipped(request.url, why)
        if read.dropped_credentials:
            log.warning("url.credentials_dropped", url=request.url, links=read.dropped_credentials)
        if read.nofollow:
            outcome = Outcome(kind=OutcomeKind.LISTED, reason="nofollow", detail=read.nofollow)
            return Finished(request=request, outcome=outcome)
        is_index = bool(read.requests) and not read.links
        outcome = Outcome(kind=OutcomeKind.LISTED, reason="read", detail=f"{read.links} links")
        if not is_index:  # whose parts may change while it does not
            outcome = _with_validators(outcome, request, (response,))
        # What is empty or broken is told at every run.
        if read.links and not read.skipped and self._window == Window():
            outcome = replace(outcome, seen=seen)
        return Finished(
            request=request,
            outcome=outcome,
            discovered=read.requests,
            follow=self._window != Window() or is_index,
            stop_after_known=rules.stop_after_known,
        )

    async def _fetch(self, request: Request) -> Response | Refusal:
        result = await self._fetcher.fetch(request)
        if isinstance(result, Response):
            self._answered(result)
        return result

    def _refused(self, request: Request, refusal: Refusal) -> Outcome:
        if refusal.reason in RETRIED_REFUSALS:
            return self._later(
                request, refusal.reason, detail=refusal.rule, at_least_s=ROBOTS_DEFERRAL_S
            )
        again = None
        if refusal.reason in {
            "robots",
            "noarchive",
        }:  # owners change their minds; schemes and addresses stay
            again = next_look(request.attempts + 1, now=self._clock.now())
        return Outcome(
            kind=OutcomeKind.DEFERRED if refusal.not_before else OutcomeKind.REFUSED,
            reason=refusal.reason,
            detail=refusal.rule,
            not_before=refusal.not_before,
            again=again,
        )

    def _later(
        self,
        request: Request,
        reason: str,
        *,
        response: Response | None = None,
        detail: str | None = None,
        at_least_s: float = FIRST_DEFERRAL_S,
    ) -> Outcome:
        """Deferred with a growing gap, or failed when the visits are used up."""
        visits = request.attempts + 1
        if visits >= self._max_visits:
            why = f"{detail or reason}; given up after {visits} visits"
            return Outcome(kind=OutcomeKind.FAILED, reason=reason, detail=why)
        now = self._clock.now()
        gap = min(at_least_s * 4 ** (visits - 1), LONGEST_DEFERRAL_S)
        asked = retry_after(response, now) if response else None
        longest = now + timedelta(seconds=LONGEST_DEFERRAL_S)
        not_before = min(max(now + timedelta(seconds=gap), asked or now), longest)
        return Outcome(
            kind=OutcomeKind.DEFERRED, reason=reason, detail=detail, not_before=not_before
        )


def _reading(page: PageReading, *responses: Response) -> Reading:
    return Reading(
        responses=responses,
        refusal=page.refusal,
        judgement=page.judgement,
        article=page.article,
        captured=responses[-1].ended,
        listed=page.listed,
    )


def _with_validators(outcome: Outcome, request: Request, responses: Sequence[Response]) -> Outcome:
    """The outcome, with what the next visit asks "has it changed since?" by.

    A 304 need not repeat them (RFC 9110 §15.4.5). Of a page whose text came from elsewhere they
    would hide that the text has changed.
    """
    if len(responses) != 1:
        return outcome
    (response,) = responses
    etag, modified = response.header("etag"), response.header("last-modified")
    if response.status == NOT_MODIFIED:
        etag, modified = etag or request.etag, modified or request.last_modified
    return replace(outcome, etag=etag, last_modified=modified)


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
