"""Do a site's rules tell all that the visible lines of a page could add?

Rules win over whatever a reader sees around title and text. Where they tell title, text, authors
and a date with its time, visible lines could only add a source or a time of change, and only if a
short text of the page holds one of the words that announce one. Otherwise nobody needs the page's
blocks, which take a third of the time of reading it.
"""

from dataclasses import replace
from datetime import datetime

from crawler.document import Document, fold_blanks
from crawler.extraction.dates.times import DATES, clocks_of, moments
from crawler.extraction.evidence import Candidates
from crawler.extraction.gathering import Gathered
from crawler.extraction.people.authorship import authors_of
from crawler.extraction.visible import LONGEST_LINE
from crawler.patterns import pattern_of
from crawler.sites import SiteDefinition

SOURCE_SIGNS = ("源", "出处", "来自")  # each that `visible.SOURCE` knows holds one
# Parts of every word in `visible.UPDATED`, in small letters.
CHANGE_SIGNS = (
    "pdate", "modif", "revised", "tuali", "jour", "aggiorn", "gewerkt", "gewijz", "perbarui",
    "edited", "aangepast", "posodob", "atnauj", "atjauno", "uuendat", "muudet",
)  # fmt: skip
FOREIGN_CHANGE_SIGNS = (
    "辑于", "輯於", "отредакт",
    "geändert", "päivitetty", "frissít", "обновлен", "изменен", "оновлено", "güncel",
    "ενημέρωση", "cập", "تحديث", "עודכן", "به‌روز", "更新", "修改", "수정", "업데이트",
    "แก้ไข", "अपडेट", "ažurir", "ажурир", "обновена", "ändrad", "aktualizované", "թարմացվել",
    "განახლ",    "жаңартылды", "עדכון", "بروزرسانی", "ویرایش", "اپ ڈیٹ", "আপডেট", "ενημερώθηκε",
)  # fmt: skip
FOLDED = ("  ", "\n", "\t", "\r", "\xa0", "\u3000")  # blanks that come in rows
BETWEEN_TAGS = pattern_of(r"(?:>|<(?=\s))([^<]+)")  # `<` before a blank begins no tag
# References to letters, which could spell any of the above; those to quotes and dashes are common.
ESCAPED = pattern_of(
    "&(?:#(?!0?3[489];|160;|82[0-3][0-9];|[xX](?:2[267]|20[12][0-9a-fA-F]|[aA]0);)"
    "|[a-zA-Z](?:uml|grave|acute);)"
)


def is_all_told(
    page: Document, gathered: Gathered, *, site: SiteDefinition, host: str, captured: datetime
) -> bool:
    """True when no visible line could change what is read; the text itself is not looked at."""
    given = replace(gathered, read=Candidates(), listed=Candidates())
    if not given.first("title") or not authors_of(given, host=host)[0]:
        return False
    clocks = clocks_of(gathered, site=site, host=host, language=None, captured=captured)
    date, _ = next(moments(given, DATES, clocks), (None, None))
    if date is None or not (date.has_year and date.has_time):
        return False
    asks_source = not given.first("source") and _may_hold(page.html, SOURCE_SIGNS)
    asks_change = next(moments(gathered, ("modified",), clocks), None) is None
    if not asks_source and not asks_change:  # as of most pages: none of their texts is looked at
        return True
    lines = short_texts(page.html)
    may_tell = asks_source and _may_hold(lines, SOURCE_SIGNS)
    return not may_tell and not (asks_change and tells_change(lines))


def short_texts(html: str) -> str:
    """What stands between tags and may be, or be a part of, a line that is read: no paragraph."""
    texts = BETWEEN_TAGS.findall(html)
    return "\n".join([text for text in texts if len(text) <= LONGEST_LINE or _may_be_line(text)])


def _may_be_line(text: str) -> bool:
    if "&" in text or ">" in text:  # references count as one letter
        return True
    may_shrink = any(map(text.__contains__, FOLDED))  # else folding leaves it as long
    return may_shrink and len(fold_blanks(text)) <= LONGEST_LINE


def tells_change(lines: str) -> bool:
    """True when texts may hold a word that announces a time of change."""
    low = lines.lower()
    return any(sign in low for sign in CHANGE_SIGNS) or _may_hold(low, FOREIGN_CHANGE_SIGNS)


def _may_hold(lines: str, signs: tuple[str, ...]) -> bool:
    """True when texts hold one of these signs beyond ASCII, or may spell one by references."""
    if lines.isascii():
        return ESCAPED.search(lines) is not None
    return any(sign in lines for sign in signs) or ESCAPED.search(lines) is not None
