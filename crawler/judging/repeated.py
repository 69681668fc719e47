"""Is an article what its site answers for anything? The same title and text under many addresses.

Pure. Soft 404s that no phrase gives away, consent pages and "this story has moved" are told by
their likeness to other pages of the site. The first few are filed before that can be known.
"""

from crawler.judging.page import Judgement

FEWEST_COPIES = 3  # a story in two sections and a print edition is one text under three addresses


def judge_repeated(copies: int) -> Judgement | None:
    """A judgement from how many other articles of the site have this title and text."""
    if copies < FEWEST_COPIES:
        return None
    detail = f"the same title and text stand under {copies} other addresses of the site"
    return Judgement("repeated", detail, confidence=0.8)
