"""The names in one byline, cut out of what a house prints around them.

In this order: what names others (`Foto: …`, "edited by …"), dates and addresses go; the first
segment that holds names is taken; lists are cut apart; from each part roles, places and employers
go. Whether a name is a person's is the business of `people`.
"""

import re
from functools import lru_cache
from html import unescape

from crawler.casing import replace_small, small_letters
from crawler.extraction.people import han_names
from crawler.extraction.people.attached import bare_name, without_house
from crawler.extraction.people.beside_names import NO_SPACES, SMALL, without_houses, without_places
from crawler.extraction.people.byline_words import (
    BESIDE_NAME,
    BOTH,
    EAST_ASIAN,
    NEXT_LABEL,
    OTHERS,
)
from crawler.extraction.people.han_names import HAN, read_han_names
from crawler.extraction.people.japanese_names import KANA, TRADE, japanese_parts, joined_wide
from crawler.extraction.people.korean_names import HANGUL, read_korean_names, without_others
from crawler.extraction.people.labels import label_end, without_label
from crawler.extraction.people.people_words import (
    ACCOUNT,
    AGENCIES,
    INSTITUTION,
    JOINERS,
    NO_NAME,
    PLACEHOLDERS,
)
from crawler.patterns import pattern_of

# `Ada Rivers / Speak City Heights Reporter`: what she covers, behind a stroke.
BEAT_BEHIND = pattern_of(
    r"(?<=[^\W\d_])\s?/\s[^/,]*\b(?:Reporter|Correspondent|Editor|Writer|Producer|Contributor|Columnist)\s*$"
)
EMAIL = pattern_of(r"[\w.+-]+@[\w-]+\.[\w.-]+")
HANDLE = pattern_of(r"(?<!\w)@\w+")
ORGANISATION = pattern_of(r"\b(?:GmbH|Ltd|Limited|LLC|Inc|Corp|Verlag|Pty)(?!\w)")
# But for `Ada (Bo) Rivers` and `Ada (B.C.) Rivers`, which belong to the name.
BRACKETS = pattern_of(
    r"\s*[(（\[【［](?!(?:[A-Z][a-z]+|(?:[A-Z]\.)+)\)\s[A-Z][\w'’-]+\.?$)[^)）\]】］]*[)）\]】］]?\s*"
)
WITH_OTHERS = pattern_of(r"\s*\((?:avec|with|mit|con|com|med|met|и)\s([^()]+)\)")  # who wrote too
MORE_OF = pattern_of(r"^(?:More|Mehr|Plus|Más|About|Über|Sobre)\s(?=[A-ZÀ-Þ]\S*\s[A-ZÀ-Þ(])")
OPEN_BRACKET = pattern_of(r"^[（(【〔\[［](?=[^）)】〕\]］]*$)")  # closed outside of the byline
# A date, or the word before one, ends a byline: `Von Ada Fluss 21. März 2024`.
FROM_DATE = pattern_of(
    r"\s*[|·•,–-]?\s*(?:\b(?:published|posted|(?:last\s)?updated|on|am|publi\w*|stand|veröffentlicht|aktualisiert|mis\sà\sjour|a[ck]tuali[sz]\w+|atualizad[oa]|aggiornato|"
    r"uppdaterad|oppdatert|julkaistu|päivitetty|opublikowan[oy]|dodano|опубликовано|обновлено|опубліковано|prije|пре|před|vor|hace|há|acum|преди|πριν|قبل|منذ|לפני|פורסם|עודכן|نشر|প্রকাশ|le|el|il|em|at|um|às|alle|à|на|στις|в|у|о|op|den|dne|dnia|vào|pada|z|vom|klo|kl|da)\b\s*)*:?"
    r"(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|ponedelj?ak|ponedjeljak|utorak|sreda|srijeda|četvrtak|petak|subota|nedelja|nedjelja|понедељак|уторак|среда|четвртак|петак|субота|недеља|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"(?:segunda|terça|quarta|quinta|sexta)-feira|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|maandag|dinsdag|woensdag|donderdag|"
    r"vrijdag|zaterdag|zondag|понедельник|вторник|четверг|пятница|суббота|воскресенье|"
    r"الأحد|الا?إ?ثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)[,،]?\s)?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s)?(?:(?<![A-Za-z0-9])\d|\d{1,4}[.:/-]\d).*$",
    re.IGNORECASE,
)
DIGIT = pattern_of(r"\d")  # without one there is no date
# What is left of `… on Monday, 4 March` when the digits are gone.
ON_DAY = pattern_of(
    r"\s(?:on|na|на|le|am|el|em|op|den|στις|la|pe|dne|w|vào|pada|у|в|på|في)(?:\s[^\W\d_]+)?,?\s*$"
)
AND_OTHERS = pattern_of(
    r",?\s(?:and|und|et|y|e|i|og|och|en|with|mit|avec|con|com|с)\s(?:the\s(?:\w+\s)?)?"
    r"(?:agenc\w+|agentur\w*|wires?|staff|byråer\w*|agentes?|агентств\w*|dpa|afp|ap|reuters|efe|ansa|lusa|ritzau|ntb|"
    r"tt|anp|belga|pap|čtk|tasr|mti|hina|tanjug|sta|reda\w+)\b.*$",
    re.IGNORECASE,
)
# `Ada Rivers Follow @ada`: what a reader may press.
BUTTON = pattern_of(
    r"(?<=\w)\s+(?:Follow(?:ing)?|Seguir|Suivre|Folgen|View\s(?:all|bio|more)|See\smore|Share)\b.*$|"
    r"(?<=\S)\s+(?:著者)?フォロー(?:する|中)?$"
)
SEGMENTS = pattern_of(r"\s*[|｜•]\s*|\s[—–ـ-]\s")
# `أحمد نهر وسلمى جبل`: Arabic and Hebrew write "and" on the next name; some names begin so, too.
AND_PREFIX = pattern_of(
    r"([\u0590-\u06ff]+\s[\u0590-\u06ff]+)\s[وו]"
    r"(?!(?:ليد|ائل|فاء|سام|جدي|سيم|ردة|هيب|ديع|جيه|فيق|حيد|صال|لاء|عد|ئام|داد|هبي|רד|יולט|יקי|לדימיר)\s)"
    r"(?=[\u0590-\u06ff]{2,}\s[\u0590-\u06ff])"
)
# `Laporan Wartawan Tribun Jateng, Rina Sari`: the paper before its reporter.
REPORT_OF = pattern_of(
    r"^laporan\s(?:wartawan|reporter|kontributor|jurnalis)\s[^,]*?(?:tribun|pos\b|com\b|news|harian|media|warta|serambi|jurnal|kompas)[^,]*,\s",
    re.IGNORECASE,
)
PLACE_LABEL = pattern_of(r"^\s*[\u0600-\u06ff]{3,}(?:\s[\u0600-\u06ff]+)?\s?:\s*")  # `القاهرة: `
BLANK_OR_HAN = pattern_of(r"[\s.\u3040-\u9fff\uac00-\ud7af]")
TRAILING_AND = pattern_of(r"\s(?:and|und|et|y|e|en|og|och|i|и|та)\s*$")  # before who edited
# `Senior Vice President`, and no name beside it.
ONLY_TITLE = pattern_of(
    r"(?:(?:Senior|Executive|Vice|Deputy|Managing|Chief|General|Assistant|Associate|Group|Corporate|Global)\s)+"
    r"(?:President|Director|Manager|Officer|Counsel|Partner|Secretary|Executive)s?"
)
BESIDE = pattern_of(r"[-–/]")  # an agency named beside a desk: `JS–STT`
LETTERS = pattern_of(r"[^\W\d_a-zа-я]{3,}\s")  # `ČTK Plzeň`
LONGEST_NAME = 50  # characters
SHORTEST = 2  # characters, but of a Chinese name
REMEMBERED = 2048  # bylines: a page asks several times, and a site has few authors
MOST_WORDS = 6


