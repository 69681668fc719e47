"""Values of JSON documents, and what is taken for JSON at all."""

import pytest

from crawler.errors import ExtractionError
from crawler.json_paths import parse_json, text_at, value_at

URL = "https://news.test/api"
ITEMS = '[{"title": "A"}, {"n": 1.5, "yes": true, "no": null}]'
DOCUMENT = parse_json(f'{{"data": {{"items": {ITEMS}, "": "x"}}}}', url=URL)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data.items.0.title", "A"), ("data.items.1.n", "1.5"), ("data.items.1.yes", None),
        ("data.items.1.no", None), ("data.items.2.title", None), ("data.items.-1.title", None),
        ("data.items.٣", None), ("data.items.99999999999999999999", None), ("data.items", None),
        ("data.items.0.title.x", None), ("data.", "x"), ("nothing", None),
    ],
)  # fmt: skip
def test_texts_by_path(path: str, text: str | None) -> None:
    assert text_at(DOCUMENT, path) == text


def test_an_empty_path_is_the_document() -> None:
    assert value_at(DOCUMENT, "") is DOCUMENT


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('\ufeff{"a": 1}', {"a": 1}), ('cb({"a": 1});', {"a": 1}), (' [1, 2] ; \n', [1, 2]),
        ('{"a": 1, "a": 2}', {"a": 2}), ('{"a": NaN, "b": -Infinity}', {"a": None, "b": None}),
        ('{"a": "line\nend"}', {"a": "line\nend"}), ('{"a": 1e999}', {"a": float("inf")}),
        ("9" * 5000, "9" * 5000), ('"\\ud800"', "\ud800"),
    ],
)  # fmt: skip
def test_what_is_read(text: str, value: object) -> None:
    assert parse_json(text, url=URL) == value


@pytest.mark.parametrize("text", ["", "<html>", "{", "[" * 200_000, '{"a": }', "cb(", "{'a': 1}"])
def test_what_is_not_json(text: str) -> None:
    with pytest.raises(ExtractionError) as caught:
        parse_json(text, url=URL)
    assert caught.value.reason == "not_json"


def test_numbers_without_end_are_no_text() -> None:
    assert text_at({"a": float("inf"), "b": float("nan")}, "a") is None
    assert text_at({"a": 10**30}, "a") == "1" + "0" * 30
