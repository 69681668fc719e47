"""The main image of an article: declared or first in the text, never a logo."""

from collections.abc import Iterator, Sequence

from crawler.casing import compile_small, small_letters
from crawler.document import Node, Tree, select
from crawler.extraction.evidence import Found
from crawler.urls import join

LOGO = compile_small(
    r"logo|icon|favicon|sprite|placeholder|default[-_]?(?:image|img|share|og|thumb)|fallback|blank|spacer|"
    r"avatar|gravatar|qr-?code|erweima|weixin|wechat|1x1|pixel|\.svg(?:$|\?)|share[-_]?(?:logo|image|img|default)|"
    r"opengraph[-_]?default|og[-_]?default|no[-_]?image|transparent|loading\.gif|emoji|smilies"
)
ABSOLUTE = ("http://", "https://")
SMALLEST = 90  # pixels; smaller ones are buttons and portraits


def choose_images(declared: Sequence[Found], body: Tree, base: str) -> tuple[str, ...]:
    """The main image first, then those of the text, each once, absolute."""
    inner = list(_inner(body, base))
    main = next((url for item in declared if (url := _absolute(base, item.value))), None)
    return tuple(dict.fromkeys([url for url in (main, *inner) if url]))


def _inner(body: Tree, base: str) -> Iterator[str]:
    for node in select(body, "img[src]"):
        url = _absolute(base, node.attributes.get("src") or "")
        if url and not _is_small(node):
            yield url


def _absolute(base: str, reference: str) -> str | None:
    if reference.startswith("data:") or LOGO.search(small_letters(reference.rsplit("/", 1)[-1])):
        return None
    return reference if reference.startswith(ABSOLUTE) else join(base, reference)


def _is_small(node: Node) -> bool:
    for name in ("width", "height"):
        value = (node.attributes.get(name) or "").removesuffix("px")
        if value.isdigit() and 0 < int(value) < SMALLEST:
            return True
    return False