@lru_cache(maxsize=REMEMBERED)
def names_in(value: str, *, is_japanese: bool = False) -> tuple[tuple[str, ...], ...]:
    """The names of each segment of a byline, in order; persons, agencies and accounts alike.

    Behind the first segment that names a person stands where they work.
    """
    text = OPEN_BRACKET.sub("", " ".join(joined_wide(unescape(value)).split()))
    if reporters := read_korean_names(text):
        return (reporters,)
    if HANGUL.search(text):
        text = without_others(text)
    text = BUTTON.sub("", text)
    if KANA.search(text) or (is_japanese and HAN.search(text)):
        return (tuple(filter(_is_name, japanese_parts(text))),)
    if HAN.search(text):
        if persons := read_han_names(text):
            return (persons,)
        text = TRADE.sub("", han_names.without_others(text) or text)
        text = EAST_ASIAN.sub("", text)
    if ORGANISATION.search(text):
        return ()
    text = replace_small(BESIDE_NAME, HANDLE.sub(" ", EMAIL.sub(" ", text)), " ")
    text = REPORT_OF.sub("", text)
    text = without_house(AND_OTHERS.sub("", BEAT_BEHIND.sub("", text)))
    segments = map(_names_of_segment, SEGMENTS.split(text))
    return tuple(names for names in segments if names)


