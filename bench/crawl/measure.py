"""One command run to its end: wall time, CPU time of its tree, and memory while it ran."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LOOK_S = 0.1  # between two looks at the tree's memory
MIB = 2**20
LONGEST_S = 600.0
# As an installed program, which compiles its sources once: some machines forbid to keep the result.
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run took; memory in MiB."""

    wall_s: float
    cpu_s: float  # user and system, of the process and all that it waited for
    peak_tree: float  # resident, summed over the tree; shared pages count once a process
    peak_process: float  # resident, of the largest process


def run_measured(
    words: Sequence[str], *, cwd: Path, env: Mapping[str, str], log: Path,
    longest_s: float = LONGEST_S,
) -> Measured:  # fmt: skip
    """Run a command; raises `RuntimeError` with the end of its log when it fails."""
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            words, cwd=cwd, env={**os.environ, **COMPILED, **env}, stdin=subprocess.DEVNULL,
            stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
        watch = _Watch(process.pid)
        watch.start()
        overdue = threading.Timer(longest_s, process.kill)
        overdue.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        overdue.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
    if process.returncode:
        end = log.read_text(errors="replace")[-2000:]
        raise RuntimeError(f"{words[0]} ended with {process.returncode}:\n{end}")
    cpu = usage.ru_utime + usage.ru_stime
    return Measured(wall, cpu, watch.peak_tree / MIB, watch.peak_process / MIB)


class _Watch(threading.Thread):
    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self._root = root
        self._done = threading.Event()
        self.peak_tree = 0
        self.peak_process = 0

    def run(self) -> None:
        while not self._done.wait(LOOK_S):
            sizes = [_resident(pid) for pid in _tree(self._root)]
            self.peak_tree = max(self.peak_tree, sum(sizes))
            self.peak_process = max(self.peak_process, *sizes, 0)

    def stop(self) -> None:
        self._done.set()
        self.join()


def _tree(root: int) -> list[int]:
    found = [root]
    for pid in found:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                found += [int(child) for child in children.read_text().split()]
            except OSError:
                continue
    return found


def _resident(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
