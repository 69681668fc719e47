"""The text that a feed gave, where it is the better source than the page.

The page is believed as long as it holds about as much: it is newer, and its selectors are the
site's own. Pages that are shells, teasers or walls hold less than their feed does.
"""

from collections.abc import Mapping

from crawler.document import element_text, parse, select, take_out
from crawler.urls import join

FIELD = "content"  # of a feed's link
MUCH_LESS = 0.8  # of the feed's text: pages leave out captions and footers that feeds keep
UNWANTED = "script, style, noscript, template, iframe, object, embed, form, button, input"


def better_body(
    body_html: str, where: str, *, fields: Mapping[str, str], base: str
) -> tuple[str, str]:
    """The page's body or the feed's, and where it was found."""
    fed = fields.get(FIELD)
    if not fed:
        return body_html, where
    in_page = _length(body_html) if body_html else 0
    if in_page >= MUCH_LESS * _length(fed):
        return body_html, where
    return _standing_alone(fed, base), "feed"


def _length(html: str) -> int:
    body = parse(html).body
    return len(element_text(body)) if body else 0


def _standing_alone(html: str, base: str) -> str:
    body = parse(html).body
    if body is None:
        return ""
    take_out(select(body, UNWANTED))
    for selector, name in (("img[src]", "src"), ("a[href]", "href")):
        for node in select(body, selector):
            if url := join(base, node.attributes.get(name) or ""):
                node.attrs[name] = url
    return (body.inner_html or "").strip()
