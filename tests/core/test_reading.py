"""One answer to what it holds: the bounds of a listing, directives, and kinds of content."""

import gc
import re
import sys
from collections import Counter
from pathlib import Path
from types import FrameType

import pytest

from crawler.extraction.blocks import Block
from crawler.extraction.dates.date_labels import UPDATED
from crawler.extraction.told import short_texts, tells_change
from crawler.identity import article_request, listing_request
from crawler.listing.window import Window
from crawler.model import Article, PageKind, Request
from crawler.reading import ListingReading, read_links, read_page
from crawler.site_reader import read_site
from crawler.sites import SiteDefinition
from tests.support.fetcher import response
from tests.support.listings import site_with

URL = "https://news.test/list"
TRAP = '<a class=next href="{}">on</a>'
SITE = site_with("category", more='link = "a"\nnext = "a.next"\nmax_pages = 3\n')


def links(html: str, *, depth: int = 0, **more: object) -> ListingReading:
    rules = SITE.listings[0]
    request = listing_request(SITE, rules, URL, depth=depth)
    return read_links(request, response(html, url=URL), SITE, rules, window=Window(), **more)  # type: ignore[arg-type]  # as each test says


def pages(reading: ListingReading) -> list[str]:
    return [request.url for request in reading.requests if request.kind is PageKind.LISTING]


def test_links_beyond_the_bound_are_left_out_with_a_reason() -> None:
    reading = links("".join(f"<a href=/{n}>x</a>" for n in range(50)), max_links=20)

    assert (reading.links, len(reading.requests)) == (20, 20)
    assert reading.skipped == ("30 links beyond max_links = 20",)


def test_of_many_reasons_the_first_are_told_and_the_rest_counted() -> None:
    reading = links("".join(f"<a href=https://other{n}.test/>x</a>" for n in range(150)))

    assert len(reading.foreign) == 101
    assert reading.foreign[-1] == "and 50 more like these"


def test_a_page_that_waits_for_its_script_is_read_from_the_state_that_it_carries() -> None:
    body = (Path(__file__).parents[1] / "sites/shell/nuxt-function/page.html").read_bytes()
    reading = read_page(article_request(URL, ()), response(body.decode(), url=URL), None)

    assert reading.judgement is None
    assert reading.article is not None
    assert reading.article.evidence["body"] == "page state __NUXT__"


@pytest.mark.parametrize(
    "shown", ["", "<p>We serve our readers, and we have done so since 1901.</p>"]
)
def test_a_page_that_waits_for_its_script_and_carries_no_text_is_none(shown: str) -> None:
    html = f"<title>Post</title><div id=root></div>{shown}<script src=/a.js></script>"
    reading = read_page(article_request(URL, ()), response(html, url=URL), None)

    assert reading.article is None
    assert reading.judgement is not None
    assert reading.judgement.reason == "needs_script"


def test_next_pages_end_at_max_pages_however_they_go_on() -> None:
    html = "<a href=/1>x</a>" + TRAP.format("/list?page=99")

    assert pages(links(html, depth=0)) == ["https://news.test/list?page=99"]
    assert pages(links(html, depth=2)) == []


def test_a_next_page_that_is_the_page_itself_is_one_request() -> None:
    own = listing_request(SITE, SITE.listings[0], URL)
    found = links(TRAP.format("/list?utm_source=x")).requests

    assert {request.key for request in found if request.kind is PageKind.LISTING} == {own.key}


def test_spellings_and_tracking_parameters_are_one_request() -> None:
    html = (
        "<a href=/a>x</a><a href='/a?utm_source=b'>x</a><a href='HTTPS://NEWS.TEST:443/a#top'>x</a>"
    )

    assert len(links(html).requests) == 1


def test_nofollow_keeps_every_link_unvisited_where_it_is_obeyed() -> None:
    html = "<meta name=robots content=nofollow><a href=/1>x</a>"

    assert links(html, agent="crawler").nofollow == "meta robots: nofollow"
    assert links(html, agent="crawler").requests == ()
    assert len(links(html, agent=None).requests) == 1


def test_what_is_no_text_is_no_article_for_good() -> None:
    request = Request(key=URL, url=URL, host="news.test", kind=PageKind.ARTICLE)

    reading = read_page(request, response(b"%PDF-1.7", content_type="application/pdf"), None)
    assert reading.judgement is not None
    assert (reading.judgement.reason, reading.judgement.for_good) == ("not_html", True)


