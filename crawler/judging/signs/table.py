"""Tables of patterns, one a line, by the kind of page they speak of.

Patterns are written in small letters and meet texts in small letters: one that ignores case cannot
pass over an alternative by its first letter, and took five times as long.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType


def one_a_line(**patterns: str) -> Mapping[str, re.Pattern[str]]:
    """One pattern for each kind, of the alternatives that its lines are; for `small` texts."""
    return MappingProxyType(
        {kind: re.compile("|".join(lines.strip().split("\n"))) for kind, lines in patterns.items()}
    )


def small(text: str) -> str:
    """A text in small letters, one for one, so that a place in it is the same place in the text."""
    return text.replace("İ", "i").lower()  # the one letter that two would stand for


def texts_a_line(**texts: str) -> Mapping[str, tuple[str, ...]]:
    """For each kind the texts that its lines are."""
    return MappingProxyType(
        {kind: tuple(lines.strip().split("\n")) for kind, lines in texts.items()}
    )
