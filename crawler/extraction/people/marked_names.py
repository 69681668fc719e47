"""Names in elements that are marked as such, by `rel`, class or address.

What stands in side columns, related articles and comments is passed over.
"""

from collections.abc import Iterator, Sequence

from crawler.document import Document, Node, fold_blanks, select
from crawler.extraction.evidence import Candidates
from crawler.extraction.folding import fold
from crawler.extraction.people.attached import role_span
from crawler.extraction.people.byline_words import EAST_ASIAN, credits_others, names_other
from crawler.extraction.people.han_names import HAN
from crawler.extraction.people.labels import label_end
from crawler.extraction.people.one_byline import Marked, of_one_byline
from crawler.extraction.people.persons import is_personal, read_people
from crawler.extraction.side_matter import MOST_MARKED, in_inset, in_side_matter
from crawler.patterns import pattern_of

# Alternatives below one `:is` are tried only on elements that have the attribute at all.
BYLINES = (
    "[rel~=author], a[title^='Posts by ' i], a[aria-label^='Posts by ' i], "
    "a[aria-label^='All posts from ' i], "
    "[data-testid]:is([data-testid*=author i], [data-testid*=byline i]), "
    "[data-component*=byline i], [data-qa*=author i], [data-hook=user-name], "
    "[data-test-tag*=author i], [data-test-id*=author i], [data-test*=author i], "
    "[id]:is([id*=author i], [id*=byline i], [id*=autor i], [id=penulis]), "
    "[class]:is([class*=author i], [class*=byline i], [class*=autor i], [class*=auteur i], "
    "[class*=reporter i], [class*=writer i], [class*=journalist i], [class*=yazar i], "
    "[class*=giornalista i], [class*=signature i], [class*=penulis i], [class*=ljuser i], "
    "[class*=contributor i], [class*=meta-name i], [class*=athr i], [class*=szerzo i], "
    "[class*=kirjoittaja i], [class*=skribent i], [class*=writeby i], "
    "[class*=columnist i], [class*=colunista i], [class~=firma i], "
    "[class~=fn], [class~=username], [class~=nickname], address)"
)
# Asked where metadata name somebody, for who else is named there.
PLAIN_BYLINES = (
    "[rel~=author], [class]:is([class*=byline i], [class*=author i], [class*=contributor i], "
    "[class*=meta-name i])"
)
OF_PICTURE = pattern_of(
    r"(?:ima?ge?|photo|picture|caption|bild|foto|credit|media)s?[-_]*(?:author|autor)|(?:author|autor)[-_]*(?:image|photo|avatar|img|pic|bio)"
)
AUTHOR_ADDRESS = pattern_of(
    r"/(?:authors?/|autor/|autoren/|auteur|autore|team/(?![^?#]*\d)|people/|person/|profile/|by/|staff/|"
    r"journalist|reporter|correspon[ds]|contributor|col[ou]m?nist|colu(?:m)?nas?/|redakt|writer|yazar|muhabir|avtor|"
    r"tac-gia/|profiles?/|profil/|firmas?/|szerzo|novinar|skribent|kirjoittaja|penulis|opinionist|giornalist|@)|(?:^|/)space[/-]uid[/-]|[?&]mod=space&(?:amp;)?uid="
)
BYLINE_WORD = pattern_of(
    r"author|byline|autor|auteur|reporter|writer|journalist|yazar|giornalista|signature|penulis|athr|columnist|colunista|\bfirma\b|\bfn\b"
)
MARKING = ("class", "id", "data-testid", "data-component", "data-qa", "data-test-id", "data-test")
IN_TITLE = -1  # below all others: the title element names him behind the headline
BY_NAME = 1  # a class that says "name"
BY_ADDRESS = 3  # a link to what may be an author's page; its text must look like a name, then
_CAPITAL = "[A-ZÀ-ÞĀ-ŽƠƯΆ-ΏΑ-ΩА-ЯЀ-Џ]"
_CASELESS = "[\u0530-\u06ff\u0900-\u0eff\u10a0-\u10ff][^\\s\\d]*"
NAME = pattern_of(
    rf"(?:{_CAPITAL}[\w.'’-]*|d[aeiu]|v[ao]n|der|le|la|bin|al)"
    rf"(?:\s(?:{_CAPITAL}[\w.'’-]*|d[aeiou]s?|v[ao]n|der|den|le|la|el|y|e|bin|al)){{1,4}}$|{_CASELESS}(?:\s{_CASELESS}){{1,3}}$|"
    r"[\u4e00-\u9fff]{2,4}$|[\uac00-\ud7a3]{2,4}(?:\s?기자)?$"
)
LONGEST_BYLINE, LONGEST_LABELLED = 120, 240  # characters, also behind "by"
ONLY_BY = frozenset({"by", "by:", "von", "par", "por", "di", "door", "av", "af"})  # name beside it
DATE_LABEL = pattern_of(r"[^\W\d_]+(?:\s[^\W\d_]+)?\s?[:：]\s?\d")  # `Created: 3 May`
BEHIND_HEADLINE = pattern_of(r"\s[-–—|]")
TITLE_MARK = pattern_of(r"\s*[|｜_]\s*|\s[-–—·]\s?")
BEFORE_DAY = pattern_of(r"\s\d")
LABEL_ENDS = (":", "：")
LAST_WORD = pattern_of(r"[^\W\d_]{5,}\s$")  # no joining one
LONGEST_NAME = 30  # characters; a longer text may be the headline
JOINING = 3  # characters between two names


