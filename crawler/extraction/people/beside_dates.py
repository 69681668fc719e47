"""Names of accounts that stand in the line of a date, as platforms and blogs have them.

Sections stand there as often: short words are taken only where they are names, and on Japanese
pages nothing else is.
"""

from collections.abc import Callable

from crawler.extraction.people.han_lines import is_common_name
from crawler.extraction.people.han_names import HAN, is_han_person
from crawler.patterns import pattern_of

SHORTEST_ACCOUNT = 3  # characters; shorter words beside a date are sections
# `原创 2024-03-21 09:30 · 灯塔观察`, as pages of accounts have it.
ACCOUNT_BESIDE = pattern_of(
    r"^(?!.*(?:日期|时间|发布[：:时]|首发|编辑|来源|阅读|浏览|更新|公告))(?:原创\s)?(?:([\u4e00-\u9fffA-Za-z]{2,14})\s?[·•|｜]?\s?)?(?:发布于|发表于)?(?:20)?\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
    r"(?:\s?\d{1,2}:\d{2}(?::\d{2})?)?(?:\s?[·•]\s?([\u4e00-\u9fffA-Za-z]{2,14}))?(?:\s?(?:发布于|来自|[修编][改辑]于|IP属地).{2,18}){0,3}$"
)
# `灯下的猫 于 2024-03-21 09:30 发布`, `posted @ 2024-03-21 09:30 灯下的猫 阅读(12)`
POSTED = pattern_of(
    r"^([\w·-]{2,16})\s(?:于|發表於|发表于|发布于)\s?20\d{2}[-/.年]|"
    r"^posted\s@\s20\d{2}-\d{2}-\d{2}\s\d{2}:\d{2}\s+(\S{2,20})\s"
)
# `海岸网 李小明 2024-03-21 09:30`, the house before who wrote.
HOUSE_AND_NAME = pattern_of(
    r"^[\u4e00-\u9fff]{2,8}\s([\u4e00-\u9fff]{2,4})\s?20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}"
)
# `来源：《海岸》 | 李小明 2024年3月21日`, the source before who wrote.
SOURCE_AND_NAME = pattern_of(
    r"^(?:来源|來源)\s?[:：][^|｜]{2,20}[|｜]\s?([\u4e00-\u9fff]{2,4})\s?20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}"
)
# `2024年3月21日 Ada Rivers`, on pages of companies
LATIN_BEHIND = pattern_of(
    r"^[│|\s]*20\d{2}年\d{1,2}月\d{1,2}日\s+([A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,2})[│|\s]*$"
)
DIGIT = pattern_of(r"\d")


def account_beside(text: str, *, is_name: Callable[[str], bool] | None) -> tuple[str, str] | None:
    """The field of candidates and the account that a line with a date names.

    `is_name` tells what else than an account it must be; None where accounts may stand.
    """
    if not DIGIT.search(text):
        return None
    for form, is_known in (
        (HOUSE_AND_NAME, is_common_name),
        (SOURCE_AND_NAME, is_han_person),
        (LATIN_BEHIND, bool),
    ):
        if (match := form.match(text)) and is_known(match.group(1)):
            return "near_account", match.group(1)
    posted = POSTED.match(text)
    match = ACCOUNT_BESIDE.match(text) or posted
    name = (match.group(1) or match.group(2)) if match else None
    if not name:
        return None
    is_short = len(name) < SHORTEST_ACCOUNT and HAN.search(name) is not None
    if (is_name and not is_name(name)) or (not is_name and is_short and not is_common_name(name)):
        return None
    if posted or text.startswith("原创"):
        return _field_of_poster(name), name
    return "near_account", name


def poster_in(text: str) -> tuple[str, str] | None:
    """The field of candidates and the name of who posted, by a line below the text."""
    match = POSTED.match(text)
    return (_field_of_poster(match.group(2)), match.group(2)) if match and match.group(2) else None


def _field_of_poster(name: str) -> str:
    """Where a poster belongs, who is an account whatever the site is called, or a person."""
    return "near_account" if is_common_name(name) else "own_account"
