"""The title of a page: of all that may be the headline, without the site's name."""

import pytest

from crawler.extraction.evidence import Found
from crawler.extraction.titles.site_free import choose_title
from crawler.extraction.titles.site_tails import without_site
from tests.support.small_pages import TEXT, URL, read


@pytest.mark.parametrize(
    "element",
    ["Lamp stays | The Lantern", "Lamp stays - The Lantern", "Lamp stays – News – The Lantern",
     "The Lantern: Lamp stays", "The Lantern | Lamp stays", "Lamp stays :: The Lantern",
     "Lamp stays · The Lantern", "Lamp stays « The Lantern", "The Lantern › Lamp stays",
     "Lamp stays / The Lantern", "Lamp stays — The Lantern"],
)  # fmt: skip
def test_the_site_is_no_part_of_the_title(element: str) -> None:
    assert without_site(element, {"thelantern"}) == "Lamp stays"


def test_a_site_may_begin_small_before_chinese_signs() -> None:
    assert (
        without_site("重走旧路的三天两夜与雨 - 山与铁道 - udn城", set()) == "重走旧路的三天两夜与雨"
    )


def test_a_heading_that_the_title_element_repeats_is_the_title() -> None:
    found = choose_title(
        headings=[Found("The Lantern", "h1"), Found("Lamp stays on", "h1")],
        declared=[],
        title_element="Lamp stays on | The Lantern",
        other_names=["The Lantern"],
    )

    assert found == Found("Lamp stays on", "h1")


@pytest.mark.parametrize("tag", ["h1", "h2"])
def test_a_headline_that_a_line_break_parts_is_joined_as_the_title_element_has_it(tag: str) -> None:
    head = "<title>关于修改《供水管网漏损监测条例》的决定_政府网</title>"
    page = f"<{tag}>关于修改《供水管网<br>漏损监测条例》的决定</{tag}>"

    assert read(f"{head}{page}{TEXT}").title == "关于修改《供水管网漏损监测条例》的决定"


def test_a_headline_keeps_the_columnist_that_it_shows_before_a_colon() -> None:
    heading = Found("Ada Rivers: Why the lamp stays on", "h1")
    found = choose_title(
        headings=[heading],
        declared=[Found("Why the lamp stays on", "meta og:title")],
        title_element="Why the lamp stays on - The Lantern",
        other_names=["The Lantern"],
        authors=["Ada Rivers"],
    )

    assert found == heading


def test_a_headline_is_read_without_the_place_before_it_that_no_declared_title_has() -> None:
    heading = "<h1><span class=headline>Harbourtown</span> Board keeps the lamp on the pier</h1>"
    meta = (
        '<meta property="og:title" content="Harbourtown. Board keeps the lamp on the pier">'
        '<meta property="twitter:title" content="Board keeps the lamp on the pier">'
    )

    assert read(f"{meta}{heading}{TEXT}").title == "Board keeps the lamp on the pier"


def test_a_headline_below_the_name_of_the_site_is_the_title() -> None:
    page = "<title>The Lantern » Board keeps the lamp</title><h1>The Lantern</h1>"

    assert read(f"{page}<h2>Board keeps the lamp</h2>{TEXT}").title == "Board keeps the lamp"


def test_the_headline_behind_the_site_in_a_declared_title_is_the_title() -> None:
    title = "Keepers say that the lamp on the pier stays"
    meta = f'<title>THE LANTERN DAILY NEWS</title><meta property="og:title" content="LAN({title})">'
    page = f"<table><tr><td class=news_title>{title}</td></tr></table>"

    assert read(f"{meta}{page}{TEXT}").title == title


def test_a_line_on_the_writer_below_the_headline_in_its_element_is_no_part_of_it() -> None:
    title, site = "灯台の灯を残す理事会の決定", "夕刊ランタン"
    head = f"<title>{title}（写真＝港湾局）　：{site}</title>"
    lines = f"<span>{title}</span><br><span>編集委員　青木港</span>"
    page = f'<h1 itemprop="headline">{lines}</h1>{TEXT}'

    assert read(f"{head}{page}").title == title


