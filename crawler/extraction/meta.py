"""What a page says of itself in meta elements, links and microdata.

Sources: ogp.me, the HTML standard's `meta` names, Twitter cards, Dublin Core, the citation names of
scholarly publishers, the names of content systems that many newspapers share, schema.org in
`itemprop` and `property` attributes.
"""

from collections.abc import Mapping

from crawler.document import Document, Node, element_text, first, fold_blanks, select
from crawler.extraction.evidence import Candidates
from crawler.extraction.people.byline_words import names_other
from crawler.patterns import pattern_of

META_NAMES = {
    "title": (
        "og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title",
        "sailthru.title", "headline", "articletitle", "title",
    ),
    "date": (
        "article:published_time", "article:published", "og:article:published_time",
        "og:published_time", "og:pubdate", "bt:pubdate", "datepublished", "publication_date",
        "publishdate", "pubdate", "publish_date", "publish-date", "publishtime", "publish_time",
        "published_time", "published-date", "pdate", "firstpublished", "originalpublicationdate",
        "article_date_original", "article.published", "article.created", "published_at",
        "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date",
        "dcterms.date", "dc.created", "sailthru.date", "parsely-pub-date",
        "cxenseparse:recs:publishtime",
        "citation_publication_date", "citation_online_date", "citation_date",
        "weibo:article:create_at", "weibo: article:create_at", "og:release_date",
        "rnews:datepublished",
        "created", "creation_date", "date", "displaydate", "ptime", "artpubtime",
        "iso-8601-publish-date",
        "release_date", "og:regdate", "regdate", "date_published", "firstpublishedtime",
        "apub:time", "mediator_published_time", "published_date", "article:publish_date",
    ),
    "modified": (
        "article:modified_time", "og:updated_time", "og:modified_time", "article:modified",
        "datemodified",
        "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "modified",
        "revision_date", "weibo:article:update_at", "moddate", "iso-8601-modified-date",
        "article.updated", "lastmodifiedtime",
    ),
    "authors": (
        "author", "article:author", "article:author_name", "og:article:author", "parsely-author",
        "sailthru.author", "dc.creator", "dcterms.creator", "citation_author", "byl", "authors",
        "twitter:creator:name", "weibo:article:author", "rnews:creator", "dable:author",
        "cxenseparse:author",
        "author-name", "mediaauthor", "mediator_author", "mrf:authors",
        "cse_author", "content_author", "author_name", "authorname",
        "writer", "reporter", "articleauthor", "article_author", "article.author",
    ),
    "source": (
        "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "mediaid",
        "source",
        "contentsource", "publisher", "copyright-holder", "al:android:app_name",
    ),
    "section": (
        "article:section", "og:article:section", "parsely-section", "dc.subject.section", "section",
        "article:section:name", "category",
    ),
    "tags": ("article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords"),
    "images": ("og:image", "og:image:url", "og:image:secure_url", "twitter:image",
               "twitter:image:src",
               "thumbnail", "parsely-image-url"),
    "language": ("og:locale", "dc.language", "dcterms.language", "language", "content-language"),
    "description": ("og:description", "description", "twitter:description", "dc.description"),
}  # fmt: skip
# Names that mean the same behind a prefix that nobody else uses: `my:publish_date`.
OF_ANY_VOCABULARY = frozenset({
    "published_time", "publish_date", "publishdate", "publish_time", "pubdate", "published_at",
    "datepublished", "modified_time", "datemodified",
})  # fmt: skip
FIELD_OF = {name: (field, rank) for field, names in META_NAMES.items()
            for rank, name in enumerate(names)}  # fmt: skip
ITEMPROPS = {
    "headline": "title", "datepublished": "date", "datecreated": "created_date",
    "created": "created_date", "datemodified": "modified",
    "author": "authors", "creator": "authors", "articlesection": "section",
    "inlanguage": "language", "keywords": "tags", "image": "images",
}  # fmt: skip
MICRODATA = (
    "[itemprop], [property*='dc:date'], [property$=datePublished], [property$=dateModified], "
    "[property$=headline], [property$=':author']:not(meta)"
)
FAMILY_FIRST = pattern_of(r"[A-ZÀ-Ž][a-zß-ž'’-]+,\s[A-ZÀ-Ž][a-zß-ž]+")  # `Rivers, Ada`
SPLIT = pattern_of(r"[,，;；、|]")
MOST_DAYS = 2  # that an article's own elements may tell
MOST_MARKED = 500  # elements; shops mark thousands of wares
ELSEWHERE = frozenset({"comment", "isrelatedto", "review", "relatedlink", "suggestedanswer"})


