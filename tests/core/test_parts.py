"""Articles on several pages: which links lead to the next part, and what joining adds."""

import pytest

from crawler.document import read_document
from crawler.extraction.body.parts import join_parts, next_part, part_number
from crawler.model import Article

FIRST = "https://news.test/a/lamp.html"


def part_after(html: str, *, url: str = FIRST, first_url: str = FIRST) -> str | None:
    page = read_document(html.encode(), url=url, content_type="text/html")
    return next_part(page, first_url=first_url, url=url)


def article(html: str, text: str, **more: object) -> Article:
    return Article(url=FIRST, title="Lamp", body_html=html, text=text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "other", "number"),
    [
        (FIRST, "https://news.test/a/lamp_2.html", 2),
        (FIRST, "https://www.news.test/a/lamp-3.html", 3),
        (FIRST, "https://news.test/a/lamp.html?page=2", 2),
        ("https://news.test/s?id=7", "https://news.test/s?id=7&p=2", 2),
        ("https://news.test/storm", "https://news.test/storm/2/", 2),
        ("https://news.test/storm/", "https://news.test/storm/page/2", 2),
        ("https://news.test/storm", "https://news.test/storm/seite-2", 2),
        ("https://news.test/storm", "https://news.test/storm-2", None),
        ("https://news.test/2024/03/21", "https://news.test/2024/03/22", None),
        (FIRST, "https://news.test/a/lamp.html?image=2", None),
        (FIRST, "https://other.test/a/lamp_2.html", None),
        (FIRST, "https://news.test/a/fish_2.html", None),
        (FIRST, FIRST, None),
        ("https://news.test/", "https://news.test/2", None),
    ],
)
def test_only_a_number_behind_the_first_address_makes_a_part(
    first: str, other: str, number: int | None
) -> None:
    assert part_number(first, other) == number


@pytest.mark.parametrize(
    "html",
    [
        '<a href="lamp_2.html">下一页</a>',
        '<a href="lamp_1.html">1</a><a href="lamp_2.html">2</a><a href="lamp_3.html">3</a>',
        '<link rel="next" href="/a/lamp_2.html">',
        '<a href="lamp_3.html">3</a><a href="lamp_2.html">Next page »</a>',
    ],
)
def test_the_second_part_is_found(html: str) -> None:
    assert part_after(html) == "https://news.test/a/lamp_2.html"


def test_some_count_the_second_part_as_one() -> None:
    assert part_after('<a href="lamp_1.html">2</a><a href="lamp_1.html">下一页</a>') == (
        "https://news.test/a/lamp_1.html"
    )


def test_the_part_after_a_part_is_the_next_number() -> None:
    html = '<a href="lamp_2.html">2</a><a href="lamp_3.html">3</a><a href="lamp.html">1</a>'

    assert part_after(html, url="https://news.test/a/lamp_2.html") == (
        "https://news.test/a/lamp_3.html"
    )
    assert part_after(html, url="https://news.test/a/lamp_3.html") is None


def test_the_next_article_is_no_part() -> None:
    assert part_after('<a rel="next" href="/a/fish.html">Next</a>') is None


def test_a_part_adds_what_was_not_told() -> None:
    first = article("<p>The lamp stays on.</p>", "The lamp stays on.", evidence={"body": "x"})
    part = article(
        "<p>The lamp stays on.</p><p>Repairs begin in May.</p>", "", next_url="https://n.test/3"
    )

    joined = join_parts(first, part, count=2)

    assert joined is not None
    assert joined.text == "The lamp stays on.\nRepairs begin in May."
    assert joined.body_html.count("<p>") == 2
    assert (joined.next_url, joined.evidence["body"]) == ("https://n.test/3", "x, 2 parts")


def test_a_part_that_only_repeats_adds_nothing() -> None:
    first = article("<p>The lamp stays on.</p>", "The lamp stays on.")

    assert join_parts(first, first, count=2) is None
