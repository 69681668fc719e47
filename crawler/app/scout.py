"""Fetches pages of a site that is not known yet: within its robots rules, and few."""

import re
from dataclasses import dataclass, field

from crawler.app.parts import Parts
from crawler.errors import FetchError
from crawler.judging import judge_status
from crawler.model import PageKind, Refusal, Request, Response
from crawler.robots import RobotsRules
from crawler.urls import fetchable_url, host_key, split_http

MOST_REQUESTS = 30  # in all, redirects and robots.txt included: a look, not a crawl
MOST_SAMPLES = 6  # articles that are looked at: enough to agree, few enough to be polite
SPARE = MOST_SAMPLES + 2  # kept for them and a next page while lists are looked for
SITEMAP = re.compile(rb"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


@dataclass(slots=True)
class Scout:
    """Counts what it asks for; `why_not` keeps the last reason for having no page."""

    parts: Parts
    requests: int = 0
    why_not: str = ""
    refusal: str | None = None
    _seen: dict[str, Response | None] = field(default_factory=dict)
    _origins: set[str] = field(default_factory=set)

    async def page(self, url: str, *, spare: int = 0) -> Response | None:
        """A page answered with success, or None; leaves `spare` requests for later."""
        address = fetchable_url(url)
        if address in self._seen:
            return self._seen[address]
        if self.requests + 1 + spare > MOST_REQUESTS:
            self.why_not = f"the {MOST_REQUESTS} requests of a look are used up"
            return None
        self._seen[address] = await self._fetched(address)
        return self._seen[address]

    async def robots(self, url: str) -> tuple[list[str], float | None]:
        """Sitemaps and delay of an origin's robots.txt, which came with its first page."""
        parts = split_http(url)
        stored = await self.parts.frontier.load_robots(f"{parts.scheme}://{parts.netloc}")
        if stored is None or stored[1] is None or stored[1] >= 300:  # noqa: PLR2004  # no rules
            return [], None
        maps = [found.decode("latin-1") for found in SITEMAP.findall(stored[2])]
        agent = self.parts.settings.user_agent
        return maps, RobotsRules.parse(stored[2], stored[1], agent=agent).crawl_delay_s

    async def _fetched(self, address: str) -> Response | None:
        host = host_key(address)
        if host not in self._origins:
            self._origins.add(host)
            self.requests += 1  # its robots.txt
        request = Request(key=address, url=address, kind=PageKind.ARTICLE, host=host)
        self.requests += 1
        try:
            result = await self.parts.fetcher.fetch(request)
        except FetchError as exc:
            self.requests += exc.attempts - 1
            self.why_not = str(exc)
            return None
        if isinstance(result, Refusal):
            self.why_not, self.refusal = f"{result.reason}: {result.rule}", result.reason
            return None
        self.requests += len(result.hops) + result.attempts - 1
        if judgement := judge_status(result):
            self.why_not = judgement.detail
            return None
        return result
