"""Whom a page names as authors: one form of page a test."""

import pytest

from crawler.model import Article
from tests.support import small_pages

TEXT = (
    "<p>The board voted on Tuesday to keep the old lamp, and ended two years of argument.</p>"
    "<p>Repairs begin in May, the board said, and the light stays on while they last.</p>"
    "<p>A second lamp, which the harbour bought in spring, is to follow in the autumn.</p>"
)
SITE = '<meta property="og:site_name" content="The Lantern">'


def read(head: str, *, above: str = "", below: str = "", text: str = TEXT) -> Article:
    html = (
        f"<html><head>{head}<title>Lamp stays in the harbour</title></head><body><main><article>"
        f"<h1>Lamp stays in the harbour</h1>{above}<div class=body>{text}</div>{below}</article>"
        "</main></body></html>"
    )
    return small_pages.read(html)


def json_ld(author: str, *, kind: str = "Person") -> str:
    return (
        '<script type="application/ld+json">{"@type":"NewsArticle",'
        f'"author":{{"@type":"{kind}","name":"{author}"}}}}</script>'
    )


@pytest.mark.parametrize(
    ("head", "above", "name"),
    [
        (json_ld("Reuters"), "<p class=byline>Reuters</p>", "Reuters"),
        (json_ld("Harbour Packaging Corp.", kind="Organization"),
         "<p>Harbour Packaging Corp.</p><p>2 May 2025</p>", "Harbour Packaging Corp."),
        (SITE + json_ld("Por lantern7 Vale e Serra"), "<p>Por lantern7 Vale e Serra</p>",
         "lantern7 Vale e Serra"),
        (SITE + json_ld("The Lantern", kind="Organization"),
         "<p><b class=author>The Lantern</b> <i>Published 2 May 2025</i></p>", "The Lantern"),
        ("", "<p>Izvor: Tanjug</p>", "Tanjug"),
        ("", "<p>Xinhua<br>05 Jun 2020, 11:40 GMT+10</p>", "Xinhua"),
    ],
)  # fmt: skip
def test_a_house_stands_in_where_its_byline_prints_it(head: str, above: str, name: str) -> None:
    assert read(head, above=above).authors == (name,)


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (SITE + json_ld("The Lantern", kind="Organization"), "<p>The Lantern</p>"),
        (json_ld("harbourlight"), ""),
        (json_ld("harbourlight"), '<p class=author style="display: none">harbourlight</p>'),
        ('<meta name="author" content="A.R.">', ""),
        ("", "<div class=author><span>Publication date:</span> <b>2.5.2025</b></div>"),
    ],
)
def test_a_house_or_account_that_no_byline_prints_is_no_author(head: str, above: str) -> None:
    assert read(head, above=above).authors == ()


def test_an_account_that_is_printed_is_the_author() -> None:
    page = read(json_ld("harbourlight"), above="<p>By harbourlight - 2 May 2025</p>")

    assert page.authors == ("harbourlight",)


def test_the_byline_names_who_wrote_where_a_name_that_nobody_sees_is_declared() -> None:
    page = read(json_ld("Cy Hill"), above="<p>By Ada Rivers</p>")

    assert page.authors == ("Ada Rivers",)


def test_who_edited_is_shown_without_having_written() -> None:
    page = read(json_ld("Cy Hill"), above="<p>Edited By: Cy Hill</p><p>By Ada Rivers</p>")

    assert page.authors == ("Ada Rivers",)


def test_a_declared_author_whom_the_page_shows_stays() -> None:
    page = read(json_ld("Cy Hill"), above="<p>Cy Hill</p>", text=f"{TEXT}<p>By Ada Rivers</p>")

    assert page.authors == ("Cy Hill",)


def test_marked_names_complete_those_of_the_metadata() -> None:
    names = "".join(f"<p class=byline__name>{name}</p>" for name in ("Bo Stone", "Cy Hill"))
    first = "<p class=byline__name><a href=/people/1 rel=author>Ada Rivers</a></p>"
    page = read(json_ld("Ada Rivers"), above=f"<div class=byline>{first}{names}</div>")

    assert page.authors == ("Ada Rivers", "Bo Stone", "Cy Hill")


