"""An article's body as HTML that stands alone, and where it was found.

A site's selectors win; then the block that scoring chose, pruned, with the lead that stands above
it. Lazy images get their address and relative links their base, before any sanitiser drops the
attributes that tell them; players and posts of other sites become quotes with a link.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import urlsplit

from crawler.document import Document, Node, element_text, fold_blanks, has_text, select, take_out
from crawler.extraction.blocks import Block, leaves_of
from crawler.extraction.body.asides import boxes_beside
from crawler.extraction.body.boilerplate import is_dateline, is_stamp
from crawler.extraction.body.captions import PLAYER, STRAY
from crawler.extraction.body.closing import cut_credit
from crawler.extraction.body.decks import is_deck, is_sub_title
from crawler.extraction.body.kin import parts_before
from crawler.extraction.body.leads import leads_before, lost_with
from crawler.extraction.body.line_breaks import cut_broken_lines, cut_pointers, paragraphs_of
from crawler.extraction.body.opening import leads_within, strays_above
from crawler.extraction.body.pruning import Told, cuts
from crawler.extraction.body.scoring import Choice
from crawler.extraction.outline import UNFOLDED
from crawler.patterns import pattern_of
from crawler.urls import join

ALWAYS_REMOVE = (
    "script, style, noscript, template, iframe, object, embed, form, button, input, link, meta"
)
UNREAD = (
    "script, style, noscript, template, iframe, object, embed, button, input, link, meta, select, "
    "textarea, svg, canvas, audio, dialog, amp-ad, amp-social-share, amp-sidebar, amp-consent, "
    "amp-analytics, ins.adsbygoogle, div > time, section > time, article > time, main > time, "
    "header time, a > time, "
    ".mw-editsection, .editsection, .footnote-back, .footnote-backref, .reversefootnote"
)
MAIL_FIELD = "input:is([type=email i], [placeholder*=mail i], [name*=mail i])"
LONGEST_BOX = 500  # bytes
FIRST_SPANS = "p > span:first-child, p > a:first-child"
TIME_CODE = pattern_of(r"^\s*[\[(](?:\d{1,2}:)?\d{1,2}:\d{2}[\])]\s*$")  # bare ones are live blogs'
CODES = ("[", "(")
CODED, FEWEST_CODES = pattern_of(r"[\[(]\d{1,2}:\d{2}"), 3  # lines that begin so
HIDDEN = (
    "[hidden]:not([id^='S:']), [style*='display:none' i], [style*='display: none' i], .hide, "
    ".hidden, .is-hidden, "
    ".sr-only, .visually-hidden, .visuallyhidden, .screen-reader-text, .print-only, .hidden-print"
)
LAZY_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-echo",
                "data-lazy", "data-original-src", "data-hi-res-src", "data-img-src")  # fmt: skip
EMBEDDED = pattern_of(
    r"(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|twitter\.com|x\.com|instagram\.com|"
    r"facebook\.com|tiktok\.com|dailymotion\.com|soundcloud\.com|spotify\.com|bilibili\.com|"
    r"v\.qq\.com|youku\.com|weibo\.com|telegram\.org|t\.me|datawrapper\.de|dwcdn\.net)$"
)
IN_LINE = frozenset({"span", "b", "strong", "em", "i", "a", "font", "small", "abbr", "time"})
ABSOLUTE = ("http://", "https://")
INLINE_MARKUP = pattern_of(r"</(?:a|b|i|em|strong|span|u|sup|sub)>", re.IGNORECASE)
MARKUP = pattern_of(r"<(?:p|br|div|li|h[1-6]|blockquote|figure|table)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The body's HTML, where it was found and how sure that is, 0 to 1."""

    html: str
    where: str
    confidence: float


def body_by_selectors(
    page: Document, selectors: Sequence[str], *, remove: Sequence[str]
) -> Body | None:
    """What the site's selectors find, cleaned of what never belongs to a text."""
    found = text_element(page, selectors)
    if found is None:
        return None
    node, selector = found
    page.will_be_cut()
    _clean(page, node, [*remove, ALWAYS_REMOVE])
    html = (node.inner_html or "").strip()
    return Body(html=html, where=f"selector {selector}", confidence=1.0)


def text_element(page: Document, selectors: Sequence[str]) -> tuple[Node, str] | None:
    """The first element with text that the site's selectors find, and the one that found it."""
    found = ((node, name) for name in selectors for node in select(page.tree, name))
    return next(((node, name) for node, name in found if has_text(node)), None)


