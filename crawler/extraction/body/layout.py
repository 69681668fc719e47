"""Where a page holds its article's text: in its elements, in JSON-LD or in its state.

The elements win as long as they hold about as much, since they are what a reader sees. A site's
selectors and its text API win over all.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from crawler.document import Document, element_text, parse
from crawler.extraction.blocks import Block, release
from crawler.extraction.body.pruning import Told
from crawler.extraction.body.scoring import Choice
from crawler.extraction.body.standalone import (
    Body,
    body_by_density,
    body_by_selectors,
    body_of_text,
    text_element,
)
from crawler.extraction.body.text_block import choose_block, names_consent
from crawler.extraction.body.unshown import unshown_pages
from crawler.extraction.folding import fold
from crawler.extraction.gathering import Gathered, TextAnswer
from crawler.extraction.outline import read_outline
from crawler.extraction.scripts.page_state import read_page_state
from crawler.json_paths import text_at
from crawler.sites import SiteDefinition

NAMES = ("authors", "shown_authors_marked", "page_authors")
LITTLE_TEXT = 500  # bytes; a page with less may hold its text in its state
FEWEST_LETTERS, SAMPLES, SAMPLE = 300, 8, 16  # of a declared text that is compared, letters
A_SENTENCE = 150  # bytes
SOME_TEXT = 2000  # bytes; more is no notice beside a text that is still to come
MANY_TIMES = 10
STATES = ("__NEXT_DATA__", "__NUXT_", "__INITIAL_STATE__", "__APOLLO_STATE__", "globalContent",
          "__PRELOADED_STATE__", "RENDER_DATA")  # fmt: skip
STATED = 0.8  # how far the text of a state is to be believed
HIGHEST = 4  # levels above the chosen block
NEARLY_ALL = 0.7  # of samples, of which some stand across the edges of parts
FULLER = 1.5  # times what the elements hold: then the declared text is the whole one


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's blocks and the one that holds its text."""

    blocks: Sequence[Block]
    choice: Choice | None
    with_hidden: bool = False  # what styles hide is among them


@contextmanager
def layout_of(page: Document | None, titles: Sequence[str]) -> Iterator[Layout]:
    """A page's layout while it is worked with; `titles` are what it declares as such."""
    layout = _read_layout(page, titles)
    try:
        yield layout
    finally:
        release(layout.blocks)


def _read_layout(page: Document | None, titles: Sequence[str]) -> Layout:
    """The blocks of a page; those that styles hide too, where the others hold no text."""
    root = page.tree.body if page else None
    if root is None:
        return Layout((), None)
    blocks = read_outline(root)
    host = urlsplit(page.url).hostname or "" if page else ""
    choice = choose_block(blocks, host=host, titles=titles)
    shown = choice.block.good if choice else 0.0
    if blocks[0].hides_any and choice and names_consent(choice.block):
        shown = 0.0
    if blocks[0].hides_any and shown < LITTLE_TEXT:
        hidden = read_outline(root, with_hidden=True)
        other = (
            choose_block(hidden, host=host, titles=titles) if len(hidden) > len(blocks) else None
        )
        if other and (shown < A_SENTENCE or other.block.good > MANY_TIMES * shown):
            release(blocks)
            return Layout(hidden, other, with_hidden=True)
        release(hidden)
    return Layout(blocks, choice)


def find_body(
    page: Document | None,
    layout: Layout,
    gathered: Gathered,
    *,
    site: SiteDefinition | None,
    answer: TextAnswer | None,
    title: str | None,
) -> Body | None:
    """The text API's body, else the selectors', else the fuller of elements and declared text."""
    if answer and (html := text_at(answer.document, answer.source.path)):
        return Body(html=html, where=f"text API {answer.source.path}", confidence=1.0)
    if page is None:
        return None
    rules = site.article if site else None
    remove = rules.remove if rules else ()
    selected = body_by_selectors(
        page, rules.selectors.get("body", ()) if rules else (), remove=remove
    )
    if selected:
        return selected
    declared = gathered.read.first("body_text")
    choice = _holder_of_all(layout.choice, declared.value) if declared else layout.choice
    beside = _text_beside(page, gathered, choice)
    if beside:
        return beside
    if choice is None:
        return None
    told = Told(
        title=title,
        authors=_told_names([item.value for item in gathered.read.of(*NAMES)]),
        text=fold(declared.value) if declared else "",
        summaries=tuple(fold(item.value) for item in gathered.read.of("description")),
    )
    return body_by_density(page, choice, told=told, remove=remove, with_hidden=layout.with_hidden)


