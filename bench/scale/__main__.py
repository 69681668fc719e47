"""`python -m bench.scale`: rates, sizes and waits of the SQLite frontier at a given size.

Nine tenths of the URLs are done, as in an archive that has been at work for long; the rest is
queued. Times are of whole verbs, through the thread and with full syncs.
"""

import argparse
import asyncio
import json
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from crawler.frontier.sqlite import SqliteFrontier
from crawler.model import Finished, Lease, Outcome, OutcomeKind, PageKind, Record, Request, State

Result = TypeVar("Result")
BATCH = 5000
VISITS = 64  # requests in one commit
TTL = timedelta(minutes=10)
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def request(number: int, hosts: int) -> Request:
    host = f"www{number % hosts}.news.test"
    url = f"https://{host}/2026/01/01/article-{number:09d}.html"
    return Request(key=url, url=url, kind=PageKind.ARTICLE, host=host, site=f"s{number % 100}")


def record(number: int, hosts: int) -> Record:
    path = f"_posts/2025/12/{number % 28 + 1:02d}/2025-12-01-article-{number:09d}.md"
    outcome = Outcome(
        kind=OutcomeKind.FILED, reason="new", path=path, sha256="0" * 64, file_sha256="1" * 64,
        content="2" * 64, captured=NOW,
    )  # fmt: skip
    return Record(
        request=request(number, hosts), state=State.DONE, added=NOW, finished=NOW, outcome=outcome
    )


async def timed(work: Awaitable[Result]) -> tuple[float, Result]:
    started = time.perf_counter()
    result = await work
    return time.perf_counter() - started, result


async def measure(folder: Path, urls: int, hosts: int) -> dict[str, float]:
    path, facts = folder / "state.db", dict[str, float]()
    frontier = await SqliteFrontier.open(path)
    started, done = time.perf_counter(), urls * 9 // 10
    for at in range(0, done, BATCH):
        await frontier.restore([record(n, hosts) for n in range(at, min(at + BATCH, done))])
    facts["restored a second"] = done / (time.perf_counter() - started)
    started = time.perf_counter()
    for at in range(done, urls, BATCH):
        batch = [request(n, hosts) for n in range(at, min(at + BATCH, urls))]
        await frontier.add(batch, now=NOW)
    facts["added a second"] = (urls - done) / (time.perf_counter() - started)
    await frontier.close()
    facts["bytes a URL"] = path.stat().st_size / urls
    facts["open, s"], frontier = await timed(SqliteFrontier.open(path))
    await use(frontier, facts)
    facts["stats (`crawler status`), s"], _ = await timed(frontier.stats(now=NOW))
    facts["latest 20 problems, s"], _ = await timed(
        frontier.records(states=["failed", "parked"], limit=20)
    )
    await frontier.close()
    return facts


async def use(frontier: SqliteFrontier, facts: dict[str, float]) -> None:
    leases = list[Lease]()
    spans = []
    for _ in range(10):
        seconds, more = await timed(frontier.lease_hosts("w", 64, now=NOW, ttl=TTL))
        spans.append(seconds)
        leases += more
    facts["lease 64 hosts, s (median)"] = sorted(spans)[5]
    taken, spent_due, spent_finish = 0, 0.0, 0.0
    for lease in leases[:200]:
        seconds, due = await timed(frontier.due(lease, VISITS, now=NOW))
        spent_due += seconds
        outcome = Outcome(kind=OutcomeKind.FILED, reason="new", path=f"{lease.host}.md")
        ended = [Finished(request=it, outcome=outcome) for it in due]
        seconds, _ = await timed(frontier.finish(lease, ended, now=NOW))
        spent_finish += seconds
        taken += len(due)
    facts["due a second"] = taken / spent_due
    facts["finished a second"] = taken / spent_finish
    facts["next_due, s"], _ = await timed(frontier.next_due(now=NOW))
    facts["lookup, s"], _ = await timed(frontier.lookup(request(1, 1).key))
    for lease in leases:
        await frontier.release(lease)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--urls", type=int, default=1_000_000)
    parser.add_argument("--hosts", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="where to work")
    parser.add_argument("--json", type=Path, help="write the figures here")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        facts = asyncio.run(measure(Path(folder), arguments.urls, arguments.hosts))
    facts["peak MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, value in facts.items():
        print(f"{name:32} {value:12,.4g}" if value < 100 else f"{name:32} {value:12,.0f}")
    if arguments.json:
        arguments.json.write_text(json.dumps(facts, indent=1) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
