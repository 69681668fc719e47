"""What the frontier knows, counted: the facts behind `crawler status`."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from crawler.app.due import interval_of, last_read
from crawler.app.places import DATABASE, load_sites, state_folder
from crawler.clock import SystemClock
from crawler.frontier.sqlite import SqliteFrontier
from crawler.identity import listing_requests
from crawler.ports.frontier import Frontier
from crawler.revisits import is_due
from crawler.settings import Settings
from crawler.sites import SiteDefinition
from crawler.states import FrontierStats, Record, State

MOST_PROBLEMS = 20
NO_SITE = "(no site)"
Facts = dict[str, object]


async def read_status(settings: Settings) -> Facts:
    """What is due, queued, parked and failed, and why, by site and host; JSON-able."""
    path, sites, now = state_folder(settings) / DATABASE, load_sites(settings), SystemClock().now()
    told: Facts = {"archive": str(settings.archive), "sites": {}, "hosts": {}, "problems": []}
    if not path.exists():
        return told
    frontier = await SqliteFrontier.open(path)
    try:
        stats = await frontier.stats(now=now)
        problems = await frontier.records(states=[State.FAILED, State.PARKED], limit=MOST_PROBLEMS)
        return {
            **told,
            "sites": {
                name or NO_SITE: await _site_facts(frontier, name, stats, sites, now)
                for name in sorted({site for site, _, _ in stats.requests})
            },
            "hosts": _host_facts(stats),
            "problems": [_problem(record) for record in problems],
        }
    finally:
        await frontier.close()


async def _site_facts(
    frontier: Frontier,
    name: str,
    stats: FrontierStats,
    sites: Mapping[str, SiteDefinition],
    now: datetime,
) -> Facts:
    def again(*states: State) -> Facts:
        found = [stats.again[name, state] for state in states if (name, state) in stats.again]
        return {
            "waiting": sum(waiting for waiting, _, _ in found),
            "due": sum(due for _, due, _ in found),
            "next": min((at.isoformat() for _, _, at in found), default=None),
        }

    requests = {
        f"{kind}s {state}": n
        for (site, kind, state), n in sorted(stats.requests.items())
        if site == name
    }
    reasons = {
        str(state): {
            reason: n
            for (site, seen, reason), n in sorted(stats.reasons.items())
            if (site, seen) == (name, state)
        }
        for state in (State.FAILED, State.PARKED)
    }
    reasons["deferred"] = {
        reason: n for (site, reason), n in sorted(stats.deferred.items()) if site == name
    }
    return {
        "requests": requests,
        "listings": await _listing_facts(frontier, sites.get(name), sites, now),
        "revisits": again(State.DONE),
        "retries": again(State.PARKED, State.FAILED),
        **reasons,
    }


async def _listing_facts(
    frontier: Frontier,
    site: SiteDefinition | None,
    sites: Mapping[str, SiteDefinition],
    now: datetime,
) -> Facts:
    """How many listings the next `run` reads, and when the others become due."""
    due, waiting = 0, list[datetime]()
    requests = listing_requests(site, now=now) if site else []
    known = await frontier.lookup_batch([request.key for request in requests])
    for request in requests:
        last, interval = last_read(known.get(request.key)), interval_of(request, sites)
        if last is None or is_due(last, interval=interval, now=now):
            due += 1
        else:
            waiting.append(last + interval)
    following = min(waiting).isoformat() if waiting else None
    return {"due": due, "waiting": len(waiting), "next": following}


def _host_facts(stats: FrontierStats) -> Facts:
    facts: Facts = {}
    for host in sorted(stats.hosts.keys() | stats.deferred_hosts.keys()):
        counts = asdict(stats.hosts[host]) if host in stats.hosts else {}
        start, held = counts.get("next_start"), stats.deferred_hosts.get(host)
        facts[host] = {
            **{name: counts.get(name, 0) for name in ("due", "queued", "failed", "parked")},
            "next_start": start.isoformat() if start else None,
            "held_until": held.isoformat() if held else None,
        }
    return facts


def _problem(record: Record) -> Facts:
    request, outcome = record.request, record.outcome
    again = outcome.again if outcome else None
    return {
        "url": request.page_url or request.url,
        "site": request.site,
        "host": request.host,
        "kind": str(request.kind),
        "state": str(record.state),
        "reason": outcome.reason if outcome else None,
        "detail": outcome.detail if outcome else None,
        "visits": request.attempts,
        "finished": record.finished.isoformat() if record.finished else None,
        "again": again.isoformat() if again else None,
        "post": outcome.path if outcome else None,
    }
