"""JSON listings: wrong types, missing values and odd documents skip an item, never the run."""

import json

import pytest

from crawler.errors import ExtractionError
from crawler.model import Listing
from tests.support.listings import read, site_with, urls

RULES = (
    'items = "data.items"\nlink = "/news/{id}.html"\ntitle = "{title}"\nnext = "/list?after={data.last}"\n'
    'fields = { id = "{id}" }\nrequired = ["title"]\n'
)


def listing(document: object, rules: str = RULES) -> Listing:
    body = document if isinstance(document, str) else json.dumps(document)
    return read("json", body, site=site_with("json", more=rules))


def test_items_become_links_with_their_fields() -> None:
    told = listing(
        {"data": {"items": [{"id": 7, "title": "A"}, {"id": "8", "title": "B"}], "last": 8}}
    )

    assert urls(told) == ["/news/7.html", "/news/8.html"]
    assert [dict(link.fields) for link in told.links] == [{"id": "7"}, {"id": "8"}]
    assert told.next_url == "https://news.test/list?after=8"


@pytest.mark.parametrize(
    "item",
    [None, 3, "x", [], {}, {"id": 1}, {"title": "A"}, {"id": None, "title": "A"}, {"id": True, "title": "A"},
     {"id": {"a": 1}, "title": "A"}, {"id": [1], "title": "A"}, {"id": "", "title": "A"}, {"id": 1, "title": "  "},
     {"id": float("nan"), "title": "A"}],
)  # fmt: skip
def test_an_item_of_wrong_types_is_skipped_with_a_reason(item: object) -> None:
    told = listing({"data": {"items": [item, {"id": 7, "title": "A"}]}})

    assert urls(told) == ["/news/7.html"]
    assert len(told.skipped) == 1
    assert told.skipped[0].startswith("item without ")
    assert told.next_url is None


@pytest.mark.parametrize("document", [{}, [], {"data": None}, {"data": {"items": {"a": 1}}}, {"data": {"items": "x"}}, 3, None])  # fmt: skip
def test_a_document_without_the_list_is_an_error(document: object) -> None:
    with pytest.raises(ExtractionError) as caught:
        listing(document)
    assert caught.value.reason == "no_items"


def test_links_that_do_not_match_are_left_out() -> None:
    told = listing(
        {"data": {"items": [{"id": n, "title": "A"} for n in (1, 22)]}}, RULES + 'match = "/2"\n'
    )

    assert urls(told) == ["/news/22.html"]


def test_huge_numbers_are_ids_and_of_two_equal_names_the_last_counts() -> None:
    told = listing('{"data": {"items": [{"id": %s, "title": "A", "title": "B"}]}}' % ("9" * 5000))

    assert (len(told.links[0].fields["id"]), told.links[0].title) == (5000, "B")
