"""The lead of an article that stands outside the block of its text, between headline and text.

Below the headline it is known by its class, as a paragraph or a second heading, or because the
page declares the same words as its description. Where no headline is met, only what is marked
as the lead within what is marked as the article is one: else it may be anything.
"""

import re
from collections.abc import Iterator, Sequence

from crawler.extraction.blocks import HEADINGS, Block
from crawler.extraction.body.boilerplate import (
    is_boilerplate_line,
    is_dateline,
    is_stamp,
    points_elsewhere,
)
from crawler.extraction.body.captions import CREDIT, NAMED, PICTURE
from crawler.extraction.body.decks import is_called_sub_title, only_holder
from crawler.extraction.folding import fold
from crawler.extraction.hints import Hint, hint_of
from crawler.patterns import pattern_of

HIGHEST = 14  # levels above the text
HIGHEST_MARKED = 4
LOOKED_AT = 60  # blocks between text and headline
SHORT_LEAD = 60  # bytes of worth; shorter ones are labels
SHORTEST, LONGEST = 25, 1500  # bytes of what is known as a lead by its class or its words
SHORTEST_HEADING = 60  # bytes of a second heading that nothing else tells to be a lead
SAMPLE = 40  # folded letters by which a text is known
MOST_LINKS = 0.3
# `… in the harbour. (Ada Rivers, Harbour Lantern / April 25, 2024)`: who took a picture.
MAKER = pattern_of(r"\([A-Z][\w.'’-]+\s[A-Z][^()/]{2,40}\s/\s[^()]{3,40}\)$")
STICKY = pattern_of(r"sticky", re.IGNORECASE)  # a bar that comes with scrolling repeats the title
# Of the house or a section.
LOGO = pattern_of(r"(?:^|[\s_-])(?:site-?)?logo(?=$|[\s_-])", re.IGNORECASE)
LAYER = pattern_of(r"layer|tooltip|popup|modal|dropdown", re.IGNORECASE)  # what a button opens
# An editor's, as many portals of East Asia print it.
ABSTRACT = pattern_of(
    r"(?:STORY|ARTICLE)\sHIGHLIGHTS|(?:摘\s?要|内容提要|内容摘要|導讀|导读)\s?[:：]|ざっくり言うと|[3三]行まとめ|3줄\s?요약"
)
ELSEWHERE = frozenset({"nav", "footer", "aside", "figure", "ul", "ol", "form"})
SIDE_HINTS = frozenset({Hint.STRONG, Hint.HIDDEN})


def leads_before(text_block: Block, title: str | None, summaries: Sequence[str]) -> list[Block]:
    """Leads above the text's block, in page order; `summaries` are declared ones, folded."""
    wanted, looked_at = fold(title or ""), 0
    found: list[Block] = []
    marked: list[Block] = []
    chain, up = text_block, text_block.parent
    for level in range(HIGHEST):
        if up is None or up.tag in {"body", "html"}:
            break
        before = up.children[: next(i for i, b in enumerate(up.children) if b is chain)]
        for block in _backwards(before, wanted, summaries):
            looked_at += 1
            if is_headline(block, wanted):
                return _new(found, text_block, title)
            if looked_at > LOOKED_AT:
                return marked
            if is_lead(block, summaries):
                found.insert(0, block)
                is_article = block.parent is up and (up.tag == "article" or up.hint is Hint.BODY)
                is_sure = is_article or is_declared(block, summaries)
                if block.hint is Hint.LEAD and is_sure and level < HIGHEST_MARKED:
                    marked.insert(0, block)
        chain, up = up, up.parent
    return _new(marked, text_block, title)


def _new(leads: list[Block], text_block: Block, title: str | None) -> list[Block]:
    """Those that do not stand in the text or in the title, too."""
    if not leads:
        return leads
    text, headline = fold(text_block.text), fold(title or "")
    return [lead for lead in leads if is_new(lead, text, headline)]


def lost_with(
    leads: Sequence[Block], cut: Sequence[Block], root: Block, title: str | None
) -> list[Block]:
    """Those that would go with the header around them, and stand nowhere else below `root`."""
    gone, kept = set(cut), []
    if not leads:
        return []
    stack = [root]
    while stack:
        block = stack.pop()
        if block not in gone:
            kept.append(block.own_text)
            stack.extend(block.children)
    rest, headline = fold(" ".join(reversed(kept))), fold(title or "")
    return [lead for lead in leads if lead not in gone and is_new(lead, rest, headline)]


