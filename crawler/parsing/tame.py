"""Which pages are tame: so small and so built that reading them is short work.

Two things make an HTML parser slow. Formatting elements left open are opened again in each block
that follows (HTML §13.2.4.3): their number times that of the tags bounds the tree. Attributes of
one tag are compared with each other: long tags are looked for, but quotes can hide one, so the size
is the bound that holds: 64 KB can be made to take 0.6 s, not more. Markup may lie behind escapes
and be parsed as well, so each sign that begins one counts as a tag. Pure, and quick, as this is
asked of every page.
"""

import re

MOST_BYTES = 64 * 1024
MOST_TAGS = 8000  # opening, closing, escaped; the front page of a large newspaper has so many
FEW_TAGS = 1000  # even if every other one were left open, the tree has 250,000 nodes
MOST_NODES = 400_000  # a tenth of a second
STRIDE = 12 * 1024  # bytes without the end of a tag; in twice that, 6,000 attributes take 0.06 s
# `a` and `nobr` close the one before and are not opened again together.
FORMATTING = re.compile(
    rb"<(?:big|b|code|em|font|i|small|strong|strike|s|tt|u)[\s/>]", re.IGNORECASE
)


def is_tame(body: bytes) -> bool:
    """True when parsing a page is sure to be short work."""
    if len(body) > MOST_BYTES or not body[:64].lstrip().startswith(b"<"):
        return False
    # A character that is missing is told a dozen times faster than counted.
    tags = sum(body.count(sign) for sign in (b"<", b"\\", b"&") if sign in body)
    if tags > MOST_TAGS:
        return False
    if any(body.find(b">", at, at + STRIDE) < 0 for at in range(0, len(body) - STRIDE, STRIDE)):
        return False
    return tags <= FEW_TAGS or len(FORMATTING.findall(body)) * tags <= MOST_NODES
