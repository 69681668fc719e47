"""Dates, names and sources in the lines that a reader sees around title and text.

Only short lines near the title, the text's first lines and those right after its end are read, so
that neither a related article nor the page's footer can give its date.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from crawler.casing import small_letters
from crawler.document import fold_blanks
from crawler.extraction.blocks import HEADINGS, Block, leaves_of
from crawler.extraction.dates.date_labels import NOT_PUBLISHED, PUBLISHED, UPDATED
from crawler.extraction.dates.datelines import dateline_of
from crawler.extraction.dates.days import FULL_DATE
from crawler.extraction.evidence import Candidates
from crawler.extraction.folding import fold, similar
from crawler.extraction.hints import Hint
from crawler.extraction.people.shown_names import ShownNames, is_label
from crawler.extraction.people.signatures import add_signatures
from crawler.patterns import pattern_of

BEFORE_TITLE, AFTER_TITLE = 12, 40  # blocks
INTO_TEXT, AFTER_TEXT = 6, 24
LONGEST_LINE = 240  # bytes; a dateline with source and counts is shorter
# A day that leads to others of that day: `12 Feb 2021 17:05`, `February 12, 2021`.
LINKED_DAY = pattern_of(
    r"(?:\d{1,4}[./\s-]+(?:\d{1,2}|[^\W\d_]{3,12})[.,/\s-]+|[^\W\d_]{3,12}\s\d{1,2},\s)\d{2,4}.{0,10}"
)
DAY_ALONE = pattern_of(r"(?=.{0,24}\d{4})[^:：時时點点]{8,40}")
CLOCK_ALONE = pattern_of(r"\D{0,14}\d{1,2}\s?[:：時时點点h]\s?\d{2}\D{0,12}")
CLOCK = pattern_of(r"\b\d{1,2}[:.]\d{2}\b(?!\.\d)")
YEAR = pattern_of(r"\d{4}")
CLOCK_BEHIND = pattern_of(r"[^:]*\d{4}\D+\d{1,2}:\d{2}\D*(?:[+-]\d{2}:?\d{2}\D*)?$")
DIGIT = pattern_of(r"\d|刚刚|剛剛|今天|昨天|[一二三四五六七八九十]日")
SOURCE = pattern_of(
    r"(?:文章|稿件|信息|新闻|本文)?(?:来\s*源|來源|出处|稿源|来自)\s?[:：]\s*([^\s|，。；;）)\]】<>:：\d][^\n|，。；;）)\]】<>:：]{1,29}?)"
    r"(?=\s{1,}(?:作者|编辑|責|责任|发布|时间|记者|浏览|点击|阅读|字[体号]|\d)|\s*\d{4}[-年/]|[|，。；;）)\]】\n]|\s*$|\s)"
)
# Also a headline's footer holds names, and a line of navigation the day.
HEADING_MARK = pattern_of(r"author|headline|byline|pub_?date|pdate|publish")
LONGEST_LABEL = 24  # characters of a line that only announces the next
LABEL_SHARE = 0.4  # of such a line; a headline holds one of the words, too
SHORTEST_TEASER = 24  # bytes of a linked headline
MOSTLY = 0.7  # of a line
A_SENTENCE = 60  # characters; what tells a day in passing
SENTENCE_END = pattern_of(r"[.!?…。！？]\W{0,2}$")
HIGHEST = 9  # parents to look at
# Chinese systems write who edited a page into the meta element of its author.
EDITOR = pattern_of(r"(?:编辑|責編|责编|編輯)\s?[:：]\s*([\u4e00-\u9fff·]{2,4})(?![\u4e00-\u9fff])")


class Line(NamedTuple):
    """A line that a reader sees, its place, whether it is one link, and whether below the text."""

    text: str
    at: int
    is_linked: bool
    is_behind: bool


def add_visible(
    blocks: Sequence[Block],
    body: Block | None,
    title: str | None,
    found: Candidates,
    *,
    comments: Block | None = None,
) -> None:
    """Candidates for date, modified, source and authors from lines near title and text.

    `comments` heads those of readers, who name days and people of their own.
    """
    labelled: list[str] = []
    plain: list[str] = []
    said: list[str] = []
    names = ShownNames(found)
    told_behind: list[str] = []
    behind: list[str] = []
    for shown in _with_labels(_lines(blocks, body, title, comments)):
        names.add(shown.text, at=shown.at, is_behind=shown.is_behind)
        found.add_all("editors", EDITOR.findall(shown.text), "text near title")
        if shown.is_linked and not LINKED_DAY.fullmatch(shown.text):
            continue  # a teaser, or a name with a page of its own
        for line in _whole_dates(shown.text.split("\n")):
            if not found.fields.get("shown_source") and (match := SOURCE.search(line)):
                found.add("shown_source", match.group(1), "text near title")
            if DIGIT.search(line) and not NOT_PUBLISHED.search(small_letters(line)):
                places = (told_behind, behind) if shown.is_behind else (labelled, plain)
                is_said = len(line) > A_SENTENCE and SENTENCE_END.search(line) is not None
                _sort_date(line, places[0], said if is_said else places[1], found)
    found.add_all("shown_date", (*labelled, *plain), "text near title")
    found.add_all("said_date", said, "sentence")
    found.add_all("late_told", told_behind, "text below")
    found.add_all("late_date", behind, "text below")
    if body is not None:
        found.add("dateline", _begun_with(body), "text")
        add_signatures(body, found, comments=comments)


def _begun_with(body: Block) -> str | None:
    leaves = islice(leaves_of(body), INTO_TEXT)
    return next(filter(None, (dateline_of(leaf.own_text) for leaf in leaves)), None)


def _whole_dates(lines: list[str]) -> list[str]:
    """The lines, a time in a line of its own together with the day above it."""
    whole = lines[:1]
    for line in lines[1:]:
        if CLOCK_ALONE.fullmatch(line) and DAY_ALONE.fullmatch(whole[-1]):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def _sort_date(text: str, labelled: list[str], plain: list[str], found: Candidates) -> None:
    small = small_letters(text)
    update = UPDATED.search(small)
    if update:
        at = update.start()
        found.add("modified", text[at:], "text near title")
        if CLOCK_BEHIND.match(text) and YEAR.search(text[:at]):
            plain.append(text)  # `21 March 2024, updated 22:37`
            return
        text, small = text[:at], small[:at]
        if not (PUBLISHED.search(small) or DIGIT.search(text)):
            return
    (labelled if PUBLISHED.search(small) else plain).append(text)


def _lines(
    blocks: Sequence[Block], body: Block | None, title: str | None, comments: Block | None
) -> Iterator[Line]:
    """Short lines after the title, then before it, then at the text's start and behind its end."""
    at, end = _title_at(blocks, title), len(blocks)
    spans: list[range] = []
    if at is not None:
        if title and (rest := blocks[at].own_text.replace(title, "", 1)) != blocks[at].own_text:
            yield Line(rest.strip(), at, False, False)  # old systems set the day into the heading
        spans = [range(at + 1, at + AFTER_TITLE), range(at - 1, at - BEFORE_TITLE, -1)]
    if body is not None:
        first = next((i for i, block in enumerate(blocks) if block is body), 0)
        spans.append(range(first, first + INTO_TEXT))
        spans.append(range(first - 1, first - BEFORE_TITLE, -1))
        end = _last_inside(blocks, first)
        if comments is not None:
            blocks = blocks[: next(i for i, block in enumerate(blocks) if block is comments)]
            end = min(end, len(blocks) - 1)
        spans += [range(end, max(first, end - INTO_TEXT), -1), range(end + 1, end + AFTER_TEXT)]
    last = _first_teaser(blocks, end)
    seen: set[int] = set()
    for span in spans:
        for index in span:
            if index in seen or not 0 <= index < last:
                continue
            seen.add(index)
            block = blocks[index]
            if block.own_size > LONGEST_LINE and block.breaks:
                yield Line("\n".join(block.first_lines), index, False, index > end)
            elif block.own_size and block.own_size <= LONGEST_LINE and _is_line(block, title):
                text = "\n".join(block.first_lines) if block.breaks else _spaced(block)
                yield Line(text, index, block.own_linked > block.own_size * MOSTLY, index > end)


