"""What judging looks at: title, headings, lines, prose, links and marks of an article on a page.

Reading the lines of a page costs as much as its extraction. They are read only where its paragraphs
alone do not make it an article, so that the ordinary page is judged in a tenth of a millisecond.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crawler.casing import small_letters
from crawler.document import Document, Node, Tree, element_text, first, fold_blanks, select
from crawler.judging.signs import LINES
from crawler.patterns import pattern_of

CJK = pattern_of("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
CJK_WEIGHT = 2  # one character says as much as some three letters; this counts the further ones
SENTENCE = 45  # letters; shorter lines are headings, buttons and captions
FEWEST_RUN = 3  # paragraphs in a row are a text; teasers stand alone
CAPTION = 15  # letters; shorter paragraphs are captions and buttons
ENOUGH_PROSE = 2000  # letters in paragraphs: no page that only refuses says so much
LEAST_SENTENCE = 24  # letters
PAUSE = pattern_of("[,.;，。；、！？]")  # menus, however long, have none
STOPS = ".。!！?？…”」』"
MOST_LINES, MOST_LETTERS, MOST_TITLE = 200, 400, 300  # of a hostile page; the first ones decide
SEPARATOR = pattern_of(r"\s+[-–—|·•»]\s+|\s*[|｜_]\s*|(?<=[\u4e00-\u9fff])\s*[-–—]\s*")
FRAME = "nav, footer, aside, [role=navigation], [role=contentinfo]"
FRAMED = "nav *, footer *, aside *"
LINKED_HEADINGS = "h2 a[href], h3 a[href], a[href] > h2, a[href] > h3"
BANNERS = (
    "[class*=cookie], [id*=cookie], [class*=consent], [id*=consent], [class*=gdpr], [id*=gdpr]"
)
LEAST_BESIDE = 15  # letters beside a banner and the headings; else the banner is the page
APP_ROOTS = "#root, #app, #__next, #__nuxt, #___gatsby, app-root, [data-reactroot], [ng-app]"
PUBLISHED = 'article time[datetime], [itemprop="datePublished"]'
PUBLISHED_NAMES = frozenset(
    {"weibo:article:create_at", "publishdate", "pubdate", "parsely-pub-date"}
)
ARTICLE_TYPE = pattern_of(r'"@type"\s*:\s*\[?\s*"[^"]*(?:Article|BlogPosting|Report)"')
MAIN_HEADINGS = 3  # of h1 and h2; further ones belong to lists and footers


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The links of a page outside its frame; sizes are in letters."""

    count: int = 0
    size: int = 0
    headings: int = 0
    own_sentences: int = 0  # lines that read as prose and are no links


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """See the module; sizes are in letters."""

    title: str
    title_parts: tuple[str, ...]
    headings: tuple[str, ...]
    paragraphs: int  # counted until they are enough
    longest_run: int  # paragraphs that follow one another, counted until they are a text
    is_dated: bool  # names a time of publication, or calls itself an article
    # What follows is read of pages only that this does not make articles.
    lines: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()  # kind of page and line, of those that are a sign
    prose: int = 0  # letters in lines that read as prose and are no sign
    has_password: bool = False
    has_scripts: bool = False
    is_app: bool = False  # has the element that a script would fill
    noscript: str = ""
    links: Links = Links()

    @property
    def is_sparse(self) -> bool:
        """True when its paragraphs alone do not make it an article."""
        return self.paragraphs < ENOUGH_PROSE

    @property
    def is_article_like(self) -> bool:
        """True for a date or paragraphs in a row: it is no list of links then, and none is read."""
        return self.is_dated or self.longest_run >= FEWEST_RUN


def read_features(page: Document) -> Features:
    """Features of a page; changes nothing in its tree."""
    paragraphs = page.tagged("p")
    title = fold_blanks(page.title)[:MOST_TITLE]
    features = Features(
        title=title,
        title_parts=tuple(part.strip() for part in (title, *SEPARATOR.split(title)) if part),
        headings=_headings(page),
        paragraphs=_prose(paragraphs),
        longest_run=_longest_run(paragraphs),
        is_dated=_is_dated(page),
    )
    is_plain = features.is_article_like and not features.is_sparse
    return features if is_plain else _with_details(features, page)