def body_by_density(
    page: Document,
    choice: Choice,
    *,
    told: Told,
    remove: Sequence[str],
    with_hidden: bool = False,
) -> Body:
    """The chosen block without what is no text, after the lead that stands above it."""
    block = choice.block
    before = parts_before(block)
    leads = leads_before(before[0] if before else block, told.title, told.summaries)
    page.will_be_cut()
    asides = list(boxes_beside(block))
    _cut_letter_boxes(block)
    if not with_hidden:
        _cut_hidden(block)
    for stray in strays_above(block, told.title, told.summaries):
        stray.node.attrs["class"] = STRAY
    cut = cuts(block, told)
    within = leads_within(block, told.title, told.summaries)
    leads += lost_with(within, cut, block, told.title)
    for beside in (*asides, *filter(is_sub_title, within)):
        beside.node.attrs["class"] = STRAY
    parts = []
    for lead in leads:
        _clean(page, lead.node, [*remove, UNREAD])
        parts.append(_lead_html(lead))
    parts += [_part_html(page, part, told, remove) for part in before]
    for one in cut:
        one.node.decompose()
    _cut_stamp(block.node)
    _clean(page, block.node, [*remove, UNREAD])
    coded = (leaf.own_text for leaf in leaves_of(block) if leaf.own_text[:1] in CODES)
    if sum(CODED.match(text) is not None for text in coded) >= FEWEST_CODES:
        _cut_time_codes(block.node)
    cut_broken_lines(block.node, title=told.title)
    cut_pointers(block.node)
    cut_credit(block.node)
    plain = paragraphs_of(block.node) if not block.children else None
    inner = plain or block.node.inner_html
    if block.tag in {"p", "pre", "blockquote"}:
        inner = block.node.html
    html = "".join(part or "" for part in (*parts, inner)).strip()
    return Body(html=html, where="text density", confidence=choice.confidence)


def _part_html(page: Document, part: Block, told: Told, remove: Sequence[str]) -> str:
    """Another part of the text, without what is no text in it."""
    for one in cuts(part, told):
        one.node.decompose()
    _clean(page, part.node, [*remove, UNREAD])
    return part.node.inner_html or ""


def body_of_text(text: str, where: str, *, confidence: float) -> Body:
    """A body from a text beside the elements: markup is kept, lines become paragraphs."""
    if MARKUP.search(text):
        return Body(html=text.strip(), where=where, confidence=confidence)
    lines = (line.strip() for line in text.replace("\r", "\n").split("\n"))
    if not INLINE_MARKUP.search(text):
        lines = (escape(unescape(line), quote=False) for line in lines)
    html = "".join(f"<p>{line}</p>" for line in lines if line)
    return Body(html=html, where=where, confidence=confidence)


def _cut_letter_boxes(block: Block) -> None:
    """The boxes around a field for an e-mail address, with the words that ask for it."""
    boxes = []
    for field in select(block.node, MAIL_FIELD):
        box, up = field, field.parent
        while up is not None and up.mem_id != block.node.mem_id and up.tag not in {"body", "html"}:
            size = len(element_text(up).encode())
            if size > LONGEST_BOX or size * 3 > block.size:
                break
            box, up = up, up.parent
        boxes.append(box)
    take_out(boxes)


def _cut_time_codes(top: Node) -> None:
    """What a transcript tells before each line of the place in the recording."""
    take_out([node for node in select(top, FIRST_SPANS) if TIME_CODE.match(node.text())])


def _cut_hidden(block: Block) -> None:
    """What a style hides, unless it is most of a text that a button unfolds."""
    top = block.node.mem_id
    hidden = [node for node in select(block.node, HIDDEN) if node.mem_id != top]
    hidden = [node for node in hidden if not UNFOLDED.search(node.attributes.get("class") or "")]
    take_out([node for node in hidden if 2 * len(element_text(node).encode()) < block.size])


def _cut_stamp(top: Node) -> None:
    """Elements of a line that stand right in the text's, above its paragraphs, and tell the day."""
    line: list[Node] = []
    child = top.child
    while child is not None and (child.tag in IN_LINE or not has_text(child)):
        if has_text(child):
            line.append(child)
        child = child.next
    text = " ".join(fold_blanks(element_text(node)) for node in line)
    if line and (is_dateline(text) or is_stamp(text)):
        take_out(line)


def _lead_html(lead: Block) -> str:
    inner = lead.node.inner_html or ""
    tag = "div" if MARKUP.search(inner) else "p"  # a paragraph ends where a block begins
    marks = f' class="{STRAY}"' if is_deck(lead) else ""
    return f"<{tag}{marks}>{inner}</{tag}>"


def _clean(page: Document, node: Node, remove: Sequence[str]) -> None:
    base = page.base_url
    for frame in select(node, "iframe[src], amp-youtube, amp-twitter"):
        _quote_embedded(page, frame, base)
    for selector in remove:
        take_out([one for one in select(node, selector) if one.mem_id != node.mem_id])
    for image in select(node, "img, amp-img"):
        _settle_image(image, base)
    for anchor in select(node, "a[href]"):
        href = anchor.attributes.get("href") or ""
        if not href.startswith(ABSOLUTE) and (url := join(base, href)):
            anchor.attrs["href"] = url


def _quote_embedded(page: Document, frame: Node, base: str) -> None:
    url = join(base, frame.attributes.get("src") or "")
    host = urlsplit(url).hostname or "" if url else ""
    if url and EMBEDDED.search(host):
        quote, link = page.tree.create_node("blockquote"), page.tree.create_node("a")
        quote.attrs["class"], link.attrs["href"] = PLAYER, url
        link.insert_child(host.removeprefix("www."))
        quote.insert_child(link)
        frame.insert_before(quote)


def _settle_image(image: Node, base: str) -> None:
    attributes = image.attributes
    lazy = next((attributes[name] for name in LAZY_SOURCES if attributes.get(name)), None)
    for name in LAZY_SOURCES:
        if name in attributes:
            del image.attrs[name]
    source = lazy or attributes.get("src") or ""
    if lazy or not source.startswith(ABSOLUTE):
        image.attrs["src"] = join(base, source) or source