def _with_labels(lines: Iterator[Line]) -> Iterator[Line]:
    """The lines, each that follows nothing but a label together with it: `Published` | `4 May`."""
    label: Line | None = None
    for line in lines:
        if label is not None and label.is_behind == line.is_behind and "\n" not in line.text:
            yield line._replace(text=f"{label.text.rstrip(' :：')}: {line.text}")
            label = None
            continue
        if _is_label(line.text):
            label = line
        else:
            label = None
            yield line


def _is_label(text: str) -> bool:
    if len(text) > LONGEST_LABEL or DIGIT.search(text):
        return False
    small = small_letters(text)
    words = (pattern.search(small) for pattern in (PUBLISHED, UPDATED, NOT_PUBLISHED))
    return is_label(text) or any(
        match is not None and len(match.group()) > LABEL_SHARE * len(text) for match in words
    )


def _first_teaser(blocks: Sequence[Block], end: int) -> int:
    """Where other articles begin below the text: at the first line that is a linked headline."""
    for index in range(end + 1, min(len(blocks), end + AFTER_TITLE)):
        block = blocks[index]
        is_long = block.own_size >= SHORTEST_TEASER and block.hint is not Hint.WEAK  # no tags
        if is_long and block.own_linked > block.own_size * MOSTLY:
            while index - 1 > end and blocks[index - 1] is blocks[index].parent:
                index -= 1  # noqa: PLW2901  # what holds the headline is of its article, too
            return index
    return len(blocks)


