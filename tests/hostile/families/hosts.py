"""What a host asks for as a whole: to wait, to be left alone."""

from tests.hostile.case import Answers, Case, Place, page
from tests.support.origin import Answer

PAGE = Answer(page())


def busy(name: str, asked: str, expected: str, hits: int, status: int = 503) -> Case:
    def answers(_: Place) -> Answers:
        return {"/a": [Answer(b"", status, {"Retry-After": asked}), PAGE]}

    return Case(name=f"Retry-After: {name}", answers=answers, expected=expected, hits=hits)


def ever(status: int, expected: str, hits: int) -> Case:
    def answers(_: Place) -> Answers:
        return {"/a": Answer(page(), status)}

    return Case(name=f"status {status}", answers=answers, expected=expected, hits=hits)


CASES = (
    busy("one second", "1", "filed new", 2),
    busy("none", "0", "filed new", 2),
    busy("the past", "Thu, 21 Mar 2019 12:00:00 GMT", "filed new", 2),
    busy("nonsense", "soon", "filed new", 2),
    busy("negative", "-5", "filed new", 2),
    busy("an hour", "3600", "deferred http_503", 1),
    busy("an hour, by 429", "3600", "deferred http_429", 1, 429),
    busy("the year 9999", "Fri, 31 Dec 9999 23:59:59 GMT", "deferred http_503", 1),
    busy("5000 digits", "9" * 5000, "deferred http_503", 1),
    busy("a year of five digits", "Mon, 01 Jan 99999 00:00:00 GMT", "filed new", 2),
    ever(500, "deferred http_500", 3),
    ever(503, "deferred http_503", 3),
    ever(429, "deferred http_429", 3),
    ever(504, "deferred http_504", 3),
    ever(404, "parked gone", 1),
    ever(410, "parked gone", 1),
    ever(403, "parked forbidden", 1),
    ever(401, "parked forbidden", 1),
    ever(451, "parked gone", 1),
    ever(599, "parked http_status", 1),
)  # fmt: skip
