"""The counts behind `crawler status`, from the SQLite frontier.

The indexes are named, because SQLite would rather walk all of a million requests in the order it
groups by than the few that count.
"""

from collections.abc import Callable

from crawler.frontier.rows import Row, at, instant
from crawler.model import FrontierStats, HostStats, PageKind, State

Ask = Callable[[str], list[Row]]


def read_stats(ask: Ask) -> FrontierStats:
    """All counts; `ask` runs a query in which `:now` stands for the time."""
    counts = ask("SELECT site, kind, state, count(*) FROM requests GROUP BY 1, 2, 3")
    held = ask("SELECT host, not_before FROM hosts WHERE not_before > :now")
    reasons = ask(
        "SELECT site, state, coalesce(reason, ''), count(*) FROM requests"
        " INDEXED BY requests_trouble WHERE state IN ('failed', 'parked') GROUP BY 1, 2, 3"
    )
    again = ask(
        "SELECT site, state, count(*), sum(again <= :now), min(again) FROM requests"
        " INDEXED BY requests_again WHERE again IS NOT NULL GROUP BY 1, 2"
    )
    deferred = ask(
        "SELECT site, coalesce(reason, ''), count(*) FROM requests"
        " INDEXED BY requests_open WHERE state IN ('queued', 'leased') AND outcome = 'deferred'"
        " GROUP BY 1, 2"
    )
    return FrontierStats(
        requests={(s, PageKind(kind), State(state)): n for s, kind, state, n in counts},
        deferred_hosts={host: at(until) for host, until in held},
        reasons={(s, State(state), reason): n for s, state, reason, n in reasons},
        again={(s, State(state)): (n, due, at(first)) for s, state, n, due, first in again},
        hosts=_hosts(ask),
        deferred={(s, reason): n for s, reason, n in deferred},
    )


def _hosts(ask: Ask) -> dict[str, HostStats]:
    queued = ask(
        "SELECT r.host, count(*), sum(max(r.not_before, h.not_before) <= :now),"
        " min(max(r.not_before, h.not_before)) FROM requests r JOIN hosts h USING (host)"
        " WHERE r.state IN ('queued', 'leased') GROUP BY 1"
    )
    troubled = ask(
        "SELECT host, sum(state = 'failed'), sum(state = 'parked') FROM requests"
        " WHERE state IN ('failed', 'parked') GROUP BY 1"
    )
    trouble = {host: (failed, parked) for host, failed, parked in troubled}
    waiting = {host: (n, due, start) for host, n, due, start in queued}
    found = {}
    for host in sorted(trouble.keys() | waiting.keys()):
        n, due, start = waiting.get(host, (0, 0, None))
        failed, parked = trouble.get(host, (0, 0))
        found[host] = HostStats(
            due=due, queued=n, failed=failed, parked=parked, next_start=instant(start)
        )
    return found
