"""What `init` asks a site's JSON APIs, whose addresses stand in its pages."""

import re
from datetime import datetime

from crawler.app.scout import MOST_SAMPLES, SPARE, Scout
from crawler.discovery.gathered import ApiList, FoundLink, Gathered, PageSurvey
from crawler.discovery.json_api import page_parameter
from crawler.discovery.listing_drafts import api_addresses
from crawler.listing.paging import page_after
from crawler.model import Response
from crawler.sites import Paging

MOST_APIS = 3
FEWEST_LINKS = 3  # with so many from elsewhere an API is not asked


async def ask_lists(scout: Scout, gathered: Gathered, survey: PageSurvey, now: datetime) -> None:
    """The first API that lists articles, and its second page where a parameter counts them."""
    if len(gathered.links) >= FEWEST_LINKS:
        return
    for url in survey.apis[:MOST_APIS]:
        answer = await scout.page(url, spare=SPARE)
        found = await scout.parts.parser.run(url, api_addresses, answer, now) if answer else []
        if answer is None or not found:
            continue
        for address, title, date_text in found:
            gathered.add_link(FoundLink(url=address, title=title, date_text=date_text))
        gathered.apis.append(ApiList(response=answer, second=await _second(scout, answer, now)))
        return


async def _second(scout: Scout, answer: Response, now: datetime) -> Response | None:
    """The API's second page, when its page parameter leads to other articles."""
    parameter = page_parameter(answer.final_url)
    if parameter is None:
        return None
    paging = Paging(by="page", parameter=parameter[0], first=parameter[1])
    url = page_after(answer.final_url, paging, items=1)
    second = await scout.page(url, spare=MOST_SAMPLES) if url else None
    if second is None:
        return None
    run = scout.parts.parser.run
    first_page = {it[0] for it in await run(answer.url, api_addresses, answer, now)}
    second_page = {it[0] for it in await run(second.url, api_addresses, second, now)}
    return second if second_page - first_page else None


async def ask_text(
    scout: Scout, gathered: Gathered, answer: Response, *, article_id: str, page: PageSurvey | None
) -> None:
    """The API's answer that a shell names, when the article's id stands in its address."""
    for url in page.apis if page else ():
        if re.search(rf"(?<![0-9A-Za-z]){re.escape(article_id)}(?![0-9A-Za-z])", url):
            text = await scout.page(url)
            if text:
                gathered.texts.append((answer.url, text))
            return
