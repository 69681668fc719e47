"""HTML bodies made ready: lazy images resolved before the sanitiser, Markdown kept off after it.

Posts are `.md` files, so site generators read even HTML bodies as Markdown: kramdown takes bare
text at the top for it, CommonMark whatever follows a blank line (§4.6). There `[x](javascript:…)`
would come to life again. One block around everything, without a blank line, leaves no such place.
"""

import re

from crawler.document import Node, parse, select
from crawler.formats.inline import children
from crawler.formats.markdown import BLOCKS

LAZY = ("data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-echo", "data-url")
LAZY_SETS = ("data-srcset", "data-lazy-srcset")
PLACEHOLDER = re.compile(
    r"^data:|placeholder|blank|loading|spacer|1x1|pixel|transparent|grey\.|gray\."
)
PICTURE = re.compile("<(?:img|noscript)", re.IGNORECASE)  # found by its `<`
# Looked for one by one: without such a first character a pattern that ignores case is slow.
MAYBE_LAZY = ("data-", "srcset", "<noscript", "<picture")
BLANK_LINES = re.compile(r"\n(?:[ \t\r]*\n)+")
BLANK_LINE = re.compile(r"\n(?=[ \t\r]*\n)")
# Paragraphs of text and nothing else, as in many bodies: no tree need tell what is bare.
PARAGRAPHS = re.compile(
    r"(?:[ \t\n\r\f]*<p(?: [^<>]*)?>[^<]*"
    r"(?:</?(?:a|b|br|em|i|span|strong)\b[^<>]*>[^<]*)*</p>)*[ \t\n\r\f]*"
)
BLANKS = " \t\n\r\f"  # HTML's; what else Python calls one is text to Markdown readers
LINE_END = "&#10;"  # the same character to a browser, in `pre` too, where it counts


def with_images(html: str) -> str:
    """The fragment with each lazy image's real address in `src`; others as they are."""
    if not PICTURE.search(html):
        return html
    low = html.lower()
    if not any(mark in low for mark in MAYBE_LAZY):
        return html
    tree = parse(f"<!DOCTYPE html><body>{html}")
    for node in select(tree, "noscript"):
        _unwrap_image(node)
    for image in select(tree, "img"):
        source = image.attributes.get("src") or ""
        if (not source or PLACEHOLDER.search(source)) and (real := _lazy_source(image)):
            image.attrs["src"] = real
    return (tree.body.inner_html or "") if tree.body else ""


def kept_html(html: str) -> str:
    """The fragment as one HTML block to every Markdown reader."""
    whole = html
    if not PARAGRAPHS.fullmatch(html):
        whole = f"<div>{html}</div>" if _has_bare(html) else html
        if "<pre" in whole:
            return BLANK_LINE.sub(LINE_END, whole.strip("\n"))
    return BLANK_LINES.sub("\n", whole.strip("\n"))


def _has_bare(html: str) -> bool:
    """True when something outside any block is seen, or stands first."""
    body = parse(f"<!DOCTYPE html><body>{html}").body
    nodes = [node for node in children(body) if _is_seen(node)] if body else []
    return any(map(_is_bare, nodes)) or bool(nodes and nodes[0].tag not in BLOCKS)


def _is_seen(node: Node) -> bool:
    text = node.text_content if node.is_text_node else None
    return node.is_element_node or bool(text and text.strip(BLANKS))


def _is_bare(node: Node) -> bool:
    """True for text outside any block, which Markdown would read as its own."""
    return node.tag not in BLOCKS and bool((node.text() or "").strip(BLANKS))


def _lazy_source(image: Node) -> str | None:
    attributes = image.attributes
    plain = next((attributes[name] for name in LAZY if attributes.get(name)), None)
    sets = (attributes.get(name) for name in (*LAZY_SETS, "srcset"))
    if plain or (candidates := next((text for text in sets if text), None)) is None:
        return plain or _picture_source(image)
    return _largest(candidates)


def _picture_source(image: Node) -> str | None:
    holder = image.parent
    if holder is None or holder.tag != "picture":
        return None
    for source in select(holder, "source"):
        candidates = source.attributes.get("srcset") or source.attributes.get("data-srcset")
        if candidates:
            return _largest(candidates)
    return None


def _largest(candidates: str) -> str | None:
    """The candidate with the greatest descriptor of a srcset (HTML §4.8.4.2.1)."""
    found: list[tuple[float, str]] = []
    for candidate in re.split(r",\s+|,$", candidates.strip()):
        url, _, descriptor = candidate.strip().partition(" ")
        size = re.match(r"[\d.]{1,9}", descriptor.strip())
        if url:
            found.append((float(size.group().strip(".") or 1) if size else 1.0, url))
    return max(found, key=lambda item: item[0])[1] if found else None


def _unwrap_image(noscript: Node) -> None:
    """A picture for readers without scripts takes the place of its placeholder."""
    images = select(noscript, "img[src]")
    if not images:
        return
    before = noscript.prev
    while before is not None and before.is_text_node and not (before.text_content or "").strip():
        before = before.prev
    if before is not None and before.tag == "img":
        before.decompose()
    noscript.unwrap()
