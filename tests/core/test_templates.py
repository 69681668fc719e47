"""Templates of site definitions: parsed whole or refused, filled whole or not at all."""

import pytest

from crawler.templates import parse_template


@pytest.mark.parametrize(
    ("text", "values", "filled"),
    [
        ("https://x.test/{id}?p={page}", {"id": "7", "page": "2"}, "https://x.test/7?p=2"),
        ("{{{id}}}", {"id": "7"}, "{7}"),
        ("{digest|after:】}", {"digest": "【快讯】正文"}, "正文"),
        ("{digest|before:：}", {"digest": "快讯：正文"}, "快讯"),
        ("{name|lower|strip}", {"name": " ABC "}, "abc"),
        ("{name|strip:/}", {"name": "/a/"}, "a"),
        ("{ id }", {"id": "7"}, "7"),
        ("no places", {}, "no places"),
        ("", {}, ""),
        ("{id}", {}, None),
        ("{id}", {"id": None}, None),
        ("{id}", {"id": "{x}"}, "{x}"),
    ],
)
def test_filling(text: str, values: dict[str, str | None], filled: str | None) -> None:
    assert parse_template(text).fill(values) == filled


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{}", "without a name"), ("{ }", "without a name"), ("{id", "lone brace"), ("id}", "lone brace"),
        ("{id|uper}", "unknown filter 'uper'"), ("a { b } }", "lone brace"),
    ],
)  # fmt: skip
def test_mistakes_are_named(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        parse_template(text)


def test_the_names_it_needs_and_the_callers_own_filters() -> None:
    template = parse_template("{source|pinyin}-{id}")

    assert template.names == {"source", "id"}
    filters = {"pinyin": lambda value, _: value.upper()}
    assert template.fill({"source": "a", "id": "1"}, filters=filters) == "A-1"
