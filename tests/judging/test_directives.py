"""What pages ask of robots is obeyed: no archive, no following."""

from dataclasses import replace

import pytest

from crawler.document import Document, read_document
from crawler.judging import forbids_archiving, forbids_following
from crawler.model import Response
from tests.support.fetcher import response

AGENT = "crawler/1.0 (+https://crawler.test)"


def answer(*tags: str, html: str = "") -> tuple[Response, Document]:
    told = replace(response(html), headers=tuple(("X-Robots-Tag", tag) for tag in tags))
    return told, read_document(told.body, url=told.final_url, content_type="text/html")


@pytest.mark.parametrize(
    "tags",
    [
        ("noarchive",),
        ("none",),
        ("NoArchive, nosnippet",),
        ("noindex", "noarchive"),
        ("crawler: none",),
    ],
)
def test_a_header_forbids_archiving(tags: tuple[str, ...]) -> None:
    refusal = forbids_archiving(*answer(*tags), agent=AGENT)

    assert refusal is not None
    assert refusal.reason == "noarchive"
    assert refusal.rule.startswith("X-Robots-Tag: no")


@pytest.mark.parametrize(
    "meta",
    [
        "<meta name=robots content=noarchive>", "<META NAME='ROBOTS' CONTENT='NOINDEX, NOARCHIVE'>",
        "<meta name=crawler content=none>", "<body><meta name=robots content='none'>",
    ],
)  # fmt: skip
def test_a_meta_element_forbids_archiving(meta: str) -> None:
    refusal = forbids_archiving(*answer(html=meta), agent=AGENT)

    assert refusal is not None
    assert refusal.rule.startswith("meta ")


@pytest.mark.parametrize(
    ("tags", "html"),
    [
        (("noindex",), ""), (("nofollow",), ""), (("otherbot: noarchive",), ""), (("all",), ""),
        ((), "<meta name=robots content='index, follow'>"), ((), "<meta name=otherbot content=none>"),
        ((), "<meta name=description content=noarchive>"), ((), "<p>noarchive</p>"),
    ],
)  # fmt: skip
def test_other_directives_do_not(tags: tuple[str, ...], html: str) -> None:
    assert forbids_archiving(*answer(*tags, html=html), agent=AGENT) is None


def test_nofollow_and_none_forbid_following() -> None:
    assert forbids_following(*answer("nofollow"), agent=AGENT) == "X-Robots-Tag: nofollow"
    assert forbids_following(*answer("none"), agent=AGENT) == "X-Robots-Tag: nofollow"
    html = "<meta name=robots content='index,nofollow'>"
    assert forbids_following(*answer(html=html), agent=AGENT) == "meta robots: nofollow"
    assert (
        forbids_following(*answer("noindex", html="<a rel=nofollow href=x>"), agent=AGENT) is None
    )
