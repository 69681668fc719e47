"""Who takes part: how each is started in a fresh folder, and where it leaves its articles."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.crawl.newspaper import HOSTS

PEERS = Path(__file__).parent / "peers"
PEER_PYTHON = Path(__file__).parents[1] / ".venv" / "bin" / "python"
SELECTORS = """
[article]
match = '/news/'
title = ["h1.headline"]
date = ["time.published"]
authors = [".byline .author"]
body = ["div.story-body"]
"""
GENERIC = """
[article]
match = '/news/'
"""
LISTING = """
[[listing]]
name = "latest-{host}"
kind = "category"
url = "http://127.0.0.{host}:{port}/latest/1.html"
item = "li.item"
link = "a.title"
title = "a.title"
next = "a.next"
max_pages = 100000
"""


@dataclass(frozen=True, slots=True)
class Job:
    """One job to do: where the newspaper is, how many connections, and an empty folder."""

    port: int
    connections: int
    folder: Path


@dataclass(frozen=True, slots=True)
class Contestant:
    """A name, what it is, and how its command is made ready."""

    name: str
    about: str
    prepare: Callable[[Job], Sequence[str]]


def _peer(script: str, *more: str) -> Callable[[Job], Sequence[str]]:
    def prepare(job: Job) -> Sequence[str]:
        return [
            str(PEER_PYTHON), str(PEERS / script), str(job.port), str(HOSTS),
            str(job.connections), str(job.folder), *more,
        ]  # fmt: skip

    return prepare


def _ours(article: str, *flags: str) -> Callable[[Job], Sequence[str]]:
    def prepare(job: Job) -> Sequence[str]:
        write_project(job, article)
        return [sys.executable, "-m", "crawler", "run", "--quiet", *flags]

    return prepare


def write_project(job: Job, article: str = SELECTORS) -> None:
    """Configuration of a crawl of the newspaper."""
    sites = job.folder / "config" / "sites"
    sites.mkdir(parents=True)
    hosts = ", ".join(f'"127.0.0.{host}:{job.port}"' for host in range(1, HOSTS + 1))
    listings = "".join(LISTING.format(host=host, port=job.port) for host in range(1, HOSTS + 1))
    (sites / "bench.toml").write_text(
        f'id = "bench"\nname = "The Bench Courier"\nhosts = [{hosts}]\nlanguage = "en"\n'
        f"pace_s = 0\nconnections = {max(1, job.connections // HOSTS)}\n"
        f'networks = ["127.0.0.0/8"]\n{article}{listings}'
    )
    (job.folder / "config" / "crawler.toml").write_text('contact = "bench@courier.test"\n')


CONTESTANTS = (
    Contestant("floor", "aiohttp + selectolax, bare loop, plain writes", _peer("floor.py")),
    Contestant("scrapy", "Scrapy tuned, with JOBDIR", _peer("scrapy_peer.py", "tuned")),
    Contestant(
        "scrapy-lean", "Scrapy without robots, state, log, middlewares",
        _peer("scrapy_peer.py", "lean"),
    ),
    Contestant(
        "ours", "crawler run --workers 1, site selectors", _ours(SELECTORS, "--workers", "1")
    ),
    Contestant("ours-2", "the same, --workers 2", _ours(SELECTORS, "--workers", "2")),
    Contestant("ours-default", "the same, without --workers", _ours(SELECTORS)),
    Contestant(
        "ours-generic", "--workers 1, generic extraction", _ours(GENERIC, "--workers", "1")
    ),
)  # fmt: skip