def add_bylines(page: Document, found: Candidates, *, is_declared: bool) -> None:
    """Author candidates from elements whose attributes say that they name one.

    Links that only lead to what may be a person's page are asked where nobody is declared.
    """
    named = select(page.tree, PLAIN_BYLINES) if is_declared else _marked_names(page)
    for name in of_one_byline(list(_marked(page, named[:MOST_MARKED]))):
        _add_shown(name.node, name.text, found)


def _marked(page: Document, nodes: Sequence[Node]) -> Iterator[Marked]:
    """The elements that may name an author, with what they say, in page order."""
    announced = False
    headline = fold(page.title)
    titled = set(filter(is_personal, TITLE_MARK.split(fold_blanks(page.title))[1:]))
    for node in nodes:
        attributes = node.attributes
        marks = " ".join(attributes.get(key) or "" for key in MARKING).lower().rstrip()
        text = fold_blanks(node.text(separator=" "))  # name and role may touch
        if not announced and _only_announces(text) and node.parent is not None:
            announced = True  # a second one names who edited
            text = fold_blanks(node.parent.text(separator=" "))
        if not _may_name(text, marks) or node.tag in {"body", "html"}:
            continue
        rank = _rank(node, marks)
        if rank == BY_ADDRESS and (
            not NAME.match(text)
            or _is_of_other(node)
            or _is_subject(text, page)
            or _is_in_sentence(node)
        ):
            continue
        is_headline = len(text) > LONGEST_NAME and fold(text) in headline
        if is_headline or (" " not in text and _names_section(node, text)) or in_inset(node):
            continue
        if in_side_matter(node):
            if rank > BY_NAME or not _is_meta_aside(node, rank):
                continue
            rank = BY_ADDRESS + 1  # the column of an article's facts, where no other name is told
        yield _with_names(node, text, marks, IN_TITLE if text in titled else rank)


def _may_name(text: str, marks: str) -> bool:
    """False for long texts and for what comments, shows pictures or is no name as it is written."""
    return (
        0 < len(text) <= (LONGEST_LABELLED if label_end(text) else LONGEST_BYLINE)
        and "comment" not in marks
        and not OF_PICTURE.search(marks)
        and "网友" not in text  # who comments
        and (text.count("。") <= 1 or EAST_ASIAN.match(text) is not None)  # no note on the author
        and not DATE_LABEL.match(text)
        and not _is_small(text)
    )


def _with_names(node: Node, text: str, marks: str, rank: int) -> Marked:
    """The element, with commas around each name that has an element of its own."""
    if text.count(" ") < 2 or HAN.search(text):  # noqa: PLR2004  # no more than a name of two words
        return Marked(rank, text, marks, node, is_list=False)
    parts = [part for part in map(_shown, _leaves(node)) if NAME.match(part)]
    is_list = _are_all(parts, text)
    text = ", ".join(parts) if is_list else _parted(text, parts)
    return Marked(rank, text, marks, node, is_list=is_list)


def _is_small(text: str) -> bool:
    """True for words without any capital, in a script that has them, before a day: no name."""
    words = BEFORE_DAY.split(text)[0]
    return " " in words and words == words.lower() != words.upper() and not label_end(text)


