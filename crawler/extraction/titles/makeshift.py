"""A title for a page that declares none and shows no headline.

Such pages are old ones, plain texts and parts of others. An article without a title could not be
filed, and a text is worth more than its name; so something that stands in a title's place is
taken, the surest first, and the evidence says which. Never asked while any other place speaks.
"""

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from crawler.document import fold_blanks, parse, select
from crawler.extraction.blocks import HEADINGS, Block
from crawler.extraction.evidence import Found
from crawler.extraction.folding import fold
from crawler.extraction.titles.large_lines import SHORTEST, blocks_above, may_be_title
from crawler.patterns import pattern_of

LONGEST_MADE = 100  # characters of a sentence that serves as one
FEWEST_WORDS = 2  # of an address; fewer name a section
EMPHASISED = "b, strong, h1, h2, h3, h4, h5, h6, font[size], center, big"
SENTENCE = pattern_of(r"^.{12,}?(?:[.!?](?=\s|$)|[。！？])")
SENTENCE_END = pattern_of(r"[.,;:。，；：]$")
NUMBER = pattern_of(r"^\d+$")
SUFFIX = pattern_of(r"\.[a-z]{2,5}$", re.IGNORECASE)


def makeshift_title(
    blocks: Sequence[Block],
    chosen: Block | None,
    *,
    element: str | None,
    body_html: str,
    text: str,
    url: str,
) -> Found | None:
    """A heading near the text, its first emphasised or short line, `<title>`, words of the URL.

    The title element only names the site or a kind of page, or it would not be asked here.
    """
    lines = text.split("\n")
    return (
        _heading_above(blocks, chosen)
        or _first_line(lines, body_html)
        or (Found(fold_blanks(element), "title element") if element else None)
        or _words_of(url)
        or _first_sentence(lines)
    )


def _heading_above(blocks: Sequence[Block], chosen: Block | None) -> Found | None:
    for block in blocks_above(blocks, chosen):
        if block.tag in HEADINGS and may_be_title(block.own_text):
            return Found(block.own_text, "heading above text")
    return None


def _first_line(lines: Sequence[str], body_html: str) -> Found | None:
    line = lines[0]
    if not may_be_title(line):
        return None
    wanted = fold(line)
    if any(fold(node.text()) == wanted for node in select(parse(body_html), EMPHASISED)[:3]):
        return Found(line, "emphasised line")
    is_label = len(lines) > 1 and len(lines[1]) > len(line) and not SENTENCE_END.search(line)
    return Found(line, "first line") if is_label and len(line) <= LONGEST_MADE else None


def _words_of(url: str) -> Found | None:
    """`/2024/03/board-keeps-the-lamp-4711.html` as words."""
    for part in reversed(unquote(urlsplit(url).path).split("/")):
        words = [word for word in re.split(r"[-_+ ]+", SUFFIX.sub("", part)) if word]
        words = [word for word in words if not NUMBER.match(word)]
        if len(words) >= FEWEST_WORDS and all(word.isalpha() for word in words):
            made = " ".join(words)
            return Found(made[0].upper() + made[1:], "url words")
    return None


def _first_sentence(lines: Sequence[str]) -> Found | None:
    line = next((line for line in lines if len(line) >= SHORTEST), "")
    sentence = match.group() if (match := SENTENCE.match(line)) else line
    if len(sentence) > LONGEST_MADE:
        sentence = sentence[:LONGEST_MADE].rpartition(" ")[0] or sentence[:LONGEST_MADE]
        sentence += "…"
    return Found(sentence, "first sentence") if sentence else None
