"""Which request does a stored post answer? Told by the post itself, so that files alone suffice.

Pure; `read_posts` is work for processes. Full front matter names url and id. Classic front matter
does not: there the site's footer template is read backwards, and the file's name gives the id that
no URL tells. What neither says, such as the listing it was found on, stays unknown.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.formats import ParsedPost, parse_post
from crawler.identity import article_request
from crawler.model import Link, Outcome, OutcomeKind, Request, StoredFile
from crawler.naming import name_in_path
from crawler.revisits import next_revisit
from crawler.sites import PostRules, SiteDefinition
from crawler.states import Record, State
from crawler.templates import Template
from crawler.urls import BadUrl, key_digest
from crawler.versions import damage_of, file_digest

ADDRESSES = frozenset({"page_url", "url", "canonical_url"})
LONGEST_FOOTER = 4000  # characters that a footer may take with its values filled in


@dataclass(frozen=True, slots=True)
class ToldPost:
    """What one file tells: the record of its article, None when it does not tell which that is."""

    path: str
    record: Record | None
    digest: str  # of the whole file


def read_posts(
    files: Sequence[tuple[StoredFile, bytes]], sites: Mapping[str, SiteDefinition], *, now: datetime
) -> list[ToldPost]:
    """What files that may be posts tell, in their order."""
    told = []
    for file, data in files:
        post, digest, record = parse_post(data), file_digest(data), None
        request = None if damage_of(data) else recognised(post, file.path, sites)
        if request:
            site = sites.get(request.site or "")
            record = _record(file, post, request, digest=digest, site=site, now=now)
        told.append(ToldPost(file.path, record, digest))
    return told


def _record(
    file: StoredFile, post: ParsedPost, request: Request, *, digest: str,
    site: SiteDefinition | None, now: datetime,
) -> Record:  # fmt: skip
    captured = post.instant("captured") or file.modified
    born = post.instant("date") or captured
    outcome = Outcome(
        kind=OutcomeKind.FILED,
        reason="reindexed",
        path=file.path,
        sha256=post.text_fact("sha256"),
        # A classic post has no digest to be checked by: it is taken for what was written.
        file_sha256=None if post.is_vouched_for is False else digest,
        captured=captured,
        again=next_revisit(site.article.revisit if site else (), born=born, now=now),
    )
    return Record(
        request=request, state=State.DONE, added=captured, finished=captured, outcome=outcome
    )


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
