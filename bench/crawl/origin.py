"""The newspaper's server, as fast as one process of Python can be: answers are rendered beforehand.

`python -m bench.crawl.origin COUNT LATENCY_MS [untagged]` listens on one port of 127.0.0.1 to .8,
prints the port when it is ready and serves until its standard input ends. A listing asked for with
its own validator answers 304; `untagged`, no listing has any.
"""

import asyncio
import gc
import sys

from bench.crawl.newspaper import HOSTS, ROBOTS, article_page, listing_pages, write_stories

END = b"\r\n\r\n"


def rendered(body: bytes, *, kind: str, etag: str = "") -> bytes:
    """A whole answer."""
    tag = f"ETag: {etag}\r\n" if etag else ""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{tag}\r\n"
    return head.encode() + body


def all_answers(count: int, *, is_tagged: bool) -> list[dict[bytes, bytes]]:
    """For each host what it answers by path."""
    stories = write_stories(count)
    answers = []
    for host in range(HOSTS):
        own = [story for story in stories if story.host == host]
        table = {b"/robots.txt": rendered(ROBOTS, kind="text/plain")}
        for path, page in listing_pages(own):
            body = page.encode()
            table[path.encode()] = rendered(
                body, kind="text/html", etag=f'"{len(body)}"' if is_tagged else ""
            )
        for story in own:
            body = article_page(story).encode()
            table[story.path.encode()] = rendered(body, kind="text/html; charset=utf-8")
        answers.append(table)
    return answers


class Connection(asyncio.Protocol):
    """One client; requests have no bodies."""

    def __init__(self, answers: dict[bytes, bytes], latency_s: float) -> None:
        self._answers = answers
        self._latency_s = latency_s
        self._seen = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client came."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each whole request."""
        self._seen += data
        while END in self._seen:
            head, _, self._seen = self._seen.partition(END)
            answer = self._answer(head)
            if self._latency_s:
                asyncio.get_running_loop().call_later(
                    self._latency_s, self._transport.write, answer
                )
            else:
                self._transport.write(answer)

    def _answer(self, head: bytes) -> bytes:
        answer = self._answers.get(head.split(b" ", 2)[1])
        if answer is None:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        tag = head.lower().partition(b"if-none-match: ")[2].split(b"\r\n")[0]
        if tag and b"ETag: " + tag in answer[:200]:
            return b"HTTP/1.1 304 Not Modified\r\nETag: " + tag + b"\r\n\r\n"
        return answer


async def serve(count: int, latency_s: float, *, is_tagged: bool) -> None:
    """Serve until standard input ends."""
    answers = all_answers(count, is_tagged=is_tagged)
    gc.freeze()
    loop = asyncio.get_running_loop()
    servers: list[asyncio.Server] = []
    port = 0
    for host, table in enumerate(answers, start=1):
        server = await loop.create_server(
            lambda table=table: Connection(table, latency_s),  # type: ignore[misc]
            f"127.0.0.{host}",
            port,
            backlog=1024,
        )
        port = server.sockets[0].getsockname()[1]
        servers.append(server)
    print(port, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    is_tagged = "untagged" not in sys.argv
    asyncio.run(serve(int(sys.argv[1]), float(sys.argv[2]) / 1000, is_tagged=is_tagged))
