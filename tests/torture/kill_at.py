"""The real command, killed at a named step: `python kill_at.py STEP N COMMAND…`.

The steps are seen at the border to the system: `os.write`, `os.fsync`, `os.replace` and
SQLite's COMMIT, so that the product has no hook for its tests. At the N-th time of its step the
whole process group gets SIGKILL. Before that, with the environment's POWER_CUT, whatever was not
made durable is taken back as a power cut may: a file that was not synced is empty, a name in a
folder that was not synced is gone. What a kill without a power cut left in memory only is
remembered beside the archive, in DISK, since a later power cut may take it.
"""

import json
import os
import shutil
import signal
import sqlite3
import stat
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

STEPS = (
    "half_written",
    "before_sync",
    "synced",
    "renamed",
    "folder_synced",
    "before_commit",
    "committed",
)


class Disk:
    """What of our writes, and of those of killed runs before, a power cut would take back."""

    def __init__(self, memory: Path) -> None:
        self._memory = memory
        self._synced: set[str] = set()
        known = json.loads(memory.read_text()) if memory.exists() else {}
        self.unsynced: set[str] = set(known.get("unsynced", []))  # files whose bytes may be lost
        self.names: dict[str, str | None] = known.get("names", {})  # what the disk has there still
        self.folders: set[str] = set(known.get("folders", []))  # new, unknown to their parents

    def fsynced(self, path: str) -> None:
        self._synced.add(path)
        self.unsynced.discard(path)
        self.names = {it: old for it, old in self.names.items() if str(Path(it).parent) != path}
        self.folders = {it for it in self.folders if str(Path(it).parent) != path}

    def replacing(self, source: str, target: str) -> None:
        if target not in self.names:
            place = Path(target)
            self.names[target] = place.read_text() if place.exists() else None
        (self.unsynced.discard if source in self._synced else self.unsynced.add)(target)

    def cut(self) -> None:
        for path in self.unsynced:
            if Path(path).exists():
                os.truncate(path, 0)
        for path, old in self.names.items():
            if old is None:
                Path(path).unlink(missing_ok=True)
            else:
                Path(path).write_text(old)
        for path in self.folders:
            shutil.rmtree(path, ignore_errors=True)
        self._memory.unlink(missing_ok=True)

    def remember(self) -> None:
        facts = {"unsynced": [*self.unsynced], "names": self.names, "folders": [*self.folders]}
        self._memory.write_text(json.dumps(facts))


class Killer:
    """Counts steps and kills at one of them."""

    def __init__(self, step: str, n: int) -> None:
        self.step, self.n = step, n
        self.seen: Counter[str] = Counter()
        self.disk = Disk(Path(os.environ["DISK"]))
        self.lock = threading.RLock()  # posts are written by several threads

    def reached(self, step: str) -> None:
        with self.lock:
            self.seen[step] += 1
            if step == self.step and self.seen[step] == self.n:
                if os.environ.get("POWER_CUT"):
                    self.disk.cut()
                else:
                    self.disk.remember()
                os.killpg(0, signal.SIGKILL)
                signal.pause()  # no other thread goes on before the signal has come

    def install(self) -> None:
        write, fsync, replace, mkdir = os.write, os.fsync, os.replace, os.mkdir
        killer = self

        def killing_write(handle: int, data: Any) -> int:
            if stat.S_ISREG(os.fstat(handle).st_mode):
                half = write(handle, data[: len(data) // 2])
                killer.reached("half_written")
                return half + write(handle, data[half:])
            return write(handle, data)

        def killing_fsync(handle: int) -> None:
            is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
            path = str(Path(f"/proc/self/fd/{handle}").readlink())
            if not is_folder:
                killer.reached("before_sync")
            fsync(handle)
            with killer.lock:
                killer.disk.fsynced(path)
            killer.reached("folder_synced" if is_folder else "synced")

        def killing_replace(source: Any, target: Any) -> None:
            with killer.lock:
                killer.disk.replacing(os.path.realpath(source), os.path.realpath(target))
                replace(source, target)
            killer.reached("renamed")

        def noting_mkdir(path: Any, *args: Any, **options: Any) -> None:
            with killer.lock:
                mkdir(path, *args, **options)
                killer.disk.folders.add(os.path.realpath(path))

        class KillingConnection(sqlite3.Connection):
            def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
                if sql != "COMMIT":
                    return super().execute(sql, *args)
                (synchronous,) = super().execute("PRAGMA synchronous").fetchone()
                if synchronous < 2:
                    sys.exit("a commit that a power cut would take back")
                killer.reached("before_commit")
                cursor = super().execute(sql)
                killer.reached("committed")
                return cursor

        connect = sqlite3.connect

        def killing_connect(*args: Any, **options: Any) -> sqlite3.Connection:
            return connect(*args, factory=KillingConnection, **options)

        os.write = killing_write
        os.fsync, os.replace, os.mkdir = killing_fsync, killing_replace, noting_mkdir  # type: ignore[assignment]  # same calls
        sqlite3.connect = killing_connect  # type: ignore[assignment]  # same calls


if __name__ == "__main__":
    Killer(sys.argv[1], int(sys.argv[2])).install()
    from crawler.cli import main

    sys.exit(main(sys.argv[3:]))
