"""One run: what is asked for goes to the frontier, the scheduler works it, a report is kept."""

import asyncio
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from crawler.app.due import due_listings
from crawler.app.local_page import file_local_page
from crawler.app.parts import Parts, assembled
from crawler.app.places import chosen_sites, load_sites, requested_article, state_folder
from crawler.app.pulses import take_pulses
from crawler.app.record import save_run
from crawler.app.share import Share
from crawler.app.workers import work_together
from crawler.clock import SystemClock
from crawler.engine.guard import check_archive
from crawler.engine.report import Observer, ReportBuilder
from crawler.engine.stopping import Stop
from crawler.errors import DiskLow, MachineError
from crawler.identity import listing_requests
from crawler.listing.window import Window
from crawler.model import Finished, OutcomeKind, Request, RunReport
from crawler.ports.clock import Clock
from crawler.settings import Settings
from crawler.sites import SiteDefinition
from crawler.states import State
from crawler.store.files import FileStore
from crawler.store.lock import RunLock
from crawler.store.mounts import refuse_network_disk
from crawler.store.space import free_bytes, require_free

A_LOOK_AT_DISK = 16  # posts; a look costs as much as a tenth of a page


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What one invocation is to do; its limits are settings."""

    command: str
    sites: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    new_listings: bool = True
    from_file: Path | None = None
    window: Window | None = None  # of a back-fill
    listings_now: bool = False  # also those whose interval has not passed


async def crawl(
    settings: Settings, options: RunOptions, *, observer: Observer, stop: Stop | None = None,
    clock: Clock | None = None,
) -> RunReport:  # fmt: skip
    """Run, archive or resume; the report is written to `runs/` and returned.

    Asking `stop` ends the run early: its report tells, and so does its exit code.
    """
    sites = load_sites(settings)
    chosen = chosen_sites(options.sites, sites, settings.sites) if not options.urls else []
    clock = clock or SystemClock()
    requests_of(options, chosen, sites, now=clock.now())  # a bad URL is told before the rest
    state = state_folder(settings)
    refuse_network_disk(state)
    for folder in (settings.archive, state):
        require_free(folder, settings.min_free)
    await FileStore(settings.archive).check_writable()
    async with (
        RunLock(
            state / "lock", clock=clock, wait_s=settings.wait_s, max_time_s=settings.max_time_s
        ) as lock,
        assembled(settings, clock=clock) as parts,
    ):
        if lock.was_left:  # looking through a million posts for what a kill left takes seconds
            await parts.store.sweep()
        report = await _crawl(parts, options, chosen, observer, stop or Stop())
        if not report.stopped and all(it["kind"] != "worker" for it in report.problems):
            lock.end_tidily()
        return report


async def _crawl(
    parts: Parts,
    options: RunOptions,
    chosen: Sequence[SiteDefinition],
    observer: Observer,
    stop: Stop,
) -> RunReport:
    started = parts.clock.now()
    run = f"{started:%Y%m%dT%H%M%SZ}-{os.getpid()}"
    report = ReportBuilder(run=run, command=options.command, started=started)

    def built(failure: MachineError | None = None) -> RunReport:
        return report.build(
            ended=parts.clock.now(),
            one_off=bool(options.urls),
            fail_on=parts.settings.fail_on,
            stop=stop,
            failure=failure,
        )

    try:
        await parts.frontier.expire_leases()  # we hold the lock: whoever held them is dead
        await parts.frontier.correct_times(now=started)
        await check_archive(parts.frontier, parts.store)
        if options.from_file:
            (request,) = requests_of(options, chosen, parts.sites, now=started)
            await file_local_page(parts, request, options.from_file, report, observer)
        else:
            await _work(parts, options, chosen, observer=observer, report=report, stop=stop)
    except MachineError as failure:
        with suppress(MachineError):  # the disk that failed may be the report's too
            await save_run(parts, built(failure))
        raise
    await take_pulses(parts, report)
    finished = built()
    await save_run(parts, finished)
    return finished


async def _work(
    parts: Parts,
    options: RunOptions,
    chosen: Sequence[SiteDefinition],
    *,
    observer: Observer,
    report: ReportBuilder,
    stop: Stop,
) -> None:
    settings = parts.settings
    now = parts.clock.now()
    requests = requests_of(options, chosen, parts.sites, now=now)
    only = {request.site or "" for request in requests} if options.urls else None
    only = only or ({site.id for site in chosen} | ({""} if not options.sites else set()))
    if options.command == "run":
        if not options.listings_now and options.window in {None, Window()}:
            asked = len(requests)
            requests = await due_listings(parts.frontier, requests, sites=parts.sites, now=now)
            report.not_due(asked - len(requests))
        await parts.frontier.revive(now=now, sites=only)
    again = options.command == "archive" or options.new_listings
    await parts.frontier.add(requests, now=now, again=again)
    for (site, _, state), queued in (
        await parts.frontier.stats(now=parts.clock.now())
    ).requests.items():
        if state is State.QUEUED and site in only:
            observer.queued(site, queued)

    filed = count()

    def record(finished: Finished) -> None:
        report.finished(finished)
        if finished.outcome.kind is not OutcomeKind.FILED or next(filed) % A_LOOK_AT_DISK:
            return
        if _disk_is_low(settings):
            stop.ask("disk_low", exit_code=DiskLow.exit_code)

    share = Share(
        settings=settings,
        only=frozenset(only),
        connections=max([settings.connections, *_connections(chosen)]),
        window=options.window,
        wanted=frozenset(request.key for request in requests) if options.urls else frozenset(),
        is_shared=bool(settings.workers) and _others(settings, options) > 0,
    )
    with _time_limit(stop, settings.max_time_s):
        await work_together(
            parts, share, others=_others(settings, options), report=report, observer=observer,
            record=record, stop=stop,
        )  # fmt: skip
    if stop.reason:
        detail = "the rest is queued for the next run"
        report.problem("", kind="stopped", reason=stop.reason, detail=detail)


def _others(settings: Settings, options: RunOptions) -> int:
    """Processes beside this one: none for single pages, nor where a number must be kept."""
    if options.urls or settings.max_articles:
        return 0
    return (settings.workers or _cores()) - 1


def _cores() -> int:
    """Cores that this process may use; not every system tells."""
    told = getattr(os, "sched_getaffinity", None)
    return len(told(0)) if told else os.cpu_count() or 1


@contextmanager
def _time_limit(stop: Stop, seconds: float | None) -> Iterator[None]:
    """Ask to stop after so long, by a clock that nobody sets."""
    if seconds is None:
        yield
        return
    timer = asyncio.get_running_loop().call_later(seconds, stop.ask, "max_time")
    try:
        yield
    finally:
        timer.cancel()


def _disk_is_low(settings: Settings) -> bool:
    folders = (settings.archive, state_folder(settings))
    return any(free_bytes(folder) < settings.min_free for folder in folders)


def _connections(sites: Sequence[SiteDefinition]) -> list[int]:
    return [site.connections for site in sites if site.connections]


def requests_of(
    options: RunOptions,
    chosen: Sequence[SiteDefinition],
    sites: Mapping[str, SiteDefinition],
    *,
    now: datetime,
) -> list[Request]:
    """What an invocation asks for, whether it is due or not."""
    if options.urls:
        return [requested_article(url, sites) for url in options.urls]
    if not options.new_listings:
        return []
    return [request for site in chosen for request in listing_requests(site, now=now)]
