"""Runs after the first, by the real command: intervals, revisits, deleted posts, lost archives."""

import json
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.command import run_crawler
from tests.support.origin import Answer, Origin

pytestmark = pytest.mark.slow
SITE = """
id = "news"
hosts = ["127.0.0.1:{port}"]
networks = ["127.0.0.0/8"]
pace_s = 0
interval = "1h"
[article]
body = ["div.text"]
revisit = ["7d"]
[[listing]]
name = "front"
kind = "home"
url = "http://127.0.0.1:{port}/"
link = "a"
"""
WORDS = "The board of the harbour measured the basin again, and the result is as it was. " * 3


def page(number: int, words: str = WORDS) -> Answer:
    title = f"Measurement {number}"
    return Answer(f"<title>{title}</title><h1>{title}</h1><div class=text><p>{words}".encode())


def paper(articles: int = 4) -> Origin:
    links = "".join(f"<a href='/a/{n}'>Measurement {n}</a>" for n in range(articles))
    answers: dict[str, Answer | list[Answer]] = {"/": Answer(links.encode())}
    return Origin(answers | {f"/a/{n}": page(n) for n in range(articles)})


async def crawler(folder: Path, origin: Origin, *words: str) -> tuple[int, dict[str, Any], str]:
    sites = folder / "sites"
    sites.mkdir(exist_ok=True)
    (sites / "news.toml").write_text(SITE.format(port=origin.port))
    ended = await run_crawler(
        *words, "--json", "--sites", str(sites), "--state", str(folder / "state"), "--archive",
        str(folder / "archive"), cwd=folder,
    )  # fmt: skip
    return ended.code, json.loads(ended.out) if ended.out else {}, ended.err


def posts(folder: Path) -> list[Path]:
    return sorted((folder / "archive").rglob("_posts/**/*.md"))


async def test_a_listing_is_not_read_before_its_interval_is_over(tmp_path: Path) -> None:
    async with paper() as origin:
        await crawler(tmp_path, origin, "run")
        code, second, _ = await crawler(tmp_path, origin, "run")
        asked = origin.hits["/"]
        _, third, _ = await crawler(tmp_path, origin, "run", "--now")

    assert (code, asked, second["outcomes"]["not_due"]) == (0, 1, 1)
    assert origin.hits["/"] == 2
    assert third["outcomes"]["listed"] == 1


async def test_later_visits_ask_what_has_changed_and_only_when_they_are_due(
    tmp_path: Path,
) -> None:
    async with paper(1) as origin:
        for path in ("/", "/a/0"):
            whole = origin.answers[path]
            assert isinstance(whole, Answer)
            tagged = replace(whole, headers={"ETag": f'"{path}"'})
            origin.answers[path] = [tagged, Answer(status=304)]
        await crawler(tmp_path, origin, "run")
        await crawler(tmp_path, origin, "run", "--now")
        early = origin.hits["/a/0"]
        with sqlite3.connect(tmp_path / "state" / "state.db") as db:
            # As if a clock that was a century ahead had made it due at once.
            db.execute("UPDATE requests SET again = 5e9, finished = 5e9 WHERE again IS NOT NULL")
            db.execute("UPDATE counters SET value = 5e9 WHERE name = 'latest'")
            db.execute("UPDATE hosts SET last_start = 5e9, not_before = 5e9")
        db.close()
        code, report, _ = await crawler(tmp_path, origin, "run", "--now")

    assert (code, early, origin.hits["/a/0"]) == (0, 1, 2)
    assert report["outcomes"] == {"listed": 1, "unchanged": 1}
    asked = [(path, headers.get("if-none-match")) for path, headers in origin.requests]
    assert [it for it in asked if it[0] != "/robots.txt"] == [
        ("/", None), ("/a/0", None), ("/", '"/"'), ("/", '"/"'), ("/a/0", '"/a/0"'),
    ]  # fmt: skip


