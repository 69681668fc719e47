"""The original job: recorded API answers in, the original's posts out, byte for byte."""

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest

from crawler.formats import parse_post
from tests.support.origin import Answer, Origin

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT.parent / "shared" / "golden"
TEXT_API = "/NewsData/GetNewsText.do?id="
SHARE = "http://finews.zning.xyz/html_News/NewsShare.html?infoCode="
HOSTS = ("183.136.162.242", "43.240.125.15:1818", "finews.zning.xyz", "finance.eastmoney.com")
OWN_BODY = (
    '<!-- EM_StockImg_Start --><p style="text-align:center;"><a href='
    '"http://quote.eastmoney.com/unify/r/116.01024" data-code="01024|116|5"'
    ' data-code2="01024|116|3|"'
    ' target="_blank"><img src="https://pic.test/GetPic.aspx?nid=116.01024&imageType=k&at=1" /></a>'
    "</p><!-- EM_StockImg_End --><p>　　港股今日上涨，成交额扩大。</p>\r\n <p>第二段。</p>"
    '<p class="em_media">（文章来源：证券时报）</p>'
)


def json_answer(document: object) -> Answer:
    return Answer(
        json.dumps(document, ensure_ascii=False).encode(), content_type="application/json"
    )


async def crawl_finews(origin: Origin, archive: Path, *words: str) -> tuple[int, dict[str, object]]:
    """Run the real command against the loopback server that stands for every host."""
    connect = [f"--connect-to={host}=127.0.0.1:{origin.port}" for host in HOSTS]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "crawler", *(words or ("run", "finews")), "--json", "--quiet",
        "--archive", str(archive), *connect,
        cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "CRAWLER_PACE_S": "0"},
    )  # fmt: skip
    out, err = await asyncio.wait_for(process.communicate(), 90)
    assert out, err.decode()
    return process.returncode or 0, json.loads(out)


def posts(folder: Path) -> list[Path]:
    return list(folder.rglob("*.md"))


def empty_lists() -> dict[str, Answer | list[Answer]]:
    answers: dict[str, Answer | list[Answer]] = {
        "/web/webapi?type=102&count=100&newsid=1": json_answer({"records": []}),
        "/web/webapi?type=45&count=100&newsid=1": json_answer({"nodeList": []}),
    }
    for number in (37, 38, 39):
        path = f"/information/newmarket/web/webapi?marketType={number}&count=100"
        answers[path] = json_answer({"record": []})
    return answers


def recorded(post: bytes) -> tuple[dict[str, str], str]:
    """The API's values and text that a final-form post was made from."""
    text = post.decode()
    _, front, rest = text.split("---\n", 2)
    body, footer = rest.rsplit("\n\n<", 1)
    values = dict(line.split(": ", 1) for line in front.strip().split("\n"))
    values["title"] = values["title"].strip('"')
    values["date"] = values["date"].removesuffix(" +0800")
    values["id"] = footer.split("infoCode=")[1].split(">")[0]
    values["medium"] = values["tags"].removesuffix("新闻")
    return values, body


@pytest.mark.slow
@pytest.mark.skipif(not GOLDEN.is_dir(), reason="the real posts are not part of the project")
@pytest.mark.parametrize(
    ("name", "api"),
    [
        ("crlf/2021-12-28-NW202112282228872165.md", "nodes"),
        ("2021-12-28-NW202112282228872165.md", "market"),
        ("2022-01-24-NW202201242259229980.md", "nodes"),
    ],
)
async def test_recorded_answers_become_the_original_post(
    name: str, api: str, tmp_path: Path
) -> None:
    golden = (GOLDEN / name).read_bytes()
    values, body = recorded(golden)
    answers = empty_lists()
    item = {"title": values["title"], "from": values["medium"], "medianame": values["medium"]}
    item |= {"infocode": values["id"], "infoCode": values["id"]}
    item |= {"showtime": values["date"], "datetime": values["date"]}
    if api == "nodes":
        answers["/web/webapi?type=45&count=100&newsid=1"] = json_answer({"nodeList": [item]})
    for number in (37, 38) if api == "market" else ():
        path = f"/information/newmarket/web/webapi?marketType={number}&count=100"
        answers[path] = json_answer({"record": [item]})
    answers[TEXT_API + values["id"]] = json_answer({"text": body})

    async with Origin(answers) as origin:
        code, report = await crawl_finews(origin, tmp_path)

    day = values["date"][:10]
    assert code == 0, report
    assert len(posts(tmp_path)) == 1
    post = tmp_path / "_posts" / day.replace("-", "/") / f"{day}-{values['id']}.md"
    assert post.read_bytes() == golden


