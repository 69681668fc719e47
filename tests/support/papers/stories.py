"""Stories to print: told by chance, the same for the same seed."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

PRINTED = datetime.now(UTC)  # once: two designs of one paper tell the same times
NOUNS = [
    "harbour",
    "council",
    "bridge",
    "ferry",
    "school",
    "market",
    "river",
    "museum",
    "library",
    "station",
    "theatre",
    "orchard",
    "hospital",
    "budget",
    "railway",
    "festival",
    "lighthouse",
    "bakery",
    "union",
    "factory",
    "garden",
    "stadium",
    "tunnel",
    "archive",
]
VERBS = [
    "opens",
    "closes",
    "grows",
    "shrinks",
    "moves",
    "returns",
    "waits",
    "wins",
    "loses",
    "votes",
    "pays",
    "builds",
    "sells",
    "leaves",
    "plans",
    "delays",
    "repairs",
    "paints",
    "counts",
    "measures",
]
ADJECTIVES = [
    "old",
    "new",
    "quiet",
    "loud",
    "northern",
    "southern",
    "small",
    "large",
    "early",
    "late",
    "empty",
    "crowded",
    "public",
    "private",
    "green",
    "steep",
    "narrow",
    "costly",
    "cheap",
    "famous",
]
ENDS = ("after a long debate", "before winter", "for the first time", "without warning",
        "despite protests", "on the second day", "in record time", "at half the cost")  # fmt: skip
AUTHORS = ("Ana Reis", "Tom Barlow", "Ines Duarte", "Karl Weiss", "Mira Okafor", "Lea Novak")
SECTIONS = ("town", "business", "culture", "sports")
HAN_NOUNS = ("央行", "港股", "基金", "铁路", "企业", "学校", "市场", "港口", "工厂", "银行", "农民", "医院",
             "新能源", "博物馆", "地铁", "海关")  # fmt: skip
HAN_VERBS = (
    "公布",
    "调整",
    "推动",
    "扩大",
    "减少",
    "启动",
    "完成",
    "研究",
    "支持",
    "召开",
    "发布",
    "改善",
)
HAN_OBJECTS = ("年度计划", "利率政策", "出口规模", "投资方案", "服务质量", "交通网络", "安全标准", "就业形势",
               "税收制度", "科技创新")  # fmt: skip
HAN_ENDS = (
    "引发关注",
    "效果明显",
    "进展顺利",
    "超出预期",
    "有待观察",
    "各方热议",
    "稳步回升",
    "再创新高",
)
HAN_AUTHORS = ("王晓明", "李芳", "张建国", "陈思远")


@dataclass(frozen=True, slots=True)
class Story:
    """What a reader should find in the archive, whatever the page around it looks like."""

    number: int
    title: str
    slug: str
    published: datetime  # aware, in the paper's zone, whole minutes
    author: str
    section: str
    paragraphs: tuple[str, ...]

    @property
    def id(self) -> str:
        return str(700_000 + self.number * 37)


def tell_stories(seed: str, n: int, *, zone: str, chinese: bool = False) -> list[Story]:
    """`n` stories, newest first; the last one is some hours old."""
    chance = random.Random(seed)
    today = PRINTED.astimezone(ZoneInfo(zone)).replace(second=0, microsecond=0)
    at = today - timedelta(hours=30)
    stories, titles = [], set()
    for number in range(n):
        title = _han_title(chance) if chinese else _title(chance)
        while title in titles:
            title = _han_title(chance) if chinese else _title(chance)
        titles.add(title)
        sentence = _han_sentence if chinese else _sentence
        paragraphs = tuple(
            ("" if chinese else " ").join(sentence(chance) for _ in range(chance.randint(3, 6)))
            for _ in range(chance.randint(4, 8))
        )
        stories.append(
            Story(
                number=n - number,
                title=title,
                slug=title.lower().replace(" ", "-").replace(",", ""),
                published=at,
                author=chance.choice(HAN_AUTHORS if chinese else AUTHORS),
                section=chance.choice(SECTIONS),
                paragraphs=paragraphs,
            )
        )
        at -= timedelta(hours=chance.randint(3, 11), minutes=chance.randint(0, 59))
    return stories


def _title(chance: random.Random) -> str:
    return (
        f"{chance.choice(ADJECTIVES).capitalize()} {chance.choice(NOUNS)} {chance.choice(VERBS)} "
        f"{chance.choice(ENDS)}, {chance.choice(NOUNS)} {chance.choice(VERBS)}"
    )


def _sentence(chance: random.Random) -> str:
    words = [
        f"the {chance.choice(ADJECTIVES)} {chance.choice(NOUNS)} {chance.choice(VERBS)}"
        for _ in range(chance.randint(2, 3))
    ]
    return f"{' while '.join(words).capitalize()} {chance.choice(ENDS)}."


def _han_title(chance: random.Random) -> str:
    return (
        f"{chance.choice(HAN_NOUNS)}{chance.choice(HAN_VERBS)}{chance.choice(HAN_OBJECTS)}："
        f"{chance.choice(HAN_NOUNS)}{chance.choice(HAN_ENDS)}"
    )


def _han_sentence(chance: random.Random) -> str:
    return (
        f"{chance.choice(HAN_NOUNS)}{chance.choice(HAN_VERBS)}{chance.choice(HAN_OBJECTS)}，"
        f"{chance.choice(HAN_NOUNS)}{chance.choice(HAN_ENDS)}。"
    )
