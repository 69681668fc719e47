"""Which Chinese lines name who wrote: by labels, signs, desks, and what is said behind the name.

A line in the text's first sentence, a signature at its end and a line of its own differ in form;
sentences are no bylines. `han_names` reads the names.
"""

import re

from crawler.extraction.people.han_names import (
    HAN_END,
    LABEL,
    OTHERS,
    SPACED,
    is_han_person,
    joined,
    read_han_names,
)
from crawler.extraction.people.han_words import ACCOUNT_TAIL, COMMON_FAMILIES, DOUBLE_NAMES, PLACES
from crawler.patterns import pattern_of

LONGEST = 70  # characters of a line that is only a byline
HOUSE_NAME = 8  # characters of a paper's name before its reporter
_HAN = r"[\u4e00-\u9fff]"
_NAME = rf"{_HAN}{{2,4}}(?:·{_HAN}{{1,8}})*"
SIGN = pattern_of(r"^[□■●○◎◆◇▲△★☆※⊙]\s*")
# `（记者李明）` and `【記者李小明台北報導】` before the first sentence.
LEAD = pattern_of(
    r"[（(【〔\[［]([^）)】〕\]］]{0,20}(?:记者|記者|通讯员|作者|文)[^）)】〕\]］]{1,50})[）)】〕\]］]"
)
# `【海岸網李小明台中報導】` before it, `（海岸新聞／李小明、王芳 花蓮報導）` behind the last.
HOUSE_REPORT = (
    r"[（(【〔\[［]\s?[\u4e00-\u9fff]{1,6}?(?:[網网報报社台臺]|新聞|新闻)\s?[／/]?\s?"
    r"([\u4e00-\u9fff、\s]{4,24}(?:報導|报道|報道))[）)】〕\]］]"
)
HOUSE_LEAD = pattern_of(rf"^{HOUSE_REPORT}")
HOUSE_TAIL = pattern_of(rf"{HOUSE_REPORT}$")
# `【海岸快報／李小明】`, where the desk or the paper stands before who wrote.
HOUSE_AND_NAME = pattern_of(
    rf"^[（(【〔\[［]\s?{_HAN}{{2,8}}\s?[／/]\s?({_NAME}(?:[、\s]{_NAME})*)\s?[）)】〕\]］]"
)
# `海岸日报讯 记者李明报道：`, `【海岸日報訊】記者李明報道：`
SAID = pattern_of(
    rf"^[【〔\[（(]?{_HAN}{{2,12}}[讯訊电電][】〕\]）)]?\s?([^（(\s]{{0,6}}(?:记者|記者)[\u4e00-\u9fff·、\s]{{2,24}}?)(?:(?:报道|報道|報導)[:：，,\s]|\s?[发發]自)"
)
# `本报讯 记者李明 通讯员王小芳 “灯塔……`: labels before each, and a blank behind the last.
NEWS = pattern_of(
    rf"^{_HAN}{{2,12}}[讯訊]\s((?:记者|記者)\s?{_NAME}(?:、{_NAME}|\s?(?:通讯员|通訊員|实习生|记者|記者)\s?{_NAME}){{0,4}})\s"
)
# `中新网海岸3月21日电 (李明 王芳)`
WIRED = pattern_of(rf"\d日[电電讯訊]\s?[（(]({_NAME}(?:[\s、]{_NAME}){{0,3}})[）)]")
# `出品｜… 作者｜李明 编辑｜王芳` before the first sentence.
LABELS = pattern_of(r"^(?:[\u4e00-\u9fff/]{1,6}\s?[|｜丨︱:：]\s?[^\s|｜丨︱:：]{1,20}\s){1,6}")
TAIL = pattern_of(
    r"[（(【〔\[［]\s*([^）)】〕\]］（(]{0,16}(?:记者|記者|通讯员|作者|撰文|文|供稿|撰稿)[^）)】〕\]］]{1,40})[）)】〕\]］]\s*$"
)
# `……表示。（李明 王芳）`, `……表示。（海岸融媒 李明）`
SIGNED = pattern_of(
    r"(?:^|[。！？”])\s*[（(]([\u4e00-\u9fff·]{2,8}?(?:\s[\u4e00-\u9fff·]{2,8}?){0,3}?)(?:\s(?:報道|报道|報導))?[）)]\s*$"
)
# `新闻三部 李明`, `財經中心／李小明報導`
DESK = pattern_of(
    rf"^{_HAN}{{1,8}}(?:部|组|組|中心|频道|頻道|专栏|專欄|新聞|新闻)\s?[/／╱|｜\s]\s?(?={_NAME}(?:[、\s]{_NAME})*\s?(?:(?:綜合|综合|\s{_HAN}{{2,3}})?(?:報導|报道|報道))?$)"
)
_OFFICE = (
    r"教授|研究员|研究員|学者|學者|作家|律师|律師|评论员|評論員|专栏作者|專欄作者|博士|经济学家|分析师|分析師|诗人|編劇|编剧|"
    r"撰稿人|创始人|记者|記者|主笔"
)
# `李明 | 海岸大学教授`, `李明（海岸大学教授）`
PROFESSION = pattern_of(
    rf"^({_NAME})\s?[|｜丨/／，,（(\s]\s?[\u4e00-\u9fffA-Za-z·]{{0,16}}(?:{_OFFICE})[）)]?$"
)
AUTHORISED = pattern_of(rf"^(?:本文由\s?)?({_NAME})\s?授[权權]\s?\S{{2,12}}\s?[发發]")
REMARK = pattern_of(r"[（(]([^（）()]{4,40})[）)]\s*$")
# `李明/文`, `[英] 艾达·里弗斯`, `艾达·里弗斯 著 李明 译`
BEFORE = (
    pattern_of(rf"^({_NAME}(?:[、\s]{_NAME})*)\s?[/／]\s?(?:图?文图?|撰文|圖文)(?=\s|$)"),
    pattern_of(rf"^({_NAME}(?:[、\s]{_NAME})*)\s?[/／]\s?{_HAN}{{2,12}}[报報网網社刊]$"),
    pattern_of(rf"^({_NAME}(?:[、\s]{_NAME})*)\s?[/／]\s?{_HAN}{{2,6}}(?:報導|报道|報道)$"),
    pattern_of(rf"^({_NAME}(?:[、\s]{_NAME})*)\s?[/／]\s?(?:{'|'.join(sorted(PLACES))})$"),
    pattern_of(rf"^[\[［【(（]{_HAN}{{1,3}}[\])）】］]\s?({_HAN}+(?:[·•]{_HAN}+)+)"),
    pattern_of(rf"^(?:[\[［【(（]{_HAN}{{1,3}}[\])）】］]\s?)?({_NAME})\s?/?[著撰](?=\s|$)"),
    PROFESSION,
    pattern_of(rf"^{_HAN}{{2,20}}(?:{_OFFICE})\s({_NAME})$"),
)
# `文 李小明`, `文 · 李小明`, `by 李小明`
WROTE = pattern_of(
    r"^(?:撰?文\s?[·．.‧•\s\u3000]|(?:作者)\s?[·．‧•]|[Bb][Yy]\s)\s*(?=[\u4e00-\u9fff])"
)
NOTES = ("作者简介", "作者介绍", "作者簡介", "作者介紹")
YEAR = pattern_of(r"(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}")
LONGEST_DATE = 40  # characters of a line that tells the day and little else
SINGLE, LONG = 3, 4  # characters of a name with a single family name, and with a double one
PLACE_END = (
    "区市县省镇村乡州區縣鎮鄉路街节節会會报報网網社评評谈談说說"  # also of sections and columns
)


