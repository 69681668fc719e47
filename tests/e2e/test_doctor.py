"""A site is redesigned: the run says so, the doctor proposes what mends it, old pages stay read."""

from pathlib import Path

from crawler.app.crawl import RunOptions, crawl
from crawler.app.doctor import Diagnosis, diagnose
from crawler.app.init import init_site
from crawler.app.site_test import try_cases
from crawler.engine.report import SilentObserver
from crawler.model import RunReport
from tests.support.crawls import run, settings_for
from tests.support.origin import Answer, Origin
from tests.support.papers import Paper, print_paper


def name(paper: Paper) -> str:
    return paper.host.removesuffix(".test")


async def redesigned(paper: Paper, new: Paper, origin: Origin, folder: Path) -> RunReport:
    """The site derived and crawled in its old design, then crawled in the new one."""
    ports = {name(paper): origin.port}
    await init_site(settings_for(folder, ports), paper.home)
    before = await run(folder, ports)
    assert before.exit_code == 0, before
    origin.answers = dict(new.answers)
    return await run(folder, ports)


async def one(origin: Origin, paper: Paper, folder: Path, *, apply: bool = False) -> Diagnosis:
    (found,) = await diagnose(settings_for(folder, {name(paper): origin.port}), (), apply=apply)
    return found


async def test_a_sound_site_is_told_well_and_left_alone(tmp_path: Path) -> None:
    paper = print_paper("paged_archive")
    async with Origin(paper.answers) as origin:
        ports = {name(paper): origin.port}
        await init_site(settings_for(tmp_path, ports), paper.home)
        await run(tmp_path, ports)
        definition = (tmp_path / "config/sites/paged-archive.toml").read_bytes()
        found = await one(origin, paper, tmp_path, apply=True)

    assert not found.broken
    assert [(it.agreeing, it.compared) for it in found.fields] == [(6, 6)] * 3
    assert (tmp_path / "config/sites/paged-archive.toml").read_bytes() == definition


async def test_a_patch_is_shown_with_before_and_after_and_written_only_when_asked(
    tmp_path: Path,
) -> None:
    paper = print_paper("chinese_portal")
    new = print_paper("chinese_portal", design=2, extra=4)
    async with Origin(paper.answers) as origin:
        await redesigned(paper, new, origin, tmp_path)
        path = tmp_path / "config/sites/chinese-portal.toml"
        definition = path.read_text(encoding="utf-8")
        found = await one(origin, paper, tmp_path)

        assert path.read_text(encoding="utf-8") == definition
        await one(origin, paper, tmp_path, apply=True)

    assert found.patch is not None
    assert "+[[article.before]]" in found.patch
    assert {row[1] for row in found.preview} == {"title", "date", "body"}
    mended = path.read_text(encoding="utf-8")
    assert "valid_from = " in mended
    assert definition.splitlines()[0] in mended, "comments stay"


async def test_pages_kept_from_before_are_read_by_the_rules_of_then(tmp_path: Path) -> None:
    paper = print_paper("chinese_portal")
    new = print_paper("chinese_portal", design=2, extra=4)
    async with Origin(paper.answers) as origin:
        await redesigned(paper, new, origin, tmp_path)
        await one(origin, paper, tmp_path, apply=True)

    results = await try_cases(settings_for(tmp_path, {}), ())
    assert len(results) == 5, "three of init, two of the doctor"
    assert not [it for it in results if it.differences]


async def test_new_pages_serve_where_the_old_ones_are_gone(tmp_path: Path) -> None:
    paper = print_paper("chinese_portal")
    new = print_paper("chinese_portal", design=2, extra=4)
    for shown in paper.shown:
        del new.answers[shown.url.removeprefix(new.home[:-1])]
    async with Origin(paper.answers) as origin:
        await redesigned(paper, new, origin, tmp_path)
        await one(origin, paper, tmp_path, apply=True)
        again = await one(origin, paper, tmp_path)

    assert {it.field for it in again.fields} == {"title", "date", "body"}
    assert all(it.selected == it.pages > 0 for it in again.fields), again
    assert not again.broken


async def test_an_unreachable_site_is_not_called_broken(tmp_path: Path) -> None:
    paper = print_paper("feed_only")
    async with Origin(paper.answers) as origin:
        ports = {name(paper): origin.port}
        await init_site(settings_for(tmp_path, ports), paper.home)
        await run(tmp_path, ports)
        origin.answers = {path: Answer(b"gone", 404) for path in paper.answers}
        found = await one(origin, paper, tmp_path)

    assert (found.broken, found.unreachable) == ((), "HTTP 404")


async def test_a_single_page_never_counts_as_drift(tmp_path: Path) -> None:
    paper = print_paper("chinese_portal")
    new = print_paper("chinese_portal", design=2)
    async with Origin(paper.answers) as origin:
        ports = {name(paper): origin.port}
        await init_site(settings_for(tmp_path, ports), paper.home)
        await run(tmp_path, ports)
        origin.answers = dict(new.answers)
        options = RunOptions(command="archive", urls=(new.shown[0].url,))
        report = await crawl(settings_for(tmp_path, ports), options, observer=SilentObserver())

    assert report.broken_sites == ()
