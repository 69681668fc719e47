"""Values that many tests start from."""

from datetime import UTC, datetime, timedelta

from crawler.model import Article, PageKind, Request

NOW = datetime(2024, 3, 21, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class FakeClock:
    """Time that moves only when told, or when somebody sleeps."""

    def __init__(self) -> None:
        self.time = NOW
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.advance(timedelta(seconds=max(0.0, seconds)))

    def advance(self, by: timedelta) -> None:
        self.time += by


def request(
    url: str = "https://news.test/a",
    *,
    site: str | None = "news",
    kind: PageKind = PageKind.ARTICLE,
    key: str | None = None,
) -> Request:
    host = url.split("/")[2]
    return Request(key=key or url, url=url, host=host, kind=kind, site=site)


def article(**changes: object) -> Article:
    values: dict[str, object] = {
        "url": "https://news.test/a",
        "title": "A title",
        "body_html": "<p>Some text.</p>",
        "text": "Some text.",
        "published": NOW,
    }
    return Article(**(values | changes))  # type: ignore[arg-type]  # a test's own values
