"""Patterns that ignore case, without the price that `re.IGNORECASE` has.

A pattern that ignores case cannot pass over an alternative, or a place in the text, by its first
letter: the tables of words here took five to thirty times as long. So the pattern is put in small
letters once, and each text before it meets one.
"""

import re

from crawler.patterns import waiting_pattern

VERBATIM = re.compile(r"\\.|\(\?P[<=]\w+[>)]", re.DOTALL)  # parts of a pattern that case tells


def small_letters(text: str) -> str:
    """A text in small letters, one for one: a place in it is the same place in the text.

    Both Turkish i's are the Latin one, as `re.IGNORECASE` has them.
    """
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").replace("ı", "i").lower()


def replace_small(pattern: re.Pattern[str], text: str, by: str) -> str:
    """The text with `by` in the place of all that a pattern of small letters finds in it."""
    parts, end = [], 0
    for match in pattern.finditer(small_letters(text)):
        parts += [text[end : match.start()], by]
        end = match.end()
    return "".join(parts) + text[end:] if end else text


def compile_small(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern that finds in `small_letters` what this one finds where case is ignored."""
    return waiting_pattern(lambda: _in_small_letters(pattern), flags)


def _in_small_letters(pattern: str) -> str:
    parts, end = [], 0
    for verbatim in VERBATIM.finditer(pattern):
        parts += [small_letters(pattern[end : verbatim.start()]), verbatim.group()]
        end = verbatim.end()
    return "".join(parts) + small_letters(pattern[end:])
