"""Lines around a text, in many languages, and lines of a text that look like them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.document import fold_blanks, parse
from crawler.extraction.body.boilerplate import invites, is_boilerplate_line, is_plea, starts_tail
from crawler.extraction.body.line_words import FOREIGN_SIGN, SIGN, TOLD_WITHIN
from crawler.extraction.body.notes import DISCLAIMER, FOREIGN, FOREIGN_DISCLAIMER, SIGNS
from crawler.extraction.outline import read_outline


def is_tail(text: str) -> bool:
    body = parse(f"<body><h3>{text}</h3></body>").body
    assert body is not None
    return starts_tail(read_outline(body)[1])


@pytest.mark.parametrize(
    "text",
    [
        "Follow us on Google News and WhatsApp", "Contact reporter Ida Holm at 555-555-0100.",
        "Síguenos en Facebook y Telegram", "Suivez-nous sur WhatsApp", "Sledujte nás na Instagramu",
        "Urmărește-ne pe Google News", "Obserwuj nas w Google News",
        "Подписывайтесь на наш Telegram",
        "Kövess minket a Facebookon", "เพิ่มเราเป็นเพื่อนใน LINE", "להצטרפות לקבוצת הוואטסאפ",
        "快加入 Lantern Google News 按下追蹤，給你最新的燈塔新聞！",
        "تابعونا على واتساب", "Takip edin: WhatsApp kanalımız",
    ],
)  # fmt: skip
def test_lines_that_send_to_a_channel_are_known(text: str) -> None:
    assert invites(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police found the man by what he had written on Facebook.",
        "The board follows what is said about it on Telegram.",
        "The company will add the WhatsApp button in May.",
        "Er folgt dem Trainer auf Instagram, sagt der Verein.",
    ],
)
def test_sentences_that_name_a_channel_are_text(text: str) -> None:
    assert not invites(text)


@pytest.mark.parametrize(
    "text",
    [
        "Comments", "3 comments", "Latest Comments", "All Reader Comments (7)",
        "독자의견 (전체 2개)", "Сэтгэгдэл (3)", "3 תגובות",
        "Komentáře (12)", "Alte ştiri de la Lampa",
        "Hozzászólások", "ความคิดเห็น", "Σχόλια", "Související", "Discussion about this post",
        "関連資料", "担当", "लेखक के बारे में", "Vos commentaires", "Originalpublikation:",
    ],
)  # fmt: skip
def test_headings_of_comments_and_related_articles_end_a_text(text: str) -> None:
    assert is_tail(text)


@pytest.mark.parametrize("text", ["Share prices", "Discussion", "Commentary from the harbour"])
def test_headings_of_a_text_do_not_end_it(text: str) -> None:
    assert not is_tail(text)


@pytest.mark.parametrize(
    "text",
    ["แท็ก: #เรือ #ดอกไม้", "雷人", "記者陳大文／臺北報導", "本报记者 陈大文 临川报道",
     "글자크게 스크랩 인쇄하기", "Štítky: přístav, loď", "Share this article", "By Ida Holm",
     "Posted on 3 May 2024", "Updated 3:15 p.m.", "分享到：微信 微博", "责任编辑：王",
     "更多新闻", "广告",
     "댓글 3", "구독하기", "声明：本文仅代表作者观点，不构成投资建议。",
     "未经授权，不得转载。",
     "Copyright 2024 Harbour Post", "Subscribe to our newsletter.", "Read more: Why is it so?",
     "Téléchargez l'appli du Phare.", "Scarica l’app del Faro",
     "Disclosure: Harbour Ltd is the majority owner of this paper.",
     "FILE PHOTO: Boats are seen at the quay, May 9, 2019.",
     "Haben Sie Hinweise zur Fähre? Die Redaktion ist zu erreichen.",
     "Have a news tip about the ferry? Write to us.",
     "SUGGESTED CITATION Rivers, Ada: The Lamp, 2019/9/21",
     "本文由 杜若川 授权海岸网发表，并经海岸网编辑。",
     "(FRANCE 24 with AFP)", "Date created : 2015-06-18",
     "ANZEIGE - Heute mal ausgehen? Wie wäre es mit:",
     "Fotos sind ggf. beispielhafte Symbolbilder!",
     "97 total views, 3 views today",
     "If you value our reporting, please consider making a donation to support it.",
     "（本文訊息由聯運物流提供，新聞稿可寄至編輯檯。）",
     "To contact the reporter on this story: Ada Rivers in Harbourtown at ada@news.test",
     "This is your last article that you can read this month before you register.",
     "Kick off your day with the Lantern's daily email newsletter. It's fresh. Get it.",
     "A link has been sent to your friend's email address.", "Last SlideNext Slide",
     "“Start Quote", "End Quote Dr Ada Rivers University of Harbourtown",
     "View photo gallery (2 photos)", "[ The lamp was tested for years. Read 9 Ways To Light. ]",
     "Not to be reproduced without permission of the Lantern",
     "扫码关注公众号，了解更多。", "Back to top", "阅读量：12",
     "Читайте также: Почему?",
     "شارك الخبر",
     "Подпишитесь на нас в Telegram."],
)  # fmt: skip
def test_labels_bylines_and_tools_are_no_text(text: str) -> None:
    assert is_boilerplate_line(text)


@pytest.mark.parametrize(
    "text",
    ["本报记者在临川港口看到，第一批货船已经离开码头。", "支持者说，灯塔应当保留。",
     "广告收入同比增长20%。", "评论人士认为，此举难以奏效。", "声明说，双方同意继续对话。",
     "警方称，该男子未经许可进入港口。", "更多的船只可能会绕行，港口收入因此减少。",
     "Tags darauf kam der Dampfer.", "By then it was late.",
     "Updated plans for 200 homes were shown.",
     "Copyright law is changing, say lawyers.", "Back to work", "شارك المئات في المسيرة.",
     "구독자 수가 10만 명을 넘었다.", "Подписали на встрече новый договор.", "阅读的意义",
     "97 views of one river hang in the hall.", "If you found the article dull, so did he.",
     "本文由三部分组成。", "Have information and a boat, and the sea is yours.",
     "Disclosure of the accounts was refused.",
     "Volver a casa fue difícil.", "Share prices fell on Monday.", "Retour au calme à Brest"],
)  # fmt: skip
def test_sentences_that_begin_alike_are_text(text: str) -> None:
    assert not is_boilerplate_line(text)


def test_a_box_that_asks_for_support_is_told_from_a_report_on_donations() -> None:
    assert is_plea("Ha fontos a munkánk, támogass minket!")
    assert not is_plea("The town will donate the lamp to the museum, and support our fishermen.")


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a verbose pattern that no bracket holds."""
    found, depth = [""], 0
    for sign in "".join(pattern.split()):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_every_disclaimer_holds_a_sign_of_one(data: st.DataObject) -> None:
    for pattern in alternatives(DISCLAIMER.pattern):
        text = data.draw(st.from_regex(pattern, fullmatch=True))
        assert any(sign in text for sign in SIGNS), text
    for pattern in alternatives(FOREIGN_DISCLAIMER.pattern):
        text = data.draw(st.from_regex(pattern, fullmatch=True))
        assert FOREIGN.search(text), text


@settings(max_examples=50, deadline=None)
@given(st.from_regex(re.compile(TOLD_WITHIN.pattern)))
def test_every_notice_told_by_words_within_holds_a_sign_of_one(text: str) -> None:
    line = fold_blanks(text)
    assert SIGN.search(line) or FOREIGN_SIGN.search(line), line
