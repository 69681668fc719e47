"""Objects of a state that other objects only name: Apollo's and Relay's stores.

Both keep all objects in one table, so that an article's paragraphs are names of table rows:
`{"__ref": "Paragraph:7"}` (Apollo 3), `{"type": "id", "id": "…"}` (Apollo 2), `{"__refs": […]}`
(Relay). Other states are handed back as they are.
"""

from collections.abc import Mapping, Sequence
from typing import Any

DEEPEST = 6  # levels; an article names its blocks, a block its spans
MOST = 4000  # objects put in place; stores name one another in circles


def resolved(value: Any, root: Any) -> Any:
    """The value with what it names in its place; names that lead nowhere are left out."""
    if not isinstance(root, Mapping) or not isinstance(value, (list, dict)):
        return value
    if not _names_any(value):
        return value
    return _Table(root).put(value, 0)


def _names_any(value: Any) -> bool:
    """True where the list's items, or the object itself, only name others."""
    items = value if isinstance(value, list) else [value]
    return any(_named_by(item) for item in items)


def _named_by(item: Any) -> Sequence[Any]:
    if not isinstance(item, Mapping):
        return ()
    if isinstance(many := item.get("__refs"), list):
        return many
    one = item.get("__ref") or (item.get("id") if item.get("type") == "id" else None)
    return (one,) if isinstance(one, str) else ()


class _Table:
    """The objects of one state by their names."""

    def __init__(self, rows: Mapping[str, Any]) -> None:
        self._rows = rows
        self._left = MOST

    def put(self, value: Any, depth: int) -> Any:
        self._left -= 1
        if depth > DEEPEST or self._left < 0:
            return None
        if isinstance(value, list):
            return [found for item in value for found in self._items(item, depth)]
        if not isinstance(value, Mapping):
            return value
        if named := _named_by(value):
            found = self._all_of(named, depth)
            return found[0] if len(found) == 1 else found
        return {key: self.put(inner, depth + 1) for key, inner in value.items()}

    def _items(self, item: Any, depth: int) -> list[Any]:
        named = _named_by(item)
        return self._all_of(named, depth) if named else [self.put(item, depth + 1)]

    def _all_of(self, names: Sequence[Any], depth: int) -> list[Any]:
        rows = (self._rows.get(name) for name in names if isinstance(name, str))
        return [self.put(row, depth + 1) for row in rows if row is not None]
