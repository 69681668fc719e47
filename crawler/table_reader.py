"""Checked values of a TOML table: texts, numbers, times and the tables in it.

Each getter marks its key as known and raises `SiteDefinitionError` with file, line and key when the
value is of the wrong kind. `reject_unknown` then names every key nobody asked for, with the nearest
known one. What only a site definition knows, such as selectors, is read by `site_table`.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn, Self

from crawler.errors import SiteDefinitionError
from crawler.toml_text import line_of, nearest

NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
DURATION = re.compile(r"(\d{1,6})([smhd])")
UNITS = MappingProxyType({"s": "seconds", "m": "minutes", "h": "hours", "d": "days"})


class TableReader:
    """One table and the keys that were asked for."""

    def __init__(
        self, table: Mapping[str, Any], *, path: Path, text: str, prefix: str = ""
    ) -> None:
        self._table = table
        self._path = path
        self._text = text
        self._prefix = prefix
        self._known: set[str] = set()

    def __contains__(self, key: str) -> bool:
        self._known.add(key)
        return key in self._table

    def fail(self, key: str, message: str, *, hint: str | None = None) -> NoReturn:
        """Raise for a key of this table."""
        dotted = self._prefix + key
        line = line_of(self._text, dotted)
        raise SiteDefinitionError(message, path=self._path, line=line, key=dotted, hint=hint)

    def reject_unknown(self) -> None:
        """Raise for the first key that no getter asked for."""
        for key in self._table:
            if key not in self._known:
                guess = nearest(key, sorted(self._known))
                known = ", ".join(sorted(self._known))
                hint = f"Did you mean {guess!r}?" if guess else f"Known here: {known}."
                self.fail(key, f"unknown key {key!r}", hint=hint)

    def reject_repeated(self, key: str, names: Sequence[str]) -> None:
        """Raise when two tables of an array have one name."""
        for name in names:
            if names.count(name) > 1:
                self.fail(key, f"two of name {name!r}", hint="Give each a name of its own.")

    def text_of(self, key: str, *, required: bool = False) -> str | None:
        """A non-empty string, or None when absent."""
        value: str | None = self._get(key, str, "a string", required=required)
        if value == "":
            self.fail(key, "is empty", hint="Leave the key out, or give it a value.")
        return value

    def identifier(self, key: str) -> str:
        """A short name of lower-case letters, digits, `-` and `_`; required."""
        value = self.text_of(key, required=True) or ""
        if not NAME.fullmatch(value):
            self.fail(key, f"{value!r} is not a name", hint="Use a-z, 0-9, - and _ only.")
        return value

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of strings; one string counts as a list of one."""
        value = self._get(key, (str, list), "a string or a list of strings", required=required)
        values = [value] if isinstance(value, str) else value or []
        if not all(isinstance(item, str) and item for item in values):
            self.fail(key, "must hold non-empty strings only")
        return tuple(values)

    def choice(self, key: str, known: Sequence[str], *, required: bool = False) -> str | None:
        """One of the known words."""
        value = self.text_of(key, required=required)
        if value is not None and value not in known:
            guess = nearest(value, known)
            hint = f"Did you mean {guess!r}? " if guess else ""
            self.fail(key, f"{value!r} is not known", hint=f"{hint}Known: {', '.join(known)}.")
        return value

    def number(self, key: str, *, at_least: float) -> float | None:
        """A number that is at least so much."""
        value = self._get(key, (int, float), "a number")
        if value is not None and (isinstance(value, bool) or not value >= at_least):
            self.fail(key, f"must be a number of at least {at_least:g}")
        return value

    def whole(self, key: str, *, at_least: int) -> int | None:
        """A whole number that is at least so much."""
        value = self._get(key, int, "a whole number")
        if value is not None and (isinstance(value, bool) or value < at_least):
            self.fail(key, f"must be a whole number of at least {at_least}")
        return value

    def count(self, key: str) -> int:
        """A whole number from 0; required."""
        return self.whole(key, at_least=0) or 0

    def duration(self, key: str) -> timedelta | None:
        """A span of time such as "15m", "1h" or "7d"."""
        value = self.text_of(key)
        return None if value is None else self._parse_duration(key, value)

    def durations(self, key: str, *, never: str) -> tuple[timedelta, ...] | None:
        """A list of spans of time; the word `never` stands for an empty one."""
        values = self.texts(key)
        if values == (never,):
            return ()
        return tuple(self._parse_duration(key, value) for value in values) or None

    def flag(self, key: str) -> bool | None:
        """True or false, or None when absent."""
        value: bool | None = self._get(key, bool, "true or false")
        return value

    def instant(self, key: str) -> datetime:
        """A time with its offset; required."""
        value: datetime = self._get(key, datetime, "a time", required=True)
        if value.tzinfo is None:
            self.fail(key, "has no offset", hint="Write it as 2024-03-21T08:00:00Z.")
        return value

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A list of [old, new] pairs."""
        found = []
        for value in self._get(key, list, "a list of [old, new] pairs") or ():
            if not (isinstance(value, list) and [type(part) for part in value] == [str, str]):
                self.fail(key, "must hold [old, new] pairs of strings")
            found.append((value[0], value[1]))
        return tuple(found)

    def table(self, key: str) -> Self:
        """A table below this one, empty when absent."""
        return self._below(self._get(key, dict, "a table") or {}, f"{self._prefix}{key}.")

    def tables(self, key: str) -> list[Self]:
        """An array of tables below this one."""
        found = self._get(key, list, "an array of tables") or []
        if not all(isinstance(item, dict) for item in found):
            self.fail(key, "must be tables", hint=f"Begin each with [[{key}]].")
        return [
            self._below(item, f"{key}.{item.get('name', place)}.")
            for place, item in enumerate(found)
        ]

    def all_texts(self) -> Mapping[str, str]:
        """Every key of the table with its string."""
        return MappingProxyType({key: self.text_of(key) or "" for key in self._table})

    def _below(self, table: Mapping[str, Any], prefix: str) -> Self:
        return type(self)(table, path=self._path, text=self._text, prefix=prefix)

    def _parse_duration(self, key: str, value: str) -> timedelta:
        found = DURATION.fullmatch(value)
        if not found:
            hint = 'Write a number and s, m, h or d: "90s", "15m", "1h", "7d".'
            self.fail(key, f"{value!r} is no span of time", hint=hint)
        return timedelta(**{UNITS[found.group(2)]: int(found.group(1))})

    def _get(
        self, key: str, kind: type | tuple[type, ...], wanted: str, *, required: bool = False
    ) -> Any:
        self._known.add(key)
        value = self._table.get(key)
        if value is None and required:
            self.fail(key, "is missing", hint=f"Add {key} = {wanted}.")
        if value is not None and not isinstance(value, kind):
            self.fail(key, f"must be {wanted}, not {type(value).__name__}")
        return value
