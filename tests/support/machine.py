"""Faults of the machine that a test brings about: small disks, lost rights, limits."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

AS_ANYBODY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")  # modes bind root too


def require(program: str) -> str:
    """Path of a program; without it the test skips, or fails where CI says that all must run."""
    found = shutil.which(program)
    if found is None:
        why = f"{program} is not installed"
        if os.environ.get("CRAWLER_REQUIRE_SITES"):
            pytest.fail(f"{why}, and it is required here")
        pytest.skip(why)
    return found


def obeying_modes() -> tuple[str, ...]:
    """What to put before a command so that file modes count for it."""
    if os.geteuid() != 0:
        return ()
    require("setpriv")
    return AS_ANYBODY


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """Something mounted on a folder; skips where we may not mount."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(["mount", *options, str(folder)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as exc:
        pytest.skip(f"cannot mount here: {exc}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True, capture_output=True)


def remount(folder: Path, options: str) -> None:
    """Change a mount."""
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)