@pytest.mark.slow
async def test_rolling_news_and_media_are_filed_once_and_broken_items_are_told(
    tmp_path: Path,
) -> None:
    identity = "202201072239307540"
    page = f"http://finance.eastmoney.com/news/1353,{identity}.html"
    good = {
        "title": "港股“早报”：上涨", "digest": "【港股】港股上涨。（证券时报）", "id": identity,
        "infoCode": f"NW{identity}", "url_w": page, "showtime": "2022-01-07 08:00:01",
    }  # fmt: skip
    broken = {**good, "title": "", "showtime": "", "url_w": "", "id": "202205262391921712"}
    node = {
        "title": good["title"], "from": "证券时报", "infocode": f"NW{identity}",
        "showtime": good["showtime"],
    }  # fmt: skip
    answers = empty_lists()
    answers["/web/webapi?type=102&count=100&newsid=1"] = json_answer({"records": [broken, good]})
    answers["/web/webapi?type=45&count=100&newsid=1"] = json_answer({"nodeList": [node]})
    text = json_answer({"content": OWN_BODY, "text": OWN_BODY})
    answers[f"{TEXT_API}NW{identity}"] = text

    async with Origin(answers) as origin:
        code, report = await crawl_finews(origin, tmp_path)
        first_hits = origin.hits[f"{TEXT_API}NW{identity}"]
        again, second = await crawl_finews(origin, tmp_path)

    folder = tmp_path / "_posts/2022/01/07"
    body = OWN_BODY.replace("　　", "")
    assert code == again == 0
    assert (folder / f"2022-01-07-{identity}.md").read_bytes().decode() == (
        '---\nlayout: post\ntitle: "港股“早报”：上涨"\ndate: 2022-01-07 08:00:01 +0800\n'
        "categories: emnews\ntags: 东财滚动新闻\n---\n> 港股上涨。（证券时报）\n\n"
        f"{body}\n\n<{page}>\n\n"
        "[返回东财滚动新闻](//finews.withounder.com/emnews/)｜[返回首页](//finews.withounder.com/)"
    )
    assert (folder / f"2022-01-07-NW{identity}.md").is_file()
    assert len(posts(tmp_path)) == 2
    assert first_hits == 2
    assert origin.hits[f"{TEXT_API}NW{identity}"] == 2, "an archived article is not fetched again"
    assert second["outcomes"] == {"listed": 5, "skipped": 1}
    problems = report["problems"]
    assert isinstance(problems, list)
    assert "item without link, title, date" in problems[0]["detail"]


ROLLING = "202201072239307540"
MEDIUM = f"NW{ROLLING}"


def one_story_in_two_lists() -> dict[str, Answer | list[Answer]]:
    """A rolling item and its medium's copy, with their texts."""
    facts = {"title": "港股上涨", "showtime": "2022-01-07 08:00:01", "infoCode": MEDIUM}
    rolling = {
        **facts, "digest": "【港股】上涨。", "id": ROLLING,
        "url_w": f"http://finance.eastmoney.com/news/1353,{ROLLING}.html",
    }  # fmt: skip
    node = {**facts, "from": "证券时报", "infocode": MEDIUM}
    answers = empty_lists()
    answers["/web/webapi?type=102&count=100&newsid=1"] = json_answer({"records": [rolling]})
    answers["/web/webapi?type=45&count=100&newsid=1"] = json_answer({"nodeList": [node]})
    answers[f"{TEXT_API}{MEDIUM}"] = json_answer({"content": OWN_BODY, "text": OWN_BODY})
    return answers


def own_sites(folder: Path, *changes: tuple[str, str]) -> str:
    """A folder with the shipped definition, changed as a user would."""
    text = (ROOT / "config/sites/finews.toml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "sites").mkdir()
    (folder / "sites" / "finews.toml").write_text(text, encoding="utf-8")
    return str(folder / "sites")


@pytest.mark.slow
async def test_full_front_matter_names_tickers_source_and_the_story_of_both_copies(
    tmp_path: Path,
) -> None:
    sites = own_sites(tmp_path, ('front_matter = "classic"', 'front_matter = "full"'))

    async with Origin(one_story_in_two_lists()) as origin:
        await crawl_finews(origin, tmp_path / "archive", "run", "finews", "--sites", sites)

    rolling, medium = (parse_post(path.read_bytes()).meta for path in sorted(posts(tmp_path)))
    assert medium["tickers"] == [{"market": "116", "code": "01024", "exchange": "Hong Kong"}]
    assert (rolling["source"], medium["source"]) == ("证券时报", "证券时报")
    assert rolling["evidence"]["source"] == "text"
    assert rolling["story"] == medium["story"] == ROLLING
    assert (rolling["id"], medium["id"]) == (ROLLING, MEDIUM)


@pytest.mark.slow
async def test_two_copies_of_a_story_are_one_post_where_the_site_says_so(tmp_path: Path) -> None:
    sites = own_sites(tmp_path, ('same_story = "link"', 'same_story = "one"'))

    async with Origin(one_story_in_two_lists()) as origin:
        await crawl_finews(origin, tmp_path / "archive", "run", "finews", "--sites", sites)

    assert len(posts(tmp_path)) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>资讯</title><div id=app></div>", "来自接口的标题"),
        (
            "<h1>页面上的标题</h1><span class=time>2022-01-07 08:00:01</span>"
            f"<span class=source>证券时报</span><div id=ContentBody>{OWN_BODY}</div>",
            "页面上的标题",
        ),
    ],
    ids=["a shell", "a page with its text"],
)
async def test_a_share_page_is_read_by_selectors_or_through_the_text_api(
    page: str, title: str, tmp_path: Path
) -> None:
    text = {"text": OWN_BODY, "title": "来自接口的标题", "showtime": "2022-01-07 08:00:01"}
    answers: dict[str, Answer | list[Answer]] = {
        f"/html_News/NewsShare.html?infoCode={MEDIUM}": Answer(page.encode()),
        f"{TEXT_API}{MEDIUM}": json_answer({**text, "from": "证券时报"}),
    }

    async with Origin(answers) as origin:
        code, report = await crawl_finews(origin, tmp_path, "archive", f"{SHARE}{MEDIUM}")

    assert code == 0, report
    (path,) = posts(tmp_path)
    assert path.name == f"2022-01-07-{MEDIUM}.md"
    assert parse_post(path.read_bytes()).meta["title"] == title
    assert "categories: zhengquanshibao\ntags: 证券时报新闻\n" in path.read_text(encoding="utf-8")
