"""Would a new version of a post be worse than the one on disk? Then the post stays as it is.

Pure, over the bodies as filed, HTML or Markdown. Editors correct, add and shorten; they do not
take most of a text away or turn its letters into rubbish. Paywalls, half-loaded pages and broken
encodings do.
"""

from crawler.judging.letters import mojibake_share
from crawler.patterns import pattern_of

TAG = pattern_of(r"<[^<>]*>")
LETTER = pattern_of(r"[^\W_]")
MOST_LOSS = 0.5  # of the letters; a correction that takes more is not distinguishable from a stub
ENOUGH_LETTERS = 120  # below it a text is a flash item, which may well be rewritten whole
MOST_MOJIBAKE = 0.02  # of the letters


def is_worse(old: str, new: str) -> str | None:
    """Why the body `new` must not replace the body `old`, or None when it may."""
    before, after = TAG.sub(" ", old), TAG.sub(" ", new)
    had, has = len(LETTER.findall(before)), len(LETTER.findall(after))
    if has == 0 and had:
        return "no text left"
    if had >= ENOUGH_LETTERS and has < had * MOST_LOSS:
        return f"{has} letters where there were {had}"
    if mojibake_share(after) > MOST_MOJIBAKE >= mojibake_share(before):
        return "letters turned into mojibake"
    return None
