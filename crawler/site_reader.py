"""Checked values of a TOML table, for site definitions.

Each getter marks its key as known and raises `SiteDefinitionError` with file, line and key when the
value is of the wrong kind. `reject_unknown` then names every key nobody asked for, with the nearest
known one.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crawler.errors import SiteDefinitionError
from crawler.templates import Template, parse_template
from crawler.toml_text import line_of, nearest
from crawler.urls import BadUrl, split_http

NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
DATE_FORM = re.compile(r"\{date:([^{}]+)\}")
EXAMPLE_DAY = date(2024, 3, 21)
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

    def zone(self, key: str) -> ZoneInfo:
        """An IANA time zone; UTC when absent."""
        value = self.text_of(key) or "UTC"
        try:
            return ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.fail(key, f"no time zone {value!r}", hint="Use a name such as Asia/Shanghai.")

    def networks(self, key: str) -> tuple[IPv4Network | IPv6Network, ...]:
        """Networks in CIDR notation."""
        found = []
        for value in self.texts(key):
            try:
                found.append(ip_network(value))
            except ValueError as exc:
                self.fail(key, f"not a network: {exc}", hint="Write it as 10.1.0.0/16.")
        return tuple(found)

    def patterns(self, key: str) -> tuple[re.Pattern[str], ...]:
        """Regular expressions."""
        return tuple(self._parse_pattern(key, value) for value in self.texts(key))

    def pattern(self, key: str, *, groups: bool = True) -> re.Pattern[str] | None:
        """A regular expression; with `groups` it must have one to take the value from."""
        value = self.text_of(key)
        if value is None:
            return None
        pattern = self._parse_pattern(key, value)
        if groups and not pattern.groups:
            self.fail(key, "has no group", hint="Put ( ) around the part that is the id.")
        return pattern

    def http_url(self, key: str) -> str:
        """An http or https URL; required."""
        value = self.text_of(key, required=True) or ""
        try:
            split_http(value)
        except BadUrl as exc:
            self.fail(key, str(exc))
        return value

    def dated_url(self, key: str) -> str:
        """An http(s) URL that may hold one place for a date, as `{date:%Y/%m/%d}`; required."""
        value = self.http_url(key)
        if "{date" in value:
            try:
                shown = DATE_FORM.sub(lambda place: EXAMPLE_DAY.strftime(place.group(1)), value)
            except ValueError as exc:
                self.fail(key, f"not a form of a date: {exc}")
            if shown == value or "{date" in shown or "%Y" not in value:
                self.fail(key, "cannot be a dated URL", hint="Write it as {date:%Y/%m/%d}.")
        return value

    def page_url(self, key: str) -> str:
        """An http(s) URL with the place `{page}`; required."""
        value = self.http_url(key)
        if "{page}" not in value:
            self.fail(key, "has no place {page}", hint="Write it as https://…/page/{page}/.")
        return value

    def template(self, key: str, *, required: bool = False) -> Template | None:
        """A template (see `crawler.templates`)."""
        value = self._get(key, str, "a string", required=required)
        return None if value is None else self._parse_template(key, value)

    def templates(self, key: str) -> tuple[Template, ...]:
        """A list of templates."""
        return tuple(self._parse_template(key, value) for value in self.texts(key))

    def selector(self, key: str) -> str | None:
        """A CSS selector."""
        found = self.selectors(key)
        return ", ".join(found) if found else None

    def selectors(self, key: str) -> tuple[str, ...]:
        """CSS selectors, checked by the parser that will run them."""
        from crawler.document import selector_error

        values = self.texts(key)
        for value in values:
            if problem := selector_error(value):
                self.fail(key, f"not a CSS selector: {value!r} ({problem})")
        return values

    def item_value(self, key: str, *, is_json: bool, required: bool = False) -> str | None:
        """What picks a value of a listing's item: a template for JSON, a selector otherwise."""
        value = self.text_of(key, required=required)
        if value is None:
            return None
        if is_json:
            return self._parse_template(key, value).text
        return self.selector(key)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A list of [old, new] pairs."""
        found = []
        for value in self._get(key, list, "a list of [old, new] pairs") or ():
            if not (isinstance(value, list) and [type(part) for part in value] == [str, str]):
                self.fail(key, "must hold [old, new] pairs of strings")
            found.append((value[0], value[1]))
        return tuple(found)

    def table(self, key: str) -> "TableReader":
        """A table below this one, empty when absent."""
        return self._below(self._get(key, dict, "a table") or {}, f"{self._prefix}{key}.")

    def tables(self, key: str) -> list["TableReader"]:
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

    def _below(self, table: Mapping[str, Any], prefix: str) -> "TableReader":
        return TableReader(table, path=self._path, text=self._text, prefix=prefix)

    def _parse_template(self, key: str, value: str) -> Template:
        try:
            return parse_template(value)
        except ValueError as exc:
            self.fail(key, str(exc))

    def _parse_pattern(self, key: str, value: str) -> re.Pattern[str]:
        try:
            return re.compile(value)
        except re.error as exc:
            self.fail(key, f"not a regular expression: {exc}")

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
