"""A definition's text with some keys changed and everything else left as its owner wrote it.

Pure. Comments and order stay; a changed key keeps its line. The rules that held before go into an
`[[article.before]]` table, so that what was captured then is still read by them.
"""

import difflib
import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime

from crawler.discovery.definition import toml_value
from crawler.discovery.mending import Mending
from crawler.sites import ArticleRules

HEADER = re.compile(r"^\s*\[{1,2}\s*([\w.-]+)\s*\]{1,2}")
VERSIONED = ("title", "date", "modified", "authors", "source", "section", "tags", "image", "body")


def mended_text(text: str, mending: Mending, old: ArticleRules, *, at: datetime) -> str:
    """The definition's text with the mending in it, valid from `at`."""
    lines = text.splitlines()
    for name, keys in mending.listings.items():
        start = _listing_line(lines, name)
        if start is not None:
            lines = _with_keys(lines, start, keys)
    if mending.article or mending.text:
        stamp = at.astimezone(UTC).isoformat().replace("+00:00", "Z")
        start = _table_line(lines, "article")
        if start is None:
            lines += ["", "[article]"]
            start = len(lines) - 1
        lines = _with_keys(lines, start, {"valid_from": Literal(stamp), **mending.article})
        place = _table_line(lines, "article.text")
        if mending.text and place is not None:
            lines = _with_keys(lines, place, mending.text)
        end = _end_of_article(lines)
        lines[end:end] = ["", *_before_table(old, stamp)]
    return "\n".join(lines) + "\n"


def unified(before: str, after: str, *, name: str) -> str:
    """The change as a unified diff."""
    return "".join(
        difflib.unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), name, name
        )
    )


class Literal(str):
    """A value that TOML writes without quotes: a time."""

    __slots__ = ()


def _written(value: object) -> str:
    return str(value) if isinstance(value, Literal) else toml_value(value)


def _with_keys(lines: list[str], start: int, keys: Mapping[str, object]) -> list[str]:
    """The lines with keys of the table at `start` set; None takes a key away."""
    out = list(lines)
    for key, value in keys.items():
        span = _key_span(out, start, key)
        written = [] if value is None else [f"{key} = {_written(value)}"]
        if span:
            out[span[0] : span[1]] = written
        elif written:
            place = _last_key_line(out, start) + 1
            out[place:place] = written
    return out


def _table_end(lines: list[str], start: int) -> int:
    return next((n for n in range(start + 1, len(lines)) if HEADER.match(lines[n])), len(lines))


def _key_span(lines: list[str], start: int, key: str) -> tuple[int, int] | None:
    """First and last line of a key's value, which may run over several lines."""
    end = _table_end(lines, start)
    for first in range(start + 1, end):
        if not re.match(rf"\s*{re.escape(key)}\s*=", lines[first]):
            continue
        for last in range(first + 1, end + 1):
            try:
                tomllib.loads("\n".join(lines[first:last]))
            except tomllib.TOMLDecodeError:
                continue
            return first, last
    return None


def _last_key_line(lines: list[str], start: int) -> int:
    """The last line of a table that is neither blank nor a comment on what follows."""
    last = start
    for number in range(start + 1, _table_end(lines, start)):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            last = number
    return last


def _table_line(lines: list[str], name: str) -> int | None:
    for number, line in enumerate(lines):
        found = HEADER.match(line)
        if found and found.group(1) == name and not line.lstrip().startswith("[["):
            return number
    return None


def _listing_line(lines: list[str], name: str) -> int | None:
    for number, line in enumerate(lines):
        if not re.match(r"\s*\[\[\s*listing\s*\]\]", line):
            continue
        span = _key_span(lines, number, "name")
        if span and tomllib.loads("\n".join(lines[span[0] : span[1]]))["name"] == name:
            return number
    return None


def _end_of_article(lines: list[str]) -> int:
    """Behind the last line of `[article]` and the tables below it."""
    last = 0
    for number, line in enumerate(lines):
        found = HEADER.match(line)
        if found and found.group(1).split(".")[0] == "article":
            last = _last_key_line(lines, number)
    return last + 1


def _before_table(old: ArticleRules, stamp: str) -> list[str]:
    lines = ["# Until then its pages were read by these; what was captured before still is."]
    lines += ["[[article.before]]", f"valid_until = {stamp}"]
    lines += [
        f"{name} = {toml_value(list(old.selectors[name]))}"
        for name in VERSIONED
        if name in old.selectors
    ]
    if old.remove:
        lines.append(f"remove = {toml_value(list(old.remove))}")
    if old.text:
        lines += [
            "[article.before.text]", f"url = {toml_value(old.text.url.text)}",
            f"path = {toml_value(old.text.path)}", f"when = {toml_value(old.text.when)}",
        ]  # fmt: skip
        if old.text.fields:
            lines.append(f"fields = {toml_value(dict(old.text.fields))}")
    return lines
