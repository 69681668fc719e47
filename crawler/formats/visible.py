"""One-line texts without characters that show nothing, break the line or turn its direction.

Pure. A title is shown by terminals, file managers and browsers that do not expect such characters;
a bidirectional override makes `exe.gnp` of `png.exe`. Removed: controls, bidirectional marks,
embeddings, overrides and isolates (UAX #9 §2), zero-width spaces, word joiners, soft hyphens,
byte order marks, interlinear annotation, tags and variation selectors beyond emoji's own.

Kept are ZWNJ and ZWJ between two letters of scripts whose spelling needs them (Persian, the Indic
scripts; UTR #36 §3.3 has the same rule for names), and ZWJ within emoji.
"""

import re
import unicodedata

BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff\ud800-\udfff]"
)
JOINERS = re.compile("[\u200c\u200d]")
# Arabic to Malayalam and Sinhala, Myanmar, Khmer, Mongolian, Arabic's further blocks.
JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
)
EMOJI = re.compile("[\u2190-\u2bff\ufe0f\u20e3\U0001f000-\U0001faff]")


def visible(text: str) -> str:
    """The text in one line, composed (NFC), of characters that are seen or spell something."""
    if text.isascii() and text.isprintable():
        return text
    one_line = BREAKS.sub(" ", text)
    composed = unicodedata.normalize("NFC", HIDDEN.sub("", one_line))
    return JOINERS.sub(lambda match: match.group() if _joins(match) else "", composed)


def _joins(match: re.Match[str]) -> bool:
    text, at = match.string, match.start()
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not before or not after:
        return False
    is_emoji = match.group() == "\u200d" and EMOJI.match(before) and EMOJI.match(after)
    return bool(is_emoji or (JOINING.match(before) and JOINING.match(after)))
