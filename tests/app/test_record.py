"""What a run leaves behind for the next, and what it does not."""

from pathlib import Path

from crawler.app.record import MOST_REPORTS
from tests.support.crawls import run, write_site
from tests.support.origin import Answer, Origin

RULES = '[[listing]]\nname = "f"\nkind = "category"\nurl = "http://p.test/"\nlink = "li a"\n'


async def run_once(folder: Path) -> None:
    write_site(folder, "p", RULES)
    async with Origin({"/": Answer(b"<li><a href=/a>A story</a>")}) as origin:
        await run(folder, {"p": origin.port})


async def test_of_the_reports_the_newest_are_kept(tmp_path: Path) -> None:
    reports = tmp_path / "archive" / ".crawler" / "runs"
    reports.mkdir(parents=True)
    for n in range(MOST_REPORTS + 5):
        (reports / f"2020{n:06d}.json").touch()

    await run_once(tmp_path)

    names = sorted(path.name for path in reports.iterdir())
    assert len(names) == MOST_REPORTS
    assert (names[0], names[-1] > "2021") == ("2020000006.json", True)


async def test_what_a_killed_run_left_is_looked_for_after_a_kill_only(tmp_path: Path) -> None:
    left = tmp_path / "archive" / "_posts" / ".0123.tmp"
    left.parent.mkdir(parents=True)
    await run_once(tmp_path)
    left.touch()
    await run_once(tmp_path)
    assert left.exists()

    (tmp_path / "archive" / ".crawler" / "lock").write_text("a run that was killed")
    await run_once(tmp_path)
    assert not left.exists()
