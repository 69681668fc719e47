"""One name without what a house prints right beside it: roles, employers, places, deeds.

Nothing here tells whether what is left is a person's name; that is the business of `persons`.
"""

import re

from crawler.casing import small_letters
from crawler.extraction.people.labels import without_label
from crawler.extraction.people.people_words import (
    AGENCIES,
    BEATS,
    INSTITUTION,
    ROLE,
    TWO_WORD_BEATS,
)
from crawler.patterns import pattern_of

LEADING_AND = pattern_of(r"^\s*(?:and|und|et|och|og|en)\s+(?=[A-ZÀ-Þ])")  # `and reporter Bo Stone`
SHORTEST_LAST = 3  # letters of a family name before an agency's
MOST_ROLES = 2  # of one person
EDGES = " .:：՝׃*-–—|/\"'“”’«»,©"
PLACE = pattern_of(
    r"\s+(?:in|aus|à|en|em|desde)\s+[A-ZÀ-Ý][\w-]+(?:\s[A-ZÀ-Ý][\w-]+)?$|\s(?:из|з)\s[А-ЯІЇЄ][\w-]+$"
)
# `Ada Rivers for The Lantern`: whom she wrote it for is no part of her name.
FOR_WHOM = pattern_of(
    r"(?<=\w\s)(\w[\w.'’-]*),?\s(?:(?:for|of|from|at|with|special\sto|is|ist|est|writes|covers|reports|"
    r"(?:especial|colabora\w+)\spara)\s(?:the\s)?[a-z]|(?-i:[Dd][oa]\s[A-Z]{2,}\b)|d[ae](?:l?la)?\sr[eé]da[ckçz]).*$",
    re.IGNORECASE,
)
# `Ada Rivers BBC News`, `Ada Rivers The Lantern Times`: behind two words of a name.
EMPLOYER = pattern_of(
    r"^(\S+\s(?:\S+\s)??\S+)\s(?:[A-Z][\w.&]*\s){1,2}(?:News|Sport|Radio|TV|Times|Post|Online|Press|Media|"
    r"Sun|Herald|Tribune|Gazette|Chronicle|Telegraph|Journal|Courier|Observer|Register|Dispatch|Examiner|"
    r"Inquirer|Ledger|Sentinel|Express|Mirror|Monitor|Globe|Weekly|Magazine|Star|Argus|Republic)\b.*$"
)
# `Ada Rivers BBC Midlands`: from the letters of a house on.
HOUSE_ON = pattern_of(
    r"^([^\s]+\s[^\s]+(?:\s[^\s]+)?)\s(?:BBC|CNN|NBC|CBS|ABC|ITV|STV|RTÉ|NPR|PBS|SWR|NDR|WDR|MDR|RBB|ARD|ZDF|ORF|SRF|RTL|RTBF|"
    r"NOS|VRT|SVT|NRK|TV2|TVP|TVN|RTS|HRT|RTVE?|ERT|NTV|TRT|CBC)\b.*$"
)
# `Ada Holm Presse & Kommunikation`: the desk of an institution that sends releases.
OFFICE = pattern_of(
    r"^(\S+\s(?:\S+\s)??\S+)\s(?:Press(?:e|estelle|earbeit|esprecher(?:in)?|e-?\sund\s.*)?|Stabsstelle|Kommunikation|"
    r"Öffentlichkeitsarbeit|Referat|Abteilung|Communications?|Public\sRelations|Ufficio\s[Ss]tampa|Service\s[Pp]resse)\b.*$"
)
# What is left of `South East Correspondent`, `North of England reporter`.
REGION = pattern_of(
    r"(?:north|south|east|west|mid|central)(?:[\s-]?(?:east|west|ern))?(?:\s(?:of\s(?:the\s)?)?\w+)?",
    re.IGNORECASE,
)
# `Ada Ríos. Madrid`; titles such as `Dr.` and `Prof.` are short or stand first.
FROM_PLACE = pattern_of(r"^(\S+\s(?:\S+\s)?[^\W\d_]{3,})\.\s[A-ZÀ-Ý][^.]*$")
# `Ada Irmak yazdı`.
WRITES = pattern_of(
    r"\s(?:skrifar|yazdı|yazıyor|writes|schreibt|écrit|escribe|escreve|scrive|skriver|schrijft|kirjoittaa|pisze|"
    r"piše|пишет|пише)$"
)
# `By ADA RIVERS Lantern Staff Writer`: what is not in capitals is no part of the name.
IN_CAPITALS = pattern_of(r"((?:\b[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+\s){2,})(?=[A-Z])(?:[A-Za-z][a-z]+\s?){1,6}$")
# `Aino Virta IS`: the paper's letters behind a name of two words; `III` and the like are its own.
ROMAN = pattern_of(r"[IVX]+")  # `Bo Stone III`
HOUSE_LETTERS = pattern_of(
    r"^((?=\S*[a-zß-ÿ])\S+\s(?=\S*[a-zß-ÿ])\S+)\s(?![IVX]+$|[JS]R$)[A-ZÀ-Þ]{2,4}$"
)
NUMBER = pattern_of(r"^\d{2,8}\s?[-_]\s?")  # of an employee
DOTTED = pattern_of(r"(\s(?:Jr|Sr|[A-ZÀ-Þ]))\.\s*$")  # a dot that is part of the name


