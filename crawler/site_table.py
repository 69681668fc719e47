"""Checked values that only site definitions hold: selectors, patterns, templates and addresses."""

import re
from datetime import date
from ipaddress import IPv4Network, IPv6Network, ip_network
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crawler.table_reader import TableReader
from crawler.templates import Template, parse_template
from crawler.urls import BadUrl, split_http

DATE_FORM = re.compile(r"\{date:([^{}]+)\}")
EXAMPLE_DAY = date(2024, 3, 21)


class SiteTable(TableReader):
    """One table of a site definition; see `TableReader` for what is wrong in it."""

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
