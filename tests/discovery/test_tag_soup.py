"""Whatever a page holds, looking at it ends in values, not in a bug."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.discovery.assembly import assemble
from crawler.discovery.gathered import FoundLink, Gathered, survey_page
from crawler.discovery.json_api import find_list, find_text
from crawler.discovery.mending import Remembered, lost_next, mend_article, mend_listings
from crawler.errors import ExtractionError
from crawler.model import Response
from tests.support.listings import site_with

NOW = datetime(2024, 3, 21, 12, tzinfo=UTC)
PIECES = st.sampled_from(
    [
        "<div class='a b'>", "</div>", "<p>", "</p>", "<a href='/n/", "1'>", "<a href=//>", "</a>",
        "<h1>", "</h1>", "<table><tr><td>", "<time datetime='2024-03-20T10:00'>",
        "2024-03-20 10:00",
        "<script>", "</script>", "/api/x.json", '"', "'", "<li class=next>", "下一页", "Next",
        "<br>",
        "A headline that is long enough to be one", "<base href='x:'>", "<html lang=''>", "\x00",
        "<link rel=next href=?>", "<body id='1 2'>", "<svg><a xlink:href=x>", "&amp;", "<!--",
    ]
)  # fmt: skip
SOUP = st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join)


def answer(html: str, url: str = "https://news.test/") -> Response:
    return Response(
        url=url, final_url=url, status=200, headers=(("Content-Type", "text/html"),),
        body=html.encode("utf-8", "replace"), wire_bytes=0, started=NOW, ended=NOW,
    )  # fmt: skip


@given(SOUP)
def test_any_page_can_be_surveyed(html: str) -> None:
    survey = survey_page(answer(html))

    assert all(url.startswith("http") for url, _ in (*survey.articles, *survey.sections))


@settings(max_examples=40)
@given(st.lists(SOUP, min_size=2, max_size=4))
def test_any_pages_give_a_draft_or_an_error(pages: list[str]) -> None:
    urls = [f"https://news.test/n/{n}000" for n in range(len(pages))]
    gathered = Gathered(home=answer(pages[0]))
    gathered.articles = [answer(html, url) for url, html in zip(urls, pages, strict=True)]
    gathered.links = {url: FoundLink(url=url, title="A headline", content="x") for url in urls}
    try:
        draft, _ = assemble(gathered, captured=NOW)
    except ExtractionError as exc:
        assert exc.reason == "no_articles"  # noqa: PT017  # the only one that may be raised
    else:
        assert draft.hosts == ("news.test",)


@settings(max_examples=40)
@given(SOUP, SOUP)
def test_any_page_can_be_looked_through_for_what_was_filed(html: str, text: str) -> None:
    site = site_with(
        "home", more='link = "a"\nnext = ".next a"\n[article]\ntitle = ["h1"]\nmatch = "/n/"'
    )
    known = Remembered(
        url="https://news.test/n/1", title=text[:20] or "x", published=NOW, authors=(), text=text
    )

    mend_article([(known, answer(html))], site, captured=NOW)
    mend_listings([("it", answer(html))], site, [known.url], captured=NOW)
    lost_next(answer(html), site.listings[0], "/n/")


@given(st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=30,
))  # fmt: skip
def test_any_json_can_be_looked_through(document: object) -> None:
    find_list(document, captured=NOW)
    find_text(document, title="x", captured=NOW)
