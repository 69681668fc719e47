"""Names of reporters in lines of Chinese, of the mainland, Taiwan and Hong Kong.

Newspapers run a reporter's name into what stands around it: `本报记者 李明 临川报道`,
`記者李明／台北報導`, `（記者李明台北11日電）`, `文|李明 编辑|王芳`. Words of the trade and places
are cut off; a name is known by its family name. Who edited, proofread or took the pictures is no
author.
"""

import re
from collections.abc import Iterator

from crawler.extraction.people.han_words import (
    ACCOUNT_TAIL,
    COMMON_FAMILIES,
    COMPILED,
    DOUBLE_NAMES,
    FAMILY_NAMES,
    NO_PERSONS,
    OTHER_TRADES,
    PLACES,
    WRITERS,
)
from crawler.extraction.people.transcribed_names import is_transcribed, sounds_foreign
from crawler.patterns import pattern_of

HAN = pattern_of(r"[\u3400-\u9fff]")
FOREIGN = pattern_of(r"^[\u4e00-\u9fff]{1,6}(?:[·•・‧][\u4e00-\u9fffA-Za-z]{1,8}){1,3}$")
BRACKETED = pattern_of(r"[（(【〔\[［]([^）)】〕\]］]*)[）)】〕\]］]")
SIGNS = ":：︰/／╱∕|｜丨︱│"  # behind a label
BARS = {ord("丨"): "｜"}  # a sign of writing, which many take for a bar
MARKS = rf"\s\u3000,，、{SIGNS};；&＆+＋。.…■□●○◎◆◇▲△★☆※⊙〇》《—-"
SPLIT = pattern_of(rf"[{MARKS}]+")
DOT = "·"  # parts names, or the parts of one name
_SIGN = rf"\s*(?:[{SIGNS}]|\s)\s*"
# `李明 摄`, `王芳/攝`: a photographer.
TAKEN = pattern_of(
    r"[\u4e00-\u9fff·]{2,4}\s*[/／]?\s*(?:摄影?|攝影?)(?!\s*[\u4e00-\u9fff:：/／|｜丨])|"
    r"(?!采写|撰文|文字|采访|採訪|作者|记者|記者)[\u4e00-\u9fff·]{2,4}\s?[/／]\s?"
    r"(?:图片?|圖片?|摄影?|攝影?|编辑|編輯|制图|視頻|视频|译|翻译|校对)"
    r"(?=\s*(?:$|[，,、；;|）)]|[\u4e00-\u9fff]{2,4}\s?[/／]))"
)
# `文、攝影／李明`: who wrote took the pictures, too; `海岸讯（记者 李明）`: the place is no name.
BOTH = pattern_of(
    rf"(?:撰?文字?|撰稿|采访|採訪|采写|採寫)[、．.‧·/／&＆和及]?(?:攝影|摄影|图片?|圖片?)(?=\s?[{SIGNS}]|\s[\u4e00-\u9fff]|本[报報])|"
    rf"(?:攝影|摄影|图片?|圖片?)[、．.‧·/／&＆和及]?(?:撰?文字?|撰稿)(?=\s?[{SIGNS}]|\s[\u4e00-\u9fff]|本[报報])|"
    r"^[^（(【〔\[［]{0,20}[讯訊电電題题]\s?(?=[（(【〔\[［])"
)
COMPILER = pattern_of(COMPILED + r"(?:\s?[:：/／|｜丨︱]\s?|(?=[\u4e00-\u9fff]))")
OTHERS = pattern_of(rf"(?:{OTHER_TRADES})(?:{_SIGN}|(?=[（(]))")
# `摄影：海岸日报记者 王芳`: still the photographer.
THEIR_TRADE = pattern_of(
    rf"[\u4e00-\u9fff《》]{{0,10}}?(?:记者|記者|通讯员|通訊員)(?!\s?[{SIGNS}])"
)
LABEL = pattern_of(rf"(?:{WRITERS}){_SIGN}|(?:記者|记者|作者|撰文|通訊員|通讯员)")
TOLD = pattern_of(rf"(?:[\u4e00-\u9fff]{{0,10}}?)(?:{WRITERS})\s?[:：]")
ANY_LABEL = pattern_of(r"[\u4e00-\u9fff]{2,10}\s?[:：]")
HEAD = pattern_of(rf"^(?:.{{0,12}}?(?:{WRITERS})){{1,2}}(?=[\u4e00-\u9fff·]|$)")
TAIL = pattern_of(
    r"(?:(?:采访|採訪|综合|綜合|专题|專題|摄影|攝影|独家|獨家|现场|現場|连线|連線|实习|特约|编译|編譯|图文|圖文|整理)?"
    r"(?:专讯|專訊|报道|報導|報道|撰文|整理|编译|編譯|文图|图文|摄影|攝影|摄|攝|撰|著|供稿|采写)|文|讯|訊)$"
)
WIRE = pattern_of(
    r"(?:(?<=[\u4e00-\u9fff])\d{0,2}月?\d{1,2}日(?:专|專|综合|綜合|外)?[电電讯訊](?:道)?)$"
)
# `滕 越`, `计 晓 松`, `濮阳 静`; behind a trade, too: `记者覃 芳`.
_GAP = r"[ \u3000]{1,3}"
SPACED = pattern_of(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[记記作]者)|(?<=[讯訊][员員])|(?<=[习習]生))"
    rf"(?:(?:([\u4e00-\u9fff]){_GAP}([\u4e00-\u9fff])"
    rf"(?:{_GAP}([\u4e00-\u9fff])(?!{_GAP}[\u4e00-\u9fff](?![\u4e00-\u9fff])))?)|"
    rf"({'|'.join(DOUBLE_NAMES)}){_GAP}([\u4e00-\u9fff]{{1,2}}))(?![\u4e00-\u9fff])"
)
HAN_END = pattern_of(r"(?:报道|報導|报导|报道员|電|电|文|摄|攝)$")
# `作者李明系…教授`, `本文作者为…教授李明`
AUTHOR_IS = pattern_of(
    r"作者(?:简介|介绍|簡介|介紹)[:：\s]*([\u4e00-\u9fff·]{2,8}?)[,，\s]|"
    r"作者[:：\s]*(?:([\u4e00-\u9fff·]{2,8}?)[,，\s]*(?:系|为|為|现为|是|现任|單位|单位)|(?:系|为|為|是)[\u4e00-\u9fff、]{2,24}?"
    r"(?:教授|研究[员員]|博士|主任|院[长長]|所[长長]|[记記]者|律[师師]|作家|[学學]者|[会會][长長]|[员員])([\u4e00-\u9fff·]{2,4})?(?=[）)。，\s]|$))"
)
# `文：黎穎、João Fong`: a name in Latin letters in a list of Chinese ones.
LATIN_BESIDE = pattern_of(
    r"(?<=[\u4e00-\u9fff][、，,/／&])\s?([A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){1,3})"
    r"(?=\s*(?:[、，,/／&)）|｜]|$))"
)
LONGEST_NAME = 4  # characters of a name that is not foreign
LONGEST_GLUED = 12  # characters of a name with a place behind it


