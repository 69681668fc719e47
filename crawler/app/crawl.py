"""One run: what is asked for goes to the frontier, the scheduler works it, a report is kept."""

import json
import os
import socket
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from crawler.app.parts import (
    Parts,
    assembled,
    chosen_sites,
    load_sites,
    requested_article,
    state_folder,
)
from crawler.clock import SystemClock
from crawler.engine.report import Observer, ReportBuilder
from crawler.engine.scheduler import Scheduler
from crawler.errors import UsageError
from crawler.identity import listing_requests
from crawler.model import Finished, Request, Response, RunReport
from crawler.settings import Settings
from crawler.sites import SiteDefinition
from crawler.store.files import FileStore
from crawler.store.lock import RunLock


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What one invocation is to do."""

    command: str
    sites: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    new_listings: bool = True
    from_file: Path | None = None
    max_time_s: float | None = None
    dry_run: bool = False


async def crawl(settings: Settings, options: RunOptions, *, observer: Observer) -> RunReport:
    """Run, archive or resume; the report is written to `runs/` and returned."""
    sites = load_sites(settings)
    chosen = chosen_sites(options.sites, sites, settings.sites) if not options.urls else []
    _requests(options, chosen, sites)  # a bad URL is told before anything is opened
    clock = SystemClock()
    started = clock.now()
    await FileStore(settings.archive).check_writable()
    with RunLock(state_folder(settings) / "lock", started=started):
        async with assembled(settings) as parts:
            return await _crawl(parts, options, chosen, observer, started)


async def _crawl(
    parts: Parts,
    options: RunOptions,
    chosen: Sequence[SiteDefinition],
    observer: Observer,
    started: datetime,
) -> RunReport:
    run = f"{started:%Y%m%dT%H%M%SZ}-{os.getpid()}"
    report = ReportBuilder(run=run, command=options.command, started=started)
    await parts.store.sweep()
    await parts.frontier.expire_leases()  # we hold the lock: whoever held them is dead
    requests = _requests(options, chosen, parts.sites)
    if options.from_file:
        await _file_page(parts, requests[0], options.from_file, report, observer)
    else:
        again = options.command == "archive" or options.new_listings
        added = await parts.frontier.add(requests, now=parts.clock.now(), again=again)
        observer.queued(requests[0].site or "" if requests else "", added)
        only = {request.site or "" for request in requests} if options.urls else None
        only = only or ({site.id for site in chosen} | ({""} if not options.sites else set()))
        scheduler = Scheduler(
            frontier=parts.frontier,
            visitor=parts.visitor(report),
            clock=parts.clock,
            worker=f"{socket.gethostname()}:{os.getpid()}",
            sites=parts.sites,
            max_hosts=parts.settings.max_hosts,
            connections=max([parts.settings.connections, *_connections(chosen)]),
            observer=observer,
            record=report.finished,
        )
        until = started + timedelta(seconds=options.max_time_s) if options.max_time_s else None
        in_time = await scheduler.run(only=only, until=until)
        if not in_time:
            report.problem("", kind="stopped", reason="max_time", detail="time was up")
    finished = report.build(ended=parts.clock.now(), one_off=bool(options.urls))
    await _save_report(parts, finished)
    return finished


def _connections(sites: Sequence[SiteDefinition]) -> list[int]:
    return [site.connections for site in sites if site.connections]


def _requests(
    options: RunOptions, chosen: Sequence[SiteDefinition], sites: Mapping[str, SiteDefinition]
) -> list[Request]:
    if options.urls:
        return [requested_article(url, sites) for url in options.urls]
    if not options.new_listings:
        return []
    return [request for site in chosen for request in listing_requests(site)]


async def _file_page(
    parts: Parts, request: Request, page: Path, report: ReportBuilder, observer: Observer
) -> None:
    try:
        body = page.read_bytes()  # noqa: ASYNC240  # one local file, before anything else runs
    except OSError as exc:
        raise UsageError(f"cannot read {page}: {exc.strerror}") from exc
    now = parts.clock.now()
    url = request.page_url or request.url
    response = Response(
        url=url,
        final_url=url,
        status=200,
        headers=(),
        body=body,
        wire_bytes=0,
        started=now,
        ended=now,
    )
    visitor = parts.visitor(report)
    local = replace(request, url=url)
    await parts.frontier.add([local], now=now, again=True)
    reading = await visitor.read_response(local, response)
    outcome = await visitor.conclude(local, reading)
    finished = Finished(request=local, outcome=outcome)
    lease = await parts.frontier.lease_hosts(
        "archive", 10_000, now=now, ttl=timedelta(minutes=1), sites=[local.site or ""]
    )
    for held in lease:
        if held.host == local.host:
            await parts.frontier.finish(held, [finished], now=now)
        await parts.frontier.release(held)
    report.finished(finished)
    observer.finished(finished)


async def _save_report(parts: Parts, report: RunReport) -> None:
    facts = asdict(report)
    for name in ("started", "ended"):
        facts[name] = facts[name].isoformat()
    text = json.dumps(facts, ensure_ascii=False, indent=1) + "\n"
    await FileStore(state_folder(parts.settings)).write_batch(
        [(f"runs/{report.run}.json", text.encode())]
    )
