"""What comes of a visit that brought no article: refused, deferred, parked or failed.

Deferrals grow with each visit and end; what a person may have changed meanwhile is looked at again.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from crawler.judging import Judgement
from crawler.model import Outcome, OutcomeKind, Refusal, Request, Response
from crawler.ports.clock import Clock
from crawler.retrying import is_transient, retry_after
from crawler.revisits import next_look

FIRST_DEFERRAL_S = 240.0  # the next run of a five-minute cron, never the same run again
LONGEST_DEFERRAL_S = 24 * 3600.0  # a server down over a weekend is asked four times in it
ROBOTS_DEFERRAL_S = 600.0
RETRIED_REFUSALS = frozenset({"robots_unreachable", "host"})
CHANGING_REFUSALS = frozenset({"robots", "noarchive"})  # owners change their minds
NOT_MODIFIED = 304


class Outcomes:
    """Makes outcomes by the clock; a request is given up after `max_visits` in vain."""

    def __init__(self, clock: Clock, *, max_visits: int) -> None:
        self._clock = clock
        self._max_visits = max_visits

    def refused(self, request: Request, refusal: Refusal) -> Outcome:
        """Of what was not fetched."""
        if refusal.reason in RETRIED_REFUSALS:
            return self.later(
                request, refusal.reason, detail=refusal.rule, at_least_s=ROBOTS_DEFERRAL_S
            )
        again = None
        if refusal.reason in CHANGING_REFUSALS:
            again = next_look(request.attempts + 1, now=self._clock.now())
        return Outcome(
            kind=OutcomeKind.DEFERRED if refusal.not_before else OutcomeKind.REFUSED,
            reason=refusal.reason,
            detail=refusal.rule,
            not_before=refusal.not_before,
            again=again,
        )

    def parked(self, request: Request, judgement: Judgement, answer: Response) -> Outcome:
        """Parked, to be tried again unless that is no use; deferred where the server said so."""
        if is_transient(answer):
            return self.later(request, f"http_{answer.status}", response=answer)
        now = self._clock.now()
        again = None if judgement.for_good else next_look(request.attempts + 1, now=now)
        return Outcome(
            kind=OutcomeKind.PARKED, reason=judgement.reason, detail=judgement.detail, again=again
        )

    def unread(self, request: Request, *, reason: str, detail: str) -> Outcome:
        """Of a page that the rules could not read."""
        again = next_look(request.attempts + 1, now=self._clock.now())
        return Outcome(kind=OutcomeKind.PARKED, reason=reason, detail=detail, again=again)

    def later(
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


def with_validators(outcome: Outcome, request: Request, responses: Sequence[Response]) -> Outcome:
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
