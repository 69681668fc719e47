"""Patterns that wait: each is right, and few are compiled before a page is read."""

import re
import subprocess
import sys

import pytest

from crawler.casing import compile_small
from crawler.patterns import compiled_so_far, pattern_of

COUNTING = """
import gc
import crawler.reading
from crawler.patterns import METHODS
waiting = [one for one in gc.get_objects() if type(one).__name__ == "_Waiting"]
compiled = [one for one in waiting if METHODS[0] in vars(one)]
print(len(waiting), len(compiled))
for one in waiting:
    one.search("")
"""


def test_all_patterns_of_reading_compile_and_few_do_before_they_are_asked() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNTING], capture_output=True, text=True, check=True
    )
    waiting, compiled = map(int, done.stdout.split())

    assert waiting > 300
    assert compiled < waiting / 20


def test_a_pattern_finds_what_the_compiled_one_does() -> None:
    pattern = pattern_of(r"(?P<first>l)am(p)", re.IGNORECASE)

    assert pattern.pattern == r"(?P<first>l)am(p)"
    assert [match["first"] for match in pattern.finditer("Lamp lamp")] == ["L", "l"]
    assert pattern.groups == 2
    assert pattern.sub(r"\2", "a lamp") == "a p"
    assert compile_small("LAMP|Tower").findall("a lamp, a tower") == ["lamp", "tower"]


def test_patterns_that_were_compiled_are_counted_once() -> None:
    before = compiled_so_far()
    pattern = pattern_of("lamp")

    assert [pattern.search(text) is not None for text in ("lamp", "boat")] == [True, False]
    assert compiled_so_far() == before + 1


def test_a_wrong_spelling_is_told_at_its_first_use() -> None:
    pattern = pattern_of("(lamp")

    with pytest.raises(re.error):
        pattern.search("lamp")
