"""The way to every connection: scheme, robots.txt, address and pace, for each attempt and each hop.

The address that was checked is the one handed out, so that a name that changes its answer between
check and connection gains nothing. Robots rules are kept a day in the frontier (RFC 9309 §2.4), an
unreachable file for ten minutes.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.addresses import Network, is_allowed
from crawler.model import Refusal
from crawler.pacing import delay_s, next_start
from crawler.ports import Clock
from crawler.robots import RobotsRules
from crawler.urls import DEFAULT_PORTS, BadUrl, host_key, split_http

ROBOTS_AGE = timedelta(hours=24)
UNREACHABLE_AGE = timedelta(minutes=10)

Resolve = Callable[[str, int], Awaitable[list[str]]]
LoadRobots = Callable[[str], Awaitable[tuple[datetime, int | None, bytes] | None]]
SaveRobots = Callable[..., Awaitable[None]]
FetchRobots = Callable[[str, str | None], Awaitable[tuple[int | None, bytes]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HostPolicy:
    """What a site allows us on its hosts."""

    pace_s: float = 1.0
    connections: int = 1
    networks: Sequence[Network] = ()
    obey_robots: bool = True


@dataclass(slots=True)
class _HostState:
    slots: asyncio.Semaphore
    last_start: datetime | None = None
    held_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pass:
    """Right to one request now; see the port."""

    address: str
    port: int
    slots: asyncio.Semaphore

    def leave(self) -> None:
        """Give the place to the next request."""
        self.slots.release()


async def resolve_host(host: str, port: int) -> list[str]:
    """Addresses of a host by the system's resolver."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=1)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class PolitenessGate:
    """Keeps the rules for all hosts of one process."""

    def __init__(
        self,
        *,
        clock: Clock,
        policy: Callable[[str | None], HostPolicy],
        agent: str,
        load_robots: LoadRobots,
        save_robots: SaveRobots,
        fetch_robots: FetchRobots | None = None,
        connect_to: Mapping[str, tuple[str, int]] | None = None,
        resolve: Resolve = resolve_host,
    ) -> None:
        self._clock = clock
        self._policy = policy
        self._agent = agent
        self._load_robots = load_robots
        self._save_robots = save_robots
        self.fetch_robots = fetch_robots  # set once the fetcher that needs this gate exists
        self._connect_to = connect_to or {}
        self._resolve = resolve
        self._hosts: dict[str, _HostState] = {}
        self._robots: dict[str, tuple[datetime, RobotsRules]] = {}
        self._robots_locks: dict[str, asyncio.Lock] = {}

    async def enter(self, url: str, *, site: str | None) -> Refusal | Pass:
        """Wait until a request to `url` may start, or say why it may not."""
        try:
            parts = split_http(url)
        except BadUrl as exc:
            return Refusal(url=url, reason="scheme", rule=str(exc))
        policy = self._policy(site)
        port = parts.port or DEFAULT_PORTS[parts.scheme]
        address = await self._address(url, parts.hostname or "", port, policy)
        if isinstance(address, Refusal):
            return address
        crawl_delay: float | None = None
        if policy.obey_robots and parts.path != "/robots.txt":
            rules = await self._rules(f"{parts.scheme}://{parts.netloc}", site)
            if refusing := rules.refusing_rule(url, self._agent):
                reason = "robots_unreachable" if rules.is_unreachable else "robots"
                return Refusal(url=url, reason=reason, rule=refusing)
            crawl_delay = rules.crawl_delay_s(self._agent)
        pause = delay_s(pace_s=policy.pace_s, crawl_delay_s=crawl_delay)
        slots = await self._wait_turn(host_key(url), pause, policy.connections)
        return Pass(address[0], address[1], slots)

    def hold(self, host: str, until: datetime) -> None:
        """Let no request to `host` start before `until`."""
        state = self._state(host, 1)
        state.held_until = max(until, state.held_until or until)

    async def _wait_turn(self, host: str, pause: float, connections: int) -> asyncio.Semaphore:
        state = self._state(host, connections)
        await state.slots.acquire()
        try:
            while True:
                now = self._clock.now()
                start = next_start(
                    last_start=state.last_start, now=now, delay_s=pause, held_until=state.held_until
                )
                if start <= now:
                    state.last_start = now
                    return state.slots
                await self._clock.sleep((start - now).total_seconds())
        except BaseException:
            state.slots.release()
            raise

    def _state(self, host: str, connections: int) -> _HostState:
        if host not in self._hosts:
            self._hosts[host] = _HostState(asyncio.Semaphore(connections))
        return self._hosts[host]

    async def _address(
        self, url: str, host: str, port: int, policy: HostPolicy
    ) -> Refusal | tuple[str, int]:
        wished = self._connect_to.get(host_key(url))
        if wished:
            return wished
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError) as exc:
            return Refusal(url=url, reason="host", rule=f"{host} has no address: {exc}")
        for address in addresses:
            if not is_allowed(address, policy.networks):
                rule = (
                    f"{host} is {address}, no public address, and the site definition allows none"
                )
                return Refusal(url=url, reason="address", rule=rule)
        return addresses[0], port

    async def _rules(self, origin: str, site: str | None) -> RobotsRules:
        lock = self._robots_locks.setdefault(origin, asyncio.Lock())
        async with lock:
            now = self._clock.now()
            known = self._robots.get(origin)
            if known is None and (stored := await self._load_robots(origin)):
                known = stored[0], RobotsRules.parse(stored[2], stored[1])
            if known and now - known[0] < (
                UNREACHABLE_AGE if known[1].is_unreachable else ROBOTS_AGE
            ):
                self._robots[origin] = known
                return known[1]
            assert self.fetch_robots is not None
            status, body = await self.fetch_robots(origin, site)
            rules = RobotsRules.parse(body, status)
            self._robots[origin] = self._clock.now(), rules
            await self._save_robots(origin, fetched=self._clock.now(), status=status, body=body)
            return rules
