"""An archive of a given size: how fast `crawler verify` and `crawler reindex` are, and how large.

Posts are rendered as a run renders them (full front matter, 1.5 to 4 KB, 100 sites, 300 a day) and
written without syncs; the state is filled through `restore`. Then the real commands, each in
processes of its own: `verify` with the state, `reindex` without one, `reindex` once more.
"""

import asyncio
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.scale.commands import run
from crawler.formats import PostStyle, render_post
from crawler.frontier.sqlite import SqliteFrontier
from crawler.identity import article_request
from crawler.model import Article, Outcome, OutcomeKind, Post
from crawler.site_reader import read_site
from crawler.sites import SiteDefinition
from crawler.states import Record, State
from crawler.versions import content_digest, file_digest

SITES, A_DAY, BATCH = 100, 300, 1000
FIRST = datetime(2015, 1, 1, 6, tzinfo=UTC)
STYLE = PostStyle(zone=ZoneInfo("UTC"))
SITE = 'id = "s{0}"\nhosts = ["s{0}.test"]\n[identity]\nid = "/a/(\\\\d+)"\n'
WORDS = [
    "harbour",
    "council",
    "measured",
    "the",
    "basin",
    "again",
    "and",
    "found",
    "less",
    "water",
    "than",
    "a",
    "year",
    "before",
]


def articles(posts: int) -> Iterator[Article]:
    rng = random.Random(8)
    for number in range(posts):
        lines = [" ".join(rng.choices(WORDS, k=40)) for _ in range(rng.randint(4, 14))]
        yield Article(
            url=f"https://s{number % SITES}.test/a/{number}", title=f"Report {number}",
            body_html="".join(f"<p>{line}.</p>" for line in lines), text="\n".join(lines),
            published=FIRST + timedelta(days=number // A_DAY, minutes=number % A_DAY),
            id=str(number), authors=("A. Writer",), source="The Courier", language="en",
            evidence={"title": "selector h1", "body": "selector article", "date": "json-ld"},
        )  # fmt: skip


def record(article: Article, post: Post, site: SiteDefinition, captured: datetime) -> Record:
    outcome = Outcome(
        kind=OutcomeKind.FILED, reason="new", path=post.path, sha256=post.sha256,
        file_sha256=file_digest(post.data), content=content_digest(article.title, article.text),
        captured=captured,
    )  # fmt: skip
    return Record(
        request=article_request(article.url, [site]), state=State.DONE, added=captured,
        finished=captured, outcome=outcome,
    )  # fmt: skip


async def make(folder: Path, posts: int) -> None:
    definitions = folder / "config" / "sites"
    definitions.mkdir(parents=True)
    sites = []
    for number in range(SITES):
        path, text = definitions / f"s{number}.toml", SITE.format(number)
        path.write_text(text)
        sites.append(read_site(text, path=path))
    frontier = await SqliteFrontier.open(folder / "archive" / ".crawler" / "state.db")
    wanted = enumerate(articles(posts))
    while batch := list(islice(wanted, BATCH)):
        records = []
        for number, article in batch:
            captured = (article.published or FIRST) + timedelta(hours=1)
            post = render_post(article, style=STYLE, captured=captured, key=article.url)
            path = folder / "archive" / post.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(post.data)
            records.append(record(article, post, sites[number % SITES], captured))
        await frontier.restore(records)
    await frontier.close()


def measure(folder: Path, posts: int) -> dict[str, float]:
    asyncio.run(make(folder, posts))
    facts = {"bytes of state a post": _state(folder).stat().st_size / posts}

    def tell(name: str, *words: str) -> None:
        measured = run(folder, *words)
        facts[f"{name}, posts a second"] = posts / measured.wall_s
        facts[f"{name}, CPU us a post"] = measured.cpu_s / posts * 1e6
        facts[f"{name}, MiB all"] = measured.peak_tree
        facts[f"{name}, MiB largest"] = measured.peak_process

    tell("verify", "verify")
    for path in _state(folder).parent.glob("state.db*"):
        path.unlink()
    tell("reindex, no state", "reindex")
    tell("reindex again", "reindex")
    status = run(folder, "status")
    facts["status, CPU s"] = status.cpu_s
    nothing = run(folder, "resume", "--quiet")
    facts["run with nothing to do, CPU s"] = nothing.cpu_s
    return facts


def _state(folder: Path) -> Path:
    return folder / "archive" / ".crawler" / "state.db"
