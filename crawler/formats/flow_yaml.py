"""Reads the front matter that we write: `key: value` lines whose values are JSON or bare text.

Not a YAML reader: it takes the subset of `scalars` and keeps anything else as the text it is.
"""

import json
import re
from typing import Any

HEX_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\x([0-9a-f]{2})")


def parse_front_matter(text: str) -> dict[str, Any]:
    """Keys in file order; a line that is no `key: value` ends up under its own text with None."""
    meta: dict[str, Any] = {}
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if name:
            meta[name] = _value(value[1:] if value.startswith(" ") else value) if colon else None
    return meta


def _value(text: str) -> Any:
    if text[:1] not in {'"', "[", "{"}:
        return text
    try:
        return json.loads(HEX_ESCAPE.sub(r"\1\\u00\2", text))
    except ValueError:
        return text
