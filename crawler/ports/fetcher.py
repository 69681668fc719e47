"""Retrieval of URLs, and the gate that each attempt and hop of it passes."""

from collections.abc import Sequence
from typing import Protocol

from crawler.errors import FetchError
from crawler.model import Refusal, Request, Response


class Gate(Protocol):
    """Permission for one attempt or hop. The fetcher asks before every connection."""

    async def enter(
        self, url: str, *, site: str | None, for_robots: bool = False
    ) -> "Refusal | GatePass":
        """Wait until a request to `url` may start, or say why it may not.

        `for_robots` marks the retrieval of a robots.txt, which no robots.txt can forbid.
        """
        ...


class GatePass(Protocol):
    """Right to one request now, to checked addresses; leave it when the request is over."""

    @property
    def addresses(self) -> Sequence[str]:
        """IP addresses of the host, all checked, in the order to try them."""
        ...

    @property
    def port(self) -> int:
        """Port to connect to."""
        ...

    async def leave(self, result: Response | FetchError | None) -> None:
        """Let the next request in; the host's pace follows what came, None when cancelled."""
        ...


class Fetcher(Protocol):
    """Whole retrieval of one URL: attempts and redirects included."""

    async def fetch(self, request: Request) -> Response | Refusal:
        """The answer, whatever its status.

        Raises `FetchError` when no complete response was had in all attempts allowed. Every attempt
        and every hop passes the gate first.
        """
        ...
