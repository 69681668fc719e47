"""How near a reading comes to the truth. Pure.

Body: F1 over 4-gram shingles, words of alphabetic scripts, characters of Chinese, Japanese, Korean
and Thai. Title: equal after folding of case, width, quotes and spaces. Date: the day in the
truth's own offset, and the instant to the minute where the truth tells one. Authors: F1 over
folded names.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

SHINGLE = 4
TOKEN = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]|\w+")
QUOTES = str.maketrans("“”„«»‘’‚`´–—‑", "\"\"\"\"\"'''''---")


@dataclass(frozen=True, slots=True)
class Match:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Zero when nothing is shared."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def match_text(text: str, truth: str) -> Match:
    """Overlap of two texts by shingles, counted with repeats."""
    return _overlap(_shingles(text), _shingles(truth))


def match_names(names: Iterable[str], truth: Iterable[str]) -> Match:
    """Overlap of two lists of names."""
    return _overlap(Counter({_fold(name) for name in names}), Counter({_fold(x) for x in truth}))


def same_title(title: str | None, truth: str) -> bool:
    """True when a reader would see the same words."""
    return title is not None and _fold(title) == _fold(truth)


def same_day(found: datetime | None, truth: str) -> bool:
    """True when the day is right in the truth's offset; without one, in the reading's own."""
    if found is None:
        return False
    told = datetime.fromisoformat(truth)
    local = found.astimezone(told.tzinfo) if told.tzinfo and found.tzinfo else found
    return local.date() == told.date()


def same_instant(found: datetime | None, truth: str) -> bool | None:
    """True when the minute is right; None when the truth tells no instant."""
    told = datetime.fromisoformat(truth)
    if told.tzinfo is None or len(truth) == len("2024-03-21"):
        return None
    if found is None:
        return False
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    return abs(aware - told) < timedelta(minutes=1)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())
    size = min(SHINGLE, len(tokens)) or 1
    return Counter(tuple(tokens[at : at + size]) for at in range(len(tokens) - size + 1))


def _overlap(found: Counter[Any], truth: Counter[Any]) -> Match:
    shared = sum((found & truth).values())
    if not found or not truth:
        return Match(float(not found and not truth), float(not found and not truth))
    return Match(shared / sum(found.values()), shared / sum(truth.values()))


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(QUOTES).casefold()
    return " ".join(plain.split())
