"""From what was fetched of a site to a draft of its definition. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from crawler.discovery.definition import Draft, ListingDraft, site_id
from crawler.discovery.fields import FieldRules, derive_fields
from crawler.discovery.gathered import Gathered, ListPage, page_of
from crawler.discovery.json_api import find_list, find_text, page_parameter, text_template
from crawler.discovery.listings import ItemRules, item_rules, page_rule
from crawler.discovery.sample import Sample
from crawler.discovery.shapes import article_pattern, date_template, id_pattern
from crawler.discovery.survey import anchors
from crawler.discovery.zones import NAIVE, offsets_in, zone_for
from crawler.document import decode, element_text, first
from crawler.errors import ExtractionError
from crawler.extraction.article import read_article
from crawler.extraction.dates import parse_date
from crawler.json_paths import parse_json, text_at
from crawler.judging import judge_page
from crawler.model import PageKind, Request, Response
from crawler.urls import host_key

MOST_PAGES = 20  # of a listing in one run: enough for a week of most papers, polite to all
MOST_DAYS = 30
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
    draft.listings = _listings(draft, gathered, captured)
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
    from crawler.document import parse

    body = parse(html).body
    return " ".join(element_text(body).split()) if body else ""


def _language(tree: object, samples: Sequence[Sample]) -> str | None:
    for sample in samples:
        root = first(sample.page.tree, "html[lang]")
        if root is not None and (declared := (root.attributes.get("lang") or "").strip()):
            return declared.replace("_", "-")
    text = " ".join(sample.titles[0] for sample in samples if sample.titles)
    wide = sum("\u4e00" <= ch <= "\u9fff" for ch in text)
    return "zh" if wide * 3 > len(text) > 0 else None


def _listings(draft: Draft, gathered: Gathered, captured: datetime) -> list[ListingDraft]:
    pattern = re.compile(draft.match) if draft.match else None
    found = [
        ListingDraft(
            name="feed" if at == 0 else f"feed-{at + 1}", kind="feed", url=url,
            why=f"{links} entries when it was looked at",
            keys={"max_pages": MOST_PAGES},
        )
        for at, (url, links) in enumerate(gathered.feeds)
    ]  # fmt: skip
    for at, api in enumerate(gathered.apis):
        if listing := _api_listing(api.response, api.second, at, captured):
            found.append(listing)
    if pattern:
        used: set[str] = {listing.name for listing in found}
        elsewhere = _shared(gathered.lists, pattern)
        for page in gathered.lists:
            is_home = page.response.final_url == gathered.home.final_url
            # A home page shows its articles in many ways; each link that leads to one counts.
            rules = (
                ItemRules()
                if is_home
                else item_rules(
                    page_of(page.response), pattern, captured=captured, elsewhere=elsewhere
                )
            )
            found.append(_page_listing(page, rules, draft, used, is_home=is_home))
        if template := date_template(gathered.dated):
            found.append(
                ListingDraft(
                    name="days", kind="category", url=template, why="from today backwards",
                    keys={"link": "a", "match": draft.match, "max_pages": MOST_DAYS},
                )
            )  # fmt: skip
    for at, (url, parts, links) in enumerate(gathered.sitemaps):
        keys: dict[str, object] = {"match": draft.match} if draft.match else {}
        if parts:
            keys["parts"] = _parts_pattern(parts)
        found.append(
            ListingDraft(
                name="sitemap" if at == 0 else f"sitemap-{at + 1}", kind="sitemap", url=url,
                why=f"{links} addresses when it was looked at", keys=keys,
            )
        )  # fmt: skip
    return found


def _shared(lists: Sequence[ListPage], pattern: re.Pattern[str]) -> frozenset[str]:
    """Addresses on more than half of three lists or more: those of side columns."""
    if len(lists) <= 2:  # noqa: PLR2004  # a home page and one list share what is new
        return frozenset()
    counts = Counter(
        url
        for page in lists
        for url in {it.url for it in anchors(page_of(page.response)) if pattern.search(it.url)}
    )
    return frozenset(url for url, count in counts.items() if count * 2 > len(lists))


def _page_listing(
    page: ListPage, rules: ItemRules, draft: Draft, used: set[str], *, is_home: bool
) -> ListingDraft:
    keys: dict[str, object] = {
        name: value
        for name, value in (
            ("item", rules.item), ("link", rules.link), ("title", rules.title),
            ("date", rules.date),
        )
        if value
    }  # fmt: skip
    keys["match"] = draft.match
    pages = None
    if page.next_selector:
        keys["next"] = page.next_selector
    elif page.second:
        pages = page_rule(page.response.final_url, page.second.final_url)
    if page.next_selector or pages:
        keys["max_pages"] = MOST_PAGES
    return ListingDraft(
        name=_listing_name("home" if is_home else page.response.final_url, used),
        kind="home" if is_home else "category", url=page.response.final_url,
        why="" if is_home else page.text, keys=keys, pages=pages,
    )  # fmt: skip


def _listing_name(url: str, used: set[str]) -> str:
    parts = urlsplit(url)
    words = [
        word for word in re.split(r"[^a-z0-9]+", f"{parts.path} {parts.query}".lower()) if word
    ]
    plain = [word for word in words if word not in {"index", "html", "shtml", "php", "category"}]
    name = base = "-".join(plain[-2:])[:40].strip("-") or "list"
    number = 2
    while name in used:
        name, number = f"{base}-{number}", number + 1
    used.add(name)
    return name


def _parts_pattern(parts: Sequence[str]) -> str:
    """A pattern for the maps of an index that list articles: their names, any number in them."""
    names = (re.escape(urlsplit(url).path.rpartition("/")[2]) for url in parts)
    return "|".join(
        dict.fromkeys(f"/{re.sub(r'[0-9]+', lambda _: chr(92) + 'd+', name)}" for name in names)
    )


def _api_listing(
    response: Response, second: Response | None, at: int, captured: datetime
) -> ListingDraft | None:
    found = find_list(_json(response), captured=captured)
    if found is None or found.url is None:
        return None
    keys: dict[str, object] = {
        "items": found.items, "link": f"{{{found.url}}}", "title": f"{{{found.title}}}",
    }  # fmt: skip
    if found.date:
        keys["date"] = f"{{{found.date}}}"
    keys["required"] = ["title"]
    parameter = page_parameter(response.final_url) if second else None
    pages = None
    if parameter:
        pages = {"by": "page", "parameter": parameter[0], "first": parameter[1]}
        keys["max_pages"] = MOST_PAGES
    return ListingDraft(
        name="api" if at == 0 else f"api-{at + 1}", kind="json", url=response.final_url, keys=keys,
        fields={"id": f"{{{found.id}}}"} if found.id else None, pages=pages,
    )  # fmt: skip


def _add_text_api(draft: Draft, gathered: Gathered, captured: datetime) -> None:
    """The text API, when one template makes the addresses of all that were asked."""
    templates = set()
    for page_url, answer in gathered.texts:
        match = re.search(draft.id_pattern, page_url) if draft.id_pattern else None
        identifier = match.group(1) if match else None
        templates.add(text_template(answer.url, identifier) if identifier else None)
        link = gathered.links.get(page_url)
        text = find_text(_json(answer), title=link.title if link else None, captured=captured)
        if text is None or None in templates or len(templates) > 1:
            return
        draft.text = {"url": next(iter(templates)), "path": text.text, "when": "always"}
        draft.text_fields = text.fields
    draft.selectors, draft.remove = {}, ()


def _json(response: Response) -> object:
    text, _ = decode(response.body, content_type=response.header("content-type"))
    try:
        return parse_json(text, url=response.url)
    except ExtractionError:
        return None


def api_addresses(
    response: Response, captured: datetime
) -> list[tuple[str, str | None, str | None]]:
    """Addresses, titles and dates of the articles that an API's answer lists."""
    found = find_list(_json(response), captured=captured)
    if found is None or found.url is None:
        return []
    addresses = found.addresses(response.final_url)
    return [
        (url, text_at(row, found.title), text_at(row, found.date) if found.date else None)
        for url, row in zip(addresses, found.rows, strict=False)
    ]
