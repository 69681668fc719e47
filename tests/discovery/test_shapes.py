"""Addresses of articles: their shape, their pattern, their id."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery.shapes import article_pattern, date_template, id_pattern, shape_of

FAMILIES = [
    ["https://a.test/news/20240321/123456.html", "https://a.test/news/20240320/123999.html"],
    ["https://a.test/2024/03/21/bank-cuts-its-rate/", "https://a.test/2024/03/20/boats-go-out/"],
    [
        "https://a.test/town/quay-opens-again-70123",
        "https://a.test/sport/boats-win-all-races-70125",
    ],
    ["https://a.test/story.php?id=77&cat=2", "https://a.test/story.php?cat=1&id=78"],
    ["https://a.test/a/9f86d081884c.shtml", "https://a.test/a/60303ae22b99.shtml"],
]


@pytest.mark.parametrize("urls", FAMILIES)
def test_a_pattern_takes_its_family_and_no_other_page(urls: list[str]) -> None:
    pattern = article_pattern(urls)

    assert pattern is not None
    assert all(re.search(pattern, url) for url in urls)
    others = [url for family in FAMILIES for url in family if url not in urls]
    pages = ["https://a.test/", "https://a.test/town/", "https://a.test/about-us", *others]
    assert not [url for url in pages if re.search(pattern, url)]


@pytest.mark.parametrize(
    ("url", "is_article"),
    [
        ("https://a.test/town/", False),
        ("https://a.test/business-news", False),
        ("https://a.test/list?page=2", False),
        ("https://a.test/archive/2024/03/21/", False),
        ("https://a.test/archive/2024/03/21/bank-cuts-its-rate", True),
        ("https://a.test/node/4711", True),
        ("https://a.test/item?id=4711", True),
    ],
)
def test_a_shape_tells_articles_from_lists(url: str, is_article: bool) -> None:  # a table
    assert shape_of(url).may_be_article is is_article


@pytest.mark.parametrize(
    ("urls", "found"),
    [
        (FAMILIES[0], "123456"),
        (FAMILIES[1], None),
        (FAMILIES[2], "70123"),
        (FAMILIES[3], "77"),
        ([], None),
    ],
)
def test_the_sites_own_id_is_found_where_there_is_one(urls: list[str], found: str | None) -> None:
    pattern = id_pattern(urls)

    match = re.search(pattern, urls[0]) if pattern else None
    assert (match.group(1) if match else None) == found


@pytest.mark.parametrize(
    ("form", "template"),
    [
        ("https://a.test/{}/03/{:02}/", "https://a.test/{date:%Y/%m/%d}/"),
        ("https://a.test/html/{}-03/{:02}/node.htm", None),
        ("https://a.test/day/{}-03-{:02}", "https://a.test/day/{date:%Y-%m-%d}"),
        ("https://a.test/day/{}03{:02}.html", "https://a.test/day/{date:%Y%m%d}.html"),
    ],
)
def test_pages_by_date_share_a_template(form: str, template: str | None) -> None:
    found = date_template([form.format(2024, day) for day in (20, 21, 22)])

    assert found == template or template is None


@given(st.lists(st.from_regex(r"https://a\.test/[a-z0-9/_.-]{0,40}(\?[a-z]{1,4}=\d{1,6})?",
                              fullmatch=True), min_size=1, max_size=8))  # fmt: skip
def test_any_addresses_give_a_pattern_that_compiles_or_none(urls: list[str]) -> None:
    pattern = article_pattern(urls)

    assert pattern is None or re.compile(pattern)
    assert id_pattern(urls) is None or re.compile(id_pattern(urls) or "")
