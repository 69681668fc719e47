"""Who wrote the article, out of all places that name people.

The first place that names a person wins; a visible byline that names the same and others is
fuller than metadata, which many systems keep for one name. Columns, accounts and, where a site's
rule says so, desks stand in only where no person is named anywhere.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from crawler.extraction.choosing import site_names
from crawler.extraction.evidence import Candidates
from crawler.extraction.folding import fold
from crawler.extraction.gathering import Gathered
from crawler.extraction.people.accounts import account_of
from crawler.extraction.people.beside_names import NO_SPACES
from crawler.extraction.people.han_names import HAN
from crawler.extraction.people.persons import (
    People,
    is_personal,
    names_person,
    read_desks,
    read_people,
    reads_japanese,
)
from crawler.patterns import pattern_of

Reader = Callable[[Sequence[str]], People]
TAILS = pattern_of(
    r"\s*[_|｜]\s*|\s[-–—]\s|(?<=[\u3040-\u9fff])-(?=[^-]*$)"
)  # behind one, a title element names the site
METADATA = ("meta ", "json-ld", "itemprop ")
PLACES = (
    "authors", "shown_authors_marked", "shown_authors", "late_authors", "page_authors",
    "script_authors", "near_account",
)  # fmt: skip


def authors_of(gathered: Gathered, *, host: str) -> tuple[tuple[str, ...], str | None, str | None]:
    """Authors, their place, and an agency that stood among them."""
    # A portal's account is a source, and may be the author.
    accounts = {item.value for item in gathered.read.of("source") if item.where == "meta mediaid"}
    owner = _owner(gathered, host)
    names = [name for name in site_names(gathered, host=host) if name not in accounts]
    names = [name for name in names if not owner or fold(owner) != fold(name)]
    names += _titled_sites(gathered)
    sites = list(names)
    names += [item.value for item in gathered.read.of("house_authors")]
    editors = {item.value for item in gathered.read.of("editors")}
    is_japanese = reads_japanese(gathered.read)
    read = partial(read_people, site_names=names, is_japanese=is_japanese)
    agency = account = unshown = None
    for candidates in (gathered.given, gathered.read, gathered.listed):
        is_given = candidates is gathered.given
        for where, values in candidates.places(*PLACES):
            if where.startswith(METADATA) and editors.issuperset(values):
                continue
            is_metadata = where.startswith(METADATA)
            is_meta = where.startswith("meta ") and not is_japanese
            if is_meta and _is_editor(values, candidates):
                continue
            people = _written_by(read(values), candidates, is_metadata=is_metadata)
            agency = agency or next(iter(people.agencies), None)
            if is_meta and _is_handle(people.authors, candidates):
                unshown = unshown or (people.authors, where)
            elif people.authors:
                shown = _fuller(people, candidates, read)
                if is_metadata:
                    shown = shown or _instead(candidates, read)
                return *(shown or (people.authors, where)), agency
            is_chinese = any(map(HAN.search, values))  # `文｜Ada`: with a label, at least
            named = people.accounts if is_chinese or is_given else ()
            if is_given and not people.agencies:
                named = named or read_desks(values)
            account = account or (named and (named, where))
        if account and is_given:  # a rule knows what it names
            break
    account = account or _stand_ins(gathered.read, sites) or unshown
    account = account or _account(gathered, sites, host)
    return (*account, agency) if account else ((), None, agency)


def _owner(gathered: Gathered, host: str) -> str | None:
    """Whose own site it is, and who therefore wrote: `Ada Rivers’s Weblog`, `adarivers.test`."""
    told = [item.value for item in gathered.read.of("source")]
    for item in gathered.read.of("authors", "shown_authors_marked"):
        name = item.value
        if not names_person(name):
            continue
        if any(site.startswith((f"{name}'s ", f"{name}’s ")) for site in told):
            return name
        is_named = item.where != "byline" or not all("." in site for site in told)
        if not is_named and fold(name) in map(fold, host.split(".")):
            return name  # the site has no other name than its address
    return None


def _is_editor(values: Sequence[str], candidates: Candidates) -> bool:
    """True for Chinese names of meta elements that no line shows: systems tell who edited there."""
    return all(map(HAN.match, values)) and candidates.first("known_shown") is None


def _is_handle(authors: Sequence[str], candidates: Candidates) -> bool:
    """True for one word that no line shows: more often who keeps the system than who wrote."""
    is_word = len(authors) == 1 and " " not in authors[0] and not NO_SPACES.search(authors[0])
    return is_word and candidates.first("known_shown") is None


def _written_by(people: People, candidates: Candidates, *, is_metadata: bool) -> People:
    """Without whom the byline credits with pictures, by the text's own byline, names in full."""
    authors = people.authors
    if is_metadata and authors:
        pictured = [item.value for item in candidates.of("pictured")]
        wrote = tuple(name for name in authors if not any(name in text for text in pictured))
        authors = wrote or authors
    if authors:
        signed = read_people(item.value for item in candidates.of("text_byline")).authors
        if signed and not {*map(fold, signed)} & {*map(fold, authors)}:
            authors = signed  # who is declared or marked only published it
    if any(map(HAN.match, authors)):
        shown = candidates.of("shown_authors")
        whole = read_people(item.value for item in shown if item.where == "text").authors
        authors = tuple(_in_full(name, whole) for name in authors)
    return People(authors, people.agencies, people.accounts)


