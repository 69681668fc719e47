"""Composition root: builds the parts from the settings and runs one command over them.

Everything that knows a technology is chosen here and nowhere else.
"""

import json
import os
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from crawler.clock import SystemClock
from crawler.engine.archive import Archive
from crawler.engine.gate import HostPolicy, PolitenessGate
from crawler.engine.report import Observer, ReportBuilder
from crawler.engine.scheduler import Scheduler
from crawler.engine.visit import Reading, Visitor
from crawler.errors import ConfigError, UsageError
from crawler.fetch.http import FetchLimits, HttpFetcher
from crawler.formats import PostStyle
from crawler.frontier.sqlite import SqliteFrontier
from crawler.identity import article_request, listing_requests
from crawler.model import Finished, Request, Response, RunReport, State
from crawler.naming import post_path
from crawler.settings import Settings
from crawler.sites import SiteDefinition, read_site
from crawler.store.files import FileStore
from crawler.store.lock import RunLock
from crawler.toml_text import nearest
from crawler.urls import BadUrl

DATABASE = "state.db"


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


@dataclass(slots=True)
class Parts:
    """The assembled crawler; made by `assembled`."""

    settings: Settings
    sites: Mapping[str, SiteDefinition]
    clock: SystemClock
    frontier: SqliteFrontier
    store: FileStore
    archive: Archive
    gate: PolitenessGate
    fetcher: HttpFetcher

    def visitor(self, report: ReportBuilder | None = None) -> Visitor:
        """A visitor over these parts that counts into a report."""
        return Visitor(
            fetcher=self.fetcher,
            frontier=self.frontier,
            archive=self.archive,
            sites=self.sites,
            clock=self.clock,
            max_visits=self.settings.max_visits,
            answered=report.answered if report else lambda _: None,
            skipped=report.skipped if report else lambda _url, _why: None,
        )


def load_sites(settings: Settings) -> Mapping[str, SiteDefinition]:
    """Every site definition in the sites folder, by id; raises `SiteDefinitionError`."""
    sites: dict[str, SiteDefinition] = {}
    for path in sorted(settings.sites.glob("*.toml")):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as exc:
            raise ConfigError(f"cannot be read: {exc}", path=path) from exc
        site = read_site(text, path=path)
        if site.id in sites:
            raise ConfigError(f"a second site {site.id!r}", path=path, key="id")
        sites[site.id] = site
    return sites


def chosen_sites(
    names: Sequence[str], sites: Mapping[str, SiteDefinition], folder: Path
) -> list[SiteDefinition]:
    """The sites of these names, all of them for none; raises `UsageError` with the nearest name."""
    for name in names:
        if name not in sites:
            guess = nearest(name, sorted(sites))
            known = ", ".join(sorted(sites)) or f"none in {folder}"
            hint = f"Did you mean {guess!r}?" if guess else f"Known: {known}."
            raise UsageError(f"no site {name!r}", hint=hint)
    if not sites:
        raise ConfigError("no site definition found", path=folder, hint="Add one: see the README.")
    return [sites[name] for name in names] or list(sites.values())


def state_folder(settings: Settings) -> Path:
    """Where state, lock and reports lie."""
    return settings.state or settings.archive / ".crawler"


@asynccontextmanager
async def assembled(settings: Settings) -> AsyncIterator[Parts]:
    """All parts, opened and closed; raises the errors of configuration, disk and state."""
    sites = load_sites(settings)
    store = FileStore(settings.archive)
    await store.check_writable()
    clock = SystemClock()
    frontier = await SqliteFrontier.open(state_folder(settings) / DATABASE)
    gate = PolitenessGate(
        clock=clock,
        policy=partial(_policy, settings, sites),
        agent=settings.user_agent,
        load_robots=frontier.load_robots,
        save_robots=frontier.save_robots,
        connect_to=settings.connect_to,
    )
    limits = FetchLimits(
        max_bytes=settings.max_bytes,
        max_decoded=settings.max_decoded,
        connect_timeout_s=settings.connect_timeout_s,
        total_deadline_s=settings.total_deadline_s,
        max_hops=settings.max_hops,
        max_attempts=settings.max_attempts,
    )
    try:
        async with HttpFetcher(
            gate,
            clock=clock,
            user_agent=settings.user_agent,
            contact=settings.contact,
            limits=limits,
        ) as fetcher:
            gate.fetch_robots = fetcher.fetch_robots
            archive = Archive(store, defaults=default_style(settings))
            yield Parts(settings, sites, clock, frontier, store, archive, gate, fetcher)
    finally:
        await frontier.close()