def han_byline(text: str) -> tuple[str, ...]:
    """Names in a Chinese line of labels, or of a name behind one of a newspaper's signs."""
    if SIGN.match(text) and len(text) < LONGEST:
        return read_han_names(SIGN.sub("", text))
    names = read_han_names(text) if text.startswith(NOTES) else _labelled(text)
    return names or (_unlabelled(text) if len(text) < LONGEST and "。" not in text else ())


def _labelled(text: str) -> tuple[str, ...]:
    at = LABEL.search(text)
    if at is None or "。" in text:
        return ()
    is_labelled = at.group().rstrip() != at.group() or at.group()[-1] in ":：/／|｜丨"
    is_first = len(text[: at.start()].strip()) <= HOUSE_NAME
    return read_han_names(text) if is_labelled or is_first or HAN_END.search(text) else ()


def _unlabelled(text: str) -> tuple[str, ...]:
    if (desk := DESK.match(text) or WROTE.match(text)) is not None:
        return read_han_names(text[desk.end() :])
    for form in BEFORE:
        if match := form.match(text):
            return _persons(re.split(r"[、\s]+", match.group(1)))
    return ()


def lead_in(line: str) -> tuple[str, ...]:
    """The names before the first sentence of a report, or in a line of its own."""
    for bracket in LEAD.finditer(line):  # `【文匯網訊】（記者李明）`: the first names nobody
        if names := read_han_names(bracket.group(1)):
            return names
    if match := SAID.search(line) or NEWS.match(line):
        return read_han_names(match.group(1))
    if match := HOUSE_LEAD.match(line):
        return read_han_names(f"記者{match.group(1)}")
    if match := HOUSE_AND_NAME.match(line) or WIRED.search(line):
        return _persons(re.split(r"[\s、]", match.group(1)))
    if match := LABELS.match(line):
        return read_han_names(match.group()) if LABEL.search(match.group()) else ()
    return han_byline(line) if len(line) < LONGEST else ()


def tail_in(line: str) -> tuple[str, ...]:
    """The names in brackets at the end of a report."""
    if match := TAIL.search(line[-80:]):
        return read_han_names(match.group(1))
    if match := HOUSE_TAIL.search(line[-60:]):
        return read_han_names(f"記者{match.group(1)}")
    if match := SIGNED.search(line[-40:]):
        house, *names = match.group(1).split()
        if names and ACCOUNT_TAIL.search(house):
            return _persons(names)
        return _persons([house, *names])
    remark = REMARK.search(line[-60:])
    match = (PROFESSION.match(remark.group(1)) if remark else None) or AUTHORISED.match(line)
    return _persons([match.group(1)]) if match else ()


def _persons(names: list[str]) -> tuple[str, ...]:
    read = read_han_names(" ".join(names))
    return read if len(read) == len(names) else ()


def is_role_line(line: str) -> bool:
    """True for `校对：王芳`: nobody who wrote."""
    return len(line) < LONGEST and OTHERS.match(line) is not None and "。" not in line


def is_date_line(line: str) -> bool:
    """True for a line that tells the day, as stands beside the author's name."""
    return len(line) <= LONGEST_DATE and YEAR.search(line) is not None


def is_common_name(line: str) -> bool:
    """True for a line that is a Chinese name of a common form, and hardly a section's name."""
    if len(line) > 2 * LONG:  # a name set wide is no longer
        return False
    name = SPACED.sub(joined, line)
    if not 2 <= len(name) <= LONG or name[-1] in PLACE_END or not is_han_person(name):  # noqa: PLR2004
        return False
    return name[:2] in DOUBLE_NAMES or (name[0] in COMMON_FAMILIES and len(name) <= SINGLE)
