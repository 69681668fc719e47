"""Which failures deserve another try, and when."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import FetchError
from crawler.model import Response
from crawler.retrying import LONGEST_ASKED, is_transient, retry_after, retry_at
from tests.support.samples import NOW


def answer(status: int = 503, asked: str | None = None) -> Response:
    headers = (("Retry-After", asked),) if asked is not None else ()
    return Response(
        url="u", final_url="u", status=status, headers=headers, body=b"", wire_bytes=0,
        started=NOW, ended=NOW,
    )  # fmt: skip


def failure(reason: str) -> FetchError:
    return FetchError("told", reason=reason, url="u")


@pytest.mark.parametrize(
    ("result", "transient"),
    [
        (answer(200), False), (answer(404), False), (answer(403), False), (answer(501), False),
        (answer(408), True), (answer(429), True), (answer(500), True), (answer(503), True),
        (failure("timeout"), True), (failure("connection"), True), (failure("protocol"), True),
        (failure("too_large"), False), (failure("encoding"), False), (failure("tls"), False),
        (failure("redirects"), False),
    ],
)  # fmt: skip
def test_only_what_may_pass_is_tried_again(result: Response | FetchError, transient: bool) -> None:
    assert is_transient(result) is transient
    assert (retry_at(result, attempt=1, now=NOW, jitter=0.5) is not None) is transient


@pytest.mark.parametrize(
    ("attempt", "jitter", "seconds"),
    [(1, 0.0, 0.25), (1, 1.0, 0.5), (2, 1.0, 1.0), (4, 1.0, 4.0), (4, 0.0, 2.0), (20, 1.0, 60.0)],
)
def test_the_wait_doubles_between_half_and_whole(
    attempt: int, jitter: float, seconds: float
) -> None:
    at = retry_at(failure("timeout"), attempt=attempt, now=NOW, jitter=jitter)

    assert at == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("asked", "after"),
    [
        ("0", timedelta()),
        ("120", timedelta(minutes=2)),
        (" 7 ", timedelta(seconds=7)),
        ("Thu, 21 Mar 2024 12:00:30 GMT", timedelta(seconds=30)),
        ("Thu, 21 Mar 2024 20:00:30 +0800", timedelta(seconds=30)),
        ("Thursday, 21-Mar-24 12:00:30 GMT", timedelta(seconds=30)),
        ("Thu Mar 21 12:00:30 2024", timedelta(seconds=30)),
        ("Thu, 21 Mar 2019 12:00:00 GMT", timedelta()),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_ASKED),
        ("99999999999", LONGEST_ASKED),
        ("9" * 10_000, LONGEST_ASKED),
    ],
    ids=lambda value: str(value)[:32],
)
def test_retry_after_is_read_in_both_forms_and_capped(asked: str, after: timedelta) -> None:
    assert retry_after(answer(asked=asked), NOW) == NOW + after
    assert retry_at(answer(asked=asked), attempt=9, now=NOW, jitter=1.0) == NOW + after


@pytest.mark.parametrize(
    "asked",
    ["", "-1", "1.5", "soon", "1e9", "²", "Mon, 01 Jan 99999 00:00:00 GMT", "0x10",
     "Thu, 99 Mar 2024 12:00:30 GMT", "Thu, 21 Mar 2024 12:00:30 +99999999999", None],
)  # fmt: skip
def test_a_retry_after_that_cannot_be_read_counts_as_none(asked: str | None) -> None:
    assert retry_after(answer(asked=asked), NOW) is None
    assert retry_at(answer(asked=asked), attempt=1, now=NOW, jitter=1.0) is not None


@given(st.one_of(st.text(max_size=60), st.datetimes().map(lambda at: f"{at:%a, %d %b %Y %X GMT}")))
def test_no_retry_after_breaks_the_reader(asked: str) -> None:
    at = retry_after(answer(asked=asked), NOW)

    assert at is None or NOW <= at <= NOW + LONGEST_ASKED
    assert isinstance(at, datetime | None)
