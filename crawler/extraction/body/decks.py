"""What stands with a headline and is no text: a sub-title, a summary, a second heading.

A post keeps it in its body; what is compared leaves it out, as publishers' own texts do.
"""

import re

from crawler.extraction.blocks import HEADINGS, Block
from crawler.patterns import pattern_of

SUB_TITLE = pattern_of(
    r"(?:^|[-_\s])deck(?:$|[-_\s])|sub[-_]?(?:tit|head|line)|(?:tit|title|heading)[-_]?sub(?![a-z])",
    re.I,
)
DECK = pattern_of(
    r"dec?k(?![a-z])|sub-?(?:tit|head|line|deck)|(?:tit|head)\w*-?sub(?![a-z])|stand-?first|summary|excerpt|teaser|"
    r"descri(?:ption|cion|zione)|abstract|bajada|sumario|bajante|antetit|volanta|extracto|resumen?",
    re.IGNORECASE,
)
FIRST_PARAGRAPH = pattern_of(
    r"(?<![a-z])(?:lead|lede|ingress|vorspann|perex|chap[oô]|chapeau|manchet|anleser|intro|introduction|entradilla|"
    r"daodu)(?![a-z])",
    re.IGNORECASE,
)


def is_deck(lead: Block) -> bool:
    """True for a line that belongs to the headline, not the text: a sub-title, a summary.

    What is called a lead or an introduction is the first paragraph, set apart.
    """
    names = names_around(lead)
    if FIRST_PARAGRAPH.search(names):
        return False
    return lead.tag in HEADINGS or DECK.search(names) is not None


def is_sub_title(lead: Block) -> bool:
    """True for a deck that is set as a heading, or called a sub-title."""
    return lead.tag in HEADINGS or is_called_sub_title(lead)


def is_called_sub_title(block: Block) -> bool:
    """True where a class says so, of the block or of what holds nothing else."""
    return SUB_TITLE.search(names_around(block)) is not None


def names_around(block: Block) -> str:
    """The classes of the block and of what holds nothing else."""
    holder = only_holder(block)
    return f"{block.names} {holder.names}" if holder else block.names


def only_holder(block: Block) -> Block | None:
    """What holds nothing but the block."""
    return block.parent if block.parent and len(block.parent.children) == 1 else None
