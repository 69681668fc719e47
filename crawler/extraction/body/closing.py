"""What stands below the text within the block that holds it: who wrote it, where it was printed.

Looked at are the last leaves, upwards from the end, as long as they are no text: a line about an
author, where the article appeared in print, marks that only say that it ends.
"""

import re
from collections.abc import Sequence
from itertools import islice

from crawler.casing import compile_small, small_letters
from crawler.document import Node, has_text
from crawler.extraction.blocks import HEADINGS, Block
from crawler.extraction.body.boilerplate import SHORT, is_boilerplate_line
from crawler.extraction.body.notes import calls_readers, is_disclaimer, is_small_print
from crawler.extraction.folding import fold
from crawler.extraction.hints import Hint
from crawler.extraction.people.attached import role_span
from crawler.extraction.people.han_lines import tail_in
from crawler.extraction.people.taglines import PROFESSION
from crawler.patterns import pattern_of

LOOKED_AT = 8  # leaves
MOST_PASSED = 4  # a box with a heading and a paragraph, and the last paragraph of the text
SHORTEST_NOTE = 18  # bytes
LONGEST_SIGNATURE = 120  # bytes
NAME_BEFORE = pattern_of(r"^\W*([^(（–—,|｜]{3,40}?)\s*[(（–—|｜]")
BESIDE_NAMES = 14  # letters beside the names of those who wrote: a word for and, an agency
DIGITS = pattern_of(r"\d+")
ASIDE = frozenset({"aside", "footer", "nav"})
SIDE_HINTS = frozenset({Hint.WEAK, Hint.STRONG})
ABOUT = 60  # characters behind a name that say what its bearer does
LITTLE = 0.2  # of the text; what is called a promotion and holds less is none
LONGEST = 480  # bytes of a line about an author
NAME_WITHIN = 24  # letters before the name, such as "about the author"
PRESENTS = compile_small(
    r"""\b(?:is|was)\s(?:a|an|the|our|one|deputy|senior|chief|editor|staff)\b|\b(?:covers?|covered|writes?|wrote|reports?\s(?:on|for|from)|reported|joined|contributed|edits|
    lives\sin|can\sbe\sreached|has\s(?:been|covered|written|worked)|teaches|more\sabout)\b|@|\b(?:schreibt|arbeitet|berichtet|ist\s(?:redakteur|reporter|autor|korrespondent|freie|seit)\w*)\b|
    \b(?:est\s(?:journaliste|correspondant|rédact|chef|grand)\w*|écrit|couvre)\b|\bes\s(?:periodista|redactor|escritor|corresponsal|profesor)\w*|\b(?:é|è)\s(?:jornalista|repórter|giornalista|redattrice|redattore)\b|
    \bjest\s(?:dziennikar|redaktor)\w*|\bje\s(?:novinář|redaktor)\w*|記者。|ライター|大学教授|著書|特约|专栏作家|專欄作家|撰稿人""",
    re.VERBOSE,
)
PRINTED = compile_small(
    r"""^\W*(?:(?:a|this)\s(?:version\sof\sthis\s)?(?:article|story|piece|column|essay|post)\s(?:appears?|appeared|(?:was\s)?(?:first|originally)\s(?:appeared|published)|was\spublished)\b|
    (?:originally|first)\spublished\s(?:in|on|by|at)\b|(?:dieser\s(?:artikel|text|beitrag)\s(?:erschien|ist\s(?:zuerst|erstmals)))|(?:cet\sarticle\s(?:est|a\sété)\s(?:paru|publié))|
    este\s(?:artículo|artigo|texto)\s(?:se\spublicó|foi\spublicado|apareció)|questo\sarticolo\s(?:è\sapparso|è\sstato\spubblicato))""",
    re.VERBOSE,
)
# `Author: Ada Rivers, photos by Bo Stone`, `Source: «The Lantern», No. 79`.
CREDITED = compile_small(
    r"^\W*(?:автор(?:ка)?|источник|джерело|текст|author|autor(?:in|a)?|auteur|autore|source|quelle|fuente|fonte)\s?:\s(?:[^.!?]|\bno\.){3,90}(?:№\s?\d.{0,20})?$"
)
CREDIT = pattern_of(
    r"\s*[（(【\[](?:責任編輯|责任编辑|編輯|编辑|責編|责编|校對|校对|編譯|编译|核稿|審稿|審核|审核|译者|編審)\s?[：:／/]?[^（）()【】\[\]]{1,40}[）)】\]]"
    r"[\d\s]*$"
)
IN_BRACKETS = pattern_of(r"[（(【〔][^（(【〔）)】〕。！？]+[）)】〕]$")
NUMBER = pattern_of(r"\d{3,8}$")  # of the report in an agency's books
ENDS = pattern_of(
    r"^\((?:additional\s)?(?:reporting|writing|editing|compiled)\sby\s[^()]{3,160}\)$|"
    r"^\((?:[A-ZÀ-Þ][\w.'’-]+\s[A-ZÀ-Þ][\w.'’-]+,\s){1,4}\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\)$|"
    r"^https?://\S+$|^©.{3,120}$|^[(（\[]\w{2,5}(?:\s?[/,]\s?\w{2,6}){0,3}[)）\]]$|^[a-z]{2,4}(?:/[a-z]{1,4}){1,6}$|^[\W_]*(?:30|ends?|fin|ende|fine|fim|koniec|完|終|结束|全文完|了|끝|انتهى|انتهای\s?(?:پیام|خبر)|ختم\s?شد)?[\W_]*$",
    re.IGNORECASE,
)