def _in_full(name: str, whole: Sequence[str]) -> str:
    """`王小芳` for `王小…`, which old systems cut in the line below the title."""
    longer = (one for one in whole if len(one) == len(name) + 1 and one.startswith(name))
    return next(longer, name) if name not in whole else name


def _account(gathered: Gathered, names: list[str], host: str) -> tuple[tuple[str, ...], str] | None:
    found = account_of(gathered, sites=names, host=host)
    return ((found.value,), found.where) if found else None


def _titled_sites(gathered: Gathered) -> list[str]:
    """What the title element names behind the headline: sites, but no writer that a site adds.

    Where many write, the site has a name of its own, and JSON-LD calls the writer a person.
    """
    writers = {item.value for item in gathered.read.of("authors") if item.where == "json-ld"}
    writers.update(item.value for item in gathered.read.of("shown_authors_marked"))
    writers.update(item.value for item in gathered.given.of("authors"))
    has_site = any(item.where == "meta og:site_name" for item in gathered.read.of("source"))
    tails = _tails(gathered.title_element or "")
    return [
        tail
        for tail in tails
        if not is_personal(tail) or (tail is tails[-1] and not (has_site and tail in writers))
    ]


@lru_cache(maxsize=64)  # title elements: a page asks twice or more
def _tails(title: str) -> tuple[str, ...]:
    return tuple(TAILS.split(title)[1:])


def _of_texts(values: Sequence[str], read: Reader) -> tuple[str, ...]:
    """The authors among elements, without whom another of them credits with pictures."""
    credited = [value for value in values if not read([value]).authors]
    authors = read(values).authors
    return tuple(name for name in authors if not any(name in credit for credit in credited))


def _instead(candidates: Candidates, read: Reader) -> tuple[tuple[str, ...], str] | None:
    """Whom the byline names, where the lines do not show who is declared: who only published."""
    if candidates.first("known_shown"):
        return None
    others, where = candidates.together("others_shown")
    authors = read(others[:1]).authors
    return (authors, where) if where and authors else None


def _stand_ins(read: Candidates, names: list[str]) -> tuple[tuple[str, ...], str] | None:
    """Whom the byline's place names where no person is, and the place."""
    sites = {name.casefold() for name in names}
    for field in ("stand_ins", "printed_houses"):
        values, where = read.together(field)
        is_site = field == "printed_houses" and not sites.isdisjoint(map(str.casefold, values))
        if where and not is_site:
            return values, where
    return None


def _fuller(
    people: People, candidates: Candidates, read: Reader
) -> tuple[tuple[str, ...], str] | None:
    """The authors of a visible byline that names these and more, and its place."""
    known = {name.casefold() for name in people.authors}
    for where, values in candidates.places("shown_authors_marked"):
        authors = _of_texts(values, read)
        # Chinese elements name all who took part in a report.
        is_persons = all(map(is_personal, authors)) and not any(map(HAN.search, values))
        if is_persons and {name.casefold() for name in authors} > known:
            return authors, where
    for item in candidates.of("fuller_authors"):
        authors = read([item.value]).authors
        if {name.casefold() for name in authors} > known:
            return authors, item.where
    return None
