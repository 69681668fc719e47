"""The text of a page: what belongs to it, and what only stands beside, above or below."""

import pytest

from tests.support.small_pages import TEXT, read


def test_a_text_that_a_script_unhides_beats_the_notice_of_a_consent_manager() -> None:
    notice = (
        "<p>On this website we use cookies and process personal data with our partners. Consent "
        "to cookies is asked for personalised advertising, and personal data is shared.</p>"
    )
    manager = f"<div class=cmpbox><div class=cmpboxtxt>{notice * 4}</div></div>"
    page = f"<h1>Lamp stays</h1><div id=articleBody style='display: none'>{TEXT * 6}</div>"

    assert read(f"{manager}<main>{page}</main>").text.startswith("The board voted on Tuesday")


def test_captions_of_a_gallery_are_no_text_of_the_article_beside_it() -> None:
    caption = (
        f"<div class=caption>{'A picture of the old lamp at night, seen from the pier. ' * 4}</div>"
    )
    gallery = (
        f"<div class=galleries>{f'<div class=slide><img src=/a.jpg>{caption}</div>' * 9}</div>"
    )
    text = read(f"<article><h1>Lamp stays</h1>{TEXT * 8}{gallery}{TEXT}</article>").text

    assert "seen from the pier" not in text


def test_comments_in_the_box_below_that_of_their_heading_are_cut() -> None:
    comment = f"<p>{'I have seen the lamp from my boat for years, and so has my father. ' * 3}</p>"
    comments = (
        f"<div class=tabbed><div>Latest Comments</div></div><div id=rated>{comment * 4}</div>"
    )

    assert "my boat" not in read(f"<div><h1>Lamp stays</h1>{TEXT * 12}{comments}</div>").text


def test_a_text_whose_first_part_stands_above_a_column_of_links_is_read_whole() -> None:
    first = "<p>The keeper lit the lamp on Tuesday, for the first time since the storm in May.</p>"
    links = "<div class=rail><h3>More</h3>" + "<p><a href=/b>A ferry is late</a></p>" * 30
    rest = f"<div class=articleBody>{TEXT * 4}</div>"
    page = f"<h1>Lamp</h1><div class=articleBody>{first * 2}</div>{links}</div>{rest}"

    text = read(f"<div>{page}</div>").text

    assert text.startswith("The keeper lit the lamp")
    assert "ferry" not in text


def test_a_line_of_spans_above_the_paragraphs_that_tells_the_day_is_no_text() -> None:
    line = "<span>17 July 2024 Last updated at 18:00 GMT</span> <span>By Ada Rivers</span>"
    page = f"<div class=story-body><h1>Lamp stays</h1>{line}{TEXT * 3}</div>"

    assert read(page).text.startswith("The board voted")


@pytest.mark.parametrize(
    ("lead", "is_text"),
    [
        ("<p class=standfirst>{}</p>", False), ("<h2>{}</h2>", False),
        ("<div class=article-summary>{}</div>", False), ("<p class=article-lead>{}</p>", True),
        ("<div class=ingress>{}</div>", True),
    ],
)  # fmt: skip
def test_a_deck_stays_in_the_post_and_out_of_the_text(lead: str, is_text: bool) -> None:
    words = "Nine days of rain have not put out the lamp that the harbour board wants to keep"
    page = f"<main><h1>Lamp stays</h1>{lead.format(words)}<div>{TEXT * 3}</div></main>"
    article = read(page)

    assert (words in article.text, words in article.body_html) == (is_text, True)


def test_a_paragraph_in_italics_below_a_picture_is_its_caption() -> None:
    picture = "<p><img src=/lamp.png></p><p><em>Figure 1: The lamp and the stair below it</em></p>"
    text = read(f"<main><h1>Lamp stays</h1>{TEXT}{picture}{TEXT}</main>").text

    assert "Figure 1" not in text


