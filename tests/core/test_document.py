"""Texts of elements: what a reader sees, and whether there is any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.document import (
    Document,
    Node,
    element_text,
    first,
    fold_blanks,
    has_text,
    parse,
    read_document,
)

BLANKS = st.sampled_from(
    [" ", "\n", "\t", "\u00a0", "\u3000", "\u2028", "\x1c", "\u00ad", "a", "新"]
)


@given(st.text(BLANKS) | st.text())
def test_folding_leaves_one_space_where_any_white_space_stood(text: str) -> None:
    assert fold_blanks(text) == " ".join(text.split())


@given(
    st.lists(st.sampled_from(["<p>", "<b> ", "</p>", "<br>", "&nbsp;", "<script>x</script>", "."]))
)
def test_element_has_text_exactly_where_a_text_is_read_from_it(pieces: list[str]) -> None:
    node = _body("".join(pieces))

    assert has_text(node) is bool(element_text(node))


def test_text_of_scripts_and_comments_is_not_seen() -> None:
    assert not has_text(_body("<div><script>x()</script><!-- y --><style>z</style> </div>"))


def _body(html: str) -> Node:
    node = first(parse(f"<body>{html}</body>"), "body")
    assert node is not None
    return node


@given(
    text=st.text(alphabet=st.sampled_from(list("ab \t\n\r\v\f\x1c\x1f\xa0\u3000é")), max_size=12),
    times=st.integers(1, 40),
)
def test_blanks_are_folded_in_texts_of_any_length(text: str, times: int) -> None:
    assert fold_blanks(text * times) == " ".join((text * times).split())


@pytest.mark.parametrize("blank", ["\t", "  ", "\xa0", "&#9;", "&#x1c;", " \n "])
def test_odd_blanks_are_folded_in_short_and_long_elements(blank: str) -> None:
    for words in ("one", "one " * 60 + "word"):
        node = _body(f"<div><p>{words}{blank}two</p>three<br>{blank}</div>")

        assert element_text(node) == f"{words} two\nthree"


def test_elements_are_listed_by_tag_in_page_order() -> None:
    page = _page("<h2>one</h2><time>two</time><h2>three</h2>")

    assert [node.text() for node in page.tagged("h2")] == ["one", "three"]
    assert [node.text() for node in page.tagged("h2", "time")] == ["one", "two", "three"]
    assert page.tagged("h3") == ()


def test_elements_that_were_cut_are_not_found_any_more() -> None:
    page = _page("<base href='/b/'><h2>one</h2><h2>two</h2>")
    first_heading, _ = page.tagged("h2")

    page.will_be_cut()
    first_heading.decompose()
    assert [node.text() for node in page.tagged("h2")] == ["two"]
    assert page.base_url == "https://news.test/b/"


def test_the_title_is_the_heads_and_no_drawings() -> None:
    drawing = "<svg><title>A lamp</title></svg>"

    assert _page(f"<title>The pier</title>{drawing}").title == "The pier"
    assert _page(drawing).title == "A lamp"
    assert _page("").title == ""


def _page(html: str) -> Document:
    return read_document(html.encode(), url="https://news.test/a", content_type="text/html")
