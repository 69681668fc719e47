"""Persons, agencies and accounts among the names of bylines.

`bylines` cuts the names out; here they are told apart, by lists, by the site's own name, and by how
persons' names are written in a script.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.casing import small_letters
from crawler.extraction.evidence import Candidates
from crawler.extraction.people.beside_names import CASELESS, HOUSE_WORD, NO_SPACES
from crawler.extraction.people.bylines import names_in
from crawler.extraction.people.han_names import HAN, is_han_person
from crawler.extraction.people.han_words import COMMON_FAMILIES
from crawler.extraction.people.japanese_names import KANA
from crawler.extraction.people.korean_names import HANGUL, is_korean_person
from crawler.extraction.people.labels import without_label
from crawler.extraction.people.people_words import AGENCIES, INSTITUTION, TRADE
from crawler.patterns import pattern_of

HAN_MEDIUM = pattern_of(
    r"^[\u4e00-\u9fff]{2,10}(?:网|报|社|新闻|频道|电视台|日报|晚报|周刊|杂志|传媒)$"
)
PARTED = pattern_of(rf"[{''.join(sorted(COMMON_FAMILIES))}]\s[\u4e00-\u9fff]{{2}}$")  # `呂 子寧`
LONGEST_JAPANESE = 9  # characters of a name
NO_ACCOUNT = pattern_of(
    r"[！？“”‘’《》…+!?]|[\u4e00-\u9fff]\s|授权|简介|暂无|[时時]间|時間|日期|行情|链接|登录|注册|首页"
)
LONGEST_ACCOUNT, MOST_ACCOUNTS = 16, 2  # characters, and accounts: more are a list of headlines
# `Б.Энхжаргал`, as in Mongolia; in India signs of vowels follow the letters.
INITIALLED = pattern_of(r"[^\W\d_][\u0900-\u0dff]?\.(?:[^\W\d_]|[\u0900-\u0dff]){2,}$")
INITIALS = pattern_of(r"(?:[^\W\d_\u3040-\u9fff\uac00-\ud7af]\.?[\s-]?){1,3}")  # `A. R`, `ks`
REMEMBERED = 64  # lists of a site's names: a page asks a dozen times
PEOPLE_REMEMBERED = 512  # lists of bylines, and names: a third of what a page asks was asked before
EDGES = " .:：-–—|"
# `Los Angeles Times`: of three words and more, as there are families of the name `Post`.
PAPER = pattern_of(
    r"^[A-Z]\S*\s(?:\S+\s)+(?:Times|News|Herald|Tribune|Gazette|Chronicle|Telegraph|Journal|Courier|Dispatch|"
    r"Examiner|Inquirer|Sentinel|Observer|Newspapers?|Magazine|Radio|TV)$"
)
# Words of a person's name in a script that has capitals; the small ones join its parts.
CAPITALISED = pattern_of(
    r"^(?:[^\W\d_a-zß-ÿа-яёѐ-џα-ωա-ֆ][\w.'’‘`´-]*\.?|d['’][^\W\d_]\w*|\([A-Z][\w.]*\)|"
    r"de|di|da|do|dos|das|del|della|du|des|van|von|vom|vander|der|den|ter|ten|te|la|le|el|al|bin|ibn|bint|"
    r"ben|y|e|i|zu|zum|zur|of|av|af|ap|san|st\.?)$"
)


@dataclass(frozen=True, slots=True)
class People:
    """Names of persons, of agencies that stood among them, and of who knows what, each once."""

    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    accounts: tuple[str, ...] = ()  # pen names, columns and the like: authors where nobody else is


def read_people(
    values: Iterable[str], *, site_names: Iterable[str] = (), is_japanese: bool = False
) -> People:
    """The people that bylines name, in order; in Japanese, Chinese signs alone are names, too."""
    return _people_in(tuple(values), tuple(site_names), is_japanese=is_japanese)


@lru_cache(maxsize=PEOPLE_REMEMBERED)
def _people_in(
    values: tuple[str, ...], site_names: tuple[str, ...], *, is_japanese: bool
) -> People:
    sites, hosts = _sites_and_hosts(site_names)
    authors: dict[str, str] = {}
    agencies: dict[str, str] = {}
    accounts: dict[str, str] = {}
    is_japanese = is_japanese or any(map(KANA.search, (*values, *sites)))
    for byline in values:
        value = _without_site(byline, sites)
        if not value:
            continue
        for names in sorted(names_in(value, is_japanese=is_japanese), key=_is_place):
            before = len(authors)
            for name in names:
                folded = name.casefold()
                if folded in AGENCIES or HAN_MEDIUM.search(name):
                    agencies.setdefault(folded, name)
                elif (agencies and _is_word(name)) or (
                    folded in sites
                    or folded.replace("&", " & ").replace("  ", " ") in sites
                    or _is_host(folded, hosts)
                    or _is_brand(folded, sites)
                    or _is_desk(name, sites)
                    or PAPER.search(name)
                    or (" " in name and any(map(str.isdigit, name)))
                ):  # `EFE | Madrid`
                    continue
                elif is_account(name) and not is_japanese:
                    if not NO_ACCOUNT.search(name) and len(name) <= LONGEST_ACCOUNT:
                        accounts.setdefault(folded, name)
                else:
                    authors.setdefault(folded.replace(".", ""), name)
            if len(authors) > before or any(name.casefold() in authors for name in names):
                break
    told = tuple(accounts.values()) if len(accounts) <= MOST_ACCOUNTS else ()
    return People(tuple(authors.values()), tuple(agencies.values()), told)


def _without_site(value: str, sites: frozenset[str]) -> str:
    """`By Ada Rivers` of `By Ada Rivers The Harbour Lantern`; nothing of the site's name alone."""
    small = value.casefold()
    if small in sites:
        return ""
    behind = (site for site in sites if " " in site and small.endswith(f" {site}"))
    longest = max(map(len, behind), default=0)
    return value[:-longest].rstrip(" ,") if longest and len(small) == len(value) else value


