"""A page as its blocks in reading order, measured in one walk.

A block is an element that breaks the line. It owns the text that stands in it but in no inner
block, so text parted by `<br>` belongs to its `td` or `div` as a paragraph belongs to its `p`.
Sizes are UTF-8 bytes: a Chinese character weighs three, a Latin letter one, which is near what
each tells, so one set of thresholds serves all scripts. Scoring and pruning work on these numbers
and touch the tree only to cut.
"""

import re

from crawler.document import Node, first, fold_blanks, select
from crawler.extraction.blocks import Block
from crawler.extraction.hints import Hint, hint_of, names_list
from crawler.patterns import pattern_of

BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
UNREAD_TAGS = frozenset({
    "script", "style", "noscript", "template", "iframe", "object", "embed", "button", "input",
    "select", "option", "textarea", "svg", "math", "canvas", "audio", "video", "head", "-comment",
    "datalist", "dialog", "map", "amp-ad", "amp-sidebar", "amp-consent", "amp-analytics",
    "link", "meta", "title", "ins-ad",
})  # fmt: skip
# One set of characters comes first, so that the matcher skips to the next of them; an alternation
# of two sets is tried at each letter, at four times the cost.
SENTENCE_MARKS = pattern_of(r"[,;.!?:，。、；！？：…।॥،؛؟。](?:(?<![,;.!?:])|(?=\s|$|[\"”’»]))")
MANY_LINKS = 8
HIDDEN, STRONG = Hint.HIDDEN, Hint.STRONG
SIDE_TAGS = frozenset({"nav", "footer"})
# Class names lie: a region that holds one of these is walked, and judged by what is in it.
ARTICLE_IN_IT = (
    "h1, article, main, [itemprop=articleBody], [class*=article-], [class*=article_], "
    "[class*=content], [id*=content], [class*=Article], [class*=text], [class*=body], [id*=article]"
)
# The same for texts in ASCII, whose only blank is the space: each mark a full stop, and a space for
# what may follow one. Counting in a table of bytes takes a third of the pattern's time.
ASCII_MARKS = bytes(
    46 if ch in ",;.!?:" else 32 if ch in ' "' else 120 for ch in map(chr, range(256))
)
STREAMED = "S:"  # React sends parts of a page in hidden blocks of such names, and shows them later
LISTS = frozenset({"ul", "ol"})
FEW_LINKED = 0.1  # of a list's letters
# The rest of a text behind a button: `div-continue-content`, `mobile-show-more`.
UNFOLDED = pattern_of(
    r"(?:continue|show-?more|read-?more|more-?text)|(?:rest|more|full|hidden|extra)-?(?:content|article|story|body)",
    re.IGNORECASE,
)
SHORTEST_SENTENCE = 24  # bytes; marks in shorter lines say nothing
TOLD = {"articleBody": Hint.BODY, "description": Hint.LEAD, "alternativeHeadline": Hint.LEAD}
CONCEALED = pattern_of(r"display\s*:\s*none", re.IGNORECASE)


def read_outline(root: Node, *, with_hidden: bool = False) -> list[Block]:
    """The blocks below a node in page order, itself first, with sizes summed upwards.

    What styles hide is left out, unless asked for: some pages show their text by script.
    """
    top = Block(root, root.tag or "", None)
    blocks = [top]
    stack: list[tuple[Node | None, Block, bool]] = []  # what follows the elements that we are in
    node, block, linked = root.child, top, False
    while True:
        while node is not None:
            tag = node.tag
            if tag == "-text":
                text = node.text_content or ""
                block.pieces.append(text)
                if linked:
                    block.own_linked += _weight(text.strip())
            elif tag not in UNREAD_TAGS:
                inner, inner_linked = block, linked
                if tag in BLOCK_TAGS:
                    inner = _open_block(node, tag, block, with_hidden)
                    if inner.hint is HIDDEN:
                        top.hides_any = True
                        node = node.next
                        continue
                    block.children.append(inner)
                    blocks.append(inner)
                    if (tag in SIDE_TAGS or inner.hint is STRONG) and _is_side_matter(inner):
                        node = node.next
                        continue
                elif tag == "a" and "href" in node.attrs:
                    # Without, it is a target, which old pages leave open over all that follows.
                    block.links += 1
                    inner_linked = True
                elif tag == "br":
                    block.pieces.append("\n")
                    block.breaks += 1
                child = node.child
                if child is not None:
                    stack.append((node.next, block, linked))
                    node, block, linked = child, inner, inner_linked
                    continue
            node = node.next
        if not stack:
            break
        node, block, linked = stack.pop()
    _sum_up(blocks)
    return blocks


def _is_side_matter(block: Block) -> bool:
    """True for long lists of links that tag or class call navigation, related or the like.

    Small regions are walked: a breadcrumb line may hold the date.
    """
    if block.parent is not None and block.parent.has_few_links:
        block.has_few_links = True
        return False
    if len(select(block.node, "a")) <= MANY_LINKS:
        block.has_few_links = True
        return False
    if block.tag in SIDE_TAGS:
        return True
    walked = block.tag in {"body", "article", "main", "p"}
    return not walked and first(block.node, ARTICLE_IN_IT) is None


def _open_block(node: Node, tag: str, parent: Block, with_hidden: bool) -> Block:
    block = Block(node, tag, parent)
    attributes = node.attributes
    if attributes:
        get = attributes.get
        names, ident = get("class") or "", get("id") or ""
        if names or ident:
            block.names, block.ident = names, ident
            block.hint = hint_of(names, ident)
        if told := get("itemprop"):
            block.hint = TOLD.get(told, block.hint)
        style = get("style")
        is_hidden = "hidden" in attributes and not ident.startswith(STREAMED)
        is_concealed = style and "none" in style and CONCEALED.search(style)
        if (is_hidden or is_concealed) and not UNFOLDED.search(block.names):
            block.hint = HIDDEN
        if with_hidden and block.hint is HIDDEN:
            block.hint = Hint.NONE
    return block


def _weight(text: str) -> int:
    """UTF-8 bytes; whether a text is ASCII is known to Python without a look at it."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))


def count_marks(text: str) -> int:
    """Sentence marks in a text whose runs of space are folded."""
    if not text.isascii():
        return len(SENTENCE_MARKS.findall(text))
    marks = text.encode().translate(ASCII_MARKS)
    return marks.count(b". ") + marks.endswith(b".")


def _sum_up(blocks: list[Block]) -> None:
    for block in blocks:
        if block.pieces:
            text = block.own_text = fold_blanks("".join(block.pieces))
            size = block.own_size = block.size = _weight(text)
            if block.own_linked:
                block.own_linked = block.linked = min(block.own_linked, size)
            if size > SHORTEST_SENTENCE:
                block.own_marks = count_marks(text)
    for block in reversed(blocks):
        parent = block.parent
        if parent is not None and block.size:
            parent.size += block.size
            parent.linked += block.linked
            parent.links += block.links
            is_told = block.hint is STRONG and block.tag in LISTS and names_list(block.names)
            if is_told and block.linked < FEW_LINKED * block.size:
                block.hint = Hint.NONE  # points of the text; a list of articles holds their links
