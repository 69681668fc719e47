"""Names with which the text itself is signed, in its first and its last lines.

Chinese reports name the reporter before the first sentence, Japanese ones behind the last. Letters
end in name and place, columns in a line that tells who the author is.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from crawler.casing import replace_small
from crawler.document import select
from crawler.extraction.blocks import Block, leaves_of
from crawler.extraction.evidence import Candidates
from crawler.extraction.people.attached import role_span
from crawler.extraction.people.bare_names import beside_agency
from crawler.extraction.people.byline_words import BESIDE_NAME, SIGNED, credits_others
from crawler.extraction.people.han_lines import han_byline, is_role_line, lead_in, tail_in
from crawler.extraction.people.han_names import BRACKETED, HAN
from crawler.extraction.people.japanese_lines import japanese_lead, japanese_tail
from crawler.extraction.people.japanese_names import KANA
from crawler.extraction.people.korean_names import (
    HANGUL,
    korean_lead,
    korean_signature,
    read_korean_names,
)
from crawler.extraction.people.labels import label_end
from crawler.extraction.people.people_words import AGENCIES
from crawler.extraction.people.persons import are_persons, is_personal, read_people, reads_japanese
from crawler.extraction.people.taglines import NAME, taglines_in
from crawler.patterns import pattern_of

FIRST_LINES, LAST_LINES = 16, 3  # of the text; captions and copies for machines stand among them
MOST_LINES = 40  # of a Japanese text: points of a summary may stand below who wrote
MOST_ROLES = 10  # last lines, of which but three may name nobody
LEAD = 120  # characters of a line in which a report names its reporter
LONGEST_SIGNATURE = 70
LONGEST_CREDITS = 300
ALL_NAMES = 0.85  # of a byline in the text behind its label
MOSTLY = 0.5  # of a last line
# More than one sentence, or a list in one; dates and titles such as `Dr.` hold full stops, too.
SENTENCE = pattern_of(r"[^\W\d_]{5,}[.!?…]\s+\S|[。！？]|[,，].*[,，].*[,，]")
# The end of a letter: `Ada Rivers, Harbourtown`.
LETTER = pattern_of(
    rf"({NAME}),\s(?:(?:г|п|с|д|м|смт|пос|ст)\.\s?)?[A-ZÀ-ÞА-Я][\w-]+(?:\s[A-ZÀ-ÞА-Я][\w-]+)?$"
)
VIETNAMESE = pattern_of(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
# `Ada RIVERS.`, as papers of many countries sign a report.
LOUD = pattern_of(r"^[^\W\d_a-zа-я][^\W\d_A-ZА-Я]+\s[A-ZÇĞİÖŞÜА-ЯЁІЇЄ'’-]{3,}\.?$")
PLACE_LINE = pattern_of(
    r"^[^—–]{3,40}\s[—–-]\s([^,.—–]{2,30}),\s([^\W\d_a-zа-я][^\W\d_]+\s[^\W\d_a-zа-я][^\W\d_]+)\."
)
# `Ada Rivers`, `Ada Rivers, Bo Stone, AFP`.
NAMES_ALONE = pattern_of(
    r"(?:[^\W\d_a-zß-ÿа-я][\w.'’-]+(?:\s(?:[^\W\d_a-zß-ÿа-я][\w.'’-]*|de|van|der|von|da|dos|di|y|и|e|und|and|a|et)){1,5}(?:[,/]|\s[-–])?\s?){1,4}"
    r"(?:\w{2,4},\s)?(?:[A-ZČ]{2,5})?\.?$"
)
# Calls and greetings that end a text, and are written as names are.
CALL = pattern_of(
    r"(?:read|see|view|get|more|happy|stay|merry|best|kind|thanks?|bon|good|weitere|jetzt|zum|zur|hier|alle|der|die|das|"
    r"lire|voir|plus|ver|más|leia|saiba|veja|leggi|scopri|vedi|lees|meer|läs|les|lue|czytaj|zobacz|čtěte|více|viac|olvass|"
    r"citește|vezi|pročitaj|читайте|читать|смотрите|подробнее|фото|видео|источник|xem|đọc|baca|devamı|tüm|تابعوا?|تابعونا|اقرأ|شاهد|المصدر|עקבו|קראו|ادامه|بیشتر)\b",
    re.IGNORECASE,
)
HOST = pattern_of(r"(?:www\.)?[\w-]{2,30}\.[a-z]{2,4}\.?", re.IGNORECASE)  # below the name
CUT = pattern_of(r"[\u4e00-\u9fff]…(?=\s|$)")  # `作者：李小…`; the last line has the whole name
PLACED = pattern_of(
    r"[A-ZÀ-Þ][A-ZÀ-Þ\s.'’-]{2,30}(?:\s\([A-Z]\w{1,12}(?:\s[A-Z]\w{1,12})?\))?(?:\s?:|\s?[–—]|\s-)\s\S"
)
AROUND = " .-–—()[]/*"  # what stands around an agency in a last line
LAST_INITIALS = pattern_of(r"[(\[][^\W\d_]{2,5}(?:/[^\W\d_]{2,5})*[)\]]\s*$")
# `… used up. (Ada Rivers) +++`, as papers sign a comment.
LAST_NAME = pattern_of(
    r"[.!?…”»\"]\s?[(\[](?:By\s)?([^()\[\]]{5,40})[)\]]\s?(?:\+{2,3}|Enditem\S*)?$"
)
# A line of its own below a text, whatever else a page sets below it.
WRITTEN_BY = pattern_of(
    r"(?:written|geschrieben|verfasst|écrit|escrito|scritto|escrita)\s(?:by|von|par|por|da)\s\S",
    re.IGNORECASE,
)
FEWEST_LINES = 3  # of a text that its last line signs


def add_signatures(body: Block, found: Candidates, *, comments: Block | None = None) -> None:
    """Author candidates from the first and the last lines of the text itself.

    `comments` heads those of readers, who may stand in the body's block.
    """
    blocks = list(takewhile(lambda block: block is not comments, leaves_of(body)))
    downwards = (line for block in blocks for line in block.lines)
    upwards = (line for block in reversed(blocks) for line in reversed(block.lines))
    lines = list(islice(downwards, FIRST_LINES))
    above = [block.lines[-1] for block in takewhile(lambda one: one.value <= 0, blocks)]
    if above:
        found.add("text_byline", _byline_of(above[-1]), "text")
    if len(lines) > 1 and PLACED.match(lines[1]) and _is_written_small(lines[0]):
        found.add("text_byline", lines[0], "text")  # a name alone above `HARBOURTOWN: …`
        found.add("shown_authors", lines[0], "text")
    beyond_ascii = [line for line in lines if not line.isascii()]
    is_japanese = reads_japanese(found) or any(map(KANA.search, beyond_ascii))
    whole = (line for line in lines if "…" not in line or not CUT.search(line))
    names = _first_signed(whole, is_japanese=is_japanese)
    reach = MOST_LINES if is_japanese else MOST_ROLES
    last = list(islice(upwards, reach))
    names = names or _last_signed(last, is_japanese=is_japanese) or _behind_initials(blocks)
    names = names or (_bracketed(last[0]) if last else ())
    names = names or _written_by(blocks)
    if not names and len(lines) > FEWEST_LINES:
        names = _names_alone(next((line for line in last if not HOST.fullmatch(line)), last[0]))
    found.add("shown_authors", "、".join(names), "text")
    agency = last[0].strip(AROUND) if last and not names else ""
    if agency.casefold() in AGENCIES and not HAN.search(agency):
        found.add("stand_ins", agency, "text")


def _is_written_small(line: str) -> bool:
    """True for a name that is not all in capitals, as headings are."""
    return not line.isupper() and is_personal(line)


def _behind_initials(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Whom the initials in a last line, `(ars)`, name by the title of their link."""
    last = next((block for block in reversed(blocks) if block.own_text), None)
    if last is None or not LAST_INITIALS.search(last.own_text):
        return ()
    told = (
        (node.text().strip(), node.attributes.get("title") or "")
        for node in select(last.node, "[title]")
    )
    return tuple(
        name
        for letters, name in told
        if is_personal(name) and letters and name[0].casefold() == letters[0].casefold()
    )


