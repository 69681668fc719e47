"""The way to every connection: scheme, address, robots.txt and pace, for each attempt and each hop.

The addresses that were checked are the ones handed out, so that a name that changes its answer
between check and connection gains nothing. Robots rules are kept a day in the frontier (RFC 9309
§2.4), an unreachable file for ten minutes.
"""

import asyncio
import random
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

import structlog

from crawler.addresses import Network, is_allowed
from crawler.engine.hosts import HostMemory, Hosts, Turn
from crawler.errors import FetchError
from crawler.model import Refusal, Response
from crawler.pacing import Pace
from crawler.ports import Clock
from crawler.robots import RobotsRules
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

ROBOTS_AGE = timedelta(hours=24)
UNREACHABLE_AGE = timedelta(minutes=10)
LOOKUPS_AT_ONCE = 32  # a name server that hangs shall not stop the look-up of other hosts
LONGEST_LOOKUP_S = 15.0

NAME_AGE_S = 60.0  # as browsers keep them; a hop to a thread for every page costs more than parsing
MOST_NAMES = 10_000

Resolve = Callable[[str, int], Awaitable[list[str]]]
LookUp = Callable[..., Sequence[tuple[Any, ...]]]
FetchRobots = Callable[[str, str | None], Awaitable[tuple[int | None, bytes]]]


class Memory(HostMemory, Protocol):
    """The part of the frontier that the gate needs."""

    async def load_robots(self, origin: str) -> tuple[datetime, int | None, bytes] | None:
        """Stored robots.txt."""
        ...

    async def save_robots(
        self, origin: str, *, fetched: datetime, status: int | None, body: bytes
    ) -> None:
        """Keep a robots.txt."""
        ...


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
        fetch_robots: FetchRobots | None = None,
        connect_to: Mapping[str, tuple[str, int]] | None = None,
        resolve: Resolve | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._clock = clock
        self._policy = policy
        self._agent = agent
        self._memory = memory
        self.fetch_robots = fetch_robots  # set once the fetcher that needs this gate exists
        self._connect_to = connect_to or {}
        self._resolve = resolve or system_resolver()
        self._hosts = Hosts(clock=clock, memory=memory, chance=chance)
        self._robots: dict[str, tuple[datetime, RobotsRules]] = {}
        self._robots_locks: dict[str, asyncio.Lock] = {}

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
        port = parts.port or DEFAULT_PORTS[parts.scheme]
        found = await self._addresses(url, name, port, policy)
        if isinstance(found, Refusal):
            return found
        crawl_delay: float | None = None
        if policy.obey_robots and not for_robots:
            rules = await self._rules(f"{parts.scheme}://{host}", site)
            if refusing := rules.refusing_rule(url, self._agent):
                reason = "robots_unreachable" if rules.is_unreachable else "robots"
                return Refusal(url=url, reason=reason, rule=refusing)
            crawl_delay = rules.crawl_delay_s(self._agent)
        turn = await self._hosts.take_turn(
            host, policy.pace, connections=policy.connections, crawl_delay_s=crawl_delay
        )
        if isinstance(turn, Turn):
            return Pass(found[0], found[1], turn)
        rule = f"{host} is left alone until {turn.held_until:%Y-%m-%d %H:%M:%S} UTC"
        return Refusal(url=url, reason="held", rule=rule, not_before=turn.held_until)

    async def _addresses(
        self, url: str, name: str, port: int, policy: HostPolicy
    ) -> Refusal | tuple[Sequence[str], int]:
        wished = self._connect_to.get(host_key(url))
        if wished:
            return (wished[0],), wished[1]
        try:
            async with asyncio.timeout(LONGEST_LOOKUP_S):
                addresses = await self._resolve(name, port)
        except (OSError, UnicodeError) as exc:  # TimeoutError is an OSError
            await self._hosts.failed(host_key(url), policy.pace, connections=policy.connections)
            return Refusal(url=url, reason="host", rule=f"{name} has no address: {exc}")
        for address in addresses:
            if not is_allowed(address, policy.networks):
                rule = f"{name} is {address}, no public address, and no network of it was opened"
                return Refusal(url=url, reason="address", rule=rule)
        return addresses, port

    async def _rules(self, origin: str, site: str | None) -> RobotsRules:
        lock = self._robots_locks.setdefault(origin, asyncio.Lock())
        async with lock:
            now = self._clock.now()
            known = self._robots.get(origin)
            if known is None and (stored := await self._memory.load_robots(origin)):
                known = stored[0], RobotsRules.parse(stored[2], stored[1])
            if known and now - known[0] < (
                UNREACHABLE_AGE if known[1].is_unreachable else ROBOTS_AGE
            ):
                self._robots[origin] = known
                return known[1]
            assert self.fetch_robots is not None
            status, body = await self.fetch_robots(origin, site)
            rules = RobotsRules.parse(body, status)
            now = self._clock.now()
            self._robots[origin] = now, rules
            await self._memory.save_robots(origin, fetched=now, status=status, body=body)
            return rules


def system_resolver(look_up: LookUp = socket.getaddrinfo) -> Resolve:
    """Addresses of a host by the system's resolver, in threads of its own, kept for a minute.

    What is kept is checked at every use like what is fresh, and is what connections go to.
    """
    threads = ThreadPoolExecutor(LOOKUPS_AT_ONCE, thread_name_prefix="lookup")
    known: dict[str, tuple[float, list[str]]] = {}

    async def resolve(host: str, port: int) -> list[str]:
        loop = asyncio.get_running_loop()
        until, addresses = known.get(host, (0.0, []))
        if loop.time() < until:
            return addresses
        found = await loop.run_in_executor(
            threads, partial(look_up, host, port, type=socket.SOCK_STREAM)
        )
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if len(known) >= MOST_NAMES:
            known.clear()
        known[host] = loop.time() + NAME_AGE_S, addresses
        return addresses

    return resolve
