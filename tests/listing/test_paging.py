"""Pages by number, offset and cursor; archives by date; the days of a back-fill."""

import json
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from crawler.errors import SiteDefinitionError
from crawler.identity import following_requests, listing_request, listing_requests
from crawler.listing.paging import dated_url, earlier_url
from crawler.listing.window import Window
from crawler.model import Link, Listing
from tests.support.listings import read, site_with, urls
from tests.support.samples import NOW

JSON = 'items = "items"\nlink = "{url}"\n[listing.pages]\n'
DAYS = "https://news.test/{date:%Y/%m/%d}/"


@pytest.mark.parametrize(
    ("rules", "url", "following"),
    [
        ('by = "page"\nparameter = "p"', "/list?a=1", "/list?a=1&p=2"),
        ('by = "page"\nparameter = "p"', "/list?p=2&a=1", "/list?a=1&p=3"),
        ('by = "page"\nparameter = "p"\nfirst = 0', "/list", "/list?p=1"),
        ('by = "page"\nurl = "https://news.test/list/page/{page}/"', "/list", "/list/page/2/"),
        (
            'by = "page"\nurl = "https://news.test/list/{page}.html"',
            "/list/9.html",
            "/list/10.html",
        ),
        ('by = "offset"\nparameter = "from"', "/list", "/list?from=2"),
        ('by = "offset"\nparameter = "from"\nstep = 20', "/list?from=20", "/list?from=40"),
        ('by = "cursor"\nparameter = "after"\ncursor = "meta.next"', "/list", "/list?after=x%3D1"),
    ],
)
def test_the_next_page_is_made_by_its_rule(rules: str, url: str, following: str) -> None:
    body = json.dumps({"items": [{"url": "/a"}, {"url": "/b"}], "meta": {"next": "x=1"}})

    listing = read(
        "json", body, url=f"https://news.test{url}", site=site_with("json", more=JSON + rules)
    )

    assert listing.next_url == f"https://news.test{following}"


@pytest.mark.parametrize("by", ['"page"', '"offset"', '"cursor"\ncursor = "next"'])
def test_a_page_without_items_is_the_last(by: str) -> None:
    site = site_with("json", more=f'{JSON}by = {by}\nparameter = "p"')

    assert read("json", '{"items": [], "next": "more"}', site=site).next_url is None


@pytest.mark.parametrize(
    ("template", "url", "earlier"),
    [
        (DAYS, "https://news.test/2024/03/01/", "https://news.test/2024/02/29/"),
        (DAYS, "https://news.test/2024/03/01/?page=2", "https://news.test/2024/02/29/"),
        ("https://n.test/{date:%Y-%m}/x", "https://n.test/2024-01/x", "https://n.test/2023-12/x"),
        ("https://n.test/{date:%Y%m%d}", "https://n.test/20240321", "https://n.test/20240320"),
        ("https://n.test/a?y={date:%Y}", "https://n.test/a?y=2024", "https://n.test/a?y=2023"),
        (DAYS, "https://news.test/today", None),
        ("https://n.test/", "https://n.test/", None),
    ],
)
def test_an_archive_by_date_goes_back_day_by_day(
    template: str, url: str, earlier: str | None
) -> None:
    assert earlier_url(template, url) == earlier


def test_an_archive_by_date_begins_today_in_the_sites_zone() -> None:
    (first,) = listing_requests(site_with("home", url=DAYS, more='link = "a"'), now=NOW)

    assert first.url == dated_url(DAYS, date(2024, 3, 21)) == "https://news.test/2024/03/21/"


@pytest.mark.parametrize("url", ["https://n.test/{date}/", "https://n.test/{date:%m-%d}/"])
def test_a_dated_url_without_a_form_or_a_year_is_an_error(url: str) -> None:
    with pytest.raises(SiteDefinitionError, match="dated URL"):
        site_with("home", url=url, more='link = "a"')


def test_an_index_leads_to_its_parts_but_not_for_ever() -> None:
    site = site_with("sitemap", more="max_pages = 2")
    index = Listing(links=(), parts=tuple(Link(url=f"https://news.test/{n}") for n in range(5)))
    first = listing_request(site, site.listings[0], "https://news.test/list")

    assert [it.url[-1] for it in following_requests(site, first, index)] == ["0", "1"]
    assert len(following_requests(site, first, index, max_pages=4)) == 4
    assert following_requests(site, replace(first, depth=2), index) == []


def test_a_back_fill_keeps_its_days_and_what_tells_no_date() -> None:
    listing = Listing(
        links=(
            Link(url="https://news.test/old", date_text="2024-01-31"),
            Link(url="https://news.test/in", date_text="2024-02-01"),
            Link(url="https://news.test/2024/03/01/late"),
            Link(url="https://news.test/unknown"),
            Link(url="https://news.test/untouched", fields={"lastmod": "2023-05-05"}),
        ),
        next_url="https://news.test/2",
    )
    window = Window(since=date(2024, 2, 1), until=date(2024, 2, 29))

    kept = window.days(listing, zone=ZoneInfo("UTC"), captured=NOW)

    assert urls(kept) == ["/in", "/unknown"]
    assert kept.next_url == "https://news.test/2"


def test_a_page_of_older_links_ends_a_back_fill() -> None:
    old = Listing(links=(Link(url="https://news.test/2024/01/01/a"),), next_url="https://n.test/2")
    kept = Window(since=date(2024, 2, 1)).days(old, zone=ZoneInfo("UTC"), captured=NOW)

    assert (kept.links, kept.next_url) == ((), None)
