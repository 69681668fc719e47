"""Word diffs: complete, and readable in every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.word_diff import Piece, word_diff

TEXTS = st.text(alphabet="ab 港股涨,。\n'1", max_size=60)


def shown(old: str, new: str) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in word_diff(old, new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("The ferry is late.", "The ferry was late.", "The ferry [-is-]{+was+} late."),
        ("Two boats dug.", "Two boats dug all night.", "Two boats dug{+ all night+}."),
        ("It cost 1,200 dollars", "It cost 1,300 dollars", "It cost [-1,200-]{+1,300+} dollars"),
        ("港股上涨，成交扩大。", "港股下跌，成交扩大。", "港股[-上涨-]{+下跌+}，成交扩大。"),
        ("降准后股市走强", "降准消息公布后股市走强", "降准{+消息公布+}后股市走强"),
        ("One.\nTwo.\nThree.", "One.\nThree.", "One.\n[-Two.\n-]Three."),
        ("don't stop", "don’t stop", "[-don't-]{+don’t+} stop"),
        ("a b c d", "e f g h", "[-a b c d-]{+e f g h+}"),
        ("same", "same", "same"),
        ("", "new", "{+new+}"),
    ],
)  # fmt: skip
def test_changes_are_told_by_words_and_in_chinese_by_characters(
    old: str, new: str, told: str
) -> None:
    assert shown(old, new) == told


@given(TEXTS, TEXTS)
def test_the_pieces_make_both_texts(old: str, new: str) -> None:
    pieces = word_diff(old, new)

    assert "".join(piece.text for piece in pieces if piece.kind != "new") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == new


def test_two_long_texts_that_share_nothing_are_one_change() -> None:
    old, new = "港" * 3000, "股" * 3000

    assert word_diff(old, new) == [Piece("gone", old), Piece("new", new)]
