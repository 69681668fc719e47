"""Text in elements that a browser does not show as they stand: templates, and what scripts unfold.

`<template>` (also of shadow roots), `<noscript>`, `<textarea>` and scripts whose type is markup.
Asked for only where the elements that are shown, and the page's state, hold no text.
"""

from crawler.document import Document, Node, parse, select

HOLDERS = (
    "template, noscript, textarea, xmp, "
    "script:is([type*=template i], [type*=html i], [type*=handlebars i], [type*=markdown i])"
)
SHORTEST = 400  # characters of markup
MOST_HOLDERS = 40


def unshown_pages(page: Document) -> list[tuple[str, str]]:
    """Markup of each such element and its tag, the longest first."""
    found = [(_markup(node), node.tag or "") for node in select(page.tree, HOLDERS)[:MOST_HOLDERS]]
    long = [item for item in found if len(item[0]) >= SHORTEST]
    return sorted(long, key=lambda item: -len(item[0]))


def _markup(node: Node) -> str:
    if node.tag in {"textarea", "script", "xmp"}:
        return node.text() or ""
    html = node.html or ""  # a template's content is no child of it
    inner = html.partition(">")[2].rpartition("</")[0]
    body = parse(inner).body if "<template" in inner else None
    if body is None:
        return inner
    nested = [part for part in (_markup(one) for one in select(body, "template")) if part]
    return max([body.inner_html or "", *nested], key=len)
