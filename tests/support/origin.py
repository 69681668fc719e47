"""A small real HTTP server on loopback that answers from a table and remembers who asked."""

import asyncio
import socket
import ssl
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType

Script = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Answer:
    """One answer; `script` writes to the socket itself instead."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "text/html; charset=utf-8"
    script: Script | None = None


def raw(*pieces: bytes, close: bool = True) -> Answer:
    """An answer of these very bytes; the connection is closed after them."""

    async def script(writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        if close:
            writer.close()

    return Answer(script=script)


def silent(*pieces: bytes) -> Answer:
    """An answer that begins so and never ends."""

    async def script(writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
        await writer.drain()
        await asyncio.Event().wait()

    return Answer(script=script)


NOT_HERE = Answer(b"not here", 404)


class Origin:
    """Serves `answers` by path with query, or by address and path; lists in turn, the last ever."""

    def __init__(
        self,
        answers: Mapping[str, Answer | list[Answer]] | None = None,
        *,
        addresses: Sequence[str] = ("127.0.0.1",),
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.answers: dict[str, Answer | list[Answer]] = dict(answers or {})
        self.hits: Counter[str] = Counter()
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.greeted: Counter[str] = Counter()  # connections by the address they came to
        self.log: list[tuple[str, str]] = []  # address and path of each request
        self._addresses = addresses
        self._tls = tls
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "Origin":
        self._server = await asyncio.start_server(self._serve, self._addresses[0], 0, ssl=self._tls)
        self.port: int = self._server.sockets[0].getsockname()[1]
        self._servers = [self._server]
        for address in self._addresses[1:]:
            server = await asyncio.start_server(self._serve, address, self.port, ssl=self._tls)
            self._servers.append(server)
        scheme = "https" if self._tls else "http"
        self.url = f"{scheme}://{self._addresses[0]}:{self.port}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for server in self._servers:
            server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for server in self._servers:
            await server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        address = str(writer.get_extra_info("sockname")[0])
        self.greeted[address] += 1
        try:
            while line := await reader.readline():
                path = line.split()[1].decode()
                headers = {}
                while (header := await reader.readline()) not in {b"\r\n", b""}:
                    name, _, value = header.decode("latin-1").partition(":")
                    headers[name.lower()] = value.strip()
                self.hits[path] += 1
                self.log.append((address, path))
                self.requests.append((path, headers))
                await self._answer(address, path, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError, IndexError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _answer(self, address: str, path: str, writer: asyncio.StreamWriter) -> None:
        found = self.answers.get(address + path) or self.answers.get(path, NOT_HERE)
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        if found.script:
            await found.script(writer)
            return
        lines = [f"HTTP/1.1 {found.status} X", f"Content-Length: {len(found.body)}"]
        lines.append(f"Content-Type: {found.content_type}")
        lines += [f"{name}: {value}" for name, value in found.headers.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode("latin-1") + found.body)
        await writer.drain()


@contextmanager
def closed_port() -> Iterator[int]:
    """A port of loopback where nobody listens, and which nobody else is given meanwhile."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])
