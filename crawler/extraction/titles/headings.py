"""The visible headings that may be an article's title, each without what stands beside it in it.

All of the page's `h1`, and of other headings and large words those that a declared title holds:
the rest are of related articles.
"""

import re
from collections.abc import Sequence
from functools import partial
from urllib.parse import urlsplit

from crawler.document import Document, Node, element_text, first, fold_blanks, select
from crawler.extraction.dates.days import FULL_DATE
from crawler.extraction.evidence import LONGEST, Candidates, Found
from crawler.extraction.folding import fold
from crawler.extraction.titles.site_free import is_long
from crawler.patterns import pattern_of
from crawler.urls import join

MOST_HEADINGS = 40  # of one kind; later ones are of related articles
MARKS = pattern_of(r"\s[-–—|·»]\s")  # between the parts of a title element
# A day or an editor's name in a line of its own within the heading.
BESIDE_HEADLINE = pattern_of(rf"{FULL_DATE.pattern}|^(?:編集|論説|解説)委員")
BADGE = pattern_of(
    r"(?:^|[\s_-])(?:badge|label|tag|pill|chip|prefix|sticker|flag|premium|exclusive|live)(?:$|[\s_-])",
    re.I,
)
AROUND = " :：|·–—-"
LONGEST_BADGE = 24  # characters
NEAR = 3  # parents of a heading
STEM = 8  # letters by which a heading is known
KICKER = pattern_of(
    r"kicker|overline|topline|top-line|dachzeile|spitzmarke|eyebrow|rubri[kc]|roofline|surtitre|supertit|"
    r"occhiello|antetitulo|pretit|vinjett?|bovenkop|stikktittel|nadtytul|category|section-label",
    re.IGNORECASE,
)
HEADING_SELECTORS = (
    "h2, h3, [class*=title i]:not(body):not(html), [class*=headline i]:not(body):not(html)",
    "b, strong, font, big, center",
)
LONGEST_HEADLINE = 300  # characters
FEWEST_WORDS = 3  # of a part of a title element that may be the headline


def title_element(page: Document) -> str | None:
    """The words of the page's `title`, cut where they are too long for one."""
    titles = (node.text().strip() for node in page.tagged("title"))
    return next((text[:LONGEST] for text in titles if text), None)


def find_headings(page: Document, read: Candidates, element: str) -> list[Found]:
    """Visible headings in page order; `element` is the title element's text.

    Notes a `banner` for a heading that names the site, and an `other_title` that the page's
    address tells.
    """
    told = [item.value for item in read.of("title", "other_title")]
    headings: list[Found] = []
    for node in page.tagged("h1")[:MOST_HEADINGS]:
        href = _link_in(node)
        if _leads_home(href) or _leads_up(href, page.url):
            read.add("banner", fold_blanks(element_text(node)), "h1")
        elif (text := _headline(node, told)) and not _is_other_in_crumbs(node, text, told):
            headings.append(Found(_in_one(text, element), "h1"))
    parts = [part for part in MARKS.split(element) if len(part.split()) >= FEWEST_WORDS]
    declared = [folded for text in (*told, element, *parts) if (folded := fold(text))]
    if any(_begins(fold(item.value), declared) and is_long(item.value) for item in headings):
        return headings
    for selector in HEADING_SELECTORS:
        nodes = select(page.tree, selector)[:MOST_HEADINGS]
        told_here = partial(_told_heading, declared=declared, told=told, element=element)
        if found := [item for node in nodes for item in told_here(node)]:
            return headings + found
    if not page.tagged("h1"):
        headings += _heading_of_address(page, read)
    return headings


def _told_heading(
    node: Node, *, declared: Sequence[str], told: Sequence[str], element: str
) -> list[Found]:
    """What a declared title holds of this element, nothing for others."""
    text = fold((node.text() or "")[:LONGEST_HEADLINE])
    is_told = _begins(text, declared) or any(_is_much_of(text, title) for title in declared)
    is_heading = node.tag in {"h2", "h3"}
    if not is_told or (not is_heading and _leads_home(_link_in(node))):
        return []
    headline = _headline(node, told)
    if not headline:
        return []
    return [Found(_in_one(headline, element), "h2" if is_heading else "heading")]


def _in_one(headline: str, element: str) -> str:
    """The headline without blanks that only a line break made, where the title element has none."""
    joined = headline.replace(" ", "")
    return joined if joined != headline and joined in element else headline


