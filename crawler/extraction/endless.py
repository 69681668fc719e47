"""Pages that print further articles below the first: which block belongs to which.

Such pages load the next article when the reader reaches the end of one; some servers send several
at once. An article is told by its headline, an `h1`, in an element of its own. Two headlines in one
element are of its sections, as page builders set them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from crawler.extraction.outline import Block

ARTICLE = re.compile(r"(?:^|[\s_-])(?:article|story|post|entry|news)(?=$|[\s_\d-])", re.IGNORECASE)
MOST_HEADLINES = 20  # of a page; a list of more is no endless row of articles


def holders_of_headlines(blocks: Sequence[Block]) -> Counter[Block]:
    """How many articles with a headline each block holds."""
    held: Counter[Block] = Counter()
    articles: set[Block | None] = set()
    found = (block for block in blocks if block.tag == "h1" and block.own_size)
    for headline in islice(found, MOST_HEADLINES):
        article = _article_around(headline)
        if article in articles:
            continue
        articles.add(article)
        up: Block | None = headline
        while up is not None:
            held[up] += 1
            up = up.parent
    return held


def earlier_article(block: Block, headlines: Counter[Block], *, worth: float) -> Block | None:
    """The first article of a row, where `block` is in a later one; of at least that much text."""
    up: Block | None = block
    while up is not None and up.parent is not None:
        if headlines[up] == 1 and headlines[up.parent] > 1:
            row = [one for one in up.parent.children if (one.tag, one.names) == (up.tag, up.names)]
            before = row[: next(at for at, one in enumerate(row) if one is up)]
            return next((one for one in before if headlines[one] and one.good > worth), None)
        up = up.parent
    return None


def is_inside(block: Block, holder: Block) -> bool:
    """True for the holder itself and for what it holds."""
    up: Block | None = block
    while up is not None and up is not holder:
        up = up.parent
    return up is holder


def _article_around(headline: Block) -> Block | None:
    up = headline.parent
    while up is not None and up.tag != "article" and not ARTICLE.search(up.marks):
        up = up.parent
    return None if up is None or up.tag == "body" else up
