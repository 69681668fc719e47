"""One process's share of a run: visits and scheduler, the same whether it is alone or not."""

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass

from crawler.app.parts import Counting, Parts
from crawler.engine.report import Observer
from crawler.engine.scheduler import Scheduler
from crawler.listing.window import Window
from crawler.model import Finished
from crawler.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What each process of a run is told; a value that travels."""

    settings: Settings
    only: frozenset[str]  # sites whose requests count
    connections: int
    window: Window | None = None
    wanted: frozenset[str] = frozenset()  # keys that a person asked for
    is_shared: bool = False


def worker_name(pid: int | None = None) -> str:
    """Name under which a process holds leases."""
    return f"{socket.gethostname()}:{pid or os.getpid()}"


def scheduler_of(
    parts: Parts,
    share: Share,
    *,
    counting: Counting,
    observer: Observer,
    record: Callable[[Finished], None],
) -> Scheduler:
    """What works a share; run it with the share's `only`."""
    settings = share.settings
    visitor = parts.visitor(counting, window=share.window, wanted=share.wanted)
    return Scheduler(
        frontier=parts.frontier,
        visit=visitor.visit,
        clock=parts.clock,
        worker=worker_name(),
        max_hosts=settings.max_hosts,
        connections=share.connections,
        observer=observer,
        record=record,
        max_articles=settings.max_articles,
        host_deadline_s=settings.host_deadline_s,
        leased=parts.gate.forget,
        is_shared=share.is_shared,
    )
