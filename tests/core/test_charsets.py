"""Which encoding is believed when a few bytes are broken, and when most are."""

import pytest

from crawler.charsets import decode

TEXT = "守塔人说，往后夜里进港的船又能看见岸了。" * 20
DECLARED = b'<meta charset="%s">'


def test_a_character_that_was_cut_does_not_spoil_a_declared_page() -> None:
    body = DECLARED % b"utf-8" + TEXT.encode() + "岸".encode()[:2] + b"</p>"
    text, charset = decode(body)
    assert charset == "utf-8"
    assert TEXT in text


def test_a_cut_character_does_not_make_an_undeclared_page_windows_1252() -> None:
    text, charset = decode(TEXT.encode() + "岸".encode()[:1] + b"<br>" + TEXT.encode())
    assert (charset, TEXT in text) == ("utf-8", True)


def test_a_wrong_declaration_is_not_believed() -> None:
    text, charset = decode(DECLARED % b"utf-8" + "Öl für die Küste: ängstlich".encode("cp1252"))
    assert (charset, text.endswith("ängstlich")) == ("windows-1252", True)


@pytest.mark.parametrize("declared", [b"iso-8859-1", b"gb2312"])
def test_bytes_that_are_utf_8_are_read_so_whatever_they_declare(declared: bytes) -> None:
    text, charset = decode(
        DECLARED % declared + "Größe für Küste, süß: ängstlich, schön, müde".encode()
    )
    assert (charset, text.endswith("schön, müde")) == ("utf-8", True)


def test_of_a_few_signs_the_declaration_is_believed() -> None:
    text, charset = decode(DECLARED % b"iso-8859-1" + "Ã© la lampe".encode("cp1252"))
    assert (charset, text.endswith("Ã© la lampe")) == ("windows-1252", True)


def test_big5_is_read_with_the_signs_of_hong_kong() -> None:
    text, charset = decode(DECLARED % b"big5" + "嗰邊睇得好清楚".encode("big5hkscs"))
    assert (charset, text.endswith("嗰邊睇得好清楚")) == ("big5hkscs", True)


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("windows-1252", "Der Rat will die alte Lampe für die Küste behalten. Größe, süß, schön."),
        (
            "windows-1252",
            "Le conseil a décidé que la lampe resterait allumée à la côte, dès l’été.",
        ),
        ("windows-1251", "Совет гавани решил оставить старую лампу на берегу, и спор закончился."),
        ("gb18030", "灯塔留下来了，渔船夜里又能看见岸。守塔人说，工程从五月开始。"),
        ("big5hkscs", "舊燈塔獲保留，漁民夜航再見岸。守塔人說，工程由五月開始。"),
        ("euc_jp", "港の古い灯台は残ることになった。漁師たちは夜も岸が見えると喜んでいる。"),
        ("cp932", "港の古い灯台は残ることになった。漁師たちは夜も岸が見えると喜んでいる。"),
        ("cp949", "항구의 오래된 등대는 남게 되었다. 어부들은 밤에도 기슭이 보인다고 기뻐했다."),
    ],
)
def test_an_undeclared_encoding_is_known_by_its_common_characters(charset: str, text: str) -> None:
    body = f"<title>The Lantern</title><p>{text}</p>".encode(charset)
    assert decode(body) == (f"<title>The Lantern</title><p>{text}</p>", charset)


@pytest.mark.parametrize(
    ("language", "charset", "text"),
    [
        ("el", "windows-1253", "Το λιμάνι κρατά τον παλιό φάρο"),
        ("he", "windows-1255", "הנמל שומר על המגדלור הישן"),
        ("pl", "iso-8859-2", "Rada portu zachowa starą latarnię, świecącą łódkom"),
    ],
)
def test_the_pages_language_decides_where_it_has_one_encoding(
    language: str, charset: str, text: str
) -> None:
    page = f'<html lang="{language}"><p>{text}</p>'
    assert decode(page.encode(charset)) == (page, charset)