def is_new(lead: Block, text: str, title: str) -> bool:
    """True for one that stands neither in the folded text nor in the folded title, too."""
    start = fold(lead.text)[:SAMPLE]
    return start not in text and start not in title


def _backwards(blocks: Sequence[Block], wanted: str, summaries: Sequence[str]) -> Iterator[Block]:
    """Blocks without inner ones, and leads around some, from the last to the first.

    What stands in side matter is left out.
    """
    stack = list(blocks)
    while stack:
        block = stack.pop()
        if STICKY.search(block.marks):
            continue
        if is_headline(block, wanted) and not _holds_other(block, wanted):
            yield block
        elif not block.size or block.tag in ELSEWHERE or block.hint in SIDE_HINTS:
            continue
        elif not block.children or (_is_one_lead(block) and not _holds_headline(block, wanted)):
            yield block
        elif (
            block.hint is not Hint.WEAK
            or _is_called_lead(block)
            or _holds_headline(block, wanted)
            or _holds_declared(block, summaries)
        ):
            stack.extend(block.children)


def _holds_other(block: Block, wanted: str) -> bool:
    """True for words around a heading that say the same, such as the end of a trail of links."""
    return any(_holds_headline(child, wanted) for child in block.children)


def _is_one_lead(block: Block) -> bool:
    return block.hint is Hint.LEAD and len(block.children) == 1


def _is_called_lead(block: Block) -> bool:
    """True where one of an element's classes names a lead: others may tell where it stands."""
    return any(hint_of(name, "") is Hint.LEAD for name in block.names.split())


def _holds_declared(block: Block, summaries: Sequence[str]) -> bool:
    """True for what holds a marked lead that is a declared summary, however it is called."""
    stack = list(block.children)
    while stack:
        inner = stack.pop()
        if inner.hint is Hint.LEAD and is_declared(inner, summaries):
            return True
        stack.extend(inner.children)
    return False


def is_headline(block: Block, wanted: str) -> bool:
    """True for a page's heading, or what says the same as its folded title."""
    if block.tag == "h1":
        return LOGO.search(block.marks) is None
    text = block.own_text
    if not wanted or not text:
        return False
    if block.tag in HEADINGS:
        return fold(text).endswith(wanted)  # with a kicker before it
    return len(wanted) <= len(text) <= 2 * len(wanted) and wanted == fold(text)


def _holds_headline(block: Block, wanted: str) -> bool:
    stack = [block]
    while stack:
        inner = stack.pop()
        if is_headline(inner, wanted):
            return True
        stack.extend(inner.children)
    return False


def is_lead(block: Block, summaries: Sequence[str]) -> bool:
    """True for a block between headline and text that reads or is marked like a lead."""
    if block.link_share > MOST_LINKS or not SHORTEST < block.size < LONGEST:
        return False
    return _may_be_lead(block, summaries) and not _is_other(block)


def _may_be_lead(block: Block, summaries: Sequence[str]) -> bool:
    holder = only_holder(block)
    if Hint.LEAD in {block.hint, holder and holder.hint}:
        return len(block.children) <= 1
    if is_called_sub_title(block):
        return not block.children
    return block.hint is not Hint.WEAK and _reads_like_lead(block, summaries)


def _is_other(block: Block) -> bool:
    """True for captions, datelines, layers that a button opens, links and labelled abstracts."""
    text, holder = block.text, block.parent
    return (
        NAMED.search(block.names) is not None
        or PICTURE.search(block.names) is not None
        or LAYER.search(f"{block.names} {holder.names}" if holder else block.names) is not None
        or CREDIT.search(text) is not None
        or MAKER.search(text) is not None
        or is_boilerplate_line(text)
        or is_dateline(text)
        or all(is_dateline(line) or is_stamp(line) for line in block.lines)
        or points_elsewhere(text)
        or ABSTRACT.match(text) is not None
    )


def is_declared(block: Block, summaries: Sequence[str]) -> bool:
    """True for words with which one of the declared summaries begins."""
    start = fold(block.text)[:SAMPLE]
    return any(summary.startswith(start) for summary in summaries)


def _reads_like_lead(block: Block, summaries: Sequence[str]) -> bool:
    if is_declared(block, summaries):
        return True
    if block.tag in HEADINGS:
        return block.size > SHORTEST_HEADING
    return block.tag == "p" and block.good > SHORT_LEAD and not block.links