def add_meta(page: Document, found: Candidates) -> None:
    """Candidates from meta elements, `link rel=canonical` and the `lang` attribute."""
    values: dict[str, list[tuple[int, str, str]]] = {}
    days = {meta["content"] for meta in page.metas if _is_day_of_item(meta)}
    for attributes in page.metas:
        if len(days) > MOST_DAYS and _is_day_of_item(attributes):
            continue  # of the articles in a list
        content = attributes.get("content")
        if not content and "itemprop" in attributes:
            content = attributes.get("value")  # as some mistake it for the element `data`
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (attributes.get(key) or "").strip().lower()
            if name not in FIELD_OF and (bare := name.rpartition(":")[2]) in OF_ANY_VOCABULARY:
                name = bare
            if content and name in FIELD_OF:
                field, rank = FIELD_OF[name]
                values.setdefault(field, []).append((rank, content, name))
    for field, items in values.items():
        for _, content, name in sorted(items, key=lambda item: item[0]):
            spoken = _turned(content) if name in CATALOGUED else content
            _add(field, spoken, f"meta {name}", found)
    links = (node.attributes for node in page.tagged("link"))
    found.add("canonical_url", next(filter(None, map(_canonical, links)), None), "link canonical")
    addresses = (meta for meta in page.metas if meta.get("property") == "og:url")
    told = next((meta["content"] for meta in addresses if "content" in meta), None)
    found.add("canonical_url", told, "meta og:url")
    roots = (node.attributes for node in page.tagged("html"))
    found.add("html_lang", next((root.get("lang") for root in roots), None), "html lang")


def _is_day_of_item(meta: Mapping[str, str | None]) -> bool:
    return (meta.get("itemprop") or "").lower() == "datepublished" and bool(meta.get("content"))


def add_microdata(page: Document, found: Candidates) -> None:
    """Candidates from `itemprop` and RDFa attributes of visible elements.

    Authors are those of the first item that has any: another one's wrote another article.
    """
    items: set[int | None] = set()
    dated: set[int | None] = set()
    for node in select(page.tree, MICRODATA)[:MOST_MARKED]:
        attributes = node.attributes
        name = (attributes.get("itemprop") or attributes.get("property") or "").lower()
        name = name.split(":")[-1]
        for prop in name.split():
            field = ITEMPROPS.get(prop)
            if field and not _is_of_another(node):
                if field == "date":
                    dated = dated or {_item_of(node)}
                    if _item_of(node) not in dated:
                        continue
                if field == "authors":
                    items = items or {_item_of(node)}
                    field = _field_of_author(node, items)
                    if field is None:
                        continue
                _add(field, _value(node), f"itemprop {prop}", found)


def _field_of_author(node: Node, items: set[int | None]) -> str | None:
    """Where an author belongs; who edited, and who wrote another item, nowhere."""
    if "Organization" in (node.attributes.get("itemtype") or ""):
        return "house_authors"
    is_other = _item_of(node) not in items or names_other(fold_blanks(node.text()))
    return None if is_other else "authors"


def _item_of(node: Node) -> int | None:
    """The identity of the nearest item around an element, None without one."""
    up = node.parent
    while up is not None and "itemscope" not in up.attributes:
        up = up.parent
    return up.mem_id if up is not None else None


def _turned(name: str) -> str:
    """`Rivers, Ada` of a catalogue as it is spoken; a list of several people as it is."""
    family, _, given = name.partition(",")
    is_one = family and given.strip() and "," not in given and " " not in family.strip()
    return f"{given.strip()} {family.strip()}" if is_one else name


def _canonical(link: Mapping[str, str | None]) -> str | None:
    rel = (link.get("rel") or "").lower().split()
    return link.get("href") if "canonical" in rel else None


def _add(field: str, value: str, where: str, found: Candidates) -> None:
    if field == "authors":
        if value.startswith(("http:", "https:")):
            return
        value = _turned(value) if FAMILY_FIRST.fullmatch(value) else value
    if field == "tags" or where.endswith("news_keywords"):
        words = (word.strip() for word in SPLIT.split(value))
        found.add_all(field, [word for word in words if word], where)
    elif field != "title" or where != "meta title" or len(value) > 4:  # noqa: PLR2004
        found.add(field, value, where)


CATALOGUED = frozenset({"citation_author", "dc.creator", "dcterms.creator"})
VALUED = {
    "img": "src",
    "abbr": "title",
    "data": "value",
}  # attributes that hold the value of an element


def _value(node: Node) -> str:
    attributes = node.attributes
    if ":" in (moment := attributes.get("datetime") or ""):
        return moment  # `content` may tell the day alone
    for key in ("content", "datetime", VALUED.get(node.tag or "", "content")):
        if value := attributes.get(key):
            return value
    inner = first(node, "[itemprop=name]")
    text = element_text(inner or node)
    if not text and inner is not None:
        text = inner.attributes.get("content") or ""
    return fold_blanks(text)


def _is_of_another(node: Node) -> bool:
    """True inside a comment, a review or a related article of the same page."""
    up = node.parent
    while up is not None and up.tag != "body":
        prop = up.attributes.get("itemprop") if up.tag != "-document" else None
        if prop and prop.lower() in ELSEWHERE:
            return True
        up = up.parent
    return False
