"""What a second run of the real command remembers of a host."""

import json
import sys
from pathlib import Path

import pytest

from tests.hostile.case import page
from tests.support.command import Ended, run_crawler
from tests.support.origin import Answer, Origin, closed_port

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="other systems have one loopback address"),
]


async def archive(folder: Path, *urls: str, robots: bool = True) -> Ended:
    (folder / "settings.toml").write_text(
        f"pace_s = 0\nhost_failures = 3\nrobots = {str(robots).lower()}\n"
    )
    return await run_crawler(
        "archive", *urls, "--allow-network", "127.0.0.0/8", "--config", "settings.toml", "--json",
        cwd=folder,
    )  # fmt: skip


async def test_a_retry_after_is_kept_by_the_next_run_for_the_whole_host(tmp_path: Path) -> None:
    answers = {"/a": Answer(b"", 429, {"Retry-After": "3600"}), "/b": Answer(page())}
    async with Origin(answers) as origin:
        await archive(tmp_path, f"{origin.url}/a")
        await archive(tmp_path, f"{origin.url}/b")

    assert (origin.hits["/a"], origin.hits["/b"]) == (1, 0)


async def test_a_dead_host_is_left_alone_and_others_are_not(tmp_path: Path) -> None:
    async with Origin({"/a": Answer(page())}, addresses=["127.0.0.2"]) as alive:
        with closed_port() as port:
            pages = [f"http://127.0.0.1:{port}/{n}" for n in range(9)]
            first = await archive(tmp_path, *pages, f"{alive.url}/a", robots=False)
            second = await archive(tmp_path, *pages, robots=False)

    reasons = [problem["reason"] for problem in json.loads(first.out)["problems"]]
    assert json.loads(first.out)["outcomes"]["filed"] == 1
    assert reasons == ["connection"], "three tries at the first page, none at the others"
    assert json.loads(second.out)["problems"] == []


async def test_robots_txt_is_asked_for_once_a_day_and_not_once_a_run(tmp_path: Path) -> None:
    rules = Answer(b"User-agent: *\nDisallow: /b")
    async with Origin({"/robots.txt": rules, "/a": Answer(page())}) as origin:
        await archive(tmp_path, f"{origin.url}/a")
        await archive(tmp_path, f"{origin.url}/b")

    assert origin.hits == {"/robots.txt": 1, "/a": 1}
