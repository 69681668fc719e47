"""Stored posts tell which request they answer."""

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.engine.archive import Archive
from crawler.formats import PostStyle, parse_post, render_post
from crawler.identity import article_request
from crawler.model import Article, Link
from crawler.recognising import recognised
from crawler.site_reader import read_site
from crawler.sites import SiteDefinition
from crawler.store.memory import MemoryStore
from tests.support.samples import NOW, article
from tests.support.zones import SHANGHAI

FINEWS = Path(__file__).parents[2] / "config/sites/finews.toml"
PLAIN = 'id = "plain"\nhosts = ["plain.test"]\n'
NAMED = PLAIN + "[identity]\nid = '/(\\d+)'\n"
CLASSIC = PLAIN + '[post]\nfront_matter = "classic"\nfooter = "\\n\\nFrom {url}, {id}"\n'


def finews() -> SiteDefinition:
    return read_site(FINEWS.read_text(encoding="utf-8"), path=FINEWS)


def filed(found: Article, site: SiteDefinition | None, key: str, listing: str | None = None):  # type: ignore[no-untyped-def]  # a test's own
    style = Archive(MemoryStore(), defaults=PostStyle(zone=SHANGHAI)).style(found, site, listing)
    post = render_post(found, style=style, captured=NOW, key=key)
    return parse_post(post.data), post.path


@pytest.mark.parametrize("layout", ["jekyll", "hugo", "plain"])
@pytest.mark.parametrize("text", [PLAIN, NAMED])
def test_full_front_matter_gives_the_request_that_filed_it(layout: str, text: str) -> None:
    site = read_site(f'{text}[post]\nlayout = "{layout}"\n', path=Path("plain.toml"))
    url = "https://plain.test/news/77?utm_source=x"
    request = article_request(url, [site], link=Link(url=url, fields={"desk": "town"}))
    found = article(url=url, id=site.article_id(url), fields={"desk": "town"})
    post, path = filed(found, site, request.key)

    assert recognised(post, path, {"plain": site}) == replace(
        request, fields={**request.fields, **({"id": "77"} if found.id else {})}
    )


def test_a_post_of_no_site_is_known_by_its_url() -> None:
    url = "https://elsewhere.test/a"
    post, path = filed(article(url=url), None, "k")

    assert recognised(post, path, {}) == article_request(url, [])


@pytest.mark.parametrize(
    ("url", "article_id", "listing", "told"),
    [
        ("http://finance.eastmoney.com/news/1353,202201072239307540.html", "202201072239307540",
         "emnews", "emnews"),
        ("http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202112282228872165",
         "NW202112282228872165", "nodes", None),
    ],
)  # fmt: skip
def test_a_classic_post_is_known_by_its_footer(
    url: str, article_id: str, listing: str, told: str | None
) -> None:
    site = finews()
    link = Link(url=url, fields={"id": article_id, "source": "证券时报"})
    request = article_request(url, [site], link=link, listing=listing)
    fields = {"source": "证券时报", "digest": "【港股】港股上涨。"}
    found = article(url=url, id=article_id, title="港股上涨", fields=fields)
    post, path = filed(found, site, request.key, listing)

    made = recognised(post, path, {"finews": site})

    assert made is not None
    assert (made.key, made.page_url, made.listing) == (request.key, url, told)


@pytest.mark.parametrize("article_id", ["NW77", None])
def test_an_id_that_no_url_tells_is_read_from_the_files_name(article_id: str | None) -> None:
    site = read_site(CLASSIC.replace(", {id}", ""), path=Path("plain.toml"))
    url = "https://plain.test/share"
    fields = {"id": article_id} if article_id else {}
    request = article_request(url, [site], link=Link(url=url, fields=fields))
    post, path = filed(article(url=url, id=article_id), site, request.key)

    made = recognised(post, path, {"plain": site})

    assert made is not None
    assert made.key == request.key


@pytest.mark.parametrize(
    "data",
    [
        b'---\nlayout: post\ntitle: "Mine"\n---\n<p>Written by hand.</p>\n',
        b'---\nurl: "javascript:alert(1)"\n---\n',
        b"---\nurl: [1]\n---\n",
        b"no front matter",
        b"",
    ],
)
def test_what_does_not_tell_is_not_guessed(data: bytes) -> None:
    assert recognised(parse_post(data), "_posts/2024/03/21/2024-03-21-x.md", {}) is None
