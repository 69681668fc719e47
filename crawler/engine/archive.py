"""From an article to its post on disk.

A post's path is fixed at its first save. Later captures with the same title and text write nothing.
A changed article takes the path, and the version before it is kept under `revisions/`; a worse one
changes nothing. What somebody did to a file by hand stands: an edited post stays, the publisher's
new version is filed beside it; a deleted one stays away unless a person asks for it by name. What a
power cut tore is written anew.

A file that the catalogue does not know, because a crash or a lost state came between, is ours when
its front matter vouches for its body, and somebody's otherwise.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial

from crawler.engine.folders import Folders
from crawler.engine.styling import style_of
from crawler.formats import ParsedPost, PostStyle, parse_post, render_post
from crawler.judging import is_worse
from crawler.model import Article, Outcome, OutcomeKind, Post
from crawler.naming import spread_path
from crawler.ports.parser import Parser
from crawler.ports.store import Store
from crawler.sites import SiteDefinition
from crawler.urls import host_key, key_digest
from crawler.versions import content_digest, file_digest, is_same_text, is_torn, version_path

DELETED = Outcome(
    kind=OutcomeKind.DELETED,
    reason="deleted",
    detail="the post was removed by hand; crawler archive URL brings it back",
)

LARGE_BODY, MANY_TAGS = 64 * 1024, 1000  # characters; less is rendered in some milliseconds


@dataclass(frozen=True, kw_only=True)
class Capture:
    """One article as captured, with what decides how it is filed."""

    article: Article
    site: SiteDefinition | None
    listing: str | None
    key: str
    captured: datetime
    known: Outcome | None = None  # its path, digests and time of capture are the catalogue's entry
    is_wanted: bool = False  # a person asked for it by name

    @cached_property  # asked for several times, and a walk over the whole text
    def content(self) -> str:
        """Digest of title and text without the site's noise."""
        noise = self.site.article.noise if self.site else ()
        return content_digest(self.article.title, self.article.text, noise=noise)


class Archive:
    """Files posts in a store."""

    def __init__(self, store: Store, *, defaults: PostStyle, parser: Parser | None = None) -> None:
        self._store = store
        self._folders = Folders(store)
        self._parser = parser  # for bodies whose rendering would hold up the event loop
        self._defaults = defaults

    async def lack(self, known: Outcome | None) -> str | None:
        """What became of a post that was filed: gone, torn, or None when it lies there."""
        if known is None or known.path is None:
            return None
        before = await self.read(known)
        if before is None:
            return "gone"
        return "torn" if is_torn(before) else None

    async def read(self, known: Outcome | None) -> bytes | None:
        """The bytes of a post that was filed, or None."""
        return await self._store.read(known.path) if known and known.path else None

    async def file(self, capture: Capture) -> Outcome:
        """Write the post unless it is there; raises `StoreError`. Durable when it returns."""
        known = capture.known
        post = await self._rendered(capture)
        if known and known.path and not capture.is_wanted:
            before = await self._store.read(post.path)
            if before is None:
                return DELETED
        else:
            post, before = await self._write_new(post, is_known=bool(known and known.path))
        if before and not (known and known.path) and _is_anothers(capture, before):
            post = replace(post, path=_path_apart(post.path, capture.key))
            post, before = await self._write_new(post, is_known=False)
        if before is None:
            return _filed(capture, post, reason="new")
        if is_torn(before):
            await self._store.write_batch([(post.path, post.data)])
            return _filed(capture, post, reason="mended")
        return await self._file_over(capture, post, before)

    async def _write_new(self, post: Post, *, is_known: bool) -> tuple[Post, bytes | None]:
        """Write a post where none is; what lies there else, and the post with its place.

        The place of a post that is known is its own. Others of a crowded day are spread over
        folders, but for those that were filed before the day was crowded.
        """
        if not is_known and await self._folders.is_crowded(post.path):
            if before := await self._store.read(post.path):
                return post, before
            post = replace(post, path=spread_path(post.path))
        return post, await self._store.write_new(post.path, post.data)

    async def _version_path(self, path: str, data: bytes, *, captured: datetime) -> str:
        plain = version_path(path, data, captured=captured)
        if not await self._folders.is_crowded(plain) or await self._store.read(plain):
            return plain
        return version_path(path, data, captured=captured, spread=True)

    async def _file_over(self, capture: Capture, post: Post, before: bytes) -> Outcome:
        """What becomes of a post that is there."""
        known = capture.known
        if _is_same(capture, before, post):
            if not (known and known.path):
                # A run killed before its commit wrote it, and it may be in memory only.
                await self._store.write_batch([(post.path, before)])
            return _unchanged(capture, before, post)
        stored = parse_post(before)
        if why := is_worse(stored.body, parse_post(post.data).body):
            return Outcome(kind=OutcomeKind.UNCHANGED, reason="worse", detail=why)
        if not _is_ours(known, before, stored):
            return await self._file_beside(capture, post)
        return await self._replace(capture, post, before, stored)

    async def _rendered(self, capture: Capture, *, revisions: tuple[str, ...] = ()) -> Post:
        article, known = capture.article, capture.known
        style = self.style(article, capture.site, capture.listing)
        render = partial(
            render_post, article, style=style, captured=capture.captured, key=capture.key,
            revisions=revisions,
        )  # fmt: skip
        html = article.body_html
        is_large = len(html) > LARGE_BODY or html.count("<") > MANY_TAGS
        parser = self._parser if is_large else None
        post = await parser.run(article.url, render) if parser else render()
        return replace(post, path=known.path) if known and known.path else post

    async def _replace(
        self, capture: Capture, post: Post, before: bytes, stored: ParsedPost
    ) -> Outcome:
        """The new version takes the path; the one before goes among the revisions, and first."""
        known = capture.known
        since = stored.instant("captured") or (known and known.captured) or capture.captured
        earlier = await self._version_path(post.path, before, captured=since)
        named = stored.fact("revisions")
        names = [name for name in named if name != earlier] if isinstance(named, list) else []
        post = await self._rendered(capture, revisions=(*names, earlier))
        await self._store.write_batch([(earlier, before)])  # durable before anything replaces it
        await self._store.write_batch([(post.path, post.data)])
        return replace(_filed(capture, post, reason="changed"), detail=earlier)

    async def _file_beside(self, capture: Capture, post: Post) -> Outcome:
        """Somebody edited the post: theirs stays, the publisher's version goes beside it."""
        beside = await self._version_path(post.path, post.data, captured=capture.captured)
        await self._store.write_batch([(beside, post.data)])
        known = capture.known
        return Outcome(
            kind=OutcomeKind.UNCHANGED,
            reason="edited",
            detail=f"edited by hand; the publisher's new version is {beside}",
            path=post.path,
            sha256=known.sha256 if known else None,
            file_sha256=known.file_sha256 if known else None,
            content=capture.content,
            captured=known.captured if known else None,
        )

    def style(
        self, article: Article, site: SiteDefinition | None, listing: str | None
    ) -> PostStyle:
        """How this article becomes a post in a run with these defaults."""
        return style_of(article, site, listing=listing, defaults=self._defaults)


