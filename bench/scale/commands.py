"""The real commands over a state of a given size: their start, their memory, their pace."""

import sys
from pathlib import Path

from bench.crawl.__main__ import ROOT, origin
from bench.crawl.contestants import Job, write_project
from bench.crawl.measure import Measured, run_measured

LONGEST_S = 3600.0
ARTICLES, CONNECTIONS = 800, 64


def run(folder: Path, *words: str) -> Measured:
    """One command of the crawler, to its end."""
    return run_measured(
        [sys.executable, "-m", "crawler", *words], cwd=folder, env={"PYTHONPATH": str(ROOT)},
        log=folder / "log.txt", longest_s=LONGEST_S,
    )  # fmt: skip


def measure(folder: Path) -> dict[str, float]:
    """`status`, then a crawl of the newspaper of `bench.crawl` by one process."""
    post = folder / "archive" / "_posts" / "2020" / "01" / "01" / "2020-01-01-a.md"
    post.parent.mkdir(parents=True)
    post.write_text("---\n---\n")  # an archive without any would stop the run
    facts = {}
    with origin(ARTICLES, 0) as port:
        write_project(Job(port=port, connections=CONNECTIONS, folder=folder))
        for words in (["status"], ["status", "--json"]):
            told = run(folder, *words)
            facts[f"`{' '.join(words)}`, s"] = told.wall_s
            facts[f"`{' '.join(words)}`, CPU s"] = told.cpu_s
        crawl = run(folder, "run", "bench", "--quiet", "--workers", "1")
    facts["crawl, pages a second"] = ARTICLES / crawl.wall_s
    facts["crawl, MiB largest process"] = crawl.peak_process
    return facts
