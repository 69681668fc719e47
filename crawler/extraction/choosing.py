"""One value for each field out of what was gathered, with the place it came from."""

from urllib.parse import urlsplit

from crawler.extraction.evidence import Found
from crawler.extraction.folding import fold
from crawler.extraction.gathering import SOURCE_LINE, Gathered
from crawler.extraction.titles.site_free import choose_title
from crawler.urls import BadUrl, canonical_url, host_key, join


def title_of(gathered: Gathered, *, host: str) -> Found | None:
    """A rule's title as it stands, else the best of the page, else the listing's."""
    if given := gathered.given.first("title"):
        return given
    signed = [item.value for item in gathered.read.of("authors", "shown_authors_marked")]
    return choose_title(
        headings=gathered.headings,
        declared=list(gathered.read.of("title", "page_title")),
        beside=[item.value for item in gathered.read.of("other_title")],
        title_element=gathered.title_element,
        other_names=site_names(gathered, host=host),
        authors=signed,
    ) or gathered.listed.first("title")


def site_names(gathered: Gathered, *, host: str) -> list[str]:
    """Names of the publisher that must not be taken for title, author or section."""
    names = [item.value for item in gathered.read.of("source", "banner")]
    names += [name.partition("(")[0].strip() for name in names if "(" in name]  # `… (www.x.test)`
    labels = host.partition(":")[0].removeprefix("www.").split(".")
    return [*names, ".".join(labels), *(label for label in labels[:-1] if len(label) > 2)]  # noqa: PLR2004


def source_of(gathered: Gathered, agency: str | None, *, text: str) -> Found | None:
    """A rule's source; else a line that names one; else an agency; else the site."""
    if given := gathered.given.first("source") or gathered.read.first("shown_source"):
        return given
    listed = gathered.listed.first("source")
    if listed and listed.where != "site definition":
        return listed
    for part in (text[:300], text[-200:]):
        if "来源" in part and (match := SOURCE_LINE.search(part)):
            return Found(match.group(1).strip(), "text")
    if agency:
        return Found(agency, "byline")
    return listed or gathered.read.first("source")


def canonical_of(gathered: Gathered, page_url: str) -> tuple[str | None, str | None]:
    """The declared canonical URL and its place, believed only for the page's own site.

    The address of another site, or of the home page, is not; then the place tells what was ignored.
    """
    ignored = None
    for item in gathered.read.of("canonical_url"):
        # Most pages name themselves.
        url = page_url if item.value == page_url else join(page_url, item.value)
        try:
            if url and _same_site(url, page_url):
                canonical = canonical_url(url)
                parts = urlsplit(url)
                has_path = parts.path.strip("/") or parts.query
                if has_path and canonical.count("/") > 3:  # noqa: PLR2004  # a home page is no article
                    return canonical, item.where
            elif url:
                ignored = ignored or f"ignored: {item.where} of another site, {host_key(url)}"
        except BadUrl:
            continue
    return None, ignored


def section_of(gathered: Gathered, title: str) -> Found | None:
    """The section, unless it is only the title again."""
    found = gathered.first("section")
    return found if found and fold(found.value) != fold(title) else None


def _same_site(one: str, other: str) -> bool:
    """Same host, `www.`, `m.` and the like apart."""
    first, second = host_key(one), host_key(other)
    short, long = sorted((first, second), key=len)
    return first == second or _bare(short) == _bare(long)


def _bare(host: str) -> str:
    for prefix in ("www.", "m.", "amp.", "mobile.", "wap.", "3g."):
        host = host.removeprefix(prefix)
    return host