ARTICLE = (
    "<title>The lamp of the pier</title><meta property=og:title content='The lamp of the pier'>"
    "<h1>The lamp of the pier</h1><nav><a href=/>Home</a></nav><div>"
    + "<p>The board of the harbour measured the basin again, and the result is as it was.</p>" * 9
    + "</div><p class=author>Ada Quill</p>"
)


def counted(html: str, site: SiteDefinition | None = None) -> tuple[Counter[str], Article]:
    """Calls of our functions while a page is read, and its article."""
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_globals.get("__name__", "").startswith("crawler."):
            calls[frame.f_code.co_qualname] += 1

    request = article_request(URL, [site] if site else ())
    sys.setprofile(count)
    try:
        reading = read_page(request, response(html, url=URL), site, agent="crawler")
    finally:
        sys.setprofile(None)
    assert reading.article is not None
    return calls, reading.article


def test_a_page_is_parsed_listed_and_laid_out_once_whatever_is_asked_of_it() -> None:
    calls, _ = counted(ARTICLE)

    assert calls["parse"] == 2  # the page and the body that is filed
    assert calls["Document._elements"] == calls["read_outline"] == calls["choose_block"] == 1


def test_a_page_that_was_read_leaves_nothing_to_the_collector() -> None:
    gc.disable()
    try:
        reading = read_page(article_request(URL, ()), response(ARTICLE, url=URL), None)

        assert reading.article is not None
        assert not [it for it in gc.get_objects() if isinstance(it, Block)]
    finally:
        gc.enable()


RULED = (
    "<title>The lamp of the pier</title><h1>The lamp of the pier</h1>"
    "<p class=by>Ada Quill</p><time>2024-03-21 09:30</time>{line}<div class=text>"
    + "<p>The board of the harbour measured the basin again, and the result is as it was.</p>" * 9
    + "</div>"
)
RULES = read_site(
    """
id = "news"
hosts = ["news.test"]
[article]
match = "/list"
title = ["h1"]
authors = [".by"]
date = ["time"]
body = [".text"]
""",
    path=Path("news.toml"),
)


def test_where_rules_tell_all_the_page_is_not_laid_out() -> None:
    calls, article = counted(RULED.format(line="<p>A pier&#8217;s &#x27;lamp&#39;</p>"), RULES)

    assert calls["read_outline"] == 0
    assert (article.title, article.authors) == ("The lamp of the pier", ("Ada Quill",))


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Updated: 2024-03-22 10:00", "modified", "2024-03-22 10:00"),
        ("Aktualisiert: 2024-03-22 10:00", "modified", "2024-03-22 10:00"),
        ("ge&auml;ndert: 2024-03-22 10:00", "modified", "2024-03-22 10:00"),
        ("更新时间：2024-03-22 10:00", "modified", "2024-03-22 10:00"),
        ("来源：海港日报", "source", "海港日报"),
        ("&#26469;源：海港日报", "source", "海港日报"),
    ],
)
def test_a_line_that_tells_what_rules_do_not_is_found(line: str, field: str, value: str) -> None:
    _, article = counted(RULED.format(line=f"<p>{line}</p>"), RULES)

    assert value in str(getattr(article, field))


def test_every_word_for_a_change_holds_a_sign_of_one() -> None:
    for word in UPDATED.pattern.replace(r"\s", " ").split("|"):
        assert tells_change(re.sub(r"\[(.).*?\]|(.)\?", r"\1\2", word).upper()), word


def test_words_of_a_change_within_a_paragraph_announce_none() -> None:
    words = "The plan was updated by the board after the storm, as it does each year. " * 6

    assert not tells_change(short_texts(f"<div class=update><p>{words}</p></div>"))
    assert tells_change(short_texts(f"<p>{words}</p><span>Updated 3 May</span>"))
    assert tells_change(short_texts(f"<p title='a > {words}'>Updated 3 May</p>"))
    assert tells_change(short_texts("<p>Profits < 5, updated 3 May"))
    for blank in (" ", "\xa0", "\u3000", "\r\n", "\t"):
        assert tells_change(short_texts(f"<p>Updated {blank * 300} 3 May</p>"))
