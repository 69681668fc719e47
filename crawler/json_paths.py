"""Values of a JSON document by path: names and indexes joined by dots, `data.items.0.title`.

Pure. A text is a non-empty string or a number; anything else at the end of a path is None. What
JSON (RFC 8259) leaves open or others let through is settled here: of a name that stands twice the
last value counts, a number of more digits than any id is kept as its digits, NaN and Infinity are
None.
"""

import json
import math
from collections.abc import Mapping
from typing import Any

from crawler.errors import ExtractionError

MOST_DIGITS = 100  # Python refuses to convert beyond 4,300, and takes its time before that
MOST_INDEX_DIGITS = 9


def parse_json(text: str, *, url: str) -> Any:
    """The document, less a byte order mark or a JSONP wrapper; raises `ExtractionError`."""
    stripped = text.lstrip("\ufeff \t\r\n").rstrip("; \t\r\n")
    if stripped.endswith(")") and stripped[:1] not in "[{":
        stripped = stripped[stripped.find("(") + 1 : -1]
    try:
        return json.loads(
            stripped, strict=False, parse_int=_whole, parse_constant=lambda _name: None
        )
    except (ValueError, RecursionError) as exc:
        raise ExtractionError(f"not JSON: {exc}", reason="not_json", url=url) from exc


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= MOST_DIGITS else digits


def value_at(document: Any, path: str) -> Any:
    """What a path leads to, or None; an empty path is the document itself."""
    for name in path.split(".") if path else ():
        if isinstance(document, Mapping):
            document = document.get(name)
        elif isinstance(document, list) and _is_index(name) and int(name) < len(document):
            document = document[int(name)]
        else:
            return None
    return document


def _is_index(name: str) -> bool:
    return name.isdecimal() and name.isascii() and len(name) <= MOST_INDEX_DIGITS


def text_at(document: Any, path: str) -> str | None:
    """The text a path leads to, exactly as it stands, or None."""
    value = value_at(document, path)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return str(value) if math.isfinite(value) else None
    return value if isinstance(value, str) and value.strip() else None