def _holder_of_all(choice: Choice | None, declared: str) -> Choice | None:
    """The choice, or the nearest holder of all that is declared, where the choice holds much less.

    Some systems set each part of a text into a section of its own, with advertisements between.
    """
    if choice is None or len(declared.encode()) <= FULLER * choice.block.good + A_SENTENCE:
        return choice
    up = choice.block.parent
    for _ in range(HIGHEST):
        if up is None or up.tag in {"body", "html"}:
            break
        if up.good > choice.block.good and _holds(up, declared, share=NEARLY_ALL):
            return replace(choice, block=up)
        up = up.parent
    return choice


def _told_names(values: Sequence[str]) -> frozenset[str]:
    """Bylines, folded, and the name before the first comma of those that go on behind one."""
    before = (value.partition(",")[0] for value in values)
    return frozenset(map(fold, [*values, *(name for name in before if " " in name.strip())]))


def _text_beside(page: Document, gathered: Gathered, choice: Choice | None) -> Body | None:
    """The text of JSON-LD or of the page's state, where the elements hold clearly less of it."""
    held = choice.block.good if choice else 0.0
    declared = gathered.read.first("body_text")
    size = len(declared.value.encode()) if declared else 0
    is_others = choice and size > held / 2  # a summary is no sign that the block is another text
    if declared and (
        size > FULLER * held + A_SENTENCE
        or (is_others and choice and not _holds(choice.block, declared.value))
    ):
        return body_of_text(declared.value, "json-ld articleBody", confidence=0.9)
    if held < LITTLE_TEXT:
        state = read_page_state(page, gathered.read)
    elif held < SOME_TEXT and _may_be_shell(page, held):
        state = read_page_state(page, gathered.read, own_only=True)
        body = parse(state[0]).body if state else None
        if body and choice and _holds(choice.block, element_text(body)):
            return None  # the beginning of a text whose rest is not for everybody
    else:
        return None
    if state and len(state[0].encode()) > FULLER * held:
        return _body_of_state(page, *state)
    return _body_unshown(page) if held < A_SENTENCE else None


def _body_unshown(page: Document) -> Body | None:
    """The text of the first element that holds one without showing it."""
    for html, tag in unshown_pages(page):
        inner = Document(page.url, html, page.charset, parse(html))
        root = inner.tree.body
        blocks = read_outline(root) if root else ()
        choice = choose_block(blocks) if blocks else None
        body = None
        if choice and choice.block.good > LITTLE_TEXT:
            body = body_by_density(inner, choice, told=Told(), remove=())
        release(blocks)
        if body:
            return replace(body, where=f"unshown {tag}", confidence=STATED)
    return None


def _may_be_shell(page: Document, held: float) -> bool:
    """True for a large page that shows little and hands much to its script."""
    return len(page.html) > MANY_TIMES * held and any(mark in page.html for mark in STATES)


def _body_of_state(page: Document, text: str, where: str) -> Body:
    """The text of a state, cut as that of elements is: its editors set boxes among it, too."""
    body = body_of_text(text, where, confidence=STATED)
    inner = Document(page.url, body.html, page.charset, parse(body.html))
    if inner.tree.body is None:
        return body
    blocks = read_outline(inner.tree.body)
    if choose_block(blocks):
        whole = Choice(block=blocks[0], confidence=STATED)
        body = replace(body_by_density(inner, whole, told=Told(), remove=()), where=where)
    release(blocks)
    return body


def _holds(block: Block, declared: str, *, share: float = 0.25) -> bool:
    """True when this share of samples of the declared text stands in the block."""
    there, wanted = fold(block.text), fold(declared)
    if len(wanted) < FEWEST_LETTERS:
        return True
    step = len(wanted) // SAMPLES
    samples = [wanted[at : at + SAMPLE] for at in range(step // 2, len(wanted) - SAMPLE, step)]
    return sum(sample in there for sample in samples) >= share * len(samples)


def is_shell(page: Document, site: SiteDefinition | None) -> bool:
    """True when the page's body selectors find no text: its script would fetch it."""
    selectors = site.article.selectors.get("body", ()) if site else ()
    return text_element(page, selectors) is None
