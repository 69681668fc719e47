"""Start-up stays light: counted in modules, not in seconds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = frozenset(
    [
        "httpx", "httpx2", "selectolax", "structlog", "rich", "asyncio", "sqlite3", "pypinyin",
        "nh3", "tenacity", "aiofiles", "tomllib", "json", "ssl", "zoneinfo",
    ]
)  # fmt: skip


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_imports_nothing_heavy(argument: str) -> None:
    script = (
        "import sys\nfrom crawler.cli import main\n"
        f"try: main([{argument!r}])\nexcept SystemExit: pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(result.stderr.split())

    assert not HEAVY & loaded
    assert {name for name in loaded if name.startswith("crawler.")} == {
        "crawler.cli", "crawler.commands", "crawler.errors",
    }  # fmt: skip


def test_status_imports_no_client_log_or_renderer(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom crawler.cli import main\nmain(['status'])\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60,
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )  # fmt: skip
    loaded = set(result.stderr.split())

    needed = {"asyncio", "json", "selectolax", "sqlite3", "ssl", "tomllib", "zoneinfo"}
    assert not ((HEAVY | {"aiohttp"}) - needed) & loaded