def test_marked_names_leave_out_whom_another_element_credits() -> None:
    names = "<li class=byline__item><h6 class=byline__name>Ada Rivers</h6> (Text)</li>"
    pictures = "<li class=byline__item><h6 class=byline__name>Bo Stone</h6> (Photo)</li>"
    page = read(json_ld("Ada Rivers"), above=f"<ul class=byline>{names}{pictures}</ul>")

    assert page.authors == ("Ada Rivers",)


def test_names_of_links_that_touch_are_parted() -> None:
    links = (
        '<a class=name href="/author/1">Ada Rivers</a><a class=name href="/author/2">Bo Stone</a>'
    )

    assert read("", above=f"<div class=author-info>{links}</div>").authors == (
        "Ada Rivers",
        "Bo Stone",
    )


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("<p>Ada Rivers, Bo Stone | 2.5.2025 - 10:30</p>", ("Ada Rivers", "Bo Stone")),
        ("<p>Ada Rivers, Bo Stone, Lantern Staff Writers</p>", ("Ada Rivers", "Bo Stone")),
        ("<p>अनीता नदी, दीप पत्र, महोबा Published by: विजय पहाड़</p>", ("अनीता नदी",)),
        ("<p>القاهرة - سلمى نهر - تصوير: سليم جبل</p>", ("سلمى نهر",)),
        ("<p>Dr Rivers (right) at Stone Bridge. Photo: Bo Stone</p>", ()),
    ],
)
def test_names_in_a_line_below_the_title(above: str, names: tuple[str, ...]) -> None:
    assert read("", above=above).authors == names


@pytest.mark.parametrize(
    "above",
    [
        "<div class=author><strong>Ada Rivers</strong><span>New Quay</span></div>",
        "<div class=author>By <a href='/author/1'>Ada Rivers</a> Harbourtown</div>",
        "<div class=live-authors><h5>Live reporting</h5><b>Ada Rivers</b></div>",
        "<div class=author>Ada Rivers <a>@ada</a> <button>Follow</button></div>",
        "<div class=byline><b class=byline__name>Ada Rivers</b></div>"
        "<div class=byline><b class=byline__name>Bo Stone</b> <i>Foto</i></div>",
        "<p>2 May 2025 · 10:30 · By Ada Rivers</p>",
        "<p>Ada Rivers/TT</p>",
        "<p><span>Ada Rivers</span><span>Reporter</span><span>2 May 2025</span></p>",
        "<div class=kirjoittaja>Ada Rivers</div>",
        "<p>By Ada Rivers. Translated by Bo Stone.</p>",
        "<span property='schema:author'><b property='schema:name'>Ada Rivers</b></span>",
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(above: str) -> None:
    assert read("", above=above).authors == ("Ada Rivers",)


@pytest.mark.parametrize(
    "above",
    [
        "<figure><img src=a.jpg><span class=image-author>Photo by Bo Stone</span></figure>",
        "<p>Local News, Harbour Town | 2 May 2025</p>",
        "<p>Une enquête de Ada Rivers et Bo Stone LAMPES, PHARES, "
        "HISTOIRE D’UNE LUMIÈRE Abonnés Voir</p>",
    ],
)
def test_what_is_no_byline_names_no_author(above: str) -> None:
    assert read("", above=above).authors == ()


@pytest.mark.parametrize(
    "line",
    ["Happy Reading", "Weitere Informationen", "Harbour Board Office", "تابعوا المنارة على تلغرام"],
)
def test_a_last_line_that_calls_or_names_a_house_signs_nothing(line: str) -> None:
    assert read("", text=f"{TEXT}<p>{line}</p>").authors == ()


def test_letters_of_a_marked_byline_stand_in() -> None:
    assert read("", above="<p class=author>(afl)</p>").authors == ("afl",)


def test_marked_names_win_over_a_declared_one_that_no_line_shows() -> None:
    page = read(json_ld("Cy Hill"), above="<div class=byline>Ada Rivers</div>")

    assert page.authors == ("Ada Rivers",)


def test_a_family_name_before_a_comma_is_turned() -> None:
    assert read('<meta name="author" content="Rivers, Ada">').authors == ("Ada Rivers",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{TEXT}<p>Reach Ada Rivers at arivers@lantern.test</p>", "Ada Rivers"),
        (
            f"{TEXT}<p>Reporting by Ada Rivers; Editing by Bo Stone, Cy Hill and Dee Lake</p>",
            "Ada Rivers",
        ),
        (f"{TEXT}<p>Ada Rivers (PAP)</p>", "Ada Rivers"),
        (f"<p><b>Ada Rivers</b></p><p>HARBOURTOWN: The lamp stays on.</p>{TEXT}", "Ada Rivers"),
        (f"{TEXT}<p>Ада Речная, корреспондент «Маяка»</p>", "Ада Речная"),
        (f"{TEXT}<p>Ада Речная, г. Заречье</p>", "Ада Речная"),
        (f"{TEXT}<p><strong>Nguyễn Văn Sông</strong></p>", "Nguyễn Văn Sông"),
        (f"{TEXT}<p>Ada Rivers</p>", "Ada Rivers"),
        (
            f"<p>СТАРАЯ РЕКА, 14 авг — РИА Новости, Ада Речная. Лампа остаётся.</p>{TEXT}",
            "Ада Речная",
        ),
    ],
)
def test_the_text_itself_names_who_wrote(text: str, name: str) -> None:
    assert read("", text=text).authors == (name,)


def test_who_took_the_pictures_is_no_author_though_declared() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","author":[' + ",".join(
        f'{{"@type":"Person","name":"{name}"}}' for name in ("Ada Rivers", "Bo Stone", "Cy Berg")
    )
    above = (
        '<ul class="article-authors"><li class="author-item"><a rel="author" href="/a">'
        '<span class="author__name fn">Ada Rivers</span></a><span class="role">Journalist</span>'
        '</li><li class="author-item"><span class="author__name fn">Bo Stone</span>'
        '<span class="role">Fotograf</span></li><li class="author-item">'
        '<span class="author__name fn">Cy Berg</span><span class="role">Journalist</span></li></ul>'
    )
    assert read(head + "]}</script>", above=above).authors == ("Ada Rivers", "Cy Berg")


