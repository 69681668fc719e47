"""All that a page, its listing and its text API tell of an article, in order of trust.

Given by rules: the text API, the site's selectors, a JSON listing. Read by ourselves: JSON-LD,
meta elements, microdata, semantic HTML. Last an HTML listing, whose titles are often cut short.
"""

from dataclasses import dataclass, field
from typing import Any

from crawler.document import Document, element_text, fold_blanks, select
from crawler.extraction.dates.days import FULL_DATE
from crawler.extraction.dates.marked_dates import add_marked_dates, add_time_elements
from crawler.extraction.evidence import Candidates, Found
from crawler.extraction.fact_lists import add_facts
from crawler.extraction.meta import add_meta, add_microdata
from crawler.extraction.people.marked_names import add_bylines
from crawler.extraction.people.persons import read_people, reads_japanese
from crawler.extraction.scripts.script_facts import add_script_dates
from crawler.extraction.structured import add_json_ld
from crawler.extraction.titles.headings import find_headings, title_element
from crawler.json_paths import text_at
from crawler.model import Request
from crawler.patterns import pattern_of
from crawler.sites import FIELD_ALIASES, SiteDefinition, TextSource

PARTS = pattern_of(r"\s[-–|]\s")  # of a title element
SOURCE_LINE = pattern_of(r"(?:文章)?来源[:：]\s*([^）)\]】\s|]{2,40}(?: [^）)\]】\s|]+)?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAnswer:
    """A parsed answer of a text API, and the rules that name its parts."""

    document: Any
    source: TextSource


@dataclass(slots=True, kw_only=True)
class Gathered:
    """Candidates by who told them; `headings` are the page's visible ones."""

    given: Candidates = field(default_factory=Candidates)
    read: Candidates = field(default_factory=Candidates)
    listed: Candidates = field(default_factory=Candidates)
    headings: list[Found] = field(default_factory=list)
    title_element: str | None = None

    def first(self, name: str) -> Found | None:
        """The most trusted value of a field that needs no judgement."""
        return self.given.first(name) or self.read.first(name) or self.listed.first(name)


def gather(
    page: Document | None,
    request: Request,
    *,
    site: SiteDefinition | None,
    answer: TextAnswer | None,
) -> Gathered:
    """Candidates of every place but the visible lines, which need the text's place first."""
    gathered = Gathered()
    listing = site.listing(request.listing) if site else None
    if answer:  # the page is a shell then, and what its selectors find is furniture
        for name, path in answer.source.fields.items():
            gathered.given.add(name, text_at(answer.document, path), f"text API {path}")
    if page and site:
        _add_selected(page, site, gathered.given)
    if listing and listing.kind == "json":
        _add_listed(request, gathered.given, "listing item")
    if page:
        add_json_ld(page, gathered.read)
        add_meta(page, gathered.read)
        add_microdata(page, gathered.read)
        add_time_elements(page, gathered.read)
        if not gathered.read.first("date", "time_date", "created_date"):
            add_marked_dates(page, gathered.read)
            add_script_dates(page, gathered.read)
        is_titled = gathered.given.first("title") is not None
        if not (is_titled and _names_anybody(gathered.given, gathered)):
            is_declared = _names_anybody(gathered.read, gathered)
            if not is_declared:
                add_facts(page, gathered.read)
            add_bylines(page, gathered.read, is_declared=is_declared)
        gathered.title_element = title_element(page)
        days = filter(FULL_DATE.fullmatch, PARTS.split(gathered.title_element or ""))
        gathered.read.add_all("page_date", days, "title element")
        if not is_titled:
            gathered.headings = find_headings(page, gathered.read, gathered.title_element or "")
    _add_listed(request, gathered.listed, "listing")
    if site:
        gathered.listed.add("source", site.name, "site definition")
    return gathered


def _names_anybody(candidates: Candidates, gathered: Gathered) -> bool:
    """True when a person is among the authors that these tell."""
    declared = [item.value for item in candidates.of("authors")]
    names = [item.value for item in gathered.read.of("source")]
    is_japanese = reads_japanese(gathered.read)
    return bool(read_people(declared, site_names=names, is_japanese=is_japanese).authors)


def _add_selected(page: Document, site: SiteDefinition, found: Candidates) -> None:
    for name, selectors in site.article.selectors.items():
        target = FIELD_ALIASES.get(name, name) if name == "image" else name
        for selector in selectors:
            for node in select(page.tree, selector) if name != "body" else ():
                value = node.attributes.get("datetime") or node.attributes.get("content")
                text = value or node.attributes.get("src") if name == "image" else value
                shown = text or element_text(node) or (node.text() if node.tag == "title" else "")
                found.add(target, fold_blanks(shown or ""), f"selector {selector}")
    if (label := found.first("source")) and (match := SOURCE_LINE.search(label.value)):
        found.fields["source"].insert(0, label._replace(value=match.group(1).strip()))


def _add_listed(request: Request, found: Candidates, where: str) -> None:
    for name in ("title", "date", "source", "section", "authors"):
        found.add(name, request.fields.get(name), where)
