"""Do two texts say the same? Compared by letters and digits, or by the words that they share."""

import unicodedata
from functools import lru_cache

from crawler.patterns import pattern_of

CJK = pattern_of(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
FOLD = pattern_of(r"[\W_]+")
ASCII_MARKS = {code: None for code in range(128) if not chr(code).isalnum()}
LONGEST_LINE = 400  # characters; longer texts are not remembered, a few would be megabytes
SAME_SHARE = 0.6  # of the words of the shorter one


def similar(one: str, other: str) -> bool:
    """True when one holds the other, or most words of the shorter are shared."""
    a, b = fold(one), fold(other)
    if not a or not b:
        return False
    if a in b or b in a:
        return min(len(a), len(b)) > 3 or a == b  # noqa: PLR2004  # "us" is in everything
    first, second = words_of(one), words_of(other)
    shared = len(first & second)
    return shared >= SAME_SHARE * min(len(first), len(second)) and shared > 1


def fold(text: str) -> str:
    """Letters and digits only, case and width folded."""
    return _fold_line(text) if len(text) < LONGEST_LINE else _folded(text)


@lru_cache(maxsize=2048)
def _fold_line(line: str) -> str:
    return _folded(line)


def _folded(text: str) -> str:
    if text.isascii():  # a twentieth of the pattern's time
        return text.lower().translate(ASCII_MARKS)
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def words_of(text: str) -> set[str]:
    """Folded words of a text; of one in Chinese, Japanese or Korean, its pairs of characters."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if CJK.search(folded):
        plain = FOLD.sub("", folded)
        return {plain[at : at + 2] for at in range(len(plain) - 1)}
    return set(FOLD.sub(" ", folded).split())
