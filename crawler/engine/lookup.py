"""Addresses of a host by the system's resolver, in threads that hold up nobody, kept for a minute.

A name server that hangs keeps its own thread busy and no other look-up; at the end of a run such
threads are left behind instead of waited for, which the pools of the standard library would do.
What is kept is checked at every use like what is fresh, and is what connections go to.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from threading import Thread

LOOKUPS_AT_ONCE = 32
LONGEST_LOOKUP_S = 15.0  # resolvers try two servers for five seconds each, twice
NAME_AGE_S = 60.0  # as browsers keep them; a hop to a thread for every page costs more than parsing
MOST_NAMES = 10_000

Resolve = Callable[[str, int], Awaitable[list[str]]]
GetAddresses = Callable[[str, int], list[str]]


def system_addresses(host: str, port: int) -> list[str]:
    """What getaddrinfo knows, in its order, each address once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def threaded_resolver(get_addresses: GetAddresses = system_addresses) -> Resolve:
    """A resolver for the event loop; raises OSError, also when the answer takes too long."""
    slots = asyncio.Semaphore(LOOKUPS_AT_ONCE)
    known: dict[str, tuple[float, list[str]]] = {}

    async def resolve(host: str, port: int) -> list[str]:
        now = asyncio.get_running_loop().time
        until, addresses = known.get(host, (0.0, []))
        if now() < until:
            return addresses
        async with slots, asyncio.timeout(LONGEST_LOOKUP_S):
            addresses = await _in_thread(get_addresses, host, port)
        if len(known) >= MOST_NAMES:
            known.clear()
        known[host] = now() + NAME_AGE_S, addresses
        return addresses

    return resolve


async def _in_thread(get_addresses: GetAddresses, host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def tell(addresses: list[str], error: Exception | None) -> None:
        if answer.done():
            return
        if error:
            answer.set_exception(error)
        else:
            answer.set_result(addresses)

    def look_up() -> None:
        addresses, error = list[str](), None
        try:
            addresses = get_addresses(host, port)
        except (OSError, UnicodeError) as exc:
            error = exc
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(tell, addresses, error)

    Thread(target=look_up, name=f"lookup {host}", daemon=True).start()
    return await answer
