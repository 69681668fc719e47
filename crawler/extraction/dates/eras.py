"""Years that East Asia counts by eras or writes in characters, as years and digits of everybody.

`令和6年3月4日`, `民國113年3月4日` and `二〇二四年三月四日` become `2024年3月4日`. Lunar calendars
are not read.
"""

import re

from crawler.patterns import pattern_of

FIRST_YEARS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
ERA = pattern_of(rf"({'|'.join(FIRST_YEARS)})\s?(元|\d{{1,2}})\s?年")
# Taiwan's papers leave the era out; three digits are no other year.
REPUBLIC = pattern_of(
    r"(?:中[華华]民[國国]|民[國国])\s?(\d{2,3})\s?年|(?<!\d)(1[0-3]\d)\s?年(?=\s?\d{1,2}\s?月)"
)
REPUBLIC_FROM = 1911  # the year before its first
SIGNS = "〇一二三四五六七八九"
VALUES = {sign: value for value, sign in enumerate(SIGNS)} | {"零": 0, "○": 0, "元": 1}
NUMBERS = r"[〇零○一二三四五六七八九十百元]"
WRITTEN = pattern_of(rf"({NUMBERS}{{1,9}})年({NUMBERS}{{1,3}})月({NUMBERS}{{1,3}})[日號号]")


def fold_eras(text: str) -> str:
    """The text with its years, months and days in digits and of the common era."""
    if "年" not in text:
        return text
    text = WRITTEN.sub(lambda match: "{}年{}月{}日".format(*map(_number, match.groups())), text)
    text = ERA.sub(_common_year, text)
    return REPUBLIC.sub(lambda match: f"{int(match[1] or match[2]) + REPUBLIC_FROM}年", text)


def _common_year(match: re.Match[str]) -> str:
    year = 1 if match[2] == "元" else int(match[2])
    return f"{FIRST_YEARS[match[1]] + year - 1}年"


def _number(signs: str) -> int:
    """`二〇二四`, `十二`, `三十一` and `一百一十三` as numbers."""
    if "十" not in signs and "百" not in signs:
        return int("".join(str(VALUES[sign]) for sign in signs))
    total = unit = 0
    for sign in signs:
        if sign in "十百":
            total += (unit or 1) * (10 if sign == "十" else 100)
            unit = 0
        else:
            unit = VALUES[sign]
    return total + unit
