"""Is a later capture of an article another version of it, and where do earlier versions lie?

Pure. Title and text decide, in Unicode NFC (UAX #15), white space folded and known noise left out:
markup, images, dates and tags may change without making a version. An earlier version is named by
the time of its capture and its bytes, so that filing it twice gives one file.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime

from crawler.document import fold_blanks
from crawler.naming import spread_path

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# Lines that label an advertisement and say nothing else.
AD_LABELS = frozenset(
    [
        "advertisement", "advertising", "sponsored", "anzeige", "werbung", "publicité",
        "publicidad", "広告", "广告", "廣告",
    ]
)  # fmt: skip
LONGEST_LABEL = 100  # characters, with the blanks around it
CJK = "\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
SPACE_IN_CJK = re.compile(f"(?<=[{CJK}]) | (?=[{CJK}])")  # line ends of the source, no word breaks
MARKUP = re.compile(r"<[^<>]*>")
DIGITS = 8  # of the file's digest: two versions captured in one second differ in them
POSTS_OF_JEKYLL = "_posts/"
VERSION = re.compile(r"\.(\d{8}T\d{6}Z)-([0-9a-f]{8})(\.[a-z]+)$")


def content_digest(title: str, text: str, *, noise: Sequence[re.Pattern[str]] = ()) -> str:
    """SHA-256 of title and text without what is no content, hex; `noise` is the site's own."""
    folded = f"{folded_text(title)}\n{folded_text(text, noise=noise)}"
    return hashlib.sha256(folded.encode("utf-8", "ignore")).hexdigest()


def folded_text(text: str, *, noise: Sequence[re.Pattern[str]] = ()) -> str:
    """A text as it is compared: NFC, noise and invisible characters out, white space folded."""
    is_ascii = text.isascii()  # nothing to normalise then: these patterns cost 1 ms a page
    kept = text if is_ascii else INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    kept = "\n".join([line for line in kept.split("\n") if not _is_ad_label(line)])
    for pattern in noise:
        kept = pattern.sub("", kept)
    kept = fold_blanks(kept.replace("\n", " "))
    return kept if is_ascii else SPACE_IN_CJK.sub("", kept)


def _is_ad_label(line: str) -> bool:
    return len(line) < LONGEST_LABEL and line.strip().lower() in AD_LABELS


def is_same_text(
    before: tuple[str, str], after: tuple[str, str], *, noise: Sequence[re.Pattern[str]] = ()
) -> bool:
    """Compare (title, body as filed) of two posts of one style, markup aside."""
    digests = {
        content_digest(title, MARKUP.sub(" ", body), noise=noise) for title, body in (before, after)
    }
    return len(digests) == 1


def file_digest(data: bytes) -> str:
    """SHA-256 of a whole file, hex."""
    return hashlib.sha256(data).hexdigest()


def version_path(path: str, data: bytes, *, captured: datetime, spread: bool = False) -> str:
    """Where a version of the post at `path` is kept that is not the one a reader sees.

    With `spread`, where that is in a day that is spread over folders.
    """
    stem, _, ending = path.rpartition(".")
    stem = spread_path(versions_folder(stem)) if spread else versions_folder(stem)
    version = f"{captured:%Y%m%dT%H%M%SZ}-{file_digest(data)[:DIGITS]}"
    return f"{stem}.{version}.{ending}"


def versions_folder(path: str) -> str:
    """The path among the versions: Jekyll publishes no `_…` folder, and files in `_posts` always.

    `revisions/_posts/…` would be posts of the category "revisions" to it.
    """
    if path.startswith(POSTS_OF_JEKYLL):
        return "_revisions/" + path.removeprefix(POSTS_OF_JEKYLL)
    return f"revisions/{path}"


def is_version(path: str) -> bool:
    """True for a path that `version_path` may have made."""
    return path.startswith(("_revisions/", "revisions/")) and VERSION.search(path) is not None


def is_intact_version(path: str, data: bytes) -> bool:
    """True when a version's bytes are those its name was made from."""
    found = VERSION.search(path)
    return found is not None and file_digest(data).startswith(found.group(2))


def is_version_of(path: str, post: str) -> bool:
    """True when `path` is a version of the post at `post`."""
    stem, _, ending = post.rpartition(".")
    found, own = VERSION.search(path), versions_folder(stem)
    return (
        found is not None
        and path[: found.start()] in {own, spread_path(own)}
        and found.group(3) == f".{ending}"
    )


def version_captured(path: str) -> datetime | None:
    """When a version was captured, by its name."""
    found = VERSION.search(path)
    return datetime.strptime(f"{found.group(1)}+0000", "%Y%m%dT%H%M%SZ%z") if found else None


def is_torn(data: bytes) -> bool:
    """True for what a power cut leaves and no hand does: nothing, or NUL bytes."""
    return not data or b"\0" in data


def damage_of(data: bytes) -> str | None:
    """Why a file can be no post that we wrote, or None: what a power cut or a bad disk leaves."""
    if not data:
        return "the file is empty"
    if b"\0" in data:
        return "the file holds NUL bytes"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as exc:
        return f"not UTF-8 at byte {exc.start}"
    return None if data.startswith(b"---\n") else "no front matter"