def is_han_person(name: str) -> bool:
    """True for what begins with a family name and is as long as names are."""
    if FOREIGN.match(name) or is_transcribed(name):
        return True
    if name in NO_PERSONS or name in PLACES or not HAN.match(name) or ACCOUNT_TAIL.search(name):
        return False
    if name in DOUBLE_NAMES:  # a family name alone
        return False
    if name[:2] in DOUBLE_NAMES and 3 <= len(name) <= LONGEST_NAME:  # noqa: PLR2004
        return True
    if name[0] not in FAMILY_NAMES:
        return False
    return len(name) in {2, 3} or (len(name) == LONGEST_NAME and name[1] in COMMON_FAMILIES)


def read_han_names(text: str) -> tuple[str, ...]:
    """The persons that a line names as writers, each once; none where it names only others."""
    text = text.translate(BARS)
    if "作者" in text and (match := AUTHOR_IS.search(text)):
        name = match.group(1) or match.group(2) or match.group(3)
        if name and is_han_person(name):
            return (name,)
        text = text[: match.start()].strip("（( ")
    shown = TAKEN.sub(" ", BRACKETED.sub(r" \1 ", BOTH.sub(_label_of_both, text)))
    shown = SPACED.sub(joined, shown)
    return _names_of(shown) or (
        _names_of(COMPILER.sub("文:", shown)) if "译" in text or "譯" in text else ()
    )


