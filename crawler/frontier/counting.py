"""The counts behind `crawler status`, from the SQLite frontier.

They are kept with every change (see `schema.sql`); what is looked at here are some rows for each
site and host, and what waits for a time of its own.
"""

from collections.abc import Callable

from crawler.frontier.rows import Row, at, instant
from crawler.model import PageKind
from crawler.states import FrontierStats, HostStats, State

Ask = Callable[[str], list[Row]]


def read_stats(ask: Ask) -> FrontierStats:
    """All counts; `ask` runs a query in which `:now` stands for the time."""
    counts = ask("SELECT site, kind, state, sum(n) FROM counts GROUP BY 1, 2, 3 HAVING sum(n) > 0")
    held = ask("SELECT host, not_before FROM hosts WHERE not_before > :now")
    reasons = ask(
        "SELECT site, state, why, sum(n) FROM counts WHERE state IN ('failed', 'parked')"
        " GROUP BY 1, 2, 3 HAVING sum(n) > 0"
    )
    again = ask(
        "WITH w AS (SELECT site, state, sum(waiting) AS waiting FROM counts GROUP BY 1, 2)"
        " SELECT w.site, w.state, w.waiting,"
        " (SELECT count(*) FROM requests r INDEXED BY requests_again WHERE r.site = w.site"
        " AND r.state = w.state AND r.again IS NOT NULL AND r.again <= :now),"
        " (SELECT min(again) FROM requests r INDEXED BY requests_again WHERE r.site = w.site"
        " AND r.state = w.state AND r.again IS NOT NULL) FROM w WHERE w.waiting > 0"
    )
    deferred = ask(
        "SELECT site, why, sum(n) FROM counts WHERE state IN ('queued', 'leased')"
        " AND why <> '' GROUP BY 1, 2 HAVING sum(n) > 0"
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
    later = ask(
        "SELECT host, count(*), sum(not_before > :now), min(not_before) FROM requests"
        " INDEXED BY requests_later WHERE state IN ('queued', 'leased') AND not_before > 0"
        " GROUP BY 1"
    )
    waiting = {host: (n, not_due, first) for host, n, not_due, first in later}
    troubled = ask(
        "SELECT host, queued, failed, parked, not_before, not_before > :now FROM hosts"
        " WHERE queued > 0 OR failed > 0 OR parked > 0 ORDER BY host"
    )
    found = {}
    for host, queued, failed, parked, held, is_held in troubled:
        n, not_due, first = waiting.get(host, (0, 0, 0))
        start = max(held, first if n == queued else 0) if queued else None
        found[host] = HostStats(
            due=0 if is_held else queued - not_due,
            queued=queued, failed=failed, parked=parked, next_start=instant(start),
        )  # fmt: skip
    return found
