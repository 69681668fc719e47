"""Which request does a stored post answer? Told by the post itself, so that files alone suffice.

Pure. Full front matter names url and id. Classic front matter does not: there the site's footer
template is read backwards, and the file's name gives the id that no URL tells. What neither says,
such as the listing it was found on, stays unknown.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from crawler.formats import ParsedPost
from crawler.identity import article_request
from crawler.model import Link, Request
from crawler.naming import name_in_path
from crawler.sites import PostRules, SiteDefinition
from crawler.templates import Template
from crawler.urls import BadUrl, key_digest

ADDRESSES = frozenset({"page_url", "url", "canonical_url"})
LONGEST_FOOTER = 4000  # characters that a footer may take with its values filled in


def recognised(post: ParsedPost, path: str, sites: Mapping[str, SiteDefinition]) -> Request | None:
    """The request whose visit would file this post, or None when the post does not tell."""
    try:
        if url := post.text_fact("url"):
            return article_request(url, sites.values(), link=Link(url=url, fields=_fields(post)))
        for site, listing, url in _footer_addresses(post.body, sites.values()):
            return _of_classic(url, path, site, listing)
    except BadUrl:
        return None
    return None


def _fields(post: ParsedPost) -> dict[str, str]:
    kept = post.fact("fields")
    fields = {str(k): str(v) for k, v in kept.items()} if isinstance(kept, dict) else {}
    article_id = post.text_fact("id")
    return {**fields, "id": article_id} if article_id else fields


def _of_classic(url: str, path: str, site: SiteDefinition, listing: str | None) -> Request:
    plain = article_request(url, [site], listing=listing)
    name = name_in_path(path)
    if site.article_id(url) or name.endswith(f"-{key_digest(plain.key)}"):
        return plain
    return article_request(url, [site], link=Link(url=url, fields={"id": name}), listing=listing)


def _footer_addresses(
    body: str, sites: Iterable[SiteDefinition]
) -> Iterator[tuple[SiteDefinition, str | None, str]]:
    end = body[-LONGEST_FOOTER:]
    for site in sites:
        for rules, listing in _rules_of(site):
            pattern = _reversed(rules.footer)
            for found in list(pattern.finditer(end))[-1:] if pattern else ():
                yield site, listing, found.group("address")


def _rules_of(site: SiteDefinition) -> Iterator[tuple[PostRules, str | None]]:
    """A listing's own footer names the listing; the site's footer leaves it open."""
    for rules in site.listings:
        if rules.post.footer != site.post.footer:
            yield rules.post, rules.name
    yield site.post, None


def _reversed(template: Template) -> re.Pattern[str] | None:
    """What a filled template looks like, with the address it holds; None when it holds none."""
    out, has_address = [], False
    for part in template.parts:
        if isinstance(part, str):
            out.append(re.escape(part))
        elif part[0] in ADDRESSES and not part[1] and not has_address:
            has_address = True
            out.append(r"(?P<address>https?://[^\s<>()\"]+)")
        else:
            out.append(r"[^\n]*?")
    return re.compile("".join(out)) if has_address else None