def test_initials_and_notes_on_the_author_below_the_text_are_cut() -> None:
    note = "<p>Ada Rivers covers lamps and harbours for the Lantern. Follow Ada at @ada.</p>"
    below = f"{note}<p>Read more about lamps in the Lantern's topic center.</p>"
    head = '<meta name="author" content="Ada Rivers"><h1>Lamp stays</h1><p>By Ada Rivers</p>'

    assert read(f"{head}<div>{TEXT * 3}{below}</div>").text.endswith("they last.")
    assert read(f"{head}<div>{TEXT * 3}<p>ap/kam/bfi/an/eg</p></div>").text.endswith("they last.")


def test_lines_of_update_and_publication_are_no_lead() -> None:
    stamps = (
        "<p>Updated: Thursday, 18 Jul 2013, 4:25 PM EDT<br>Published : Thursday, 18 Jul 2013</p>"
    )
    page = f"<h1>Lamp stays</h1>{stamps}<div class=story>{TEXT * 3}</div>"

    assert read(page).text.startswith("The board voted")


def test_what_the_publisher_does_not_count_as_text_is_left_out() -> None:
    text = " ".join([*(f"Line {n} tells of the lamp, and of its keeper." for n in range(12))])
    script = (
        '<script type="application/ld+json">'
        f'{{"@type": "NewsArticle", "headline": "Lamp", "articleBody": "{text}"}}</script>'
    )
    lines = "".join(f"<p>Line {n} tells of the lamp, and of its keeper.</p>" for n in range(12))
    box = "<div>The ferry leaves at eleven, and tickets went on sale this morning.</div>"
    article = read(f"<title>Lamp</title>{script}<h1>Lamp</h1><div>{lines}{box}</div>")

    assert "ferry" not in article.text
    assert article.text.count("Line") == 12


def test_a_declared_text_that_is_cut_short_cuts_nothing() -> None:
    lines = [f"Line {n} tells of the lamp, and of its keeper." for n in range(12)]
    script = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Lamp", '
        f'"articleBody": "{" ".join(lines[:11])} Line 11 te…"}}</script>'
    )
    body = "".join(f"<p>{line}</p>" for line in [*lines, "The end is told, and it is dark."])

    assert "The end" in read(f"<title>Lamp</title>{script}<h1>Lamp</h1><div>{body}</div>").text


def test_a_section_on_subscriptions_is_no_offer() -> None:
    section = (
        "<section><h2>What it costs</h2><p>A subscription to the ferry is dear, said the board, "
        "and most who travel daily have none. Those who sign in at the pier each day pay less, "
        "and nobody could tell us why, though we asked in three offices, and wrote to a fourth one "
        "that has been closed since spring, as its door told us, and nobody else.</p>"
        "</section>"
    )

    assert (
        "fourth one" in read(f"<title>Lamp</title><h1>Lamp</h1><div>{TEXT * 4}{section}</div>").text
    )


def test_a_text_that_styles_show_in_print_alone_is_read_beside_a_little_note() -> None:
    note = "<div class=author-info>Ada Rivers is a postdoctoral researcher at the harbour, " * 2
    article = read(f"<h1>Lamp</h1>{note}</div></div><div class=print-only>{TEXT * 20}</div>")

    assert article.text.startswith("The board voted on Tuesday")


def test_parts_that_react_streams_hidden_are_read() -> None:
    page = f'<title>Lamp</title><h1>Lamp</h1><div hidden id="S:0"><div>{TEXT}</div></div>'
    notice = (
        "<p>The paper is printed on the quay, and all of its rights are its own, by law.</p>" * 3
    )

    assert "Repairs begin in May" in read(f"{page}<div>{notice}</div>").text


def test_a_box_that_begins_with_the_author_s_name_is_no_text() -> None:
    meta = '<meta name="author" content="Ada Rivers">'
    card = "<div><div>Ada Rivers</div><div>She has written of the coast for ten years.</div></div>"
    article = read(f"<title>Lamp</title>{meta}<h1>Lamp</h1><div>{TEXT}{card}</div>")

    assert "ten years" not in article.text


