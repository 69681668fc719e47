"""What lies in contrib/ is valid, and says what docs/operate.md says of it."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from crawler.cli import build_parser
from tests.support.machine import require

ROOT = Path(__file__).parents[1]
CONTRIB = ROOT / "contrib"
UNITS = ("crawler.service", "crawler.timer")
WORST_EXPOSURE = 20  # tenths, of systemd-analyze's scale to 100; an unhardened service has 96


def command_lines() -> list[str]:
    """Every call of crawler in contrib/."""
    texts = [path.read_text() for path in sorted(CONTRIB.rglob("*")) if path.is_file()]
    found = re.findall(r"^(?!#).*?\bcrawler ((?:run|reindex)\b[^\n|&;]*)", "\n".join(texts), re.M)
    compose = yaml.safe_load((CONTRIB / "docker" / "compose.yaml").read_text())
    return [*found, shlex.join(compose["services"]["crawler"]["command"])]


def workflow() -> Mapping[Any, Any]:
    parsed = yaml.safe_load((CONTRIB / "github" / "crawl.yml").read_text())
    assert isinstance(parsed, Mapping)
    return parsed


@pytest.fixture
def units(tmp_path: Path) -> list[str]:
    """The units, with a program that exists here, also where its path has spaces."""
    for name in UNITS:
        text = (CONTRIB / "systemd" / name).read_text()
        program = f'"{Path(sys.executable).with_name("crawler")}"'
        (tmp_path / name).write_text(text.replace("/opt/crawler/bin/crawler", program))
    return [str(tmp_path / name) for name in UNITS]


def test_systemd_finds_nothing_wrong_with_the_units(units: list[str]) -> None:
    analyze = require("systemd-analyze")
    words = [analyze, "verify", *units]
    found = subprocess.run(words, check=False, capture_output=True, text=True, timeout=60)

    assert (found.returncode, found.stderr) == (0, "")


def test_the_service_is_hardened(units: list[str]) -> None:
    analyze = require("systemd-analyze")
    words = ["security", "--offline=yes", "--no-pager", f"--threshold={WORST_EXPOSURE}", units[0]]
    found = subprocess.run(
        [analyze, *words], check=False, capture_output=True, text=True, timeout=60
    )

    assert found.returncode == 0, found.stdout[-300:]


def test_every_command_line_is_one_that_the_program_takes() -> None:
    lines = command_lines()
    for line in lines:
        build_parser().parse_args(shlex.split(line))

    assert len(lines) >= 5


def test_the_workflow_runs_at_an_odd_minute_one_at_a_time() -> None:
    text = workflow()
    (minute, *_) = text[True]["schedule"][0]["cron"].split()  # YAML 1.1 reads `on` as true

    assert int(minute) % 2 == 1
    assert text["concurrency"] == {"group": "crawl", "cancel-in-progress": False}
    assert text["permissions"] == {"contents": "write"}
    assert text["jobs"]["crawl"]["timeout-minutes"] <= 60


def git(folder: Path, *words: str) -> str:
    found = subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@t.test", *words],
        cwd=folder, check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    return found.stdout


@pytest.mark.slow
def test_the_workflow_commits_only_on_change_and_pushes_over_another_push(tmp_path: Path) -> None:
    script = workflow()["jobs"]["crawl"]["steps"][-1]["run"]
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    for name in ("ours", "theirs"):
        git(tmp_path, "clone", "-q", "remote.git", name)
        git(tmp_path / name, "checkout", "-q", "-B", "main")
    (tmp_path / "theirs" / ".gitignore").write_text("/archive/*\n")
    git(tmp_path / "theirs", "add", ".")
    git(tmp_path / "theirs", "commit", "-qm", "begin")
    git(tmp_path / "theirs", "push", "-q", "-u", "origin", "main")
    git(tmp_path / "ours", "pull", "-q", "origin", "main")
    git(tmp_path / "ours", "branch", "-q", "--set-upstream-to=origin/main")
    (tmp_path / "theirs" / "other").touch()
    git(tmp_path / "theirs", "add", ".")
    git(tmp_path / "theirs", "commit", "-qm", "meanwhile")
    git(tmp_path / "theirs", "push", "-q")
    (tmp_path / "ours" / "archive").mkdir()
    (tmp_path / "ours" / "archive" / "post.md").write_text("new")

    for _ in range(2):
        subprocess.run(
            ["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path / "ours", check=True,
            capture_output=True, timeout=60, env={**os.environ, "HOME": str(tmp_path)},
        )  # fmt: skip

    subjects = git(tmp_path / "remote.git", "log", "--format=%s", "main").splitlines()
    assert [subject.split()[0] for subject in subjects] == ["Archive", "meanwhile", "begin"]


def test_the_image_copies_what_exists_and_starts_the_program() -> None:
    lines = (CONTRIB / "docker" / "Dockerfile").read_text().splitlines()
    copied = [
        word
        for line in lines
        if line.startswith("COPY ") and "--from" not in line
        for word in line.split()[1:-1]
    ]

    assert all((ROOT / name).exists() for name in copied)
    assert {"pyproject.toml", "README.md", "crawler", "constraints.txt"} <= set(copied)
    assert 'ENTRYPOINT ["crawler"]' in lines
    assert [line for line in lines if line.startswith("USER ")] == ["USER crawler"]


def test_the_compose_file_builds_that_image_and_keeps_the_state_local() -> None:
    text = yaml.safe_load((CONTRIB / "docker" / "compose.yaml").read_text())
    service = text["services"]["crawler"]
    context = (CONTRIB / "docker" / service["build"]["context"]).resolve()

    assert context == ROOT
    assert (context / service["build"]["dockerfile"]).is_file()
    assert "state:/state" in service["volumes"]
    assert list(text["volumes"]) == ["state"]
