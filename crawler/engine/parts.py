"""The further pages of an article that is printed on several, fetched like any other.

Each goes through the gate: robots, pace and scope as for the first. A part that is refused or gone
ends the row and what there is gets filed; one that failed for the moment fails the visit, which is
tried again, so that no half article is filed for want of patience.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from crawler.extraction.body.parts import MOST_PARTS, join_parts
from crawler.judging import judge_status
from crawler.model import Article, Refusal, Request, Response
from crawler.reading import PageReading
from crawler.retrying import is_transient
from crawler.urls import host_key

Fetch = Callable[[Request], Awaitable[Response | Refusal]]
Read = Callable[[Request, Response], Awaitable[PageReading]]


async def read_parts(
    request: Request, article: Article, first: Response, *, fetch: Fetch, read: Read
) -> tuple[Article, tuple[Response, ...]]:
    """The whole article and the answers it was read from.

    Raises `FetchError`; an answer that will soon be another is the last one, for the caller to see.
    """
    responses = [first]
    while article.next_url and len(responses) < MOST_PARTS:
        asked = replace(
            request, url=article.next_url, host=host_key(article.next_url), depth=1, fields={},
            page_url=first.final_url, etag=None, last_modified=None,
        )  # fmt: skip
        answer = await fetch(asked)
        if isinstance(answer, Refusal):
            break
        if judge_status(answer):
            if is_transient(answer):
                responses.append(answer)
            break
        page = await read(asked, answer)
        joined = page.article and join_parts(article, page.article, count=len(responses) + 1)
        if not joined:
            break
        responses.append(answer)
        article = joined
    return article, tuple(responses)
