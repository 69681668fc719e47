"""From an article to the path of its post, and from a title to a slug.

Pure. A path depends on the local date of publication, the site's own id or the title, and the url
key; never on the order of a crawl. Every name is safe on Linux, macOS and Windows.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from crawler.model import Article
from crawler.urls import key_digest

MOST_SLUG_BYTES = 80
MOST_ID_BYTES = 100
SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)  # Windows devices
HAN_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
SPREAD = re.compile(r"[0-9a-f]{2}")  # folders of a day that holds more posts than one folder should
POST_PATH = re.compile(r"(?:_posts/|content/posts/)?\d{4}/\d\d/\d\d/(?:[0-9a-f]{2}/)?[^/]+\.md")
SPREAD_PATH = re.compile(r"\d{4}/\d\d/\d\d/[0-9a-f]{2}/[^/]+$")
DAY_BEFORE = re.compile(r"^\d{4}-\d\d-\d\d-")
WORD = re.compile(r"[a-z0-9]+")
# Letters that no Unicode decomposition takes to ASCII.
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ı": "i"}
)


def slug(text: str, *, max_bytes: int = MOST_SLUG_BYTES) -> str:
    """Lower-case ASCII words joined by `-`, cut at a word's end; never empty.

    Chinese is spelled as pinyin, other scripts letter by letter.
    """
    words: list[str] = []
    for piece in _spelled(text):
        words += WORD.findall(re.sub(r"['’]", "", _in_ascii(piece.lower())))
    kept: list[str] = []
    room = max_bytes
    for word in words:
        if len(word) + 1 > room:
            break
        kept.append(word)
        room -= len(word) + 1
    return "-".join(kept) or (words[0][:max_bytes] if words else "untitled")


def pinyin_name(text: str, *, overrides: Mapping[str, str]) -> str:
    """Chinese as pinyin without separators, the rest as it is, hyphens dropped.

    `overrides` give the reading of a whole name or of a phrase within one; the longest phrase wins.
    """
    whole = overrides.get(text)
    if whole is not None:
        return whole
    phrases = sorted(overrides, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, phrases))) if phrases else None
    out, end = [], 0
    for match in pattern.finditer(text) if pattern else ():
        out += [_pinyin_of(text[end : match.start()]), overrides[match.group()]]
        end = match.end()
    out.append(_pinyin_of(text[end:]))
    return "".join(out).replace("-", "")


def post_path(
    article: Article, *, layout: str, zone: ZoneInfo, captured: datetime, key: str
) -> str:
    """Path of an article's post below the archive."""
    day = (article.published or captured).astimezone(zone)
    name = post_name(article, key=key)
    folder = f"{day:%Y/%m/%d}"
    if layout == "jekyll":
        return f"_posts/{folder}/{day:%Y-%m-%d}-{name}.md"
    if layout == "hugo":
        return f"content/posts/{folder}/{name}.md"
    return f"{folder}/{name}.md"


def spread_path(path: str) -> str:
    """Where a path lies once its day is spread over folders: one of 256, by the name alone.

    By the name, not the hour or a count: pages that tell a day and no time all have one hour, and
    what is filed first must not decide where the rest lies.
    """
    folder, _, name = path.rpartition("/")
    digest = hashlib.sha256(name.removesuffix(".md").encode()).hexdigest()
    return f"{folder}/{digest[:2]}/{name}"


def is_spread(folder: str) -> bool:
    """True for the name of a folder, in one of a day, that `spread_path` may have made."""
    return SPREAD.fullmatch(folder) is not None


def is_spread_path(path: str) -> bool:
    """True for a path that `spread_path` may have made."""
    return SPREAD_PATH.search(path) is not None


def is_post_path(path: str) -> bool:
    """True for a path that `post_path` may have made, in any layout."""
    return POST_PATH.fullmatch(path) is not None


def name_in_path(path: str) -> str:
    """The `post_name` in a path that `post_path` made."""
    stem = path.rpartition("/")[2].removesuffix(".md")
    return DAY_BEFORE.sub("", stem) if path.startswith("_posts/") else stem


def post_name(article: Article, *, key: str) -> str:
    """The stable id in a post's path: the site's own, else slug and 8 digits of the key."""
    if article.id is None:
        return f"{slug(article.title)}-{key_digest(key)}"
    if (
        SAFE_ID.fullmatch(article.id)
        and len(article.id) <= MOST_ID_BYTES
        and not RESERVED.match(article.id)
        and not article.id.endswith(".")
    ):
        return article.id
    digest = hashlib.sha256(article.id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug(article.id)}-{digest}"


def _spelled(text: str) -> Iterator[str]:
    """The text with each Chinese run spelled out, phrases read as phrases."""
    end = 0
    for match in HAN_RUN.finditer(text):
        yield text[end : match.start()]
        yield " ".join(_syllables(match.group()))
        end = match.end()
    yield text[end:]


def _in_ascii(piece: str) -> str:
    """Small letters without their marks; what is no Latin letter by how it sounds."""
    if piece.isascii():
        return piece
    plain = unicodedata.normalize("NFKD", piece.translate(LETTERS))
    bare = "".join(ch for ch in plain if not unicodedata.combining(ch))
    if not any(ch.isalpha() and not ch.isascii() for ch in bare):
        return bare
    from anyascii import anyascii

    return str(anyascii(piece)).lower()


def _pinyin_of(text: str) -> str:
    return HAN_RUN.sub(lambda match: "".join(_syllables(match.group())), text)


def _syllables(han: str) -> list[str]:
    from pypinyin import lazy_pinyin

    return [str(syllable) for syllable in lazy_pinyin(han)]
