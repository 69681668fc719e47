"""A fetcher that answers from a table: the `Fetcher` port's fake."""

from collections.abc import Mapping
from typing import Any

from crawler.errors import FetchError
from crawler.model import Refusal, Request, Response
from tests.support.samples import NOW

Answer = Response | Refusal | Exception


def response(
    body: str | bytes = b"", *, url: str = "https://news.test/a", status: int = 200, **headers: str
) -> Response:
    """An answer as if it had come from `url`; `_` in a header's name stands for `-`."""
    data = body.encode() if isinstance(body, str) else body
    return Response(
        url=url,
        final_url=url,
        status=status,
        headers=tuple((name.replace("_", "-"), value) for name, value in headers.items()),
        body=data,
        wire_bytes=len(data),
        started=NOW,
        ended=NOW,
    )


def fetch_error(reason: str = "timeout") -> FetchError:
    """A failure of the network."""
    return FetchError("no answer", reason=reason, url="https://news.test/a")


class FakeFetcher:
    """Answers each URL with its value, or with the values of a list in turn."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self.answers = dict(answers)
        self.asked: list[Request] = []

    async def fetch(self, request: Request) -> Response | Refusal:
        self.asked.append(request)
        found: Answer | list[Answer] = self.answers[request.url]
        answer = found.pop(0) if isinstance(found, list) else found
        if isinstance(answer, Exception):
            raise answer
        return answer