def _bracketed(line: str) -> tuple[str, ...]:
    """The names in brackets behind a text's last sentence, where nothing else stands there."""
    match = LAST_NAME.search(line)
    if match is None or HAN.search(match.group(1)) or not NAMES_ALONE.match(match.group(1)):
        return ()
    names = read_people([match.group(1)]).authors
    return names if are_persons(names, of=len(match.group(1)), share=MOSTLY) else ()


def _written_by(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The names of the one line that says nothing but who wrote: `Written by Ada Rivers`."""
    lines = [line for block in blocks for line in block.lines if WRITTEN_BY.match(line)]
    byline = _byline_of(lines[0]) if len(lines) == 1 else None
    return read_people([byline]).authors if byline else ()


def _byline_of(line: str) -> str | None:
    """A line right above the text that is nothing but `By Ada Rivers & Bo Stone`."""
    end = label_end(line) if len(line) <= LONGEST_SIGNATURE else 0
    if not end or not line[end : end + 1].isupper() or HAN.search(line):
        return None
    names = read_people([line]).authors
    return line if are_persons(names, of=len(line) - end, share=ALL_NAMES) else None


def _in_place_line(line: str) -> tuple[str, ...]:
    """`HARBOURTOWN, 14 авг — РИА Новости, Ада Река.`, as agencies name who reports."""
    match = PLACE_LINE.match(line)
    if match is None or match.group(1).casefold() not in AGENCIES:
        return ()
    return (match.group(2),) if is_personal(match.group(2)) else ()


def _names_alone(line: str) -> tuple[str, ...]:
    """The names of a last line that holds little else, in a script with capitals."""
    if len(line) > 2 * LONGEST_SIGNATURE:
        return ()
    line = replace_small(BESIDE_NAME, line, "")  # `фото автора`
    is_cased = line.lower() != line.upper()
    if not is_cased or len(line) > LONGEST_SIGNATURE or SENTENCE.search(line):
        return ()
    if CALL.match(line):
        return ()
    line = beside_agency(line) or line
    span = role_span(line)
    line = line[: span[0]].strip(" ,–—-(") if span else line
    if not NAMES_ALONE.match(line):
        return ()
    if VIETNAMESE.search(line):
        line = line.replace(" - ", ", ").replace(" – ", ", ")
    names = read_people([line]).authors
    return names if are_persons(names, of=len(line), share=MOSTLY) else ()


def _first_signed(lines: Iterable[str], *, is_japanese: bool) -> tuple[str, ...]:
    """The names of the first line that tells any, and of those right below it: each has a role."""
    names: tuple[str, ...] = ()
    for line in lines:
        more = japanese_lead(line[:LEAD]) if is_japanese else _lead_in(line[:LEAD])
        more = more or _in_place_line(line[:LEAD])
        if names and not (more and len(line) < LONGEST_SIGNATURE) and not is_role_line(line):
            break
        names += more
    return names


def _last_signed(lines: Iterable[str], *, is_japanese: bool) -> tuple[str, ...]:
    """The names of lines, the last first; below who wrote may be named who edited or checked."""
    names: tuple[str, ...] = ()
    unsigned = 0
    for line in lines:
        if is_role_line(line):
            continue
        if unsigned >= LAST_LINES and not BRACKETED.fullmatch(line):
            continue
        more = signature_in(line, is_japanese=is_japanese)
        unsigned += not more
        if names and not (more and HAN.search(line)):
            break
        names = more + names
    return names


def signature_in(line: str, *, is_japanese: bool = False) -> tuple[str, ...]:
    """The names that a last line of a text signs it with."""
    if is_japanese:
        return japanese_tail(line)
    if line[:1] in "([" and line[-1:] in ")]" and label_end(line[1:-1]):
        line = line[1:-1]  # `(By Ada Rivers)`
    if names := tail_in(line) or taglines_in(line):
        return names
    if name := korean_signature(line):
        return (name,)
    # `Reporting by Ada Rivers; Editing by Bo Stone` names many.
    is_credits = len(line) <= LONGEST_CREDITS and label_end(line) > 0 and credits_others(line)
    return signed_in(line) if len(line) <= LONGEST_SIGNATURE or is_credits else ()


def _lead_in(line: str) -> tuple[str, ...]:
    if line.isascii():
        return ()
    if HAN.search(line):
        return lead_in(line)
    name = korean_lead(line) if HANGUL.search(line) else None
    return (name,) if name else ()


def signed_in(line: str) -> tuple[str, ...]:
    """The names of a short line that is nothing but a signature."""
    if HAN.search(line) and not KANA.search(line):
        return han_byline(line)
    if names := read_korean_names(line):
        return () if SENTENCE.search(line) else names
    if match := LETTER.match(line):
        return (match.group(1),) if is_personal(match.group(1)) else ()
    if any(map(str.isdigit, line)):
        return ()
    signed = SIGNED.match(line)
    is_marked = signed or label_end(line) or LOUD.match(line)
    text = (signed.group(1) or signed.group(2)) if signed else line
    names = read_people([text]).authors if is_marked else ()
    return names if all(map(is_personal, names)) else ()
