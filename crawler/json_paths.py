"""Values of a JSON document by path: names and indexes joined by dots, `data.items.0.title`.

Pure. A text is a non-empty string or a number; anything else at the end of a path is None.
"""

import json
from collections.abc import Mapping
from typing import Any

from crawler.errors import ExtractionError


def parse_json(text: str, *, url: str) -> Any:
    """The document, less a byte order mark or a JSONP wrapper; raises `ExtractionError`."""
    stripped = text.lstrip("\ufeff \t\r\n").rstrip("; \t\r\n")
    if stripped.endswith(")") and stripped[:1] not in "[{":
        stripped = stripped[stripped.find("(") + 1 : -1]
    try:
        return json.loads(stripped, strict=False)
    except (ValueError, RecursionError) as exc:
        raise ExtractionError(f"not JSON: {exc}", reason="not_json", url=url) from exc


def value_at(document: Any, path: str) -> Any:
    """What a path leads to, or None; an empty path is the document itself."""
    for name in path.split(".") if path else ():
        if isinstance(document, Mapping):
            document = document.get(name)
        elif isinstance(document, list) and name.isdecimal() and int(name) < len(document):
            document = document[int(name)]
        else:
            return None
    return document


def text_at(document: Any, path: str) -> str | None:
    """The text a path leads to, exactly as it stands, or None."""
    value = value_at(document, path)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None
