"""Patterns in small letters find what patterns that ignore case find."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crawler.casing import compile_small, replace_small, small_letters

PATTERNS = (
    r"^\W*(?:Share|yayın|обновлен[оа]?|ενημέρωση)\b",
    r"(?P<Name>[A-ZÀ-Ý]\w+)\s(?P=Name)",
    r"abonné|giriş|\d+\S?APP",
)
LETTERS = st.sampled_from(list("aAbBpPiIİıyYnNsSgGrRşŞéÉàÝоОнНηΗΩß1 -"))
PIECES = st.sampled_from(["SHARE", "Yayin", "YAYIN", "GİRİŞ", "giris", "Обновлено", "1xApp", "Ab "])


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.lists(LETTERS | PIECES, max_size=12).map("".join))
def test_the_same_place_is_found_as_where_case_is_ignored(pattern: str, text: str) -> None:
    # A repeat of a group is compared letter by letter, so that there the Turkish i's differ.
    assume("(?P=" not in pattern or not {"ı", "İ"} & set(text))
    slow = re.search(pattern, text, re.IGNORECASE)
    fast = compile_small(pattern).search(small_letters(text))

    assert (fast and fast.span()) == (slow and slow.span())


@given(text=st.text())
def test_a_text_in_small_letters_keeps_its_places(text: str) -> None:
    assert len(small_letters(text)) == len(text)


@given(text=st.lists(LETTERS | PIECES, max_size=12).map("".join))
def test_the_same_is_replaced_as_where_case_is_ignored(text: str) -> None:
    pattern = r"yayın|обновлен[оа]?|\d+\S?APP"

    assert replace_small(compile_small(pattern), text, " ") == re.sub(
        pattern, " ", text, flags=re.I
    )
