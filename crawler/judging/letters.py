"""How much of a text is mojibake: bytes of one encoding read as another.

Four kinds are told from every language: U+FFFD, which no author writes; UTF-8 read as windows-1252
(`Ã©`, `â€™`), where a lead byte's letter is followed by what stands for continuation bytes; GB
18030 read as windows-1252 (`ÖÐ¹ú`), long runs of letters with signs among them; and UTF-8 read as
GB 18030 (`鏄鐨勪`), which turns back into Chinese when it is undone.
"""

from crawler.patterns import pattern_of

REPLACED = ("\ufffd", "锟斤拷锟斤拷", "烫烫烫烫", "屯屯屯屯")  # twice: an article may name them
# Letters of windows-1252 for the bytes C2-F4, then those for 80-BF.
CONTINUATION = (
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
UTF8_AS_LATIN = pattern_of(
    f"[\u00c2-\u00df][{CONTINUATION}]|[\u00e0-\u00f4][{CONTINUATION}]{{2,3}}"
)
GB_AS_LATIN = pattern_of("[\u00a1-\u00ff]{6,}")
SIGN = pattern_of("[\u00a1-\u00bf\u00d7\u00f7]")  # no word has one in its middle
BINARY = pattern_of("[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # in no text (WHATWG MIME Sniffing §3)
START = 512  # characters; a compressed page has forty of these in them
HAN = pattern_of("[\u4e00-\u9fff]")
SAMPLE = 4_000  # characters; a page is of one encoding throughout
HAN_SAMPLE = 400  # characters; undoing costs more than counting
HAN_SHARE = 5  # one character in so many at least, or there is nothing to undo


def mojibake_share(text: str) -> float:
    """Share of a text's characters that are mojibake, 0 to 1; its beginning stands for it."""
    sample = text[:SAMPLE]
    if not sample or sample.isascii():
        return 0.0
    spoilt = sum(len(mark) * sample.count(mark) for mark in REPLACED)
    spoilt += sum(len(found) for found in UTF8_AS_LATIN.findall(sample))
    spoilt += sum(len(found) for found in GB_AS_LATIN.findall(sample) if SIGN.search(found))
    return min(1.0, spoilt / len(sample) + _undone_share(sample[:HAN_SAMPLE]))


def binary_share(source: str) -> float:
    """Share of a page's first characters that stand for bytes of no text, 0 to 1."""
    start = source[:START]
    return len(BINARY.findall(start)) / len(start) if start else 0.0


def _undone_share(text: str) -> float:
    """Share of characters that turn into other Chinese when GB 18030 is read as UTF-8."""
    if len(HAN.findall(text)) * HAN_SHARE < len(text):
        return 0.0
    undone = text.encode("gb18030", "ignore").decode("utf-8", "replace")
    found = len(HAN.findall(undone))
    return found / len(text) if found > undone.count("\ufffd") else 0.0
