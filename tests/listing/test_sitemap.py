"""Sitemaps of every form, and limits that no hostile one gets past."""

import gzip
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import ExtractionError
from crawler.listing import sitemap
from crawler.model import Listing
from tests.support.listings import read, site_with, urls

SET = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{}>{}</urlset>'
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'
NEWS = ' xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'


def entry(path: str, inner: str = "", tag: str = "url") -> str:
    return f"<{tag}><loc>https://news.test/{path}</loc>{inner}</{tag}>"


def test_a_news_sitemap_tells_title_time_and_medium() -> None:
    body = SET.format(
        NEWS,
        entry("a", "<n:news><n:publication><n:name>Lantern</n:name></n:publication>"
                   "<n:publication_date>2024-03-21</n:publication_date><n:title>T</n:title></n:news>"
                   "<lastmod>2024-03-22</lastmod>"),
    )  # fmt: skip

    (link,) = read("sitemap", body).links
    assert (link.title, link.date_text) == ("T", "2024-03-21")
    assert link.fields == {"lastmod": "2024-03-22", "source": "Lantern"}


def test_the_parts_of_an_index_come_newest_first_and_only_the_wanted_ones() -> None:
    body = INDEX.format("".join(
        entry(name, f"<lastmod>{day}</lastmod>", "sitemap")
        for name, day in [("post-1", "2024-01"), ("post-2", "2024-03"), ("tag-1", "2024-04")]
    ))  # fmt: skip
    listing = read("sitemap", body, site=site_with("sitemap", more="parts = '/post-'"))

    assert [part.url[18:] for part in listing.parts] == ["post-2", "post-1"]


def test_an_index_that_names_itself_or_a_stranger_leads_nowhere() -> None:
    body = INDEX.format(
        entry("list", "", "sitemap") + "<sitemap><loc>https://other.test/x</loc></sitemap>"
    )

    assert read("sitemap", body).parts == ()


def test_gzip_is_unpacked_whatever_the_server_calls_it() -> None:
    body = gzip.compress(SET.format("", entry("a")).encode())

    assert urls(read("sitemap", body, content_type="application/octet-stream")) == ["/a"]


def test_a_bomb_is_cut_at_the_protocols_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST_BYTES", 100_000)
    body = gzip.compress((SET.format("", entry("a"))[:-9] + " " * 10_000_000).encode())

    listing = read("sitemap", body)

    assert urls(listing) == ["/a"]
    assert "the sitemap is cut" in listing.skipped[0]


def test_damaged_gzip_gives_what_came_before_the_damage() -> None:
    packed = gzip.compress(
        SET.format("", "".join(entry(f"{n * 7919 % 10_007}") for n in range(5000))).encode()
    )
    listing = read("sitemap", packed[: len(packed) // 2] + b"\xff" * 50)

    assert 100 < len(listing.links) < 5000


def test_no_more_entries_than_the_protocol_allows_are_read() -> None:
    body = SET.format("", "".join(entry(str(n)) for n in range(sitemap.MOST_ENTRIES + 10)))

    assert len(read("sitemap", body).links) == sitemap.MOST_ENTRIES


def test_a_list_of_lines_is_a_sitemap_too() -> None:
    listing = read("sitemap", "\ufeffhttps://news.test/a\r\nhttps://news.test/b\n\nnonsense\n")

    assert urls(listing) == ["/a", "/b"]
    assert listing.skipped == ("not an address: nonsense",)


@pytest.mark.parametrize("body", ["<!doctype html><p>Sorry", "Sorry, not here", '{"a": 1}'])
def test_anything_else_is_an_error(body: str) -> None:
    with pytest.raises(ExtractionError, match="no sitemap"):
        read("sitemap", body)


def test_a_broken_entry_costs_one_entry() -> None:
    body = SET.format("", entry("a") + "<url><loc>https://news.test/b?x=1&y=2</loc></url><url>"
                      "<loc>https://news.test/<b></loc></url>" + entry("c"))  # fmt: skip

    assert {"/a", "/b?x=1&y=2", "/c"} <= set(urls(read("sitemap", body)))


PIECES = st.sampled_from(
    ["<url>", "</url>", "<loc>", "</loc>", "<sitemap>", "</sitemap>", "https://news.test/a", "&",
     "<!DOCTYPE r [", "]>", '<!ENTITY a "b">', "&a;", "\x00", "<lastmod>", "<![CDATA["]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=40))
def test_no_sitemap_makes_anything_but_links_or_an_error(pieces: list[str]) -> None:
    with suppress(ExtractionError):
        assert isinstance(read("sitemap", "<urlset>" + "".join(pieces)), Listing)


@given(st.binary(max_size=300), st.booleans())
def test_no_bytes_do_either(body: bytes, packed: bool) -> None:  # drawn
    with suppress(ExtractionError):
        assert isinstance(read("sitemap", gzip.compress(body)[:-3] if packed else body), Listing)
