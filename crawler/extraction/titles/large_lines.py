"""The headline of pages without headings: what stands large, or is called a title, above the text.

Pages of the tables' age set it with `font`, and their title element often names the paper and the
day only. So a large line is asked for where nothing but that element speaks, or nothing does.
"""

from collections.abc import Collection, Iterator, Sequence

from crawler.document import first, fold_blanks, select
from crawler.extraction.blocks import HEADINGS, Block
from crawler.extraction.body.boilerplate import is_boilerplate_line
from crawler.extraction.choosing import site_names, title_of
from crawler.extraction.evidence import Found
from crawler.extraction.folding import fold, similar
from crawler.extraction.gathering import Gathered
from crawler.extraction.titles.site_free import is_long, is_part

ABOVE = 12  # blocks above the text in which its heading may stand
WITHIN = 6  # blocks of the text's start
SHORTEST, LONGEST = 4, 140  # characters of a line that may be a title
START = 400  # letters of the text within which its headline stands
LARGE = (
    "font[size='4'], font[size='5'], font[size='6'], font[size='7'], font[size^='+'], big, "
    "[class*=title i], [class*=headline i], [class*=titul i], [class^=tit i], [class^=tyt i], "
    "[class*=baslik i], [class*=zagol i], [class*=otsikko i], [class*=rubrik i]"
)
MOST_LINKED = 0.5  # of a line; others are menus
MOST_LARGE = 5  # elements that are looked at in one block


def headline_of(
    blocks: Sequence[Block],
    chosen: Block | None,
    gathered: Gathered,
    *,
    host: str,
    is_ruled: bool,
) -> Found | None:
    """The title that the page tells; a large line's where nothing but the title element speaks.

    Not asked of a site whose rules name the title's place (`is_ruled`).
    """
    title = title_of(gathered, host=host)
    if is_ruled or (title and title.where != "title element"):
        return title
    names = {fold(name) for name in site_names(gathered, host=host)}
    element = gathered.title_element or ""
    return _large_title(blocks, chosen, found=title, element=element, names=names) or title


def blocks_above(blocks: Sequence[Block], chosen: Block | None) -> Sequence[Block]:
    """The blocks before the text, the nearest one first."""
    at = next((index for index, block in enumerate(blocks) if block is chosen), 0)
    return blocks[max(0, at - ABOVE) : at][::-1]


def may_be_title(line: str) -> bool:
    """True for a line as long as a title, and no furniture."""
    return SHORTEST <= len(line) <= LONGEST and not is_boilerplate_line(line)


def _large_title(
    blocks: Sequence[Block],
    chosen: Block | None,
    *,
    found: Found | None,
    element: str,
    names: Collection[str],
) -> Found | None:
    """The line above the text that is a part of the title element, or stands large there.

    None where the page shows what was `found` in that element; never one of the folded `names`.
    """
    if chosen is None:
        return None
    at = next((index for index, block in enumerate(blocks) if block is chosen), 0)
    around = [*blocks_above(blocks, chosen), *blocks[at + 1 : at + WITHIN]]
    above = [block for block in around if may_be_title(block.own_text)]
    above = [block for block in above if fold(block.own_text) not in names]
    for block in above if element else ():
        if is_part(block.own_text, element):
            return Found(block.own_text, "large line")
    if found and _is_shown(found.value, blocks, chosen):
        return None
    line = next(_large_lines(chosen, above), None)
    return Found(line, "large line") if line else None


def _is_shown(title: str, blocks: Sequence[Block], chosen: Block) -> bool:
    """True for words that stand on the page; a short name must stand near the text."""
    near = blocks if is_long(title) else blocks_above(blocks, chosen)
    return any(similar(block.own_text, title) for block in near if may_be_title(block.own_text))


def _large_lines(chosen: Block, above: Sequence[Block]) -> Iterator[str]:
    start = fold(chosen.text[: 2 * START])[:START]
    yield from (line for line in _set_large(chosen) if fold(line) in start)
    lines = [block for block in above if block.link_share <= MOST_LINKED]
    for block in lines:
        if is_long(block.own_text) and (block.tag in HEADINGS or _is_bold(block)):
            yield block.own_text
        yield from filter(is_long, _set_large(block))
    for block in lines:
        yield from _set_large(block)


def _set_large(block: Block) -> Iterator[str]:
    lines = (fold_blanks(node.text()) for node in select(block.node, LARGE)[:MOST_LARGE])
    return filter(may_be_title, lines)


def _is_bold(block: Block) -> bool:
    node = first(block.node, "b, strong")
    return node is not None and fold(node.text()) == fold(block.own_text)