def _names_of(text: str) -> tuple[str, ...]:
    parts = _writers(text)
    names: dict[str, None] = {}
    for word in (word for part in parts for word in _words(part)):
        name = _person_in(word)
        # `海伦·奥斯特曼 鹿特丹报道`: the place from which the one before it reports
        is_place = name != word and any(map(FOREIGN.match, names))
        if name and not is_place:
            names[name] = None
    if names:
        names.update(dict.fromkeys(name for part in parts for name in LATIN_BESIDE.findall(part)))
    return tuple(names)


def _label_of_both(match: re.Match[str]) -> str:
    return " " if match.group()[-1] in "讯訊电電題题 " else "文字"


def _words(part: str) -> Iterator[str]:
    """What marks part; a dot within one name does not: `哈斯·其木格`, but `李明·王芳`."""
    for word in SPLIT.split(part):
        first, *more = word.split(DOT)
        if more and _is_one_name(HEAD.sub("", first), more):
            yield word
        else:
            yield from (first, *more)


def _is_one_name(first: str, more: list[str]) -> bool:
    if _is_foreign(first):
        return all(_is_foreign(word) or _may_go_on(word) for word in more)
    return is_han_person(first) and all(map(_may_go_on, more))


def _is_foreign(word: str) -> bool:
    return sounds_foreign(word) or is_transcribed(word)


def _may_go_on(word: str) -> bool:
    """True for what may be the later part of a name with a dot."""
    if not word or word in PLACES or is_han_person(word):
        return False
    return not any(form.search(word) for form in (HEAD, TAIL, WIRE, ACCOUNT_TAIL))


def without_others(text: str) -> str:
    """The line without who edited or took the pictures: `作者｜灯下 编辑｜王芳` as `作者｜灯下`."""
    return " ".join(_writers(text)).strip()


def joined(match: re.Match[str]) -> str:
    """Short names are often set as wide as long ones: `滕 越`."""
    first, second, third, family, given = match.groups("")
    if family:
        is_other = len(given) > 1 and is_han_person(given)
        return match.group() if is_other else family + given
    if is_han_person(first + second + third):
        return first + second + third
    rest = f" {third}" if third else ""
    return first + second + rest if is_han_person(first + second) else match.group()


def _writers(text: str) -> list[str]:
    """The line without the parts that name editors, photographers and their like."""
    if told := TOLD.search(text):  # what stands before a label with a colon is of something else
        text = text[told.start() :]
    parts, at = [], 0
    while match := _other_label(text, at):
        parts.append(text[at : match.start()])
        own = THEIR_TRADE.match(text, match.end())
        following = LABEL.search(text, own.end() if own else match.end())
        if following is None:
            return parts
        at = following.start()
    return [*parts, text[at:]]


def _other_label(text: str, at: int) -> re.Match[str] | None:
    """The next label of who did not write, or of a number or an address: `查看: 3217`."""
    found = [match for match in (OTHERS.search(text, at),) if match]
    found += [match for match in ANY_LABEL.finditer(text, at) if not TOLD.match(match.group())][:1]
    return min(found, key=lambda match: match.start(), default=None)


def _person_in(word: str) -> str | None:
    """A name without the trade before it and the place or the trade behind it."""
    if is_han_person(HEAD.sub("", word)):  # `王文` ends in a word for "text"
        return HEAD.sub("", word)
    told = TAIL.sub("", word)
    bare = HEAD.sub("", told)
    glued = WIRE.sub("", bare)
    if not glued or is_han_person(glued):
        return glued or None
    if len(glued) > LONGEST_GLUED or (bare == told and glued == bare):
        return None
    is_report = told not in (bare, word)
    return _before_place(glued, is_wire=glued != bare, is_report=is_report)


def _before_place(glued: str, *, is_wire: bool, is_report: bool) -> str | None:
    """The name in `李明台北`: before a known place; of a wire, else before two characters.

    Of what a reporter reports from a place that nobody knows, most names have three.
    """
    ends = [at for at in range(2, min(5, len(glued))) if glued[at:] in PLACES]
    if is_wire:
        ends += [len(glued) - 2, 3, 2]
    elif is_report:
        ends += [4, 3, 2] if glued[:2] in DOUBLE_NAMES else [3, 2] if len(glued) > 4 else [2]  # noqa: PLR2004
    return next((glued[:at] for at in ends if is_han_person(glued[:at])), None)
