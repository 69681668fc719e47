"""One article from a page, a JSON text answer and its listing: the evidence, merged.

Order of trust for each field: the text API, the site's selectors, a JSON listing, JSON-LD, meta
elements, semantic HTML, visible text, an HTML listing (whose titles are often cut short).
`evidence` tells which one won, `confidence` how far such a place is to be believed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.document import Document, element_text, has_text, parse, select
from crawler.errors import ExtractionError
from crawler.extraction.body import (
    Body,
    base_url,
    body_by_density,
    body_by_selectors,
    body_of_text,
)
from crawler.extraction.choosing import (
    authors_of,
    canonical_of,
    clocks_of,
    section_of,
    source_of,
    times_of,
    title_of,
)
from crawler.extraction.evidence import confidence_of
from crawler.extraction.feed_text import FIELD, better_body
from crawler.extraction.gathering import Gathered, TextAnswer, gather
from crawler.extraction.images import choose_images
from crawler.extraction.languages import find_language
from crawler.extraction.outline import Block, read_outline
from crawler.extraction.page_state import read_page_state
from crawler.extraction.scoring import Choice, choose_block
from crawler.extraction.tickers import find_tickers
from crawler.extraction.titles import fold
from crawler.extraction.visible import add_visible
from crawler.json_paths import text_at
from crawler.model import Article, Request
from crawler.sites import SiteDefinition
from crawler.urls import BadUrl, host_key

__all__ = ["TextAnswer", "is_shell", "read_article", "template_values"]

LITTLE_TEXT = 500  # bytes; a page with less may hold its text in its state
FEWEST_LETTERS, SAMPLES, SAMPLE = 300, 8, 16  # of a declared text that is compared, letters
FED = 0.9  # how far a feed's text is to be believed
A_SENTENCE = 150  # bytes
FULLER = 1.5  # times what the elements hold: then the declared text is the whole one


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's blocks and the one that holds its text."""

    blocks: Sequence[Block]
    choice: Choice | None


def read_article(
    page: Document | None,
    request: Request,
    *,
    site: SiteDefinition | None,
    captured: datetime,
    answer: TextAnswer | None = None,
    final_url: str | None = None,
) -> Article:
    """The article; raises `ExtractionError` when there is no title or no text."""
    url = request.page_url or request.url
    page_url = final_url or url
    host = _host(page_url)
    gathered = gather(page, request, site=site, answer=answer)
    layout = _layout(page)
    title = title_of(gathered, host=host)
    chosen = layout.choice.block if layout.choice else None
    add_visible(layout.blocks, chosen, title.value if title else None, gathered.read)
    body = _body(
        page, layout, gathered, site=site, answer=answer, title=title.value if title else None
    )
    html, where = better_body(
        body.html if body else "", body.where if body else "", fields=request.fields, base=page_url
    )
    if not html:
        raise ExtractionError("no text found in the page", reason="no_text", url=url)
    title = title or title_of(gathered, host=host)
    if title is None:
        raise ExtractionError("no title found", reason="no_title", url=url)
    if body is None or body.where != where:
        body = Body(html=html, where=where, confidence=FED)
    return _article(
        request, site=site, captured=captured, gathered=gathered, body=body,
        title=(title.value, title.where), page_url=page_url,
        base=base_url(page) if page else page_url,
    )  # fmt: skip


def _article(
    request: Request,
    *,
    site: SiteDefinition | None,
    captured: datetime,
    gathered: Gathered,
    body: Body,
    title: tuple[str, str],
    page_url: str,
    base: str,
) -> Article:
    url, host = request.page_url or request.url, _host(page_url)
    tree = parse(body.html)
    text = element_text(tree.body) if tree.body else ""
    language, language_where = _language(gathered, site, text)
    clocks = clocks_of(gathered, site=site, host=host, language=language, captured=captured)
    times = times_of(gathered, clocks=clocks, url=url)
    authors, authors_where, agency = authors_of(gathered, host=host)
    source, section = source_of(gathered, agency, text=text), section_of(gathered, title[0])
    tags, tags_where = _tags(gathered)
    canonical, canonical_where = canonical_of(gathered, page_url)
    article_id = request.fields.get("id") or (site.article_id(url) if site else None)
    declared = [*gathered.given.of("images"), *gathered.read.of("images")]
    tickers = find_tickers(body.html)
    places = {
        "title": title[1], "body": body.where, "published": times.published_where,
        "modified": times.modified_where, "authors": authors_where,
        "source": source and source.where, "section": section and section.where,
        "tags": tags_where, "language": language_where, "canonical_url": canonical_where,
        "tickers": "body" if tickers else None,
    }  # fmt: skip
    evidence = {name: place for name, place in places.items() if place}
    confidence = {name: confidence_of(place) for name, place in evidence.items()}
    if not body.where.startswith(("selector", "text API")):
        confidence["body"] = body.confidence
    return Article(
        url=url,
        title=title[0] if title[1] == "listing item" else " ".join(title[0].split()),
        body_html=body.html,
        text=text,
        published=times.published,
        modified=times.modified,
        canonical_url=canonical,
        id=article_id,
        story=site.story_of(article_id) if site else None,
        authors=authors,
        source=source.value if source else None,
        section=section.value if section else None,
        tags=tags,
        language=language,
        images=choose_images(declared, tree, base),
        tickers=tickers,
        fields={name: value for name, value in request.fields.items() if name != FIELD},
        evidence=evidence,
        confidence=confidence,
    )


