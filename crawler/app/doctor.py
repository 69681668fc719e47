"""`crawler doctor`: does a definition still read its site, and if not, what would?

The pages of articles filed while the rules held are fetched again. What they tell is compared with
what was filed then; where a selector no longer finds it, the place where it is now is proposed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.app.cases import Case, render_case
from crawler.app.checks import FIELDS, FieldCheck, field_checks, listing_checks
from crawler.app.examining import ArticleCheck, Examination, agreement, examine, read_by
from crawler.app.parts import Parts, assembled
from crawler.app.places import chosen_sites, load_sites
from crawler.app.pulses import load_pulses
from crawler.discovery.health import Pulse, is_by_rules
from crawler.discovery.mending import (
    Mending,
    Remembered,
    mend_article,
    mend_listings,
    mend_text,
    together,
)
from crawler.discovery.patch import mended_text, unified
from crawler.document import fold_blanks
from crawler.errors import ConfigError, ExtractionError
from crawler.model import Response
from crawler.settings import Settings
from crawler.site_reader import read_site
from crawler.sites import FIELD_ALIASES, SiteDefinition
from crawler.store.files import FileStore

SHOWN = 3  # pages of a preview
CASES = 2  # new pages kept as cases with a mending


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What was found of one site; `patch` is a unified diff that mends it."""

    site: str
    fields: tuple[FieldCheck, ...]
    listings: Mapping[str, str]
    broken: tuple[str, ...]
    patch: str | None = None
    preview: tuple[tuple[str, str, str, str], ...] = ()  # url, field, before, after
    applied: bool = False
    requests: int = 0
    unreachable: str | None = None


async def diagnose(
    settings: Settings, names: Sequence[str], *, apply: bool = False
) -> list[Diagnosis]:
    """Look at each site of these names; with `apply` write what mends it."""
    chosen = chosen_sites(names, load_sites(settings), settings.sites)
    async with assembled(settings) as parts:
        return [await _diagnose(parts, site, apply=apply) for site in chosen]


async def _diagnose(parts: Parts, site: SiteDefinition, *, apply: bool) -> Diagnosis:
    history = await load_pulses(parts, site.id)
    since = _held_until(history, parts.clock.now())
    seen = await examine(parts, site, before=since)
    fields = field_checks(seen, history)
    listings, bad = listing_checks(seen, history)
    broken = [it.field for it in fields if it.is_broken] + [f"listing {name}" for name in bad]
    plain = Diagnosis(
        site=site.id, fields=fields, listings=listings, broken=tuple(broken),
        requests=seen.requests,
        unreachable=None if seen.articles or any(it.response for it in seen.listings)
        else seen.why_not or next((it.problem for it in seen.listings if it.problem), "no page"),
    )  # fmt: skip
    if not broken:
        return plain
    return await _mended(parts, seen, plain, bad, since=since, apply=apply)


async def _mended(
    parts: Parts, seen: Examination, plain: Diagnosis, bad: Sequence[str], *, since: datetime,
    apply: bool,
) -> Diagnosis:  # fmt: skip
    mending = await _mending(parts, seen, plain, bad)
    if not mending:
        return plain
    path, text = _definition(parts.settings.sites, seen.site.id)
    new_text = mended_text(text, mending, seen.site.article, at=since)
    new_site = read_site(new_text, path=path)
    after = [await read_by(parts, new_site, check) for check in seen.articles]
    if not _is_better(seen.articles, after) and not mending.listings:
        return plain
    if apply:
        files = [(path.name, new_text.encode())]
        for check in [it for it in after if it.article][:CASES]:
            assert check.article is not None
            case = Case(
                url=check.url, response=check.response, article=check.article,
                captured=check.response.ended,
            )  # fmt: skip
            files += render_case(seen.site.id, case)
        await FileStore(parts.settings.sites).write_batch(files)
    return Diagnosis(
        site=plain.site, fields=plain.fields, listings=plain.listings, broken=plain.broken,
        requests=plain.requests, patch=unified(text, new_text, name=path.name), applied=apply,
        preview=tuple(_preview(seen.articles[:SHOWN], after)),
    )  # fmt: skip


async def _mending(
    parts: Parts, seen: Examination, plain: Diagnosis, bad: Sequence[str]
) -> Mending:
    now = parts.clock.now()
    anchors = [(it.remembered or _as_read(it), it.response) for it in seen.articles]
    pages = [(known, response) for known, response in anchors if known]
    known = [known.url for known, _ in pages]
    mendings: list[Mending] = []
    is_text = seen.site.article.text is not None
    try:
        if any(it.is_broken for it in plain.fields) and pages:
            work = mend_text if is_text else mend_article
            mendings.append(await parts.parser.run(known[0], work, pages, seen.site, captured=now))
        broken = [(it.name, it.response) for it in seen.listings if it.name in bad and it.response]
        if broken:
            mendings.append(
                await parts.parser.run(
                    broken[0][1].url,
                    mend_listings,
                    broken,
                    seen.site,
                    known,
                    captured=now,
                    others=_page_listings(seen, bad),
                )
            )
    except ExtractionError:
        return Mending()
    return together(mendings)


def _as_read(check: ArticleCheck) -> Remembered | None:
    """What other evidence tells of a page never filed: second best, where the old are gone."""
    article = check.article
    if article is None:
        return None
    return Remembered(
        url=check.url, title=article.title, published=article.published, authors=article.authors,
        text=article.text,
    )  # fmt: skip


def _page_listings(seen: Examination, bad: Sequence[str]) -> list[Response]:
    """Pages of the listings that still hold and are pages."""
    pages = {it.name for it in seen.site.listings if it.kind in {"home", "category"}}
    return [it.response for it in seen.listings if it.response and it.name in pages - set(bad)]


def _held_until(history: Sequence[Pulse], now: datetime) -> datetime:
    """The end of the last run in which the rules held, or now when no run says otherwise."""
    if not history or not history[-1].drifted:
        return now
    sound = [pulse for pulse in history if not pulse.drifted]
    return datetime.fromisoformat(sound[-1].at) if sound else now


def _is_better(before: Sequence[ArticleCheck], after: Sequence[ArticleCheck]) -> bool:
    return _right(after) > _right(before) or _by_rules(after) > _by_rules(before)


def _right(checks: Sequence[ArticleCheck]) -> int:
    return sum(
        all(agreement(it.article, it.remembered).values())
        for it in checks
        if it.article and it.remembered
    )


def _by_rules(checks: Sequence[ArticleCheck]) -> int:
    return sum(
        is_by_rules(place) for it in checks if it.article for place in it.article.evidence.values()
    )


def _preview(
    before: Sequence[ArticleCheck], after: Sequence[ArticleCheck]
) -> list[tuple[str, str, str, str]]:
    rows = []
    for old, new in zip(before, after, strict=False):
        for name in FIELDS:
            was, now = _shown(old, name), _shown(new, name)
            if was != now:
                rows.append((old.url, name, was, now))
    return rows


def _shown(check: ArticleCheck, name: str) -> str:
    article = check.article
    if article is None:
        return f"nothing ({check.problem})"
    place = article.evidence.get(FIELD_ALIASES.get(name, name), "-")
    value = {
        "title": article.title,
        "date": str(article.published or "none"),
        "body": f"{len(article.text)} characters: {fold_blanks(article.text)[:60]}…",
    }[name]
    return f"{value} [{place}]"


def _definition(sites: Path, site_id: str) -> tuple[Path, str]:
    for path in sorted(sites.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        if read_site(text, path=path).id == site_id:
            return path, text
    raise ConfigError(f"no definition of {site_id!r}", path=sites)
