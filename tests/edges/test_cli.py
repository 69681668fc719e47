"""Arguments, errors and exit codes of the command line."""

import json
from pathlib import Path

import pytest

from crawler.cli import main

SITE = """
id = "{id}"
hosts = ["127.0.0.1:{port}"]
networks = ["127.0.0.0/8"]
pace_s = 0
[[listing]]
name = "front"
kind = "home"
url = "http://127.0.0.1:{port}/"
link = "a"
"""
CLOSED_PORT = 9  # discard: nothing listens there


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "config" / "sites").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    return tmp_path


def add_site(project: Path, text: str = SITE.format(id="one", port=CLOSED_PORT)) -> None:
    (project / "config" / "sites" / "one.toml").write_text(text)


def test_an_unknown_site_is_a_usage_error_with_the_nearest_name(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_site(project)

    assert main(["run", "onne"]) == 2
    assert "Did you mean 'one'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('id = "one"\nhosts = ["a.test"]\nhost = "b"\n', "one.toml:3: host: unknown key 'host'"),
        ('id = "one"\nhosts = \n', "one.toml:2: not valid TOML"),
        ('id = "one"\nhosts = ["a.test"]\ntime_zone = "Mars"\n', "one.toml:3: time_zone"),
        (SITE.format(id="one", port=1).replace('"home"', '"hoome"'), "Did you mean 'home'?"),
        (SITE.format(id="one", port=1).replace('link = "a"', 'link = "a[["'), "not a CSS selector"),
    ],
)
def test_a_broken_definition_names_file_line_and_key(
    project: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    add_site(project, text)

    assert main(["run"]) == 78
    assert told in capsys.readouterr().err


def test_a_broken_setting_names_file_line_and_key(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "config" / "crawler.toml").write_text('# mine\narchiv = "x"\n')

    assert main(["status"]) == 78
    assert "crawler.toml:2: archiv: unknown key 'archiv'" in capsys.readouterr().err


def test_nothing_reachable_is_an_exit_code_of_its_own(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_site(project)

    assert main(["run", "--json", "--quiet"]) == 4
    assert json.loads(capsys.readouterr().out)["status"] == "nothing_fetched"
    assert list((project / "archive/.crawler/runs").glob("*.json"))


def test_an_archive_that_cannot_be_written_changes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_site(project)
    (project / "archive").touch()

    assert main(["run", "--state", "state"]) == 73
    assert "cannot write" in capsys.readouterr().err
    assert not (project / "state").exists()


def test_a_private_address_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["archive", "http://127.0.0.1:9/a", "--json", "--quiet"]) == 6
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert problem["reason"] == "address"


@pytest.mark.parametrize("url", ["ftp://a.test/x", "javascript:1", "nonsense", "http://"])
def test_an_address_of_another_scheme_is_a_usage_error(project: Path, url: str) -> None:
    assert main(["archive", url]) == 2


def test_settings_tell_where_they_come_from(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "config" / "crawler.toml").write_text('layout = "hugo"\nbody = "markdown"\n')
    monkeypatch.setenv("CRAWLER_BODY", "verbatim")

    assert main(["config", "show", "--json", "--archive", "posts"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["body"] == {"value": "verbatim", "origin": "environment CRAWLER_BODY"}
    assert shown["layout"]["origin"].endswith("config/crawler.toml")
    assert shown["archive"]["origin"] == "flag --archive"
    assert shown["pace_s"] == {"value": 1.0, "origin": "default"}


def test_a_fresh_archive_has_a_status(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status"]) == 0
    assert "nothing crawled yet" in capsys.readouterr().out