def test_a_first_heading_at_the_end_of_a_trail_of_links_is_not_the_headline() -> None:
    trail = (
        "<nav><a href=/news>News</a><h1>Machine on the moor: Keeper takes cans by sledge</h1></nav>"
    )
    head = (
        "<title>Machine on the moor: Keeper takes cans by sledge - Lantern</title>"
        '<meta property="og:title" content="Keeper gathers nine thousand cans with a sledge">'
    )
    title = "Keeper gathers nine thousand cans with a sledge"
    lines = f"<span class=kicker>On the moor</span> <span>{title}</span>"

    assert read(f"{head}{trail}<article><h2>{lines}</h2>{TEXT}</article>").title == title


def test_a_short_headline_that_is_declared_is_not_the_issue_beside_it() -> None:
    head = (
        "<title>Ein Licht - DIE LATERNE 52/2018</title>"
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ein Licht"}</script>'
    )
    page = f"<h1>Ein Licht</h1><b class=title>DIE LATERNE 52/2018</b>{TEXT}"

    assert read(f"{head}{page}").title == "Ein Licht"


def test_a_headline_that_stands_twice_in_its_element_is_read_once() -> None:
    title = "Board keeps the lamp"
    page = f"<h1><span>{title}</span> <span class=print>{title}</span></h1>{TEXT}"

    assert read(f"<title>{title} {title} | The Lantern</title>{page}").title == title


def test_a_headline_below_its_section_is_the_title_though_the_head_says_it_otherwise() -> None:
    head = "<title>Board Votes to Keep the Tall Old Harbour Lamp – Lantern</title>"
    page = f"<h1>Harbour Health Center</h1><h2>Board Votes to Keep Old Lamp</h2>{TEXT}"

    assert read(f"{head}{page}").title == "Board Votes to Keep Old Lamp"


def test_a_heading_that_leads_to_the_blog_is_its_name() -> None:
    name, title = "川べりの畑だよりと暮らしの記録", "梅雨の晴れ間に雨どいを直す"
    page = f"<h1><a href=/diary>{name}</a></h1><h3><a href=/diary/a>{title}</a></h3>{TEXT}"
    head = f"<title>{title} - {name}</title>"

    assert read(f"{head}{page}", url="https://blog.test/diary/a").title == title


def test_a_title_that_was_escaped_twice_is_read_as_meant() -> None:
    meta = '<meta property="og:title" content="Lamp &amp;amp; keeper &amp;#8220;stay&amp;#8221;">'

    assert read(f"{meta}{TEXT}").title == "Lamp & keeper “stay”"


@pytest.mark.parametrize(
    ("page", "url", "title"),
    [
        (f"<h3>Lamp stays on</h3><div>{TEXT}</div>", URL, "Lamp stays on"),
        (f"<div><p><b>Lamp stays on</b></p>{TEXT}</div>", URL, "Lamp stays on"),
        (f"<div><p>Lamp stays on</p>{TEXT}</div>", URL, "Lamp stays on"),
        (TEXT, "https://news.test/2024/lamp-stays-on-4711.html", "Lamp stays on"),
        (
            TEXT,
            URL,
            "The board voted on Tuesday to keep the old lamp, and ended two years of argument.",
        ),
    ],
)
def test_a_page_without_any_title_gets_what_stands_in_its_place(
    page: str, url: str, title: str
) -> None:
    article = read(page, url=url)

    assert (article.title, article.confidence["title"] < 0.7) == (title, True)


def test_a_dash_within_a_headline_stays() -> None:
    assert without_site("Lamp stays - and so does its keeper of thirty years", set()) == (
        "Lamp stays - and so does its keeper of thirty years"
    )
