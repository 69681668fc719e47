"""Names out of bylines of many houses: tables hold bylines and who wrote."""

from pathlib import Path

import pytest

from crawler.extraction.people import label_words
from crawler.extraction.people.labels import beginnings
from crawler.extraction.people.persons import read_people

TABLES = ("bylines.tsv", "east_asian_bylines.tsv")
BYLINES = [
    line.split("\t")
    for table in TABLES
    for line in Path(__file__).with_name(table).read_text(encoding="utf-8").splitlines()
]


LABELS = (
    *label_words.ALWAYS,
    *label_words.BEFORE_CAPITAL,
    *label_words.BEFORE_TWO_WORDS,
    *label_words.WITH_COLON,
)


@pytest.mark.parametrize("label", LABELS)
def test_a_label_is_found_by_its_first_letter(label: str) -> None:
    assert all(map(str.isalpha, beginnings(label)))


@pytest.mark.parametrize(("byline", "writers"), BYLINES)
def test_a_byline_names_who_wrote(byline: str, writers: str) -> None:
    names = read_people([byline], site_names=["Lantern"]).authors

    assert "; ".join(names) == writers


def test_a_column_is_the_author_only_where_no_person_is() -> None:
    people = read_people(["灯塔观察", "harbourlight"])

    assert (people.authors, people.accounts) == ((), ("灯塔观察", "harbourlight"))


def test_an_account_may_be_called_as_its_host() -> None:
    assert read_people(["keeper_ada"], site_names=["keeper-ada"]).accounts == ("keeper_ada",)


def test_on_a_japanese_site_chinese_signs_are_a_name() -> None:
    assert read_people(["梶川 亜由"], site_names=["灯台オンライン"]).authors == ("梶川 亜由",)
