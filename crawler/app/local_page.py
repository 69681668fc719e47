"""A page that lies in a file of this machine, archived as if its URL had answered with it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from crawler.app.parts import Parts
from crawler.engine.report import Observer, ReportBuilder
from crawler.errors import UsageError
from crawler.model import Finished, Request, Response


async def file_local_page(
    parts: Parts, request: Request, page: Path, report: ReportBuilder, observer: Observer
) -> None:
    """File the page as `request`'s; raises `UsageError` when it cannot be read."""
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
    visitor = parts.visitor(report, wanted={request.key})
    local = replace(request, url=url)
    await parts.frontier.add([local], now=now, again=True)
    reading = await visitor.reader.read_response(local, response)
    record = await parts.frontier.lookup(local.key)
    outcome = await visitor.conclude(local, reading, record=record)
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
