"""All that a page, its listing and its text API tell of an article, in order of trust.

Given by rules: the text API, the site's selectors, a JSON listing. Read by ourselves: JSON-LD,
meta elements, microdata, semantic HTML. Last an HTML listing, whose titles are often cut short.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from crawler.document import Document, Node, element_text, first, fold_blanks, select
from crawler.extraction.dates.marked_dates import (
    FULL_DATE,
    add_marked_dates,
    add_time_elements,
)
from crawler.extraction.evidence import LONGEST, Candidates, Found
from crawler.extraction.folding import fold
from crawler.extraction.meta import add_meta, add_microdata
from crawler.extraction.people.marked_names import add_bylines
from crawler.extraction.people.persons import read_people, reads_japanese
from crawler.extraction.scripts.script_facts import add_script_dates
from crawler.extraction.structured import add_json_ld
from crawler.extraction.titles.site_free import is_long
from crawler.json_paths import text_at
from crawler.model import Request
from crawler.sites import FIELD_ALIASES, SiteDefinition, TextSource
from crawler.urls import join

SOURCE_LINE = re.compile(r"(?:文章)?来源[:：]\s*([^）)\]】\s|]{2,40}(?: [^）)\]】\s|]+)?)")
MOST_HEADINGS = 40  # of one kind; later ones are of related articles
MARKS = re.compile(r"\s[-–—|·»]\s")  # between the parts of a title element
# A day or an editor's name in a line of its own within the heading.
BESIDE_HEADLINE = re.compile(rf"{FULL_DATE.pattern}|^(?:編集|論説|解説)委員")
BADGE = re.compile(
    r"(?:^|[\s_-])(?:badge|label|tag|pill|chip|prefix|sticker|flag|premium|exclusive|live)(?:$|[\s_-])",
    re.I,
)
AROUND = " :：|·–—-"
LONGEST_BADGE = 24  # characters
STEM = 8  # letters by which a heading is known
KICKER = re.compile(
    r"kicker|overline|topline|top-line|dachzeile|spitzmarke|eyebrow|rubri[kc]|roofline|surtitre|supertit|"
    r"occhiello|antetitulo|pretit|vinjett?|bovenkop|stikktittel|nadtytul|category|section-label",
    re.IGNORECASE,
)
HEADING_SELECTORS = (
    "h2, h3, [class*=title i]:not(body):not(html), [class*=headline i]:not(body):not(html)",
    "b, strong, font, big, center",
)


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
        if not gathered.read.first("date", "time_date"):
            add_marked_dates(page, gathered.read)
            add_script_dates(page, gathered.read)
        is_japanese = reads_japanese(gathered.read)
        declared = [item.value for item in gathered.read.of("authors")]
        names = [item.value for item in gathered.read.of("source")]
        people = read_people(declared, site_names=names, is_japanese=is_japanese)
        add_bylines(page, gathered.read, is_declared=bool(people.authors))
        _add_headings(page, gathered)
    _add_listed(request, gathered.listed, "listing")
    if site:
        gathered.listed.add("source", site.name, "site definition")
    return gathered


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


def _add_headings(page: Document, gathered: Gathered) -> None:
    for node in page.tagged("h1")[:MOST_HEADINGS]:
        if _leads_home(node) or _leads_up(node, page.url):
            gathered.read.add("banner", fold_blanks(element_text(node)), "h1")
        else:
            _add_heading(node, "h1", gathered)
    titles = (node.text().strip() for node in page.tagged("title"))
    gathered.title_element = next((text[:LONGEST] for text in titles if text), None)
    declared = [item.value for item in gathered.read.of("title", "other_title")]
    parts = MARKS.split(gathered.title_element or "")
    declared += [gathered.title_element or "", *(part for part in parts if len(part.split()) > 2)]  # noqa: PLR2004
    declared = [fold(text) for text in declared if fold(text)]
    if any(
        _begins(fold(item.value), declared) and is_long(item.value) for item in gathered.headings
    ):
        return
    for selector in HEADING_SELECTORS:
        found = len(gathered.headings)
        for node in select(page.tree, selector)[:MOST_HEADINGS]:
            # Only what a declared title holds may be one; the rest are of related articles.
            text = fold((node.text() or "")[:300])
            is_told = _begins(text, declared) or any(_is_much_of(text, t) for t in declared)
            if is_told and not (node.tag not in {"h2", "h3"} and _leads_home(node)):
                where = "h2" if node.tag in {"h2", "h3"} else "heading"
                _add_heading(node, where, gathered)
        if len(gathered.headings) > found:
            return
    if not page.tagged("h1"):
        _add_heading_of_address(page, gathered)


def _add_heading_of_address(page: Document, gathered: Gathered) -> None:
    """The heading in an article's header whose words the page's own address holds.

    Magazines set it below a kicker, and declare other words for search engines everywhere.
    """
    slug = set(re.split(r"[^a-z0-9]+", urlsplit(page.url).path.casefold()))
    for node in select(page.tree, "article header h2")[:1]:
        parts = [text for child in node.iter() if (text := fold_blanks(element_text(child)))]
        text = parts[-1] if parts else fold_blanks(element_text(node))
        words = text.casefold().split()
        told = [word for word in words if word in slug]
        if 2 * len(told) > len(words) and any(len(word) >= STEM for word in told):
            gathered.headings.append(Found(text, "h2"))
            gathered.read.add("other_title", text, "url")


def _begins(heading: str, declared: Sequence[str]) -> bool:
    """True for what starts as a declared title does, and is no site's name at its start."""
    return any(
        heading[:STEM] == title[:STEM] and len(heading) * 2 > len(title) for title in declared
    )


