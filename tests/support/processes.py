"""What processes of a test cost, and which files they have open. Linux only."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

SAMPLE_S = 0.05


@asynccontextmanager
async def watched_peak_kib(pid: int) -> AsyncIterator[Callable[[], int]]:
    """Tells the most that a process and its descendants held: the peaks of those alive together.

    A process that lives for less than a sample may be missed.
    """
    most = 0

    async def watch() -> None:
        nonlocal most
        while True:
            most = max(most, sum(_peak_kib(each) for each in _family(pid)))
            await asyncio.sleep(SAMPLE_S)

    watcher = asyncio.create_task(watch())
    try:
        yield lambda: most
    finally:
        watcher.cancel()


def has_open(pid: int, path: Path) -> bool:
    """True while a process holds a file open."""
    for link in Path(f"/proc/{pid}/fd").glob("*"):
        with suppress(OSError):  # closed meanwhile
            if link.readlink() == path:
                return True
    return False


def _family(pid: int) -> Iterator[int]:
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError, IndexError):
            text = stat.read_text()
            parents[int(stat.parent.name)] = int(text.rpartition(")")[2].split()[1])
    waiting = [pid]
    while waiting:
        parent = waiting.pop()
        yield parent
        waiting += [child for child, its in parents.items() if its == parent]


def _peak_kib(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return 0
