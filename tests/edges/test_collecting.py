"""Reference cycles are looked for rarely while pages are read, and as usual afterwards."""

import gc

import pytest

from crawler.parsing.collecting import OBJECTS, collecting_rarely


def test_the_collector_looks_rarely_and_then_as_before() -> None:
    usual = gc.get_threshold()

    with collecting_rarely():
        assert gc.get_threshold() == (OBJECTS, *usual[1:])
    assert gc.get_threshold() == usual


def test_a_failure_leaves_the_collector_as_it_was() -> None:
    usual = gc.get_threshold()

    with pytest.raises(RuntimeError), collecting_rarely():
        raise RuntimeError

    assert gc.get_threshold() == usual
