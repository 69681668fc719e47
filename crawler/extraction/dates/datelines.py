"""Place and day with which releases and agencies begin the first paragraph of a text."""

from crawler.patterns import pattern_of

# `HARBOURTOWN, March 21, 2024 (GLOBE) --`
DATELINE = pattern_of(
    r"([^—–:()/]{4,70}?\b(?:19|20)\d{2})\)?(?:\s?[(/][^()/]{2,40}[)/]){0,2},?\s?(?:--|[—–-])\s+\S"
)
SHORT = pattern_of(r"(\d{1,2}[./]\d{1,2}[./](?:20)?\d{2})\s[–—-]\s\S")  # `08.02.24 - `
SMALL_WORD = pattern_of(r"(?<![\w.])[^\W\d_A-ZÀ-ÞА-Я]\w*")
MOST_SMALL = 4  # words before the dash: `21 de marzo de 2024`


def dateline_of(paragraph: str) -> str | None:
    """What stands before a paragraph's first dash, where that ends in a year and is no sentence."""
    if match := SHORT.match(paragraph):
        return match.group(1)
    match = DATELINE.match(paragraph)
    if match is None or len(SMALL_WORD.findall(match.group(1))) > MOST_SMALL:
        return None
    return match.group(1)
