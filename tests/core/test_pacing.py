"""When the next request to a host may start."""

from datetime import timedelta

import pytest

from crawler.pacing import (
    LONGEST_SLOWDOWN_S,
    Pace,
    after_answer,
    after_failure,
    delay_s,
    next_start,
)
from crawler.states import HostState
from tests.support.samples import MINUTE, NOW

PACE = Pace(pace_s=1.0, response_factor=2.0, jitter=0.5, failures=3)
NEW = HostState()


@pytest.mark.parametrize(
    ("state", "crawl_delay", "delay"),
    [
        (NEW, None, 1.0),
        (NEW, 0.5, 1.0),
        (NEW, 7.0, 7.0),
        (NEW, 86400.0, 60.0),
        (HostState(response_s=0.2), None, 1.0),
        (HostState(response_s=4.0), None, 8.0),
        (HostState(response_s=4.0), 20.0, 20.0),
        (HostState(response_s=500.0), None, 30.0),
        (HostState(slowdown_s=16.0), None, 16.0),
    ],
)
def test_the_longest_wish_decides(
    state: HostState, crawl_delay: float | None, delay: float
) -> None:
    assert delay_s(PACE, state, crawl_delay_s=crawl_delay, chance=0.0) == delay


def test_chance_adds_and_never_takes_away() -> None:
    assert delay_s(PACE, NEW, crawl_delay_s=None, chance=1.0) == 1.5


def test_a_pace_of_nothing_leaves_out_the_response_time_only() -> None:
    pace = Pace(pace_s=0.0)
    slow = HostState(response_s=9.0)

    assert delay_s(pace, slow, crawl_delay_s=None, chance=1.0) == 0.0
    assert delay_s(pace, HostState(slowdown_s=2.0), crawl_delay_s=None, chance=0.0) == 2.0
    assert delay_s(pace, slow, crawl_delay_s=3.0, chance=0.0) == 3.0


def test_a_start_waits_for_the_last_one_and_for_a_hold() -> None:
    assert next_start(NEW, now=NOW, delay_s=5) == NOW
    started = HostState(last_start=NOW)
    assert next_start(started, now=NOW, delay_s=5) == NOW + timedelta(seconds=5)
    assert next_start(started, now=NOW + MINUTE, delay_s=5) == NOW + MINUTE
    held = HostState(last_start=NOW, held_until=NOW + 2 * MINUTE)
    assert next_start(held, now=NOW + MINUTE, delay_s=5) == NOW + 2 * MINUTE


def answered(state: HostState, status: int, **facts: object) -> HostState:
    values = {"response_s": 0.1, "asked": None} | facts
    return after_answer(state, PACE, status=status, **values)  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_asked_ever_less_often_and_then_more_again(status: int) -> None:
    state, delays = NEW, []
    for answer in (status, status, status, 200, 404, 200, 200):
        state = answered(state, answer)
        delays.append(state.slowdown_s)

    assert delays == [2.0, 4.0, 8.0, 4.0, 2.0, 1.0, 0.0]


def test_the_slowdown_has_an_end() -> None:
    state = NEW
    for _ in range(20):
        state = answered(state, 429)

    assert state.slowdown_s == LONGEST_SLOWDOWN_S


def test_a_retry_after_holds_the_host_whatever_else_is_answered() -> None:
    held = answered(NEW, 503, asked=NOW + MINUTE)

    assert held.held_until == NOW + MINUTE
    assert answered(held, 200).held_until == NOW + MINUTE, "of a request that was under way"
    assert answered(held, 503).held_until == NOW + MINUTE
    assert answered(held, 429, asked=NOW).held_until == NOW + MINUTE
    assert answered(NEW, 301, asked=NOW + MINUTE).held_until is None


def test_an_answer_ends_a_hold_for_failures() -> None:
    dead = HostState(failures=3, held_until=NOW + MINUTE)

    assert answered(dead, 200).held_until is None
    assert answered(dead, 503).held_until is None


def test_a_host_that_fails_in_a_row_is_held_for_a_growing_time() -> None:
    state, holds = NEW, []
    for _ in range(8):
        state = after_failure(state, PACE, now=NOW)
        holds.append(state.held_until and (state.held_until - NOW) / MINUTE)

    assert holds == [None, None, 1, 4, 16, 64, 256, 360]


def test_failures_are_forgotten_with_an_answer() -> None:
    failed = after_failure(after_failure(NEW, PACE, now=NOW), PACE, now=NOW)

    assert answered(failed, 404).failures == 0
    assert after_failure(answered(failed, 200), PACE, now=NOW).held_until is None


def test_what_happened_long_ago_does_not_overflow() -> None:
    assert after_failure(HostState(failures=10**6), PACE, now=NOW).held_until is not None


def test_a_start_noted_before_the_clock_was_set_back_holds_nothing_up() -> None:
    ahead = HostState(last_start=NOW + 1000 * MINUTE)

    assert next_start(ahead, now=NOW, delay_s=1.0) == NOW
    just = HostState(last_start=NOW + timedelta(seconds=0.5))
    assert next_start(just, now=NOW, delay_s=1.0) == NOW + timedelta(seconds=1.5)
