"""When may the next request to a host start, and what does an answer change about it?

Pure: callers pass the time in and do the waiting. From start to start pass the pace of the site
definition, the Crawl-delay of robots.txt, a multiple of the time that the last answer took, and
what 429 and 503 have added, whichever is longest. A host that answers nothing several times in a
row is left alone for a growing time. Concurrency is the gate's business.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crawler.states import HostState

LONGEST_CRAWL_DELAY_S = 60.0  # some robots.txt ask for a day; past a minute no site is crawled
LONGEST_RESPONSE_DELAY_S = 30.0  # one very slow page shall not stop a host for minutes
FIRST_SLOWDOWN_S = 0.5
LONGEST_SLOWDOWN_S = 300.0
LEAST_SLOWDOWN_S = 0.1  # less is none
LONGEST_HOLD = timedelta(hours=6)  # a dead host is tried again within the working day
FIRST_HOLD = timedelta(minutes=1)
TOO_BUSY = frozenset({429, 503})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How a host is to be treated; seconds, and factors without unit."""

    pace_s: float = 1.0
    response_factor: float = 2.0  # pause so many times the last response time; 0 switches it off
    jitter: float = 0.2  # share of the delay that chance adds at most
    failures: int = 5  # connections failed in a row until the host is left alone


def delay_s(pace: Pace, state: HostState, *, crawl_delay_s: float | None, chance: float) -> float:
    """Seconds from one start to the next; `chance` lies in 0 to 1.

    A pace of 0 is the owner's word that the host bears all we can do: its response time does not
    count then.
    """
    by_response = pace.response_factor * state.response_s if pace.pace_s else 0.0
    longest = max(
        pace.pace_s,
        min(crawl_delay_s or 0.0, LONGEST_CRAWL_DELAY_S),
        min(by_response, LONGEST_RESPONSE_DELAY_S),
        state.slowdown_s,
    )
    return longest * (1 + pace.jitter * chance)


def next_start(state: HostState, *, now: datetime, delay_s: float) -> datetime:
    """Earliest start: now, the pause after the last start, and what the host asked for.

    A last start that lies further ahead than a pause was noted before the clock was set back.
    """
    times, pause = [now], timedelta(seconds=delay_s)
    if state.last_start is not None and state.last_start - now <= pause:
        times.append(state.last_start + pause)
    if state.held_until is not None:
        times.append(state.held_until)
    return max(times)


def after_answer(
    state: HostState, pace: Pace, *, status: int, response_s: float, asked: datetime | None
) -> HostState:
    """The state after an answer; `asked` is its Retry-After.

    429 and 503 double the slowdown, every other answer halves it, until it is less than the pace.
    An answer ends a hold for failures; one that was asked for stands, whatever else is under way.
    """
    held = None if state.failures else state.held_until
    if status in TOO_BUSY:
        grown = max(FIRST_SLOWDOWN_S, 2 * pace.pace_s, 2 * state.slowdown_s)
        slowdown = min(grown, LONGEST_SLOWDOWN_S)
        held = max(filter(None, (held, asked)), default=None)
    else:
        halved = state.slowdown_s / 2
        slowdown = halved if halved >= max(pace.pace_s, LEAST_SLOWDOWN_S) else 0.0
    return replace(state, response_s=response_s, slowdown_s=slowdown, failures=0, held_until=held)


def after_failure(state: HostState, pace: Pace, *, now: datetime) -> HostState:
    """The state after a connection that brought no answer."""
    failures = state.failures + 1
    if failures < pace.failures:
        return replace(state, failures=failures)
    times = min(failures - pace.failures, 10)  # 4 ** 10 minutes is past any hold
    held = min(FIRST_HOLD * 4**times, LONGEST_HOLD)
    return replace(state, failures=failures, held_until=now + held)
