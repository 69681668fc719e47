"""How one URL is fetched and read, field by field: the facts behind `crawler explain`."""

from dataclasses import asdict

from crawler.app.parts import Parts, assembled
from crawler.app.places import load_sites, requested_article
from crawler.engine.reader import Reading
from crawler.model import Request, Response
from crawler.naming import post_path
from crawler.settings import Settings
from crawler.sites import SiteDefinition

NOT_SHOWN = frozenset({"body_html", "confidence", "evidence", "fields", "text"})


async def explain(settings: Settings, url: str) -> dict[str, object]:
    """How a URL would be read: request, redirects, rule, each field's evidence; writes no post."""
    sites = load_sites(settings)
    request = requested_article(url, sites)
    async with assembled(settings) as parts:
        reading = await parts.visitor().reader.read(request)
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


def _rule(request: Request, site: SiteDefinition | None, reading: Reading) -> str:
    if site is None:
        return "generic rules"
    if request.page_url and request.page_url != request.url:
        return f"{site.id}: text API, always"
    if len(reading.responses) > 1 and site.text_source(request.listing):
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
        if name not in NOT_SHOWN and value not in (None, ())
    }
    for name in ("published", "modified"):
        if name in shown:
            shown[name] = str(shown[name])
    shown["body"] = article.text[:200]
    return {
        name: {
            "value": value,
            "evidence": article.evidence.get(name),
            "confidence": article.confidence.get(name),
        }
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