def test_a_byline_in_the_text_names_who_wrote_what_another_posted() -> None:
    text = f"<p><strong>By Ada Rivers-Holm &amp; Bo Stone</strong></p>{TEXT}"
    above = '<p>July 4, 2023 by <a class="url fn n" href="/author/cy/">Cy Berg</a></p>'
    assert read(json_ld("Cy Berg"), above=above, text=text).authors == (
        "Ada Rivers-Holm",
        "Bo Stone",
    )


def test_a_name_that_the_line_below_the_title_cuts_is_completed_by_the_signature() -> None:
    text = "".join(
        f"<p>理事会周二投票决定保留旧灯，第{at}次争论到此为止，灯塔照常亮着。</p>"
        for at in "一二三四"
    )
    article = read(
        "", above="<p>作者：王生 李小… 点击数：12</p>", text=f"{text}<p>（王生 李小海）</p>"
    )
    assert article.authors == ("王生", "李小海")


def test_initials_in_the_byline_are_those_of_the_declared_author() -> None:
    above = '<div itemprop="author"><b>A. M. R.</b> <i>Harbourtown / The Lantern</i></div>'
    assert read(json_ld("Ada Maria Rivers"), above=above).authors == ("Ada Maria Rivers",)


def test_a_text_is_signed_above_the_address_of_the_paper() -> None:
    text = f"{TEXT}<p><strong>Ada W. Rivers<br>Lantern.net</strong></p>"
    assert read("", text=text).authors == ("Ada W. Rivers",)


@pytest.mark.parametrize(
    ("above", "names"),
    [
        (
            "<span data-test-tag=author-name>Ada Rivers</span><span>Columnist</span>",
            ("Ada Rivers",),
        ),
        ("<div class=content-meta-name>Ada Rivers</div>", ("Ada Rivers",)),
        ("<ul><li><a href=/team/7>浜浪</a></li><li><a href=/team/8>湾岸</a></li></ul>", ()),
    ],
)
def test_marks_that_name_who_wrote_and_links_to_clubs(above: str, names: tuple[str, ...]) -> None:
    assert read("", above=above).authors == names


