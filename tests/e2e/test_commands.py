"""Commands as a person uses them: what they print, and how they end when something is wrong."""

import asyncio
import json
import signal
import sys
from pathlib import Path

import pytest

from tests.support.command import run_crawler
from tests.support.origin import Answer, Origin

SITE = """
id = "{id}"
hosts = ["127.0.0.1:{port}"]
networks = ["127.0.0.0/8"]
pace_s = 0
robots = false
[identity]
id = '/a/(\\d+)'
[article]
title = ["h1"]
[[listing]]
name = "front"
kind = "category"
url = "http://127.0.0.1:{port}/list"
link = "a"
"""
CLOSED_PORT = 9  # discard: nothing listens there
TEXT = "<p>Two boats dug all night. The board counts the cost below the estimate.</p>"
pytestmark = pytest.mark.slow


def page(title: str) -> Answer:
    return Answer(f"<title>{title} - Paper</title><h1>{title}</h1><div>{TEXT}</div>".encode())


def paper() -> Origin:
    links = "".join(f'<a href="/a/{n}">{n}</a>' for n in (1, 2))
    return Origin({"/list": Answer(links.encode()), "/a/1": page("One"), "/a/2": page("Two")})


def define(folder: Path, origin: Origin, **more: int) -> None:
    sites = folder / "config" / "sites"
    sites.mkdir(parents=True)
    for name, port in {"paper": origin.port, **more}.items():
        (sites / f"{name}.toml").write_text(SITE.format(id=name, port=port))


async def test_run_prints_the_posts_and_status_and_explain_tell_about_them(tmp_path: Path) -> None:
    async with paper() as origin:
        define(tmp_path, origin)
        first = await run_crawler("run", "--json", cwd=tmp_path)
        status = await run_crawler("status", cwd=tmp_path)
        told = await run_crawler("explain", f"{origin.url}/a/1", cwd=tmp_path)

    report = json.loads(first.out)
    assert first.code == status.code == told.code == 0
    assert len(report["saved"]) == 2
    assert "paper: 2 articles done, 1 listings done" in status.out
    for line in ("title: One  [selector h1]", "rule: paper: ", "state: done", "answer: 200"):
        assert line in told.out
    assert f"path: {report['saved'][0]}" in told.out


async def test_a_site_that_cannot_be_reached_does_not_stop_the_others(tmp_path: Path) -> None:
    async with paper() as origin:
        define(tmp_path, origin, gone=CLOSED_PORT)
        ended = await run_crawler("run", "--json", cwd=tmp_path)

    report = json.loads(ended.out)
    assert (ended.code, report["status"]) == (3, "some_failed")
    assert report["sites"]["paper"] == {"listed": 1, "filed": 2}
    assert report["sites"]["gone"] == {"deferred": 1}


async def test_addresses_are_read_from_standard_input(tmp_path: Path) -> None:
    async with paper() as origin:
        define(tmp_path, origin)
        lines = f"# two\n{origin.url}/a/1\n\n{origin.url}/a/2\n"
        ended = await run_crawler("archive", "-", "--json", cwd=tmp_path, stdin=lines)
        nothing = await run_crawler("archive", "-", cwd=tmp_path)

    assert (ended.code, len(json.loads(ended.out)["saved"])) == (0, 2)
    assert (nothing.code, nothing.out) == (2, "")
    assert "no address given" in nothing.err


async def test_resume_fetches_no_listing(tmp_path: Path) -> None:
    async with paper() as origin:
        define(tmp_path, origin)
        ended = await run_crawler("resume", "--json", cwd=tmp_path)

    assert (ended.code, json.loads(ended.out)["outcomes"]) == (0, {})
    assert not origin.hits


async def test_a_page_of_no_known_site_is_read_by_its_structured_data(tmp_path: Path) -> None:
    facts = {
        "@type": "NewsArticle", "headline": "Lamp stays", "datePublished": "2024-03-21T09:30+08:00",
        "author": {"name": "Ada Rivers"}, "publisher": {"name": "Paper"},
    }  # fmt: skip
    body = (
        f'<script type="application/ld+json">{json.dumps(facts)}</script><h1>Lamp stays</h1>'
        f'<meta property="og:image" content="/lamp.jpg"><article>{TEXT * 3}</article>'
    )
    answers: dict[str, Answer | list[Answer]] = {"/x": Answer(body.encode())}
    async with Origin(answers) as origin:
        define(tmp_path, origin)
        (tmp_path / "config/sites/paper.toml").unlink()
        connect = f"--connect-to=news.test=127.0.0.1:{origin.port}"
        ended = await run_crawler("archive", "http://news.test/x", "--json", connect, cwd=tmp_path)

    assert ended.code == 0, ended.out
    (path,) = json.loads(ended.out)["saved"]
    post = (tmp_path / "archive" / path).read_text(encoding="utf-8")
    for line in (
        'title: "Lamp stays"', "date: 2024-03-21 01:30:00 +0000", 'source: "Paper"',
        'authors: ["Ada Rivers"]', "json-ld",
    ):  # fmt: skip
        assert line in post


async def test_a_section_page_of_no_known_site_files_what_it_lists(tmp_path: Path) -> None:
    titles = [f"Lamp {n} stays lit for the whole night" for n in range(5)]
    items = "".join(
        f'<h3><a href="/2024/03/21/lamp-{n}-stays-lit">{title}</a></h3>'
        for n, title in enumerate(titles)
    )
    answers: dict[str, Answer | list[Answer]] = {"/news/": Answer(f"<main>{items}</main>".encode())}
    answers |= {f"/2024/03/21/lamp-{n}-stays-lit": page(it) for n, it in enumerate(titles)}
    async with Origin(answers) as origin:
        connect = f"--connect-to=news.test=127.0.0.1:{origin.port}"
        (tmp_path / "settings.toml").write_text("pace_s = 0\n")
        quick = (f"--config={tmp_path}/settings.toml", connect)
        ended = await run_crawler(
            "archive", "http://news.test/news/", "--json", *quick, cwd=tmp_path
        )

    report = json.loads(ended.out)
    assert ended.code == 0, ended.out
    assert len(report["saved"]) == 5
    assert report["outcomes"] == {"listed": 1, "filed": 5}


async def test_settings_are_shown_as_text(tmp_path: Path) -> None:
    shown = await run_crawler("config", "show", "--origin", cwd=tmp_path)

    assert shown.code == 0
    assert "pace_s = 1.0  # default\n" in shown.out


async def test_the_demo_shows_a_table_a_post_and_a_summary(tmp_path: Path) -> None:
    sites = str(Path(__file__).parents[2] / "config" / "sites")
    shown = await run_crawler("demo", "--quiet", "--sites", sites, cwd=tmp_path)

    assert shown.code == 0
    for words in ("The Harbour Lantern", "filed", "challenge", "layout: post", "demo: filed 42"):
        assert words in shown.out


async def test_a_demo_that_is_interrupted_shows_what_it_did(tmp_path: Path) -> None:
    sites = str(Path(__file__).parents[2] / "config" / "sites")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "crawler", "demo", "--quiet", "--sites", sites, "--folder", "paper",
        cwd=tmp_path, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    while not list((tmp_path / "paper").rglob("*.md")):  # noqa: ASYNC110  # another process writes
        await asyncio.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = await asyncio.wait_for(process.communicate(), 60)

    assert process.returncode == 130, err.decode()
    assert "The Harbour Lantern" in out.decode()
    assert "Traceback" not in err.decode()
