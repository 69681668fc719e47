"""Language and time zone of a site, from its pages' words and offsets."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

NAIVE = ZoneInfo("UTC")  # times without a zone are compared as they stand
OFFSET = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?([+-]\d{2}:?\d{2}|Z)")
HOME_ZONES = {
    "zh-cn": "Asia/Shanghai", "zh": "Asia/Shanghai", "zh-tw": "Asia/Taipei",
    "zh-hk": "Asia/Hong_Kong", "ja": "Asia/Tokyo", "ko": "Asia/Seoul", "de": "Europe/Berlin",
    "de-at": "Europe/Vienna", "de-ch": "Europe/Zurich", "fr": "Europe/Paris", "it": "Europe/Rome",
    "es": "Europe/Madrid", "pt": "Europe/Lisbon", "pt-br": "America/Sao_Paulo",
    "nl": "Europe/Amsterdam", "pl": "Europe/Warsaw", "sv": "Europe/Stockholm",
    "ru": "Europe/Moscow", "da": "Europe/Copenhagen", "fi": "Europe/Helsinki", "nb": "Europe/Oslo",
    "tr": "Europe/Istanbul", "cs": "Europe/Prague", "el": "Europe/Athens", "uk": "Europe/Kyiv",
    "he": "Asia/Jerusalem", "en-gb": "Europe/London", "en-ie": "Europe/Dublin",
    "en-us": "America/New_York", "en-au": "Australia/Sydney", "en-in": "Asia/Kolkata",
}  # fmt: skip
OTHER_ZONES = (
    "Europe/London", "Europe/Lisbon", "Europe/Berlin", "Europe/Athens", "Europe/Moscow",
    "Asia/Dubai", "Asia/Kolkata", "Asia/Bangkok", "Asia/Shanghai", "Asia/Tokyo",
    "Australia/Sydney", "America/Sao_Paulo", "America/New_York", "America/Chicago",
    "America/Denver", "America/Los_Angeles",
)  # fmt: skip


def offsets_in(html: str) -> list[timedelta]:
    """Offsets of the ISO times in a page, as often as they stand there; `Z` tells of none."""
    found = []
    for match in OFFSET.finditer(html):
        text = match.group(1).replace(":", "")
        if text != "Z":
            minutes = int(text[1:3]) * 60 + int(text[3:5])
            found.append(timedelta(minutes=-minutes if text[0] == "-" else minutes))
    return found


def zone_for(
    language: str | None, offsets: Iterable[timedelta], *, at: datetime
) -> tuple[str, str]:
    """A zone's name and why: of those with the pages' offset at `at`, their language's first."""
    code = (language or "").lower().replace("_", "-")
    home = HOME_ZONES.get(code) or HOME_ZONES.get(code.partition("-")[0])
    counts = Counter(offsets)
    if not counts:
        if home:
            return home, f"from the language {language}; no page tells an offset"
        return "UTC", "no page tells an offset: put the site's own here"
    offset = counts.most_common(1)[0][0]
    for name in ([home] if home else []) + list(OTHER_ZONES):
        if at.astimezone(ZoneInfo(name)).utcoffset() == offset:
            return name, f"its pages' times have the offset {_shown(offset)}"
    return "UTC", f"its pages' times have the offset {_shown(offset)}: put the zone's name here"


def _shown(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
