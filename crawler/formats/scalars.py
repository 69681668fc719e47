"""Strings and lists as YAML that every reader takes for the same value: 1.1 and 1.2.

Every string is double-quoted with escapes that all of them share (YAML 1.2.2 §5.7); collections are
in flow style, so that they are JSON too. Lone surrogates stand for no character and are dropped.
"""

import re
from collections.abc import Mapping, Sequence

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Surrogates; controls, line ends beyond ASCII, BOM and non-characters, which not every reader takes
# unescaped.
UNSAFE = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff]'
)
LAST_TWO_DIGITS = 0xFF  # `\\x` takes two hex digits, `\\u` four
PLAIN = re.compile(r"[^\W\d_][\w （）()·]*", re.UNICODE)
# Words that YAML 1.1 takes for something else than a string.
TYPED = frozenset(
    ["y", "yes", "n", "no", "true", "false", "on", "off", "null", "nan", "inf", "none"]
)


def quoted(text: str) -> str:
    """A double-quoted scalar."""
    return f'"{UNSAFE.sub(_escape, text)}"'


def plain_or_quoted(text: str) -> str:
    """The bare text where every reader takes it for that string, else quoted."""
    is_plain = PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in TYPED
    digits_first = re.fullmatch(r"\d+[^\W\d_eExXoObB][\w （）()·]*", text) and text == text.strip()
    return text if is_plain or digits_first else quoted(text)


def flow(value: object) -> str:
    """A string, number, list or mapping of strings in flow style."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{quoted(str(k))}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return str(value)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if "\ud800" <= char <= "\udfff":
        return ""
    short = f"\\x{ord(char):02x}" if ord(char) <= LAST_TWO_DIGITS else f"\\u{ord(char):04x}"
    return ESCAPES.get(char) or short
