"""The robots.txt of each origin: fetched once, kept a day in the frontier (RFC 9309 §2.4).

An unreachable file is asked for again after ten minutes. Large files, and only they, are read and
matched in a thread, so that no webmaster's list of a thousand rules holds the event loop.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Protocol

from crawler.ports import Clock
from crawler.robots import RobotsRules

ROBOTS_AGE = timedelta(hours=24)
UNREACHABLE_AGE = timedelta(minutes=10)
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


class RobotsFiles:
    """The rules of all origins, for one agent; `fetch` is set before the first use."""

    fetch: FetchRobots

    def __init__(self, *, clock: Clock, memory: RobotsMemory, agent: str) -> None:
        self._clock = clock
        self._memory = memory
        self._agent = agent
        self._known: OrderedDict[str, tuple[datetime, RobotsRules]] = OrderedDict()
        self._locks: dict[str, asyncio.Lock] = {}

    async def rules(self, origin: str, site: str | None) -> RobotsRules:
        """The rules in force, fetched when they are unknown or too old."""
        async with self._locks.setdefault(origin, asyncio.Lock()):
            fetched, rules = self._known.get(origin) or await self._stored(origin) or (None, None)
            now = self._clock.now()
            if fetched is None or rules is None or now - fetched >= _age(rules):
                status, body = await self.fetch(origin, site)
                rules, fetched = await self._read(body, status), self._clock.now()
                await self._memory.save_robots(origin, fetched=fetched, status=status, body=body)
            self._known[origin] = fetched, rules
            self._known.move_to_end(origin)
            while len(self._known) > MOST_IN_MEMORY:
                self._locks.pop(self._known.popitem(last=False)[0], None)
            return rules

    async def _stored(self, origin: str) -> tuple[datetime, RobotsRules] | None:
        stored = await self._memory.load_robots(origin)
        if stored is None:
            return None
        fetched, status, body = stored
        return fetched, await self._read(body, status)

    async def _read(self, body: bytes, status: int | None) -> RobotsRules:
        if len(body) > LARGE_BYTES:
            return await asyncio.to_thread(RobotsRules.parse, body, status, agent=self._agent)
        return RobotsRules.parse(body, status, agent=self._agent)


async def refusing_rule(rules: RobotsRules, url: str) -> str | None:
    """What forbids the URL, or None."""
    if len(rules.rules) > LARGE_RULES:
        return await asyncio.to_thread(rules.refusing_rule, url)
    return rules.refusing_rule(url)


def _age(rules: RobotsRules) -> timedelta:
    return UNREACHABLE_AGE if rules.is_unreachable else ROBOTS_AGE