def _is_anothers(capture: Capture, before: bytes) -> bool:
    """True when the file is of an article of other hosts: two sites may use the same ids."""
    url = parse_post(before).text_fact("url")
    hosts = capture.site.hosts if capture.site else (host_key(capture.article.url),)
    return url is not None and host_key(url) not in hosts


def _path_apart(path: str, key: str) -> str:
    stem, _, ending = path.rpartition(".")
    return f"{stem}-{key_digest(key)}.{ending}"


def _is_same(capture: Capture, before: bytes, post: Post) -> bool:
    """True when title and text are what is known, or what lies on disk."""
    known = capture.known
    if before == post.data or (known and known.content == capture.content):
        return True
    old, new = parse_post(before), parse_post(post.data)
    noise = capture.site.article.noise if capture.site else ()
    return is_same_text((old.title, old.body), (new.title, new.body), noise=noise)


def _is_ours(known: Outcome | None, before: bytes, stored: ParsedPost) -> bool:
    """True when the file on disk is as we wrote it."""
    if known and known.file_sha256:
        return known.file_sha256 == file_digest(before)
    return stored.is_vouched_for is True


def _filed(capture: Capture, post: Post, *, reason: str) -> Outcome:
    return Outcome(
        kind=OutcomeKind.FILED,
        reason=reason,
        path=post.path,
        sha256=post.sha256,
        file_sha256=file_digest(post.data),
        content=capture.content,
        captured=capture.captured,
    )


def _unchanged(capture: Capture, before: bytes, post: Post) -> Outcome:
    """Nothing to write; the entry is completed with what a lost or older state did not know."""
    known, stored = capture.known, parse_post(before)
    is_proven = before == post.data or stored.is_vouched_for is True
    digest = file_digest(before) if is_proven else None
    if known and known.file_sha256 and known.content == capture.content:
        digest = known.file_sha256  # where it differs somebody edited the file: remember that
    return Outcome(
        kind=OutcomeKind.UNCHANGED,
        reason="same",
        path=post.path,
        sha256=stored.text_fact("sha256") or post.sha256,
        file_sha256=digest,
        content=capture.content,
        captured=stored.instant("captured") or (known and known.captured) or capture.captured,
    )
