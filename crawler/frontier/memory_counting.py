"""The counts behind `crawler status`, from the frontier in memory."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from crawler.frontier.memory_rows import OPEN, Host, Row
from crawler.model import OutcomeKind
from crawler.states import FrontierStats, HostStats, State

EPOCH = datetime.fromtimestamp(0, UTC)
TROUBLE = frozenset({State.FAILED, State.PARKED})


def read_stats(rows: Collection[Row], hosts: Mapping[str, Host], *, now: datetime) -> FrontierStats:
    """All counts."""
    waiting: dict[tuple[str, State], list[datetime]] = defaultdict(list)
    for row in rows:
        if row.again:
            waiting[row.site, row.state].append(row.again)
    return FrontierStats(
        requests=dict(Counter((row.site, row.request.kind, row.state) for row in rows)),
        deferred_hosts={
            name: host.not_before
            for name, host in hosts.items()
            if host.not_before and host.is_held(now)
        },
        reasons=dict(
            Counter((row.site, row.state, _reason(row)) for row in rows if row.state in TROUBLE)
        ),
        again={
            key: (len(times), sum(at <= now for at in times), min(times))
            for key, times in waiting.items()
        },
        hosts={
            name: stats
            for name in sorted(hosts)
            if (stats := _host_stats(name, rows, hosts[name], now)) != HostStats()
        },
        deferred=dict(Counter((row.site, _reason(row)) for row in rows if _is_deferred(row))),
    )


def _reason(row: Row) -> str:
    return row.outcome.reason if row.outcome else ""


def _is_deferred(row: Row) -> bool:
    return bool(row.state in OPEN and row.outcome and row.outcome.kind is OutcomeKind.DEFERRED)


def _host_stats(name: str, rows: Collection[Row], host: Host, now: datetime) -> HostStats:
    own = [row for row in rows if row.request.host == name]
    held = host.not_before or EPOCH
    starts = [max(row.not_before or EPOCH, held) for row in own if row.state in OPEN]
    first = min(starts, default=EPOCH)
    return HostStats(
        due=sum(start <= now for start in starts),
        queued=len(starts),
        failed=sum(row.state is State.FAILED for row in own),
        parked=sum(row.state is State.PARKED for row in own),
        next_start=None if first == EPOCH else first,
    )
