"""The robots.txt of each origin: fetched once, kept a day in the frontier (RFC 9309 §2.4).

An unreachable file is asked for again after ten minutes; meanwhile the copy that was had last is
obeyed, for a month at most (§2.3.1.4). Without one nothing may be fetched. Large files, and only
they, are read and matched in a thread, so that no webmaster's list of a thousand rules holds the
event loop.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from crawler.ports.clock import Clock
from crawler.robots import RobotsRules

log = structlog.get_logger("crawler.robots")

ROBOTS_AGE = timedelta(hours=24)
UNREACHABLE_AGE = timedelta(minutes=10)
OLDEST_COPY = timedelta(days=30)  # of a file that cannot be reached any more
MOST_IN_MEMORY = 256  # origins; the rest is read again from the frontier
LARGE_BYTES = 16 * 1024  # takes some milliseconds to read
LARGE_RULES = 500  # take a millisecond to match

FetchRobots = Callable[[str, str | None], Awaitable[tuple[int | None, bytes]]]


class RobotsMemory(Protocol):
    """The part of the frontier that keeps robots.txt files."""

    async def load_robots(self, origin: str) -> tuple[datetime, int | None, bytes] | None:
        """Stored robots.txt."""
        ...

    async def save_robots(
        self, origin: str, *, fetched: datetime, status: int | None, body: bytes
    ) -> None:
        """Keep a robots.txt."""
        ...


@dataclass(frozen=True, slots=True)
class _Copy:
    """Rules as they were fetched, and when to ask for them again."""

    rules: RobotsRules
    fetched: datetime
    until: datetime


class RobotsFiles:
    """The rules of all origins, for one agent; `fetch` is set before the first use."""

    fetch: FetchRobots

    def __init__(self, *, clock: Clock, memory: RobotsMemory, agent: str) -> None:
        self._clock = clock
        self._memory = memory
        self._agent = agent
        self._known: OrderedDict[str, _Copy] = OrderedDict()
        self._locks: dict[str, asyncio.Lock] = {}

    async def rules(self, origin: str, site: str | None) -> RobotsRules:
        """The rules in force, fetched when they are unknown or too old."""
        async with self._locks.setdefault(origin, asyncio.Lock()):
            copy = self._known.get(origin) or await self._stored(origin)
            if copy is None or self._clock.now() >= copy.until:
                copy = await self._fetched(origin, site, copy)
            self._known[origin] = copy
            self._known.move_to_end(origin)
            while len(self._known) > MOST_IN_MEMORY:
                self._locks.pop(self._known.popitem(last=False)[0], None)
            return copy.rules

    async def _fetched(self, origin: str, site: str | None, before: _Copy | None) -> _Copy:
        """A fresh copy, kept; or the one before where the file cannot be reached."""
        status, body = await self.fetch(origin, site)
        rules, now = await self._read(body, status), self._clock.now()
        if rules.is_unreachable and before and _is_of_use(before, now):
            log.warning("robots.unreachable", origin=origin, obeyed=before.fetched.isoformat())
            return replace(before, until=now + UNREACHABLE_AGE)
        await self._memory.save_robots(origin, fetched=now, status=status, body=body)
        return _Copy(rules, now, now + _age(rules))

    async def _stored(self, origin: str) -> _Copy | None:
        stored = await self._memory.load_robots(origin)
        if stored is None:
            return None
        fetched, status, body = stored
        rules = await self._read(body, status)
        return _Copy(rules, fetched, fetched + _age(rules))

    async def _read(self, body: bytes, status: int | None) -> RobotsRules:
        if len(body) > LARGE_BYTES:
            return await asyncio.to_thread(RobotsRules.parse, body, status, agent=self._agent)
        return RobotsRules.parse(body, status, agent=self._agent)


async def refusing_rule(rules: RobotsRules, url: str) -> str | None:
    """What forbids the URL, or None."""
    if len(rules.rules) > LARGE_RULES:
        return await asyncio.to_thread(rules.refusing_rule, url)
    return rules.refusing_rule(url)


def _is_of_use(copy: _Copy, now: datetime) -> bool:
    return not copy.rules.is_unreachable and now - copy.fetched < OLDEST_COPY


def _age(rules: RobotsRules) -> timedelta:
    return UNREACHABLE_AGE if rules.is_unreachable else ROBOTS_AGE
