"""A derived site as the text of its TOML file, with the reasons as comments.

Pure. The text is written for the person who will edit it: each value says where it comes from.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class ListingDraft:
    """One listing: `keys` in the order they are written, `pages` its table."""

    name: str
    kind: str
    url: str
    why: str = ""
    keys: dict[str, object] = field(default_factory=dict)
    pages: Mapping[str, object] | None = None
    fields: Mapping[str, str] | None = None


@dataclass(slots=True, kw_only=True)
class Draft:
    """What was derived of one site."""

    id: str
    name: str
    home: str
    hosts: tuple[str, ...]
    zone: str
    zone_why: str
    language: str | None = None
    charset: str | None = None
    crawl_delay_s: float | None = None
    match: str | None = None
    id_pattern: str | None = None
    selectors: dict[str, str] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    text: Mapping[str, object] | None = None
    text_fields: Mapping[str, str] | None = None
    listings: list[ListingDraft] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)


def render_definition(draft: Draft, *, day: str) -> str:
    """The TOML text of a draft."""
    lines = [
        f"# Derived from {draft.home} on {day} by `crawler init`. Read it once; then it is yours.",
        f"# Does it still hold? crawler doctor {draft.id}   Against its cases: "
        f"crawler site-test {draft.id}",
        *(f"# {note}" for note in draft.notes),
        _pair("id", draft.id),
        _pair("name", draft.name),
        _pair("hosts", list(draft.hosts)),
        _pair("time_zone", draft.zone, draft.zone_why),
    ]
    if draft.language:
        lines.append(_pair("language", draft.language))
    if draft.charset and draft.charset != "utf-8":
        lines.append(f"# Its pages are in {draft.charset}; that is found anew on each page.")
    if draft.crawl_delay_s:
        lines.append(_pair("pace_s", draft.crawl_delay_s, "its robots.txt asks for it"))
    lines += _identity(draft) + _article(draft)
    for listing in draft.listings:
        lines += ["", *_listing(listing)]
    return "\n".join(lines) + "\n"


def site_id(host: str) -> str:
    """A short name for a host: `lantern` of `www.lantern.co.uk`."""
    labels = [name for name in host.lower().partition(":")[0].split(".") if name]
    while len(labels) > 2 and labels[0] in {"www", "m", "news", "amp"}:  # noqa: PLR2004  # name and ending
        labels = labels[1:]
    if all(name.isdecimal() for name in labels):  # an IPv4 address
        return "site-" + "-".join(labels)
    return re.sub(r"[^a-z0-9_-]", "-", labels[0]).strip("-_") or "site"


def toml_value(value: object) -> str:
    """A value as TOML writes it; patterns and selectors in literal strings where they can be."""
    if isinstance(value, str):
        needs_literal = "\\" in value or '"' in value
        if needs_literal and "'" not in value and value.isprintable():
            return f"'{value}'"
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(toml_value(item) for item in value) + "]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{key} = {toml_value(item)}" for key, item in value.items())
        return f"{{ {pairs} }}"
    return json.dumps(value)


def _pair(key: str, value: object, why: str = "") -> str:
    text = f"{key} = {toml_value(value)}"
    return f"{text}  # {why}" if why else text


def _identity(draft: Draft) -> list[str]:
    if not draft.id_pattern:
        return [
            "",
            "# No number in its addresses tells its articles apart: posts are named by title.",
        ]
    return ["", "[identity]", _pair("id", draft.id_pattern, "on the address of the article")]


def _article(draft: Draft) -> list[str]:
    lines = ["", "# What is left out here is found by structured data and the generic rules."]
    lines.append("[article]")
    if draft.match:
        lines.append(_pair("match", draft.match))
    lines += [_pair(name, [selector]) for name, selector in draft.selectors.items()]
    if draft.remove:
        lines.append(_pair("remove", list(draft.remove), "stands in the body on most pages"))
    if draft.text:
        lines += ["", "# Its pages are shells: the text comes from its API.", "[article.text]"]
        lines += [_pair(key, value) for key, value in draft.text.items()]
        if draft.text_fields:
            lines.append(_pair("fields", draft.text_fields))
    return lines


def _listing(listing: ListingDraft) -> list[str]:
    lines = [f"# {listing.why}"] if listing.why else []
    lines += ["[[listing]]", _pair("name", listing.name), _pair("kind", listing.kind)]
    lines.append(_pair("url", listing.url))
    lines += [_pair(key, value) for key, value in listing.keys.items()]
    if listing.fields:
        lines.append(_pair("fields", listing.fields))
    if listing.pages:
        lines += ["", "[listing.pages]", *(_pair(key, it) for key, it in listing.pages.items())]
    return lines
