"""`crawler init URL`: look at a site, derive its definition, try it, write it down."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from crawler.app.cases import Case, render_case
from crawler.app.looking import gather
from crawler.app.parts import Parts, assembled
from crawler.app.places import load_sites
from crawler.app.scout import Scout
from crawler.discovery.assembly import assemble
from crawler.discovery.definition import Draft, render_definition, site_id
from crawler.discovery.gathered import Gathered
from crawler.errors import (
    ExtractionError,
    SiteRefused,
    SiteUnreachable,
    UnusableSite,
    UsageError,
)
from crawler.identity import article_request
from crawler.model import Article, Link, Response
from crawler.naming import post_path
from crawler.reading import read_page, read_text
from crawler.settings import Settings
from crawler.site_reader import read_site
from crawler.sites import SiteDefinition
from crawler.store.files import FileStore
from crawler.urls import BadUrl, host_key, split_http

SHOWN = 5  # articles of the preview
CASES = 3  # pages kept as cases
PROVISIONAL = """
id = "{id}"
hosts = ["{host}"]
[[listing]]
name = "any"
kind = "sitemap"
url = "{url}"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One article as it would be filed; `problem` instead when it would not."""

    url: str
    path: str | None = None
    title: str | None = None
    published: datetime | None = None
    text: str = ""
    evidence: Mapping[str, str] | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiated:
    """What `init` did; `files` are relative to the sites folder and written unless `dry`."""

    site: str
    definition: str
    path: Path
    files: tuple[str, ...]
    previews: tuple[Preview, ...]
    requests: int


async def init_site(
    settings: Settings, url: str, *, name: str | None = None, dry: bool = False, force: bool = False
) -> Initiated:
    """Derive and write a definition; raises `UnusableSite` with the reason when there is none."""
    home = _home(url)
    identifier = name or site_id(host_key(home))
    target = settings.sites / f"{identifier}.toml"
    if target.exists() and not (dry or force):
        raise UsageError(
            f"there is a definition already: {target}",
            hint="Name the new one with --name, or replace it with --force.",
        )
    load_sites(settings)  # a broken definition is told before the first request
    async with assembled(settings) as parts:
        scout = Scout(parts)
        page = await scout.page(home)
        if page is None:
            raise _unreachable(home, scout)
        now = parts.clock.now()
        stand_in = read_site(
            PROVISIONAL.format(id=identifier, host=host_key(page.final_url), url=home), path=target
        )
        gathered = await gather(scout, page, stand_in, now)
        draft = await _draft(parts, gathered, now, scout)
        draft = replace(draft, id=identifier)
        text = render_definition(draft, day=f"{now.astimezone():%Y-%m-%d}")
        site = read_site(text, path=target)
        read = [await _try(parts, site, gathered, it, now) for it in gathered.articles[:SHOWN]]
        if not any(preview.problem is None for preview, _ in read):
            reasons = ", ".join(sorted({str(preview.problem) for preview, _ in read}))
            raise UnusableSite(
                f"none of the pages of {home} reads as an article ({reasons})",
                hint="Write its definition by hand: docs/add-a-site.md.",
            )  # fmt: skip
        files = _files(identifier, text, [case for _, case in read if case][:CASES])
        if not dry:
            await FileStore(settings.sites).write_batch(files)
    return Initiated(
        site=identifier, definition=text, path=target, files=tuple(path for path, _ in files),
        previews=tuple(preview for preview, _ in read), requests=scout.requests,
    )  # fmt: skip


async def _draft(parts: Parts, gathered: Gathered, now: datetime, scout: Scout) -> Draft:
    home = gathered.home.final_url
    try:
        draft, _ = await parts.parser.run(home, assemble, gathered, captured=now)
    except ExtractionError as exc:
        found = len(gathered.links)
        tried = f"{scout.requests} requests found {found} links that look like articles"
        why = f"; the last failure was {scout.why_not}" if scout.why_not else ""
        raise UnusableSite(
            f"{exc.message}: {home} ({tried}{why})",
            hint="A site that is empty without its scripts needs an API: docs/add-a-site.md.",
        ) from exc  # fmt: skip
    return draft


async def _try(
    parts: Parts, site: SiteDefinition, gathered: Gathered, response: Response, now: datetime
) -> tuple[Preview, Case | None]:
    """An article read by the new definition, from what was fetched already."""
    url = response.url
    link = gathered.links.get(response.final_url) or gathered.links.get(url)
    told = Link(url=url, title=link.title, date_text=link.date_text) if link else None
    request = article_request(url, [site], link=told)
    answers = dict(gathered.texts)
    try:
        if site.article.text:
            if url not in answers:
                return Preview(url=url, problem="its text was not fetched"), None
            response = answers[url]
            reading = await parts.parser.run(url, read_text, request, response, site, None)
        else:
            reading = await parts.parser.run(url, read_page, request, response, site)
    except ExtractionError as exc:
        return Preview(url=url, problem=exc.reason), None
    article = reading.article
    if article is None or reading.judgement:
        return Preview(
            url=url, problem=reading.judgement.reason if reading.judgement else "shell"
        ), None
    return _preview(parts, site, article, request.key, now), Case(
        url=url, response=response, article=article, captured=response.ended
    )


def _preview(
    parts: Parts, site: SiteDefinition, article: Article, key: str, now: datetime
) -> Preview:
    style = parts.archive.style(article, site, None)
    return Preview(
        url=article.url, title=article.title, published=article.published, text=article.text,
        path=post_path(article, layout=style.layout, zone=style.zone, captured=now, key=key),
        evidence=article.evidence,
    )  # fmt: skip


def _files(identifier: str, definition: str, cases: list[Case]) -> list[tuple[str, bytes]]:
    files = [(f"{identifier}.toml", definition.encode())]
    for case in cases:
        files += render_case(identifier, case)
    return files


def _home(url: str) -> str:
    try:
        parts = split_http(url if "://" in url else f"https://{url}")
    except BadUrl as exc:
        raise UsageError(str(exc), hint="Give the address of a home page.") from exc
    return parts.geturl() if parts.path else f"{parts.geturl()}/"


def _unreachable(home: str, scout: Scout) -> UnusableSite:
    if scout.refusal in {"robots", "robots_unreachable"}:
        return SiteRefused(f"its robots.txt keeps us away: {home} ({scout.why_not})")
    if scout.refusal:
        return SiteRefused(f"may not be fetched: {home} ({scout.why_not})")
    return SiteUnreachable(f"no page to begin with: {home} ({scout.why_not})")
