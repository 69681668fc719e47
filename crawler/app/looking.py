"""What `crawler init` fetches of a site, in which order, and when it has seen enough."""

import re
from collections.abc import Sequence
from datetime import datetime

from crawler.app.looking_apis import FEWEST_LINKS, ask_lists, ask_text
from crawler.app.scout import MOST_SAMPLES, SPARE, Scout
from crawler.discovery.gathered import (
    FoundLink,
    Gathered,
    ListPage,
    PageSurvey,
    links_of,
    survey_page,
)
from crawler.discovery.shapes import article_pattern, date_template, id_pattern
from crawler.errors import ExtractionError
from crawler.listing import ListingReader
from crawler.listing.feed import read_feed
from crawler.listing.sitemap import read_sitemap
from crawler.model import Listing, Response
from crawler.sites import SiteDefinition
from crawler.urls import join

MOST_FEEDS, MOST_PARTS, MOST_SECTIONS = 2, 2, 7
GUESSED_FEEDS = ("/feed/", "/rss.xml", "/atom.xml")
NOT_ARTICLES = re.compile(r"tag|categor|author|user|image|video|static|page[-_s]", re.IGNORECASE)


async def gather(scout: Scout, home: Response, site: SiteDefinition, now: datetime) -> Gathered:
    """Lists first, then articles; `site` stands in for the one to be written."""
    gathered = Gathered(home=home)
    survey = await _survey(scout, home)
    if survey is None:
        return gathered
    maps, gathered.crawl_delay_s = await scout.robots(home.final_url)
    for url, text in survey.articles:
        gathered.add_link(FoundLink(url=url, title=text))
    await _feeds(scout, gathered, survey, site)
    await ask_lists(scout, gathered, survey, now)
    if len(gathered.links) < FEWEST_LINKS or maps:
        await _sitemaps(scout, gathered, maps, site)
    await _sections(scout, gathered, survey)
    await _articles(scout, gathered)
    gathered.requests = scout.requests
    return gathered


async def _feeds(
    scout: Scout, gathered: Gathered, survey: PageSurvey, site: SiteDefinition
) -> None:
    guessed = () if survey.feeds or survey.articles else GUESSED_FEEDS
    for url in [*survey.feeds[:MOST_FEEDS], *guessed]:
        answer = await scout.page(_absolute(gathered, url), spare=SPARE)
        listing = await _read(scout, read_feed, answer, site)
        if listing and listing.links:
            gathered.feeds.append((answer.final_url if answer else url, len(listing.links)))
            for link in links_of(listing.links):
                gathered.add_link(link)
            if guessed:
                return


async def _sitemaps(
    scout: Scout, gathered: Gathered, maps: Sequence[str], site: SiteDefinition
) -> None:
    """A sitemap is listed only where nothing better was found: it may hold all of the past."""
    if len(gathered.links) >= FEWEST_LINKS:
        return
    for url in [*maps[:2], _absolute(gathered, "/sitemap.xml")]:
        answer = await scout.page(url, spare=SPARE)
        listing = await _read(scout, read_sitemap, answer, site)
        if listing is None or answer is None:
            continue
        if listing.links:
            _take_map(gathered, answer.final_url, (), listing)
            return
        good: list[str] = []
        count = 0
        likely = [part.url for part in listing.parts if not NOT_ARTICLES.search(part.url)]
        for part in likely[:MOST_PARTS]:
            inner = await _read(scout, read_sitemap, await scout.page(part, spare=SPARE), site)
            if inner and inner.links:
                good.append(part)
                count += len(inner.links)
                _take_links(gathered, inner)
        if good:
            parts = tuple(good) if len(good) < len(listing.parts) else ()
            gathered.sitemaps.append((answer.final_url, parts, count))
            return


def _take_map(gathered: Gathered, url: str, parts: tuple[str, ...], listing: Listing) -> None:
    gathered.sitemaps.append((url, parts, len(listing.links)))
    _take_links(gathered, listing)


def _take_links(gathered: Gathered, listing: Listing) -> None:
    for link in links_of(listing.links[:200]):
        gathered.add_link(link)


