"""The newspaper's server: HTTP/1.1 on loopback, just enough of it, on the event loop of the run."""

import asyncio
from collections import Counter
from collections.abc import Callable
from types import TracebackType
from urllib.parse import parse_qs, urlsplit

from crawler.demo import pages
from crawler.demo.stories import SECTIONS, Story, all_stories, wire_stories

REASONS = {200: "OK", 301: "Moved Permanently", 404: "Not Found", 503: "Service Unavailable"}
ROBOTS = "User-agent: *\nDisallow: /private/\n"
FAILS_TWICE = 2  # the number of the story that answers 503 twice
FAULTS = (
    ("/news/2024/04/01/299001.html", "A challenge stands before this one"),
    ("/news/2024/04/01/299002.html", "This one is gone, politely"),
    ("/news/2024/04/01/299003.html", "This one is gone"),
    ("/private/2024/04/01/299004.html", "This one asks robots to stay away"),
)
MOVED_FROM = "/news/2024/01/01/200001.html"  # an old address of story 1


class Answer:
    """Status, content type, body and location of one answer."""

    def __init__(
        self, body: str | bytes, *, kind: str = "text/html; charset=utf-8", status: int = 200,
        location: str | None = None,
    ) -> None:  # fmt: skip
        self.body = body.encode() if isinstance(body, str) else body
        self.kind = kind
        self.status = status
        self.location = location

    def render(self) -> bytes:
        """Bytes for the wire."""
        lines = [
            f"HTTP/1.1 {self.status} {REASONS[self.status]}",
            f"Content-Type: {self.kind}",
            f"Content-Length: {len(self.body)}",
        ]
        lines += [f"Location: {self.location}"] if self.location else []
        return "\r\n".join([*lines, "", ""]).encode() + self.body


class DemoServer:
    """Serves from `async with` to its end; `hits` counts requests by path and query."""

    def __init__(self, port: int = 0) -> None:
        self._wanted = port
        self.port = 0
        self.hits: Counter[str] = Counter()
        self._writers: set[asyncio.StreamWriter] = set()
        self._stories = all_stories()
        self._by_path = {story.path: story for story in self._stories}
        self._by_id = {story.id: story for story in (*self._stories, *wire_stories())}
        self._routes: tuple[tuple[str, Callable[[str, dict[str, str]], Answer]], ...] = (
            ("/news/", self._news),
            ("/category/", self._category),
            ("/share/", lambda _, query: Answer(pages.share_page(query.get("id", "")))),
            ("/api/", self._api),
            ("/images/", self._image),
        )

    async def __aenter__(self) -> "DemoServer":
        try:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._wanted)
        except OSError:  # the wanted port is taken: any other will do
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
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
                target = line.split()[1].decode("latin-1")
                while await reader.readline() not in {b"\r\n", b""}:
                    pass
                writer.write(self._answer(target).render())
                await writer.drain()
        except (ConnectionError, IndexError):
            pass
        finally:
            self._writers.discard(writer)
            writer.close()

    def _answer(self, target: str) -> Answer:
        self.hits[target] += 1
        parts = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/":
            return Answer(pages.home_page(self._front_page()))
        if parts.path == "/robots.txt":
            return Answer(ROBOTS, kind="text/plain")
        for prefix, answer in self._routes:
            if parts.path.startswith(prefix):
                return answer(parts.path, query)
        return Answer(pages.missing_page(), status=404)

    def _front_page(self) -> tuple[tuple[str, str], ...]:
        newest = tuple((story.path, story.title) for story in self._stories[-4:])
        return (*newest, *FAULTS, (MOVED_FROM, "The same under its old address"))

    def _news(self, path: str, _: dict[str, str]) -> Answer:
        if path == MOVED_FROM:
            return Answer("", status=301, location=self._stories[1].path)
        if path in {FAULTS[0][0], FAULTS[1][0]}:
            challenge = path == FAULTS[0][0]
            return Answer(pages.challenge_page() if challenge else pages.missing_page())
        story = self._by_path.get(path)
        if story is None:
            return Answer(pages.missing_page(), status=404)
        if story.number == FAILS_TWICE and self._asked(path) <= 2:  # noqa: PLR2004  # twice, as said
            return Answer("busy", status=503)
        page = pages.article_page(story, self._stories[:3])
        return (
            Answer(page.encode("gb18030"), kind="text/html") if story.is_chinese else Answer(page)
        )

    def _asked(self, path: str) -> int:
        return sum(count for target, count in self.hits.items() if target.startswith(path))

    def _category(self, path: str, query: dict[str, str]) -> Answer:
        section = path.split("/")[2]
        if section not in SECTIONS:
            return Answer(pages.missing_page(), status=404)
        stories = tuple(s for s in reversed(self._stories) if s.section == section)
        return Answer(pages.category_page(section, stories, int(query.get("page", "1"))))

    def _api(self, path: str, query: dict[str, str]) -> Answer:
        if path == "/api/list":
            return Answer(pages.list_answer(wire_stories()), kind="application/json")
        story: Story | None = self._by_id.get(query.get("id", ""))
        if story is None:
            return Answer('{"data": null}', kind="application/json")
        return Answer(pages.text_answer(story), kind="application/json")

    def _image(self, path: str, _: dict[str, str]) -> Answer:
        return Answer(pages.picture(len(path)), kind="image/png")
