"""What the frontier knows, counted: the facts behind `crawler status`."""

from crawler.app.parts import DATABASE, state_folder
from crawler.clock import SystemClock
from crawler.frontier.sqlite import SqliteFrontier
from crawler.model import State
from crawler.settings import Settings


async def read_status(settings: Settings) -> dict[str, object]:
    """Counts by site and state, hosts held back and the latest problems; JSON-able."""
    path = state_folder(settings) / DATABASE
    if not path.exists():
        return {"archive": str(settings.archive), "sites": {}, "hosts": {}, "problems": []}
    frontier = await SqliteFrontier.open(path)
    try:
        stats = await frontier.stats(now=SystemClock().now())
        failed = await frontier.records(states=[State.FAILED, State.PARKED], limit=20)
    finally:
        await frontier.close()
    sites: dict[str, dict[str, int]] = {}
    for (site, kind, state), count in sorted(stats.requests.items()):
        sites.setdefault(site or "(no site)", {})[f"{kind}s {state}"] = count
    return {
        "archive": str(settings.archive),
        "sites": sites,
        "hosts": {host: until.isoformat() for host, until in stats.deferred_hosts.items()},
        "problems": [
            {
                "url": record.request.page_url or record.request.url,
                "state": str(record.state),
                "reason": record.outcome.reason if record.outcome else None,
                "detail": record.outcome.detail if record.outcome else None,
            }
            for record in failed
        ],
    }
