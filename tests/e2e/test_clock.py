"""The system's clock is set in the middle of a run, or was wrong during one."""

import os
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from crawler.app.crawl import RunOptions, crawl
from crawler.clock import SystemClock
from crawler.engine.report import SilentObserver
from crawler.model import RunReport
from crawler.settings import load_settings
from tests.support.origin import Answer
from tests.torture.field import Field, printing

pytestmark = pytest.mark.slow
YEAR = timedelta(days=365)
HOUR = timedelta(hours=1)


class SetClock(SystemClock):
    """Real time, set by so much after it was asked so often."""

    def __init__(self, by: timedelta, *, after: int = 0) -> None:
        self._by = by
        self._left = after

    def now(self) -> datetime:
        self._left -= 1
        return super().now() + (self._by if self._left < 0 else timedelta(0))


@pytest.fixture
async def field(tmp_path: Path) -> AsyncIterator[Field]:
    async with printing(4) as papers:
        made = Field(tmp_path, papers)
        for definition in (tmp_path / "config" / "sites").iterdir():
            text = definition.read_text()
            definition.write_text(text.replace("pace_s = 0", "pace_s = 0.02"))
        yield made


async def run(field: Field, clock: SetClock) -> RunReport:
    env = {**os.environ, "CRAWLER_ROBOTS": "no", "CRAWLER_MAX_TIME_S": "60"}
    settings = load_settings({}, env=env, cwd=field.folder)
    return await crawl(settings, RunOptions(command="run"), observer=SilentObserver(), clock=clock)


@pytest.mark.parametrize("by", [-YEAR, -HOUR, HOUR, YEAR])
async def test_a_clock_set_in_the_middle_of_a_run_loses_and_doubles_nothing(
    field: Field, by: timedelta
) -> None:
    report = await run(field, SetClock(by, after=60))
    assert (report.status, report.stopped, report.outcomes["filed"]) == ("done", None, 12)

    fetched = field.fetched()
    again = await run(field, SetClock(timedelta(0)))
    assert again.exit_code == 0
    assert field.fetched() == fetched == dict.fromkeys(fetched, 1)


async def test_what_was_put_off_while_the_clock_was_ahead_is_fetched_once_it_is_right(
    field: Field,
) -> None:
    origin = field.papers.origins[0]
    page = origin.answers["/s0n1.html"]
    assert isinstance(page, Answer)
    busy = Answer(b"busy", 503, headers={"Retry-After": "600"})
    origin.answers["/s0n1.html"] = [busy, page]
    await run(field, SetClock(10 * YEAR))
    assert "s0n1" not in field.filed()

    await run(field, SetClock(timedelta(0)))
    assert "s0n1" not in field.filed(), "the ten minutes that its server asked for are kept"
    report = await run(field, SetClock(HOUR))
    assert report.exit_code == 0
    assert len(field.filed()) == 12
