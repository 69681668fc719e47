"""Days in the eras, numerals and month names of more languages than most readers know."""

from datetime import UTC, datetime

import pytest

from crawler.extraction.dates.instants import read_moment

CAPTURED = datetime(2026, 1, 1, tzinfo=UTC)
MARCH_21 = (
    "令和6年3月21日", "令和六年三月二十一日", "民國113年3月21日",
    "中華民國一百一十三年三月二十一日",
    "113年3月21日", "二〇二四年三月二十一日", "二○二四年三月二十一日", "21 มี.ค. 67",
    "ΠΕΜΠΤΗ, 21 ΜΑΡΤΙΟΥ 2024", "21 آذار/مارس 2024", "21 مارچ ، 2024", "21 бер 2024",
    "21 Մարտի 2024", "21 մարտ, 2024", "21 მარტი, 2024", "21 მარ. 2024", "21 наурыз 2024",
    "2024 жылғы 21 наурыз", "2024 оны 3 дугаар сарын 21", "2024 оны 03 сарын 21",
    "2024-yil 21-mart", "21 mars 2024", "2024ko martxoaren 21a", "21 de marzo de 2024",
    "21 Mawrth 2024", "21 Maart 2024", "21 ਮਾਰਚ 2024", "21 માર્ચ 2024", "21 మార్చి 2024",
    "21 ಮಾರ್ಚ್ 2024", "2024 മാർച്ച് 21", "Marso 21, 2024", "21 ožujak 2024", "21 kovas 2024",
)  # fmt: skip


@pytest.mark.parametrize("text", MARCH_21)
def test_a_day_is_read_in_its_calendar_and_language(text: str) -> None:
    moment = read_moment(text, zone=UTC, captured=CAPTURED)

    assert moment is not None
    assert moment.instant.date().isoformat() == "2024-03-21"


@pytest.mark.parametrize(
    ("text", "year"),
    [("平成31年3月21日", 2019), ("令和元年5月21日", 2019), ("昭和64年1月7日", 1989)],
)
def test_an_era_s_year_counts_from_its_first(text: str, year: int) -> None:
    moment = read_moment(text, zone=UTC, captured=CAPTURED)

    assert moment is not None
    assert moment.instant.year == year


@pytest.mark.parametrize(
    "text", ["21 مارس 2024 10:30 م", "21/3/2024, 10:30 μ.μ.", "2024年3月21日 晚上10:30"]
)
def test_an_afternoon_is_told_in_its_language(text: str) -> None:
    moment = read_moment(text, zone=UTC, captured=CAPTURED)

    assert moment is not None
    assert moment.instant.hour == 22


@pytest.mark.parametrize(
    "text",
    [
        "الأحد 21 رمضان 1445 هـ", "٢١ رمضان ١٤٤٥", "1445/09/21 هـ", "21-09-1445هـ", "1445/9/21",
        "21 من شهر رمضان، 1445", "21 رمضان 1445ھ",
    ],
)  # fmt: skip
def test_a_day_of_the_islamic_calendar_is_read(text: str) -> None:
    moment = read_moment(text, zone=UTC, captured=CAPTURED)

    assert moment is not None
    assert moment.instant.date().isoformat() == "2024-03-31"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 محرم 1440", "2018-09-11"), ("10 ذو الحجة 1446 هـ", "2025-06-06"),
        ("1 ربيع الأول 1446", "2024-09-04"), ("1 ربیع الثانی 1446", "2024-10-04"),
        ("1 جمادى الأولى 1446", "2024-11-03"), ("1 جمادى الآخرة 1446", "2024-12-02"),
        ("1403/09/10", "2024-11-30"),
    ],
)  # fmt: skip
def test_months_of_the_islamic_calendar_begin_as_its_table_tells(text: str, day: str) -> None:
    moment = read_moment(text, zone=UTC, captured=CAPTURED)

    assert moment is not None
    assert moment.instant.date().isoformat() == day


@pytest.mark.parametrize("text", ["31 رمضان 1445 هـ", "1 رمضان 1399 هـ", "1445/13/01 هـ"])
def test_a_day_that_the_islamic_calendar_has_not_is_none(text: str) -> None:
    assert read_moment(text, zone=UTC, captured=CAPTURED) is None
