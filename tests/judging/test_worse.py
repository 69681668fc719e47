"""A good post is never replaced by a worse page."""

import pytest

from crawler.judging import is_worse
from crawler.judging.letters import mojibake_share

ENGLISH = "<p>" + "The harbour board met twice and put the cost below the estimate. " * 6 + "</p>"
CHINESE = (
    "<p>" + "央行宣布下调存款准备金率，这是今年第二次降准，市场人士认为有利于经济。" * 6 + "</p>"
)
FRENCH = "<p>" + "L’été dernier à Noël, l’élève a été reçu où l’on sait, déjà âgé. " * 6 + "</p>"
GERMAN = "<p>" + "Die Behörde prüft die Größe der Flächen, äußert sich aber später. " * 6 + "</p>"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ENGLISH, ENGLISH.replace("twice", "three times")),
        (ENGLISH, ENGLISH * 3),
        (ENGLISH * 3, ENGLISH * 2),
        (CHINESE, CHINESE + "<p>更正：此前的数字有误。</p>"),
        ("<p>快讯：降准。</p>", "<p>快讯：全面降准落地，请看详情。</p>"),
        ("", ENGLISH),
        (FRENCH.encode().decode("cp1252", "ignore"), FRENCH),
    ],
)
def test_corrections_and_additions_may_replace_a_post(old: str, new: str) -> None:
    assert is_worse(old, new) is None


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("<p>Subscribe to read on.</p>", "letters where there were"),
        ("<div><img src='x'></div>", "no text left"),
        (FRENCH.encode().decode("cp1252", "replace") * 2, "mojibake"),
    ],
)
def test_stubs_and_rubbish_may_not(new: str, why: str) -> None:
    told = is_worse(FRENCH * 2, new)

    assert told is not None
    assert why in told


@pytest.mark.parametrize("text", [ENGLISH, CHINESE, FRENCH, GERMAN, "日本語の文章です。" * 20])
def test_no_language_is_taken_for_mojibake(text: str) -> None:
    assert mojibake_share(text) == 0


@pytest.mark.parametrize(
    ("text", "wrong"),
    [(FRENCH, "cp1252"), (GERMAN, "cp1252"), (CHINESE, "cp1252"), (CHINESE, "gb18030")],
)
def test_utf8_read_as_something_else_is_mojibake(text: str, wrong: str) -> None:
    assert mojibake_share(text.encode().decode(wrong, "replace")) > 0.02


def test_chinese_bytes_read_as_latin_are_mojibake() -> None:
    assert mojibake_share(CHINESE.encode("gb18030").decode("cp1252", "replace")) > 0.5
    assert mojibake_share(CHINESE.encode("gb18030").decode("utf-8", "replace")) > 0.5
