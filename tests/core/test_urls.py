"""Spellings of a URL, and what is one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.publisher_domain import publisher_domain
from crawler.urls import (
    BadUrl,
    canonical_url,
    fetchable_url,
    has_credentials,
    host_key,
    join,
    url_key,
)

CANONICAL = [
    ("HTTP://News.Test:80/a/../b/./c", "http://news.test/b/c"),
    ("https://news.test:443", "https://news.test/"),
    ("https://news.test/%7Eme/%e4%B8%ad", "https://news.test/~me/%E4%B8%AD"),
    ("https://news.test/中", "https://news.test/%E4%B8%AD"),
    ("https://news.test/a?b=2&a=1", "https://news.test/a?a=1&b=2"),
    ("https://news.test/a?utm_source=x&id=1&fbclid=2", "https://news.test/a?id=1"),
    ("https://news.test/a?spm=1.2&from=singlemessage&from=page2", "https://news.test/a?from=page2"),
    ("https://news.test/a#top", "https://news.test/a"),
    ("https://news.test/#!/news/1", "https://news.test/#!/news/1"),
    ("https://news.test/a//b/;v=1?a=&b", "https://news.test/a//b/;v=1?a=&b"),
    ("https://news.test/a;jsessionid=0A9F.n1?b=1", "https://news.test/a?b=1"),
    ("https://news.test/(S(lit3py55t21z5v55vlm25s55))/a.aspx", "https://news.test/a.aspx"),
    ("https://news.test/a?PHPSESSID=9f&id=7", "https://news.test/a?id=7"),
    ("https://user:pw@news.test/a", "https://news.test/a"),
    ("https://bücher.test/", "https://xn--bcher-kva.test/"),
    ("http://news.test:8080/a/", "http://news.test:8080/a/"),
    ("http://[::1]:80/", "http://[::1]/"),
    (" https://news.test/a\nb ", "https://news.test/ab"),
    ("https://news.test/a/%2e%2e/b/..", "https://news.test/"),
    ("https://news.test/100%", "https://news.test/100%25"),
    ("https://news.test./", "https://news.test/"),
    ("http://2130706433/", "http://127.0.0.1/"),
    ("http://0177.0.0.1/", "http://127.0.0.1/"),
    ("http://0x7f.1/", "http://127.0.0.1/"),
    ("http://0x7F000001/", "http://127.0.0.1/"),
    ("http://127.1/", "http://127.0.0.1/"),
    ("http://127.0.0.1./", "http://127.0.0.1/"),
    ("http://１２７．０．０．１/", "http://127.0.0.1/"),
    ("http://[0:0::0001]/", "http://[::1]/"),
    ("http://0/", "http://0.0.0.0/"),
    ("http://1.news.test/", "http://1.news.test/"),
]


@pytest.mark.parametrize(("url", "canonical"), CANONICAL)
def test_spellings_have_one_canonical_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@given(
    path=st.text(alphabet="ab/.%2eE7é中 +~;,:@!$&'()*=?#", max_size=30),
    query=st.text(alphabet="ab=&%41中 +", max_size=20),
)
def test_the_canonical_form_is_its_own(path: str, query: str) -> None:
    once = canonical_url(f"https://news.test/{path}?{query}")

    assert canonical_url(once) == once


NO_URLS = [
    "ftp://a/", "//a/", "/a", "", "javascript:x", "http://", "http://a:99999/", "http://[/",
    "http://256.1.1.1/", "http://1.2.3.4.5/", "http://08.1/", "http://4294967296/", "http://a.0x7g1.1/",
    "http://good.test\\@127.0.0.1/", "http://%31%32%37.0.0.1/", "http://a b/", "http://a\x00b/",
    "http://" + "a" * 300 + "/", "http://[fe80::1%25eth0]/",
]  # fmt: skip


@pytest.mark.parametrize("url", NO_URLS)
def test_what_is_no_http_url_is_refused(url: str) -> None:
    with pytest.raises(BadUrl):
        canonical_url(url)


def test_schemes_are_one_only_where_the_site_says_so() -> None:
    spellings = ("http://news.test/a", "https://news.test/a")

    assert len({url_key(url) for url in spellings}) == 2
    assert len({url_key(url, https_is_http=True) for url in spellings}) == 1


def test_what_is_sent_keeps_order_and_escapes() -> None:
    assert fetchable_url("http://u:p@news.test/%7Ea b?z=1&a=%41#x") == (
        "http://news.test/%7Ea%20b?z=1&a=%41"
    )


def test_credentials_are_noticed() -> None:
    assert has_credentials("http://user:pw@news.test/")
    assert not has_credentials("http://news.test/user@home")


def test_the_host_key_has_the_port_unless_it_is_the_usual_one() -> None:
    assert host_key("http://News.test:80/") == host_key("https://news.test:443/") == "news.test"
    assert host_key("http://news.test:8080/") == "news.test:8080"


def test_references_become_absolute_or_nothing() -> None:
    assert join("https://news.test/a/", "../b") == "https://news.test/b"
    assert join("https://news.test/", "mailto:x@y.test") is None
    assert join("https://news.test/", "javascript:x()") is None
    assert join("https://news.test/", " ") is None


@given(
    host=st.text(
        alphabet=st.characters() | st.sampled_from("aZ019.-_xX[]:%@\\éß中。１٣İ\u200b\u00ad "),
        min_size=1,
        max_size=20,
    )
)
def test_a_host_has_one_key_or_none(host: str) -> None:
    try:
        key = host_key(f"http://{host}/")
    except BadUrl:
        return

    assert host_key(f"http://{key}/") == key
    assert host_key(fetchable_url(f"http://{host}/a")) == key


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("news.paper.test", "paper.test"), ("paper.test", "paper.test"),
        ("tech.paper.com.cn", "paper.com.cn"), ("www.paper.co.uk", "paper.co.uk"),
        ("keeper.substack.com", "keeper.substack.com"), ("127.0.0.1", "127.0.0.1"),
        ("news.paper.test:8080", "news.paper.test:8080"), ("[::1]", "[::1]"), ("paper", "paper"),
    ],
)  # fmt: skip
def test_the_hosts_of_one_publisher_share_a_domain(host: str, domain: str) -> None:
    assert publisher_domain(host) == domain
