"""`crawler init` and `site-test`; that sites are filed right is shown in `test_site_life`."""

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.app.init import init_site
from crawler.app.scout import MOST_REQUESTS
from crawler.app.site_test import try_cases
from crawler.cli import main
from crawler.errors import SiteRefused, SiteUnreachable, UnusableSite, UsageError
from tests.support.crawls import settings_for
from tests.support.origin import Answer, Origin
from tests.support.papers import Paper, print_paper


def ports(paper: Paper, origin: Origin) -> dict[str, int]:
    return {paper.host.removesuffix(".test"): origin.port}


async def test_robots_rules_hold_while_looking(tmp_path: Path) -> None:
    paper = print_paper("drupal")
    rules = b"User-agent: *\nCrawl-delay: 0.01\nDisallow: /section/business\n"
    paper.answers["/robots.txt"] = Answer(rules, content_type="text/plain")
    async with Origin(paper.answers) as origin:
        done = await init_site(settings_for(tmp_path, ports(paper, origin)), paper.home)

    assert origin.hits["/section/business"] == 0
    assert "pace_s = 0.01" in done.definition
    assert "/section/business" not in done.definition


@pytest.mark.parametrize(
    ("answers", "error", "why"),
    [
        ({}, SiteUnreachable, "HTTP 404"),
        ({"/robots.txt": Answer(b"User-agent: *\nDisallow: /")}, SiteRefused, "robots.txt"),
        ({"/": Answer(b"<h1>Soon</h1><p>Here will be a newspaper.</p>")}, UnusableSite, "0 links"),
        (
            {"/": Answer("".join(f"<a href='/n/{n}-a-long-slug-of-words'>A headline of some length "
                                 f"{n}</a>" for n in range(9)).encode())},
            UnusableSite, "HTTP 404",
        ),
    ],
)  # fmt: skip
async def test_an_unusable_site_says_why(
    answers: dict[str, Answer | list[Answer]], error: type[Exception], why: str, tmp_path: Path
) -> None:
    async with Origin(answers) as origin:
        with pytest.raises(error, match=why):
            await init_site(settings_for(tmp_path, {"x": origin.port}), "http://x.test/")

    assert len(origin.requests) <= MOST_REQUESTS
    assert not (tmp_path / "config" / "sites").exists()


async def test_a_definition_is_not_replaced_unasked(tmp_path: Path) -> None:
    paper = print_paper("feed_only")
    async with Origin(paper.answers) as origin:
        settings = settings_for(tmp_path, ports(paper, origin))
        await init_site(settings, paper.home)
        with pytest.raises(UsageError, match="--force"):
            await init_site(settings, paper.home)
        again = await init_site(settings, paper.home, force=True)

    assert again.files[0] == "feed-only.toml"


async def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    paper = print_paper("feed_only")
    async with Origin(paper.answers) as origin:
        done = await init_site(
            settings_for(tmp_path, ports(paper, origin)), paper.home, name="mine", dry=True
        )

    assert 'id = "mine"' in done.definition
    assert not (tmp_path / "config").exists()
    assert [preview.problem for preview in done.previews] == [None] * 5


def test_an_address_that_is_no_public_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["init", "http://127.0.0.1:9/"]) == 6
    assert "no public address" in capsys.readouterr().err


CASE = """
url = "https://a.test/n/1"
page = "page.html"
captured = 2024-03-21T12:00:00Z
[expected]
title = "{title}"
text_length = {length}
"""
PAGE = (
    "<h1>The quay opens</h1><div class=t><p>"
    + "The quay was closed for a year. " * 9
    + "</p></div>"
)


def project(folder: Path, *, title: str = "The quay opens", length: int = 287) -> None:
    case = folder / "config/sites/cases/a/one"
    case.mkdir(parents=True)
    (folder / "config/sites/a.toml").write_text(
        'id = "a"\nhosts = ["a.test"]\n[article]\ntitle = ["h1"]\nbody = ["div.t"]\n'
    )
    (case / "page.html").write_text(PAGE)
    (case / "case.toml").write_text(CASE.format(title=title, length=length))


def test_kept_pages_are_held_to_what_is_expected_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    project(tmp_path, length=290)

    assert main(["site-test"]) == 0
    assert "1 cases, 0 read otherwise" in capsys.readouterr().err


async def test_the_shipped_definitions_read_their_cases(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "config" / "sites"
    settings = replace(settings_for(tmp_path, {}), sites=shipped)

    results = await try_cases(settings, ("demo",))

    assert len(results) == 2
    assert not [it for it in results if it.differences]


def test_a_page_read_otherwise_is_told_with_both_readings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    project(tmp_path, title="The quay closes")

    assert main(["site-test", "a"]) == 5
    assert "title: expected 'The quay closes', read 'The quay opens'" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("page = ", "side = ", 78), ('"page.html"', '"../../a.toml"', 78), ("captured", "taken", 78)],
)
def test_a_case_that_cannot_be_read_is_a_configuration_error(
    old: str, new: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    project(tmp_path)
    path = tmp_path / "config/sites/cases/a/one/case.toml"
    path.write_text(path.read_text().replace(old, new))

    assert main(["site-test"]) == code