def default_style(settings: Settings) -> PostStyle:
    """How posts look where the site definition does not say."""
    return PostStyle(
        layout=settings.layout,
        front_matter=settings.front_matter,
        body=settings.body,
        zone=ZoneInfo(settings.time_zone),
    )


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


async def read_status(settings: Settings) -> dict[str, object]:
    """Counts by site and state, hosts held back and the latest problems; JSON-able."""
    path = state_folder(settings) / DATABASE
    if not path.exists():
        return {"archive": str(settings.archive), "sites": {}, "hosts": {}, "problems": []}
    frontier = await SqliteFrontier.open(path)
    try:
        stats = await frontier.stats()
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


async def explain(settings: Settings, url: str) -> dict[str, object]:
    """How a URL would be read: request, redirects, rule, each field's evidence; writes no post."""
    sites = load_sites(settings)
    request = _article_request(url, sites)
    async with assembled(settings) as parts:
        reading = await parts.visitor().read(request)
        record = await parts.frontier.lookup(request.key)
    site = sites.get(request.site or "")
    return {
        "url": url,
        "key": request.key,
        "site": request.site,
        "rule": _rule(request, site, reading),
        "request": request.url,
        "refusal": asdict(reading.refusal) if reading.refusal else None,
        "responses": [_response_facts(response) for response in reading.responses],
        "judgement": asdict(reading.judgement) if reading.judgement else None,
        "fields": _field_facts(reading),
        "path": _would_be_path(parts, request, site, reading),
        "state": str(record.state) if record else "unknown",
        "filed_at": record.outcome.path if record and record.outcome else None,
    }


def _policy(
    settings: Settings, sites: Mapping[str, SiteDefinition], site_id: str | None
) -> HostPolicy:
    site = sites.get(site_id or "")
    return HostPolicy(
        pace_s=settings.pace_s if site is None or site.pace_s is None else site.pace_s,
        connections=(site and site.connections) or settings.connections,
        networks=site.networks if site else (),
        obey_robots=settings.robots
        if site is None or site.obey_robots is None
        else site.obey_robots,
    )


def _connections(sites: Sequence[SiteDefinition]) -> list[int]:
    return [site.connections for site in sites if site.connections]


def _requests(
    options: RunOptions, chosen: Sequence[SiteDefinition], sites: Mapping[str, SiteDefinition]
) -> list[Request]:
    if options.urls:
        return [_article_request(url, sites) for url in options.urls]
    if not options.new_listings:
        return []
    return [request for site in chosen for request in listing_requests(site)]


def _article_request(url: str, sites: Mapping[str, SiteDefinition]) -> Request:
    try:
        return article_request(url, sites.values())
    except BadUrl as exc:
        raise UsageError(str(exc), hint="Give a whole address, such as https://…") from exc


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


def _rule(request: Request, site: SiteDefinition | None, reading: Reading) -> str:
    if site is None:
        return "generic rules"
    if request.page_url and request.page_url != request.url:
        return f"{site.id}: text API, always"
    if len(reading.responses) > 1:
        return f"{site.id}: text API, the page is a shell"
    return f"{site.id}: selectors, then generic rules"


def _response_facts(response: Response) -> dict[str, object]:
    return {
        "url": response.url,
        "final_url": response.final_url,
        "status": response.status,
        "hops": [asdict(hop) for hop in response.hops],
        "peer": response.peer,
        "bytes": response.wire_bytes,
        "attempts": response.attempts,
        "seconds": round((response.ended - response.started).total_seconds(), 3),
        "content_type": response.header("content-type"),
    }


def _field_facts(reading: Reading) -> dict[str, dict[str, object]]:
    article = reading.article
    if article is None:
        return {}
    shown: dict[str, object] = {
        name: value
        for name, value in asdict(article).items()
        if name not in {"body_html", "evidence", "fields", "text"} and value not in (None, ())
    }
    for name in ("published", "modified"):
        if name in shown:
            shown[name] = str(shown[name])
    shown["body"] = article.text[:200]
    return {
        name: {"value": value, "evidence": article.evidence.get(name)}
        for name, value in shown.items()
    }


def _would_be_path(
    parts: Parts, request: Request, site: SiteDefinition | None, reading: Reading
) -> str | None:
    if reading.article is None or reading.captured is None:
        return None
    style = parts.archive.style(reading.article, site, request.listing)
    return post_path(
        reading.article,
        layout=style.layout,
        zone=style.zone,
        captured=reading.captured,
        key=request.key,
    )
