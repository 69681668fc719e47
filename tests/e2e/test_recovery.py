"""State lost or damaged, by the real commands: one `reindex`, and nothing is fetched again."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from crawler.demo.server import FAULTS, DemoServer
from tests.e2e.test_finews import HOSTS, OWN_BODY, TEXT_API, empty_lists, json_answer
from tests.support.command import Ended, run_crawler
from tests.support.origin import Origin

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


def contents(archive: Path) -> dict[str, bytes]:
    return {str(path.relative_to(archive)): path.read_bytes() for path in archive.rglob("*.md")}


async def crawl_demo(paper: DemoServer, folder: Path, *words: str) -> Ended:
    sites = folder / "sites"
    sites.mkdir(exist_ok=True)
    text = (ROOT / "config/sites/demo.toml").read_text(encoding="utf-8")
    (sites / "demo.toml").write_text(text.replace("127.0.0.1:8765", f"127.0.0.1:{paper.port}"))
    return await run_crawler(
        *words, "--json", "--sites", str(sites), "--archive", str(folder / "archive"), cwd=folder
    )


def asked_for(paper: DemoServer) -> int:
    """Requests for articles that can be filed."""
    faults = {path for path, _ in FAULTS}
    return sum(
        n
        for path, n in paper.hits.items()
        if path.startswith(("/news/", "/share/", "/api/text")) and path not in faults
    )


def damage(state: Path, how: str) -> None:
    if how == "deleted":
        shutil.rmtree(state)
    elif how == "cut":
        database = state / "state.db"
        database.write_bytes(database.read_bytes()[:6000])
    else:
        (state / "state.db").write_bytes(b"\0" * 50_000)


@pytest.mark.parametrize("how", ["deleted", "cut", "zeroed"])
async def test_after_reindex_a_run_fetches_no_article_of_the_demo_again(
    tmp_path: Path, how: str
) -> None:
    archive = tmp_path / "archive"
    async with DemoServer() as paper:
        await crawl_demo(paper, tmp_path, "run")
        before, asked = contents(archive), asked_for(paper)
        damage(archive / ".crawler", how)
        reindexed = await crawl_demo(paper, tmp_path, "reindex")
        verified = await crawl_demo(paper, tmp_path, "verify")
        again = await crawl_demo(paper, tmp_path, "run")

    told = json.loads(reindexed.out)
    assert (reindexed.code, told["counts"]) == (0, {"restored": len(before)})
    assert (told["set_aside"] is None) == (how == "deleted")
    assert (verified.code, again.code) == (0, 0)
    assert asked_for(paper) == asked
    assert contents(archive) == before


async def crawl_finews(origin: Origin, archive: Path, *words: str) -> tuple[int, dict[str, Any]]:
    connect = [f"--connect-to={host}=127.0.0.1:{origin.port}" for host in HOSTS]
    ended = await run_crawler(*words, "--json", "--archive", str(archive), *connect, cwd=ROOT)
    return ended.code, json.loads(ended.out)


async def test_after_reindex_a_run_fetches_no_classic_post_of_finews_again(tmp_path: Path) -> None:
    identity = "202201072239307540"
    shown = {"title": "港股上涨", "showtime": "2022-01-07 08:00:01"}
    rolling = {
        **shown, "digest": "【港股】港股上涨。", "id": identity, "infoCode": f"NW{identity}",
        "url_w": f"http://finance.eastmoney.com/news/1353,{identity}.html",
    }  # fmt: skip
    node = {**shown, "from": "证券时报", "infocode": f"NW{identity}"}
    answers = empty_lists()
    answers["/web/webapi?type=102&count=100&newsid=1"] = json_answer({"records": [rolling]})
    answers["/web/webapi?type=45&count=100&newsid=1"] = json_answer({"nodeList": [node]})
    answers[f"{TEXT_API}NW{identity}"] = json_answer({"content": OWN_BODY, "text": OWN_BODY})
    async with Origin(answers) as origin:
        await crawl_finews(origin, tmp_path, "run", "finews")
        before, asked = contents(tmp_path), origin.hits[f"{TEXT_API}NW{identity}"]
        shutil.rmtree(tmp_path / ".crawler")
        _, told = await crawl_finews(origin, tmp_path, "reindex")
        _, report = await crawl_finews(origin, tmp_path, "run", "finews")
        _, verified = await crawl_finews(origin, tmp_path, "verify")

    assert told["counts"] == {"restored": 2}
    assert report["outcomes"] == {"listed": 5}
    assert origin.hits[f"{TEXT_API}NW{identity}"] == asked
    assert contents(tmp_path) == before
    assert verified == {"findings": [], "counts": {"intact": 2}}


async def test_verify_tells_what_is_off_and_its_exit_code(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    async with DemoServer() as paper:
        await crawl_demo(paper, tmp_path, "run")
        edited, gone, emptied = sorted(archive.rglob("*.md"))[:3]
        edited.write_bytes(edited.read_bytes() + b"<p>Mine.</p>\n")
        gone.unlink()
        emptied.write_bytes(b"")
        ended = await crawl_demo(paper, tmp_path, "verify")

    told = json.loads(ended.out)
    assert ended.code == 3
    assert [(it["kind"], it["path"]) for it in told["findings"]] == [
        ("changed", str(edited.relative_to(archive))),
        ("missing", str(gone.relative_to(archive))),
        ("damaged", str(emptied.relative_to(archive))),
    ]


async def test_verify_of_a_damaged_state_says_what_to_do(tmp_path: Path) -> None:
    state = tmp_path / "archive" / ".crawler"
    state.mkdir(parents=True)
    (state / "state.db").write_bytes(b"rubbish" * 4000)
    (tmp_path / "sites").mkdir()

    ended = await run_crawler("verify", "--archive", "archive", cwd=tmp_path)

    assert ended.code == 73
    assert "crawler reindex" in ended.err
