"""A small real HTTP server on loopback that answers from a table and remembers who asked."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
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


class Origin:
    """Serves `answers` by path with query; a list is answered in turn, its last item for ever."""

    def __init__(self, answers: Mapping[str, Answer | list[Answer]] | None = None) -> None:
        self.answers: dict[str, Answer | list[Answer]] = dict(answers or {})
        self.hits: Counter[str] = Counter()
        self.requests: list[tuple[str, dict[str, str]]] = []
        self._writers: set[asyncio.StreamWriter] = set()

    async def __aenter__(self) -> "Origin":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port: int = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.close()
        for writer in self._writers:
            writer.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            while line := await reader.readline():
                path = line.split()[1].decode()
                headers = {}
                while (header := await reader.readline()) not in {b"\r\n", b""}:
                    name, _, value = header.decode("latin-1").partition(":")
                    headers[name.lower()] = value.strip()
                self.hits[path] += 1
                self.requests.append((path, headers))
                await self._answer(path, writer)
        except (ConnectionError, asyncio.IncompleteReadError, IndexError):
            pass
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _answer(self, path: str, writer: asyncio.StreamWriter) -> None:
        found = self.answers.get(path, Answer(b"not here", 404))
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
