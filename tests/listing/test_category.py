"""Category pages: which links are taken, and what does not make a link."""

import pytest

from crawler.errors import ExtractionError
from crawler.model import Listing
from tests.support.listings import read, site_with, urls

RULES = 'item = "li"\nlink = "a.t"\ntitle = "a.t"\ndate = "time"\nnext = "a.next"\n'


def category(html: str, rules: str = RULES) -> Listing:
    return read("category", html, site=site_with("category", more=rules))


def test_an_item_gives_link_title_and_date() -> None:
    listing = category(
        "<li><a class=t href='/a.html'> Pier \n reopens </a><time datetime=2024-03-21>then</time></li>"
        "<li><a class=t href='b.html'>B</a><time>21 March</time></li><a class=next href='?page=2'>on</a>"
    )

    assert urls(listing) == ["/a.html", "/b.html"]
    assert [link.title for link in listing.links] == ["Pier reopens", "B"]
    assert [link.date_text for link in listing.links] == ["2024-03-21", "21 March"]
    assert listing.next_url == "https://news.test/list?page=2"


def test_the_first_link_of_each_item_counts_and_each_address_once() -> None:
    listing = category(
        "<li><a class=t href=/a>A</a><a class=t href=/b>B</a></li><li><a class=t href=/a>again</a></li>"
    )

    assert urls(listing) == ["/a"]


@pytest.mark.parametrize("href", ["javascript:x()", "mailto:a@b.test", "", "data:text/html,x", "http://", "#"])  # fmt: skip
def test_what_is_no_web_address_is_skipped_with_a_reason(href: str) -> None:
    listing = category(
        f"<li>Item one <a class=t href='{href}'>A</a></li><li><a class=t href=/b>B</a>"
    )

    if href != "#":  # an address on the page itself is an address
        assert urls(listing) == ["/b"]
        assert listing.skipped == ("no link in item: Item one A",)


def test_a_base_element_moves_relative_links() -> None:
    assert urls(category("<base href=/news/><li><a class=t href=a>A</a>")) == ["/news/a"]
    assert urls(category("<base href='javascript:x'><li><a class=t href=a>A</a>")) == ["/a"]


def test_without_items_every_link_counts_that_matches() -> None:
    rules = 'link = "a"\nmatch = "/news/"\n'

    listing = category("<a href=/news/1>One</a><a href=/about>About</a><a href=/news/2></a>", rules)
    assert urls(listing) == ["/news/1", "/news/2"]
    assert [link.title for link in listing.links] == ["One", None]


def test_a_page_without_items_is_an_error_that_names_the_rule() -> None:
    with pytest.raises(ExtractionError, match="nothing matches item = 'li'") as caught:
        category("<p>moved</p>")
    assert caught.value.reason == "no_items"


def test_a_page_of_100_000_links_is_read() -> None:
    html = "".join(f"<li><a class=t href=/{n}>x</a>" for n in range(100_000))

    assert len(category(html).links) == 100_000