def _spaced(block: Block) -> str:
    """Its own text, with a space where two elements touch: `<b>Ada Rivers</b><i>Reporter</i>`."""
    return fold_blanks(" ".join(block.pieces)) if len(block.pieces) > 1 else block.own_text


def _last_inside(blocks: Sequence[Block], first: int) -> int:
    """Place of the last block below that at `first`: they follow it without a gap."""
    inside, last = {blocks[first]}, first
    for index in range(first + 1, len(blocks)):
        if blocks[index].parent not in inside:
            break
        inside.add(blocks[index])
        last = index
    return last


def _is_line(block: Block, title: str | None) -> bool:
    if block.tag in HEADINGS and title and fold(block.own_text) == fold(title):
        return False
    is_prose = block.tag in {"p", "div"} and block.value > 150 and block.own_marks > 2  # noqa: PLR2004
    is_stamp = FULL_DATE.search(block.own_text[:A_SENTENCE]) and CLOCK.search(block.own_text)
    if is_prose and not is_stamp:
        return False
    up: Block | None = block
    for _ in range(HIGHEST):
        if up is None:
            break
        is_side = up.hint is Hint.STRONG and not HEADING_MARK.search(up.marks)
        if is_side and up.tag not in {"body", "article", "main"} and up.good < 200:  # noqa: PLR2004
            return False
        up = up.parent
    return True


def _title_at(blocks: Sequence[Block], title: str | None) -> int | None:
    if not title:
        return None
    wanted = fold(title)
    nearly, close = len(title) // 2, None
    for index, block in enumerate(blocks):
        if not block.own_size or block.tag == "li":
            continue
        if block.tag == "h1" and similar(block.own_text, title):
            return index
        if close is None and nearly <= len(block.own_text) <= 2 * len(title):
            close = index if fold(block.own_text) == wanted else None
    return close
