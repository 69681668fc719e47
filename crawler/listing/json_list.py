"""JSON list APIs: a path to the items, templates over each item's values."""

from typing import Any

from crawler.charsets import decode
from crawler.errors import ExtractionError
from crawler.json_paths import parse_json, text_at, value_at
from crawler.listing.paging import page_after
from crawler.model import Link, Listing
from crawler.sites import ListingRules, SiteDefinition
from crawler.templates import Template, parse_template
from crawler.urls import join


def read_json(
    body: bytes, *, url: str, content_type: str | None, rules: ListingRules, site: SiteDefinition
) -> Listing:
    """Links of an answer in its order; incomplete items are skipped with a reason."""
    text, _ = decode(body, content_type=content_type, language=site.language)
    document = parse_json(text, url=url)
    items = value_at(document, rules.items or "")
    if not isinstance(items, list):
        raise ExtractionError(
            f"listing {rules.name!r}: no list at items = {rules.items!r}",
            reason="no_items",
            url=url,
        )
    templates = {
        name: parse_template(text)
        for name, text in {
            "link": rules.link or "", "title": rules.title or "", "date": rules.date or "",
            **{f"fields.{key}": value for key, value in rules.fields.items()},
        }.items()
        if text
    }  # fmt: skip
    links, skipped = [], []
    for item in items:
        link = _read_item(item, templates, rules, url)
        if isinstance(link, str):
            skipped.append(link)
        elif not rules.match or rules.match.search(link.url):
            links.append(link)
    next_url = _fill(parse_template(rules.next), document) if rules.next else None
    if rules.paging and rules.paging.by == "cursor":
        next_url = page_after(url, rules.paging, items=len(items), document=document)
    return Listing(
        links=tuple(links),
        next_url=join(url, next_url) if next_url else None,
        skipped=tuple(skipped),
    )


def _read_item(
    item: Any, templates: dict[str, Template], rules: ListingRules, url: str
) -> Link | str:
    values = {name: _fill(template, item) for name, template in templates.items()}
    fields = {
        name.removeprefix("fields."): value
        for name, value in values.items()
        if name.startswith("fields.") and value is not None
    }
    address = join(url, values["link"]) if values["link"] else None
    known = {**fields, "title": values.get("title"), "date": values.get("date"), "link": address}
    missing = [name for name in ("link", *rules.required) if not known.get(name)]
    if missing or address is None:
        shown = ", ".join(f"{key}={value}" for key, value in fields.items())[:120]
        return f"item without {', '.join(dict.fromkeys(missing))} ({shown})"
    return Link(url=address, title=values.get("title"), date_text=values.get("date"), fields=fields)


def _fill(template: Template, item: Any) -> str | None:
    return template.fill({name: text_at(item, name) for name in template.names})
