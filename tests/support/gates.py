"""Gates that tests put before a fetcher."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from crawler.errors import FetchError
from crawler.model import Refusal, Response


@dataclass
class OpenPass:
    """A pass that notes how its request ended."""

    addresses: Sequence[str]
    port: int
    ends: list[Response | FetchError | None]

    async def leave(self, result: Response | FetchError | None) -> None:
        self.ends.append(result)


@dataclass
class OpenGate:
    """Lets everything through that `refuses` does not hold, to the addresses of `places`."""

    port: int
    refuses: Callable[[str], str | None] = lambda _url: None
    places: Mapping[str, Sequence[str]] = field(default_factory=dict)
    entered: list[str] = field(default_factory=list)
    ends: list[Response | FetchError | None] = field(default_factory=list)

    async def enter(
        self, url: str, *, site: str | None, for_robots: bool = False
    ) -> Refusal | OpenPass:
        self.entered.append(url)
        if reason := self.refuses(url):
            return Refusal(url=url, reason=reason, rule="the test says so")
        host = url.split("/")[2].rpartition("@")[2].partition(":")[0]
        return OpenPass(self.places.get(host, ["127.0.0.1"]), self.port, self.ends)
