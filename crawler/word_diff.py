"""What changed between two texts, word by word; Chinese and Japanese by character.

Pure. Lines are matched first, then the clauses of those that differ, then their words: anchors that
a reader sees, and a matter of milliseconds for long texts. Single characters that happen to be
equal between two changes are counted with the change.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
LINE = re.compile(r"[^\n]*\n|[^\n]+")
CLAUSE = re.compile(r".+?(?:[。，；：！？、]+\s*|[.,;:!?]+(?:\s+|\Z)|\Z)", re.DOTALL)
WORD = re.compile(rf"[{CJK}]|(?:(?![{CJK}])\w)+(?:['’.,-](?:(?![{CJK}])\w)+)*|\s+|[^\w\s]")
MOST_CELLS = 4_000_000  # tokens times tokens: beyond it two passages share nothing worth a wait
SHORT = re.compile(rf"\s*[{CJK}]?\s*|[^\w\s]")
Split = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is the same, gone, or new."""

    kind: str
    text: str


def word_diff(old: str, new: str) -> list[Piece]:
    """Pieces in reading order; `same` and `gone` make the old text, `same` and `new` the new."""
    levels = (LINE.findall, CLAUSE.findall, WORD.findall)
    return list(_together(_tidied(_together(_pieces(old, new, levels)))))


def _pieces(old: str, new: str, levels: Sequence[Split]) -> Iterator[Piece]:
    split, *finer = levels
    before, after = split(old), split(new)
    if len(before) * len(after) > MOST_CELLS:
        yield from _changed(old, new)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        gone, came = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal":
            yield Piece("same", gone)
        elif kind == "replace" and finer:
            yield from _pieces(gone, came, finer)
        else:
            yield from _changed(gone, came)


def _changed(gone: str, came: str) -> Iterator[Piece]:
    if gone:
        yield Piece("gone", gone)
    if came:
        yield Piece("new", came)


def _tidied(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Equal pieces too short to read by, between two changes, counted as changed."""
    listed = list(pieces)
    for place, piece in enumerate(listed):
        is_inside = 0 < place < len(listed) - 1
        if piece.kind == "same" and is_inside and SHORT.fullmatch(piece.text):
            yield from _changed(piece.text, piece.text)
        else:
            yield piece


def _together(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours joined: between two equal pieces there is at most one gone and one new."""
    gone = came = same = ""
    for piece in pieces:
        if piece.kind == "same":
            yield from _changed(gone, came)
            gone, came, same = "", "", same + piece.text
            continue
        if same:
            yield Piece("same", same)
            same = ""
        gone += piece.text if piece.kind == "gone" else ""
        came += piece.text if piece.kind == "new" else ""
    yield from _changed(gone, came)
    if same:
        yield Piece("same", same)
