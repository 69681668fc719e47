"""TOML text to a table, with the line of every mistake. Pure."""

import difflib
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from crawler.errors import ConfigError

HEADER = re.compile(r"^\s*\[\[?\s*([^\]]+?)\s*\]\]?")
KEY = re.compile(r"^\s*([\w.-]+|\"[^\"]+\")\s*=")
PLACE = re.compile(r"\(at line (\d+), column \d+\)")


def parse_toml(text: str, *, path: Path) -> dict[str, Any]:
    """The table; raises `ConfigError` with file and line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as exc:
        found = PLACE.search(str(exc))
        message = PLACE.sub("", str(exc)).strip()
        line = int(found.group(1)) if found else None
        raise ConfigError(f"not valid TOML: {message}", path=path, line=line) from exc


def line_of(text: str, key: str) -> int | None:
    """Line of a dotted key, counted from 1, or of the table that would hold it.

    An array's table is found by the value of its `name`: `listing.politics.link`.
    """
    table: tuple[str, ...] = ()
    wanted = tuple(key.split("."))
    best: int | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            table = tuple(header.group(1).split("."))
            if wanted[: len(table)] == table:
                best = best or number
        elif found := KEY.match(line):
            name = found.group(1).strip('"')
            if (*table, name) == wanted:
                return number
            if name == "name" and len(wanted) > len(table) and f'"{wanted[len(table)]}"' in line:
                table = wanted[: len(table) + 1]
                best = number
    return best


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that a mistyped one most likely means."""
    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)), None)
