"""Values that pass between stages: frozen, compared by content, free of behaviour that needs I/O.

Times are aware and in UTC. What is not known is `None`, never an empty string or a guess.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

NOTHING: Mapping[str, Any] = MappingProxyType({})


class PageKind(StrEnum):
    """What a request's page is used for."""

    LISTING = "listing"
    ARTICLE = "article"


class OutcomeKind(StrEnum):
    """How one visit ended."""

    FILED = "filed"  # a new post is on disk
    UNCHANGED = "unchanged"  # the post on disk stays as it is
    DELETED = "deleted"  # somebody removed the post; it stays away
    LISTED = "listed"  # a listing was read
    REFUSED = "refused"  # we decided not to fetch
    PARKED = "parked"  # fetched, but judged not to be an article
    DEFERRED = "deferred"  # to be tried again, not before `not_before`
    FAILED = "failed"  # given up


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Intent to fetch one URL.

    `key` is the identity under which spellings are one request. `url` is what is fetched;
    `page_url` is the page a reader would open, when that differs (a share page whose text comes
    from an API). `fields` carries what the listing told about the article, as text.
    """

    key: str
    url: str
    kind: PageKind
    host: str  # host[:port] of `url`, lower case: the unit of lease and pacing
    site: str | None = None
    listing: str | None = None  # name of the listing it is, or was found on
    page_url: str | None = None
    depth: int = 0
    fields: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    etag: str | None = None
    last_modified: str | None = None
    seen: str | None = None  # of a listing: which rules have read which bytes, see `Outcome.seen`
    attempts: int = 0  # visits that ended deferred, failed or parked so far, one after another
    known_before: int = 0  # items already known, one after another, that led to this listing page
    # Whether a visit has ended before, told by the frontier that gives it out; None: not told.
    was_visited: bool | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One redirect that was followed."""

    url: str
    status: int
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a server answered, whatever the status."""

    url: str  # asked for
    final_url: str  # answered, after hops
    status: int
    headers: tuple[tuple[str, str], ...]  # as received, in order, names as sent
    body: bytes  # content-decoded
    wire_bytes: int  # body length as it came over the wire
    hops: tuple[Hop, ...] = ()
    peer: str | None = None  # address[:port] connected to
    started: datetime
    ended: datetime
    attempts: int = 1

    def header(self, name: str) -> str | None:
        """First value of a header, name compared without case, or None."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Our decision not to fetch; `rule` is the line, setting or standard behind it."""

    url: str
    reason: str  # robots, robots_unreachable, scheme, address, host, held
    rule: str
    not_before: datetime | None = None  # the decision stands until then


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One item of a listing; `fields` holds further named values as text."""

    url: str
    title: str | None = None
    date_text: str | None = None
    fields: Mapping[str, str] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Links of one listing page, in page order, and where it goes on.

    `parts` are further pages of the same listing that are all of equal rank: the maps of a sitemap
    index.
    """

    links: tuple[Link, ...]
    next_url: str | None = None
    parts: tuple[Link, ...] = ()
    skipped: tuple[str, ...] = ()  # why items were left out, one text each


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticker:
    """A security or board named in a body; `exchange` is None when the market number is unknown."""

    market: str
    code: str
    exchange: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What was read from one page, before any file format.

    `evidence` maps a field's name to where it was found, such as `json-ld`, `selector h1` or
    `listing`.
    """

    url: str
    title: str
    body_html: str
    text: str
    published: datetime | None = None
    modified: datetime | None = None
    canonical_url: str | None = None
    id: str | None = None
    story: str | None = None  # shared by articles that tell the same story under several ids
    authors: tuple[str, ...] = ()
    source: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    images: tuple[str, ...] = ()
    tickers: tuple[Ticker, ...] = ()
    fields: Mapping[str, str] = field(default_factory=lambda: NOTHING)  # from listing and rules
    evidence: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    confidence: Mapping[str, float] = field(default_factory=lambda: NOTHING)  # 0 to 1 by field
    next_url: str | None = None  # where the article goes on, when it is printed on several pages


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file of a store; `path` is relative to its root."""

    path: str
    modified: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An article as filed: `path` is relative to the archive, `data` its bytes."""

    path: str
    data: bytes
    sha256: str  # of the body, hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one visit ended, with a reason code; `not_before` only when deferred.

    The five facts from `path` on go together: they are the catalogue's entry of the post.
    """

    kind: OutcomeKind
    reason: str
    detail: str | None = None
    path: str | None = None
    sha256: str | None = None  # of the body
    file_sha256: str | None = None  # of the whole file as we wrote it; None: not known to be ours
    content: str | None = None  # digest of title and text without noise
    captured: datetime | None = None
    not_before: datetime | None = None
    again: datetime | None = None  # when a request that is done, failed or parked is due once more
    etag: str | None = None
    last_modified: str | None = None
    seen: str | None = None  # of a listing that was read whole: digests of the rules and the answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A request, its outcome and what it led to: the unit of a frontier commit.

    Discovered listing pages that were read before are queued again when an article beside them is
    new, or always with `follow`: in a back-fill, and for the parts of an index.
    """

    request: Request
    outcome: Outcome
    discovered: tuple[Request, ...] = ()  # of a listing: articles in page order, next pages
    stop_after_known: int | None = None  # see `revisits.is_followed`
    follow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """One invocation: what it did, counted by outcome kind and by site."""

    run: str
    command: str
    started: datetime
    ended: datetime
    outcomes: Mapping[str, int]
    sites: Mapping[str, Mapping[str, int]]
    fetched: int  # requests that were answered by a server
    bytes: int  # body bytes over the wire
    saved: tuple[str, ...] = ()  # paths of posts written
    problems: tuple[Mapping[str, str], ...] = ()  # url, kind, reason, detail; capped
    status: str = "done"
    stopped: str | None = None  # what ended it early: SIGTERM, max_time, max_articles, disk_low
    broken_sites: tuple[str, ...] = ()  # their pages cannot be read by their definitions
    exit_code: int = 0
