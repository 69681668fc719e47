"""The versions of one article and what differs between two: the facts behind history and diff."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.app.places import DATABASE, load_sites, requested_article, state_folder
from crawler.document import element_text, parse
from crawler.errors import UsageError
from crawler.formats import ParsedPost, parse_post
from crawler.frontier.sqlite import SqliteFrontier
from crawler.model import Outcome, OutcomeKind
from crawler.naming import is_post_path
from crawler.settings import Settings
from crawler.store.files import FileStore
from crawler.versions import is_version_of, version_captured, versions_folder
from crawler.word_diff import Piece, word_diff


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version; `kind` is earlier, current, or beside: of the publisher, next to an edit."""

    number: int
    kind: str
    path: str
    captured: datetime | None
    title: str
    text: str


async def read_versions(settings: Settings, target: str) -> list[Version]:
    """Versions of an article, oldest first; `target` is its address or its post's path.

    Raises `UsageError` when there is none.
    """
    store = FileStore(settings.archive)
    entry = await _entry(settings, target)
    path = entry.path if entry else None
    if path is None:
        hint = "Archive it: crawler archive URL. After the state was lost: crawler reindex"
        raise UsageError(f"not archived: {target}", hint=hint)
    current = await store.read(path)
    post = parse_post(current) if current is not None else None
    since = (post.instant("captured") if post else None) or (entry.captured if entry else None)
    found: list[tuple[str, datetime | None, str, ParsedPost]] = []
    async for files in store.walk(versions_folder(path).rpartition("/")[0]):
        for file in files:
            captured = version_captured(file.path)
            if captured and is_version_of(file.path, path):
                data = await store.read(file.path)
                kind = "beside" if since and captured > since else "earlier"
                found.append((kind, captured, file.path, parse_post(data or b"")))
    found.sort(key=lambda it: str(it[1]))
    if post:
        place = sum(kind == "earlier" for kind, *_ in found)
        found.insert(place, ("current", since, path, post))
    if not found:
        raise UsageError(
            f"deleted by hand: {path}", hint=f"Bring it back: crawler archive {target}"
        )
    return [
        Version(
            number=number, kind=kind, path=where, captured=captured, title=stored.title,
            text=readable_text(stored),
        )
        for number, (kind, captured, where, stored) in enumerate(found, 1)
    ]  # fmt: skip


async def read_diff(
    settings: Settings, target: str, *, old: int | None, new: int | None
) -> tuple[Version, Version, list[Piece]]:
    """Two versions by number, by default the last two, and the pieces between them."""
    versions = await read_versions(settings, target)
    newer = _numbered(versions, len(versions) if new is None else new)
    older = _numbered(versions, max(1, newer.number - 1) if old is None else old)
    texts = (f"{version.title}\n\n{version.text}\n" for version in (older, newer))
    return older, newer, word_diff(*texts)


def readable_text(post: ParsedPost) -> str:
    """The body as a reader sees it; Markdown as it stands."""
    if "<p" not in post.body and not post.body.startswith("<"):
        return post.body.strip()
    body = parse(post.body).body
    return element_text(body) if body else ""


def _numbered(versions: list[Version], number: int) -> Version:
    if not 1 <= number <= len(versions):
        known = f"There are {len(versions)}: crawler history shows them."
        raise UsageError(f"no version {number}", hint=known)
    return versions[number - 1]


async def _entry(settings: Settings, target: str) -> Outcome | None:
    """The catalogue's entry by address, or one made of a post's path."""
    if "://" not in target:
        return _entry_by_path(settings, target)
    request = requested_article(target, load_sites(settings))
    path = state_folder(settings) / DATABASE
    if not path.exists():
        return None
    frontier = await SqliteFrontier.open(path)
    try:
        record = await frontier.lookup(request.key)
    finally:
        await frontier.close()
    return record.outcome if record else None


def _entry_by_path(settings: Settings, target: str) -> Outcome | None:
    """A path below the archive, or one from here that leads into it."""
    here = (Path.cwd() / target).resolve()
    root = settings.archive.resolve()
    path = here.relative_to(root).as_posix() if here.is_relative_to(root) else target
    if not is_post_path(path):
        return None
    return Outcome(kind=OutcomeKind.UNCHANGED, reason="named", path=path)
