"""When numbers say that a site's rules are broken, and the text of a mended definition."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.discovery.health import ArticleFacts, Pulse, PulseBuilder, find_drift
from crawler.discovery.mending import Mending, together
from crawler.discovery.patch import mended_text, unified
from crawler.errors import SiteDefinitionError
from crawler.site_reader import read_site
from crawler.sites import SiteDefinition
from tests.support.samples import article

SITE = """# Mine.
id = "news"
hosts = ["news.test"]

[article]
match = '/n/'
title = [
    "h1.old",  # the long ones
    "h1",
]
body = ["div.old"]   # the text
remove = ["div.ad"]

# The front page.
[[listing]]
name = "front"
kind = "home"
url = "https://news.test/"
item = "li.old"
link = "a"

[post]
category = "x"
"""
AT = datetime(2024, 3, 21, 12, tzinfo=UTC)


def site(text: str = SITE) -> SiteDefinition:
    return read_site(text, path=Path("news.toml"))


def pulse(
    articles: int = 10, title: int = 10, body: int = 10, *, length: float = 1000,
    links: int = 20, drifted: bool = False,
) -> Pulse:  # fmt: skip
    return Pulse(
        run="r", at=AT.isoformat(), articles=articles, selected={"title": title, "body": body},
        found={"title": articles}, length=length, listings={"front": links}, drifted=drifted,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("history", "now", "told"),
    [
        ([pulse()], pulse(), []),
        ([pulse()], pulse(4, 0, 4), ["title"]),
        ([pulse()], pulse(4, 1, 1), ["title", "body"]),
        ([pulse()], pulse(4, 2, 4), []),
        ([pulse()], pulse(1, 0, 0), []),
        ([pulse(10, 0, 10)], pulse(4, 0, 4), []),
        ([pulse(2, 2, 2)], pulse(4, 0, 4), []),
        ([], pulse(4, 0, 4), []),
        ([], pulse(5, 0, 5), ["title"]),
        ([pulse(), pulse(4, 0, 0, drifted=True)], pulse(4, 0, 4), ["title"]),
        ([pulse()], pulse(length=100), ["body"]),
        ([pulse()], pulse(length=9000), ["body"]),
        ([pulse()], pulse(0, 0, 0, length=0, links=0), ["front"]),
        ([pulse(links=0)], pulse(0, 0, 0, length=0, links=0), []),
    ],
)
def test_drift_is_what_was_found_before_and_is_not_now(
    history: list[Pulse], now: Pulse, told: list[str]
) -> None:
    assert [drift.field or drift.listing for drift in find_drift(history, now, site())] == told


def test_a_pulse_counts_where_fields_were_found() -> None:
    builder = PulseBuilder()
    for place in ("selector h1", "json-ld"):
        read = article(evidence={"title": place}, text="x" * 50)
        builder.add_article(ArticleFacts.of(read, page_bytes=100))
    builder.add_listing("front", 3)
    builder.add_listing("front", 4)

    found = builder.build(run="r", at=AT)

    assert (found.articles, found.selected, found.found) == (2, {"title": 1}, {"title": 2})
    assert (found.length, found.kept, found.listings) == (50, 0.5, {"front": 7})
    assert Pulse.read({**found.facts(), "later": 1}) == found


def test_what_a_json_listing_or_a_text_api_tells_is_by_the_rules() -> None:
    builder = PulseBuilder()
    told = {"title": "listing item", "published": "listing item", "body": "text API text"}
    for _ in range(9):
        builder.add_article(ArticleFacts.of(article(evidence=told), page_bytes=100))

    assert find_drift([], builder.build(run="r", at=AT), site()) == []


MENDING = Mending(
    article={"title": ["h2.new"], "body": ["main"], "remove": None, "date": ["time"]},
    listings={"front": {"item": None, "match": r"/n/\d+"}},
)


def test_a_mending_changes_its_keys_and_nothing_else() -> None:
    text = mended_text(SITE, MENDING, site().article, at=AT)
    mended = site(text)

    assert mended.article.selectors == {
        "title": ("h2.new",), "body": ("main",), "date": ("time",),
    }  # fmt: skip
    assert mended.article.remove == ()
    front = mended.listing("front")
    assert front is not None
    assert (front.item, front.match and front.match.pattern) == (None, r"/n/\d+")
    assert "# Mine." in text
    assert "# The front page." in text
    assert "-body" in unified(SITE, text, name="news.toml")


def test_what_was_captured_before_is_read_by_the_rules_of_then() -> None:
    first = site(mended_text(SITE, MENDING, site().article, at=AT))
    later = AT.replace(year=2025)
    twice = Mending(article={"title": ["h3.newest"]})
    second = site(mended_text(
        mended_text(SITE, MENDING, site().article, at=AT), twice, first.article, at=later
    ))  # fmt: skip

    def title(captured: datetime) -> tuple[str, ...]:
        return second.as_of(captured).article.selectors["title"]

    assert title(AT.replace(year=2023)) == ("h1.old", "h1")
    assert second.as_of(AT.replace(year=2023)).article.remove == ("div.ad",)
    assert title(AT) == ("h2.new",)
    assert title(later) == ("h3.newest",)


def test_the_paths_of_a_text_api_are_mended_and_kept() -> None:
    text = (
        'id = "a"\nhosts = ["a.test"]\n[article.text]\nurl = "https://a.test/{id}"\npath = "old"\n'
        'fields = { title = "t" }\n[article]\n'
    )
    mending = Mending(text={"path": "data.new", "fields": {"title": "data.t"}})

    mended = site(mended_text(text, mending, site(text).article, at=AT))

    assert mended.article.text is not None
    assert (mended.article.text.path, dict(mended.article.text.fields)) == (
        "data.new", {"title": "data.t"},
    )  # fmt: skip
    old = mended.as_of(AT.replace(year=2023)).article.text
    assert old is not None
    assert old.path == "old"


def test_a_definition_without_article_rules_gets_them() -> None:
    text = 'id = "a"\nhosts = ["a.test"]\n'

    mended = site(mended_text(text, Mending(article={"title": ["h1"]}), site(text).article, at=AT))

    assert mended.article.selectors == {"title": ("h1",)}


def test_mendings_of_parts_make_one() -> None:
    whole = together([Mending(article={"title": ["a"]}), Mending(listings={"x": {"item": "b"}})])

    assert whole == Mending(article={"title": ["a"]}, listings={"x": {"item": "b"}})
    assert not Mending()


def test_a_time_without_an_offset_is_an_error() -> None:
    with pytest.raises(SiteDefinitionError, match="offset"):
        site(SITE.replace("match = '/n/'", "valid_from = 2024-03-21T10:00:00"))
