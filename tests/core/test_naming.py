"""From titles and ids to names that are safe everywhere and never collide."""

from datetime import timedelta

import pytest

from crawler.errors import StoreError
from crawler.naming import pinyin_name, post_name, post_path, slug
from crawler.store.paths import checked_path
from tests.support.samples import NOW, article
from tests.support.zones import SHANGHAI


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Pier reopens after a winter", "pier-reopens-after-a-winter"),
        ("央行：银行与重庆", "yang-hang-yin-hang-yu-chong-qing"), ("Größe der Fähre", "grosse-der-fahre"),
        ("L’été, déjà!", "lete-deja"), ("œuvre æther øl łódź", "oeuvre-aether-ol-lodz"),
        ("../../etc/passwd", "etc-passwd"), ("-rf --no-preserve-root", "rf-no-preserve-root"),
        ("...", "untitled"), ("", "untitled"), ("\u202egnp.exe", "gnp-exe"), ("港 A股 3月", "gang-a-gu-3-yue"),
        ("Ｆｕｌｌ　ｗｉｄｔｈ", "full-width"), ("привет", "privet"), ("x" * 300, "x" * 80),
        ("Лампа остаётся в гавани", "lampa-ostaetsya-v-gavani"), ("Νησιά χωρίς νερό", "nisia-choris-nero"),
        ("등대는 남는다", "deungdaeneun-namneunda"), ("שלום עולם", "slvm-vlm"), ("مرفأ", "mrf"),
        ("word " * 60, "-".join(["word"] * 16)),
    ],
)  # fmt: skip
def test_slugs(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_name_is_the_sites_own_id_where_that_is_safe() -> None:
    assert post_name(article(id="NW202112282228872165"), key="k") == "NW202112282228872165"


@pytest.mark.parametrize(
    "id_",
    [
        "../x",
        "a/b",
        "con",
        "LPT1.txt",
        "a.",
        ".hidden",
        "-rf",
        "x" * 101,
        "标题",
        "a b",
        "a\x00",
        "nul",
    ],
)
def test_an_unsafe_id_gives_a_slug_and_its_own_digits(id_: str) -> None:
    name = post_name(article(id=id_), key="k")

    assert name != id_
    assert str(checked_path(name)) == name
    assert name != post_name(article(id=id_ + " "), key="k")


def test_titles_that_normalise_alike_have_names_of_their_own() -> None:
    names = {
        post_name(article(title=t), key=t)
        for t in ("Café!", "cafe", "CAFÉ", "ｃａｆｅ", "Cafe\u0301")
    }

    assert len(names) == 5
    assert all(name.startswith("cafe-") for name in names)


def test_a_path_takes_the_local_day_of_publication_or_else_of_capture() -> None:
    late = article(published=NOW.replace(hour=20), id="7")

    def path(layout: str, **changes: object) -> str:
        told = article(**{"published": late.published, "id": "7"} | changes)
        return post_path(told, layout=layout, zone=SHANGHAI, captured=NOW, key="k")

    assert path("jekyll") == "_posts/2024/03/22/2024-03-22-7.md"
    assert path("hugo") == "content/posts/2024/03/22/7.md"
    assert path("plain") == "2024/03/22/7.md"
    assert path("plain", published=None) == "2024/03/21/7.md"
    assert path("plain", published=NOW - timedelta(days=365)) == "2023/03/22/7.md"


def test_pinyin_names_take_overrides_longest_first() -> None:
    overrides = {"银行": "yinxing", "中国银行报": "zgyhb", "每日-经济": "mrjj"}

    assert pinyin_name("银行日报", overrides=overrides) == "yinxingribao"
    assert pinyin_name("中国银行报", overrides=overrides) == "zgyhb"
    assert pinyin_name("新中国银行报", overrides=overrides) == "xinzgyhb"
    assert pinyin_name("21世纪-A", overrides={}) == "21shijiA"


@pytest.mark.parametrize(
    "path",
    [
        "", "/etc/passwd", "a//b", "../a", "a/../b", "./a", "a/.", ".hidden", "a/.git/config", "-rf",
        "a/con", "NUL.md", "com1.md", "a.", "a ", "a:b", "a*b", 'a"b', "a\\b", "a|b", "a?b", "a<b",
        "a\x00b", "a\nb", "a\u202eb", "a\u200bb", "a\u2028b", "e\u0301.md", "x" * 256, "é" * 128,
        "a\ud800b",
    ],
)  # fmt: skip
def test_paths_that_are_refused(path: str) -> None:
    with pytest.raises(StoreError):
        checked_path(path)


@pytest.mark.parametrize("path", ["a.md", "_posts/2024/03/21/2024-03-21-NW1.md", "标题.md", "x" * 255, "console.md"])  # fmt: skip
def test_paths_that_are_taken(path: str) -> None:
    assert str(checked_path(path)) == path