def _is_much_of(heading: str, title: str) -> bool:
    is_much = len(heading) * 5 > len(title) * 2 and len(heading) > STEM
    return (is_much or is_long(heading)) and heading in title


def _leads_home(heading: Node) -> bool:
    """True for a site's name that is a heading: a link to the front page."""
    link = first(heading, "a[href]")
    href = link.attributes.get("href") if link else None
    address = urlsplit(href or "#")
    return address.path in {"/", ""} and not address.query and "#" not in (href or "#")


def _leads_up(heading: Node, url: str) -> bool:
    """True for a blog's name that is a heading: a link to a folder above the page."""
    link = first(heading, "a[href]")
    href = join(url, link.attributes.get("href") or "") if link else None
    path = urlsplit(href or "").path.rstrip("/")
    return bool(path) and urlsplit(url).path.rstrip("/").startswith(f"{path}/")


def _add_heading(node: Node, where: str, gathered: Gathered) -> None:
    first_line, _, rest = element_text(node).partition("\n")
    text = fold_blanks(first_line if BESIDE_HEADLINE.search(rest) else element_text(node))
    if node.child is not None and node.child.next is not None:
        # Some set the kicker and the headline as two parts of one heading.
        told = [item.value for item in gathered.read.of("title", "other_title")]
        declared = {fold(text) for title in told for text in (title, title.partition(": ")[2])}
        parts = [(fold_blanks(element_text(part)), part) for part in select(node, "*")]
        parts = [(part, inner) for part, inner in parts if fold(part)]
        named = [part for part, _ in parts if part != text and fold(part) in declared]
        text = max(named, key=len, default=text)
        kicker = next(
            (part for part, inner in parts if _is_kicker(inner) or _is_badge(inner)), None
        )
        if kicker and text.startswith(kicker):
            text = text.removeprefix(kicker).lstrip(AROUND) or text
        # What is declared as the title ends before the last part: a sub-title, a mark behind it.
        behind = (text.removesuffix(part).rstrip(AROUND) for part, _ in parts if part != text)
        text = next((rest for rest in behind if rest != text and fold(rest) in declared), text)
        # A headline broken over two lines may be written without a blank there.
        shorter = (it for it in told if len(it) < len(text) and it == text.replace(" ", ""))
        text = next(shorter, text)
    if text and len(text) < 300:  # noqa: PLR2004  # no headline is longer
        gathered.headings.append(Found(text, where))


def _is_kicker(node: Node) -> bool:
    return bool(KICKER.search(node.attributes.get("class") or ""))


def _is_badge(node: Node) -> bool:
    """True for a short mark or a day before the headline: "Important", "Paid", "Jun 17"."""
    is_named = node.tag == "time" or BADGE.search(node.attributes.get("class") or "") is not None
    return is_named and len(element_text(node)) <= LONGEST_BADGE
