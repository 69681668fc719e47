"""A visitor over fakes, for one small newspaper."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from crawler.engine.archive import Archive
from crawler.engine.visit import Visitor
from crawler.formats import PostStyle
from crawler.frontier.memory import MemoryFrontier
from crawler.identity import article_request, listing_request
from crawler.listing.window import Window
from crawler.model import Finished, Request
from crawler.parsing.inline import InlineParser
from crawler.ports.parser import Parser
from crawler.site_reader import read_site
from crawler.sites import SiteDefinition
from crawler.store.memory import MemoryStore
from tests.support.fetcher import FakeFetcher
from tests.support.samples import FakeClock
from tests.support.zones import SHANGHAI

SITE = """
id = "news"
hosts = ["news.test", "api.test"]
time_zone = "Asia/Shanghai"
[identity]
id = '/a/(\\d+)'
[article]
title = ["h1"]
body = ["div.text"]
[article.text]
url = "https://api.test/text?id={id}"
path = "data.html"
when = "shell"
fields = { title = "data.title" }
[[listing]]
name = "front"
kind = "category"
url = "https://news.test/list"
item = "li"
link = "a"
next = "a.next"
max_pages = 3
"""
ARTICLE = "https://news.test/a/1"
LISTING = "https://news.test/list"
PAGE = (
    "<title>Paper</title><h1>The harbour is dredged</h1><div class=text>"
    "<p>Two boats dug all night. The board counts the cost below the estimate.</p></div>"
)
SHELL = "<title>Paper</title><h1></h1><div class=text></div>"


@dataclass
class World:
    """A visitor over fakes, and what it did."""

    answers: dict[str, Any]
    site: SiteDefinition = field(default_factory=lambda: read_site(SITE, path=Path("news.toml")))
    clock: FakeClock = field(default_factory=FakeClock)
    store: MemoryStore = field(default_factory=MemoryStore)
    frontier: MemoryFrontier = field(default_factory=MemoryFrontier)
    skipped: list[str] = field(default_factory=list)
    wanted: tuple[str, ...] = ()
    window: Window | None = None
    parser: Parser = field(default_factory=InlineParser)

    def __post_init__(self) -> None:
        self.fetcher = FakeFetcher(self.answers)
        self.visitor = Visitor(
            fetcher=self.fetcher,
            frontier=self.frontier,
            parser=self.parser,
            archive=Archive(self.store, defaults=PostStyle(zone=SHANGHAI)),
            sites={"news": self.site},
            clock=self.clock,
            max_visits=3,
            wanted=self.wanted,
            window=self.window,
            skipped=lambda _url, why: self.skipped.append(why),
        )

    def article(self, url: str = ARTICLE) -> Request:
        return article_request(url, [self.site])

    def listing(self) -> Request:
        return listing_request(self.site, self.site.listings[0], LISTING)

    async def run(self, *requests: Request, again: bool = False) -> list[Finished]:
        """Queue requests, then visit what is due, commit it, and what it led to."""
        now = self.clock.now()
        await self.frontier.add(requests, now=now, again=again)
        ended: list[Finished] = []
        for lease in await self.frontier.lease_hosts("w", 9, now=now, ttl=timedelta(hours=1)):
            while due := await self.frontier.due(lease, 1, now=now):
                ended.append(await self.visitor.visit(due[0]))
                await self.frontier.finish(lease, ended[-1:], now=now)
            await self.frontier.release(lease)
        return ended
