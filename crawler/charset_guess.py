"""The encoding of bytes that declare none and are no UTF-8: old pages, and saved ones.

The page's language decides where it has one customary encoding, as the WHATWG Encoding Standard's
table of defaults by locale has it. Else pairs of bytes are counted: each encoding of East Asia
keeps its common characters in a corner of its own, and Latin letters stand alone among ASCII.
"""

import re

SAMPLE = 60_000  # bytes
BY_LANGUAGE = {
    "ar": "windows-1256", "fa": "windows-1256", "ur": "windows-1256", "he": "windows-1255",
    "el": "windows-1253", "tr": "windows-1254", "az": "windows-1254", "th": "cp874",
    "vi": "windows-1258", "ko": "cp949", "ru": "windows-1251", "uk": "windows-1251",
    "be": "windows-1251", "bg": "windows-1251", "sr": "windows-1251", "mk": "windows-1251",
    "kk": "windows-1251", "mn": "windows-1251", "pl": "iso-8859-2", "cs": "windows-1250",
    "sk": "windows-1250", "hu": "iso-8859-2", "ro": "iso-8859-2", "sl": "iso-8859-2",
    "hr": "windows-1250", "et": "windows-1257", "lv": "windows-1257", "lt": "windows-1257",
}  # fmt: skip
HTML_LANG = re.compile(rb"<html[^>]{0,300}?\blang\s*=\s*[\"']?([a-zA-Z]{2})", re.IGNORECASE)
HIGH = re.compile(rb"[\x80-\xff]")
LATIN = re.compile(rb"[A-Za-z][\x80-\xff]{1,2}(?=[A-Za-z\s.,;:!?])|\s[\xc0-\xff](?=[A-Za-z\s])")
CYRILLIC = re.compile(rb"[\xc0-\xff\xa8\xb8]{3,}")
PAIR = re.compile(rb"[\xa1-\xfe]{2}")
# Common characters by the bytes that begin them; where the second byte may be a letter, several in
# a row. KS X 1001 has all its syllables in B0–C8, where
# GB 2312 has less than half of its common ideographs.
PAIRS = {
    "euc_jp": re.compile(rb"[\xa4\xa5][\xa1-\xf6]"),  # kana
    "cp932": re.compile(rb"\x82[\x9f-\xf1]|\x83[\x40-\x96]"),  # kana
    "big5hkscs": re.compile(rb"(?:[\xa4-\xc6][\x40-\x7e\xa1-\xfe]){2,}"),
    "gb18030": re.compile(rb"[\xb0-\xd7][\xa1-\xfe]"),
}
KANA_SHARE = 0.25  # of the bytes beyond ASCII, at least; kana are about half of a Japanese text
COMMON_SHARE = 0.6
LATER_HALF = range(0xC9, 0xD8)
LATER_SHARE = 0.15  # of a Chinese text's common ideographs; a Korean one has none there
LATIN_SHARE = 0.6  # of the bytes beyond ASCII that stand alone between letters


def guess_charset(body: bytes, *, language: str | None = None) -> str:
    """The likeliest encoding; `language` is the site's, where it is known. Never fails."""
    sample = bytes(body[:SAMPLE])
    declared = HTML_LANG.search(sample)
    tongue = (language or (declared.group(1).decode() if declared else "")).lower()[:2]
    if tongue in BY_LANGUAGE:
        return BY_LANGUAGE[tongue]
    high = len(HIGH.findall(sample))
    is_latin = tongue not in {"zh", "ja"} and len(LATIN.findall(sample)) > LATIN_SHARE * high
    asian = None if is_latin else _east_asian(sample, high, tongue)
    if asian:
        return asian
    runs = sum(map(len, CYRILLIC.findall(sample)))
    return "windows-1251" if runs > COMMON_SHARE * high else "windows-1252"


def _east_asian(sample: bytes, high: int, tongue: str) -> str | None:
    for charset in ("euc_jp", "cp932"):
        if _share(PAIRS[charset], sample, high) > KANA_SHARE and _decodes(sample, charset):
            return charset
    if _share(PAIRS["gb18030"], sample, high) > COMMON_SHARE:
        pairs = PAIR.findall(sample)
        later = sum(pair[0] in LATER_HALF for pair in pairs)
        return "gb18030" if later > LATER_SHARE * len(pairs) or tongue == "zh" else "cp949"
    if _share(PAIRS["big5hkscs"], sample, high) > COMMON_SHARE and _decodes(sample, "big5hkscs"):
        return "big5hkscs"
    return "gb18030" if tongue == "zh" else None


def _share(pattern: re.Pattern[bytes], sample: bytes, high: int) -> float:
    return sum(map(len, pattern.findall(sample))) / high if high else 0.0


def _decodes(sample: bytes, charset: str) -> bool:
    text = sample.decode(charset, "replace")
    return text.count("\ufffd") * 50 <= len(text)
