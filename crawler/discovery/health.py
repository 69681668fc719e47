"""How well a site's rules read its pages, run by run, and when that says the rules are broken.

Pure. A pulse is what one run saw of one site. A field has drifted when its selector found it on
nearly all pages before and on hardly any now: that other evidence stands in does not make the
selector right. Runs that drifted are no measure for later ones.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from statistics import median
from typing import Any

from crawler.model import Article
from crawler.sites import FIELD_ALIASES, SiteDefinition

MOST_PULSES = 30  # a month of daily runs
FEWEST_BEFORE = 3  # articles read before that a claim about "before" rests on
FEWEST_NOW = 2  # one page may be an oddity
FEWEST_WITHOUT_PAST = 5  # on so many pages a selector that never finds anything is wrong
MOSTLY, HARDLY = 0.8, 0.3
MUCH_SHORTER, MUCH_LONGER = 0.25, 4.0  # of the usual length of a text
# Pages of one site may differ in the rest: share pages name no author, briefs no section. What else
# is gone is told along with these.
ESSENTIAL = ("title", "date", "body")


BY_RULES = ("selector ", "text API ", "listing item")  # how evidence of the site's rules begins


def is_by_rules(evidence: str) -> bool:
    """True when a field was found where the definition says, and not by generic rules."""
    return evidence.startswith(BY_RULES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """One run's view of one site: counts over the articles it read, medians, links by listing.

    `kept` is the share of a page's bytes that its text makes up.
    """

    run: str
    at: str
    articles: int = 0
    found: Mapping[str, int] = field(default_factory=dict)
    selected: Mapping[str, int] = field(default_factory=dict)
    length: float = 0.0
    kept: float = 0.0
    listings: Mapping[str, int] = field(default_factory=dict)
    drifted: bool = False

    def facts(self) -> dict[str, Any]:
        """As it is written."""
        return asdict(self)

    @classmethod
    def read(cls, facts: Mapping[str, Any]) -> "Pulse":
        """From what was written; keys of another version are passed over."""
        known = {name: facts[name] for name in cls.__dataclass_fields__ if name in facts}
        return cls(**known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One thing that used to be found and is not: a field, or a listing's items."""

    field: str | None = None
    listing: str | None = None
    detail: str

    def __str__(self) -> str:
        """`title: …` or `listing town: …`."""
        return f"{self.field or f'listing {self.listing}'}: {self.detail}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """What counts of one article that was read."""

    evidence: Mapping[str, str]
    length: int  # characters of its text
    kept: float  # bytes of its text to those of its page

    @classmethod
    def of(cls, article: Article, *, page_bytes: int) -> "ArticleFacts":
        """The facts of an article."""
        return cls(
            evidence=article.evidence,
            length=len(article.text),
            kept=len(article.text.encode("utf-8", "ignore")) / max(1, page_bytes),
        )


class PulseBuilder:
    """Counts one site's articles and listings during a run."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()
        self._selected: Counter[str] = Counter()
        self._lengths = array("d")  # a run may read a million articles
        self._kept = array("d")
        self._listings: Counter[str] = Counter()

    def add_article(self, facts: ArticleFacts) -> None:
        """Count an article and where its fields were found."""
        for name, place in facts.evidence.items():
            self._found[name] += 1
            self._selected[name] += is_by_rules(place)
        self._lengths.append(facts.length)
        self._kept.append(facts.kept)

    def add_listing(self, name: str, links: int) -> None:
        """Count a listing's links; pages of one listing together."""
        self._listings[name] += links

    def build(self, *, run: str, at: datetime) -> Pulse:
        """The pulse."""
        return Pulse(
            run=run,
            at=at.isoformat(),
            articles=len(self._lengths),
            found=dict(self._found),
            selected={name: count for name, count in self._selected.items() if count},
            length=median(self._lengths) if self._lengths else 0.0,
            kept=round(median(self._kept), 4) if self._kept else 0.0,
            listings=dict(self._listings),
        )


def find_drift(history: Sequence[Pulse], now: Pulse, site: SiteDefinition) -> list[Drift]:
    """What this run's pulse says against the definition, measured by the runs before."""
    sound = [pulse for pulse in history if not pulse.drifted]
    fields = [_field_drift(name, sound, now) for name in _watched(site)]
    found = [drift for drift in fields if drift is not None]
    if not any(drift.field in ESSENTIAL for drift in found):
        found = []
    if (drift := _length_drift(sound, now)) is not None:
        found.append(drift)
    for name, links in now.listings.items():
        before = [pulse.listings[name] for pulse in sound if pulse.listings.get(name)]
        if not links and before:
            usual = int(median(before))
            found.append(Drift(listing=name, detail=f"no links, usually {usual}"))
    return found


def _watched(site: SiteDefinition) -> Iterable[str]:
    """Fields that the definition has selectors or paths for."""
    text = site.article.text
    return dict.fromkeys([*site.article.selectors, *(["body", *text.fields] if text else [])])


def _field_drift(name: str, sound: Sequence[Pulse], now: Pulse) -> Drift | None:
    place = FIELD_ALIASES.get(name, name)
    articles, hits = now.articles, now.selected.get(place, 0)
    before = sum(pulse.articles for pulse in sound)
    past_hits = sum(pulse.selected.get(place, 0) for pulse in sound)
    detail = f"its selector found it on {hits} of {articles} pages"
    if not sound or before < FEWEST_BEFORE:
        never = hits == 0 and articles >= FEWEST_WITHOUT_PAST
        return Drift(field=name, detail=detail) if never else None
    fell = past_hits >= MOSTLY * before and articles >= FEWEST_NOW and hits <= HARDLY * articles
    return (
        Drift(field=name, detail=f"{detail}, before on {past_hits} of {before}") if fell else None
    )


def _length_drift(sound: Sequence[Pulse], now: Pulse) -> Drift | None:
    lengths = [pulse.length for pulse in sound if pulse.articles]
    if sum(pulse.articles for pulse in sound) < FEWEST_BEFORE or now.articles < FEWEST_BEFORE:
        return None
    usual = median(lengths)
    if MUCH_SHORTER * usual <= now.length <= MUCH_LONGER * usual:
        return None
    return Drift(field="body", detail=f"texts of {now.length:.0f} characters, usually {usual:.0f}")
