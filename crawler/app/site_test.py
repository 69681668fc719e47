"""`crawler site-test`: every kept page read again, offline, and held to what is expected of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crawler.app.cases import StoredCase, expectations, load_cases
from crawler.app.places import chosen_sites, load_sites
from crawler.errors import ExtractionError, UsageError
from crawler.identity import article_request
from crawler.model import Article
from crawler.parsing.workers import WorkerParser
from crawler.reading import read_page, read_text
from crawler.settings import Settings
from crawler.sites import SiteDefinition

LENGTH_LEEWAY = 0.02  # of a text's length: white space and captions


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """One case; `differences` name what was expected and what was read."""

    site: str
    case: str
    differences: Mapping[str, tuple[object, object]] = field(default_factory=dict)


async def try_cases(settings: Settings, names: Sequence[str]) -> list[CaseResult]:
    """The results of all cases of the sites; raises `UsageError` when there are none."""
    sites = chosen_sites(names, load_sites(settings), settings.sites)
    async with WorkerParser(deadline_s=settings.extraction_deadline_s) as parser:
        results = [
            CaseResult(
                site=site.id, case=case.name, differences=await _differences(parser, site, case)
            )
            for site in sites
            for case in load_cases(settings.sites, site.id)
        ]
    if not results:
        raise UsageError(
            "there are no cases to test", hint=f"They lie in {settings.sites / 'cases'}/<site>/."
        )
    return results


async def _differences(
    parser: WorkerParser, site: SiteDefinition, case: StoredCase
) -> dict[str, tuple[object, object]]:
    request = article_request(case.response.url, [site])
    is_text = "json" in (case.response.header("content-type") or "")
    try:
        if is_text:
            reading = await parser.run(case.name, read_text, request, case.response, site, None)
        else:
            reading = await parser.run(case.name, read_page, request, case.response, site)
    except ExtractionError as exc:
        return {"article": ("an article", exc.message)}
    if reading.article is None or reading.judgement:
        found = reading.judgement.reason if reading.judgement else "a shell"
        return {"article": ("an article", found)}
    return _compared(case.expected, reading.article)


def _compared(expected: Mapping[str, object], article: Article) -> dict[str, tuple[object, object]]:
    read = expectations(article)
    return {
        name: (wanted, read.get(name))
        for name, wanted in expected.items()
        if not _is_met(name, wanted, read.get(name))
    }


def _is_met(name: str, wanted: object, found: object) -> bool:
    if name == "text_length" and isinstance(wanted, int) and isinstance(found, int):
        return abs(wanted - found) <= LENGTH_LEEWAY * wanted
    return wanted == found