def _only_announces(text: str) -> bool:
    """True for `By` and `Author:`, whose name stands beside."""
    is_label = text[-1:] in LABEL_ENDS and label_end(f"{text} ") >= len(text)
    return text.casefold() in ONLY_BY or (bool(text) and is_label)


def _is_in_sentence(link: Node) -> bool:
    """True for a link in a paragraph that says more: to a team, or to whom it is about."""
    up = link.parent
    return up is not None and up.tag == "p" and len(up.text()) > LONGEST_BYLINE


def _is_subject(name: str, page: Document) -> bool:
    """True for whom the title names without "by": the link is to a page on who is written about."""
    title = next((node.text() for node in page.tagged("title")), "")
    headline = BEHIND_HEADLINE.split(title)[0]  # what follows may well be who wrote
    return name in headline and f"by {name}" not in headline


def _names_section(node: Node, word: str) -> bool:
    """True for `Nacional` that leads to `/actualidad/nacional`, as some print in a byline."""
    links = [node, *select(node, "a[href]")]
    addresses = [href for link in links if (href := link.attrs.get("href"))]
    return any(
        fold(word) == fold(href.rstrip("/").rpartition("/")[2]) and not AUTHOR_ADDRESS.search(href)
        for href in addresses
    )


def _add_shown(node: Node, text: str, found: Candidates) -> None:
    if credits_others(text):
        found.add("pictured", text, "byline")
    if not _is_credited(node, text):
        found.add("shown_authors_marked", text, "byline")


def _is_credited(node: Node, text: str) -> bool:
    """True for `Bo Stone` in `Bo Stone (Photo)`: the element around tells what he did."""
    around = fold_blanks(node.parent.text(separator=" ")) if node.parent is not None else ""
    if len(around) > LONGEST_BYLINE or role_span(text) or not credits_others(around):
        return False
    return set(read_people([text]).authors).isdisjoint(read_people([around]).authors)


def _shown(node: Node) -> str:
    return fold_blanks(node.text())


def _leaves(node: Node) -> list[Node]:
    """The elements in this one that hold text only."""
    return [leaf for leaf in select(node, "*") if next(leaf.iter(), None) is None]


def _are_all(parts: list[str], text: str) -> bool:
    """True for the names of several persons where an element holds nothing else."""
    return len(parts) > 1 and len(text) - sum(map(len, parts)) <= JOINING * (len(parts) - 1)


def _parted(text: str, parts: list[str]) -> str:
    """The text with commas around each element that is a name: a role or a place may touch it."""
    for part in parts:
        before, found, behind = text.partition(part)
        if found and behind[:1] == " " and behind[1:2].isalpha():
            behind = f",{behind}"
        if found and LAST_WORD.search(before) and not label_end(f"{before}{part}"):
            before = f"{before.rstrip()}, "
        text = f"{before}{part}{behind}" if found else text
    return text


def _is_of_other(node: Node) -> bool:
    """True behind `Edited by:` and its kind in the element around."""
    before = fold_blanks(node.parent.text()) if node.parent is not None else ""
    return len(before) <= LONGEST_BYLINE and names_other(before)


def _marked_names(page: Document) -> list[Node]:
    """Elements that may name an author by their marks or, as links, by their address."""
    named = select(page.tree, BYLINES)
    links = [
        node
        for node in page.tagged("a")
        if (href := node.attrs.get("href")) and AUTHOR_ADDRESS.search(href)
    ]
    return page.in_order([*named, *links]) if links else named


def _rank(node: Node, marks: str) -> int:
    """How plainly the marks say that this is a name: `rel=author`, its class, its address."""
    if "author" in (node.attributes.get("rel") or ""):
        return 0
    if "name" in marks.replace("username", ""):  # of whoever may comment
        return BY_NAME
    return 2 if BYLINE_WORD.search(marks) or node.tag != "a" else BY_ADDRESS


def _is_meta_aside(node: Node, rank: int) -> bool:
    """True in an `aside` within the article that is called meta, or holds an `address`.

    Also for what `rel` calls the author, in any of the article's.
    """
    tags, is_meta = [], False
    up = node.parent
    while up is not None and up.tag not in {"body", "html", "-document"}:
        tags.append(up.tag)
        is_meta = is_meta or (up.tag == "aside" and "meta" in (up.attributes.get("class") or ""))
        up = up.parent
    is_own = "article" in tags and ("address" in tags or (rank == 0 and "aside" in tags))
    return is_meta or is_own
