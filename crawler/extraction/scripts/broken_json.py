"""JSON as pages print it: read as it is, else mended where the meaning is not in doubt.

Mended are: comments and CDATA around a block, a semicolon after it, commas before a closing
bracket, raw control characters in strings, `undefined`, times and addresses without quotes, a comma
forgotten at a line's end, and two documents in a row. Quotes that nobody escaped are not guessed
at.
"""

import json
import re
from typing import Any

from crawler.patterns import pattern_of

OPENING = pattern_of(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.{0,40}?\*/|<!\[CDATA\[)", re.DOTALL)
CLOSING = pattern_of(r"(?:-->|//\s*\]\]>|/\*.{0,40}?\*/|\]\]>|;)\s*$", re.DOTALL)
TRAILING_COMMA = pattern_of(r",(\s*[}\]])")
DOUBLE_COMMA = pattern_of(r",(\s*,)+")
UNDEFINED = pattern_of(r"(?<=[:\[,])\s*(?:undefined|NaN|-?Infinity)\s*(?=[,}\]])")
# Values of templates that forget the quotes: times and addresses.
BARE = pattern_of(
    r"(?<=:)\s*(\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?|https?://[^\s,\"}]+)(?=\s*[,}\n])"
)
MISSING_COMMA = pattern_of(r"(?<=[\"\]}\d])(\s*\n\s*)(?=\"[@\w-]+\"\s*:)")
LARGEST = 8_000_000  # characters; more is not a page's description of itself


def load_json(text: str | None) -> Any:
    """The document, a list of them when several follow one another, or None when not to be read."""
    if not text or len(text) > LARGEST:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    mended = CLOSING.sub("", CLOSING.sub("", OPENING.sub("", text))).strip()
    for attempt in (mended, _mended(mended)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _documents(_mended(mended)) or None


def first_json(text: str, start: int) -> Any:
    """The document that begins at a place in a script, whatever follows it; None when none does."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, start)[0]
    except (ValueError, RecursionError, IndexError):
        pass
    try:
        return json.JSONDecoder(strict=False).raw_decode(_mended(text[start:]))[0]
    except (ValueError, RecursionError, IndexError):
        return None


def _mended(text: str) -> str:
    text = BARE.sub(r'"\1"', UNDEFINED.sub("null", text))
    text = MISSING_COMMA.sub(r",\1", text)
    return TRAILING_COMMA.sub(r"\1", DOUBLE_COMMA.sub(",", text))


def _documents(text: str) -> list[Any]:
    decoder, found, at = json.JSONDecoder(strict=False), [], 0
    while at < len(text):
        try:
            document, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(document)
        while at < len(text) and text[at] in " \r\n\t,;":
            at += 1
    return found
