"""Category and home pages: items, links, titles, dates and the next page by CSS selectors."""

from crawler.document import Document, Node, element_text, first, fold_blanks, read_document, select
from crawler.errors import ExtractionError
from crawler.model import Link, Listing
from crawler.sites import ListingRules, SiteDefinition
from crawler.urls import join

WHOLE_ITEM = "."  # in place of a selector: the item itself is the link


def read_category(
    body: bytes, *, url: str, content_type: str | None, rules: ListingRules, site: SiteDefinition
) -> Listing:
    """Links of a page in page order, one for each address."""
    page = read_document(body, url=url, content_type=content_type, language=site.language)
    items = select(page.tree, rules.item) if rules.item else [page.tree.root]
    if not items or items == [None]:
        raise ExtractionError(
            f"listing {rules.name!r}: nothing matches item = {rules.item!r}",
            reason="no_items",
            url=url,
        )
    base = page.base_url
    links: dict[str, Link] = {}
    skipped = []
    for item in items:
        found = _item_links(item, rules, base) if item is not None else []
        if not found:
            skipped.append(f"no link in item: {element_text(item)[:80] if item else ''}")
        for link in found:
            if not rules.match or rules.match.search(link.url):
                links.setdefault(link.url, link)
    return Listing(
        links=tuple(links.values()), next_url=_next_url(page, rules, base), skipped=tuple(skipped)
    )


def _item_links(item: Node, rules: ListingRules, base: str) -> list[Link]:
    anchors = select(item, rules.link or "a")
    if rules.item:
        anchors = anchors[:1]
    links = []
    for anchor in anchors:
        url = join(base, anchor.attributes.get("href") or "")
        if url:
            title = _text(item, rules.title) if rules.item else element_text(anchor)
            links.append(Link(url=url, title=title or None, date_text=_date(item, rules.date)))
    return links


def _text(item: Node, selector: str | None) -> str | None:
    node = first(item, selector) if selector else None
    return fold_blanks(element_text(node)) if node else None


def _date(item: Node, selector: str | None) -> str | None:
    node = first(item, selector) if selector else None
    if node is None:
        return None
    return node.attributes.get("datetime") or element_text(node) or None


def _next_url(page: Document, rules: ListingRules, base: str) -> str | None:
    node = first(page.tree, rules.next) if rules.next else None
    return join(base, node.attributes.get("href") or "") if node else None