def without_date(text: str) -> str:
    """The text up to a date, or to the word before one."""
    return FROM_DATE.sub("", text) if DIGIT.search(text) else text


def _names_of_segment(segment: str) -> tuple[str, ...]:
    parts = [name for part in _written_by(segment) for name in _listed(part)]
    parts = without_houses(parts)
    names = [name for name in parts if _is_name(name)]
    if (
        len(parts) > 1
        and names
        and parts[0] != names[0]
        and not any(map(BLANK_OR_HAN.search, names))
    ):
        return ()  # `Haber Merkezi, Harbourtown`
    return without_places(names)


def _written_by(text: str) -> list[str]:
    """The parts of a byline that name who wrote."""
    if match := BOTH.match(text):
        text = text[match.end() :]
    parts, at = [], 0
    while match := OTHERS.search(text, at):
        parts.append(text[at : match.start()])
        following = NEXT_LABEL.search(text, match.end())
        if following is None:
            return parts
        at = following.end()
    return [*parts, text[at:]]


def _listed(text: str) -> list[str]:
    if len(text.split()) <= 3 and "," not in text and INSTITUTION.search(small_letters(text)):  # noqa: PLR2004
        return []  # "Haber Merkezi"
    text = TRAILING_AND.sub("", text)
    text = EAST_ASIAN.sub("", without_label(without_label(PLACE_LABEL.sub("", text))))
    undated = without_date(text)
    text = ON_DAY.sub("", undated) if undated != text else text
    text = WITH_OTHERS.sub(r", \1", MORE_OF.sub("", text))
    parts = JOINERS.split(AND_PREFIX.sub(r"\1, ", BRACKETS.sub(" ", text)))
    return list(map(bare_name, parts))


def _is_name(name: str) -> bool:
    """True unless it is too long, only a label, a placeholder or something else altogether."""
    words = name.split()
    if not words or len(name) > LONGEST_NAME or len(words) > MOST_WORDS or words[-1] == "&":
        return False
    if name.casefold() in PLACEHOLDERS or (len(name) < SHORTEST and not HAN.match(name)):
        return False
    if label_end(f"{name}: ") > len(name):
        return False
    small = small_letters(name)
    is_by_account = len(words) == 2 and words[1].islower() and ACCOUNT.match(words[1])  # noqa: PLR2004
    is_cut = len(words) > 1 and words[0][0].isupper() and SMALL.match(f"{words[-1]} ")
    is_clause = len(words) > 1 and SMALL.match(name) and any(map(str.isupper, name))
    is_phrase = len(words) > 1 and HANGUL.search(name)
    is_agency = any(part.casefold() in AGENCIES for part in BESIDE.split(name)[1:])
    is_agency = is_agency or (words[0].casefold() in AGENCIES and LETTERS.match(name) is not None)
    if (
        is_clause
        or is_phrase
        or is_by_account
        or is_cut
        or is_agency
        or ACCOUNT.match(name)
        or ONLY_TITLE.fullmatch(name)
        or INSTITUTION.search(small)
    ):
        return False
    letters = sum(map(str.isalpha, name))
    return letters >= (1 if NO_SPACES.search(name) else SHORTEST) and not NO_NAME.search(small)