def _heading_of_address(page: Document, read: Candidates) -> list[Found]:
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
            read.add("other_title", text, "url")
            return [Found(text, "h2")]
    return []


def _begins(heading: str, declared: Sequence[str]) -> bool:
    """True for what starts as a declared title does, and is no site's name at its start."""
    return any(
        heading[:STEM] == title[:STEM] and len(heading) * 2 > len(title) for title in declared
    )


def _is_much_of(heading: str, title: str) -> bool:
    is_much = len(heading) * 5 > len(title) * 2 and len(heading) > STEM
    return (is_much or is_long(heading)) and heading in title


def _is_other_in_crumbs(heading: Node, text: str, told: Sequence[str]) -> bool:
    """True at the end of a trail of links, where what is declared first stands elsewhere."""
    if not told or fold(told[0]) in fold(text):
        return False
    up = heading.parent
    for _ in range(NEAR):
        if up is None or up.tag == "nav":
            break
        up = up.parent
    return up is not None and up.tag == "nav"


def _leads_home(href: str | None) -> bool:
    """True for the link of a heading that is a site's name: to the front page."""
    if not href or "#" in href:
        return False
    address = urlsplit(href)
    return address.path in {"/", ""} and not address.query


def _leads_up(href: str | None, url: str) -> bool:
    """True for the link of a heading that is a blog's name: to a folder above the page."""
    address = join(url, href) if href is not None else None
    path = urlsplit(address).path.rstrip("/") if address else ""
    return bool(path) and urlsplit(url).path.rstrip("/").startswith(f"{path}/")


def _link_in(heading: Node) -> str | None:
    """The first link's address as it is written; empty for a bare `href`, None without a link."""
    link = first(heading, "a[href]")
    return (link.attributes.get("href") or "") if link else None


def _headline(node: Node, told: Sequence[str]) -> str | None:
    """A heading's words without a day, a kicker or a sub-title in it; None for too many."""
    whole = element_text(node)
    first_line, _, rest = whole.partition("\n")
    text = _told_once(fold_blanks(first_line if BESIDE_HEADLINE.search(rest) else whole))
    if node.child is not None and node.child.next is not None:
        text = _without_parts(node, text, told)
    return text if text and len(text) < LONGEST_HEADLINE else None


def _told_once(text: str) -> str:
    """`Lamp stays` of `Lamp stays Lamp stays`, as a system sets a headline for screen and print."""
    half = (len(text) - 1) // 2
    return text[:half] if half > STEM and text == f"{text[:half]} {text[:half]}" else text


def _without_parts(node: Node, text: str, told: Sequence[str]) -> str:
    """The part of a heading that is declared as the title; some set a kicker before it."""
    declared = {fold(title) for whole in told for title in (whole, whole.partition(": ")[2])}
    declared.discard("")
    within = (part for part in select(node, "*") if part.mem_id != node.mem_id)
    inner = [(fold_blanks(element_text(part)), part) for part in within]
    inner = [(words, part) for words, part in inner if fold(words)]
    parts = [words for words, _ in inner if words != text]
    text = max((part for part in parts if fold(part) in declared), key=len, default=text)
    marks = (words for words, part in inner if _is_kicker(part) or _is_badge(part))
    if (mark := next(marks, None)) and text.startswith(mark):
        text = text.removeprefix(mark).lstrip(AROUND) or text
    # What is declared begins behind the first part or ends before the last: a place, a sub-title.
    shorter = [text.removeprefix(part).lstrip(AROUND) for part in parts]
    shorter += [text.removesuffix(part).rstrip(AROUND) for part in parts]
    text = next((rest for rest in shorter if rest != text and fold(rest) in declared), text)
    # A headline broken over two lines may be written without a blank there.
    joined = (title for title in told if len(title) < len(text) and title == text.replace(" ", ""))
    return next(joined, text)


def _is_kicker(node: Node) -> bool:
    return bool(KICKER.search(node.attributes.get("class") or ""))


def _is_badge(node: Node) -> bool:
    """True for a short mark or a day before the headline: "Important", "Paid", "Jun 17"."""
    is_named = node.tag == "time" or BADGE.search(node.attributes.get("class") or "") is not None
    return is_named and len(element_text(node)) <= LONGEST_BADGE
