"""`python -m bench.crawl`: everybody in turn, several times over; one table, JSON and a plot."""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bench.crawl.contestants import CONTESTANTS, Contestant, Job
from bench.crawl.measure import Measured, run_measured
from bench.crawl.newspaper import write_stories
from bench.crawl.plot import draw

ROOT = Path(__file__).parents[2]
TITLE = re.compile(r'^title: "(.*)"$', re.MULTILINE)


def main() -> None:
    """Measure and report."""
    arguments = _arguments()
    chosen = [it for it in CONTESTANTS if not arguments.only or it.name in arguments.only]
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=arguments.folder))
    expected = {story.title: story.paragraphs[-1] for story in write_stories(arguments.articles)}
    results: dict[str, list[Measured]] = {it.name: [] for it in chosen}
    loads = [os.getloadavg()[0]]
    with origin(arguments.articles, arguments.latency_ms) as port:
        for turn in range(arguments.repeats):
            order = chosen[turn % len(chosen) :] + chosen[: turn % len(chosen)]
            for it in order:
                # A fresh folder each time: deleting many files slows the creation of new ones.
                place = folder / f"{turn}-{it.name}"
                place.mkdir()
                measured = run_one(it, Job(port, arguments.connections, place))
                verify(place, expected)
                results[it.name].append(measured)
                loads.append(os.getloadavg()[0])
                rate = arguments.articles / measured.wall_s
                print(f"{turn + 1} {it.name:14} {rate:7.0f} pages/s", file=sys.stderr)
    rows = [row(it, results[it.name], arguments.articles) for it in chosen]
    print(table(rows))
    facts = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "articles": arguments.articles,
        "connections": arguments.connections,
        "latency_ms": arguments.latency_ms,
        "repeats": arguments.repeats,
        "cores": os.cpu_count(),
        "load_average": [round(load, 1) for load in loads],
        "rows": rows,
        "runs": {name: [asdict(it) for it in runs] for name, runs in results.items()},
    }
    if arguments.json:
        arguments.json.write_text(json.dumps(facts, indent=1) + "\n")
    if arguments.plot:
        arguments.plot.write_text(draw(rows, title=_headline(arguments)))


def run_one(contestant: Contestant, job: Job) -> Measured:
    """One contestant's whole command."""
    words = contestant.prepare(job)
    env = {"PYTHONPATH": str(ROOT)} if "crawler" in words else {}
    return run_measured(words, cwd=job.folder, env=env, log=job.folder / "log.txt")


def verify(folder: Path, expected: dict[str, str]) -> None:
    """Raise unless each article was filed once, under its title and whole."""
    found = set()
    for path in folder.rglob("*.md"):
        text = path.read_text()
        title = TITLE.search(text)
        if title is None or expected.get(title.group(1), "\0") not in text:
            raise RuntimeError(f"{path} is not an article that was served")
        if title.group(1) in found:
            raise RuntimeError(f"{path} is an article filed twice")
        found.add(title.group(1))
    if len(found) != len(expected):
        raise RuntimeError(f"{folder}: {len(found)} articles of {len(expected)}")


@contextmanager
def origin(articles: int, latency_ms: float, *more: str) -> Iterator[int]:
    """The newspaper's server in a process of its own; gives its port."""
    words = [sys.executable, "-m", "bench.crawl.origin", str(articles), str(latency_ms), *more]
    process = subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.stdin.close()
        process.wait(timeout=10)
        process.stdout.close()


def row(contestant: Contestant, runs: Sequence[Measured], articles: int) -> dict[str, object]:
    """Medians of one contestant."""
    return {
        "name": contestant.name,
        "about": contestant.about,
        "pages_s": round(statistics.median(articles / it.wall_s for it in runs)),
        "lowest": round(min(articles / it.wall_s for it in runs)),
        "highest": round(max(articles / it.wall_s for it in runs)),
        "cpu_ms": round(statistics.median(1000 * it.cpu_s / articles for it in runs), 2),
        "process_mib": round(max(it.peak_process for it in runs)),
        "tree_mib": round(max(it.peak_tree for it in runs)),
    }


def table(rows: Sequence[dict[str, object]]) -> str:
    """The results for people and for Markdown."""
    lines = [
        "| | pages/s (median, range) | CPU ms/page | MiB largest process | MiB all |",
        "|---|---|---|---|---|",
    ]
    lines += [
        "| {name}: {about} | {pages_s} ({lowest}–{highest}) | {cpu_ms} | {process_mib} |"
        " {tree_mib} |".format(**values)
        for values in rows
    ]
    return "\n".join(lines)


def _headline(arguments: argparse.Namespace) -> str:
    return (
        f"{arguments.articles} articles, {arguments.connections} connections,"
        f" {arguments.latency_ms:g} ms latency, median of {arguments.repeats}"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.crawl", description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--latency-ms", type=float, default=0)
    parser.add_argument("--only", nargs="+", choices=[it.name for it in CONTESTANTS])
    parser.add_argument("--folder", type=Path, help="where to work; on the disk to be measured")
    parser.add_argument("--json", type=Path, help="write all figures here")
    parser.add_argument("--plot", type=Path, help="write an SVG here")
    return parser.parse_args()


if __name__ == "__main__":
    main()
