"""Signals to a run under way: a clean stop, a report, and nothing fetched twice afterwards."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.origin import Answer
from tests.support.processes import has_open
from tests.torture.field import Field, printing

pytestmark = pytest.mark.slow
HUNG = "/s0n5.html"
LONGEST_STOP_S = 10.0


class HangingField(Field):
    """One article's server does not answer until `answered` is set."""

    answered: asyncio.Event

    def hang(self, path: str = HUNG) -> Answer | list[Answer]:
        self.answered = asyncio.Event()
        origin = self.papers.origins[0]
        real = origin.answers[path]

        async def script(writer: asyncio.StreamWriter) -> None:
            with suppress(asyncio.CancelledError):  # the test ended first
                await self.answered.wait()
            writer.close()

        origin.answers[path] = Answer(script=script)
        return real

    def mend(self, real: Answer | list[Answer]) -> None:
        self.papers.origins[0].answers[HUNG] = real
        self.answered.set()

    async def start_and_hang(self, *words: str) -> asyncio.subprocess.Process:
        """A run whose other articles are filed."""
        process = await self.start(*words)
        everything = sum(len(ids) for ids in self.papers.ids)
        async with asyncio.timeout(60):
            while len(self.done()) < everything - 1:  # noqa: ASYNC110  # another process
                await asyncio.sleep(0.02)
        return process


@pytest.fixture
async def field(tmp_path: Path) -> AsyncIterator[HangingField]:
    async with printing(8) as papers:
        yield HangingField(tmp_path, papers)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_to_the_group_stops_cleanly_and_the_next_run_does_the_rest(
    field: HangingField, number: signal.Signals
) -> None:
    real = field.hang()
    process = await field.start_and_hang()
    os.killpg(process.pid, number)
    out, err = await asyncio.wait_for(process.communicate(), LONGEST_STOP_S)

    report = field.last_report()
    assert (process.returncode, out, err) == (128 + number, b"", b"")
    assert (report["status"], report["stopped"]) == ("interrupted", number.name)
    assert report["exit_code"] == 128 + number
    assert report["outcomes"] == {"filed": 23, "listed": 3}, "what was done is counted"
    assert len(field.done()) == 23
    before = field.fetched()
    field.mend(real)
    assert (await field.run("run"))[0] == 0
    assert {id_ for id_, n in field.fetched().items() if n > before[id_]} == {"s0n5"}


async def test_a_second_signal_ends_the_process_at_once(field: HangingField) -> None:
    field.hang()
    process = await field.start_and_hang()
    os.killpg(process.pid, signal.SIGINT)
    os.killpg(process.pid, signal.SIGTERM)
    await asyncio.wait_for(process.communicate(), LONGEST_STOP_S)
    field.answered.set()

    assert process.returncode in {130, 143}
    assert not list(field.archive.rglob("runs/*.json")), "it did not take the time for a report"


async def test_a_run_that_waits_for_the_lock_can_be_stopped(field: HangingField) -> None:
    real = field.hang()
    first = await field.start_and_hang()
    second = await field.start("run", "--wait", "600")
    hits = field.hits()
    async with asyncio.timeout(60):
        while not has_open(second.pid, field.state / "lock"):  # noqa: ASYNC110  # another process
            await asyncio.sleep(0.02)
    second.terminate()
    await asyncio.wait_for(second.communicate(), LONGEST_STOP_S)
    field.mend(real)
    await first.communicate()

    assert second.returncode == 143
    assert field.hits() == hits + 1, "only the first run's next attempt"


async def test_time_that_is_up_gives_the_visits_under_way_back(field: HangingField) -> None:
    real = field.hang()
    code, out, err = await field.run("run", "--max-time", "2")

    report = field.last_report()
    assert (code, out, err) == (0, "", "")
    assert report["stopped"] == "max_time"
    assert report["outcomes"].get("filed", 0) == len(field.done())
    assert "s0n5" not in field.done()
    field.mend(real)
    assert (await field.run("resume"))[0] == 0
    assert "s0n5" in field.filed()


async def test_no_more_articles_are_fetched_than_allowed(field: HangingField) -> None:
    code, _, _ = await field.run("run", "--max-articles", "10")

    assert code == 0
    assert sum(field.fetched().values()) == len(field.filed()) == 10
    assert field.last_report()["stopped"] == "max_articles"
