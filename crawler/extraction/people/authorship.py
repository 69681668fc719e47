"""Who wrote the article, out of all places that name people.

The first place that names a person wins; a visible byline that names the same and others is
fuller than metadata, which many systems keep for one name. Columns, accounts and, where a site's
rule says so, desks stand in only where no person is named anywhere.
"""

import re

from crawler.extraction.choosing import site_names
from crawler.extraction.evidence import Candidates
from crawler.extraction.gathering import Gathered
from crawler.extraction.people.accounts import account_of
from crawler.extraction.people.persons import (
    People,
    is_personal,
    read_desks,
    read_people,
    reads_japanese,
)

TAILS = re.compile(r"\s*[_|｜]\s*|\s[-–—]\s")  # behind one, a title element names the site
METADATA = ("meta ", "json-ld", "itemprop ")
PLACES = (
    "authors", "shown_authors_marked", "shown_authors", "late_authors", "page_authors",
    "script_authors", "near_account",
)  # fmt: skip


def authors_of(gathered: Gathered, *, host: str) -> tuple[tuple[str, ...], str | None, str | None]:
    """Authors, their place, and an agency that stood among them."""
    # A portal's account is a source, and may be the author.
    accounts = {item.value for item in gathered.read.of("source") if item.where == "meta mediaid"}
    names = [name for name in site_names(gathered, host=host) if name not in accounts]
    names += _titled_sites(gathered)
    editors = {item.value for item in gathered.read.of("editors")}
    is_japanese = reads_japanese(gathered.read)
    agency = account = None
    for candidates in (gathered.given, gathered.read, gathered.listed):
        for where, values in candidates.places(*PLACES):
            if where.startswith(METADATA) and editors.issuperset(values):
                continue
            people = read_people(values, site_names=names, is_japanese=is_japanese)
            agency = agency or next(iter(people.agencies), None)
            if people.authors:
                fuller = _fuller(people, candidates, names, is_japanese=is_japanese)
                return *(fuller or (people.authors, where)), agency
            named = people.accounts
            if candidates is gathered.given and not people.agencies:
                named = named or read_desks(values)
            account = account or (named and (named, where))
        if account and candidates is gathered.given:  # a rule knows what it names
            break
    account = account or _account(gathered, names, host)
    return (*account, agency) if account else ((), None, agency)


def _account(gathered: Gathered, names: list[str], host: str) -> tuple[tuple[str, ...], str] | None:
    found = account_of(gathered, sites=names, host=host)
    return ((found.value,), found.where) if found else None


def _titled_sites(gathered: Gathered) -> list[str]:
    """What the title element names behind the headline: sites, but no writer that a site adds.

    Where many write, the site has a name of its own, and JSON-LD calls the writer a person.
    """
    writers = {item.value for item in gathered.read.of("authors") if item.where == "json-ld"}
    has_site = any(item.where == "meta og:site_name" for item in gathered.read.of("source"))
    tails = TAILS.split(gathered.title_element or "")[1:]
    return [tail for tail in tails if not (has_site and tail in writers and is_personal(tail))]


def _fuller(
    people: People, candidates: Candidates, names: list[str], *, is_japanese: bool
) -> tuple[tuple[str, ...], str] | None:
    """The authors of a visible byline that names these and more, and its place."""
    known = {name.casefold() for name in people.authors}
    for item in candidates.of("fuller_authors"):
        authors = read_people([item.value], site_names=names, is_japanese=is_japanese).authors
        if {name.casefold() for name in authors} > known:
            return authors, item.where
    return None