def test_initials_in_the_last_line_are_those_that_their_link_tells() -> None:
    text = f'{TEXT}<p><span>(<a title="Ada Rivers" href="mailto:ars@news.test">ars</a>)</span></p>'
    assert read("", text=text).authors == ("Ada Rivers",)


def test_a_link_to_whom_the_title_names_is_no_byline() -> None:
    head = "<title>Ada Rivers keeps the lamp - The Lantern</title>"
    below = '<p>Tagged: <a href="/person/ada-rivers">Ada Rivers</a></p>'
    assert read(head, below=below).authors == ()


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("<p class=author_p>Автор: </p><p class=name_p><a href=/x>Айна Речная</a></p>",
         ("Айна Речная",)),
        ("<aside class=meta><p class=authors>Von:<br>"
         "<a class=author-name href=/autor/a>Ada Fluss</a></p></aside>"
         "<article class=comment><p><span class=username>Bo Stein</span> am 3. Mai</p></article>",
         ("Ada Fluss",)),
        ("<div class='info byline'><span>cancelled opening</span>"
         "<span>2020. 08. 27. 06:45</span></div>", ()),
    ],
)  # fmt: skip
def test_marked_names_below_the_text(below: str, names: tuple[str, ...]) -> None:
    assert read("", below=f"<div>{below}</div>").authors == names


def test_authors_of_another_item_wrote_another_article() -> None:
    card = (
        "<article itemscope itemtype=http://schema.org/Article><h3>Fish</h3>"
        "<span itemprop=author>Bo Stone</span></article>"
    )
    above = "<p><span itemprop=author>Ada Rivers</span>, <span itemprop=author>Cy Berg</span></p>"
    assert read("", above=above, below=card).authors == ("Ada Rivers", "Cy Berg")


def test_the_publisher_with_its_address_is_no_author() -> None:
    house = "Harbour Wave (www.wave.test)"
    head = f'<meta name=publisher content="{house}"><meta name=author content="{house}">'
    assert read(head).authors == ()


OTHERS = "".join(
    f"<div class=card><h3>Other story {at}</h3><span class=author>Bo Stone</span></div>"
    for at in range(14)
)


def test_authors_of_many_cards_hide_nobody_beside_the_headline() -> None:
    above = "<div class=author><a href=/author/a>Ada Rivers</a></div>"
    article = read("", above=above, below=f"</article><section>{OTHERS}</section>")
    assert article.authors == ("Ada Rivers",)


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("<aside class=writers-and-date><div class=author><a href=/writer/2><p>Ada Rivers</p></a>"
         "</div></aside>", ("Ada Rivers",)),
        ("<div class=Page_authors_x><div class=Page_author_y><a href=/a>Ada Rivers</a> "
         "<span class=Page_author_city>(Harbourtown)</span></div></div>", ("Ada Rivers",)),
        ("<div class=c-signature><span class=c-signature__names><span class=c-signature__prefix>"
         "Tonight with</span> <span class=c-signature__author>Ada Rivers</span></span></div>",
         ("Ada Rivers",)),
        ("<a data-testid=authorName href=/@ars>Ada Rivers</a>", ("Ada Rivers",)),
        ("<ul><li class=author><a class=link-author>Ada Rivers</a><i>Reporter</i></li>"
         "<li class=author><b class=name>Bo Stone</b><i>Help</i></li></ul>",
         ("Ada Rivers", "Bo Stone")),
        ("<ul><li><div class=author-name><div class=byline-name><a rel=author>Ada Rivers</a></div>"
         "</div></li><li><div class=author-name><div class=byline-name>Bo Stone</div></div></li>"
         "</ul>",
         ("Ada Rivers", "Bo Stone")),
        ("<p class=byline>By <a>Ada Rivers</a> and rural reporter <a>Bo Stone</a></p>",
         ("Ada Rivers", "Bo Stone")),
        ("<div class=row-author>Autor: Ada Rivers</div><div class=row-author>Foto: Bo Stone</div>",
         ("Ada Rivers",)),
        ("<div><h4><a class=author-name>Ada Rivers</a></h4><a class=author-name>View More Articles"
         "</a></div>", ("Ada Rivers",)),
        ("<aside class=sidebar><div><a rel=author href=/a>Ada Rivers</a></div></aside>",
         ("Ada Rivers",)),
        ("<p><b>Ada Rivers, BNS</b> <span>2021.04.13 12:22</span></p>", ("Ada Rivers",)),
    ],
)  # fmt: skip
def test_elements_of_one_byline(above: str, names: tuple[str, ...]) -> None:
    assert read("", above=above).authors == names


