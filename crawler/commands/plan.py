"""What `--dry-run` prints."""

from collections.abc import Iterator

from crawler.app.plan import Plan


def plan_lines(plan: Plan) -> Iterator[str]:
    """One line for each request, then what is only counted."""
    for request in plan.requests:
        held = f", not before {request.not_before.isoformat()}" if request.not_before else ""
        if request.kind == "listing":
            yield f"would read listing {request.url} ({request.site}: {request.listing}){held}"
        elif request.path:
            yield f"would fetch {request.url} (filed at {request.path}){held}"
        else:
            yield f"would fetch and file {request.url} ({request.site or 'no site'}){held}"
    if (more := plan.queued - sum(it.kind != "listing" for it in plan.requests)) > 0:
        yield f"and {more} more of the queue"
    for site, count in sorted(plan.revisits.items()):
        yield f"would visit again: {count} of {site or 'no site'}"
    if not plan.requests and not plan.revisits:
        yield "nothing is due"
