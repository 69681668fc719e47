"""The run lock: held by the kernel, waited for, and told about when it is overdue."""

import json
import os
import socket
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from crawler.errors import LockHeld, StoreError
from crawler.store.lock import RunLock
from tests.support.samples import NOW, FakeClock


async def test_the_lock_says_who_holds_it_since_when_and_how_long(tmp_path: Path) -> None:
    async with RunLock(tmp_path / "lock", clock=FakeClock(), max_time_s=60):
        text = json.loads((tmp_path / "lock").read_text())

    assert (text["pid"], text["host"]) == (os.getpid(), socket.gethostname())
    assert datetime.fromisoformat(text["started"]) == NOW
    assert datetime.fromisoformat(text["deadline"]) == NOW + timedelta(seconds=60)


async def test_a_holder_that_did_not_end_tidily_is_known_to_the_next(tmp_path: Path) -> None:
    told = []
    for is_tidy in (False, True, True):
        async with RunLock(tmp_path / "lock", clock=FakeClock()) as lock:
            told.append(lock.was_left)
            if is_tidy:
                lock.end_tidily()

    assert told == [False, True, False]


async def test_a_second_run_is_told_at_once_and_the_first_keeps_its_lock(tmp_path: Path) -> None:
    clock = FakeClock()
    async with RunLock(tmp_path / "lock", clock=clock):
        for _ in range(2):
            with pytest.raises(LockHeld, match=f"at work: pid {os.getpid()}"):
                await RunLock(tmp_path / "lock", clock=clock).__aenter__()
    assert not clock.slept

    async with RunLock(tmp_path / "lock", clock=clock):
        pass


async def test_a_second_run_waits_as_long_as_asked(tmp_path: Path) -> None:
    clock = FakeClock()
    async with RunLock(tmp_path / "lock", clock=clock):
        with pytest.raises(LockHeld):
            await RunLock(tmp_path / "lock", clock=clock, wait_s=5).__aenter__()

    assert sum(clock.slept) == pytest.approx(5)


async def test_a_waiting_run_begins_when_the_first_ends(tmp_path: Path) -> None:
    class EndingClock(FakeClock):
        async def sleep(self, seconds: float) -> None:
            await super().sleep(seconds)
            await first.__aexit__(None, None, None)

    first = RunLock(tmp_path / "lock", clock=FakeClock())
    await first.__aenter__()
    clock = EndingClock()
    async with RunLock(tmp_path / "lock", clock=clock, wait_s=5):
        assert len(clock.slept) == 1


@pytest.mark.parametrize(("late_s", "is_overdue"), [(60, False), (121, True)])
async def test_a_lock_held_past_its_own_limit_is_overdue(
    tmp_path: Path, late_s: int, is_overdue: bool
) -> None:
    later = FakeClock()
    later.advance(timedelta(seconds=late_s))
    async with RunLock(tmp_path / "lock", clock=FakeClock(), max_time_s=60):
        with pytest.raises(LockHeld) as held:
            await RunLock(tmp_path / "lock", clock=later).__aenter__()

    assert held.value.is_overdue is is_overdue
    assert (f"kill {os.getpid()}" in str(held.value)) is is_overdue


async def test_a_lock_with_an_unreadable_text_is_a_lock(tmp_path: Path) -> None:
    async with RunLock(tmp_path / "lock", clock=FakeClock()):
        (tmp_path / "lock").write_text("?")
        with pytest.raises(LockHeld, match="another run"):
            await RunLock(tmp_path / "lock", clock=FakeClock()).__aenter__()


async def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").touch()

    with pytest.raises(StoreError, match="cannot write"):
        await RunLock(tmp_path / "state" / "lock", clock=FakeClock()).__aenter__()
