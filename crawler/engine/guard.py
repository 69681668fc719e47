"""Before a run: do the archive and the state belong together?

A state that knows posts and finds none of them means a disk that is not mounted or a wrong folder,
hardly ever that somebody deleted every post: the run stops before it fetches anything.
"""

import structlog

from crawler.errors import StoreError
from crawler.model import OutcomeKind
from crawler.naming import is_post_path
from crawler.ports import Frontier, Store

log = structlog.get_logger("crawler.guard")

FEWEST = 3  # posts: one or two may well have been deleted by hand, and were the only ones


async def check_archive(frontier: Frontier, store: Store) -> None:
    """Raise `StoreError` when all posts are missing; warn of an archive that the state forgot."""
    gone, after = 0, ""
    while records := await frontier.catalogue(after=after):
        for record in records:
            assert record.outcome is not None
            after = record.outcome.path or ""
            if record.outcome.kind is OutcomeKind.DELETED:
                continue
            if await store.read(after) is not None:
                return
            gone += 1
    if gone >= FEWEST:
        raise StoreError(
            f"the state knows {gone} posts, and the archive holds none of them",
            hint="Is its disk mounted, --archive the right folder? If they are deleted for good, "
            "run: crawler reindex (they stay deleted), or remove the state too to start afresh.",
        )
    if after:
        return
    async for files in store.walk():
        if any(is_post_path(file.path) for file in files):
            # An error, though the run goes on: somebody may want to stop it before it fetches all.
            log.error("state.knows_no_post", hint="crawler reindex saves fetching them again")
            return
