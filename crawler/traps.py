"""Does a link lead into a trap: addresses without end that a server makes up as they are asked for?

Pure, over the URL alone, and careful: no article is known whose own address looks like that. What
only costs a request more (a calendar's next month) is bounded by a listing's `max_pages` and
`max_links`, and by one key for all addresses that differ in a session (`crawler.urls`).
"""

from collections import Counter
from urllib.parse import urlsplit

LONGEST_URL = 2048  # characters: the longest a sitemap may name (sitemaps.org)
MOST_SEGMENTS = 24  # articles of news sites have three to eight
MOST_REPEATS = 3  # of one segment: /a/b/a/b/a/b/a grows by relative links; /11/11/11 is a date


def trap_of(url: str) -> str | None:
    """What about a URL is a trap, or None for an ordinary one."""
    if len(url) > LONGEST_URL:
        return f"{len(url)} characters long"
    segments = [segment for segment in urlsplit(url).path.split("/") if segment]
    if len(segments) > MOST_SEGMENTS:
        return f"{len(segments)} folders deep"
    word, count = max(Counter(segments).items(), key=lambda item: item[1], default=("", 0))
    if count > MOST_REPEATS:
        return f"/{word} {count} times"
    return None
