"""Drafts of listings, as they were found: feeds, APIs, pages, archives by date, sitemaps. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from crawler.charsets import decode
from crawler.discovery.definition import Draft, ListingDraft
from crawler.discovery.gathered import Gathered, ListPage, page_of
from crawler.discovery.json_api import find_list, page_parameter
from crawler.discovery.listings import ItemRules, item_rules, page_rule
from crawler.discovery.shapes import date_template
from crawler.discovery.survey import anchors
from crawler.errors import ExtractionError
from crawler.json_paths import parse_json, text_at
from crawler.model import Response

MOST_PAGES = 20  # of a listing in one run: enough for a week of most papers, polite to all
MOST_DAYS = 30


def listing_drafts(draft: Draft, gathered: Gathered, captured: datetime) -> list[ListingDraft]:
    """Every listing that was found, the ones that tell most first."""
    pattern = re.compile(draft.match) if draft.match else None
    found = [
        ListingDraft(
            name="feed" if at == 0 else f"feed-{at + 1}", kind="feed", url=url,
            why=f"{links} entries when it was looked at",
            keys={"max_pages": MOST_PAGES},
        )
        for at, (url, links) in enumerate(gathered.feeds)
    ]  # fmt: skip
    for at, api in enumerate(gathered.apis):
        if listing := _api_listing(api.response, api.second, at, captured):
            found.append(listing)
    if pattern:
        used: set[str] = {listing.name for listing in found}
        elsewhere = shared_addresses(gathered.lists, pattern)
        usual = next((page.next_selector for page in gathered.lists if page.next_selector), None)
        for page in gathered.lists:
            is_home = page.response.final_url == gathered.home.final_url
            # A home page shows its articles in many ways; each link that leads to one counts.
            rules = (
                ItemRules()
                if is_home
                else item_rules(
                    page_of(page.response), pattern, captured=captured, elsewhere=elsewhere
                )
            )
            if not page.next_selector and not page.second and not is_home:
                # A short list has no next page yet; it will look as on the others.
                page = replace(page, next_selector=usual)  # noqa: PLW2901  # the same, completed
            found.append(_page_listing(page, rules, draft, used, is_home=is_home))
        if template := date_template(gathered.dated):
            found.append(
                ListingDraft(
                    name="days", kind="category", url=template, why="from today backwards",
                    keys={"link": "a", "match": draft.match, "max_pages": MOST_DAYS},
                )
            )  # fmt: skip
    for at, (url, parts, links) in enumerate(gathered.sitemaps):
        keys: dict[str, object] = {"match": draft.match} if draft.match else {}
        if parts:
            keys["parts"] = _parts_pattern(parts)
        found.append(
            ListingDraft(
                name="sitemap" if at == 0 else f"sitemap-{at + 1}", kind="sitemap", url=url,
                why=f"{links} addresses when it was looked at", keys=keys,
            )
        )  # fmt: skip
    return found


def shared_addresses(lists: Sequence[ListPage], pattern: re.Pattern[str]) -> frozenset[str]:
    """Addresses on more than half of three lists or more: those of side columns."""
    if len(lists) <= 2:  # noqa: PLR2004  # a home page and one list share what is new
        return frozenset()
    counts = Counter(
        url
        for page in lists
        for url in {it.url for it in anchors(page_of(page.response)) if pattern.search(it.url)}
    )
    return frozenset(url for url, count in counts.items() if count * 2 > len(lists))


def _page_listing(
    page: ListPage, rules: ItemRules, draft: Draft, used: set[str], *, is_home: bool
) -> ListingDraft:
    keys: dict[str, object] = {
        name: value
        for name, value in (
            ("item", rules.item), ("link", rules.link), ("title", rules.title),
            ("date", rules.date),
        )
        if value
    }  # fmt: skip
    keys["match"] = draft.match
    pages = None
    if page.next_selector:
        keys["next"] = page.next_selector
    elif page.second:
        pages = page_rule(page.response.final_url, page.second.final_url)
    if page.next_selector or pages:
        keys["max_pages"] = MOST_PAGES
    return ListingDraft(
        name=_listing_name("home" if is_home else page.response.final_url, used),
        kind="home" if is_home else "category", url=page.response.final_url,
        why="" if is_home else page.text, keys=keys, pages=pages,
    )  # fmt: skip


def _listing_name(url: str, used: set[str]) -> str:
    parts = urlsplit(url)
    words = [
        word for word in re.split(r"[^a-z0-9]+", f"{parts.path} {parts.query}".lower()) if word
    ]
    plain = [word for word in words if word not in {"index", "html", "shtml", "php", "category"}]
    name = base = "-".join(plain[-2:])[:40].strip("-") or "list"
    number = 2
    while name in used:
        name, number = f"{base}-{number}", number + 1
    used.add(name)
    return name


def _parts_pattern(parts: Sequence[str]) -> str:
    """A pattern for the maps of an index that list articles: their names, any number in them."""
    names = (re.escape(urlsplit(url).path.rpartition("/")[2]) for url in parts)
    return "|".join(
        dict.fromkeys(f"/{re.sub(r'[0-9]+', lambda _: chr(92) + 'd+', name)}" for name in names)
    )


def _api_listing(
    response: Response, second: Response | None, at: int, captured: datetime
) -> ListingDraft | None:
    found = find_list(json_of(response), captured=captured)
    if found is None or found.url is None:
        return None
    keys: dict[str, object] = {
        "items": found.items, "link": f"{{{found.url}}}", "title": f"{{{found.title}}}",
    }  # fmt: skip
    if found.date:
        keys["date"] = f"{{{found.date}}}"
    keys["required"] = ["title"]
    parameter = page_parameter(response.final_url) if second else None
    pages = None
    if parameter:
        pages = {"by": "page", "parameter": parameter[0], "first": parameter[1]}
        keys["max_pages"] = MOST_PAGES
    return ListingDraft(
        name="api" if at == 0 else f"api-{at + 1}", kind="json", url=response.final_url, keys=keys,
        fields={"id": f"{{{found.id}}}"} if found.id else None, pages=pages,
    )  # fmt: skip


def json_of(response: Response) -> object:
    """A response's JSON document, or None when it is none."""
    text, _ = decode(response.body, content_type=response.header("content-type"))
    try:
        return parse_json(text, url=response.url)
    except ExtractionError:
        return None


def api_addresses(
    response: Response, captured: datetime
) -> list[tuple[str, str | None, str | None]]:
    """Addresses, titles and dates of the articles that an API's answer lists."""
    found = find_list(json_of(response), captured=captured)
    if found is None or found.url is None:
        return []
    addresses = found.addresses(response.final_url)
    return [
        (url, text_at(row, found.title), text_at(row, found.date) if found.date else None)
        for url, row in zip(addresses, found.rows, strict=False)
    ]
