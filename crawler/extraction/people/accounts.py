"""Who stands in for an author where a page names no person: the account that published it.

Platforms print an account beside the date or as the source, with a note that they only host it;
portals name the paper they took a report from as its author. The page's own publisher is never one.
"""

from collections.abc import Iterable

from crawler.extraction.evidence import Found
from crawler.extraction.gathering import Gathered
from crawler.extraction.people.people_words import AGENCIES
from crawler.patterns import pattern_of

LONGEST = 16  # characters of an account's name
NO_ACCOUNT = pattern_of(r"[！？“”‘’《》…!?|｜]|^(?:网络|互联网|本站|整理|转载|综合|未知)$")
# `Headline - 灯塔人的个人页面 - 海岸社区`
OWN_PAGE = pattern_of(
    r"[-_—–|]\s*([^\s_|]{2,12}?)的(?:个人|個人)?(?:页面|頁面|主页|主頁|空间|空間|博客|部落格|专栏|專欄)(?:\s*[-_—–|]|$)"
)
STEM = 2  # signs that a paper and its company share: `朝日新聞社`, `朝日新聞デジタル`
HOST_LABELS = 3  # of the address of one of a host's many writers: `ada.blogs.test`


def account_of(gathered: Gathered, *, sites: list[str], host: str) -> Found | None:
    """The account, paper or blog's owner that published the page, and its place."""
    read = gathered.read
    if account := read.first("own_account"):
        return account
    source = read.first("shown_source")
    if source and read.first("platform_note") and _may_be_account(source.value):
        return source
    for item in read.of("house_authors"):
        is_foreign = not any(_is_alike(item.value, site) for site in sites)
        is_printed = item.value in (gathered.title_element or "")
        if is_foreign and is_printed and item.value.casefold() not in AGENCIES:
            return item
    if match := OWN_PAGE.search(gathered.title_element or ""):
        return Found(match.group(1), "title element")
    return _owner_of(host, (*read.of("authors"), *read.of("shown_authors_marked")))


def _owner_of(host: str, told: Iterable[Found]) -> Found | None:
    """Who is told as an author, and whose name the address begins with: `灯塔日记 (lampkeeper)`."""
    owner, *rest = host.partition(":")[0].split(".")
    if len(rest) + 1 < HOST_LABELS:
        return None
    for item in told:
        name = item.value.removesuffix(f"({owner})").strip()
        if owner in {name, item.value} or name != item.value:
            return item._replace(value=name)
    return None


def _may_be_account(name: str) -> bool:
    return len(name) <= LONGEST and NO_ACCOUNT.search(name) is None


def _is_alike(name: str, site: str) -> bool:
    """True for two names of one house."""
    one, other = name.casefold(), site.casefold()
    if one.isascii() or other.isascii():
        return one in other or other in one
    return one[:STEM] == other[:STEM] or one in other or other in one
