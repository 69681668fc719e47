"""What SQLite keeps counted is what the frontier in memory counts anew, whatever was done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.frontier.memory import MemoryFrontier
from crawler.frontier.sqlite import SqliteFrontier
from crawler.model import Finished, Outcome, OutcomeKind, PageKind, Request
from crawler.ports.frontier import Frontier
from crawler.states import Record, State
from tests.support.samples import MINUTE, NOW, request

LATE = NOW + 10 * MINUTE  # every lease has ended, nothing waits
REQUESTS = [
    request(f"https://{host}.test/{n}", site=site, kind=kind)
    for host, site in (("a", "x"), ("b", "y"), ("c", None))
    for n, kind in enumerate((PageKind.LISTING, PageKind.ARTICLE, PageKind.ARTICLE))
]
outcomes = st.builds(
    Outcome,
    kind=st.sampled_from(OutcomeKind),
    reason=st.sampled_from(["one", "two"]),
    again=st.sampled_from([None, NOW, NOW + MINUTE]),
)
verbs = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(REQUESTS), st.booleans()),
    st.tuples(st.just("work"), st.integers(0, 3), outcomes),
    st.tuples(st.just("lend"), st.integers(1, 3), outcomes),
    st.tuples(st.just("restore"), st.sampled_from(REQUESTS), outcomes),
    st.tuples(st.just("revive"), st.booleans(), outcomes),
)


async def work(frontier: Frontier, n: int, outcome: Outcome, *, keeps: bool = False) -> None:
    """All hosts' requests given out, so many of each ended."""
    leases = await frontier.lease_hosts("w", 9, now=NOW, ttl=MINUTE)
    for lease in sorted(leases, key=lambda it: it.host):  # which is first is another matter
        due = await frontier.due(lease, 9, now=NOW)
        if outcome.kind is OutcomeKind.DEFERRED:
            outcome = replace(outcome, not_before=NOW + timedelta(minutes=n))
        ended = [Finished(request=it, outcome=outcome) for it in due[:n]]
        await frontier.finish(lease, ended, now=NOW)
        if not keeps:
            await frontier.release(lease)


async def do(frontier: Frontier, verb: str, subject: object, how: object) -> None:
    if verb == "add" and isinstance(subject, Request):
        await frontier.add([subject], now=NOW, again=bool(how))
    elif verb in {"work", "lend"} and isinstance(subject, int) and isinstance(how, Outcome):
        await work(frontier, subject, how, keeps=verb == "lend")
    elif verb == "restore" and isinstance(subject, Request) and isinstance(how, Outcome):
        ended = Record(request=subject, state=State.DONE, added=NOW, finished=NOW, outcome=how)
        await frontier.restore([ended])
    else:
        await frontier.revive(now=NOW, sites=["x"] if subject else None)


@settings(max_examples=60, deadline=None)
@given(st.lists(verbs, max_size=20))
async def test_kept_counts_are_those_of_the_rows(
    done: Sequence[tuple[str, object, object]],
) -> None:
    with TemporaryDirectory() as folder:
        memory, sqlite = MemoryFrontier(), await SqliteFrontier.open(Path(folder) / "state.db")
        for verb in done:
            await do(memory, *verb)
            await do(sqlite, *verb)
        counted, kept = await memory.stats(now=NOW), await sqlite.stats(now=NOW)
        starts = [await it.next_due(now=NOW) for it in (memory, sqlite)]
        free = [
            {
                it.host
                for it in await each.lease_hosts("z", 9, now=LATE, ttl=MINUTE, sites=["x", ""])
            }
            for each in (memory, sqlite)
        ]
        await sqlite.close()

    assert kept == counted
    assert starts[0] == starts[1]
    assert free[0] == free[1]
