"""Where what used to be read has gone to in the new pages, as changes to a definition.

Pure. The articles that were filed before a redesign are still on the site: their titles, times and
texts are looked for in the new markup, and the selectors that find them on nearly all pages are
proposed in place of the ones that no longer do.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler.discovery.fields import derive_fields
from crawler.discovery.gathered import ListPage, page_of
from crawler.discovery.json_api import find_list, find_text
from crawler.discovery.listing_drafts import json_of, shared_addresses
from crawler.discovery.listings import item_rules, next_candidates
from crawler.discovery.sample import Sample
from crawler.discovery.shapes import article_pattern
from crawler.document import first
from crawler.model import Response
from crawler.sites import ListingRules, SiteDefinition

ITEM_KEYS = ("item", "link", "title", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """An article as it was filed while the rules still held."""

    url: str
    title: str
    published: datetime | None
    authors: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """Keys to be changed, None to be removed: of `[article]`, its text API, and of listings."""

    article: Mapping[str, object] = field(default_factory=dict)
    text: Mapping[str, object] = field(default_factory=dict)
    listings: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """True when anything changes."""
        return bool(self.article or self.text or self.listings)


def mend_article(
    pages: Sequence[tuple[Remembered, Response]], site: SiteDefinition, *, captured: datetime
) -> Mending:
    """Selectors for the fields that the definition has selectors for, by what was filed."""
    samples = [
        Sample(
            url=response.final_url,
            page=page_of(response),
            titles=[known.title],
            dates=[known.published] if known.published else [],
            authors=list(known.authors),
            text=known.text,
        )
        for known, response in pages
    ]
    if not samples:
        return Mending()
    rules = derive_fields(samples, captured=captured)
    changed: dict[str, object] = {}
    for name, old in site.article.selectors.items():
        new = rules.selectors.get(name)
        if new and new not in old:
            changed[name] = [new]
        elif not new and name in {"title", "body", "date"}:
            changed[name] = None  # the generic rules and structured data are left to find it
    if "body" in changed and rules.remove != site.article.remove:
        changed["remove"] = list(rules.remove) or None
    return Mending(article=changed)


def mend_text(
    pages: Sequence[tuple[Remembered, Response]], site: SiteDefinition, *, captured: datetime
) -> Mending:
    """The paths in the text API's answers under which the filed texts and titles lie now."""
    source = site.article.text
    found = [
        text
        for known, answer in pages
        if (text := find_text(json_of(answer), title=known.title, captured=captured))
    ]
    if source is None or not found:
        return Mending()
    first = found[0]
    if any(other.text != first.text for other in found):
        return Mending()
    changed: dict[str, object] = {}
    if first.text != source.path:
        changed["path"] = first.text
    if dict(first.fields) != dict(source.fields):
        changed["fields"] = dict(first.fields)
    return Mending(text=changed)


def mend_listings(
    broken: Sequence[tuple[str, Response]], site: SiteDefinition, urls: Sequence[str],
    *, captured: datetime, others: Sequence[Response] = (),
) -> Mending:  # fmt: skip
    """New item rules for listings, by name, from their pages as they are now.

    `others` are pages of listings that still hold: what all have in common is no list's own.
    """
    pattern = site.article.match or _compiled(article_pattern(urls))
    changed: dict[str, Mapping[str, object]] = {}
    whole = [*(response for _, response in broken), *others]
    pages = [ListPage(response=response, text="") for response in whole]
    elsewhere = shared_addresses(pages, pattern) if pattern else frozenset()
    for name, response in broken:
        rules = site.listing(name)
        if rules is None:
            continue
        if rules.kind == "json":
            keys = _json_keys(rules, response, captured)
        elif pattern:
            keys = _page_keys(rules, response, pattern, captured, elsewhere)
        else:
            keys = {}
        if keys:
            changed[name] = keys
    return Mending(listings=changed)


def together(mendings: Sequence[Mending]) -> Mending:
    """All changes as one."""
    whole = Mending()
    for mending in mendings:
        whole = replace(
            whole,
            article={**whole.article, **mending.article},
            text={**whole.text, **mending.text},
            listings={**whole.listings, **mending.listings},
        )
    return whole


def _page_keys(
    rules: ListingRules, response: Response, pattern: re.Pattern[str], captured: datetime,
    elsewhere: frozenset[str],
) -> dict[str, object]:  # fmt: skip
    page = page_of(response)
    keys: dict[str, object] = {}
    if rules.item and first(page.tree, rules.item) is None:
        found = item_rules(page, pattern, captured=captured, elsewhere=elsewhere)
        keys = {
            name: getattr(found, name)
            for name in ITEM_KEYS
            if getattr(found, name) != getattr(rules, name)
        }
        if found.item is None and not rules.match:
            keys["match"] = pattern.pattern
    if following := lost_next(response, rules, pattern.pattern):
        keys["next"] = following
    return keys


def lost_next(response: Response, rules: ListingRules, pattern: str) -> str | None:
    """What leads to the next page where the rules' selector finds nothing, or None."""
    page = page_of(response)
    if rules.next is None or first(page.tree, rules.next) is not None:
        return None
    candidates = next_candidates(page, re.compile(pattern))
    return candidates[0][0] if candidates else None


def _json_keys(rules: ListingRules, response: Response, captured: datetime) -> dict[str, object]:
    found = find_list(json_of(response), captured=captured)
    if found is None or found.url is None:
        return {}
    wanted: dict[str, object] = {
        "items": found.items, "link": f"{{{found.url}}}", "title": f"{{{found.title}}}",
        "date": f"{{{found.date}}}" if found.date else None,
    }  # fmt: skip
    keys = {name: value for name, value in wanted.items() if value != getattr(rules, name)}
    fields = {**rules.fields, "id": f"{{{found.id}}}"} if found.id else dict(rules.fields)
    return keys | ({"fields": fields} if fields != dict(rules.fields) else {})


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None
