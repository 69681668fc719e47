"""Commands that need the state for themselves give way to a run."""

import fcntl
from pathlib import Path

import pytest

from crawler.cli import main
from crawler.frontier.database import open_database


@pytest.mark.parametrize("command", ["verify", "reindex"])
def test_while_a_run_is_at_work_they_end_with_a_code_of_its_own(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    state = tmp_path / "archive" / ".crawler"
    open_database(state / "state.db").close()
    with (state / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        assert main([command]) == 75

    assert main([command]) == 0
