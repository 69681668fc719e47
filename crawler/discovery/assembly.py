"""From what was fetched of a site to a draft of its definition. Pure."""

import re
from collections.abc import Sequence
from datetime import datetime

from crawler.discovery.definition import Draft, site_id
from crawler.discovery.fields import FieldRules, derive_fields
from crawler.discovery.gathered import Gathered, page_of
from crawler.discovery.json_api import find_text, text_template
from crawler.discovery.listing_drafts import json_of, listing_drafts
from crawler.discovery.sample import Sample
from crawler.discovery.shapes import article_pattern, id_pattern
from crawler.discovery.zones import NAIVE, offsets_in, zone_for
from crawler.document import element_text, first, fold_blanks, parse
from crawler.errors import ExtractionError
from crawler.extraction.article import read_article
from crawler.extraction.dates.instants import parse_date
from crawler.judging import judge_page
from crawler.model import PageKind, Request, Response
from crawler.urls import host_key

CUT_SHORT = ("…", "...")
DECLARED = ("json-ld", "meta", "time element")
STATE_DATE = re.compile(
    r'"(?:datePublished|publishedAt|published_at|publish_?[tT]ime|pub_?[dD]ate|firstPublished)"'
    r'\s*:\s*"([^"]{8,40})"'
)


def assemble(gathered: Gathered, *, captured: datetime) -> tuple[Draft, FieldRules]:
    """The draft and what was derived of its fields; raises `ExtractionError` when too little was.

    The error's reason is `no_articles` when no page reads as an article.
    """
    home = page_of(gathered.home)
    host = host_key(gathered.home.final_url)
    urls = list(dict.fromkeys([*gathered.links, *(it.final_url for it in gathered.articles)]))
    samples = [it for it in (_sample(gathered, page, captured) for page in gathered.articles) if it]
    language = _language(home.tree, samples)
    offsets = [offset for sample in samples for offset in offsets_in(sample.page.html)]
    rules = derive_fields(samples, captured=captured) if samples else FieldRules()
    if rules.offset is not None and not offsets:
        offsets = [rules.offset]
    zone, why = zone_for(language, offsets, at=captured)
    title = first(home.tree, "title")
    name = re.split(r"\s+[-|–—·:]\s+|[_|]", title.text().strip())[0] if title else ""
    draft = Draft(
        id=site_id(host), name=name[:80] or host, home=gathered.home.final_url,
        hosts=tuple(dict.fromkeys([host, *(host_key(url) for url in urls)])),
        zone=zone, zone_why=why, language=language,
        charset=(samples[0].page if samples else home).charset,
        crawl_delay_s=gathered.crawl_delay_s, match=article_pattern(urls),
        id_pattern=id_pattern(urls),
        selectors=rules.selectors, remove=rules.remove, examples=urls[:5],
    )  # fmt: skip
    if gathered.texts:
        _add_text_api(draft, gathered, captured)
    if (not draft.text and len(samples) < min(2, len(urls))) or not urls:
        raise ExtractionError(
            "no pages were found that read as articles", reason="no_articles", url=draft.home
        )
    draft.listings = listing_drafts(draft, gathered, captured)
    return draft, rules


def _sample(gathered: Gathered, response: Response, captured: datetime) -> Sample | None:
    """A fetched page as a sample, or None when it holds no article."""
    page = page_of(response)
    if judge_page(page):
        return None
    link = gathered.links.get(response.final_url) or gathered.links.get(response.url)
    sample = Sample(url=response.final_url, page=page, response=response)
    if link and link.title and not link.title.endswith(CUT_SHORT):
        sample.titles.append(link.title)
    sample.text = _plain(link.content) if link and link.content else None
    request = Request(
        key=response.url, url=response.url, kind=PageKind.ARTICLE, host=host_key(response.url)
    )
    try:
        # Reading takes the tree apart: on a copy of its own.
        article = read_article(page_of(response), request, site=None, captured=captured)
    except ExtractionError:
        return sample if sample.titles and sample.text else None
    sample.titles += [article.title, *_headings(sample)]
    evidence = article.evidence.get("published", "")
    if article.published and evidence.startswith(DECLARED):
        sample.dates.append(article.published)
    elif found := STATE_DATE.search(page.html):
        at = parse_date(found.group(1), zone=NAIVE, captured=captured)
        sample.dates += [at] if at else []
    if link and link.date_text:
        at = parse_date(link.date_text, zone=NAIVE, captured=captured)
        sample.dates += [at] if at else []
    sample.authors += [*article.authors, *([link.author] if link and link.author else [])]
    return sample


def _headings(sample: Sample) -> list[str]:
    heading = first(sample.page.tree, "h1")
    return [element_text(heading)] if heading is not None and element_text(heading) else []


def _plain(html: str) -> str:
    body = parse(html).body
    return fold_blanks(element_text(body)) if body else ""


def _language(tree: object, samples: Sequence[Sample]) -> str | None:
    for sample in samples:
        root = first(sample.page.tree, "html[lang]")
        if root is not None and (declared := (root.attributes.get("lang") or "").strip()):
            return declared.replace("_", "-")
    text = " ".join(sample.titles[0] for sample in samples if sample.titles)
    wide = sum("\u4e00" <= ch <= "\u9fff" for ch in text)
    return "zh" if wide * 3 > len(text) > 0 else None


def _add_text_api(draft: Draft, gathered: Gathered, captured: datetime) -> None:
    """The text API, when one template makes the addresses of all that were asked."""
    templates = set()
    for page_url, answer in gathered.texts:
        match = re.search(draft.id_pattern, page_url) if draft.id_pattern else None
        identifier = match.group(1) if match else None
        templates.add(text_template(answer.url, identifier) if identifier else None)
        link = gathered.links.get(page_url)
        text = find_text(json_of(answer), title=link.title if link else None, captured=captured)
        if text is None or None in templates or len(templates) > 1:
            return
        draft.text = {"url": next(iter(templates)), "path": text.text, "when": "always"}
        draft.text_fields = text.fields
    draft.selectors, draft.remove = {}, ()
