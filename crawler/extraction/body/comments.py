"""Readers' comments that no class names: rows of alike boxes, each with a word such as "Reply".

Comments are often longer than the article that they are about, so they are told before a choice is
made. Timelines and live blogs have rows of alike boxes, too, but nobody answers to their entries.
"""

import re
from collections.abc import Sequence

from crawler.casing import compile_small, small_letters
from crawler.document import select
from crawler.extraction.blocks import Block, leaves_of
from crawler.extraction.body.boilerplate import heads_comments, starts_tail
from crawler.extraction.folding import fold

MOST_REPLIES = 0.5  # of the text; what holds more holds the article, too
FEWEST = 3  # boxes
SHARE = 0.7  # of them with a word for readers
SMALLEST, LARGEST = 30, 4000  # bytes of one
BOXES = frozenset({"div", "li", "article", "section", "tr", "dl"})
A_TEXT = 250  # bytes of worth above the heading
LOOKED_AT = 12  # boxes of a row
ANSWER = compile_small(
    r"""(?:^|[\s\d|·•,)(\[-])(?:repl(?:y|ies)|report(?:\sabuse)?|flag|like|upvote|antworten|melden|répondre|signaler|responder|denunciar|rispondi|segnala|
    beantwoorden|reageer|reageren|rapporteer|svara|anmäl|svar|anmeld|vastaa|ilmianna|odpowiedz|zgłoś|odpovědět|nahlásit|odpovedať|válasz(?:ol)?|jelentem|
    răspunde|raportează|отговори|докладвай|ответить|пожаловаться|відповісти|поскаржитись|odgovori|prijavi|απάντηση|αναφορά|yanıtla|cevapla|şikayet\set|balas|laporkan|
    trả\slời|báo\scáo|ตอบกลับ|แจ้งลบ|รายงาน|رد|الرد|إبلاغ|הגב|דווח|پاسخ|جواب\sدیں|उत्तर\sदें|जवाब\sदें|উত্তর|回复|回覆|举报|檢舉|返信|通報|답글|신고|хариулах)
    (?:[\s\d|·•()\[\]+-]|$)""",
    re.VERBOSE,
)
LONGEST_TOOL = 48  # bytes of the line with the word


def rows_of_comments(blocks: Sequence[Block]) -> set[Block]:
    """The boxes of all such rows and what is in them."""
    found: set[Block] = set()
    for block in blocks:
        if block.parent in found:
            found.add(block)
        elif len(block.children) >= FEWEST and block.size - block.linked > FEWEST * SMALLEST:
            found.update(_row_in(block))
    return found


def heading_of_comments(blocks: Sequence[Block], body: Block | None) -> Block | None:
    """The first heading of readers' comments behind some text of the body, within it or below."""
    worth, is_below = 0.0, False
    for block in blocks:
        is_below = is_below or block is body
        if not is_below or not block.own_size or block.own_linked:
            continue
        if block.value > 0:
            worth += block.value
        elif worth > A_TEXT and block.own_size <= LONGEST_TOOL and _heads(block):
            return block
    return None


def replies_to(root: Block, leaves: Sequence[Block], *, title: str | None) -> set[Block]:
    """Boxes of answers to the article that bear its title, `Re: Board keeps the lamp`."""
    found: set[Block] = set()
    wanted = "re" + fold(title or "")
    for leaf in leaves:
        text = leaf.own_text
        if text[:3].casefold() != "re:" or not fold(text[: 2 * len(wanted)]).startswith(wanted):
            continue
        box: Block | None = leaf
        while box is not None and box.parent is not None and box is not root:
            if box.parent is root or box.parent.good > MOST_REPLIES * root.good:
                found.add(box)
                break
            box = box.parent
    return found


def _row_in(parent: Block) -> list[Block]:
    rows: dict[tuple[str, str], list[Block]] = {}
    for child in parent.children:
        if child.children and child.tag in BOXES and child.size > SMALLEST:
            rows.setdefault((child.tag, child.names), []).append(child)
    row = max(rows.values(), key=len, default=[])
    if len(row) < FEWEST or any(box.size > LARGEST for box in row):
        return []
    looked_at = row[:LOOKED_AT]
    if not any(map(_has_answer, looked_at[:FEWEST])):
        return []
    answered = sum(map(_has_answer, looked_at))
    return row if answered >= max(FEWEST, SHARE * len(looked_at)) else []


def _has_answer(box: Block) -> bool:
    return any(
        leaf.own_size <= LONGEST_TOOL and ANSWER.search(small_letters(leaf.own_text)) is not None
        for leaf in leaves_of(box)
    ) or any(ANSWER.search(small_letters(node.text())) for node in select(box.node, "button"))


def _heads(block: Block) -> bool:
    return heads_comments(block) and starts_tail(block)