def test_a_byline_in_the_text_beats_who_is_marked_as_its_poster() -> None:
    text = f"<p><strong>By Ada Rivers-Holm &amp; Bo Stone</strong></p>{TEXT}"
    above = "<p class=entry-byline>by <a class='url fn n'>Cy Berg</a></p>"
    assert read("", above=above, text=text).authors == ("Ada Rivers-Holm", "Bo Stone")


def test_an_agency_alone_in_the_last_line_stands_in() -> None:
    assert read("", text=f"{TEXT}<p>--(PAP)</p>").authors == ("PAP",)


def test_a_marked_author_whose_label_says_editor_is_none() -> None:
    above = (
        "<p class=editor rel=author itemprop=author>Редактор: "
        "<span itemprop=name>Невена Речна</span></p>"
    )
    assert read("", above=above).authors == ()


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("<span class=firma>di Ada Rivers</span><p>Comment as <b class=username>YOUR NAME</b></p>",
         ("Ada Rivers",)),
        ("<p id=pageautor>Autor: <a href=/x>Ada Rivers</a></p>", ("Ada Rivers",)),
        ("<span class=img-author>Archive Press</span>", ()),
        ("<div class='info byline'><b>Readers poll</b> <span>2020. 07. 13. 08:40</span></div>",
         ()),
        ("<div itemprop=author itemscope itemtype=https://schema.org/Organization>"
         "<meta itemprop=name content='Harbour Courier'></div>", ()),
    ],
)  # fmt: skip
def test_marks_of_houses_pictures_and_forms_name_nobody_else(
    below: str, names: tuple[str, ...]
) -> None:
    assert read("", above=below).authors == names


def test_the_whole_name_of_the_site_is_no_author_though_it_has_parts() -> None:
    name = "Harbour News Agency | Latest From Harbourtown | HNA"
    head = f'<meta property="og:site_name" content="{name}"><meta name=author content="{name}">'
    assert read(head).authors == ()


def test_each_of_two_authors_has_a_sentence_below_the_text() -> None:
    notes = "Ada Rivers is a professor of hydrology. Bo Stone is a lawyer in Harbourtown"
    assert read("", text=f"{TEXT}<p><i>{notes}</i></p>").authors == ("Ada Rivers", "Bo Stone")


def test_a_place_line_behind_a_copy_for_machines_names_who_reports() -> None:
    copy = "".join(f"<div itemprop=p{at}>Value {at}</div>" for at in range(12))
    text = (
        f"<div>{copy}</div><p>СТАРАЯ РЕКА, 14 авг — РИА Новости, Ада Речная. Лампа горит.</p>{TEXT}"
    )
    assert read("", text=text).authors == ("Ада Речная",)


@pytest.mark.parametrize(
    ("head", "above", "names"),
    [
        ("", "<div class=author><a href=/autor/redacao/>Por Redação</a></div>", ("Redação",)),
        ("", "<div class=author style='display:none'>Redaccion</div>", ()),
        ("<meta name=author content=redaktion>", "", ()),
        ("<meta name=author content=Ivald>",
         "<p>21.03.2024 | Автор: Відділ інформації та зв'язків</p>",
         ("Відділ інформації та зв'язків",)),
        ("<meta name=author content=Ivald>", "", ("Ivald",)),
        ("", "<span>Izvor: Beta , Tanjug petak, 11.03.2022. | 13:47</span>", ("Beta", "Tanjug")),
        ("", "<div class=author>Per <a href=/author/lamp/>LaLampada.cat</a></div>",
         ("LaLampada.cat",)),
        ("", "<div class=author>Por <a href=/author/w2/>Redacción La Lámpara 2</a> - </div>",
         ("Redacción La Lámpara 2",)),
    ],
)  # fmt: skip
def test_desks_stand_in_where_the_page_prints_them(
    head: str, above: str, names: tuple[str, ...]
) -> None:
    assert read(head, above=above).authors == names