async def test_a_changed_article_becomes_a_revision(tmp_path: Path) -> None:
    async with paper(1) as origin:
        await crawler(tmp_path, origin, "run")
        origin.answers["/a/0"] = page(0, WORDS + "A correction.")
        _, report, _ = await crawler(tmp_path, origin, "archive", f"{origin.url}/a/0")

    (post,) = posts(tmp_path)
    (revision,) = (tmp_path / "archive" / "_revisions").rglob("*.md")
    assert report["outcomes"] == {"filed": 1}
    assert "A correction." in post.read_text()
    assert "A correction." not in revision.read_text()


async def test_a_deleted_post_stays_deleted_until_it_is_asked_for(tmp_path: Path) -> None:
    async with paper() as origin:
        await crawler(tmp_path, origin, "run")
        gone = posts(tmp_path)[0]
        gone.unlink()
        await crawler(tmp_path, origin, "run", "--now")
        asked = origin.hits["/a/0"]
        after_run = gone.exists()
        code, _, _ = await crawler(tmp_path, origin, "archive", f"{origin.url}/a/0")

    assert (asked, after_run) == (1, False)
    assert (code, gone.exists()) == (0, True)


async def test_an_edited_post_stays_and_the_publishers_version_lies_beside_it(
    tmp_path: Path,
) -> None:
    async with paper(1) as origin:
        await crawler(tmp_path, origin, "run")
        (post,) = posts(tmp_path)
        post.write_bytes(post.read_bytes() + b"<p>Mine.</p>\n")
        edited = post.read_bytes()
        origin.answers["/a/0"] = page(0, WORDS + "A correction.")
        code, report, _ = await crawler(tmp_path, origin, "archive", f"{origin.url}/a/0")

    (beside,) = (tmp_path / "archive" / "_revisions").rglob("*.md")
    assert (code, report["outcomes"]) == (0, {"unchanged": 1})
    assert post.read_bytes() == edited
    assert "A correction." in beside.read_text()


async def test_an_archive_that_is_missing_whole_stops_the_run(tmp_path: Path) -> None:
    async with paper() as origin:
        await crawler(tmp_path, origin, "run")
        shutil.rmtree(tmp_path / "archive")
        before = origin.hits.total()
        code, _, told = await crawler(tmp_path, origin, "run", "--now")
        refused = origin.hits.total()
        await crawler(tmp_path, origin, "reindex")
        accepted, _, _ = await crawler(tmp_path, origin, "run", "--now")

    assert (code, refused) == (73, before)
    assert (accepted, origin.hits["/a/0"], posts(tmp_path)) == (0, 1, [])
    assert "holds no post" in told
    assert "crawler reindex" in told


@pytest.mark.parametrize("lost", ["deleted", "emptied"])
async def test_without_its_state_a_run_fetches_again_and_doubles_nothing(
    tmp_path: Path, lost: str
) -> None:
    async with paper() as origin:
        await crawler(tmp_path, origin, "run")
        before = {path: path.read_bytes() for path in posts(tmp_path)}
        if lost == "deleted":
            shutil.rmtree(tmp_path / "state")
        else:
            for path in (tmp_path / "state").glob("state.db*"):
                path.write_bytes(b"")
        code, report, told = await crawler(tmp_path, origin, "run")

    assert (code, report["outcomes"]["unchanged"]) == (0, 4)
    assert {path: path.read_bytes() for path in posts(tmp_path)} == before
    assert not (tmp_path / "archive" / "_revisions").exists()
    assert "state.knows_no_post" in told


async def test_a_damaged_state_stops_the_run_and_says_what_to_do(tmp_path: Path) -> None:
    async with paper() as origin:
        await crawler(tmp_path, origin, "run")
        state = tmp_path / "state" / "state.db"
        state.write_bytes(b"rubbish" * 4000)
        code, _, told = await crawler(tmp_path, origin, "run")

    assert code == 73
    assert "damaged" in told
    assert "crawler reindex" in told
