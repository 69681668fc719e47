"""Selectors by agreement, lists of JSON APIs, zones, and the text of a definition."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery.definition import Draft, ListingDraft, render_definition, site_id, toml_value
from crawler.discovery.fields import derive_fields
from crawler.discovery.json_api import find_list, find_text, page_parameter, text_template
from crawler.discovery.listings import ItemRules, item_rules, next_candidates, page_rule
from crawler.discovery.sample import Sample
from crawler.discovery.selectors import candidates
from crawler.discovery.zones import offsets_in, zone_for
from crawler.document import Document, first, read_document
from crawler.site_reader import read_site
from crawler.toml_text import parse_toml

NOW = datetime(2024, 3, 21, 12, tzinfo=UTC)
WORDS = (
    "harbour",
    "council",
    "bridge",
    "ferry",
    "school",
    "market",
    "river",
    "museum",
    "opera",
    "zoo",
)


def page(html: str, url: str = "https://a.test/") -> Document:
    return read_document(html.encode(), url=url, content_type="text/html; charset=utf-8")


def text(n: int) -> str:
    return " ".join(f"{WORDS[(n * 7 + at) % 10]} {n}{at}" for at in range(60))


def articles(form: str, n: int = 5) -> list[Sample]:
    """Samples of one form with its title, day and text."""
    return [
        Sample(
            url=f"https://a.test/{at}",
            page=page(form.format(title=f"The title of story {at}", day=at + 10, text=text(at))),
            titles=[f"The title of story {at}"],
        )
        for at in range(n)
    ]


FORM = (
    "<div class=top><a href=/>Home</a></div><h1 class='hd css-1a2b3c'>{title}</h1>"
    "<p class=when>{day} March 2024, 10:30</p>"
    "<div class=css-9z8y7x><div class=copy><p>{text}</p>"
    "<p>The end of {title}, told again.</p>"
    "<div class=ad><p>Subscribe to our letter today.</p></div></div></div>"
)


def test_fields_are_found_by_agreement_over_pages() -> None:
    rules = derive_fields(articles(FORM), captured=NOW)

    assert rules.selectors == {"title": "h1.hd", "body": "div.copy", "date": "p.when"}
    assert rules.remove == ("div.ad",)


def test_one_odd_page_does_not_overrule_the_rest() -> None:
    samples = articles(FORM, 6)
    samples[2].page = page(f"<h2>{samples[2].titles[0]}</h2><section>{text(2)}</section>")

    assert derive_fields(samples, captured=NOW).selectors["title"] == "h1.hd"


def test_a_visible_time_and_a_declared_one_tell_the_zone() -> None:
    samples = articles(FORM)
    for at, sample in enumerate(samples):
        sample.dates = [datetime(2024, 3, at + 10, 2, 30, tzinfo=UTC)]

    rules = derive_fields(samples, captured=NOW)

    assert (rules.selectors["date"], rules.offset) == ("p.when", timedelta(hours=8))


def test_a_visible_day_does_not_stand_for_a_declared_time() -> None:
    samples = articles(FORM.replace(", 10:30", ""))
    for at, sample in enumerate(samples):
        sample.dates = [datetime(2024, 3, at + 10, 2, 30, tzinfo=UTC)]

    assert "date" not in derive_fields(samples, captured=NOW).selectors


def test_classes_of_a_build_come_after_all_that_a_person_named() -> None:
    tree = page("<div id=story><p class='css-1x2y3z lead' itemprop=description>x</p></div>").tree
    node = first(tree, "p")

    assert node is not None
    ranked = [selector for selector, _ in candidates(node)]
    assert ranked[0] == 'p[itemprop="description"]'
    assert ranked.index("p.lead") < ranked.index("p.css-1x2y3z")


LIST = "".join(
    f"<div class=row><a class=pic href=/n/{n}00><img></a>"
    f"<h3><a href=/n/{n}00>The headline {n}</a></h3><i>2024-03-{n + 10}</i></div>"
    for n in range(1, 6)
)
SIDE = "<ul class=side>" + "".join(
    f"<li><a href=/n/{n}00>Most read {n}</a></li>" for n in range(7, 20)
)
PATTERN = re.compile(r"/n/\d+$")


def test_the_items_of_a_list_are_found_beside_a_longer_side_column() -> None:
    side = frozenset(f"https://a.test/n/{n}00" for n in range(7, 20))

    rules = item_rules(page(LIST + SIDE), PATTERN, captured=NOW, elsewhere=side)

    assert rules == ItemRules(item="div.row", link="h3 > a", title="h3 > a", date="div.row > i")


def test_a_list_without_common_items_takes_every_link() -> None:
    mixed = (
        "<p><a href=/n/100>One</a></p><h2><a href=/n/200>Two</a></h2><b><a href=/n/300>3</a></b>"
    )

    assert item_rules(page(mixed), PATTERN, captured=NOW) == ItemRules()


@pytest.mark.parametrize(
    ("html", "selector"),
    [
        ("<link rel=next href=/p2><a href=/p2>2</a>", "link[rel=next]"),
        ("<a rel=next href=/p2>x</a>", 'a[rel="next"]'),
        ("<p><a href=/p1>上一页</a><a href=/p2>下一页</a></p>", 'a:lexbor-contains("下一页")'),
        ("<li class=nav-next><a href=/p2>»</a></li>", "li.nav-next > a"),
    ],
)  # fmt: skip
def test_the_link_to_the_next_page_is_found(html: str, selector: str) -> None:
    assert next_candidates(page(html), PATTERN)[0] == (selector, "https://a.test/p2")


@pytest.mark.parametrize(
    ("one", "two", "rule"),
    [
        ("https://a.test/l", "https://a.test/l?p=2", {"by": "page", "parameter": "p"}),
        ("https://a.test/l", "https://a.test/l?p=1", {"by": "page", "parameter": "p", "first": 0}),
        ("https://a.test/l/", "https://a.test/l/page/2/",
         {"by": "page", "url": "https://a.test/l/page/{page}/"}),
        ("https://a.test/i.html", "https://a.test/i_2.html",
         {"by": "page", "url": "https://a.test/i_{page}.html"}),
        ("https://a.test/l", "https://a.test/other", None),
    ],
)  # fmt: skip
def test_the_rule_of_page_numbers(one: str, two: str, rule: dict[str, object] | None) -> None:
    assert page_rule(one, two) == rule


def test_a_list_of_articles_is_found_in_an_api_nobody_described() -> None:
    rows = [
        {"newsId": n, "headline": f"A headline that is long enough {n}", "href": f"/n/{n}",
         "showTime": f"2024-03-{n + 10} 10:00", "kind": "text", "pic": "/x.png"}
        for n in range(5)
    ]  # fmt: skip
    document = {"code": 0, "data": {"ads": [{"x": 1}] * 9, "news": rows}}

    found = find_list(document, captured=NOW)

    assert found is not None
    assert (found.items, found.title, found.url) == ("data.news", "headline", "href")
    assert (found.id, found.date) == ("newsId", "showTime")
    assert found.addresses("https://a.test/api")[0] == "https://a.test/n/0"


def test_the_text_of_an_api_is_its_longest() -> None:
    document = {"d": {"t": "The title", "time": "2024-03-20 10:00", "html": f"<p>{text(1)}</p>"}}

    found = find_text(document, title="The title", captured=NOW)

    assert found is not None
    assert (found.text, dict(found.fields)) == ("d.html", {"title": "d.t", "date": "d.time"})


def test_an_api_that_holds_no_articles_gives_none() -> None:
    assert find_list({"a": [{"x": 1}, {"x": 2}, {"x": 3}]}, captured=NOW) is None
    assert find_list([1, 2, {"a": None}], captured=NOW) is None
    assert find_text({"a": "short", "b": ["x"]}, title=None, captured=NOW) is None


@pytest.mark.parametrize(
    ("url", "template"),
    [
        ("https://a.test/api/4711?v={1}", "https://a.test/api/{id}?v={{1}}"),
        ("https://a.test/api/47110", None),
        ("https://a.test/4711/4711", None),
    ],
)
def test_a_text_apis_address_becomes_a_template(url: str, template: str | None) -> None:
    assert text_template(url, "4711") == template


def test_the_parameter_that_counts_pages() -> None:
    assert page_parameter("https://a.test/l?size=20&pageIndex=0") == ("pageIndex", 0)
    assert page_parameter("https://a.test/l?size=20") is None


@pytest.mark.parametrize(
    ("language", "offsets", "zone"),
    [
        ("zh-CN", [8], "Asia/Shanghai"), ("en", [8], "Asia/Shanghai"), (None, [], "UTC"),
        ("de", [], "Europe/Berlin"), ("pt-BR", [-3], "America/Sao_Paulo"),
        ("en", [5.5], "Asia/Kolkata"), ("en", [13], "UTC"),
    ],
)  # fmt: skip
def test_the_zone_is_one_with_the_offset_of_the_pages(
    language: str | None, offsets: list[float], zone: str
) -> None:
    told = [timedelta(hours=hours) for hours in offsets]

    assert zone_for(language, told, at=NOW)[0] == zone


def test_offsets_are_read_from_iso_times() -> None:
    html = '"2024-03-21T10:00:00+08:00" 2024-03-21T10:00-0330 2024-03-21T10:00:00Z'

    assert offsets_in(html) == [timedelta(hours=8), -timedelta(hours=3, minutes=30)]


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.lantern.co.uk", "lantern"),
        ("127.0.0.1:8000", "site-127-0-0-1"),
        ("xn--fiq.test", "xn--fiq"),
    ],
)
def test_a_site_is_named_after_its_host(host: str, name: str) -> None:
    assert site_id(host) == name


@given(st.recursive(st.text() | st.booleans() | st.integers(-9, 9), st.lists, max_leaves=5))
def test_a_value_written_as_toml_is_read_as_it_was(value: object) -> None:
    assert parse_toml(f"key = {toml_value(value)}", path=Path("x"))["key"] == value


def test_a_whole_draft_is_a_valid_definition() -> None:
    draft = Draft(
        id="a", name='The "A"', home="https://a.test/", hosts=("a.test",), zone="Asia/Shanghai",
        zone_why="why", language="zh-CN", charset="gb18030", crawl_delay_s=2.5, match=r"/n/\d+'?$",
        id_pattern=r"/n/(\d+)", selectors={"title": 'font[size="5"]'}, remove=("div.ad",),
        text={"url": "https://a.test/{id}", "path": "t", "when": "always"},
        text_fields={"title": "x"},
        listings=[
            ListingDraft(name="f", kind="feed", url="https://a.test/f", why="9 entries",
                         keys={"max_pages": 2}),
            ListingDraft(name="j", kind="json", url="https://a.test/j?p=1", fields={"id": "{i}"},
                         keys={"items": "d", "link": "{u}"},
                         pages={"by": "page", "parameter": "p"}),
        ],
    )  # fmt: skip
    site = read_site(render_definition(draft, day="2024-03-21"), path=Path("a.toml"))

    assert (site.pace_s, site.language, site.article.remove) == (2.5, "zh-CN", ("div.ad",))
    assert site.article.selectors["title"] == ('font[size="5"]',)
    assert [listing.kind for listing in site.listings] == ["feed", "json"]
    assert site.article_id("https://a.test/n/77") == "77"
