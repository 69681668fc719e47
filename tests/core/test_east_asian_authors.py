"""Who wrote a Chinese, Japanese or Korean page: what stands where, and who is named."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.document import read_document
from crawler.extraction.article import read_article
from crawler.model import Article, PageKind, Request
from tests.support import small_pages

CHINESE = (
    "海湾的灯塔在周二迎来了新的守塔人，镇上的人说，这盏灯已经亮了一百二十年，从来没有熄灭过。" * 2
)
JAPANESE = (
    "岬の灯台は火曜日に新しい灯台守を迎えた。町の人は、この灯は百二十年のあいだ消えたことがないと話す。"
    * 2
)
KOREAN = (
    "등대는 화요일에 새 등대지기를 맞았다. 모두들 이 불빛이 백 년 동안 꺼지지 않았다고 말한다. " * 2
)


def read(
    text: str, language: str, *, above: str = "", first: str = "", last: str = "", head: str = ""
) -> Article:
    """A page: lines above the text, lines at its start and its end."""
    lines = [*first.split("\n"), text, text, text, *last.split("\n")]
    body = "".join(f"<p>{line}</p>" for line in lines if line)
    shown = "".join(f"<div>{line}</div>" for line in above.split("\n") if line)
    page = (
        f"<html lang={language}><head>{head}<title>{text[:14]}</title></head><body>"
        f"<h1>{text[:14]}</h1><div class=meta>{shown}</div><div class=content>{body}</div></body>"
    )
    return small_pages.read(page)


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("2024-03-21 09:30\n作者：李明", ("李明",)),
        ("Author, 李明\nRole, 灯塔记者\nAuthor, 王芳", ("李明", "王芳")),
        ("记者 李明\n通讯员 王芳\n编辑 赵立", ("李明", "王芳")),
        ("撰文丨濮阳 静\n摄影丨申屠立", ("濮阳静",)),
        ("来源：《散文海岸》 | 叶怀舟 2024年03月21日09:30", ("叶怀舟",)),
        ("作者 lampkeeper (the keeper)\n2024-03-21 09:30", ("lampkeeper",)),
    ],
)
def test_chinese_lines_above_the_text(above: str, names: tuple[str, ...]) -> None:
    assert read(CHINESE, "zh", above=above).authors == names


@pytest.mark.parametrize(
    ("first", "names"),
    [
        ("文｜李明\n编辑｜王芳", ("李明",)),
        ("采写/李明\n实习生/王芳\n编辑/赵立", ("李明", "王芳")),
        ("口述｜王芳\n整理｜李明", ("李明",)),
        ("【海岸商報訊】記者祝天晴報道：灯塔在夜里又亮了，渔船都看见了岸。", ("祝天晴",)),
        (f"本报讯 记者甄北辰 通讯员单晓岚 “灯塔”{CHINESE}", ("甄北辰", "单晓岚")),
        ("□ 沙依拉·夏依肯　殷守拙", ("沙依拉·夏依肯", "殷守拙")),
    ],
)
def test_chinese_lines_at_the_start_of_the_text(first: str, names: tuple[str, ...]) -> None:
    assert read(CHINESE, "zh", first=first).authors == names


@pytest.mark.parametrize(
    ("last", "names"),
    [
        ("记者：李明\n编辑：王芳\n校对：赵立\n审核：孙晓\n监制：周平", ("李明",)),
        ("文字：李明\n通讯员：王芳\n摄影：赵立", ("李明", "王芳")),
        ("他说，灯会一直亮着。（李明 王芳）", ("李明", "王芳")),
        ("他说，灯会一直亮着。(何芷翹 報道)", ("何芷翹",)),
        ("他说，灯会一直亮着。（完）", ()),
        ("他说，灯会一直亮着。（受访者供图）", ()),
    ],
)
def test_chinese_lines_at_the_end_of_the_text(last: str, names: tuple[str, ...]) -> None:
    assert read(CHINESE, "zh", last=last).authors == names


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ({"above": "2024年3月21日\n文＝石川凪"}, ("石川凪",)),
        ({"above": "記者：永瀬凪"}, ("永瀬凪",)),
        ({"above": "│2024年03月21日 Haruka Tsumori│"}, ("Haruka Tsumori",)),
        ({"last": "（取材・文／永瀬　凪）"}, ("永瀬 凪",)),
        ({"last": "灯台は残る、と話した。（石川凪、湊あかり）"}, ("石川凪", "湊あかり")),
        ({"last": "灯台は残る、と話した。【港湾支局・石川凪】"}, ("石川凪",)),
        ({"last": "灯台は残る、と話した。（共同）"}, ()),
        ({"last": "灯台は残る、と話した。（敬称略）"}, ()),
        ({"head": "<meta name=author content='永瀬 凪'>"}, ("永瀬 凪",)),
    ],
)
def test_japanese_places(place: dict[str, str], names: tuple[str, ...]) -> None:
    assert read(JAPANESE, "ja", **place).authors == names


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ({"above": "입력 2024.03.21 09:30\n강바다 산업부 기자"}, ("강바다",)),
        ({"above": "강바다 기자\n한돌 기자\n사진=유나래 기자"}, ("강바다", "한돌")),
        ({"first": "강바다 | 소설가"}, ("강바다",)),
        ({"last": "글 강바다 기자 bada@news.test\n사진 한돌 기자"}, ("강바다",)),
    ],
)
def test_korean_places(place: dict[str, str], names: tuple[str, ...]) -> None:
    assert read(KOREAN, "ko", **place).authors == names


NOTE = "平台声明：该文观点仅代表作者本人，本平台仅提供信息存储服务。"


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ({"above": "原创 2024-03-21 09:30 · 海湾日报"}, ("海湾日报",)),
        ({"above": "2024-03-21 09:30 · 海湾日报"}, ()),
        (
            {"above": "等灯的人 发布于2024-03-21 09:30 来自雪浪 修改于2024-03-21 10:00"},
            ("等灯的人",),
        ),
        ({"above": "2024-03-21 09:30 来源: 灶台边的小满", "last": NOTE}, ("灶台边的小满",)),
        ({"above": "2024-03-21 09:30 来源: 灶台边的小满"}, ()),
        ({"above": "来源: 灶台边的小满", "first": "文/李明", "last": NOTE}, ("李明",)),
        ({"head": "<meta name=author content=F_1390>"}, ()),
    ],
)
def test_an_account_stands_in_where_no_person_is_named(
    place: dict[str, str], names: tuple[str, ...]
) -> None:
    assert read(CHINESE, "zh", **place).authors == names


def told(author: str, publisher: str) -> str:
    return (
        (
            "<script type='application/ld+json'>{'@type':'NewsArticle','headline':'灯','author':"
            f"{author},'publisher':{{'@type':'Organization','name':'{publisher}'}}}}</script>"
        )
        .replace("'", '"')
        .replace('type="application/ld+json"', "type=application/ld+json")
    )


@pytest.mark.parametrize(
    ("publisher", "title", "names"),
    [
        ("港ポータル", "灯台（房総中央新聞） - 港ポータル", ("房総中央新聞",)),
        ("港ポータル", "灯台 - 港ポータル", ()),  # not printed
        ("房総中央新聞社", "灯台（房総中央新聞） - 港ポータル", ()),
    ],
)
def test_a_portal_prints_whose_report_it_is(
    publisher: str, title: str, names: tuple[str, ...]
) -> None:
    head = told("{'@type':'Organization','name':'房総中央新聞'}", publisher)

    assert read(JAPANESE, "ja", head=f"{head}<title>{title}</title>").authors == names


def test_a_writer_whom_the_title_names_is_no_site() -> None:
    head = told("{'@type':'Person','name':'湊あかり'}", "ノート") + (
        "<meta property=og:site_name content=ノート><title>灯台｜湊あかり</title>"
    )

    assert read(JAPANESE, "ja", head=head).authors == ("湊あかり",)


def test_the_owner_of_a_hosted_blog_is_its_author() -> None:
    page = f"<html lang=ja><h1>灯台</h1><p>{JAPANESE * 3}<p class=author>keeper<p>{JAPANESE}"
    url = "https://keeper.blogs.test/a"
    document = read_document(page.encode(), url=url, content_type="text/html; charset=utf-8")
    request = Request(key=url, url=url, kind=PageKind.ARTICLE, host="keeper.blogs.test")

    article = read_article(document, request, site=None, captured=datetime(2026, 1, 1, tzinfo=UTC))

    assert article.authors == ("keeper",)


def test_a_part_of_the_publishers_name_is_no_author() -> None:
    head = told("{'@type':'Person','name':'灯塔的報'}", "Lantern 灯塔的報")

    assert read(CHINESE, "zh", head=head).authors == ()


def test_a_japanese_name_may_stand_in_brackets_of_its_own() -> None:
    below = "<span class='writer writer-name'>《小谷弥生》</span>"

    assert read(JAPANESE, "ja", last=below).authors == ("小谷弥生",)


def test_a_name_that_only_a_meta_element_tells_is_who_edited() -> None:
    head = "<meta name=author content=王小芳>"

    assert read(CHINESE, "zh", head=head).authors == ()
    assert read(CHINESE, "zh", head=head, above="记者 王小芳").authors == ("王小芳",)


def test_a_diary_that_bears_its_owners_name_is_his() -> None:
    head = "<title>灯塔 - 林远泽的网络日志</title>"
    above = "<p class='vcard author'>作者： <a class='fn url' href=/>林远泽</a></p>"

    assert read(CHINESE, "zh", head=head, above=above).authors == ("林远泽",)


def test_a_name_is_as_its_own_link_writes_it() -> None:
    above = "<p><span>作者</span> <a rel=author href=/author/daisy>呂 子寧</a></p>"

    assert read(CHINESE, "zh", above=above).authors == ("呂 子寧",)


def test_names_beside_a_known_one_are_of_the_same_byline() -> None:
    above = "<span>永瀬達也</span><span>石川凪</span><time>2024年9月13日</time>"
    card = "<div class=author><a class=author-name>永瀬達也</a></div>"

    assert read(JAPANESE, "ja", above=above, last=card).authors == ("永瀬達也", "石川凪")


def test_a_broadcasters_reporter_says_goodbye() -> None:
    assert read(KOREAN, "ko", last="등대 뉴스 강바다입니다.\n촬영기자:한돌").authors == ("강바다",)


def test_a_signature_stands_above_points_of_a_summary() -> None:
    text = f"{JAPANESE}<br>（取材・文／湊あかり）<br>要点<br>灯は残る<br>人は去る<br>海は青い"

    assert read(JAPANESE, "ja", last=text).authors == ("湊あかり",)


# Language, place on the page, its lines (⏎ parts them), who wrote.
FORMS = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("east_asian_pages.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize(("language", "place", "lines", "writers"), FORMS)
def test_lines_of_a_page(language: str, place: str, lines: str, writers: str) -> None:
    text = {"zh": CHINESE, "ja": JAPANESE, "ko": KOREAN}[language]

    article = read(text, language, **{place: lines.replace("⏎", "\n")})

    assert "; ".join(article.authors) == writers


def test_a_note_on_the_author_holds_no_names() -> None:
    note = "<p class=author>开书店的人。店里有猫，有热水，有旧书。</p>"
    assert read(CHINESE, "zh", above=f"{note}\n作者 渡口的灯").authors == ("渡口的灯",)


@pytest.mark.parametrize(
    ("head", "host", "name"),
    [
        ('<meta name=author content="阿隆走路去 (alongwalk)">', "alongwalk.blogs.test",
         "阿隆走路去"),
        ("<title>海湾的灯塔 - 石一帆的个人页面 - 海岸社区</title>", "blogs.test", "石一帆"),
    ],
)  # fmt: skip
def test_the_owner_of_a_page_on_a_platform_stands_in(head: str, host: str, name: str) -> None:
    site = '<meta property="og:site_name" content="阿隆走路去">'
    page = f"<html lang=zh><head>{head}{site}</head><body><h1>海湾的灯塔</h1><p>{CHINESE}"
    url = f"https://{host}/a"
    document = read_document(page.encode(), url=url, content_type="text/html; charset=utf-8")
    request = Request(key=url, url=url, kind=PageKind.ARTICLE, host=host)
    article = read_article(document, request, site=None, captured=datetime(2026, 1, 1, tzinfo=UTC))

    assert article.authors == (name,)
