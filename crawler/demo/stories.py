"""What The Harbour Lantern prints: made from a few parts, the same at every start.

Places and people's offices are invented; bylines name desks, never persons.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

SECTIONS = ("harbour", "town", "weather")
FIRST_DAY = datetime(2024, 3, 1, 9, 30)  # noqa: DTZ001  # printed as the newspaper's local time
SUBJECTS = {
    "harbour": ("the ferry pier", "the fish market", "the dredging of the basin", "the lightship"),
    "town": ("the tram line", "the public library", "the covered market", "the school kitchen"),
    "weather": ("the spring tide", "the fog bell", "the storm gauge", "the rain garden"),
}
EVENTS = (
    "reopens after a winter of repairs", "gets a second crew", "is measured again",
    "keeps its old timetable", "divides the council",
)  # fmt: skip
ODD_TITLES = {
    3: 'Keeper says: "the lamp stays" #harbour',
    7: "Ledger: 40\\60 split, says the board",
    11: "Why {{ page.title }} and {% tags %} are not news",
    13: "-- a title that begins like a list",
}
PARAGRAPHS = (
    "Work on {subject} ended on a dry morning, two weeks before the date that the harbour board "
    "had set. The desk counted eleven lorries, three boats and one brass band, which played until "
    "the tide turned.",
    "The board's ledger puts the cost below the estimate. A quarter of the sum comes from the lamp "
    "fund, the rest from berth fees of the last two seasons, which had been set aside for a longer "
    "repair.",
    "Neighbours had asked for quieter nights. The new rules keep engines off between ten and five, "
    "and a notice at the gate says whom to ring when they do not.",
    "What comes next is not settled. A hearing in the reading room will take comments, and the "
    "desk will print the answers in full, as it has done since the paper began.",
)
CHINESE = (
    ("港口灯塔完成检修 夜航恢复正常", "harbour"),
    ("市立图书馆延长开放时间", "town"),
    ("春季大潮来临 渔市提前收摊", "weather"),
)
CHINESE_TEXT = (
    "本报讯，{title}。港务局表示，工程比原定计划提前两周完成，费用低于预算，余款将用于明年的航道疏浚。",
    "附近居民此前希望夜间更加安静。新规定要求晚上十点至次日五点关闭发动机，门口的告示写明了投诉电话。",
    "下一步的安排尚未确定，听证会将在阅览室举行，本报将全文刊登各方意见。",
)


@dataclass(frozen=True, slots=True)
class Story:
    """One article of the paper."""

    number: int
    title: str
    section: str
    paragraphs: tuple[str, ...]
    is_chinese: bool = False

    @property
    def id(self) -> str:
        """Six digits that the share page and the API use too."""
        return f"{200_000 + self.number}"

    @property
    def printed(self) -> datetime:
        """Local time of publication."""
        return FIRST_DAY + timedelta(hours=11 * self.number)

    @property
    def path(self) -> str:
        """Path of the article's page."""
        return f"/news/{self.printed:%Y/%m/%d}/{self.id}.html"


def all_stories() -> tuple[Story, ...]:
    """Every article with a page of its own, oldest first."""
    stories = []
    for number in range(36):
        section = SECTIONS[number % 3]
        subject = SUBJECTS[section][number // 3 % 4]
        title = ODD_TITLES.get(number, f"{subject.capitalize()} {EVENTS[number % 5]}")
        texts = tuple(text.format(subject=subject) for text in PARAGRAPHS)
        stories.append(Story(number, title, section, texts))
    for place, (title, section) in enumerate(CHINESE):
        texts = tuple(text.format(title=title) for text in CHINESE_TEXT)
        stories.append(Story(36 + place, title, section, texts, is_chinese=True))
    return tuple(stories)


def wire_stories() -> tuple[Story, ...]:
    """Articles that have only a share page and the text API."""
    return tuple(
        Story(60 + place, f"Wire: {subject} {EVENTS[place]}", "wire", PARAGRAPHS[:3])
        for place, subject in enumerate(("the canal lock", "the tide table", "the pilot boat"))
    )
