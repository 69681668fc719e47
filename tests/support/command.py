"""The real command, in a process of its own."""

import asyncio
import sys
from pathlib import Path
from typing import NamedTuple

LONGEST_S = 90.0


class Ended(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


async def run_crawler(*words: str, cwd: Path, stdin: str = "") -> Ended:
    """Run `crawler` to its end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "crawler", *words,
        cwd=cwd, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        out, err = await asyncio.wait_for(process.communicate(stdin.encode()), LONGEST_S)
    finally:
        if process.returncode is None:
            process.kill()
    assert process.returncode is not None
    return Ended(process.returncode, out.decode(), err.decode())
