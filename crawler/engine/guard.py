"""Before a run: do the archive and the state belong together?

A state that knows posts beside an archive without a single one means a disk that is not mounted or
a wrong folder, hardly ever that somebody deleted every post: the run stops before it fetches
anything.
"""

import structlog

from crawler.errors import StoreError
from crawler.model import OutcomeKind
from crawler.naming import is_post_path
from crawler.ports.frontier import Frontier
from crawler.ports.store import Store

log = structlog.get_logger("crawler.guard")

FEWEST = 3  # posts: one or two may well have been deleted by hand, and were the only ones


async def check_archive(frontier: Frontier, store: Store) -> None:
    """Raise `StoreError` when all posts are missing; tell of an archive that the state forgot."""
    if await _has_post(store):
        if not await frontier.catalogue(limit=1):
            # An error, though the run goes on: somebody may want to stop it before it fetches all.
            log.error("state.knows_no_post", hint="crawler reindex saves fetching them again")
    elif await _knows_posts(frontier):
        raise StoreError(
            "the archive holds no post, and the state knows some",
            hint="Is its disk mounted, --archive the right folder? If they are deleted for good, "
            "run: crawler reindex (they stay deleted), or remove the state too to start afresh.",
        )


async def _has_post(store: Store) -> bool:
    async for files in store.walk():
        if any(is_post_path(file.path) for file in files):
            return True
    return False


async def _knows_posts(frontier: Frontier) -> bool:
    """True when `FEWEST` posts or more are known that nobody deleted."""
    known, after = 0, ""
    while known < FEWEST and (records := await frontier.catalogue(after=after)):
        for record in records:
            assert record.outcome is not None
            after = record.outcome.path or ""
            known += record.outcome.kind is not OutcomeKind.DELETED
    return known >= FEWEST
