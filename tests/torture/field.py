"""Newspapers on several hosts, and a project folder whose crawl of them can be killed."""

import asyncio
import json
import os
import re
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.origin import Answer, Origin

HOSTS = 3
DAYS = 9  # of each host alone, so that a few posts have a folder to themselves
KILL_AT = Path(__file__).with_name("kill_at.py")
CAPTURED = re.compile(rb"^captured: .*$", re.MULTILINE)
PAGE = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<time datetime="2024-03-{day:02}T10:00:00Z">day {day}</time>
{text}</article></body></html>"""
SITE = """
id = "{name}"
hosts = ["127.0.0.1:{port}"]
networks = ["127.0.0.0/8"]
pace_s = 0
connections = 2
[identity]
id = '/(\\w+)\\.html'
[article]
title = ["h1"]
date = ["time"]
body = ["article"]
[[listing]]
name = "front"
kind = "home"
url = "http://127.0.0.1:{port}/"
link = "a"
"""


@dataclass
class Papers:
    """Origins with articles each, and the articles' ids."""

    origins: list[Origin]
    ids: list[list[str]]


@asynccontextmanager
async def printing(articles: int) -> AsyncIterator[Papers]:
    """Newspapers on loopback, so many articles on each host."""
    ids = [[f"s{host}n{n}" for n in range(articles)] for host in range(HOSTS)]
    async with AsyncExitStack() as stack:
        yield Papers(
            [
                await stack.enter_async_context(Origin(_answers(each, host)))
                for host, each in enumerate(ids)
            ],
            ids,
        )


class Field:
    """A project folder that crawls the papers."""

    def __init__(self, folder: Path, papers: Papers, *, state: str = "archive/.crawler") -> None:
        self.folder = folder
        self.archive = folder / "archive"
        self.state = folder / state
        self.papers = papers
        sites = folder / "config" / "sites"
        sites.mkdir(parents=True)
        for host, origin in enumerate(papers.origins):
            text = SITE.format(name=f"site{host}", port=origin.port)
            (sites / f"site{host}.toml").write_text(text)

    async def start(
        self, *words: str, kill: tuple[str, int] | None = None, power_cut: bool = False,
        prefix: tuple[str, ...] = (), stdout: Any = asyncio.subprocess.PIPE,
    ) -> asyncio.subprocess.Process:  # fmt: skip
        """The crawler in a process group of its own, without a terminal."""
        program = [str(KILL_AT), kill[0], str(kill[1])] if kill else ["-m", "crawler"]
        env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "CRAWLER_ROBOTS": "no"}
        env["CRAWLER_STATE"] = str(self.state)
        env |= {"DISK": str(self.folder / "disk.json")} | ({"POWER_CUT": "1"} if power_cut else {})
        return await asyncio.create_subprocess_exec(
            *prefix, sys.executable, *program, *(words or ("run",)), cwd=self.folder, env=env,
            start_new_session=True, stdout=stdout, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip

    async def run(self, *words: str, **options: Any) -> tuple[int | None, str, str]:
        """Exit code, stdout and stderr of a crawl."""
        process = await self.start(*words, **options)
        try:
            out, err = await asyncio.wait_for(process.communicate(), 120)
        finally:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGKILL)
        return process.returncode, out.decode(), err.decode()

    async def kill_after(self, hits: int, *, then_s: float) -> None:
        """Kill a crawl's whole group some moments after so many more requests."""
        process = await self.start()
        wanted = self.hits() + hits
        while self.hits() < wanted and process.returncode is None:  # noqa: ASYNC110  # another process
            await asyncio.sleep(0.002)
        await asyncio.sleep(then_s)
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
        await process.communicate()
        (self.folder / "disk.json").unlink(missing_ok=True)  # nobody noted what that run synced

    def hits(self) -> int:
        """Requests so far."""
        return sum(origin.hits.total() for origin in self.papers.origins)

    def fetched(self) -> dict[str, int]:
        """How often each article was asked for so far."""
        return {
            id_: origin.hits[f"/{id_}.html"]
            for origin, ids in zip(self.papers.origins, self.papers.ids, strict=True)
            for id_ in ids
        }

    def posts(self) -> dict[str, bytes]:
        """Every post by its path, the time of capture masked: it alone may differ between runs."""
        return {
            str(path.relative_to(self.archive)): CAPTURED.sub(b"captured: -", path.read_bytes())
            for path in self.archive.rglob("*.md")
        }

    def filed(self) -> set[str]:
        """Ids of the articles whose posts are durable."""
        return {Path(path).stem.rpartition("-")[2] for path in self.posts()}

    def done(self) -> set[str]:
        """Ids of the articles that the frontier says are done; checks the file on the way."""
        path = self.state / "state.db"
        if not path.exists():
            return set()
        with closing(sqlite3.connect(path, timeout=30)) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            try:
                rows = db.execute("SELECT url FROM requests WHERE state = 'done'").fetchall()
            except sqlite3.OperationalError:  # killed before its tables were made
                return set()
        return {found[1] for (url,) in rows if (found := re.search(r"/(\w+)\.html$", url))}

    def visible(self) -> list[str]:
        """Files of the archive that a reader, Jekyll or Hugo would see."""
        return sorted(
            str(path.relative_to(self.archive))
            for path in self.archive.rglob("*")
            if path.is_file()
            and not any(part.startswith(".") for part in path.relative_to(self.archive).parts)
        )

    def last_report(self) -> dict[str, Any]:
        """The newest report in `runs/`."""
        newest = max(
            (self.state / "runs").glob("*.json"),
            key=lambda it: it.stat().st_mtime_ns,
        )
        report: dict[str, Any] = json.loads(newest.read_text())
        return report


def _answers(ids: list[str], host: int) -> dict[str, Answer | list[Answer]]:
    links = "".join(f'<p><a href="/{id_}.html">Story {id_}</a></p>' for id_ in ids)
    answers: dict[str, Answer | list[Answer]] = {"/": Answer(f"<html>{links}</html>".encode())}
    for n, id_ in enumerate(ids):
        text = f"<p>Paragraph of story {id_} about the harbour and its lamps, long enough.</p>" * 8
        page = PAGE.format(title=f"Story {id_}", day=1 + host * DAYS + n % DAYS, text=text)
        answers[f"/{id_}.html"] = Answer(page.encode())
    return answers
