"""The SQLite frontier at a given size: rates, bytes, waits, memory.

Nine tenths of the URLs are done, as in an archive that has been at work for long; the rest is
queued, one in fifty of all is parked. Filled through `restore` and `add`, then worked on as a run
does: hosts lent; for each, 64 new URLs added, 64 given out, finished with posts, the host given
back. Times are of whole verbs, through the thread and with full syncs.
"""

import hashlib
import time
from collections import defaultdict
from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TypeVar

from crawler.frontier.sqlite import SqliteFrontier
from crawler.model import Finished, Outcome, OutcomeKind, PageKind, Request
from crawler.states import Lease, Record, State

Result = TypeVar("Result")
BATCH = 1024
VISITS = 64  # requests in one commit, and URLs of one host after the other as listings tell them
ROUNDS, AT_ONCE = 10, 20  # leases of so many hosts at once
TTL = timedelta(minutes=10)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
PARKED_EVERY = 50


def request(number: int, hosts: int) -> Request:
    host = f"www{number // VISITS % hosts}.news.test"
    url = f"https://{host}/2026/01/01/article-{number:09d}.html"
    return Request(
        key=url, url=url, kind=PageKind.ARTICLE, host=host, site=f"s{number // VISITS % 100}"
    )


def filed(number: int) -> Outcome:
    day = f"2025/{number // 28 % 12 + 1:02d}/{number % 28 + 1:02d}"
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    return Outcome(
        kind=OutcomeKind.FILED, reason="new", sha256=digest, file_sha256=digest, content=digest,
        path=f"_posts/{day}/article-{number:09d}.md",
        captured=NOW,
    )  # fmt: skip


def record(number: int, hosts: int) -> Record:
    asked = request(number, hosts)
    if number % PARKED_EVERY:
        return Record(
            request=asked, state=State.DONE, added=NOW, finished=NOW, outcome=filed(number)
        )
    outcome = Outcome(kind=OutcomeKind.PARKED, reason="shell", again=NOW + timedelta(days=1))
    return Record(request=asked, state=State.PARKED, added=NOW, finished=NOW, outcome=outcome)


async def timed(work: Awaitable[Result]) -> tuple[float, Result]:
    started = time.perf_counter()
    result = await work
    return time.perf_counter() - started, result


async def measure(folder: Path, urls: int, hosts: int) -> dict[str, float]:
    path, facts = folder / "archive" / ".crawler" / "state.db", dict[str, float]()
    frontier = await SqliteFrontier.open(path)
    done = urls * 9 // 10
    started = time.perf_counter()
    for at in range(0, done, BATCH):
        await frontier.restore([record(n, hosts) for n in range(at, min(at + BATCH, done))])
    facts["restored a second"] = done / (time.perf_counter() - started)
    started = time.perf_counter()
    for at in range(done, urls, BATCH):
        batch = [request(n, hosts) for n in range(at, min(at + BATCH, urls))]
        await frontier.add(batch, now=NOW)
    facts["added in bulk a second"] = (urls - done) / (time.perf_counter() - started)
    await frontier.close()
    facts["bytes a URL"] = path.stat().st_size / urls
    facts["open, ms"], frontier = await timed(SqliteFrontier.open(path))
    facts["times checked at start, ms"], _ = await timed(frontier.correct_times(now=NOW))
    facts["revived at start, ms"], _ = await timed(frontier.revive(now=NOW))
    await use(frontier, facts, urls=urls, hosts=hosts)
    for name, work in (
        ("next due, ms", frontier.next_due(now=NOW)),
        ("lookup, ms", frontier.lookup(request(1, hosts).key)),
        ("counts of `status`, ms", frontier.stats(now=NOW)),
        ("its latest 20 problems, ms", frontier.records(states=["failed", "parked"], limit=20)),
    ):
        facts[name], _ = await timed(work)
    await frontier.close()
    for name in facts:
        facts[name] *= 1000 if ", ms" in name else 1
    return facts


async def use(frontier: SqliteFrontier, facts: dict[str, float], *, urls: int, hosts: int) -> None:
    """What a run does over and over, each verb's time apart."""
    spent: dict[str, list[float]] = defaultdict(list)
    taken, block = 0, urls // VISITS // hosts + 1
    for _ in range(ROUNDS):
        seconds, leases = await timed(frontier.lease_hosts("w", AT_ONCE, now=NOW, ttl=TTL))
        spent["lease"].append(seconds)
        for lease in leases:
            first = (block * hosts + _number(lease)) * VISITS
            found = [request(first + n, hosts) for n in range(VISITS)]
            block += 1
            seconds, _ = await timed(frontier.add(found, now=NOW))
            spent["add"].append(seconds)
            seconds, due = await timed(frontier.due(lease, VISITS, now=NOW))
            spent["due"].append(seconds)
            taken += len(due)
            ended = [Finished(request=it, outcome=_filed(it)) for it in due]
            seconds, _ = await timed(frontier.finish(lease, ended, now=NOW))
            spent["finish"].append(seconds)
            seconds, _ = await timed(frontier.release(lease))
            spent["release"].append(seconds)
    facts[f"lease {AT_ONCE} hosts, ms (median)"] = median(spent["lease"])
    facts["given out a second"] = taken / sum(spent["due"])
    facts["finished a second"] = taken / sum(spent["finish"])
    facts["added a second"] = len(spent["add"]) * VISITS / sum(spent["add"])
    facts["host given back, ms (median)"] = median(spent["release"])


def _filed(item: Request) -> Outcome:
    return filed(int(item.url.rpartition("-")[2].removesuffix(".html")))


def _number(lease: Lease) -> int:
    return int(lease.host.partition(".")[0].removeprefix("www"))