def test_a_declared_lead_above_the_byline_is_kept_though_it_ends_without_a_stop() -> None:
    lead = "In the halls around the harbour the crews bargain over breaks, buses and darkness"
    head = f'<meta property="og:description" content="{lead}">'
    page = f"<main><article><h1>Lamp</h1><div><p>{lead}</p></div><p>By Ada Rivers</p>{TEXT * 3}"

    assert read(f"{head}{page}").text.startswith(lead)


def test_a_lead_in_a_header_beside_the_text_is_kept() -> None:
    lead = "The crews of the harbour bargain over breaks, and now and then they win."
    header = f"<header>NEWS 2021.06.10<h1>Lamp stays</h1><p class=post-intro>{lead}</p></header>"

    assert read(f"<article class=article-detail>{header}{TEXT * 3}</article>").text.startswith(lead)


def test_a_lead_in_the_article_is_kept_without_a_heading_in_sight() -> None:
    lead = (
        '<div class="intro"><p>A vote has ended a dispute that split the town for years.</p></div>'
    )
    page = f"<title>Lamp</title><article>{lead}<div>{TEXT * 3}</div></article>"

    assert read(page).text.startswith("A vote has ended")


def test_captions_stay_with_their_pictures_and_out_of_the_text() -> None:
    figure = '<figure><img src="/a.jpg"><figcaption>The lamp by night.</figcaption></figure>'
    article = read(f"<title>Lamp</title><h1>Lamp</h1><div>{TEXT}{figure}</div>")

    assert ("by night" in article.body_html, "by night" in article.text) == (True, False)


def test_a_heading_and_a_list_in_a_box_among_paragraphs_are_facts_beside_the_text() -> None:
    facts = "<li>2021: 134 boats came</li><li>2022: 69 boats came</li><li>2023: 278 boats came</li>"
    box = f"<div class=wide><h2>Boats of the harbour</h2><ul>{facts}</ul></div>"
    own = f"<h2>What the board decided</h2><ul>{facts.replace('boats', 'lamps')}</ul>"
    article = read(f"<main><h1>Lamp stays</h1>{TEXT * 3}{box}{TEXT}{own}{TEXT}</main>")

    assert ("134 boats" in article.body_html, "134 boats" in article.text) == (True, False)
    assert "134 lamps" in article.text


def test_a_box_that_begins_with_a_link_past_itself_stands_beside_the_text() -> None:
    opinion = "<p>The keepers live an hour away, and few of them have a boat of their own.</p>" * 2
    skip = '<a class="hidden" href="#more">Continue reading</a><h2>Analysis</h2>'
    after = '<p id="more">The harbour opened again in the evening, and three boats left.</p>'
    text = read(
        f"<main><h1>Lamp stays</h1>{TEXT * 3}<div class=wide>{skip}{opinion}</div>{after}</main>"
    ).text
    kept = read(
        f"<main><h1>Lamp stays</h1>{TEXT * 3}<div class=wide><h2>Analysis</h2>{opinion}</div>"
        f"{after}</main>"
    ).text

    assert "an hour away" not in text
    assert "an hour away" in kept
    assert "three boats left" in text


def test_a_link_behind_a_label_in_capitals_leads_to_another_article() -> None:
    pointer = '<p><b>STARTING FIVE: </b><a href="/b">Boats to watch this year</a></p>'
    spoken = '<p><b>BOARD: </b>The lamp stays, as <a href="/b">the plan has it</a>.</p>'
    text = read(f"<main><h1>Lamp stays</h1>{TEXT}{pointer}{TEXT}{spoken}{TEXT}</main>").text

    assert "Boats to watch" not in text
    assert "the plan has it" in text


def test_captions_of_a_gallery_are_no_text_of_a_short_article_with_long_captions() -> None:
    caption = (
        "The keeper shows how a lens of the old lamp is cleaned, on a morning in May, by hand."
    )
    slide = f'<div class=slide><img src="/a.jpg" width=600><div class=caption>{caption}</div></div>'
    text = read(
        f"<main><h1>Lamp stays</h1>{TEXT * 5}<div class=gallery-viewport>{slide * 12}</div></main>"
    ).text

    assert "The board voted" in text
    assert "of the old lamp is cleaned" not in text
