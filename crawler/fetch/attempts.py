"""Attempts at one fetch, by tenacity: which results deserve another, and the waits between."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt

from crawler.errors import FetchError
from crawler.model import Refusal, Response
from crawler.ports.clock import Clock
from crawler.retrying import retry_at

Result = Response | Refusal | FetchError
Attempt = Callable[[], Awaitable[Response | Refusal]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptLimits:
    """How often, and how long between two."""

    max_attempts: int = 3
    longest_wait_s: float = 5.0  # a longer wait goes back to the frontier


async def attempted(
    attempt: Attempt,
    *,
    limits: AttemptLimits,
    clock: Clock,
    jitter: Callable[[], float],
    has_time: Callable[[], bool],
) -> Response | Refusal:
    """The last attempt's result; raises its `FetchError`. Both tell how many there were."""
    attempts = 0

    def wait_s(result: Result, chance: float) -> float | None:
        """Seconds until another attempt, or None when it would not help."""
        if isinstance(result, Refusal) or not has_time():
            return None
        now = clock.now()
        at = retry_at(result, attempt=attempts, now=now, jitter=chance)
        return None if at is None else (at - now).total_seconds()

    def is_worth_waiting(result: Result) -> bool:
        seconds = wait_s(result, 1.0)
        return seconds is not None and seconds <= limits.longest_wait_s

    async def counted() -> Result:
        nonlocal attempts
        attempts += 1
        try:
            return await attempt()
        except FetchError as exc:
            return exc

    # Most fetches need one attempt: tenacity's machinery would be a tenth of their cost.
    result = await counted()
    if is_worth_waiting(result):
        retrying = AsyncRetrying(
            sleep=clock.sleep,
            stop=stop_after_attempt(limits.max_attempts),
            wait=lambda state: wait_s(_last_result(state), jitter()) or 0.0,
            retry=retry_if_result(is_worth_waiting),
            retry_error_callback=_last_result,
        )
        result = await retrying(_beginning_with(result, counted))
    if isinstance(result, FetchError):
        result.attempts = attempts
        raise result
    if isinstance(result, Response) and attempts > 1:
        return replace(result, attempts=attempts)
    return result


def _last_result(state: RetryCallState) -> Result:
    assert state.outcome is not None
    result: Result = state.outcome.result()
    return result


def _beginning_with(
    first: Result, attempt: Callable[[], Awaitable[Result]]
) -> Callable[[], Awaitable[Result]]:
    """What gives a result that is there already, and attempts from then on."""
    is_first = True

    async def result() -> Result:
        nonlocal is_first
        if is_first:
            is_first = False
            return first
        return await attempt()

    return result