def reads_japanese(found: Candidates) -> bool:
    """True where a page says that its language is Japanese."""
    told = found.first("html_lang", "language")
    return told is not None and told.value.lower().startswith("ja")


def read_desks(values: Iterable[str]) -> tuple[str, ...]:
    """What bylines name beside persons, such as desks and institutions: a rule may mean them."""
    shown = (without_label(" ".join(value.split())).strip(EDGES) for value in values)
    return tuple(dict.fromkeys(name for name in shown if INSTITUTION.search(small_letters(name))))


def is_account(name: str) -> bool:
    """True for what may be an author but is not written as one: `封面观察`, `harbourlight`."""
    if HAN.search(name):
        return not (KANA.search(name) or is_han_person(name) or PARTED.match(name))
    if HANGUL.fullmatch(name):
        return not is_korean_person(name)
    if INITIALS.fullmatch(name) or (CASELESS.match(name) and _is_word(name)):
        return True
    return name.isascii() and name == name.lower() and " " not in name


def are_persons(names: Sequence[str], *, of: int, share: float) -> bool:
    """True for persons' names that are more than a share, 0 to 1, of so many characters."""
    return sum(map(len, names)) > share * of and all(map(is_personal, names))


@lru_cache(maxsize=PEOPLE_REMEMBERED)
def is_personal(name: str) -> bool:
    """True for two to five words, all written as those of a name, or a name of East Asia."""
    if any(map(str.isdigit, name)):
        return False
    if name.isascii():
        return _is_spaced_name(name)
    if HANGUL.search(name):
        return HANGUL.fullmatch(name) is not None and is_korean_person(name)
    if KANA.search(name):
        return len(name) <= LONGEST_JAPANESE
    return is_han_person(name) if HAN.match(name) else _is_spaced_name(name)


def names_person(name: str) -> bool:
    """True for what is written as a name and is no paper's, such as `Fox News`."""
    return is_personal(name) and not HOUSE_WORD.search(name)


def _is_spaced_name(name: str) -> bool:
    """True for a name of words, each with a capital where the script has them."""
    words = name.split()
    if not 2 <= len(words) <= 5:  # noqa: PLR2004
        return INITIALLED.match(name) is not None
    if name.lower() == name.upper():  # a script without capitals
        return True
    return all(CAPITALISED.match(word) for word in words) and not words[-1][0].islower()


def _is_word(name: str) -> bool:
    """True for one word, in a script that parts words and knows no initials before it."""
    return not (" " in name or "." in name or NO_SPACES.search(name))


def _is_place(names: tuple[str, ...]) -> bool:
    """True for `القاهرة` before `أحمد نهر`: what stands there alone, and reads as one word."""
    return len(names) == 1 and _is_word(names[0]) and CASELESS.match(names[0]) is not None


@lru_cache(maxsize=REMEMBERED)
def _sites_and_hosts(names: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """A site's names in small letters, and as hosts spell them."""
    sites = frozenset(name.casefold() for name in names)
    return sites, frozenset(_in_ascii(name) for name in sites if name.isascii())


def _is_host(name: str, hosts: frozenset[str]) -> bool:
    """True for `Tin Trưa` of `tintrua.vn`; an account may well be its host's, as it stands."""
    return (" " in name or not name.isascii()) and _in_ascii(name) in hosts


@lru_cache(maxsize=1024)  # mostly names of sites, which each of a page's bylines meets
def _in_ascii(name: str) -> str:
    """A name as hosts spell it: without blanks and marks on its letters."""
    return "".join(ch for ch in unicodedata.normalize("NFKD", name) if ch.isalnum())


def _is_brand(name: str, sites: frozenset[str]) -> bool:
    """True for `网易` on `网易新闻`; a person may well give a blog its name in other scripts."""
    if not NO_SPACES.search(name):
        return False
    told = [part for site in sites for part in (site, site.rpartition(" ")[2])]
    named = [part for part in told if part.startswith(name)]
    is_owner = is_han_person(name) and any(site[len(name) :][:1] == "的" for site in named)
    return bool(named) and not is_owner  # `李明的日志` is his own


def _is_desk(name: str, sites: frozenset[str]) -> bool:
    """True for `Lantern Staff`, `USA TODAY`: the site's name beside words of its trade."""
    words = name.casefold().split()
    others = [word for word in words if word not in TRADE]
    if len(others) == len(words):
        return False
    rest = "".join(others)
    return any(rest in site.replace(" ", "") for site in sites) or not rest