def without_house(byline: str) -> str:
    """A byline in capitals without the house behind it, which is not."""
    return IN_CAPITALS.sub(r"\1", byline)


def bare_name(part: str) -> str:
    """What is left of one part of a list of names; empty where it names an institution."""
    name = HOUSE_LETTERS.sub(r"\1", part.strip(EDGES))
    dotted = DOTTED.search(part)
    if name.casefold() in AGENCIES:  # `Press Trust of India`
        return name
    name = OFFICE.sub(r"\1", HOUSE_ON.sub(r"\1", name))
    name = EMPLOYER.sub(r"\1", FOR_WHOM.sub(r"\1", WRITES.sub("", name)))
    bare = LEADING_AND.sub("", without_role(name))
    is_region = bare != name and REGION.fullmatch(bare.strip(EDGES)) is not None
    name = FROM_PLACE.sub(r"\1", bare)
    if is_region or INSTITUTION.search(small_letters(name)):
        return ""
    name = PLACE.sub("", without_label(name.strip())).strip(EDGES)
    name = _without_agency(name)
    name = in_small_letters(" ".join(NUMBER.sub("", name).split()))
    return f"{name}." if dotted and name.endswith(dotted.group(1)) else name


def _without_agency(name: str) -> str:
    """`ADA RIVERS` of `ADA RIVERS AP`, behind two words that are a whole name: no initial."""
    words = name.split()
    for count in range(1, len(words) - 1):
        rest = words[:-count]
        is_whole = len(rest) > 1 and len(rest[-1].rstrip(".")) >= SHORTEST_LAST
        if is_whole and " ".join(words[-count:]).casefold() in AGENCIES:
            return " ".join(rest)
    return name


def without_role(name: str) -> str:
    """`Ada Rivers` of `Ada Rivers reporter for the county`, and of `reporter Ada Rivers`."""
    for _ in range(MOST_ROLES):
        span = role_span(name)
        if span is None:
            break
        start, end = span
        before = name[:start]
        if before.strip().count(" "):
            return before
        name = f"{before} {name[end:]}"
    return name


def role_span(text: str) -> tuple[int, int] | None:
    """Where a role stands in a text, with what it is of: `Chief Football Writer`."""
    small = small_letters(text)
    match = ROLE.search(small)
    if match is None:
        return None
    start = match.start()
    while (before := small[:start].rstrip()) and (words := before.split(" ")[-2:]):
        if " ".join(words) in TWO_WORD_BEATS:
            start = len(before) - len(" ".join(words))
        elif words[-1] in BEATS:
            start = len(before) - len(words[-1])
        else:
            break
    return start, match.end()


def in_small_letters(name: str) -> str:
    """`Ada RIVERS` as `Ada Rivers`: many countries set only the family name in capitals."""
    words = name.split()
    loud = [
        word.isupper() and len(word) > 2 and word.isalpha() and not ROMAN.fullmatch(word)  # noqa: PLR2004
        for word in words
    ]
    if name.isupper() or not any(loud) or loud[0]:
        return name
    turkish = "İ" in name  # whose I without a dot has a small one without, too
    quiet = [word.replace("I", "ı").replace("İ", "i") if turkish else word for word in words]
    return " ".join(
        small.capitalize() if is_loud else word
        for word, small, is_loud in zip(words, quiet, loud, strict=True)
    )
