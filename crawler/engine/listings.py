"""Visits of listing pages: what changed is read, and what they link to becomes requests."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import structlog

from crawler.engine.outcomes import NOT_MODIFIED, Outcomes, with_validators
from crawler.engine.reader import Agent, Fetch
from crawler.errors import ExtractionError
from crawler.identity import following_requests
from crawler.judging import judge_status
from crawler.listing import url_after_nothing
from crawler.listing.seen import is_by_other_rules, seen_mark
from crawler.listing.window import Window
from crawler.model import Finished, Listing, Outcome, OutcomeKind, Refusal, Request, Response
from crawler.ports.parser import Parser
from crawler.reading import read_links
from crawler.retrying import is_transient
from crawler.sites import SiteDefinition

log = structlog.get_logger("crawler.visit")


class ListingVisitor:
    """Visits listing pages; `skipped` and `listed` are told what they held."""

    def __init__(
        self, *, fetch: Fetch, parser: Parser, sites: Mapping[str, SiteDefinition], agent: Agent,
        outcomes: Outcomes, window: Window, max_links: int,
        skipped: Callable[[str, str], None], listed: Callable[[Request, int], None],
    ) -> None:  # fmt: skip
        self._fetch = fetch
        self._parser = parser
        self._sites = sites
        self._agent = agent
        self._outcomes = outcomes
        self._window = window
        self._max_links = max_links
        self._skipped = skipped
        self._listed = listed

    async def visit(self, request: Request) -> Finished:
        """Fetch and read one page of a listing; raises `FetchError` and `ExtractionError`."""
        is_all = self._window == Window()  # a back-fill goes on from pages that did not change, too
        if not is_all or self._is_by_other_rules(request):
            request = replace(request, etag=None, last_modified=None, seen=None)
        result = await self._fetch(request)
        if isinstance(result, Refusal):
            return Finished(request=request, outcome=self._outcomes.refused(request, result))
        if result.status == NOT_MODIFIED:
            outcome = Outcome(kind=OutcomeKind.LISTED, reason="not_modified", seen=request.seen)
            outcome = with_validators(outcome, request, (result,))
            return Finished(request=request, outcome=outcome)
        if judgement := judge_status(result):
            if is_transient(result):
                outcome = self._outcomes.later(request, f"http_{result.status}", response=result)
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
            outcome = with_validators(outcome, request, (response,))
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
            outcome = with_validators(outcome, request, (response,))
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
