"""Pages that print further articles below the first: which block belongs to which.

Such pages load the next article when the reader reaches the end of one; some servers send several
at once. An article is told by its headline, an `h1`, in an element of its own. Two headlines in one
element are of its sections, as page builders set them. Bulletins and teasers in a row below the
article's own element are further articles, too, however little each of them says.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from crawler.document import first
from crawler.extraction.blocks import HEADINGS, Block, leaves_of
from crawler.extraction.body.boilerplate import is_dateline
from crawler.extraction.folding import similar
from crawler.patterns import pattern_of

ARTICLE = pattern_of(r"(?:^|[\s_-])(?:article|story|post|entry|news)(?=$|[\s_\d-])", re.IGNORECASE)
OF_HEAD = 8  # leaves from the start of an article: section, headline, summary, date
MOST_HEADINGS = 40
MOST_HEADLINES = 20  # of a page; a list of more is no endless row of articles
FEWEST_BRIEFS, LONGEST_BRIEF = 3, 600  # in a row, bytes of one


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


def further_articles(
    blocks: Sequence[Block], titles: Sequence[str], *, worth: float
) -> list[Block]:
    """Articles that stand behind the page's own, each with a headline and that much text.

    The page's own bears one of its declared titles, or has its first headline. Entries of a live
    blog and sections stand within it, teasers have little text.
    """
    headings = [block for block in blocks if block.tag in {"h1", "h2"} and block.own_size]
    own = next((one for one in headings[:MOST_HEADINGS] if _is_named(one, titles)), None)
    own = own or next((one for one in headings if one.tag == "h1"), None)
    around = [block for block in _holders(own) if _is_article(block) and block.good > worth]
    article = next((block for block in around if block.tag == "article"), None)
    article = article or next(iter(around), None)
    article = article or next((one for one in _holders(own) if _has_next(one, worth)), None)
    found: list[Block] = []
    up: Block | None = article
    while article and up is not None and up.parent is not None and len(found) < MOST_HEADLINES:
        siblings = up.parent.children
        at = next(index for index, one in enumerate(siblings) if one is up)
        for after in siblings[at + 1 :]:
            found += _alike_in(after, article, worth)
            found += _rows_of_briefs(after) if article.tag == "article" else []
        up = up.parent
    return found


def _holders(block: Block | None) -> Iterator[Block]:
    while block is not None:
        yield block
        block = block.parent


def _alike_in(block: Block, article: Block, worth: float) -> list[Block]:
    """The outermost articles in it of the kind of another one, with a headline of their own.

    Of the same class they may be as short as they like.
    """
    if block.good <= 0:
        return []
    is_twin = block.tag == article.tag and block.names == article.names
    is_article = block.tag == article.tag == "article"
    is_long = block.good > worth
    if (is_twin and is_article and block.names) or (is_long and (is_twin or is_article)):
        leaves = leaves_of(block)
        return [block] if any(leaf.tag in {"h1", "h2"} for leaf in leaves) else []
    return [one for child in block.children for one in _alike_in(child, article, worth)]


def _rows_of_briefs(block: Block) -> list[Block]:
    """Holders in it of boxes side by side, each with a headline and a link or a time of its own."""
    if block.good <= 0:
        return []
    rows = Counter((child.tag, child.names) for child in block.children if _is_brief(child))
    if max(rows.values(), default=0) >= FEWEST_BRIEFS:
        return [block]
    return [one for child in block.children for one in _rows_of_briefs(child)]


def _is_brief(block: Block) -> bool:
    if block.good <= 0 or block.size > LONGEST_BRIEF:
        return False
    head = islice(leaves_of(block), OF_HEAD)
    return any(leaf.tag in HEADINGS for leaf in head) and bool(
        block.links or first(block.node, "time")
    )


def _is_article(block: Block) -> bool:
    return block.tag == "article" or (
        block.tag not in {"body", "html"} and ARTICLE.search(block.marks) is not None
    )


def _has_next(block: Block, worth: float) -> bool:
    """True where a block of the same class follows with a headline and a date or an address.

    Sections of a page builder have headlines, but neither of both.
    """
    if not block.names or block.good <= worth or block.parent is None:
        return False
    siblings = block.parent.children
    after = siblings[next(index for index, one in enumerate(siblings) if one is block) + 1 :]
    return any(
        (one.tag, one.names) == (block.tag, block.names) and _is_whole(one, worth)
        for one in after
        if one.node.attributes.get("lang") == block.node.attributes.get("lang")  # no translation
    )


def _is_whole(block: Block, worth: float) -> bool:
    head = list(islice(leaves_of(block), OF_HEAD))
    if block.good <= worth or not any(leaf.tag == "h1" for leaf in head):
        return False
    values = (value or "" for value in block.node.attributes.values())
    is_addressed = any(value.startswith(("/", "http")) for value in values)
    return is_addressed or any(is_dateline(leaf.own_text) for leaf in head)


def _is_named(heading: Block, titles: Sequence[str]) -> bool:
    return any(similar(heading.own_text, title) for title in titles)


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
