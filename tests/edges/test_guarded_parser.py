"""Pages read in place: tame ones only, not for long, and never again after a crash."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from crawler.errors import ExtractionError
from crawler.parsing.guarded import GuardedParser
from crawler.parsing.marks import Marks, open_marks
from crawler.parsing.workers import WorkerParser
from tests.support import parser_work
from tests.support.fetcher import response

URL = "https://news.test/a"
PAGE = response(body=b"<p>Text.")
LARGE = response(body=b"<p>Text." * 20_000)
CRASHING = """
import asyncio, sys
from pathlib import Path
from crawler.parsing.guarded import GuardedParser
from crawler.parsing.inline import InlineParser
from crawler.parsing.marks import open_marks
from tests.support import parser_work
from tests.support.fetcher import response

async def main():
    with open_marks(Path(sys.argv[1])) as marks:
        parser, page = GuardedParser(InlineParser(), marks), response(body=b"<p>Text.")
        await parser.run(sys.argv[2], parser_work.crash_over, page, Path(sys.argv[3]), 99)

asyncio.run(main())
"""


def crash(notes: Path, calls: Path) -> int:
    """Exit code of a process that ends over the page."""
    words = [sys.executable, "-c", CRASHING, str(notes), URL, str(calls)]
    return subprocess.run(words, cwd=Path(__file__).parents[2], check=False).returncode


@pytest.fixture
async def processes() -> AsyncIterator[WorkerParser]:
    async with WorkerParser(deadline_s=1, workers=1) as parser:
        yield parser


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "state" / "reading"


@pytest.fixture
async def parser(processes: WorkerParser, notes: Path) -> AsyncIterator[GuardedParser]:
    with open_marks(notes) as marks:
        yield GuardedParser(processes, marks)


async def test_a_tame_page_is_read_here_and_another_elsewhere(parser: GuardedParser) -> None:
    assert await parser.run(URL, parser_work.page_and_pid, PAGE) == (8, os.getpid())

    size, pid = await parser.run(URL, parser_work.page_and_pid, LARGE)

    assert size == len(LARGE.body)
    assert pid != os.getpid()


async def test_work_without_a_page_is_done_elsewhere(parser: GuardedParser) -> None:
    assert await parser.run(URL, parser_work.own_pid) != os.getpid()


async def test_work_that_takes_long_is_ended_here_and_in_its_process(
    parser: GuardedParser,
) -> None:
    with pytest.raises(ExtractionError) as caught:
        await parser.run(URL, parser_work.stall, PAGE)

    assert caught.value.reason == "parser_timeout"


async def test_the_first_page_of_a_kind_of_work_has_more_time(parser: GuardedParser) -> None:
    first = await parser.run(URL, parser_work.page_after, PAGE, 0.4)
    with pytest.raises(ExtractionError) as caught:  # ended here by the alarm, then in its process
        await parser.run("https://press.test/a", parser_work.page_after, PAGE, 60)

    assert first == os.getpid()
    assert caught.value.reason == "parser_timeout"


async def test_later_pages_of_a_slow_host_are_read_elsewhere(parser: GuardedParser) -> None:
    with pytest.raises(ExtractionError):
        await parser.run(URL, parser_work.stall, PAGE)

    _, same = await parser.run("https://news.test/b", parser_work.page_and_pid, PAGE)
    _, other = await parser.run("https://press.test/b", parser_work.page_and_pid, PAGE)

    assert same != os.getpid()
    assert other == os.getpid()


async def test_a_page_that_ended_its_process_is_read_elsewhere_until_that_went_well(
    parser: GuardedParser, notes: Path, tmp_path: Path
) -> None:
    assert crash(notes, tmp_path / "calls") < 0

    _, suspected = await parser.run(URL, parser_work.page_and_pid, PAGE)
    _, cleared = await parser.run(URL, parser_work.page_and_pid, PAGE)

    assert suspected != os.getpid()
    assert cleared == os.getpid()


async def test_a_page_that_crashes_everywhere_is_given_up(
    processes: WorkerParser, notes: Path, tmp_path: Path
) -> None:
    with open_marks(notes) as marks, marks.reading(URL), open_marks(notes) as others:
        parser = GuardedParser(processes, others)
        with pytest.raises(ExtractionError) as caught:
            await parser.run(URL, parser_work.crash_over, PAGE, tmp_path / "calls", 99)

    assert caught.value.reason == "parser_died"


def test_a_note_goes_when_the_page_was_read_whatever_came_of_it(notes: Path) -> None:
    def stumble(marks: Marks) -> None:
        with marks.reading(URL):
            assert marks.is_suspect(URL)
            raise ZeroDivisionError

    with open_marks(notes) as marks:
        with pytest.raises(ZeroDivisionError):
            stumble(marks)
        assert not marks.is_suspect(URL)


def test_the_note_of_a_crash_outlives_many_later_runs(notes: Path) -> None:
    assert crash(notes, notes.parent.parent / "calls") < 0
    for n in range(5):
        with open_marks(notes) as marks, marks.reading(f"https://news.test/{n}"):
            assert marks.is_suspect(URL)
