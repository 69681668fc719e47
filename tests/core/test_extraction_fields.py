"""People, structured data, state, languages and zones: one judgement a test."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.errors import ExtractionError
from crawler.extraction.dates.zones import guess_zone
from crawler.extraction.languages import find_language
from crawler.extraction.people.persons import read_people
from crawler.extraction.scripts.broken_json import load_json
from tests.support.small_pages import TEXT, read


def test_a_list_of_facts_on_a_book_names_no_author_of_the_review() -> None:
    facts = "<ul><li><b>Author</b> Bo Stone</li><li><b>Pages</b> 320</li></ul>"

    assert read(f"<h1>Lamp stays</h1>{TEXT}<aside class=book>{facts}</aside>").authors == ()


def test_a_name_beside_the_date_is_the_author() -> None:
    line = "<p>Posted on March 21, 2024 by Ada Rivers</p>"

    assert read(f"<title>Lamp stays</title><h1>Lamp stays</h1>{line}{TEXT}").authors == (
        "Ada Rivers",
    )


def test_names_in_boxes_of_other_articles_are_not_the_author() -> None:
    box = (
        '<div class="teaser"><h3><a href="/1">Ferry</a></h3><p class="author">By Cy Moor</p></div>'
    )
    page = f"<title>Lamp</title><article><h1>Lamp</h1>{TEXT}</article>"

    assert read(f'{page}<div class="more-posts">{box}{box}</div>').authors == ()


@pytest.mark.parametrize(
    ("bylines", "names"),
    [
        (["By Ada Rivers and Bo Stone"], ("Ada Rivers", "Bo Stone")),
        (["Ada Rivers, Chief Reporter", "Ada Rivers"], ("Ada Rivers",)),
        (["Von Ada Fluss (Hafen)"], ("Ada Fluss",)),
        (["Par Ada Rivière"], ("Ada Rivière",)),
        (["记者 李明 王芳"], ("李明", "王芳")),
        (["本报记者：李明"], ("李明",)),
        (["김민수 기자"], ("김민수",)),
        (["Ada Rivers ada@news.test"], ("Ada Rivers",)),
        (["admin"], ()),
        (["Reuters", "Ada Rivers"], ("Ada Rivers",)),
        (
            ["By Ada Rivers, Bo Stone and Cy Hill, Staff Writers"],
            ("Ada Rivers", "Bo Stone", "Cy Hill"),
        ),
        (["Ada Rivers, Harbourtown"], ("Ada Rivers",)),
        (["Szerző: Folyó Anna"], ("Folyó Anna",)),
        (["نویسنده: آنا رودی"], ("آنا رودی",)),
        (["Lantern Media GmbH, Harbourtown"], ()),
        (["By Ada Rivers for The Lantern"], ("Ada Rivers",)),
        (["Guest post by Ada Rivers, PhD"], ("Ada Rivers",)),
        (["Ada Rivers @adarivers"], ("Ada Rivers",)),
        (["Ada Rivers & Bo Stone; Cy Hill"], ("Ada Rivers", "Bo Stone", "Cy Hill")),
    ],
)
def test_bylines_give_names_only(bylines: list[str], names: tuple[str, ...]) -> None:
    assert read_people(bylines).authors == names


def test_the_site_and_its_desks_are_no_people() -> None:
    names = ["USA TODAY", "Lantern Staff", "News Desk", "Ada Rivers"]

    assert read_people(names, site_names=["Lantern", "usatoday"]).authors == ("Ada Rivers",)


def test_names_far_from_the_byline_are_not_of_it() -> None:
    names = '<p><a rel="author">Ada Rivers</a> and <a rel="author">Bo Stone</a></p>'
    teasers = '<div><ul><li><div><a rel="author">Cy Hill</a></div></li></ul></div>'
    page = f"<title>Lamp</title><article><h1>Lamp</h1><header>{names}</header>{TEXT}</article>"

    assert read(f"{page}<div>{teasers}</div>").authors == ("Ada Rivers", "Bo Stone")


def test_agencies_are_told_from_people() -> None:
    assert read_people(["Ada Rivers, Reuters", "新华社"]).agencies == ("Reuters", "新华社")


@pytest.mark.parametrize(
    "text", ['{"a": 1,}', '<!-- {"a": 1} -->', '/*<![CDATA[*/{"a": 1};/*]]>*/', '{"a": 1,,}',
     ' {"a":1};']
)  # fmt: skip
def test_json_is_mended_where_its_meaning_is_plain(text: str) -> None:
    assert load_json(text) == {"a": 1}


def test_values_without_quotes_and_forgotten_commas_are_mended() -> None:
    text = (
        '{"t": 2024-03-21T09:30:00-03:00,\n"u": https://a.test/b.png\n'
        '"v": {"w": 1}\n"x": 2024-03-21}'
    )

    assert load_json(text) == {
        "t": "2024-03-21T09:30:00-03:00",
        "u": "https://a.test/b.png",
        "v": {"w": 1},
        "x": "2024-03-21",
    }


def test_json_beyond_mending_is_none() -> None:
    assert load_json('{"a": "b" "c"}') is None


def test_markup_that_the_text_contradicts_is_not_believed() -> None:
    german = "Der Rat hat die Lampe nicht verkauft, und das Licht bleibt auch in der Nacht an. " * 3

    assert find_language(german, "en") == ("de", "text")
    assert find_language(german, "de-AT") == ("de-AT", "markup")


def test_the_zone_is_the_host_s_country_else_the_language_s() -> None:
    assert [str(guess_zone(*known)[0]) for known in (
        ("a.test.cn", None), ("a.test", "de"), ("a.test", "en"), ("a.test", "fr-BE"),
        ("a.test", "ar"))
    ] == ["Asia/Shanghai", "Europe/Berlin", "UTC", "Europe/Brussels", "Asia/Riyadh"]  # fmt: skip


def test_the_article_among_related_ones_is_the_one_of_this_title() -> None:
    other = '{"@type": "NewsArticle", "headline": "Fish", "datePublished": "2020-01-01T00:00:00Z"}'
    own = '{"@type": "NewsArticle", "headline": "Lamp", "datePublished": "2024-03-21T00:00:00Z"}'
    script = f'<script type="application/ld+json">[{other}, {own}]</script>'
    article = read(f"<title>Lamp</title>{script}<h1>Lamp</h1>{TEXT}")

    assert article.published == datetime(2024, 3, 21, tzinfo=UTC)


def test_a_byline_of_references_is_resolved() -> None:
    graph = (
        '{"@graph": [{"@type": "Article", "headline": "Lamp", "author": {"@id": "#ada"}},'
        '{"@type": "Person", "@id": "#ada", "name": "Ada Rivers"}]}'
    )
    script = f'<script type="application/ld+json">{graph}</script>'

    assert read(f"<title>Lamp</title>{script}<h1>Lamp</h1>{TEXT}").authors == ("Ada Rivers",)


@pytest.mark.parametrize(
    "author",
    ['{"name": ["Ada Rivers"]}', '{"givenName": "Ada", "familyName": "Rivers"}', '"Ada Rivers"',
     '[{"@type": "Organization", "name": "News"}, {"name": "Ada Rivers"}]',
     '{"name": "<b>Ada Rivers</b>"}']
)  # fmt: skip
def test_an_author_is_read_in_every_form(author: str) -> None:
    thing = f'{{"@type": "NewsArticle", "headline": "Lamp", "author": {author}}}'
    script = f'<script type="application/ld+json">{thing}</script>'

    assert read(f"<title>Lamp</title>{script}<h1>Lamp</h1>{TEXT}").authors == ("Ada Rivers",)


def test_each_field_tells_its_place_and_how_far_it_is_believed() -> None:
    meta = '<meta property="article:published_time" content="2024-03-21T09:30:00Z">'
    article = read(f"<title>Lamp stays</title>{meta}<h1>Lamp stays</h1>{TEXT}")

    assert article.evidence["published"] == "meta article:published_time"
    assert article.evidence["body"] == "text density"
    assert article.confidence["published"] == 0.9
    assert set(article.confidence) == set(article.evidence)


def test_a_page_without_text_is_an_error_with_its_reason() -> None:
    with pytest.raises(ExtractionError, match="no text"):
        read("<title>Lamp</title><h1>Lamp</h1>")


PIECES = st.sampled_from([
    "<p>", "</p>", "<div class='comments'>", "</div>", "<h1>Lamp</h1>", "<br>", "<a href='//x'>",
    "</a>", "<table><tr><td>", "</table>", "word ", "灯塔，", "2024-03-21 09:30", "<script>{",
    "</script>", "<img src=''>", '<script type="application/ld+json">{"@type":"Article","x":[',
    '{"@graph":[1,', "<title>Lamp - x</title>", "By Ada Rivers, ", "<article>", "<!--", "-->",
    "<iframe src='https://www.youtube.com/embed/a'>", "\x00", "&#xD800;", "<time datetime='99'>",
    "<meta property='og:title' content='|'>", "The board voted to keep it, and all was well. ",
])  # fmt: skip
BYTES = st.one_of(
    st.binary(max_size=600),
    st.lists(PIECES, max_size=60).map(lambda parts: "".join(parts).encode()),
)


@settings(max_examples=150, deadline=None)
@given(BYTES)
def test_no_bytes_make_it_crash(body: bytes) -> None:
    try:
        article = read(body)
    except ExtractionError:
        return
    assert article.title
    assert article.body_html


PARAGRAPHS = st.lists(
    st.sampled_from([
        "<p>The board voted on Tuesday to keep the old lamp, and ended two years of argument.</p>",
        "<p>海港管理局表决通过，保留旧灯塔，两年来关于费用的争论就此结束。</p>",
        "<h2>What it costs</h2>",
        "<ul><li>A lens of glass, cut by hand</li><li>A burner</li></ul>",
        "<blockquote><p>No light, no harbour.</p></blockquote>",
        "<figure><img src='/a.jpg'><figcaption>The lens, seen from below.</figcaption></figure>",
        "<table><tr><th>Year</th></tr><tr><td>1900</td></tr></table>", "<pre>turn(lamp)</pre>",
        "<p>Repairs begin in May, the board <a href='/x'>said</a>, and the light stays on.</p>",
        "<div class='share'>Share this</div>",
        "<p>Read more: <a href='/y'>An older story of the lamp</a></p>",
    ]),
    min_size=1, max_size=12,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS)
def test_reading_a_saved_post_gives_the_same_text(parts: list[str]) -> None:
    page = "<title>Lamp stays</title><body><article><h1>Lamp stays</h1>{}</article>"
    first = read(page.format(TEXT + "".join(parts)))

    again = read(page.format(first.body_html))

    assert again.text == first.text


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS)
def test_images_never_change_the_text(parts: list[str]) -> None:
    page = "<title>Lamp stays</title><body><article><h1>Lamp stays</h1>{}</article>"
    shown = "".join(f"<img src='/b.jpg' width=800>{part}" for part in parts)

    with_images = read(page.format(TEXT + shown))

    assert with_images.text == read(page.format(TEXT + "".join(parts))).text


def test_a_catalogue_s_author_is_turned_into_the_spoken_order() -> None:
    head = '<meta name="citation_author" content="Rivers, Ada"><title>Lamp stays</title>'

    assert read(f"{head}<h1>Lamp stays</h1>{TEXT}").authors == ("Ada Rivers",)


def test_a_site_s_name_without_its_accents_in_the_host_is_no_author() -> None:
    assert read_people(["Tin Trưa"], site_names=["tintrua"]).authors == ()