async def _sections(scout: Scout, gathered: Gathered, survey: PageSurvey) -> None:
    if survey.articles:
        gathered.lists.append(
            await _with_second(scout, gathered, survey, ListPage(response=gathered.home, text=""))
        )
    looked = 0
    for url, text in survey.sections:
        if looked >= MOST_SECTIONS:
            break
        answer = await scout.page(url, spare=SPARE)
        looked += answer is not None
        await _take_section(scout, gathered, answer, text)
    if survey.dated and date_template(survey.dated):
        answer = await scout.page(survey.dated[0], spare=MOST_SAMPLES)
        page = await _survey(scout, answer, article_pattern(list(gathered.links)))
        if page and page.articles:
            gathered.dated = list(survey.dated)
            _take_articles(gathered, page)


async def _take_section(
    scout: Scout, gathered: Gathered, answer: Response | None, text: str
) -> None:
    if answer is None or any(it.response.final_url == answer.final_url for it in gathered.lists):
        return
    pattern = article_pattern(list(gathered.links)) if gathered.links else None
    page = await _survey(scout, answer, pattern)
    if page is None:
        return
    fresh = [url for url, _ in page.articles if url not in gathered.links]
    if not fresh and len(page.articles) < FEWEST_LINKS:
        return
    _take_articles(gathered, page)
    gathered.lists.append(
        await _with_second(scout, gathered, page, ListPage(response=answer, text=text))
    )


async def _with_second(
    scout: Scout, gathered: Gathered, survey: PageSurvey, page: ListPage
) -> ListPage:
    """The page with its next one, fetched for the first two lists and believed for the others."""
    known = {it.next_selector for it in gathered.lists if it.next_selector}
    believed = next((selector for selector, _ in survey.next if selector in known), None)
    if believed:
        return ListPage(response=page.response, text=page.text, next_selector=believed)
    pattern = article_pattern([url for url, _ in survey.articles])
    tried: set[str] = set()
    for selector, url in survey.next:
        if url in tried and len(tried) > 1:
            continue
        tried.add(url)
        second = await scout.page(url, spare=MOST_SAMPLES)
        if second is None:
            continue
        following = await _survey(scout, second, pattern)
        if following is None:
            continue
        fresh = {it[0] for it in following.articles} - {it[0] for it in survey.articles}
        if not fresh:
            continue
        _take_articles(gathered, following)
        backwards = {page.response.final_url, second.final_url}
        onwards = [target for name, target in following.next if name == selector]
        is_sure = not onwards or onwards[0] not in backwards
        return ListPage(
            response=page.response, text=page.text, second=second,
            next_selector=selector if is_sure else None,
        )  # fmt: skip
    return page


def _take_articles(gathered: Gathered, page: PageSurvey) -> None:
    for url, text in page.articles:
        gathered.add_link(FoundLink(url=url, title=text))


async def _articles(scout: Scout, gathered: Gathered) -> None:
    urls = list(gathered.links)
    pattern = article_pattern(urls)
    urls = [url for url in urls if pattern and re.search(pattern, url)]
    step = max(1, len(urls) // MOST_SAMPLES)
    chosen = list(dict.fromkeys([*urls[::step], *urls]))
    identifier = id_pattern(urls) if gathered.apis else None
    for url in chosen:
        if len(gathered.articles) >= MOST_SAMPLES:
            break
        answer = await scout.page(url, spare=1 if gathered.apis else 0)
        if answer is None:
            continue
        gathered.articles.append(answer)
        match = re.search(identifier, url) if identifier else None
        if match and len(gathered.texts) < MOST_SAMPLES // 2:
            await ask_text(
                scout, gathered, answer, article_id=match.group(1),
                page=await _survey(scout, answer),
            )  # fmt: skip


async def _read(
    scout: Scout, reader: ListingReader, answer: Response | None, site: SiteDefinition
) -> Listing | None:
    if answer is None:
        return None
    try:
        return await scout.parts.parser.run(
            answer.url,
            reader,
            answer.body,
            url=answer.final_url,
            content_type=answer.header("content-type"),
            rules=site.listings[0],
            site=site,
        )
    except ExtractionError:
        return None


def _absolute(gathered: Gathered, url: str) -> str:
    return join(gathered.home.final_url, url) or url


async def _survey(
    scout: Scout, answer: Response | None, pattern: str | None = None
) -> PageSurvey | None:
    """What a page offers; None for one that took too long or brought its reader down."""
    if answer is None:
        return None
    try:
        return await scout.parts.parser.run(answer.url, survey_page, answer, pattern)
    except ExtractionError as exc:
        scout.why_not = exc.message
        return None
