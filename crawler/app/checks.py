"""What the doctor finds on the pages looked at: which fields and listings the rules still read.

Pure: `examining` had the pages, the history of earlier runs tells what is usual.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.app.examining import Examination, agreement
from crawler.discovery.health import HARDLY, MOSTLY, Pulse, is_by_rules
from crawler.sites import FIELD_ALIASES, SiteDefinition

FIELDS = ("title", "date", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCheck:
    """One field over the pages looked at: counts; `agreeing` of those with something filed."""

    field: str
    pages: int
    found: int
    selected: int
    agreeing: int
    compared: int
    usual: str = ""

    @property
    def is_broken(self) -> bool:
        """True when the rules hardly ever find it, or find something else."""
        wrong = bool(self.compared) and self.agreeing < MOSTLY * self.compared
        return self.pages > 0 and (self.selected <= HARDLY * self.pages or wrong)


def field_checks(seen: Examination, history: Sequence[Pulse]) -> tuple[FieldCheck, ...]:
    """A check of each field that the site has rules for."""
    names = [name for name in FIELDS if _has_rules(seen.site, name)]
    return tuple(_field_check(name, seen, history) for name in names)


def listing_checks(seen: Examination, history: Sequence[Pulse]) -> tuple[dict[str, str], list[str]]:
    """A line for each listing, and the names of those that the rules no longer read."""
    told, bad = {}, []
    for check in seen.listings:
        usual = [pulse.listings[check.name] for pulse in history if pulse.listings.get(check.name)]
        if check.links is None:
            told[check.name] = f"not had: {check.problem}"
        elif check.links and check.lost_next:
            told[check.name] = f"{len(check.links)} links, but its next page is not found"
            bad.append(check.name)
        elif check.links:
            told[check.name] = f"{len(check.links)} links"
        else:
            told[check.name] = check.problem or "no links"
            if usual or check.problem:
                bad.append(check.name)
    return told, bad


def _has_rules(site: SiteDefinition, name: str) -> bool:
    return name in site.article.selectors or site.article.text is not None


def _field_check(name: str, seen: Examination, history: Sequence[Pulse]) -> FieldCheck:
    place = FIELD_ALIASES.get(name, name)
    read = [it for it in seen.articles if it.article]
    evidence = [it.article.evidence.get(place, "") for it in read if it.article]
    compared = [
        agreement(it.article, it.remembered)[name] for it in read if it.article and it.remembered
    ]
    sound = [pulse for pulse in history if not pulse.drifted]
    past, hits = (
        sum(pulse.articles for pulse in sound),
        sum(pulse.selected.get(place, 0) for pulse in sound),
    )
    return FieldCheck(
        field=name, pages=len(seen.articles), found=sum(map(bool, evidence)),
        selected=sum(map(is_by_rules, evidence)),
        agreeing=sum(compared), compared=len(compared),
        usual=f"{hits} of {past} in earlier runs" if past else "",
    )  # fmt: skip