def test_the_agency_of_the_byline_hides_the_authors_of_other_articles() -> None:
    declared = '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "AFP"}}'
    head = f"<script type=application/ld+json>{declared}</script>"
    above = "<div><div><div><div class=author>Par <span>AFP</span></div></div></div></div>"
    others = "".join(
        "<li><a href=/x>The harbour sells the last of its old boats to a museum</a>"
        f"<div><div><div><div><span class=author>Par {name}</span></div></div></div></div></li>"
        for name in ("Ada Rivers", "Bo Stone")
    )
    assert read(head, above=above, below=f"<ul>{others}</ul>").authors == ("AFP",)


def test_the_date_of_a_marked_element_is_nobody() -> None:
    assert (
        read("", below="<p class=byline>Created: 27. May 2015, changed: 11. May 2017</p>").authors
        == ()
    )


def test_a_reporter_is_named_below_the_tags_of_a_text() -> None:
    boxes = "<div></div>" * 14 + "<div class=tags>TAGS <a href=/t>#lamps of the harbour</a></div>"
    below = f"{boxes}<table><tr><td><b>Reporter :</b> Ada Rivers</td></tr></table>"
    assert read("", below=below).authors == ("Ada Rivers",)


def test_a_link_to_whom_the_title_names_behind_the_headline_is_the_byline() -> None:
    head = "<title>Lamp stays -Ada Rivers - The Lantern</title>"
    assert read(head, above="<h5><a href=/author/ada>Ada Rivers</a></h5>").authors == (
        "Ada Rivers",
    )


def test_a_nickname_beside_the_headline_stands_in() -> None:
    head = "<meta name=dable:author content=밤샘금지>"
    assert read(head, above="<p><a class=nickname href=/u/1>밤샘금지</a></p>").authors == (
        "밤샘금지",
    )


@pytest.mark.parametrize(
    "above",
    [
        "<li class=media-autor itemprop=author>Archivo</li>",
        "<p>autor: Pixabay</p>",
        "<div class=author><a href=/actualidad/nacional>Nacional</a></div>",
        "<p><b>- INSTANT NEWS UPDATES -</b></p>",
    ],
)
def test_pictures_sections_and_calls_in_a_byline_s_place_are_nobody(above: str) -> None:
    assert read("", above=above).authors == ()


def test_an_agency_at_the_end_of_a_line_of_facts_stands_in() -> None:
    line = "El Mundo | 3:36 pm | <a rel=author href=/author/lamp>Agencia Lampo</a> ."
    assert read("", above=f"<div>{line}</div>").authors == ("Agencia Lampo",)


def test_the_owner_of_a_site_that_bears_his_name_wrote() -> None:
    head = '<meta property="og:site_name" content="Ada Rivers’s Weblog">'
    author = '<meta name="author" content="Ada Rivers">'

    assert read(head + author, above="<p>by Ada Rivers</p>").authors == ("Ada Rivers",)


@pytest.mark.parametrize(
    "above",
    [
        '<a href="/ada" aria-label="All posts from Ada Rivers"><p>Ada Rivers</p></a>',
        '<a href="/a/ada" title="Posts by Ada Rivers">Ada Rivers</a>',
        "<div><span>ADA RIVERS\nAP Staff Writer</span> <i>Published: </i>June 7, 2025 2:15AM</div>",
        "<a href=space/uid/21188/1.html>Ada Rivers</a>",
        "<h5><a href=/author/ada/>Ada Rivers</a></h5><p class=author>Bo Stone</p>",
    ],
)
def test_links_and_lines_that_name_who_wrote(above: str) -> None:
    head = "<title>Lamp stays in the harbour - Ada Rivers - The Lantern</title>"
    assert [name.title() for name in read(head, above=above).authors] == ["Ada Rivers"]


