"""Texts that tell a date, in the forms and languages that pages use."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from crawler.extraction.dates.datelines import dateline_of
from crawler.extraction.dates.instants import parse_date, read_moment, url_date

CAPTURED = datetime(2024, 3, 22, 4, tzinfo=UTC)  # noon in Shanghai
SHANGHAI = ZoneInfo("Asia/Shanghai")


def read(text: str) -> str | None:
    found = parse_date(text, zone=SHANGHAI, captured=CAPTURED)
    return found.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if found else None


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-21T09:30:00+08:00", "2024-03-21T01:30:00.000Z", "2024-03-21 09:30:00",
        "Thu, 21 Mar 2024 01:30:00 GMT", "2024年03月21日 09:30", "03-21 09:30", "3月21日 9时30分",
        "2024.03.21 오전 9:30", "2024年3月21日(木) 9時30分", "昨天 09:30",
        "發布時間：2024/03/21 09:30",
        "21. März 2024, 09:30 Uhr", "Publié le 21 mars 2024 à 09h30", "21 марта 2024, 09:30",
        "21 марта, 09:30",
        "Published: Mar 21 9:30 AM", "March 21, 9:30 AM",
        "2024. március 21. 9:30", "21 Mart 2024 09:30", "09:30, 21 March 2024",
        "March 20, 2024 9:30 PM EDT", "Mar. 20, 2024 at 9:30 p.m. ET", "21/3/2024 08:30 (GMT+7)",
        "20240321093000", "20240321T013000Z", "1710984600", "21 มีนาคม 2567 09:30",
        "21 مارس 2024 09:30 صباحًا", "21 mars 2024 9h30 du matin",
        "21 آذار/مارس 2024، آخر تحديث 09:30",
        "三月 21st, 2024 9:30 上午", "21-Mar-2024 09:30", "Thu Mar 21 09:30:00 +0800 2024",
        "9:30 p.m. EDT March 20, 2024", "First Published: 07:00 IST(21/3/2024) |",
        "Thu Mar 21 09:30:00 2024", "時間Thu Mar 21 09:30:00 2024", "Mar 21 Thu 2024 09:30",
    ],
)  # fmt: skip
def test_a_text_tells_the_minute(text: str) -> None:
    assert read(text) == "2024-03-21 09:30"


@pytest.mark.parametrize(
    "text",
    [
        "21 March 2024", "21st of March, 2024", "21. März 2024", "21 mars 2024",
        "21 de marzo de 2024", "21 de março de 2024", "21 marzo 2024", "21 maart 2024",
        "21. marts 2024", "21. maaliskuuta 2024", "21 marca 2024",
        "21. března 2024", "21 martie 2024", "21. ožujka 2024", "21 марта 2024",
        "21 березня 2024", "21 март 2024", "21 Μαρτίου 2024", "21 Mart 2024", "21 Maret 2024",
        "21 tháng 3 năm 2024", "21 مارس 2024", "٢١ مارس ٢٠٢٤", "21 במרץ 2024", "21 मार्च 2024",
        "২১ মার্চ ২০২৪", "21 มีนาคม 2567", "2024 m. kovo 21 d.", "2024. gada 21. marts",
        "21. märts 2024", "21 de març de 2024", "21.3.2024", "21/03/2024", "03/21/2024",
        "2024/3/21", "2024년 3월 21일", "3月21日", "۱۴۰۳/۰۱/۰۲", "۲ فروردین ۱۴۰۳",
        "2 فروردين 1403", "发布：24-03-21",
    ],
)  # fmt: skip
def test_a_text_tells_the_day_in_many_languages(text: str) -> None:
    assert read(text) == "2024-03-21 00:00"


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("3小时前", "2024-03-22 09:00"), ("30分钟前", "2024-03-22 11:30"),
        ("2 hours ago", "2024-03-22 10:00"), ("vor 2 Stunden", "2024-03-22 10:00"),
        ("il y a 2 heures", "2024-03-22 10:00"), ("2 часа назад", "2024-03-22 10:00"),
        ("5시간 전", "2024-03-22 07:00"), ("prije 48 minuta", "2024-03-22 11:12"),
        ("πριν 3 ώρες", "2024-03-22 09:00"), ("Šodien, 08:15", "2024-03-22 08:15"),
        ("امروز 08:15", "2024-03-22 08:15"),
        ("今天 08:15", "2024-03-22 08:15"), ("刚刚", "2024-03-22 12:00"),
    ],
)  # fmt: skip
def test_relative_times_count_from_the_capture(text: str, minute: str) -> None:
    assert read(text) == minute


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3 min read",
        "2024-03-25",
        "tomorrow",
        "Madrid",
        "1234-99-99",
        "99/99/2024",
        "21 Foo 2024",
    ],
)
def test_what_is_no_past_date_is_none(text: str) -> None:
    assert read(text) is None


def test_a_date_without_a_year_that_is_still_to_come_is_of_last_year() -> None:
    assert read("12月21日 09:30") == "2023-12-21 09:30"


@pytest.mark.parametrize(
    "text",
    ["07 تشرين الأوّل / أكتوبر 2021 08:47 مساءً", "7 de octubre de 2021, 8:47 de la tarde",
     "7 октября 2021, 8:47 вечера"],
)  # fmt: skip
def test_words_tell_the_half_of_the_day(text: str) -> None:
    assert read(text) == "2021-10-07 20:47"


def test_a_day_that_would_lie_in_the_future_is_read_the_other_way_round() -> None:
    assert read("03/12/2024 09:30") == "2024-03-12 09:30"


def test_an_american_page_writes_the_month_first() -> None:
    moment = read_moment("03/04/2024", zone=UTC, captured=CAPTURED, month_first=True)

    assert moment is not None
    assert (moment.instant.month, moment.instant.day, moment.has_time) == (3, 4, False)


@pytest.mark.parametrize(
    "url",
    ["https://a.test/2024/03/21/x", "https://a.test/n/2024-03-21/5.html", "https://a.test/20240321/5",
     "https://a.test/2024/3/21/x", "https://a.test/doc_20240321.htm"],
)  # fmt: skip
def test_a_url_may_tell_the_day(url: str) -> None:
    found = url_date(url, zone=UTC, captured=CAPTURED)

    assert found == datetime(2024, 3, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    "paragraph",
    [
        "March 21, 2024 -- The lamp stays on.",
        "HARBOURTOWN, March 21, 2024 (LAMPWIRE) -- The lamp stays.",
        "Harbourtown, 21 March 2024 – The lamp stays on.", "21.03.24 - The lamp stays on.",
        "Villa del Mar, 21 de marzo de 2024 — La lámpara sigue.",
    ],
)  # fmt: skip
def test_a_release_begins_with_place_and_day(paragraph: str) -> None:
    day = dateline_of(paragraph)
    assert day is not None
    assert parse_date(day, zone=UTC, captured=CAPTURED) == datetime(2024, 3, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    "paragraph",
    ["The board met in the spring of 2024 - nobody spoke.", "On 21 March 2024 the lamp went out."],
)
def test_a_sentence_that_names_a_year_is_no_dateline(paragraph: str) -> None:
    assert dateline_of(paragraph) is None