def blocks_below_text(
    root: Block, leaves: Sequence[Block], *, authors: frozenset[str]
) -> set[Block]:
    """Which of the last leaves of `root` tell of the article or its author."""
    found: set[Block] = set()
    leaves = [leaf for leaf in leaves if not leaf.children]
    last = islice((leaf for leaf in reversed(leaves) if not _is_aside(leaf, root)), LOOKED_AT)
    passed = 0
    for leaf in last:
        if _is_note(leaf) or (not passed and _is_below(leaf, authors)):
            found.add(leaf)
        elif leaf.own_size <= SHORT and is_boilerplate_line(leaf.own_text):
            continue  # goes anyhow
        elif leaf.value > 0 or leaf.tag in HEADINGS:
            passed += 1  # further up only notes are looked for, which a box may follow
            if passed == MOST_PASSED:
                break
    return found if len(found) < len(leaves) else set()


def _is_aside(leaf: Block, root: Block) -> bool:
    up = leaf.parent
    while up is not None and up is not root:
        if up.tag in ASIDE or (up.hint in SIDE_HINTS and up.good <= LITTLE * root.good):
            return True
        up = up.parent
    return False


def _is_note(leaf: Block) -> bool:
    text = leaf.own_text
    if leaf.own_size <= SHORTEST_NOTE:
        return False
    return is_disclaimer(text) or calls_readers(leaf.node, text) or is_small_print(leaf.node, text)


def _is_below(leaf: Block, authors: frozenset[str]) -> bool:
    text = leaf.own_text
    if leaf.own_size > LONGEST:
        return False
    small = small_letters(text)
    is_number = leaf.tag in {"p", "div"} and NUMBER.match(text) is not None
    is_marked = is_number or ENDS.match(text) or PRINTED.match(small) or CREDITED.match(small)
    if is_marked or _is_in_brackets(leaf):
        return True
    if not authors:
        return False
    if _is_signature(leaf, authors) or _is_note_on_author(text, authors) or _names(leaf, authors):
        return True
    if not PRESENTS.search(small):
        return False
    start = fold(text[: 2 * LONGEST])
    return any(0 <= start.find(author) <= NAME_WITHIN for author in authors if author)


def _is_signature(leaf: Block, authors: frozenset[str]) -> bool:
    """True for an author's name in a line of its own, above a place or an address."""
    lines = leaf.first_lines if leaf.breaks and leaf.own_size <= LONGEST_SIGNATURE else []
    return bool(lines) and not leaf.own_marks and fold(lines[0]) in authors


def _is_in_brackets(leaf: Block) -> bool:
    """True for a Chinese signature: `（海岸新聞／李小明 花蓮報導）`."""
    if leaf.own_size > LONGEST_SIGNATURE or not IN_BRACKETS.match(leaf.own_text):
        return False
    return bool(tail_in(leaf.own_text))


def _names(leaf: Block, authors: frozenset[str]) -> bool:
    """True for a line of nothing but authors' names, with a day or an agency beside them."""
    if leaf.own_size > LONGEST_SIGNATURE:
        return False
    rest = DIGITS.sub("", fold(leaf.own_text))
    whole = len(rest)
    for author in authors:
        rest = rest.replace(author, "") if author else rest
    return len(rest) < whole and len(rest) <= BESIDE_NAMES


def _is_note_on_author(text: str, authors: frozenset[str]) -> bool:
    """`Ada Rivers (b. 1951) – poet`: a name, and brackets, a dash or what she is behind it."""
    if (name := NAME_BEFORE.match(text)) and fold(name.group(1)) in authors:
        return True
    before, comma, rest = text.partition(", ")
    return bool(comma) and fold(before) in authors and _tells_role(rest[:ABOUT])


def _tells_role(text: str) -> bool:
    return role_span(text) is not None or PROFESSION.search(text) is not None


def cut_credit(top: Node) -> None:
    """Take the names of editors in brackets off the end of the last paragraph."""
    node: Node | None = top
    while node is not None and node.tag != "-text":
        node = node.last_child
        while node is not None and not has_text(node):
            node = node.prev
    if node is None:
        return
    text = node.text_content or ""
    if not text.isascii() and (match := CREDIT.search(text)):
        node.replace_with(text[: match.start()])
