"""When an article was published: which of a page's days and times is believed."""

from datetime import UTC, datetime

import pytest

from tests.support.small_pages import TEXT, read


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


def test_a_bare_day_is_the_same_day_in_america_and_in_utc() -> None:
    page = f'<html lang="es-CL"><h1>Lamp stays</h1>{TEXT}'
    article = read(page, url="https://lampara.cl/2024/03/21/lamp")

    assert article.published == datetime(2024, 3, 21, 3, tzinfo=UTC)


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


def test_the_date_of_a_related_article_is_not_the_page_s() -> None:
    related = '<aside class="related"><time datetime="2025-12-01">1 Dec</time></aside>'

    assert read(f"<title>Lamp</title><h1>Lamp</h1>{TEXT}{related}").published is None


def test_an_abbreviation_holds_its_date_in_its_title() -> None:
    day = '<abbr itemprop="datePublished" title="2011-03-30T21:05:00-07:00">9:05 PM</abbr>'
    article = read(f"<title>Lamp stays</title><h1>Lamp stays</h1>{day}{TEXT}")

    assert article.published == datetime(2011, 3, 31, 4, 5, tzinfo=UTC)


def test_of_days_in_marked_elements_the_one_below_the_headline_is_the_article_s() -> None:
    today = "<div class=date>Fri, 19 Jul 2024</div>" + "<nav><a href=/>Home</a></nav>" * 30
    facts = "<a class=info href=/s>HT Correspondent, Harbour Times Jammu, July 18, 2024</a>"
    page = f"{today}<main><h1>Lamp stays</h1>{'<hr>' * 50}{facts}{TEXT}</main>"

    assert read(page).published == datetime(2024, 7, 18, tzinfo=UTC)


def test_a_line_of_facts_with_many_points_is_no_paragraph() -> None:
    line = (
        "<p class=articleinfo><span>Kardos-Vida Noémi</span> <span>2024. november 6., kedd, 14:05"
        "</span> &bull; Utolsó frissítés: 2024. november 6., kedd, 16:31</p>"
    )
    page = f"<html lang=hu><h1>Marad a lámpa</h1>{line}{TEXT}"

    assert read(page, url="https://lampa.hu/a").published == datetime(
        2024, 11, 6, 13, 5, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "marked",
    [
        '<meta itemprop="datePublished" value="2013-06-06 07:34:00.0">',
        '<data itemprop="datePublished" value="2013-06-06 07:34:00">Thursday</data>',
    ],
)
def test_a_property_may_tell_its_day_in_an_attribute_called_value(marked: str) -> None:
    page = read(f"<div itemscope>{marked}<h1>Lamp stays</h1>{TEXT}</div>")

    assert page.published == datetime(2013, 6, 6, 7, 34, tzinfo=UTC)
