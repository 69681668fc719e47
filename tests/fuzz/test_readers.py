"""Whatever bytes arrive, every reader gives a value or an `ExtractionError`, and the value holds.

A few examples in `make check`, many in `make fuzz`.
"""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.charsets import decode
from crawler.errors import ExtractionError, StoreError
from crawler.formats import PostStyle, parse_post, render_post
from crawler.json_paths import parse_json, text_at
from crawler.model import PageKind, Request
from crawler.naming import post_path, slug
from crawler.reading import read_page
from crawler.retrying import retry_after
from crawler.robots import RobotsRules, parse_robots_tag
from crawler.store.paths import checked_path
from crawler.urls import BadUrl, canonical_url, fetchable_url, join, url_key
from tests.support.fetcher import response
from tests.support.listings import read, site_with
from tests.support.samples import NOW, article
from tests.support.zones import SHANGHAI

URL = "https://news.test/a"
MARKUP = (
    "<a href='/x'>", "<div>", "</div>", "<p>", "<table><tr><td>", "<!--", "-->", "<script>", "</script>",
    "<title>", "<h1>", "<meta charset=gbk>", "<iframe src=//x>", "<img data-src=/y>", "&amp;", "&#0;",
    "<svg><style>", "<base href='//z'>", "text, with words. ", "\x00", "\ufeff", "{{", "---\n", "<br>",
)  # fmt: skip
XML = (
    "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "<rss><channel>", "<item>", "<link>",
    "https://news.test/1", "</link>", "</item>", "<entry><link href='/x'/>", "<urlset>", "<url><loc>",
    "</loc></url>", "<sitemapindex><sitemap>", "<![CDATA[", "]]>", "&a;", "&#x110000;", "<pubDate>now",
)  # fmt: skip
ROBOTS = (
    "User-agent: *\n",
    "Disallow: /",
    "Allow: /a*$\r",
    "Crawl-delay: 1e9\n",
    "\ufeff",
    "%",
    "*" * 9,
    "#",
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
    | st.sampled_from(["/a.html", "https://news.test/b", "javascript:1"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["items", "url", "title", "id", ""]), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


def soup(pieces: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """Bytes in which the pieces are likely, in some encoding, cut anywhere."""
    text = st.lists(st.sampled_from(pieces) | st.text(max_size=4), max_size=12).map("".join)
    coded = st.tuples(text, st.sampled_from(["utf-8", "gb18030", "utf-16", "latin-1"]))
    return coded.map(lambda it: it[0].encode(it[1], "replace")) | st.binary(max_size=80)


@given(body=soup(MARKUP), kind=st.none() | st.text(max_size=20), language=st.sampled_from([None, "zh", "en"]))  # fmt: skip
def test_any_bytes_are_some_text(body: bytes, kind: str | None, language: str | None) -> None:
    text, charset = decode(body, content_type=kind, language=language)

    assert text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass") == text
    assert b"".decode(charset) == ""


@given(body=soup(MARKUP))
def test_any_page_is_an_article_or_is_not(body: bytes) -> None:
    request = Request(key=URL, url=URL, host="news.test", kind=PageKind.ARTICLE)
    with suppress(ExtractionError):
        reading = read_page(request, response(body), None, agent="crawler")
        if reading.article and not reading.judgement:
            post = render_post(
                reading.article, style=PostStyle(zone=SHANGHAI), captured=NOW, key=URL
            )
            assert parse_post(post.data).text_fact("sha256") == post.sha256
            assert checked_path(post.path)


@given(body=soup(MARKUP))
def test_any_page_is_a_list_or_is_not(body: bytes) -> None:
    with suppress(ExtractionError):
        site = site_with("category", more='link = "a"\nnext = "a"\n')
        for link in read("category", body, site=site).links:
            assert link.url.startswith(("http://", "https://"))


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
@given(body=soup(XML))
def test_any_feed_or_sitemap_is_read_or_refused(kind: str, body: bytes) -> None:
    with suppress(ExtractionError):
        for link in read(kind, body).links:
            assert link.url.startswith(("http://", "https://"))


@given(value=json_values, spoil=st.integers(0, 40))
def test_any_json_is_a_list_or_is_not(value: object, spoil: int) -> None:
    text = json.dumps(value)
    more = 'items = "items"\nlink = "{url}"\ntitle = "{title}"\nnext = "{id}"\n'
    site = site_with("json", more=more)
    for body in (text, text[: -spoil or None], f"cb({text});", text * 2):
        with suppress(ExtractionError):
            for link in read("json", body, site=site).links:
                assert link.url.startswith(("http://", "https://"))


@given(digits=st.integers(1, 10_000), depth=st.sampled_from([1, 100, 5_000, 200_000]))
def test_huge_numbers_and_depths_are_values_or_refused(digits: int, depth: int) -> None:
    document = parse_json('{"id": %s, "n": NaN, "i": [Infinity]}' % ("9" * digits), url=URL)
    assert (text_at(document, "id"), text_at(document, "n")) == ("9" * digits, None)
    with suppress(ExtractionError):
        parse_json("[" * depth + "]" * depth, url=URL)


@given(title=st.text(max_size=60), id_=st.none() | st.text(max_size=40))
def test_any_title_and_id_make_a_safe_path(title: str, id_: str | None) -> None:
    told = replace(article(title=title), id=id_ or None)
    for layout in ("jekyll", "hugo", "plain"):
        path = post_path(told, layout=layout, zone=SHANGHAI, captured=NOW, key=URL)
        assert str(checked_path(path)) == path
        name = path.rpartition("/")[2]
        assert path.isascii()
        assert len(name.encode()) <= 255
        assert name[0] not in ".-"
    assert slug(title).isascii()


@given(path=st.text(max_size=30) | st.lists(st.sampled_from(["..", ".", "", "a", "CON", "b.", "-c", "\x00", "/", "\\"]), max_size=5).map("/".join))  # fmt: skip
def test_no_path_leaves_the_archive(path: str) -> None:
    with suppress(StoreError):
        checked = checked_path(path)
        assert not checked.is_absolute()
        assert ".." not in checked.parts


@given(
    url=st.text(max_size=40) | st.builds("http://{}/{}?{}#{}".format, *[st.text(max_size=9)] * 4)
)
def test_a_canonical_url_is_at_rest(url: str) -> None:
    with suppress(BadUrl):
        canonical = canonical_url(url)
        assert canonical_url(canonical) == canonical
        if "#!" not in canonical:  # the one fragment that names a page is not sent
            assert url_key(fetchable_url(url)) == url_key(url)
    joined = join(URL, url)
    assert joined is None or joined.lower().startswith(("http://", "https://"))


@given(body=soup(ROBOTS), path=st.text(max_size=12), tag=st.text(max_size=30))
def test_any_robots_file_gives_an_answer(body: bytes, path: str, tag: str) -> None:
    rules = RobotsRules.parse(body, 200, agent="crawler/1.0")

    assert rules.is_allowed(f"https://news.test/{path}") in {True, False}
    delay = rules.crawl_delay_s
    assert delay is None or delay >= 0
    assert all(name == name.lower() for name in parse_robots_tag([tag], "crawler"))


@given(value=st.text(max_size=20) | st.integers().map(str) | st.sampled_from(["Fri, 31 Dec 9999 23:59:59 GMT", "0", "-1", "1e9", "Thu, 01 Jan 1970 00:00:00 GMT"]))  # fmt: skip
def test_any_retry_after_is_a_bounded_time_or_none(value: str) -> None:
    told = replace(response(status=503), headers=(("Retry-After", value),))

    at = retry_after(told, NOW)
    assert at is None or NOW <= at <= NOW + timedelta(days=1)


@given(title=st.text(max_size=40), front=st.binary(max_size=60))
def test_any_bytes_are_read_as_a_post(title: str, front: bytes) -> None:
    parse_post(front)
    parse_post(b"---\n" + front + b"\n---\n" + title.encode("utf-8", "ignore"))
