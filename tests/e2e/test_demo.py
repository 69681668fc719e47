"""The demo newspaper crawled by the real command: what is filed and why not, kill and resume."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from crawler.demo.server import FAULTS, DemoServer
from crawler.demo.stories import all_stories, wire_stories
from crawler.formats import parse_post

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture
async def paper() -> AsyncIterator[DemoServer]:
    async with DemoServer() as server:
        yield server


async def start(paper: DemoServer, folder: Path, *words: str) -> asyncio.subprocess.Process:
    sites = folder / "sites"
    sites.mkdir(exist_ok=True)
    text = (ROOT / "config/sites/demo.toml").read_text(encoding="utf-8")
    (sites / "demo.toml").write_text(text.replace("127.0.0.1:8765", f"127.0.0.1:{paper.port}"))
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "crawler", *words, "--sites", str(sites), "--archive",
        str(folder / "archive"), "--json",
        cwd=folder, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip


async def crawl(paper: DemoServer, folder: Path, *words: str) -> tuple[int | None, dict[str, Any]]:
    process = await start(paper, folder, *words)
    out, _ = await asyncio.wait_for(process.communicate(), 90)
    return process.returncode, json.loads(out)


def posts(folder: Path) -> dict[str, Path]:
    return {path.stem[-6:]: path for path in (folder / "archive").rglob("*.md")}


def asked_for_articles(paper: DemoServer) -> int:
    return sum(n for path, n in paper.hits.items() if path.startswith(("/news/", "/share/")))


async def test_every_article_is_filed_once_and_every_refusal_has_a_reason(
    paper: DemoServer, tmp_path: Path
) -> None:
    code, report = await crawl(paper, tmp_path, "run")
    asked = asked_for_articles(paper)
    again, second = await crawl(paper, tmp_path, "run")

    stories = {story.id: story for story in (*all_stories(), *wire_stories())}
    filed = posts(tmp_path)
    assert (code, again) == (0, 0), report
    assert set(filed) == set(stories)
    for key, path in filed.items():
        assert parse_post(path.read_bytes()).meta["title"] == stories[key].title
    reasons = {p["url"].partition(str(paper.port))[2]: p["reason"] for p in report["problems"]}
    assert reasons == dict(
        zip((path for path, _ in FAULTS), ("challenge", "soft_404", "gone", "robots"), strict=True)
    )
    assert paper.hits[FAULTS[3][0]] == 0
    assert asked_for_articles(paper) == asked, "the second run fetches listings only"
    assert second["outcomes"] == {"listed": 5}, "a first page without news ends its listing"


async def test_a_killed_run_goes_on_where_it_was(paper: DemoServer, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    killed = tmp_path / "killed"
    whole.mkdir()
    killed.mkdir()
    await crawl(paper, whole, "run")
    for n in (2, 9, 20):
        process = await start(paper, killed, "run")
        while len(posts(killed)) < n and process.returncode is None:  # noqa: ASYNC110  # it is another process
            await asyncio.sleep(0.01)
        process.kill()
        await process.wait()
    asked = asked_for_articles(paper)
    kept = len(posts(killed))

    code, _ = await crawl(paper, killed, "resume")

    def contents(folder: Path) -> dict[str, object]:
        found = {key: parse_post(path.read_bytes()) for key, path in posts(folder).items()}
        return {
            key: (post.meta["title"], post.meta["sha256"], post.body) for key, post in found.items()
        }

    assert code == 0
    assert contents(killed) == contents(whole)
    assert len(list((killed / "archive").rglob("*.md"))) == len(posts(whole))
    assert not list((killed / "archive").rglob("*.tmp"))
    assert asked_for_articles(paper) - asked <= len(posts(whole)) - kept + 8  # faults and retries


async def test_one_article_is_archived_by_its_address(paper: DemoServer, tmp_path: Path) -> None:
    story = all_stories()[0]
    url = f"http://127.0.0.1:{paper.port}{story.path}?utm_source=x#top"

    code, report = await crawl(paper, tmp_path, "archive", url)

    assert code == 0, report
    assert set(posts(tmp_path)) == {story.id}


async def test_a_share_page_is_filled_from_the_text_api(paper: DemoServer, tmp_path: Path) -> None:
    story = wire_stories()[0]

    code, told = await crawl(
        paper, tmp_path, "explain", f"http://127.0.0.1:{paper.port}/share/view.html?id={story.id}"
    )

    assert code == 0
    assert told["fields"]["title"] == {
        "value": story.title, "evidence": "text API data.title", "confidence": 0.98,
    }  # fmt: skip
    assert told["rule"] == "demo: text API, the page is a shell"


async def test_a_challenge_is_a_refusal_of_a_single_page(paper: DemoServer, tmp_path: Path) -> None:
    code, report = await crawl(
        paper, tmp_path, "archive", f"http://127.0.0.1:{paper.port}{FAULTS[0][0]}"
    )

    assert (code, report["status"]) == (6, "refused")


async def test_a_saved_page_is_filed_without_the_network(paper: DemoServer, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<title>Saved - Paper</title><h1>Saved by hand</h1>"
        + "<p>A paragraph that is long enough to be a text.</p>" * 3
    )

    code, _ = await crawl(
        paper, tmp_path, "archive", "https://unknown.test/a", "--from-file", str(page)
    )

    assert code == 0
    (path,) = (tmp_path / "archive").rglob("*.md")
    assert parse_post(path.read_bytes()).meta["title"] == "Saved by hand"
    assert not paper.hits
