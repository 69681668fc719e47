"""Which spellings are one request, and what a listing's link becomes."""

from pathlib import Path

import pytest

from crawler.identity import article_request, following_requests, linked_requests, listing_request
from crawler.model import Link, Listing
from crawler.site_reader import read_site
from crawler.sites import SiteDefinition

LISTING = """
[[listing]]
name = "front"
kind = "category"
url = "https://news.test/list"
link = "a"
max_pages = 2
"""


def site(top: str = "", tables: str = "") -> SiteDefinition:
    text = f'id = "news"\nhosts = ["news.test", "m.news.test"]\n{top}\n{tables}\n{LISTING}'
    return read_site(text, path=Path("news.toml"))


def keys(urls: list[str], rules: SiteDefinition) -> set[str]:
    return {article_request(url, [rules]).key for url in urls}


def test_spellings_of_one_address_are_one_request() -> None:
    spellings = [
        "https://news.test/a?x=1&y=2",
        "https://NEWS.test:443/a?y=2&x=1#part",
        "https://news.test/./b/../a?x=1&utm_source=feed&y=2&fbclid=9",
    ]

    assert len(keys(spellings, site())) == 1


@pytest.mark.parametrize(("top", "count"), [("", 2), ("https_is_http = true", 1)])
def test_http_and_https_are_one_where_the_site_says_so(top: str, count: int) -> None:
    assert len(keys(["http://news.test/a", "https://news.test/a"], site(top))) == count


def test_a_sites_own_tracking_parameters_do_not_count() -> None:
    urls = ["https://news.test/a?from_tab=home", "https://news.test/a"]

    assert len(keys(urls, site('tracking = ["from_tab"]'))) == 1


def test_the_sites_id_joins_addresses_on_several_hosts() -> None:
    rules = site(tables="[identity]\nid = '/a/(\\d+)'")

    assert keys(["https://news.test/a/7?x=1", "https://m.news.test/a/7"], rules) == {"news:id:7"}


@pytest.mark.parametrize(("same_story", "count"), [("link", 2), ("one", 1)])
def test_two_ids_of_one_story_are_as_many_posts_as_the_site_wants(
    same_story: str, count: int
) -> None:
    rules = site(
        tables="[identity]\nid = '/(N?\\d{3})$'\nstory = '(\\d{3})$'\n"
        f'same_story = "{same_story}"'
    )

    assert len(keys(["https://news.test/123", "https://news.test/N123"], rules)) == count


def test_a_listings_links_become_requests_once_and_only_on_the_sites_hosts() -> None:
    rules = site()
    page = listing_request(rules, rules.listings[0], "https://news.test/list")
    links = ("https://news.test/a", "https://news.test/a#x", "https://other.test/b", "http://[")

    made, foreign = linked_requests(rules, page, Listing(links=tuple(Link(url=u) for u in links)))

    assert [request.url for request in made] == ["https://news.test/a"]
    assert len(foreign) == 2


def test_next_pages_end_at_the_listings_limit() -> None:
    rules = site()
    first = listing_request(rules, rules.listings[0], "https://news.test/list")
    listing = Listing(links=(), next_url="https://news.test/list?p=2")

    (second,) = following_requests(rules, first, listing)

    assert (second.depth, second.listing) == (1, "front")
    assert following_requests(rules, second, listing) == []


def test_a_page_whose_text_comes_from_an_api_is_asked_for_there() -> None:
    rules = site(
        tables="[identity]\nid = 'id=(\\d+)'\n[article.text]\n"
        'url = "https://news.test/api?i={id}"\npath = "t"\nwhen = "always"'
    )

    request = article_request("https://m.news.test/share?id=5", [rules])

    assert request.url == "https://news.test/api?i=5"
    assert request.page_url == "https://m.news.test/share?id=5"
    assert request.host == "news.test"
