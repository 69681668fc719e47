"""Articles that are printed on several pages: where the next part is, and how two are joined.

A part is told by its address alone: that of the first page with a number behind it (`a_2.html`,
`?page=2`, `/2/`). Links that say "next" and lead to another address are to another article. Pages
that repeat their text, as those of comments do, add nothing when they are joined.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from crawler.document import Document, element_text, fold_blanks, parse, select, take_out
from crawler.extraction.folding import fold
from crawler.extraction.outline import BLOCK_TAGS
from crawler.model import Article
from crawler.patterns import pattern_of
from crawler.urls import join

MOST_PARTS = 20  # the longest reports of Chinese portals have a dozen
PARAMETERS = frozenset({
    "page", "p", "pg", "paged", "pagina", "seite", "pageno", "page_no", "pagenum", "pn", "part",
    "sayfa",
})  # fmt: skip
NEXT = pattern_of(
    r"^\W*(?:next(?:\spage|\spart)?|continue|下一?[页頁]|次(?:へ|の?ページ)|다음|weiter|nächste(?:\sseite)?|"
    r"(?:page\s)?suivante?|siguiente|próxim[ao]|avanti|successiva|volgende|nästa|neste|næste|"
    r"следующая|далее|наступна|następna|další|sonraki|berikutnya|selanjutnya|التالي|הבא)\W*$",
    re.IGNORECASE,
)
DIGIT = pattern_of(r"\d")
LONGEST_STEP = 12  # characters, such as `page/2/`, from a page whose address ends with a slash
BLOCKS = ",".join(sorted(BLOCK_TAGS - {"body"}))
SECOND = "2"
SHORTEST_TOLD = 12  # letters; shorter lines may stand in two parts


class _Part(NamedTuple):
    number: int
    url: str
    is_marked: bool  # as the next one
    label: str


def next_part(page: Document, *, first_url: str, url: str) -> str | None:
    """The address of the part after the page at `url`, of the article that begins at `first_url`.

    The number in the first page's own address is none, and some count the second page as 1.
    """
    here = part_number(first_url, url) or 0
    found = [part for part in _parts(page, first_url) if part.number > here]
    marked = [part for part in found if part.is_marked]
    if here:
        marked = [part for part in marked or found if part.number == here + 1]
    elif not marked:
        named = [part for part in found if part.label == SECOND]
        marked = named or [part for part in found if part.number == int(SECOND)]
    return marked[0].url if marked else None


def part_number(first_url: str, url: str) -> int | None:
    """The number by which an address goes on from that of the first page, or None."""
    first, other = urlsplit(first_url), urlsplit(url)
    if (first.hostname or "").removeprefix("www.") != (other.hostname or "").removeprefix("www."):
        return None
    if other.path == first.path:
        return _number_in_query(first.query, other.query)
    if first.query != other.query:
        return None
    path = first.path.rstrip("/")
    stem, dot, suffix = path.rpartition(".")
    if dot and "/" not in suffix:
        # Without a suffix, `storm-2` is as likely the second storm.
        pattern = rf"{re.escape(stem)}[_-](\d{{1,2}})\.{re.escape(suffix)}"
        if match := re.fullmatch(pattern, other.path):
            return int(match[1])
    pattern = rf"{re.escape(path)}/(?:(?:page|seite|pagina|part|p)[-/]?)?(\d{{1,2}})/?"
    match = re.fullmatch(pattern, other.path, re.IGNORECASE) if path else None
    return int(match[1]) if match else None


def join_parts(first: Article, part: Article, *, count: int) -> Article | None:
    """The article with what the part adds, or None when it tells nothing new; `count` of parts."""
    told = {fold(line) for line in first.text.split("\n")}
    body = parse(part.body_html).body
    if body is None:
        return None
    blocks = [(node, fold(element_text(node))) for node in select(body, BLOCKS)]
    take_out([node for node, text in blocks if len(text) >= SHORTEST_TOLD and text in told])
    added = element_text(body)
    if all(not line or fold(line) in told for line in added.split("\n")):
        return None
    where = first.evidence.get("body", "").partition(", ")[0]
    return replace(
        first,
        body_html=f"{first.body_html}\n{(body.inner_html or '').strip()}",
        text=f"{first.text}\n{added}",
        images=tuple(dict.fromkeys((*first.images, *part.images))),
        next_url=part.next_url,
        evidence={**first.evidence, "body": f"{where}, {count} parts"},
    )


def _parts(page: Document, first_url: str) -> Iterator[_Part]:
    name = urlsplit(first_url).path.rstrip("/").rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    starts, within = (stem, "?") if stem else ("?",), stem and f"/{stem}"
    for node in (*page.tagged("link"), *page.tagged("a")):
        href = node.attributes.get("href") or ""
        # Most links of a page are seen to be no part of it before they are taken apart.
        is_named = href.startswith(starts) or (within and within in href)
        is_near = is_named or len(href) <= LONGEST_STEP
        if not is_near or not DIGIT.search(href, len(href) - LONGEST_STEP):
            continue
        if node.tag == "link" and "next" not in (node.attributes.get("rel") or "").lower().split():
            continue
        url = join(page.url, href)
        number = part_number(first_url, url) if url else None
        if url and number:
            label = fold_blanks(element_text(node))
            is_marked = "next" in (node.attributes.get("rel") or "") or bool(NEXT.match(label))
            yield _Part(number, url.partition("#")[0], is_marked, label)


def _number_in_query(first: str, other: str) -> int | None:
    known = parse_qsl(first)
    added = [pair for pair in parse_qsl(other) if pair not in known]
    if len(added) != 1 or any(pair not in parse_qsl(other) for pair in known):
        return None
    name, value = added[0]
    return int(value) if name.lower() in PARAMETERS and value.isdigit() and len(value) < 3 else None  # noqa: PLR2004  # a hundred parts are none
