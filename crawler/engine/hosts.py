"""The turns of each host: how many requests at once, when the next may start, what came of it.

The rules are those of `crawler.pacing`; here is the waiting, and the memory of it in the frontier,
so that a restart forgets nothing. A host at pace 0 writes nothing while all goes well.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from crawler.errors import FetchError
from crawler.model import Response
from crawler.pacing import Pace, after_answer, after_failure, delay_s, next_start
from crawler.ports.clock import Clock
from crawler.retrying import retry_after
from crawler.states import HostState

log = structlog.get_logger("crawler.hosts")

# A longer hold is not waited for: the request and the host's other ones go back to the frontier.
LONGEST_WAIT = timedelta(seconds=5)
NO_ANSWER = frozenset({"connection", "timeout", "tls"})


class HostMemory(Protocol):
    """The part of the frontier that keeps hosts' states."""

    async def load_host(self, host: str) -> HostState:
        """What is known of a host."""
        ...

    async def save_host(self, host: str, state: HostState) -> None:
        """Keep it."""
        ...


@dataclass(slots=True)
class _Host:
    slots: asyncio.Semaphore
    state: HostState
    turns: int = 0  # under way or waited for


class Hosts:
    """All hosts of one process."""

    def __init__(self, *, clock: Clock, memory: HostMemory, chance: Callable[[], float]) -> None:
        self._clock = clock
        self._memory = memory
        self._chance = chance
        self._hosts: dict[str, _Host] = {}
        self._loading = asyncio.Lock()

    async def hold_of(self, name: str, *, connections: int) -> datetime | None:
        """Until when a host is left alone, when that is too long to wait for."""
        host = await self._host(name, connections)
        return self._long_hold(host.state)

    async def take_turn(
        self, name: str, pace: Pace, *, connections: int, crawl_delay_s: float | None
    ) -> "Turn | datetime":
        """The right to one request once its time has come; the hold's end when there is one."""
        host = await self._host(name, connections)
        host.turns += 1
        try:
            turn = await self._take(host, name, pace, crawl_delay_s)
        except BaseException:
            host.turns -= 1
            raise
        if not isinstance(turn, Turn):
            host.turns -= 1
        return turn

    async def _take(
        self, host: _Host, name: str, pace: Pace, crawl_delay_s: float | None
    ) -> "Turn | datetime":
        await host.slots.acquire()
        try:
            chance = self._chance()
            while True:
                now = self._clock.now()
                if held := self._long_hold(host.state):
                    host.slots.release()
                    return held
                delay = delay_s(pace, host.state, crawl_delay_s=crawl_delay_s, chance=chance)
                start = next_start(host.state, now=now, delay_s=delay)
                if start <= now:
                    break
                await self._clock.sleep((start - now).total_seconds())
            host.state = replace(host.state, last_start=now)
            if delay > 0:
                await self._memory.save_host(name, host.state)
        except BaseException:
            host.slots.release()
            raise
        return Turn(self, name, pace)

    def forget(self, name: str) -> None:
        """Look a host's state up anew: another process may have worked it meanwhile."""
        host = self._hosts.get(name)
        if host is not None and not host.turns:
            del self._hosts[name]

    async def failed(self, name: str, pace: Pace, *, connections: int) -> HostState:
        """Note that a host could not be found, and tell what follows."""
        host = await self._host(name, connections)
        await self._fail(name, host, pace)
        return host.state

    async def end_turn(self, name: str, pace: Pace, result: Response | FetchError | None) -> None:
        """Let the next request in and learn from the result, if there is one."""
        host = self._hosts[name]
        host.turns -= 1
        host.slots.release()
        if isinstance(result, FetchError):
            if result.reason in NO_ANSWER:
                await self._fail(name, host, pace)
        elif result is not None:
            await self._learn(name, host, pace, result)

    async def _learn(self, name: str, host: _Host, pace: Pace, answer: Response) -> None:
        before = host.state
        host.state = after_answer(
            before,
            pace,
            status=answer.status,
            response_s=(answer.ended - answer.started).total_seconds(),
            asked=retry_after(answer, self._clock.now()),
        )
        if replace(before, response_s=host.state.response_s) == host.state:
            return  # the time it took is kept with the next start
        await self._memory.save_host(name, host.state)
        if host.state.slowdown_s > before.slowdown_s:
            log.warning(
                "host.slowed", host=name, status=answer.status, delay_s=host.state.slowdown_s,
                until=host.state.held_until and host.state.held_until.isoformat(),
            )  # fmt: skip

    async def _fail(self, name: str, host: _Host, pace: Pace) -> None:
        host.state = after_failure(host.state, pace, now=self._clock.now())
        await self._memory.save_host(name, host.state)
        if host.state.held_until:
            log.warning(
                "host.held", host=name, failures=host.state.failures,
                until=host.state.held_until.isoformat(),
            )  # fmt: skip

    def _long_hold(self, state: HostState) -> datetime | None:
        held = state.held_until
        return held if held and held - self._clock.now() > LONGEST_WAIT else None

    async def _host(self, name: str, connections: int) -> _Host:
        if name not in self._hosts:
            async with self._loading:
                if name not in self._hosts:
                    state = await self._memory.load_host(name)
                    self._hosts[name] = _Host(asyncio.Semaphore(connections), state)
        return self._hosts[name]


@dataclass(frozen=True, slots=True)
class Turn:
    """Right to one request to a host now."""

    hosts: Hosts
    name: str
    pace: Pace

    async def end(self, result: Response | FetchError | None) -> None:
        """The request is over."""
        await self.hosts.end_turn(self.name, self.pace, result)
