"""Values found for the fields of an article, each with where it was found, the best first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


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
        if value and (stripped := value.strip()):
            self.fields.setdefault(name, []).append(Found(stripped, where))

    def add_all(self, name: str, values: Iterable[str], where: str) -> None:
        """Note several values of one place."""
        for value in values:
            self.add(name, value, where)

    def first(self, name: str) -> Found | None:
        """The most trusted value."""
        return next(iter(self.fields.get(name, ())), None)

    def together(self, name: str) -> tuple[tuple[str, ...], str | None]:
        """All values of the most trusted place, without repeats, and that place."""
        best = self.first(name)
        if best is None:
            return (), None
        values = (item.value for item in self.fields[name] if item.where == best.where)
        return tuple(dict.fromkeys(values)), best.where