def test_the_byline_of_a_box_in_the_text_is_not_the_article_s() -> None:
    paragraph = f"<p>{'The board voted to keep the lamp, and ended years of argument. ' * 2}</p>"
    box = f"<div><div class=byline>Bo Stone</div>{paragraph * 2}</div>"

    headed = f"<div><h2>Analysis</h2><div class=byline>Bo Stone</div>{paragraph * 2}</div><hr>"

    assert read("", text=f"{paragraph}{paragraph}{box}{paragraph}").authors == ()
    assert read("", text=f"{paragraph}{paragraph}{headed}<h3>More</h3>{paragraph}").authors == ()


def test_an_agency_that_reports_from_a_place_stands_in_by_its_name() -> None:
    above = "<p>Share</p>" * 12 + "<div class=byline>Associated Press in Harbourtown</div>"

    assert read("", above=above).authors == ("Associated Press",)


@pytest.mark.parametrize("last", ["(Ada Rivers) +++", "(By Ada Rivers) Enditem/bs"])
def test_a_name_in_brackets_behind_the_last_sentence_signs_the_text(last: str) -> None:
    text = TEXT.removesuffix("</p>") + f" {last}</p>"

    assert read("", text=text).authors == ("Ada Rivers",)


def test_a_headline_with_a_number_is_no_list_of_names_before_a_day() -> None:
    above = "<ul><li>Relief For Everybody, Harbour Board Gives More Than 39,19 Million</li></ul>"

    assert read("", above=above).authors == ()


def test_the_site_s_name_behind_an_author_s_is_no_part_of_it() -> None:
    site = '<meta property="og:site_name" content="The Harbour Lantern">'

    assert read(site, above="<p class=byline>By Ada Rivers The Harbour Lantern</p>").authors == (
        "Ada Rivers",
    )


def test_links_in_a_paragraph_and_the_headline_marked_as_a_name_are_nobody() -> None:
    words = "earned more last year than anybody else in the league, and spent most of it on lamps"
    teams = f"<p><a href=/team/gulls>Harbour Gulls</a> captain {words}. {words} and {words}.</p>"
    above = "<div class=author-title>Lamp stays in the harbour over the winter</div>"
    head = "<title>Lamp stays in the harbour over the winter - The Lantern</title>"

    assert read(head, above=above, text=f"{teams}{TEXT}").authors == ()


def test_a_name_alone_above_a_place_and_its_agency_signs_the_report() -> None:
    text = f"<p>Ada Rivers</p><p>NEW YORK (Harbour Health) - The lamp stays.</p>{TEXT}"

    assert read("", text=text).authors == ("Ada Rivers",)


def test_correspondents_whom_nobody_names_stand_in() -> None:
    above = "<p><a href=/s>HT Correspondents</a>, Harbour Times Jammu, July 19, 2013</p>"

    parted = "<div><b>HT Correspondent, Harbour Times</b><br>Jammu, July 19, 2013</div>"
    head = '<meta name="author" content="Harbour Times">' + SITE.replace(
        "The Lantern", "Harbour Times"
    )

    assert read("", above=above).authors == ("HT Correspondents",)
    assert read(head, above=parted).authors == ("HT Correspondent",)


def test_a_line_that_says_who_wrote_counts_whatever_stands_below_the_text() -> None:
    notes = "<p>Please use one of these forms to cite this article in a paper of yours.</p>" * 4
    bare = TEXT.replace("<p>", "").replace("</p>", "<br><br>") * 20
    text = f"{bare}Written by Ada Rivers<br>Copyright: The Lantern<br>{notes}"
    article = read("", text=text)

    assert (article.authors, article.evidence["authors"]) == (("Ada Rivers",), "text")


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("LANTERN TODAY Sports", "LANTERN TODAY Sports"),
        (
            "By Harbour Health Department, <a href=/c>Community Contributor</a>",
            "Harbour Health Department",
        ),
    ],
)
def test_houses_and_accounts_in_a_marked_byline_stand_in_without_their_role(
    byline: str, author: str
) -> None:
    above = f"<p class=byline>{byline}</p>"

    assert read(SITE.replace("The Lantern", "LANTERN TODAY"), above=above).authors == (author,)
