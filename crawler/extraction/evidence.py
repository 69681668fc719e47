"""Values found for the fields of an article, each with where it was found, the best first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from crawler.patterns import pattern_of

# How often such a place is right when it speaks at all: first word, or words, of `where`.
CONFIDENCE = (
    ("selector", 0.99), ("site definition", 0.99), ("text API", 0.98), ("listing item", 0.97),
    ("json-ld page", 0.8), ("json-ld", 0.95), ("page state", 0.85), ("unshown", 0.7), ("meta", 0.9),
    ("itemprop", 0.9), ("link canonical", 0.95), ("h1", 0.95), ("h2", 0.9),
    ("heading above text", 0.6), ("large line", 0.7), ("heading", 0.8),
    ("time element", 0.85), ("marked date", 0.7), ("fact list", 0.8), ("sentence", 0.3),
    ("byline", 0.8), ("text near title", 0.8), ("text below", 0.6),
    ("script variable", 0.7), ("markup", 0.9),
    ("listing", 0.75), ("title element", 0.75), ("url words", 0.4), ("url", 0.7), ("text", 0.7),
    ("body", 0.9), ("emphasised line", 0.5), ("first line", 0.4), ("first sentence", 0.2),
)  # fmt: skip
UNRATED = 0.5
LONG = frozenset({"body_text", "description"})  # fields whose values may be long
ENTITY = pattern_of(r"&(?:amp;)?(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]{2,8});")  # escaped twice
LONGEST = 1000  # characters of any other; rules for names and dates are not made for novels


class Found(NamedTuple):
    """One value and where it stood, such as `json-ld headline` or `selector h1`."""

    value: str
    where: str


@dataclass(slots=True)
class Candidates:
    """Candidates for each field in order of trust; `first` takes the one that comes first."""

    fields: dict[str, list[Found]] = field(default_factory=dict)

    def add(self, name: str, value: str | None, where: str) -> None:
        """Note a value; blank ones are none."""
        if value and (stripped := value.strip() if name in LONG else value[:LONGEST].strip()):
            if "&" in stripped and name not in LONG:
                stripped = ENTITY.sub(lambda match: unescape(match.group()), stripped)
            self.fields.setdefault(name, []).append(Found(stripped, where))

    def add_all(self, name: str, values: Iterable[str], where: str) -> None:
        """Note several values of one place."""
        for value in values:
            self.add(name, value, where)

    def of(self, *names: str) -> Iterator[Found]:
        """All candidates of these names, in the order of the names."""
        for name in names:
            yield from self.fields.get(name, ())

    def first(self, *names: str) -> Found | None:
        """The most trusted value of the first name that has one."""
        return next(self.of(*names), None)

    def places(self, *names: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each place with all its values, without repeats, in order of trust."""
        seen: dict[str, dict[str, None]] = {}
        for item in self.of(*names):
            seen.setdefault(item.where, {})[item.value] = None
        for where, values in seen.items():
            yield where, tuple(values)

    def together(self, *names: str) -> tuple[tuple[str, ...], str | None]:
        """All values of the most trusted place, and that place."""
        return next(((values, where) for where, values in self.places(*names)), ((), None))


@lru_cache(maxsize=1024)  # places; a site's pages have the same few
def confidence_of(where: str) -> float:
    """How far a place is to be believed, 0 to 1; told by `explain`, decides nothing."""
    return next((rate for name, rate in CONFIDENCE if where.startswith(name)), UNRATED)
