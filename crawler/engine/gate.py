"""The way to every connection: scheme, address, robots.txt and pace, for each attempt and each hop.

The addresses that were checked are the ones handed out, so that a name that changes its answer
between check and connection gains nothing.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import structlog

from crawler.addresses import Network, is_allowed
from crawler.engine.hosts import HostMemory, Hosts, Turn
from crawler.engine.lookup import Resolve, threaded_resolver
from crawler.engine.robots_files import FetchRobots, RobotsFiles, RobotsMemory, refusing_rule
from crawler.errors import FetchError
from crawler.model import Refusal, Response
from crawler.pacing import Pace
from crawler.ports.clock import Clock
from crawler.urls import (
    DEFAULT_PORTS,
    BadUrl,
    ascii_host,
    fetchable_url,
    has_credentials,
    host_key,
    split_http,
)

log = structlog.get_logger("crawler.gate")


class Memory(HostMemory, RobotsMemory, Protocol):
    """The part of the frontier that the gate needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostPolicy:
    """What a site allows us on its hosts."""

    pace: Pace = field(default_factory=Pace)
    connections: int = 1
    networks: Sequence[Network] = ()
    obey_robots: bool = True


@dataclass(frozen=True, slots=True)
class Pass:
    """Right to one request now; see the port."""

    addresses: Sequence[str]
    port: int
    turn: Turn

    async def leave(self, result: Response | FetchError | None) -> None:
        """Give the place to the next request."""
        await self.turn.end(result)


class PolitenessGate:
    """Keeps the rules for all hosts of one process."""

    def __init__(
        self,
        *,
        clock: Clock,
        policy: Callable[[str | None], HostPolicy],
        agent: str,
        memory: Memory,
        connect_to: Mapping[str, tuple[str, int]] | None = None,
        resolve: Resolve | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._clock = clock
        self._policy = policy
        self._connect_to = connect_to or {}
        self._resolve = resolve or threaded_resolver()
        self._hosts = Hosts(clock=clock, memory=memory, chance=chance)
        self._robots = RobotsFiles(clock=clock, memory=memory, agent=agent)

    def fetch_robots_by(self, fetch: FetchRobots) -> None:
        """Name the fetcher of robots.txt, which needs this gate itself."""
        self._robots.fetch = fetch

    async def enter(
        self, url: str, *, site: str | None, for_robots: bool = False
    ) -> Refusal | Pass:
        """Wait until a request to `url` may start, or say why it may not."""
        try:
            parts, host = split_http(url), host_key(url)
            name = ascii_host(parts.hostname or "")
        except BadUrl as exc:
            return Refusal(url=url, reason="scheme", rule=str(exc))
        if has_credentials(url):
            url = fetchable_url(url)
            log.warning("url.credentials_dropped", url=url)
        policy = self._policy(site)
        # Before all else: a robots.txt that is not asked for now shall not count as unreachable.
        if held := await self._hosts.hold_of(host, connections=policy.connections):
            return _held(url, host, held)
        port = parts.port or DEFAULT_PORTS[parts.scheme]
        found = await self._addresses(url, name, port, policy)
        if isinstance(found, Refusal):
            return found
        crawl_delay: float | None = None
        if policy.obey_robots and not for_robots:
            rules = await self._robots.rules(f"{parts.scheme}://{host}", site)
            if refusing := await refusing_rule(rules, url):
                reason = "robots_unreachable" if rules.is_unreachable else "robots"
                return Refusal(url=url, reason=reason, rule=refusing)
            crawl_delay = rules.crawl_delay_s
        turn = await self._hosts.take_turn(
            host, policy.pace, connections=policy.connections, crawl_delay_s=crawl_delay
        )
        if isinstance(turn, Turn):
            return Pass(found[0], found[1], turn)
        return _held(url, host, turn)

    def forget(self, host: str) -> None:
        """Take a host's state from the frontier at its next turn: the host was lent to us anew."""
        self._hosts.forget(host)

    async def _addresses(
        self, url: str, name: str, port: int, policy: HostPolicy
    ) -> Refusal | tuple[Sequence[str], int]:
        wished = self._connect_to.get(host_key(url))
        if wished:
            return (wished[0],), wished[1]
        try:
            addresses = await self._resolve(name, port)
        except (OSError, UnicodeError) as exc:  # TimeoutError is an OSError
            await self._hosts.failed(host_key(url), policy.pace, connections=policy.connections)
            return Refusal(url=url, reason="host", rule=f"{name} has no address: {exc}")
        for address in addresses:
            if not is_allowed(address, policy.networks):
                rule = f"{name} is {address}, no public address, and no network of it was opened"
                return Refusal(url=url, reason="address", rule=rule)
        return addresses, port


def _held(url: str, host: str, until: datetime) -> Refusal:
    rule = f"{host} is left alone until {until:%Y-%m-%d %H:%M:%S} UTC"
    return Refusal(url=url, reason="held", rule=rule, not_before=until)
