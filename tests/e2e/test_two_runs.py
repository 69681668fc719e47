"""Two runs at once: the second is silent, waits when asked, and speaks up about one that hangs."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from crawler.store.lock import RunLock
from tests.e2e.test_stopping import HangingField
from tests.support.samples import FakeClock
from tests.torture.field import printing

pytestmark = pytest.mark.slow


@pytest.fixture
async def field(tmp_path: Path) -> AsyncIterator[HangingField]:
    async with printing(8) as papers:
        yield HangingField(tmp_path, papers)


async def test_a_second_run_exits_at_once_says_nothing_and_fetches_nothing(
    field: HangingField,
) -> None:
    real = field.hang()
    first = await field.start_and_hang()
    hits = field.hits()
    second = await field.run("run")
    assert (second, field.hits()) == ((75, "", ""), hits)

    field.mend(real)
    await asyncio.wait_for(first.communicate(), 60)
    assert first.returncode == 0


async def test_a_second_run_waits_for_the_first_when_asked(field: HangingField) -> None:
    real = field.hang()
    first = await field.start_and_hang()
    second = await field.start("run", "--wait", "60")
    field.mend(real)
    await asyncio.gather(first.communicate(), second.communicate())

    assert (first.returncode, second.returncode) == (0, 0)
    assert len(list(field.archive.rglob("runs/*.json"))) == 2


async def test_a_run_past_its_own_time_limit_is_told_loudly(
    field: HangingField,
) -> None:
    lock = field.archive / ".crawler" / "lock"
    async with RunLock(lock, clock=FakeClock(), max_time_s=60):  # in the spring of 2024
        code, out, err = await field.run("run")

    assert (code, out, err.count("\n")) == (75, "", 1)
    assert err.startswith("crawler: another run hangs: pid ")
