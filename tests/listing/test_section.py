"""Section pages of unknown sites: which links are articles, and which pages are none."""

import pytest

from crawler.document import Document, read_document
from crawler.listing.section import section_links

MENU = '<nav><a href="/news">News</a><a href="/sport">Sport</a><a href="/about">About us</a></nav>'


def teasers(count: int, *, path: str = "/2024/03/21/lamp-{}-stays-lit-tonight") -> str:
    return "".join(
        f'<article><h3><a href="{path.format(n)}">Lamp {n} stays lit for the whole night</a></h3>'
        f"<p>The board voted to keep lamp {n}, and ended an argument of {n} years.</p></article>"
        for n in range(count)
    )


def page(body: str, *, url: str = "https://news.test/news/", head: str = "") -> Document:
    html = f"<html><head><title>News</title>{head}</head><body>{MENU}{body}</body></html>"
    return read_document(html.encode(), url=url, content_type="text/html; charset=utf-8")


def test_a_section_page_lists_its_articles_in_order() -> None:
    links = section_links(page(f"<main>{teasers(6)}</main>"))

    assert [link.url for link in links] == [
        f"https://news.test/2024/03/21/lamp-{n}-stays-lit-tonight" for n in range(6)
    ]
    assert links[0].title == "Lamp 0 stays lit for the whole night"


def test_chinese_addresses_by_number_are_articles_too() -> None:
    items = "".join(
        f'<li><a href="/a/202403/t2024032{n}_88{n}.html">海港管理局保留第{n}座旧灯塔的决定</a></li>'
        for n in range(7)
    )

    assert len(section_links(page(f"<ul>{items}</ul>", url="https://news.test.cn/gn/"))) == 7


def test_links_beside_the_list_are_left_out() -> None:
    aside = teasers(3, path="/2023/01/0{}/older-story-of-the-lamp")
    links = section_links(page(f"<main>{teasers(6)}</main><aside>{aside}</aside>"))

    assert len(links) == 6


def test_a_page_that_says_it_is_an_article_is_no_section() -> None:
    head = '<meta property="og:type" content="article">'

    assert section_links(page(f"<main>{teasers(8)}</main>", head=head)) == ()


def test_an_address_of_an_article_s_shape_is_no_section() -> None:
    url = "https://news.test/2024/03/21/board-keeps-the-lamp"

    assert section_links(page(teasers(8), url=url)) == ()


def test_a_text_with_related_articles_below_is_no_section() -> None:
    text = "<p>The board voted on Tuesday to keep the old lamp, and ended an argument.</p>" * 9
    body = f"<div class='text'>{text}</div><div class='more'>{teasers(6)}</div>"

    assert section_links(page(body)) == ()


def test_four_links_are_no_section() -> None:
    assert section_links(page(teasers(4))) == ()


def test_words_of_services_within_a_headline_do_not_matter() -> None:
    paths = ("shop-{}-survives-the-age", "police-search-quarry-{}-again", "feed-mill-{}-on-fire")
    body = "".join(teasers(2, path=f"/news/{path}") for path in paths)
    services = '<a href="/terms-of-service">Terms of service of this newspaper</a>'

    assert len(section_links(page(f"<main>{body}{services}</main>"))) == 6


def test_a_link_that_lies_over_its_card_is_read_by_its_label() -> None:
    cards = "".join(
        f"<li><h3>Lamp {n} stays lit for the whole night</h3>"
        f'<a href="/2024/mar/21/lamp-{n}-stays-lit" '
        f'aria-label="Lamp {n} stays lit for the whole night"></a></li>'
        for n in range(6)
    )

    assert len(section_links(page(f"<ul>{cards}</ul>"))) == 6


def test_the_head_of_a_card_is_not_the_head_of_the_page() -> None:
    cards = "".join(
        f'<article><header><h2><a href="/coast/lamp-{n}-stays-lit-tonight">Lamp {n} stays lit for '
        f"the whole night</a></h2></header></article>"
        for n in range(8)
    )
    head = f"<header>{teasers(5, path='/coast/older-story-of-lamp-{}')}</header>"

    assert len(section_links(page(f"<div>{head}{cards}</div>"))) == 8


def test_articles_of_deeper_sections_count_with_the_others() -> None:
    body = teasers(9, path="/news/article_{}ebc0141e.html")
    deeper = teasers(3, path="/news/local/schools/article_{}f25e057f.html")

    assert len(section_links(page(f"<main>{body}{deeper}</main>"))) == 12


@pytest.mark.parametrize(
    "path", ["/category/coast/page/2/", "/coast/oldharbour-35000/", "/news/0,114883.html"]
)
def test_a_number_in_its_address_makes_a_section_no_article(path: str) -> None:
    links = section_links(page(f"<main>{teasers(8)}</main>", url=f"https://news.test{path}"))

    assert len(links) == 8


def test_two_words_behind_a_day_are_an_article() -> None:
    links = section_links(page(f"<main>{teasers(7, path='/news/2026/03/14/lamp_stays{}/')}</main>"))

    assert len(links) == 7


def test_a_portal_s_articles_lie_on_other_hosts_of_its_domain() -> None:
    own = teasers(3, path="https://news.paper.test/2024/03/21/lamp-{}-stays-lit")
    other = teasers(4, path="https://coast.paper.test/2024/03/21/ferry-{}-runs-late")
    foreign = teasers(4, path="https://other.test/2024/03/21/nets-{}-are-dry")
    links = section_links(
        page(f"<main>{own}{other}{foreign}</main>", url="https://news.paper.test/")
    )

    assert len(links) == 7


def test_a_class_that_would_be_side_matter_in_a_text_is_none_here() -> None:
    rows = f'<div class="news-list related-list">{teasers(8)}</div>'
    links = section_links(
        page(f"<main>{rows}</main>{teasers(2, path='/2024/03/22/nets-{}-are-dry')}")
    )

    assert len(links) == 10


def test_an_article_with_rows_of_comments_that_have_titles_is_no_section() -> None:
    text = "<p>The board voted to keep the old lamp, and ended two years of argument.</p>" * 90
    comments = "".join(
        f'<div><h4><a href="/story/{n}/re-lamp-stays-lit-tonight">Re: Lamp {n} stays lit</a></h4>'
        f"<p>I have seen lamp {n} from my boat for years.</p><a href=/r>Reply</a></div>"
        for n in range(12)
    )

    assert section_links(page(f"<div id=root>{text}<div>{comments}</div></div>")) == ()
