"""In which character encoding are these bytes? Settled before they are parsed.

In this order: byte order mark, UTF-8 if it is valid, HTTP header, `<meta>`, then what the bytes
look like (`charset_guess`). Valid UTF-8 comes before what is declared, since servers and copies of
pages often declare what they no longer are, and no longer text in another encoding is valid by
chance (RFC 3629 §1); of a few signs the declaration is believed. A declared encoding in which the
bytes are not valid gives way to the next one, unless that is so for a few of them only: a cut
character, a sign of a vendor. Labels follow the WHATWG Encoding Standard §4.2; gb2312 and gbk are
read as their superset gb18030, big5 with the signs of Hong Kong.
"""

import codecs
import re
from collections.abc import Iterator

from crawler.charset_guess import guess_charset

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
META_BYTES = (
    4096  # the standard says 1024; Chinese portals put long keyword lists before their charset
)
META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w:-]+)", re.IGNORECASE)
HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:-]+)", re.IGNORECASE)
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
REPLACEMENT = "\ufffd"
LABELS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030",
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "ascii": "windows-1252",
    "us-ascii": "windows-1252", "utf8": "utf-8", "unicode": "utf-16-le", "x-sjis": "shift_jis",
    "shift_jis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs", "big5-eten": "big5hkscs", "cp950": "big5hkscs", "x-x-big5": "big5hkscs",
    "iso-8859-9": "windows-1254", "tis-620": "cp874",
}  # fmt: skip
FEWEST_SIGNS = 8  # bytes that continue one; fewer may be valid by chance
MOST_BROKEN = 0.02  # of characters beyond ASCII


def decode(
    body: bytes, *, content_type: str | None = None, language: str | None = None
) -> tuple[str, str]:
    """Text of a body and the encoding it was read in; never fails, see the module for the order."""
    for mark, charset in BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(charset, "replace"), charset
    if (text := _in_utf_8(body)) is not None:
        return text, "utf-8"
    candidates = list(_declared(body, content_type))
    for charset in (*candidates, "utf-8"):
        try:
            return body.decode(charset), charset
        except UnicodeDecodeError:
            continue
    for charset in (*candidates, "utf-8"):
        text = body.decode(charset, "replace")
        if text.count(REPLACEMENT) <= MOST_BROKEN * sum(map(len, BEYOND_ASCII.findall(text))):
            return text, charset
    charset = guess_charset(body, language=language)
    return body.decode(charset, "replace"), charset


def _in_utf_8(body: bytes) -> str | None:
    """The text of a body that is UTF-8 beyond doubt; plain ASCII may be an encoding of escapes."""
    if body.isascii():
        return None
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    return text if len(body) - len(text) >= FEWEST_SIGNS else None


def _declared(body: bytes, content_type: str | None) -> Iterator[str]:
    header = HEADER_CHARSET.search(content_type or "")
    meta = META_CHARSET.search(body[:META_BYTES])
    for label in (header and header.group(1), meta and meta.group(1).decode("ascii", "replace")):
        if label and (charset := _codec(label)):
            # A page that can be searched for its meta element in ASCII is not UTF-16.
            yield "utf-8" if charset.startswith("utf-16") else charset


def _codec(label: str) -> str | None:
    name = LABELS.get(label.strip().lower(), label.strip().lower())
    try:
        return LABELS.get(codecs.lookup(name).name, name)
    except LookupError:
        return None
