"""One run at a time: a kernel lock on a file of the state folder.

The kernel lets go of it when its holder dies, so there are no stale locks. The file's text is for
people.
"""

import fcntl
import json
import os
import socket
from datetime import datetime
from pathlib import Path
from types import TracebackType

from crawler.errors import LockHeld, StoreError


class RunLock:
    """Held from `with` to its end; raises `LockHeld` at once when another process has it."""

    def __init__(self, path: Path, *, started: datetime) -> None:
        self._path = path
        self._started = started
        self._handle = -1

    def __enter__(self) -> "RunLock":
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as exc:
            raise StoreError(f"cannot write {self._path}: {exc.strerror}") from exc
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            holder = os.read(self._handle, 4096).decode("utf-8", "replace").strip()
            os.close(self._handle)
            raise LockHeld(
                f"another run is at work: {holder or 'unknown'}",
                hint="Try again when it has ended.",
            ) from exc
        holder = json.dumps(
            {
                "pid": os.getpid(),
                "host": socket.gethostname(),
                "started": self._started.isoformat(),
            }
        )
        os.ftruncate(self._handle, 0)
        os.pwrite(self._handle, f"{holder}\n".encode(), 0)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._handle)
