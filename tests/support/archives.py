"""An archive with its state, made by the real parts but the network."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from crawler.app.reindex import Reindexed, Reindexer
from crawler.app.verify import Finding, Verifier
from crawler.engine.archive import Archive, Capture
from crawler.formats import PostStyle
from crawler.frontier.memory import MemoryFrontier
from crawler.identity import article_request
from crawler.model import Finished
from crawler.parsing.inline import InlineParser
from crawler.ports.frontier import Frontier
from crawler.ports.parser import Parser
from crawler.ports.store import Store
from crawler.site_reader import read_site
from crawler.sites import SiteDefinition
from crawler.store.memory import MemoryStore
from tests.support.samples import NOW, FakeClock, article
from tests.support.zones import SHANGHAI

SITE = 'id = "news"\nhosts = ["news.test"]\n[identity]\nid = "/a/(\\\\d+)"\n[post]\n'
CLASSIC = SITE + 'front_matter = "classic"\nfooter = "\\n\\n<{url}>"\n'
WORDS = "The board of the harbour measured the basin again, and the result is as it was."


def path_of(number: int) -> str:
    """Where the post of an article lies."""
    return f"_posts/2024/03/21/2024-03-21-{number}.md"


def url_of(number: int) -> str:
    """The address of an article."""
    return f"https://news.test/a/{number}"


class Newsroom:
    """Posts 1, 2, … of one site, as a run would have filed them."""

    def __init__(
        self, site: str = SITE, *, store: Store | None = None, frontier: Frontier | None = None
    ) -> None:
        self.site: SiteDefinition = read_site(site, path=Path("news.toml"))
        self.store = store or MemoryStore()
        self.frontier = frontier or MemoryFrontier()
        self.clock = FakeClock()

    @property
    def sites(self) -> Mapping[str, SiteDefinition]:
        return {"news": self.site}

    @property
    def files(self) -> dict[str, bytes]:
        assert isinstance(self.store, MemoryStore)
        return self.store.files

    async def file(self, *numbers: int, words: str = WORDS, again: bool = False) -> None:
        """File articles and record them in the frontier."""
        archive = Archive(self.store, defaults=PostStyle(zone=SHANGHAI))
        now = self.clock.now()
        requests = {n: article_request(url_of(n), [self.site]) for n in numbers}
        await self.frontier.add(list(requests.values()), now=now, again=again)
        (lease,) = await self.frontier.lease_hosts("w", 1, now=now, ttl=timedelta(hours=1))
        while await self.frontier.due(lease, 1000, now=now):
            pass
        for number, request in requests.items():
            known = await self.frontier.lookup(request.key)
            capture = Capture(
                article=article(
                    url=url_of(number), id=str(number), text=words, body_html=f"<p>{words}</p>"
                ),
                site=self.site, listing=None, key=request.key, captured=now,
                known=known.outcome if known else None,
            )  # fmt: skip
            done = Finished(request=request, outcome=await archive.file(capture))
            await self.frontier.finish(lease, [done], now=now)
        await self.frontier.release(lease)

    async def verified(self, *, has_state: bool = True) -> tuple[list[Finding], dict[str, int]]:
        """What `verify` finds, and its counts."""
        frontier = self.frontier if has_state else MemoryFrontier()
        verifier = Verifier(self.store, frontier, has_state=has_state)
        return [finding async for finding in verifier.findings()], dict(verifier.counts)

    async def reindexed(self, processes: Parser | None = None) -> Reindexed:
        """What `reindex` does."""
        result = Reindexed()
        await Reindexer(
            self.store, self.frontier, sites=self.sites, clock=self.clock, result=result,
            processes=processes or InlineParser(),
        ).work()  # fmt: skip
        return result

    async def states(self, numbers: Sequence[int]) -> list[str]:
        """How the articles' last visits ended."""
        found = []
        for number in numbers:
            record = await self.frontier.lookup(article_request(url_of(number), [self.site]).key)
            found.append(str(record.outcome.kind) if record and record.outcome else "unknown")
        return found


__all__ = ["CLASSIC", "NOW", "SITE", "WORDS", "Newsroom", "path_of", "url_of"]
