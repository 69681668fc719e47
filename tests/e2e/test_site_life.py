"""A site's life without a hand edit: derived, filed, redesigned, noticed, mended, filed again."""

import shutil
from pathlib import Path

import pytest

from crawler.app.doctor import diagnose
from crawler.app.init import init_site
from crawler.app.scout import MOST_REQUESTS
from tests.support.crawls import run, settings_for
from tests.support.origin import Origin
from tests.support.papers import CONSTRUCTIONS, print_paper
from tests.support.reading import share_right, wrong


@pytest.mark.slow
@pytest.mark.parametrize("kind", CONSTRUCTIONS)
async def test_a_site_of_any_construction_is_derived_watched_and_mended(
    kind: str, tmp_path: Path
) -> None:
    paper = print_paper(kind, seed=1)
    new = print_paper(kind, seed=1, design=2, extra=4)
    fresh = tmp_path / "fresh"
    async with Origin(paper.answers) as origin:
        ports = {paper.host.removesuffix(".test"): origin.port}
        settings = settings_for(tmp_path, ports)
        await init_site(settings, paper.home)
        asked = len(origin.requests)
        first = await run(tmp_path, ports)
        missed = wrong(paper, tmp_path)
        origin.answers = dict(new.answers)
        second = await run(tmp_path, ports)
        (diagnosis,) = await diagnose(settings, (), apply=True)
        shutil.copytree(tmp_path / "config", fresh / "config")
        third = await run(fresh, ports)

    assert asked <= MOST_REQUESTS
    assert first.exit_code == 0, first
    assert len(missed) <= 0.05 * len(paper.shown), missed
    assert second.exit_code == 5, "the redesign is noticed within one run"
    assert sum(problem["kind"] == "drift" for problem in second.problems) == 1
    assert diagnosis.applied, diagnosis
    assert third.exit_code == 0, third
    assert share_right(new, fresh) >= 0.95, wrong(new, fresh)
