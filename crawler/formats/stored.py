"""A post's bytes back to front matter and body."""

from dataclasses import dataclass
from typing import Any

from crawler.formats.flow_yaml import parse_front_matter

FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class ParsedPost:
    """What stands in a post: front matter in file order, and the body with lead and footer."""

    meta: dict[str, Any]
    body: str


def parse_post(data: bytes) -> ParsedPost:
    """Front matter and body; a file without front matter is all body."""
    text = data.decode("utf-8", "replace")
    if not text.startswith(FENCE):
        return ParsedPost({}, text)
    front, fence, body = text[len(FENCE) :].partition(f"\n{FENCE}")
    if not fence:
        return ParsedPost({}, text)
    return ParsedPost(parse_front_matter(front), body)