def is_shell(page: Document, site: SiteDefinition | None) -> bool:
    """True when the page's body selectors find no text: its script would fetch it."""
    selectors = site.article.selectors.get("body", ()) if site else ()
    return not any(has_text(node) for name in selectors for node in select(page.tree, name))


def _layout(page: Document | None) -> Layout:
    root = page.tree.body if page else None
    if root is None:
        return Layout((), None)
    blocks = read_outline(root)
    choice = choose_block(blocks)
    if choice is None or choice.block.good < A_SENTENCE:
        hidden = read_outline(root, with_hidden=True)
        if len(hidden) > len(blocks):
            return Layout(hidden, choose_block(hidden))
    return Layout(blocks, choice)


def _body(
    page: Document | None,
    layout: Layout,
    gathered: Gathered,
    *,
    site: SiteDefinition | None,
    answer: TextAnswer | None,
    title: str | None,
) -> Body | None:
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
    beside = _text_beside(page, gathered, layout.choice)
    if beside:
        return beside
    if layout.choice is None:
        return None
    return body_by_density(page, layout.choice, title=title, remove=remove)


def _text_beside(page: Document, gathered: Gathered, choice: Choice | None) -> Body | None:
    """The text of JSON-LD or of the page's state, where the elements hold clearly less of it."""
    held = choice.block.good if choice else 0.0
    declared = gathered.read.first("body_text")
    if declared and (
        len(declared.value.encode()) > FULLER * held + A_SENTENCE
        or (choice and not _holds(choice.block, declared.value))
    ):
        return body_of_text(declared.value, "json-ld articleBody", confidence=0.9)
    state = read_page_state(page, gathered.read) if held < LITTLE_TEXT else None
    if state and len(state[0].encode()) > FULLER * held:
        return body_of_text(state[0], state[1], confidence=0.8)
    return None


def _holds(block: Block, declared: str) -> bool:
    """True when samples of the declared text stand in the block: it is the article's, then."""
    there, wanted = fold(block.text), fold(declared)
    if len(wanted) < FEWEST_LETTERS:
        return True
    step = len(wanted) // SAMPLES
    samples = [wanted[at : at + SAMPLE] for at in range(step // 2, len(wanted) - SAMPLE, step)]
    return sum(sample in there for sample in samples) * 4 >= len(samples)


def _language(
    gathered: Gathered, site: SiteDefinition | None, text: str
) -> tuple[str | None, str | None]:
    if given := gathered.given.first("language"):
        return given.value, given.where
    if site and site.language:
        return site.language, "site definition"
    declared = gathered.read.first("html_lang", "language")
    code, where = find_language(text, declared.value if declared else None)
    if code is None:
        return None, None
    return code, declared.where if declared and where == "markup" else where


def _tags(gathered: Gathered) -> tuple[tuple[str, ...], str | None]:
    for candidates in (gathered.given, gathered.read):
        values, where = candidates.together("tags")
        if values:
            return values, where
    return (), None


def _host(url: str) -> str:
    try:
        return host_key(url)
    except BadUrl:
        return ""


def template_values(article: Article) -> Mapping[str, str | None]:
    """Values that a site's category, tag, lead and footer templates may name."""
    return {
        **article.fields,
        "title": article.title,
        "url": article.url,
        "page_url": article.url,
        "canonical_url": article.canonical_url or article.url,
        "id": article.id,
        "source": article.fields.get("source") or article.source,
        "section": article.section,
        "language": article.language,
    }
