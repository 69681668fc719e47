"""On a terminal, through a real pty: bars, a watch that refreshes, a word about the lock."""

import asyncio
import os
import pty
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.e2e.test_stopping import HangingField
from tests.torture.field import printing

pytestmark = pytest.mark.slow
CONTROL = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@pytest.fixture
async def field(tmp_path: Path) -> AsyncIterator[HangingField]:
    async with printing(8) as papers:
        yield HangingField(tmp_path, papers)


class Terminal:
    """A command whose stdout and stderr are a terminal."""

    def __init__(self, field: HangingField) -> None:
        self._field = field
        self.screen = ""

    async def start(self, *words: str) -> None:
        master, slave = pty.openpty()
        os.set_blocking(master, False)
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "crawler", *words, cwd=self._field.folder, stdin=slave,
            stdout=slave, stderr=slave,
            env={**os.environ, "COLUMNS": "150", "TERM": "xterm", "CRAWLER_ROBOTS": "no",
                 "PYTHONPATH": str(Path(__file__).parents[2])},
        )  # fmt: skip
        os.close(slave)
        self._master = master
        asyncio.get_running_loop().add_reader(master, self._read)

    def _read(self) -> None:
        try:
            text = os.read(self._master, 65536).decode("utf-8", "replace")
        except OSError:  # the other end is closed
            text = ""
        if not text:
            asyncio.get_running_loop().remove_reader(self._master)
        self.screen += CONTROL.sub("", text)

    async def shows(self, pattern: str) -> None:
        """Wait until the text was shown."""
        async with asyncio.timeout(60):
            while not re.search(pattern, self.screen):  # noqa: ASYNC110  # another process
                await asyncio.sleep(0.02)

    async def ends(self) -> int:
        """The exit code."""
        code = await asyncio.wait_for(self.process.wait(), 60)
        await asyncio.sleep(0)
        asyncio.get_running_loop().remove_reader(self._master)
        os.close(self._master)
        return code


async def test_bars_tell_counts_rate_and_time_left_for_each_site(field: HangingField) -> None:
    real = field.hang()
    terminal = Terminal(field)
    await terminal.start("run")
    await terminal.shows(r"site0 .*found 9, fetched 8, filed 7, [\d.]+/s, \d+:\d\d left")
    await terminal.shows(r"site1 .*found 9, fetched 9, filed 8, [\d.]+/s\b")
    field.mend(real)
    await terminal.shows(r"crawler: run: filed 24, listed 3; \d+ fetched")

    assert await terminal.ends() == 0


async def test_a_second_run_says_why_it_does_not_begin(field: HangingField) -> None:
    real = field.hang()
    first = await field.start_and_hang()
    terminal = Terminal(field)
    await terminal.start("run")
    await terminal.shows(rf"another run is at work: pid {first.pid} on \S+, started 20")
    assert await terminal.ends() == 75

    field.mend(real)
    await first.communicate()


async def test_a_watch_follows_a_run_until_ctrl_c(field: HangingField) -> None:
    real = field.hang()
    first = await field.start_and_hang()
    terminal = Terminal(field)
    await terminal.start("status", "--watch", "0.2")
    await terminal.shows(r"site0: 7 articles done")
    field.mend(real)
    await terminal.shows(r"site0: 8 articles done")
    terminal.process.send_signal(2)

    assert await terminal.ends() == 0
    await first.communicate()


async def test_plain_progress_is_for_those_who_ask(field: HangingField) -> None:
    code, out, err = await field.run("run", "--progress", "plain")

    assert (code, out) == (0, "")
    assert re.search(r"^crawler: site0: found 9, fetched 9, filed 8", err, re.MULTILINE)
