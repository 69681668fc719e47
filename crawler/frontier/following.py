"""Which next pages of a listing a commit queues. Shared by every frontier; pure."""

from collections.abc import Sequence
from dataclasses import replace

from crawler.model import Finished, PageKind, Request
from crawler.revisits import is_followed


def pages_to_follow(item: Finished, are_new: Sequence[bool]) -> tuple[list[Request], bool]:
    """The next pages to add, and whether to add them `again`.

    `are_new` tells of each discovered article whether it was queued. Without `stop_after_known`, a
    page that was never seen is added even beside no news: an earlier run ended before it.
    """
    if item.follow:
        return [it for it in item.discovered if it.kind is PageKind.LISTING], True
    follows, known = is_followed(
        [not is_new for is_new in are_new],
        before=item.request.known_before,
        stop_after=item.stop_after_known,
        is_first=item.request.depth == 0,
    )
    if item.stop_after_known is not None and not follows:
        return [], False
    pages = [it for it in item.discovered if it.kind is PageKind.LISTING]
    return [replace(page, known_before=known) for page in pages], follows
