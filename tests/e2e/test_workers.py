"""Several processes share one run: each page is filed once, one report, and one may die."""

import asyncio
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.support.origin import Answer, Origin

HOSTS, PAGES = 4, 12
TEXT = "The council met in the town hall and agreed on next year's budget after a long debate. " * 8
SITE = """
id = "courier"
hosts = [{hosts}]
pace_s = 0
connections = 2
networks = ["127.0.0.0/8"]
[article]
match = '/news/'
title = ["h1"]
body = ["div.story"]
"""
LISTING = """
[[listing]]
name = "{host}"
kind = "category"
url = "http://{host}.test/list"
item = "li"
link = "a"
"""


def page(path: str) -> Answer:
    return Answer(f"<h1>News of {path}</h1><div class=story><p>{TEXT}</div>".encode())


@pytest.fixture
async def origins() -> AsyncIterator[dict[str, Origin]]:
    made = {}
    for number in range(HOSTS):
        links = [f"/news/{number}-{n}.html" for n in range(PAGES)]
        items = "".join(f'<li><a href="{link}">{link}</a></li>' for link in links)
        answers: dict[str, Answer | list[Answer]] = {link: page(link) for link in links}
        made[f"h{number}"] = Origin({"/list": Answer(items.encode()), **answers})
    for origin in made.values():
        await origin.__aenter__()
    yield made
    for origin in made.values():
        await origin.__aexit__(None, None, None)


def write_project(folder: Path, origins: dict[str, Origin]) -> None:
    sites = folder / "config" / "sites"
    sites.mkdir(parents=True)
    names = ", ".join(f'"{host}.test"' for host in origins)
    listings = "".join(LISTING.format(host=host) for host in origins)
    (sites / "courier.toml").write_text(SITE.format(hosts=names) + listings)
    targets = ", ".join(f'"{host}.test=127.0.0.1:{it.port}"' for host, it in origins.items())
    (folder / "config" / "crawler.toml").write_text(f"connect_to = [{targets}]\n")


async def start(folder: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "crawler", "run", "--workers", "2", "--json",
        cwd=folder, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )  # fmt: skip


def titles(folder: Path) -> Counter[str]:
    posts = folder.glob("archive/_posts/**/*.md")
    lines = (line for post in posts for line in post.read_text().splitlines())
    return Counter(line for line in lines if line.startswith("title: "))


def workers_of(pid: int) -> list[int]:
    """The process's children that are crawl workers, not parsers."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [
        int(child)
        for child in children
        if b"crawler.app.worker" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def hold(origins: dict[str, Origin], seen: Callable[[], None]) -> asyncio.Event:
    """Make the third page of every host wait until told; `seen` is called at the first."""
    may_go = asyncio.Event()
    for number, origin in enumerate(origins.values()):
        path = f"/news/{number}-2.html"
        answer = page(path)

        async def slow(writer: asyncio.StreamWriter, answer: Answer = answer) -> None:
            seen()
            await may_go.wait()
            head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(answer.body)}\r\n\r\n"
            writer.write(head.encode() + answer.body)

        origin.answers[path] = Answer(script=slow)
    return may_go


async def start_held(
    folder: Path, origins: dict[str, Origin]
) -> tuple[asyncio.subprocess.Process, int, asyncio.Event]:
    """A run whose visits wait for the event, and its further process."""
    write_project(folder, origins)
    is_seen = asyncio.Event()
    may_go = hold(origins, is_seen.set)
    process = await start(folder)
    await asyncio.wait_for(is_seen.wait(), 60)
    (worker,) = workers_of(process.pid)
    return process, worker, may_go


async def test_two_processes_file_every_page_once_under_one_report(
    origins: dict[str, Origin], tmp_path: Path
) -> None:
    write_project(tmp_path, origins)
    process = await start(tmp_path)
    out, _ = await asyncio.wait_for(process.communicate(), 90)
    report = json.loads(out)

    assert process.returncode == 0
    assert len(titles(tmp_path)) == HOSTS * PAGES == report["outcomes"]["filed"]
    assert set(titles(tmp_path).values()) == {1}
    assert report["fetched"] == HOSTS * (PAGES + 1)
    assert all(hits == 1 for it in origins.values() for hits in it.hits.values())


async def test_the_others_take_over_what_a_dead_process_held(
    origins: dict[str, Origin], tmp_path: Path
) -> None:
    process, worker, may_go = await start_held(tmp_path, origins)
    os.kill(worker, signal.SIGKILL)
    may_go.set()
    out, _ = await asyncio.wait_for(process.communicate(), 90)
    report = json.loads(out)

    assert {it["reason"] for it in report["problems"]} == {"died"}
    assert len(titles(tmp_path)) == HOSTS * PAGES
    assert set(titles(tmp_path).values()) == {1}


async def test_a_signal_stops_every_process_and_the_next_run_ends_the_work(
    origins: dict[str, Origin], tmp_path: Path
) -> None:
    process, worker, may_go = await start_held(tmp_path, origins)
    process.terminate()
    await asyncio.wait_for(process.communicate(), 60)
    may_go.set()

    assert process.returncode == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
    again = await start(tmp_path)
    await asyncio.wait_for(again.communicate(), 90)
    assert len(titles(tmp_path)) == HOSTS * PAGES
    assert set(titles(tmp_path).values()) == {1}


async def test_a_worker_whose_starter_was_killed_ends_by_itself(
    origins: dict[str, Origin], tmp_path: Path
) -> None:
    process, worker, may_go = await start_held(tmp_path, origins)
    watched = os.pidfd_open(worker)
    process.kill()
    await process.wait()
    gone = asyncio.Event()
    asyncio.get_running_loop().add_reader(watched, gone.set)

    await asyncio.wait_for(gone.wait(), 30)
    asyncio.get_running_loop().remove_reader(watched)
    os.close(watched)
    may_go.set()
