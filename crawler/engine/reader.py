"""Fetches and reads one article: its page, the text it points to, its further parts.

What came of it is a value; filing it, or saying why not, is the visit's.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.engine.parts import read_parts
from crawler.errors import ExtractionError
from crawler.identity import text_url
from crawler.judging import Judgement, judge_status
from crawler.model import Article, Refusal, Request, Response
from crawler.ports.parser import Parser
from crawler.reading import PageReading, read_page, read_text
from crawler.sites import SiteDefinition
from crawler.urls import host_key

Fetch = Callable[[Request], Awaitable[Response | Refusal]]
Agent = Callable[[str | None], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one article request led to: at most one of refusal, judgement and article."""

    responses: tuple[Response, ...] = ()
    refusal: Refusal | None = None
    judgement: Judgement | None = None
    article: Article | None = None
    captured: datetime | None = None
    listed: tuple[Request, ...] = ()  # with a judgement that the page is a section


class ArticleReader:
    """Reads articles; `agent` names whom a site's robots directives speak to, if anybody."""

    def __init__(
        self, *, fetch: Fetch, parser: Parser, sites: Mapping[str, SiteDefinition], agent: Agent
    ) -> None:
        self._fetch = fetch
        self._parser = parser
        self._sites = sites
        self._agent = agent

    async def read(self, request: Request) -> Reading:
        """Fetch and read an article; raises `FetchError` and `ExtractionError`."""
        result = await self._fetch(request)
        if isinstance(result, Refusal):
            return Reading(refusal=result)
        reading = await self.read_response(request, result)
        if reading.article and reading.article.next_url and not reading.judgement:
            return await self._read_parts(request, reading)
        return reading

    async def _read_parts(self, request: Request, reading: Reading) -> Reading:
        assert reading.article is not None
        article, responses = await read_parts(
            request, reading.article, reading.responses[0], fetch=self._fetch, read=self._read_page
        )
        judgement = judge_status(responses[-1])
        return replace(reading, article=article, responses=responses, judgement=judgement)

    async def _read_page(self, request: Request, response: Response) -> PageReading:
        site = self._sites.get(request.site or "")
        return await self._parser.run(
            response.url, read_page, request, response, site, agent=self._agent(request.site)
        )

    async def read_response(self, request: Request, response: Response) -> Reading:
        """Read an article from an answer; may fetch the text that a shell points to."""
        if judgement := judge_status(response):
            return Reading(responses=(response,), judgement=judgement)
        site = self._sites.get(request.site or "")
        if site and request.page_url and request.page_url != request.url:
            return await self._read_text(request, site, (response,), page_response=None)
        page = await self._read_page(request, response)
        if not page.is_shell:
            return _reading(page, response)
        address = site and text_url(site, request.listing, request.url, dict(request.fields))
        if site is None or not address:
            raise ExtractionError("a shell without an id", reason="shell", url=request.url)
        return await self._fetch_text(request, site, response, address)

    async def _fetch_text(
        self, request: Request, site: SiteDefinition, page: Response, address: str
    ) -> Reading:
        asked = replace(
            request, url=address, host=host_key(address), page_url=request.page_url or request.url,
            etag=None, last_modified=None,
        )  # fmt: skip
        result = await self._fetch(asked)
        if isinstance(result, Refusal):
            return Reading(responses=(page,), refusal=result)
        if judgement := judge_status(result):
            return Reading(responses=(page, result), judgement=judgement)
        return await self._read_text(asked, site, (page, result), page_response=page)

    async def _read_text(
        self,
        request: Request,
        site: SiteDefinition,
        responses: tuple[Response, ...],
        *,
        page_response: Response | None,
    ) -> Reading:
        answer = responses[-1]
        page = await self._parser.run(
            answer.url,
            read_text,
            request,
            answer,
            site,
            page_response,
            agent=self._agent(request.site),
        )
        return _reading(page, *responses)


def _reading(page: PageReading, *responses: Response) -> Reading:
    return Reading(
        responses=responses,
        refusal=page.refusal,
        judgement=page.judgement,
        article=page.article,
        captured=responses[-1].ended,
        listed=page.listed,
    )
