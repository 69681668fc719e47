"""Start-up stays light: counted in modules, not in seconds."""

import subprocess
import sys

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
