"""Which pages are small and plain enough to be read in place."""

import pytest

from crawler.parsing.tame import MOST_BYTES, is_tame

PARAGRAPH = b"<p>The council met on <b>Tuesday</b> &amp; agreed.</p>\n"


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html><html><body>" + PARAGRAPH * 150,
        b"\n  <html>" + PARAGRAPH,
        b"<p>" + b"<a href='/x'>x</a>" * 1500,
    ],
    ids=["ordinary", "space before", "many links"],
)
def test_an_ordinary_page_is_tame(body: bytes) -> None:
    assert is_tame(body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b'{"html": "' + rb"\u003cb\u003e" * 10 + b'"}',
        b"<p>" + PARAGRAPH * (MOST_BYTES // len(PARAGRAPH) + 1),
        b"<p " + b" ".join(b"a%d" % n for n in range(6000)) + b">x",
        b"<p>" + b"".join(b"<b a%d>" % n for n in range(600)) + b"<p>x" * 600,
        b"<p>" + b"".join(b"<FONT\na%d>" % n for n in range(600)) + b"<p>x" * 600,
        b"<div>" * 9000,
        b"<p title='" + b"&lt;" * 9000,
        b"<script>" + rb"\u003cp" * 9000,
    ],
    ids=[
        "empty", "json", "large", "attributes", "formatting", "formatting spelt otherwise", "tags",
        "entities", "escapes",
    ],
)  # fmt: skip
def test_a_page_that_may_take_long_is_not(body: bytes) -> None:
    assert not is_tame(body)
