"""Which failures deserve another try, and when?

Pure. Another try helps against timeouts, broken connections, 429 and the 5xx that say "later"; it
does not against a page that is gone or too large. Retry-After (RFC 9110 §10.2.3) wins over
back-off.
"""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from crawler.errors import FetchError
from crawler.model import Response

TRANSIENT_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
TRANSIENT_REASONS = frozenset({"timeout", "connection", "protocol"})
FIRST_BACKOFF_S = 0.5
LONGEST_BACKOFF_S = 60.0
LONGEST_ASKED = timedelta(days=1)  # some servers ask for years; tomorrow the page is tried again
MOST_DIGITS = 9  # a number of seconds with more is absurd, and slow to read


def is_transient(result: Response | FetchError) -> bool:
    """True when the same request may end otherwise a little later."""
    if isinstance(result, FetchError):
        return result.reason in TRANSIENT_REASONS
    return result.status in TRANSIENT_STATUS


def retry_at(
    result: Response | FetchError, *, attempt: int, now: datetime, jitter: float
) -> datetime | None:
    """Time of the next attempt, or None when another would not help.

    `attempt` counts from 1, `jitter` lies in 0 to 1. A Retry-After header wins over back-off,
    however far off: the caller chooses between waiting and giving the request back. Back-off
    doubles with each attempt, between half and the whole of its value.
    """
    if not is_transient(result):
        return None
    if isinstance(result, Response) and (asked := retry_after(result, now)):
        return asked
    longest = min(FIRST_BACKOFF_S * 2 ** (attempt - 1), LONGEST_BACKOFF_S)
    return now + timedelta(seconds=longest * (0.5 + jitter / 2))


def retry_after(response: Response, now: datetime) -> datetime | None:
    """What the Retry-After header asks for, in seconds or as a date.

    Never before now nor beyond a day; None when there is no header, or none that can be read.
    """
    value = (response.header("retry-after") or "").strip()
    longest = now + LONGEST_ASKED
    if value.isascii() and value.isdecimal():
        short = len(value) <= MOST_DIGITS
        return min(now + timedelta(seconds=int(value)), longest) if short else longest
    try:
        asked = parsedate_to_datetime(value)
        return min(max(now, asked if asked.tzinfo else asked.replace(tzinfo=UTC)), longest)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
