"""Text with `{name}` and `{name|filter:argument}` places, as site definitions write it.

Pure. `{{` and `}}` stand for braces. An unknown name is an error at load time (`names` tells them)
and an unknown value at read time (`fill` returns None), so that no half-filled URL is ever fetched.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

PLACE = re.compile(r"\{\{|\}\}|\{([^{}|]*)((?:\|[^{}|]*)*)\}")


def after(value: str, mark: str) -> str:
    """What follows the last `mark`; all of it when there is none."""
    return value.rsplit(mark, 1)[-1]


def before(value: str, mark: str) -> str:
    """What precedes the first `mark`; all of it when there is none."""
    return value.split(mark, 1)[0]


FILTERS: Mapping[str, Callable[[str, str], str]] = {
    "after": after,
    "before": before,
    "lower": lambda value, _: value.lower(),
    "strip": lambda value, mark: value.strip(mark or None),
}
CALLER_FILTERS = frozenset({"pinyin"})  # need the site's overrides; given to `fill`


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed template; make one with `parse_template`."""

    text: str
    parts: tuple[str | tuple[str, tuple[tuple[str, str], ...]], ...]

    @property
    def names(self) -> frozenset[str]:
        """Names of the values it needs."""
        return frozenset(part[0] for part in self.parts if not isinstance(part, str))

    def fill(
        self,
        values: Mapping[str, str | None],
        *,
        filters: Mapping[str, Callable[[str, str], str]] | None = None,
    ) -> str | None:
        """The text with its places filled, or None when a value is missing."""
        known = {**FILTERS, **(filters or {})}
        out = []
        for part in self.parts:
            if isinstance(part, str):
                out.append(part)
                continue
            value = values.get(part[0])
            if value is None:
                return None
            for name, argument in part[1]:
                value = known[name](value, argument)
            out.append(value)
        return "".join(out)


def parse_template(text: str) -> Template:
    """Parse; raises ValueError that names the bad place."""
    parts: list[str | tuple[str, tuple[tuple[str, str], ...]]] = []
    end = 0
    for match in PLACE.finditer(text):
        _reject_brace(text[end : match.start()])
        parts.append(text[end : match.start()])
        end = match.end()
        if match.group() in {"{{", "}}"}:
            parts.append(match.group()[0])
            continue
        name = match.group(1).strip()
        if not name:
            raise ValueError("a place without a name: {}")
        calls = []
        for call in match.group(2).split("|")[1:]:
            filter_name, _, argument = call.partition(":")
            if filter_name not in FILTERS and filter_name not in CALLER_FILTERS:
                raise ValueError(f"unknown filter {filter_name!r} in {match.group()}")
            calls.append((filter_name, argument))
        parts.append((name, tuple(calls)))
    _reject_brace(text[end:])
    parts.append(text[end:])
    return Template(text, tuple(part for part in parts if part != ""))


def _reject_brace(text: str) -> None:
    if "{" in text or "}" in text:
        raise ValueError(f"a lone brace in {text!r}; write {{{{ or }}}} for a brace")
