"""Mistakes in TOML are told with their line, and near misses with the name that was meant."""

from pathlib import Path

import pytest

from crawler.errors import ConfigError
from crawler.toml_text import line_of, nearest, parse_toml

TEXT = """id = "a"
"odd.key" = 1
[article]
title = "h1"
[article.text]
url = "x"
[[listing]]
name = "first"
url = "1"
[[listing]]
name = "second"
link = "a"
"""


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("id", 1), ("article.title", 4), ("article.text.url", 6), ("article.body", 3),
        ("listing.first.url", 9), ("listing.second.link", 12), ("listing.second.date", 11), ("nothing", None),
    ],
)  # fmt: skip
def test_the_line_of_a_key_or_of_the_table_that_would_hold_it(key: str, line: int | None) -> None:
    assert line_of(TEXT, key) == line


@pytest.mark.parametrize(("text", "line"), [("a = \n", 1), ("a = 1\na = 2\n", 2), ("\n\n[x\n", 3)])
def test_a_syntax_error_has_its_line(text: str, line: int) -> None:
    with pytest.raises(ConfigError, match="not valid TOML") as caught:
        parse_toml(text, path=Path("x.toml"))
    assert caught.value.fields["line"] == line


def test_the_nearest_name() -> None:
    assert nearest("tittle", ["title", "date"]) == "title"
    assert nearest("zzz", ["title", "date"]) is None
