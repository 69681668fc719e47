"""Each template of the gallery files a site of its kind, with nothing changed but the host."""

from pathlib import Path

import pytest

from tests.support.crawls import run
from tests.support.origin import Origin
from tests.support.papers import print_paper
from tests.support.papers.paper import PLAIN
from tests.support.reading import share_right, wrong

TEMPLATES = sorted((Path(__file__).parents[2] / "config" / "templates").glob("*.toml"))
PAPERS = {"json_api": "json_shell"}  # read in another way


def copy(template: Path, sites: Path, *, host: str) -> None:
    sites.mkdir(parents=True)
    text = template.read_text(encoding="utf-8").replace("paper.example", host)
    (sites / template.name).write_text(f"pace_s = 0\n{text}", encoding="utf-8")


def test_there_are_ten_templates() -> None:
    assert len(TEMPLATES) == 10


@pytest.mark.slow
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
async def test_a_template_files_a_site_of_its_kind(template: Path, tmp_path: Path) -> None:
    kind = template.stem.replace("-", "_")
    paper = print_paper(PAPERS.get(kind, kind), design=PLAIN)
    copy(template, tmp_path / "config" / "sites", host=paper.host)

    async with Origin(paper.answers) as origin:
        report = await run(tmp_path, {paper.host.removesuffix(".test"): origin.port})

    assert report.exit_code == 0, report
    assert share_right(paper, tmp_path) >= 0.95, wrong(paper, tmp_path)
