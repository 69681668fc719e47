"""Titles and labels hold nothing that is not seen, and keep what spelling needs."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.formats.visible import visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\u202egnp.exe\u202c", "gnp.exe"), ("\u2066a\u2069\u200e\u200fb\u061c", "ab"),
        ("har\u200bbour\ufeff\u2060\u00ad", "harbour"), ("a\x00b\x07c\x7fd\x9b", "abcd"),
        ("two\nlines\r\nand\u2028three\tcells\x85end", "two lines and three cells end"),
        ("e\u0301", "é"), ("\ud800x", "x"), ("a\U000e0041b", "ab"), ("　　全角空格　", "　　全角空格　"),
        # Persian and Hindi words are spelled with joiners; Latin ones are not.
        ("می\u200cخواهم", "می\u200cخواهم"), ("क्\u200dष", "क्\u200dष"), ("a\u200cb\u200dc", "abc"),
        ("\u200cمی", "می"), ("می\u200c", "می"), ("مa\u200cب", "مaب"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"), ("🏳\ufe0f\u200d🌈", "🏳\ufe0f\u200d🌈"),
        ("👩\u200da", "👩a"), ("", ""),
    ],
)  # fmt: skip
def test_what_is_seen_of_a_text(text: str, seen: str) -> None:
    assert visible(text) == seen


@given(text=st.text())
def test_it_is_one_line_composed_and_at_rest(text: str) -> None:
    seen = visible(text)

    assert visible(seen) == seen
    assert unicodedata.is_normalized("NFC", seen)
    assert len(seen.splitlines()) <= 1
    assert not any(unicodedata.category(ch) in {"Cc", "Cs"} for ch in seen)
    assert not any(unicodedata.bidirectional(ch) in {"RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI"} for ch in seen)  # fmt: skip
