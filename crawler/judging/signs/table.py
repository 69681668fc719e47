"""Tables of patterns, one a line, by the kind of page they speak of."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from crawler.casing import compile_small


def one_a_line(**patterns: str) -> Mapping[str, re.Pattern[str]]:
    """One pattern for each kind, of the alternatives that its lines are; for texts in small letters."""
    return MappingProxyType(
        {
            kind: compile_small("|".join(lines.strip().split("\n")))
            for kind, lines in patterns.items()
        }
    )


def texts_a_line(**texts: str) -> Mapping[str, tuple[str, ...]]:
    """For each kind the texts that its lines are."""
    return MappingProxyType(
        {kind: tuple(lines.strip().split("\n")) for kind, lines in texts.items()}
    )
