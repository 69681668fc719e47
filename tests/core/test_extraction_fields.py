"""Titles, people, structured data, state and zones: one judgement a test."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.document import read_document
from crawler.errors import ExtractionError
from crawler.extraction.article import read_article
from crawler.extraction.dates.zones import guess_zone
from crawler.extraction.evidence import Found
from crawler.extraction.languages import find_language
from crawler.extraction.people.persons import read_people
from crawler.extraction.scripts.broken_json import load_json
from crawler.extraction.titles.site_free import choose_title
from crawler.extraction.titles.site_tails import without_site
from crawler.model import Article, PageKind, Request

URL = "https://news.test/a"
CAPTURED = datetime(2026, 1, 1, tzinfo=UTC)
TEXT = (
    "<p>The board voted on Tuesday to keep the old lamp, and ended two years of argument.</p>"
    "<p>Repairs begin in May, the board said, and the light stays on while they last.</p>"
)


def read(html: str | bytes, *, url: str = URL) -> Article:
    body = html.encode() if isinstance(html, str) else html
    page = read_document(body, url=url, content_type="text/html")
    request = Request(key=url, url=url, kind=PageKind.ARTICLE, host="news.test")
    return read_article(page, request, site=None, captured=CAPTURED)


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


def test_the_time_of_an_element_belongs_to_the_day_of_the_address() -> None:
    article = read(f"<h1>Lamp</h1><time>13:15</time>{TEXT}", url="https://lampe.de/2024/03/21/lamp")

    assert article.published == datetime(2024, 3, 21, 12, 15, tzinfo=UTC)


def test_the_title_element_may_tell_the_day() -> None:
    head = "<title>Lamp stays on - 04.01.2018 - THE LANTERN</title>"

    assert read(f"{head}<h1>Lamp stays on</h1>{TEXT}").published == datetime(2018, 1, 4, tzinfo=UTC)


def test_a_script_may_tell_the_day_as_mail_does() -> None:
    script = '<script>var d = {"article_publication_date":"Sat, 12 Sep 2020 07:42:30 GMT"}</script>'

    assert read(f"<h1>Lamp</h1>{script}{TEXT}").published == datetime(
        2020, 9, 12, 7, 42, 30, tzinfo=UTC
    )


def test_a_clock_that_one_place_calls_utc_has_the_offset_that_another_tells() -> None:
    meta = '<meta property="article:published_time" content="2019-07-11T21:30:00.000Z">'
    shown = "<time datetime=2019-07-11T21:30:00+09:00>2019.07.11 21:30</time>"

    assert read(f"{meta}<h1>Lamp</h1>{shown}{TEXT}").published == datetime(
        2019, 7, 11, 12, 30, tzinfo=UTC
    )


@pytest.mark.parametrize("midnight", ["2024-03-21T00:00:00+08:00", "2024-03-21T00:00:00Z"])
def test_midnight_in_metadata_gives_way_to_a_time_shown_on_that_day(midnight: str) -> None:
    meta = f'<html lang=zh-TW><meta name=date content="{midnight}">'
    shown = "<p>2024/03/21 08:55</p>"

    page = read(f"{meta}<h1>Lamp stays</h1>{shown}{TEXT}", url="https://lamp.tw/a")

    assert page.published == datetime(2024, 3, 21, 0, 55, tzinfo=UTC)


@pytest.mark.parametrize(
    ("shown", "hour"), [("2024/03/21 14:27", 5), ("2024/03/21 14:27 GMT", 14), ("14:50", 14)]
)
def test_a_clock_that_a_machine_calls_utc_is_local_where_the_page_shows_it(
    shown: str, hour: int
) -> None:
    meta = '<html lang=ja><meta name=pubdate content="2024-03-21T14:27:00.000Z">'
    page = read(f"{meta}<h1>Lamp stays</h1><p>{shown}</p>{TEXT}", url="https://lamp.jp/a")

    assert page.published == datetime(2024, 3, 21, hour, 27, tzinfo=UTC)


def test_the_day_on_which_an_article_was_made_gives_way_to_the_one_that_is_shown() -> None:
    made = "<meta itemprop=dateCreated content=2024-03-23T08:00:00+00:00>"
    head = f"<h1>Lamp stays</h1>{made}"

    assert read(f"{head}<p>21.03.2024, 14:36</p>{TEXT}").published == datetime(
        2024, 3, 21, 14, 36, tzinfo=UTC
    )
    assert read(f"{head}{TEXT}").published == datetime(2024, 3, 23, 8, tzinfo=UTC)


@pytest.mark.parametrize("day", ["12 Feb 2021 17:05", "February 12, 2021", "12.02.2021"])
def test_a_day_that_leads_to_others_of_that_day_is_the_article_s(day: str) -> None:
    article = read(f"<h1>Lamp stays</h1><ul><li><a href=/2021-02-12>{day}</a></li></ul>{TEXT}")

    assert article.published is not None
    assert article.published.date().isoformat() == "2021-02-12"


def test_midnight_stays_where_only_another_day_is_shown() -> None:
    meta = '<html lang=zh-TW><meta name=date content="2024-03-21T00:00:00+08:00">'

    assert read(f"{meta}<h1>Lamp stays</h1><p>2024/03/22 08:55</p>{TEXT}").published == datetime(
        2024, 3, 20, 16, tzinfo=UTC
    )


def test_a_date_is_known_behind_a_prefix_of_the_system() -> None:
    meta = '<meta name="my:publish_date" content="2024-03-21T08:55:00+08:00">'

    assert read(f"{meta}<h1>Lamp stays</h1>{TEXT}").published == datetime(
        2024, 3, 21, 0, 55, tzinfo=UTC
    )


def test_a_call_that_shows_the_day_tells_it() -> None:
    script = '<script>showDate("2021/04/02 22:16:35")</script>'

    assert read(f"<h1>Lamp</h1><p>{script}</p>{TEXT}").published == datetime(
        2021, 4, 2, 22, 16, 35, tzinfo=UTC
    )


def test_times_of_a_list_of_news_are_not_the_article_s() -> None:
    listed = "".join(
        f"<li><time class=row datetime=2024-03-2{at}T07:00Z></time></li>" for at in range(7)
    )
    own = "<time class=own datetime=2024-03-19T09:15Z></time>"
    page = f"<ul>{listed}</ul><article><h1>Lamp</h1>{own}{TEXT}</article>"

    assert read(page).published == datetime(2024, 3, 19, 9, 15, tzinfo=UTC)


def test_times_of_posts_that_the_text_quotes_are_not_the_article_s() -> None:
    post = "<time datetime=2018-03-12T19:30Z>a spring evening</time>"
    quoted = f"<blockquote class=instagram-media>{post}</blockquote>"

    assert read(f"<h1>Lamp stays</h1>{TEXT}{quoted}").published is None


def test_a_mark_that_only_entries_below_bear_is_none_of_the_article() -> None:
    own = "<time datetime=2019-06-28T13:49Z>28 June</time>"
    entries = "<time datetime=2019-09-22T07:30Z pubdate></time>" * 2
    article = read(f"<article><h1>Lamp stays</h1>{own}{TEXT}</article><ul>{entries}</ul>")

    assert article.published == datetime(2019, 6, 28, 13, 49, tzinfo=UTC)


def test_the_day_in_the_title_element_beats_one_that_only_a_class_marks() -> None:
    head = "<title>Lamp stays | News | LANTERN | 19.01.2020</title><h1>Lamp stays</h1>"
    other = "<h3><a href=/b>Nine days without a boat, and what pilots say</a></h3>"
    teaser = f"<div class=box>{other}<b class=date>11.07.2017</b></div>"
    page = f"{head}<article>{TEXT}</article>{teaser}"

    assert read(page).published == datetime(2020, 1, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    "facts",
    [
        "<ul><li><b>Date</b> 19.01.2020</li><li><b>Author</b> Ada Rivers</li></ul>",
        "<dl><dt>Datum</dt><dd>19.01.2020</dd><dt>Autorin</dt><dd>Ada Rivers</dd></dl>",
        "<table><tr><th>Fecha:</th><td>19.01.2020</td></tr><tr><th>Autor:</th><td>Ada Rivers</td>"
        "</tr></table>",
    ],
)
def test_a_list_of_facts_tells_day_and_author(facts: str) -> None:
    slides = "<ul class=slides><li><p class=author>Author: Bo Stone (eg)</p></li></ul>"
    article = read(f"<h1>Lamp stays</h1>{TEXT}{slides}{facts}")

    assert article.published == datetime(2020, 1, 19, tzinfo=UTC)
    assert article.authors == ("Ada Rivers",)


def test_days_of_items_in_a_list_are_not_the_article_s() -> None:
    items = "".join(
        f'<div itemscope><meta itemprop="datePublished" content="2024-07-1{at}T09:00Z"></div>'
        for at in range(4)
    )
    own = '<time itemprop="datePublished" datetime="2024-07-18T14:12-04:00">July 18</time>'

    assert read(f"<main><h1>Lamp stays</h1>{own}{TEXT}</main>{items}").published == datetime(
        2024, 7, 18, 18, 12, tzinfo=UTC
    )


def test_a_clock_shown_with_its_zone_is_that_of_a_machine_s_utc() -> None:
    name = "article:published_time"
    meta = f'<meta property="{name}" content="2024-07-17T13:04:17+00:00">'
    line = "<p>July 17, 2024 at 1:04pm EDT</p>"

    assert read(f"{meta}<h1>Lamp stays</h1>{line}{TEXT}").published == datetime(
        2024, 7, 17, 17, 4, 17, tzinfo=UTC
    )


def test_a_day_that_a_sentence_names_is_the_last_to_be_asked() -> None:
    said = "<p>The keeper, who has been ill since April 28, 2022, will be back at his lamp.</p>"
    stamp = "<p>Updated: May 15, 2024, 12:10 PM</p>"

    assert read(f"<h1>Lamp stays</h1>{stamp}{said}{TEXT}").published == datetime(
        2024, 5, 15, 12, 10, tzinfo=UTC
    )


def test_a_day_without_a_year_beats_one_of_an_entry_elsewhere() -> None:
    entry = "<h3>Ferry late</h3><time datetime=2025-06-11T02:00Z></time>"
    page = f"<main><h1>Lamp stays</h1><p>Published: Jun 6 10:40 AM</p>{TEXT}</main>{entry}"

    assert read(page).published == datetime(2025, 6, 6, 10, 40, tzinfo=UTC)


def test_a_day_in_the_page_s_head_gives_way_to_that_of_the_update() -> None:
    today = "<div class=date>Wed, Jun 5, 2024</div>" + "<nav><a href=/>Home</a></nav>" * 30
    own = "<p>LAST UPDATED: 05/15/2024 20:32</p>"

    assert read(f"{today}<main><h1>Lamp stays</h1>{own}{TEXT}</main>").published == datetime(
        2024, 5, 15, 20, 32, tzinfo=UTC
    )


def test_a_zone_that_a_line_names_is_that_of_the_page_s_times() -> None:
    meta = '<meta name="datePublished" content="2024-06-05T16:56:50">'
    line = "<p>Ada Rivers, Lantern Sports 9:06 p.m. EDT June 5, 2024</p>"

    assert read(f"{meta}<h1>Lamp stays</h1>{line}{TEXT}").published == datetime(
        2024, 6, 5, 20, 56, 50, tzinfo=UTC
    )


def test_a_text_that_a_script_unhides_beats_the_notice_of_a_consent_manager() -> None:
    notice = (
        "<p>On this website we use cookies and process personal data with our partners. Consent "
        "to cookies is asked for personalised advertising, and personal data is shared.</p>"
    )
    manager = f"<div class=cmpbox><div class=cmpboxtxt>{notice * 4}</div></div>"
    page = f"<h1>Lamp stays</h1><div id=articleBody style='display: none'>{TEXT * 6}</div>"

    assert read(f"{manager}<main>{page}</main>").text.startswith("The board voted on Tuesday")


def test_captions_of_a_gallery_are_no_text_of_the_article_beside_it() -> None:
    caption = (
        f"<div class=caption>{'A picture of the old lamp at night, seen from the pier. ' * 4}</div>"
    )
    gallery = (
        f"<div class=galleries>{f'<div class=slide><img src=/a.jpg>{caption}</div>' * 9}</div>"
    )
    text = read(f"<article><h1>Lamp stays</h1>{TEXT * 8}{gallery}{TEXT}</article>").text

    assert "seen from the pier" not in text


def test_comments_in_the_box_below_that_of_their_heading_are_cut() -> None:
    comment = f"<p>{'I have seen the lamp from my boat for years, and so has my father. ' * 3}</p>"
    comments = (
        f"<div class=tabbed><div>Latest Comments</div></div><div id=rated>{comment * 4}</div>"
    )

    assert "my boat" not in read(f"<div><h1>Lamp stays</h1>{TEXT * 12}{comments}</div>").text


def test_a_text_whose_first_part_stands_above_a_column_of_links_is_read_whole() -> None:
    first = "<p>The keeper lit the lamp on Tuesday, for the first time since the storm in May.</p>"
    links = "<div class=rail><h3>More</h3>" + "<p><a href=/b>A ferry is late</a></p>" * 30
    rest = f"<div class=articleBody>{TEXT * 4}</div>"
    page = f"<h1>Lamp</h1><div class=articleBody>{first * 2}</div>{links}</div>{rest}"

    text = read(f"<div>{page}</div>").text

    assert text.startswith("The keeper lit the lamp")
    assert "ferry" not in text


def test_a_line_of_spans_above_the_paragraphs_that_tells_the_day_is_no_text() -> None:
    line = "<span>17 July 2024 Last updated at 18:00 GMT</span> <span>By Ada Rivers</span>"
    page = f"<div class=story-body><h1>Lamp stays</h1>{line}{TEXT * 3}</div>"

    assert read(page).text.startswith("The board voted")


@pytest.mark.parametrize(
    ("lead", "is_text"),
    [
        ("<p class=standfirst>{}</p>", False), ("<h2>{}</h2>", False),
        ("<div class=article-summary>{}</div>", False), ("<p class=article-lead>{}</p>", True),
        ("<div class=ingress>{}</div>", True),
    ],
)  # fmt: skip
def test_a_deck_stays_in_the_post_and_out_of_the_text(lead: str, is_text: bool) -> None:
    words = "Nine days of rain have not put out the lamp that the harbour board wants to keep"
    page = f"<main><h1>Lamp stays</h1>{lead.format(words)}<div>{TEXT * 3}</div></main>"
    article = read(page)

    assert (words in article.text, words in article.body_html) == (is_text, True)


def test_a_paragraph_in_italics_below_a_picture_is_its_caption() -> None:
    picture = "<p><img src=/lamp.png></p><p><em>Figure 1: The lamp and the stair below it</em></p>"
    text = read(f"<main><h1>Lamp stays</h1>{TEXT}{picture}{TEXT}</main>").text

    assert "Figure 1" not in text


def test_initials_and_notes_on_the_author_below_the_text_are_cut() -> None:
    note = "<p>Ada Rivers covers lamps and harbours for the Lantern. Follow Ada at @ada.</p>"
    below = f"{note}<p>Read more about lamps in the Lantern's topic center.</p>"
    head = '<meta name="author" content="Ada Rivers"><h1>Lamp stays</h1><p>By Ada Rivers</p>'

    assert read(f"{head}<div>{TEXT * 3}{below}</div>").text.endswith("they last.")
    assert read(f"{head}<div>{TEXT * 3}<p>ap/kam/bfi/an/eg</p></div>").text.endswith("they last.")


def test_lines_of_update_and_publication_are_no_lead() -> None:
    stamps = (
        "<p>Updated: Thursday, 18 Jul 2013, 4:25 PM EDT<br>Published : Thursday, 18 Jul 2013</p>"
    )
    page = f"<h1>Lamp stays</h1>{stamps}<div class=story>{TEXT * 3}</div>"

    assert read(page).text.startswith("The board voted")


def test_a_list_of_facts_on_a_book_names_no_author_of_the_review() -> None:
    facts = "<ul><li><b>Author</b> Bo Stone</li><li><b>Pages</b> 320</li></ul>"

    assert read(f"<h1>Lamp stays</h1>{TEXT}<aside class=book>{facts}</aside>").authors == ()


def test_a_bare_day_is_the_same_day_in_america_and_in_utc() -> None:
    page = f'<html lang="es-CL"><h1>Lamp stays</h1>{TEXT}'
    article = read(page, url="https://lampara.cl/2024/03/21/lamp")

    assert article.published == datetime(2024, 3, 21, 3, tzinfo=UTC)


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


def test_a_name_beside_the_date_is_the_author() -> None:
    line = "<p>Posted on March 21, 2024 by Ada Rivers</p>"

    assert read(f"<title>Lamp stays</title><h1>Lamp stays</h1>{line}{TEXT}").authors == (
        "Ada Rivers",
    )


def test_names_in_boxes_of_other_articles_are_not_the_author() -> None:
    box = (
        '<div class="teaser"><h3><a href="/1">Ferry</a></h3><p class="author">By Cy Moor</p></div>'
    )
    page = f"<title>Lamp</title><article><h1>Lamp</h1>{TEXT}</article>"

    assert read(f'{page}<div class="more-posts">{box}{box}</div>').authors == ()


def test_a_dash_within_a_headline_stays() -> None:
    assert without_site("Lamp stays - and so does its keeper of thirty years", set()) == (
        "Lamp stays - and so does its keeper of thirty years"
    )


@pytest.mark.parametrize(
    ("bylines", "names"),
    [
        (["By Ada Rivers and Bo Stone"], ("Ada Rivers", "Bo Stone")),
        (["Ada Rivers, Chief Reporter", "Ada Rivers"], ("Ada Rivers",)),
        (["Von Ada Fluss (Hafen)"], ("Ada Fluss",)),
        (["Par Ada Rivière"], ("Ada Rivière",)),
        (["记者 李明 王芳"], ("李明", "王芳")),
        (["本报记者：李明"], ("李明",)),
        (["김민수 기자"], ("김민수",)),
        (["Ada Rivers ada@news.test"], ("Ada Rivers",)),
        (["admin"], ()),
        (["Reuters", "Ada Rivers"], ("Ada Rivers",)),
        (
            ["By Ada Rivers, Bo Stone and Cy Hill, Staff Writers"],
            ("Ada Rivers", "Bo Stone", "Cy Hill"),
        ),
        (["Ada Rivers, Harbourtown"], ("Ada Rivers",)),
        (["Szerző: Folyó Anna"], ("Folyó Anna",)),
        (["نویسنده: آنا رودی"], ("آنا رودی",)),
        (["Lantern Media GmbH, Harbourtown"], ()),
        (["By Ada Rivers for The Lantern"], ("Ada Rivers",)),
        (["Guest post by Ada Rivers, PhD"], ("Ada Rivers",)),
        (["Ada Rivers @adarivers"], ("Ada Rivers",)),
        (["Ada Rivers & Bo Stone; Cy Hill"], ("Ada Rivers", "Bo Stone", "Cy Hill")),
    ],
)
def test_bylines_give_names_only(bylines: list[str], names: tuple[str, ...]) -> None:
    assert read_people(bylines).authors == names


def test_the_site_and_its_desks_are_no_people() -> None:
    names = ["USA TODAY", "Lantern Staff", "News Desk", "Ada Rivers"]

    assert read_people(names, site_names=["Lantern", "usatoday"]).authors == ("Ada Rivers",)


def test_what_the_publisher_does_not_count_as_text_is_left_out() -> None:
    text = " ".join([*(f"Line {n} tells of the lamp, and of its keeper." for n in range(12))])
    script = (
        '<script type="application/ld+json">'
        f'{{"@type": "NewsArticle", "headline": "Lamp", "articleBody": "{text}"}}</script>'
    )
    lines = "".join(f"<p>Line {n} tells of the lamp, and of its keeper.</p>" for n in range(12))
    box = "<div>The ferry leaves at eleven, and tickets went on sale this morning.</div>"
    article = read(f"<title>Lamp</title>{script}<h1>Lamp</h1><div>{lines}{box}</div>")

    assert "ferry" not in article.text
    assert article.text.count("Line") == 12


def test_a_declared_text_that_is_cut_short_cuts_nothing() -> None:
    lines = [f"Line {n} tells of the lamp, and of its keeper." for n in range(12)]
    script = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Lamp", '
        f'"articleBody": "{" ".join(lines[:11])} Line 11 te…"}}</script>'
    )
    body = "".join(f"<p>{line}</p>" for line in [*lines, "The end is told, and it is dark."])

    assert "The end" in read(f"<title>Lamp</title>{script}<h1>Lamp</h1><div>{body}</div>").text


def test_a_section_on_subscriptions_is_no_offer() -> None:
    section = (
        "<section><h2>What it costs</h2><p>A subscription to the ferry is dear, said the board, "
        "and most who travel daily have none. Those who sign in at the pier each day pay less, "
        "and nobody could tell us why, though we asked in three offices, and wrote to a fourth one "
        "that has been closed since spring, as its door told us, and nobody else.</p>"
        "</section>"
    )

    assert (
        "fourth one" in read(f"<title>Lamp</title><h1>Lamp</h1><div>{TEXT * 4}{section}</div>").text
    )


def test_a_text_that_styles_show_in_print_alone_is_read_beside_a_little_note() -> None:
    note = "<div class=author-info>Ada Rivers is a postdoctoral researcher at the harbour, " * 2
    article = read(f"<h1>Lamp</h1>{note}</div></div><div class=print-only>{TEXT * 20}</div>")

    assert article.text.startswith("The board voted on Tuesday")


def test_parts_that_react_streams_hidden_are_read() -> None:
    page = f'<title>Lamp</title><h1>Lamp</h1><div hidden id="S:0"><div>{TEXT}</div></div>'
    notice = (
        "<p>The paper is printed on the quay, and all of its rights are its own, by law.</p>" * 3
    )

    assert "Repairs begin in May" in read(f"{page}<div>{notice}</div>").text


def test_names_far_from_the_byline_are_not_of_it() -> None:
    names = '<p><a rel="author">Ada Rivers</a> and <a rel="author">Bo Stone</a></p>'
    teasers = '<div><ul><li><div><a rel="author">Cy Hill</a></div></li></ul></div>'
    page = f"<title>Lamp</title><article><h1>Lamp</h1><header>{names}</header>{TEXT}</article>"

    assert read(f"{page}<div>{teasers}</div>").authors == ("Ada Rivers", "Bo Stone")


def test_a_box_that_begins_with_the_author_s_name_is_no_text() -> None:
    meta = '<meta name="author" content="Ada Rivers">'
    card = "<div><div>Ada Rivers</div><div>She has written of the coast for ten years.</div></div>"
    article = read(f"<title>Lamp</title>{meta}<h1>Lamp</h1><div>{TEXT}{card}</div>")

    assert "ten years" not in article.text


def test_agencies_are_told_from_people() -> None:
    assert read_people(["Ada Rivers, Reuters", "新华社"]).agencies == ("Reuters", "新华社")


@pytest.mark.parametrize(
    "text", ['{"a": 1,}', '<!-- {"a": 1} -->', '/*<![CDATA[*/{"a": 1};/*]]>*/', '{"a": 1,,}',
     ' {"a":1};']
)  # fmt: skip
def test_json_is_mended_where_its_meaning_is_plain(text: str) -> None:
    assert load_json(text) == {"a": 1}


def test_values_without_quotes_and_forgotten_commas_are_mended() -> None:
    text = (
        '{"t": 2024-03-21T09:30:00-03:00,\n"u": https://a.test/b.png\n'
        '"v": {"w": 1}\n"x": 2024-03-21}'
    )

    assert load_json(text) == {
        "t": "2024-03-21T09:30:00-03:00",
        "u": "https://a.test/b.png",
        "v": {"w": 1},
        "x": "2024-03-21",
    }


def test_a_marked_time_wins_over_the_day_beside_it() -> None:
    marked = '<time itemprop="datePublished" content="2024-03-21" datetime="2024-03-21T09:15Z">'

    assert read(f"<h1>Lamp stays</h1>{marked}21 March</time>{TEXT}").published == datetime(
        2024, 3, 21, 9, 15, tzinfo=UTC
    )


def test_an_aside_of_facts_tells_the_day_and_one_of_teasers_does_not() -> None:
    facts = (
        "<aside class=facts><a href=/news>News</a> <time datetime=2024-03-21T09:15Z></time></aside>"
    )
    teasers = (
        "<aside class=more><h3>More</h3><a href=/b>Nine days without a boat, and what pilots say"
        "</a> <time datetime=2024-05-02T07:00Z></time></aside>"
    )
    page = f"<article>{{}}<h1>Lamp stays</h1>{TEXT}</article>"

    assert read(page.format(facts)).published == datetime(2024, 3, 21, 9, 15, tzinfo=UTC)
    assert read(page.format(teasers)).published is None


def test_json_beyond_mending_is_none() -> None:
    assert load_json('{"a": "b" "c"}') is None


def test_markup_that_the_text_contradicts_is_not_believed() -> None:
    german = "Der Rat hat die Lampe nicht verkauft, und das Licht bleibt auch in der Nacht an. " * 3

    assert find_language(german, "en") == ("de", "text")
    assert find_language(german, "de-AT") == ("de-AT", "markup")


def test_the_zone_is_the_host_s_country_else_the_language_s() -> None:
    assert [str(guess_zone(*known)[0]) for known in (
        ("a.test.cn", None), ("a.test", "de"), ("a.test", "en"), ("a.test", "fr-BE"),
        ("a.test", "ar"))
    ] == ["Asia/Shanghai", "Europe/Berlin", "UTC", "Europe/Brussels", "Asia/Riyadh"]  # fmt: skip


def test_the_article_among_related_ones_is_the_one_of_this_title() -> None:
    other = '{"@type": "NewsArticle", "headline": "Fish", "datePublished": "2020-01-01T00:00:00Z"}'
    own = '{"@type": "NewsArticle", "headline": "Lamp", "datePublished": "2024-03-21T00:00:00Z"}'
    script = f'<script type="application/ld+json">[{other}, {own}]</script>'
    article = read(f"<title>Lamp</title>{script}<h1>Lamp</h1>{TEXT}")

    assert article.published == datetime(2024, 3, 21, tzinfo=UTC)


def test_a_byline_of_references_is_resolved() -> None:
    graph = (
        '{"@graph": [{"@type": "Article", "headline": "Lamp", "author": {"@id": "#ada"}},'
        '{"@type": "Person", "@id": "#ada", "name": "Ada Rivers"}]}'
    )
    script = f'<script type="application/ld+json">{graph}</script>'

    assert read(f"<title>Lamp</title>{script}<h1>Lamp</h1>{TEXT}").authors == ("Ada Rivers",)


@pytest.mark.parametrize(
    "author",
    ['{"name": ["Ada Rivers"]}', '{"givenName": "Ada", "familyName": "Rivers"}', '"Ada Rivers"',
     '[{"@type": "Organization", "name": "News"}, {"name": "Ada Rivers"}]',
     '{"name": "<b>Ada Rivers</b>"}']
)  # fmt: skip
def test_an_author_is_read_in_every_form(author: str) -> None:
    thing = f'{{"@type": "NewsArticle", "headline": "Lamp", "author": {author}}}'
    script = f'<script type="application/ld+json">{thing}</script>'

    assert read(f"<title>Lamp</title>{script}<h1>Lamp</h1>{TEXT}").authors == ("Ada Rivers",)


def test_a_declared_lead_above_the_byline_is_kept_though_it_ends_without_a_stop() -> None:
    lead = "In the halls around the harbour the crews bargain over breaks, buses and darkness"
    head = f'<meta property="og:description" content="{lead}">'
    page = f"<main><article><h1>Lamp</h1><div><p>{lead}</p></div><p>By Ada Rivers</p>{TEXT * 3}"

    assert read(f"{head}{page}").text.startswith(lead)


def test_a_lead_in_a_header_beside_the_text_is_kept() -> None:
    lead = "The crews of the harbour bargain over breaks, and now and then they win."
    header = f"<header>NEWS 2021.06.10<h1>Lamp stays</h1><p class=post-intro>{lead}</p></header>"

    assert read(f"<article class=article-detail>{header}{TEXT * 3}</article>").text.startswith(lead)


def test_a_lead_in_the_article_is_kept_without_a_heading_in_sight() -> None:
    lead = (
        '<div class="intro"><p>A vote has ended a dispute that split the town for years.</p></div>'
    )
    page = f"<title>Lamp</title><article>{lead}<div>{TEXT * 3}</div></article>"

    assert read(page).text.startswith("A vote has ended")


def test_each_field_tells_its_place_and_how_far_it_is_believed() -> None:
    meta = '<meta property="article:published_time" content="2024-03-21T09:30:00Z">'
    article = read(f"<title>Lamp stays</title>{meta}<h1>Lamp stays</h1>{TEXT}")

    assert article.evidence["published"] == "meta article:published_time"
    assert article.evidence["body"] == "text density"
    assert article.confidence["published"] == 0.9
    assert set(article.confidence) == set(article.evidence)


def test_a_page_without_text_is_an_error_with_its_reason() -> None:
    with pytest.raises(ExtractionError, match="no text"):
        read("<title>Lamp</title><h1>Lamp</h1>")


def test_the_date_of_a_related_article_is_not_the_page_s() -> None:
    related = '<aside class="related"><time datetime="2025-12-01">1 Dec</time></aside>'

    assert read(f"<title>Lamp</title><h1>Lamp</h1>{TEXT}{related}").published is None


PIECES = st.sampled_from([
    "<p>", "</p>", "<div class='comments'>", "</div>", "<h1>Lamp</h1>", "<br>", "<a href='//x'>",
    "</a>", "<table><tr><td>", "</table>", "word ", "灯塔，", "2024-03-21 09:30", "<script>{",
    "</script>", "<img src=''>", '<script type="application/ld+json">{"@type":"Article","x":[',
    '{"@graph":[1,', "<title>Lamp - x</title>", "By Ada Rivers, ", "<article>", "<!--", "-->",
    "<iframe src='https://www.youtube.com/embed/a'>", "\x00", "&#xD800;", "<time datetime='99'>",
    "<meta property='og:title' content='|'>", "The board voted to keep it, and all was well. ",
])  # fmt: skip
BYTES = st.one_of(
    st.binary(max_size=600),
    st.lists(PIECES, max_size=60).map(lambda parts: "".join(parts).encode()),
)


@settings(max_examples=150, deadline=None)
@given(BYTES)
def test_no_bytes_make_it_crash(body: bytes) -> None:
    try:
        article = read(body)
    except ExtractionError:
        return
    assert article.title
    assert article.body_html


PARAGRAPHS = st.lists(
    st.sampled_from([
        "<p>The board voted on Tuesday to keep the old lamp, and ended two years of argument.</p>",
        "<p>海港管理局表决通过，保留旧灯塔，两年来关于费用的争论就此结束。</p>",
        "<h2>What it costs</h2>",
        "<ul><li>A lens of glass, cut by hand</li><li>A burner</li></ul>",
        "<blockquote><p>No light, no harbour.</p></blockquote>",
        "<figure><img src='/a.jpg'><figcaption>The lens, seen from below.</figcaption></figure>",
        "<table><tr><th>Year</th></tr><tr><td>1900</td></tr></table>", "<pre>turn(lamp)</pre>",
        "<p>Repairs begin in May, the board <a href='/x'>said</a>, and the light stays on.</p>",
        "<div class='share'>Share this</div>",
        "<p>Read more: <a href='/y'>An older story of the lamp</a></p>",
    ]),
    min_size=1, max_size=12,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS)
def test_reading_a_saved_post_gives_the_same_text(parts: list[str]) -> None:
    page = "<title>Lamp stays</title><body><article><h1>Lamp stays</h1>{}</article>"
    first = read(page.format(TEXT + "".join(parts)))

    again = read(page.format(first.body_html))

    assert again.text == first.text


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS)
def test_images_never_change_the_text(parts: list[str]) -> None:
    page = "<title>Lamp stays</title><body><article><h1>Lamp stays</h1>{}</article>"
    shown = "".join(f"<img src='/b.jpg' width=800>{part}" for part in parts)

    with_images = read(page.format(TEXT + shown))

    assert with_images.text == read(page.format(TEXT + "".join(parts))).text


def test_captions_stay_with_their_pictures_and_out_of_the_text() -> None:
    figure = '<figure><img src="/a.jpg"><figcaption>The lamp by night.</figcaption></figure>'
    article = read(f"<title>Lamp</title><h1>Lamp</h1><div>{TEXT}{figure}</div>")

    assert ("by night" in article.body_html, "by night" in article.text) == (True, False)


def test_a_catalogue_s_author_is_turned_into_the_spoken_order() -> None:
    head = '<meta name="citation_author" content="Rivers, Ada"><title>Lamp stays</title>'

    assert read(f"{head}<h1>Lamp stays</h1>{TEXT}").authors == ("Ada Rivers",)


def test_a_site_s_name_without_its_accents_in_the_host_is_no_author() -> None:
    assert read_people(["Tin Trưa"], site_names=["tintrua"]).authors == ()


def test_an_abbreviation_holds_its_date_in_its_title() -> None:
    day = '<abbr itemprop="datePublished" title="2011-03-30T21:05:00-07:00">9:05 PM</abbr>'
    article = read(f"<title>Lamp stays</title><h1>Lamp stays</h1>{day}{TEXT}")

    assert article.published == datetime(2011, 3, 31, 4, 5, tzinfo=UTC)
