"""Feeds of every form, and what the worst of them may do to us: nothing."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import ExtractionError
from crawler.listing.feed import MOST_ITEMS
from crawler.model import Listing
from tests.support.listings import read, urls

RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>c</title>%s</channel></rss>'
)
ITEM = "<item><title>T%d</title><link>https://news.test/%d</link></item>"
LONG = "<p>" + "A sentence that says something. " * 30 + "</p>"


def item(inner: str) -> str:
    return RSS % f"<item>{inner}</item>"


def test_rss_2_tells_address_title_date_author_and_section() -> None:
    listing = read("feed", item(
        "<title>Fish &amp;amp; chips</title><link>/a</link><dc:creator>Ana Reis</dc:creator>"
        "<pubDate>Thu, 21 Mar 2024 10:00:00 GMT</pubDate><category>Town</category>"
    ))  # fmt: skip

    (link,) = listing.links
    assert (link.url, link.title) == ("https://news.test/a", "Fish & chips")
    assert link.date_text == "Thu, 21 Mar 2024 10:00:00 GMT"
    assert link.fields == {"authors": "Ana Reis", "section": "Town"}


@pytest.mark.parametrize(
    "feed",
    [
        f'<rss version="0.91"><channel>{ITEM % (1, 1)}</channel></rss>',
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
        f'<rss version="0.91"><channel>{ITEM % (1, 1)}</channel></rss>',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        f' xmlns="http://purl.org/rss/1.0/"><channel/>{ITEM % (1, 1)}</rdf:RDF>',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        f' xmlns="http://my.netscape.com/rdf/simple/0.9/">{ITEM % (1, 1)}</rdf:RDF>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T1</title>'
        '<link rel="edit" href="/no"/><link href="https://news.test/1"/></entry></feed>',
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>T1</a:title>'
        '<a:link rel="alternate" href="1"/></a:entry></a:feed>',
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>T1</title>'
        '<link rel="alternate" href="https://news.test/1"/></entry></feed>',
        '<feed><entry><title>T1</title><link href="https://news.test/1"/></entry></feed>',
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "x",'
        ' "url": "https://news.test/1", "title": "T1"}]}',
    ],
    ids=[
        "0.91",
        "0.91-dtd",
        "1.0",
        "0.9",
        "atom",
        "atom-prefixed",
        "atom-0.3",
        "atom-bare",
        "json",
    ],
)
def test_every_form_of_feed_is_read(feed: str) -> None:
    (link,) = read("feed", feed, url="https://news.test/feed").links

    assert (link.url, link.title) == ("https://news.test/1", "T1")


@pytest.mark.parametrize(
    ("inner", "address"),
    [
        ("<guid>https://news.test/g</guid>", "/g"),
        ('<guid isPermaLink="false">https://news.test/g</guid><link>/l</link>', "/l"),
        ('<link/><atom:link href="/a" xmlns:atom="http://www.w3.org/2005/Atom"/>', "/a"),
        (
            "<link>https://clicks.test/1</link><feedburner:origLink"
            ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://news.test/o'
            "</feedburner:origLink>",
            "/o",
        ),
    ],
)
def test_the_pages_own_address_is_taken(inner: str, address: str) -> None:
    assert urls(read("feed", item(inner))) == [address]


def test_an_entry_without_an_address_is_skipped_with_a_reason() -> None:
    listing = read("feed", item("<title>Lost</title><guid>4711</guid>"))

    assert (listing.links, listing.skipped) == ((), ("entry without an address (Lost)",))


def test_the_whole_text_goes_along_and_a_teaser_does_not() -> None:
    cut = LONG.replace("</p>", " […]</p>")
    feed = RSS % "".join(
        f"<item><link>/{name}</link><{tag}><![CDATA[{text}]]></{tag}></item>"
        for name, tag, text in [
            ("whole", "content:encoded", LONG), ("long", "description", LONG),
            ("teaser", "description", "<p>Read on.</p>"), ("cut", "content:encoded", cut),
        ]
    )  # fmt: skip

    texts = {link.url[18:]: link.fields.get("content") for link in read("feed", feed).links}
    assert texts == {"whole": LONG, "long": LONG, "teaser": None, "cut": None}


def test_the_xhtml_of_an_atom_entry_keeps_its_markup() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a"/><content type="xhtml">'
        f'<div xmlns="http://www.w3.org/1999/xhtml"><p>1 &lt; 2 <em>is</em> so<br/></p>{LONG}</div>'
        "</content></entry></feed>"
    )

    content = read("feed", feed).links[0].fields["content"]
    assert content.startswith("<div><p>1 &lt; 2 <em>is</em> so<br></p><p>A sentence")


def test_a_chinese_feed_is_read_in_the_encoding_it_declares() -> None:
    body = (
        '<?xml version="1.0" encoding="gb2312"?>'
        + item("<title>港股鎔</title><link>/a</link>")[21:]
    )

    assert read("feed", body.encode("gb18030"), content_type="text/xml").links[0].title == "港股鎔"


@pytest.mark.parametrize(
    "broken",
    [
        ITEM % (9, 9) + "<item><title>Q&A & more &nbsp;</title><link>/q</link></item>",
        ITEM % (9, 9) + "<item><title>a\x01b&#0;</title><link>/q</link></item>",
        ITEM % (9, 9) + "<item><title>Never <b>closed</title></item><item><link>/q</link></item>",
        "<item><link>/9</link></item><item><link>/q</link></item></channel></rss><junk",
        ITEM % (9, 9) + "<item><link>/q</link></item><item><title>cut sho",
    ],
)
def test_what_is_not_well_formed_costs_no_more_than_its_item(broken: str) -> None:
    found = urls(read("feed", RSS % (broken + ITEM % (3, 3))))

    assert {"/9", "/q"} <= set(found)


ENTITIES = '<!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY x SYSTEM "file:///etc/passwd">%s]>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize("name", ["a", "x", "l11"])
def test_entities_are_never_expanded(name: str) -> None:
    feed = (ENTITIES % f'<!ENTITY l0 "ha">{LAUGHS}') + item(
        f"<title>[&{name};]</title><link>/a</link>"
    ).partition("?>")[2]

    (link,) = read("feed", feed).links
    assert link.title == f"[&{name};]"


def test_depth_and_number_of_entries_are_capped() -> None:
    deep = item("<link>/a</link>" + "<x>" * 50_000 + "</x>" * 50_000)
    many = RSS % "".join(ITEM % (n, n) for n in range(MOST_ITEMS + 5))

    assert urls(read("feed", deep)) == ["/a"]
    assert len(read("feed", many).links) == MOST_ITEMS


def test_a_page_in_place_of_the_feed_is_an_error() -> None:
    with pytest.raises(ExtractionError, match="no feed"):
        read("feed", "<!doctype html><title>Not here</title><p>Sorry")


def test_the_next_page_of_a_paged_feed_is_followed() -> None:
    feed = '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="?p=2&amp;x=1"/></feed>'

    assert read("feed", feed).next_url == "https://news.test/list?p=2&x=1"


PIECES = st.sampled_from(
    [
        "<item>", "</item>", "<entry>", "</entry>", "<link>", "</link>", "<![CDATA[", "]]>", "&",
        "&amp;", "&#0;", "&nbsp;", "<!DOCTYPE r [", "]>", '<!ENTITY a "b">', "&a;", "\x00", "<?xml",
        "?>", "<title>", "</title>", "https://news.test/a", ' xmlns="http://www.w3.org/2005/Atom"',
        '<rss version="2.0">', "<!--", "-->", "é", "<p xmlns:a='", "{", '"items": [',
    ]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=40))
def test_no_feed_makes_anything_but_links_or_an_error(pieces: list[str]) -> None:
    try:
        listing = read("feed", "<rss>" + "".join(pieces))
    except ExtractionError:
        return
    assert isinstance(listing, Listing)
    assert all(re.match(r"https?://", link.url) for link in listing.links)


@given(st.binary(max_size=300))
def test_no_bytes_make_anything_but_links_or_an_error(body: bytes) -> None:
    with suppress(ExtractionError):
        assert isinstance(read("feed", body), Listing)