def _with_details(features: Features, page: Document) -> Features:
    tree = page.tree
    lines = _lines(tree, {features.title, *features.headings})
    texts = [(line, small_letters(line)) for line in lines]
    told = [(kind, line) for line, text in texts for kind in LINES if LINES[kind].match(text)]
    signs = {line for _, line in told}
    return replace(
        features,
        lines=lines,
        told=tuple(told),
        prose=sum(weight(line) for line in lines if line not in signs and is_sentence(line)),
        has_password=any(map(_is_password, page.tagged("input"))),
        has_scripts=bool(page.tagged("script")),
        is_app=first(tree, APP_ROOTS) is not None,
        noscript=" ".join(node.text() for node in page.tagged("noscript"))[:MOST_LETTERS],
        links=Links() if features.is_article_like else _links(page, lines),
    )


def _is_dated(page: Document) -> bool:
    return (
        any(
            meta.get("property") == "article:published_time" or meta.get("name") in PUBLISHED_NAMES
            for meta in page.metas
        )
        or first(page.tree, PUBLISHED) is not None
        or bool(ARTICLE_TYPE.search(page.html))
    )


def _is_password(field: Node) -> bool:
    return (field.attributes.get("type") or "").lower() == "password"


def _links(page: Document, lines: tuple[str, ...]) -> Links:
    framed = {node.mem_id for node in select(page.tree, FRAMED)}
    texts = [node.text(strip=True) for node in page.tagged("a") if node.mem_id not in framed]
    known = set(texts)
    return Links(
        count=len(texts),
        size=sum(map(weight, texts)),
        headings=len({node.mem_id for node in select(page.tree, LINKED_HEADINGS)} - framed),
        own_sentences=sum(is_sentence(line) and line not in known for line in lines),
    )


def is_sentence(line: str) -> bool:
    """True for a line that reads as prose, by its length or its end."""
    size = weight(line)
    ends = line[-1:] in STOPS
    return (size >= LEAST_SENTENCE and ends) or (size >= SENTENCE and bool(PAUSE.search(line)))


def weight(text: str) -> int:
    """Length of a text in letters, where a Chinese character counts as three."""
    if text.isascii():
        return len(text)
    return len(text) + CJK_WEIGHT * sum(map(len, CJK.findall(text)))


def _headings(page: Document) -> tuple[str, ...]:
    nodes = page.tagged("h1") or page.tagged("h2")
    found = [fold_blanks(node.text()) for node in nodes[:MAIN_HEADINGS]]
    return tuple(text[:MOST_TITLE] for text in found if text)


def _lines(tree: Tree, known: set[str]) -> tuple[str, ...]:
    """Visible lines without those of the frame, of banners beside a text, and `known` ones."""
    body = tree.body
    lines = _split(body) if body else []
    framed = Counter(line for node in select(tree, FRAME) for line in _split(node))
    lines = _without(lines, framed)
    banners = Counter(line for node in select(tree, BANNERS) for line in _split(node))
    beside = [line for line in _without(lines, banners) if line not in known]
    if sum(map(weight, beside)) >= LEAST_BESIDE:
        lines = beside
    return tuple(line[:MOST_LETTERS] for line in lines[:MOST_LINES] if line not in known)


def _split(node: Node) -> list[str]:
    return element_text(node).split("\n")


def _without(lines: list[str], unwanted: Counter[str]) -> list[str]:
    left = Counter(unwanted)
    kept = []
    for line in lines:
        if left[line] > 0:
            left[line] -= 1
        elif line:
            kept.append(line)
    return kept


def _prose(paragraphs: Sequence[Node]) -> int:
    size = 0
    for node in paragraphs:
        if len(text := node.text()) > CAPTION:
            size += weight(text)
            if size >= ENOUGH_PROSE:
                break
    return size


def _longest_run(paragraphs: Sequence[Node]) -> int:
    longest = run = 0
    for node in paragraphs:
        before = node.prev
        while before is not None and not before.is_element_node:
            before = before.prev
        run = run + 1 if before is not None and before.tag == "p" else 1
        longest = max(longest, run)
        if longest >= FEWEST_RUN:
            break
    return longest
