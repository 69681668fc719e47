"""One run at a time: a kernel lock on a file of the state folder.

The kernel lets go of it when its holder dies, so there are no stale locks and nobody breaks one.
The file's text is for people, and tells a second run whether the first has outlived its own limit.
A run that left nothing behind takes its text away: what is found there tells of one that did not.
"""

import fcntl
import json
import os
import socket
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType

from crawler.errors import LockHeld, StoreError
from crawler.ports.clock import Clock
from crawler.store.folders import make_folders

POLL_S = 0.2  # flock has no time limit of its own; a waiting run may begin so much late
LONGEST_STOP = timedelta(seconds=60)  # a run whose time is up still commits and closes


class RunLock:
    """Held from `async with` to its end; raises `LockHeld` when another process keeps it.

    `wait_s` is how long to wait for the other; `max_time_s` is this run's own limit, written down
    for those who find the lock held past it.
    """

    def __init__(
        self, path: Path, *, clock: Clock, wait_s: float = 0.0, max_time_s: float | None = None
    ) -> None:
        self._path = path
        self._clock = clock
        self._wait_s = wait_s
        self._max_time_s = max_time_s
        self._handle = -1
        self.was_left = False  # by a holder that was killed, or did not `end_tidily`

    async def __aenter__(self) -> "RunLock":
        try:
            make_folders(self._path.parent, durable=set())
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as exc:
            raise StoreError(f"cannot write {self._path}: {exc.strerror}") from exc
        try:
            await self._take()
            self.was_left = os.fstat(self._handle).st_size > 0
            self._sign()
        except BaseException:
            os.close(self._handle)
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._handle)

    def end_tidily(self) -> None:
        """Tell the next holder that nothing was left behind."""
        os.ftruncate(self._handle, 0)

    async def _take(self) -> None:
        waited = 0.0  # counted, not read off the clock, which may be set meanwhile
        while True:
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as exc:
                if waited >= self._wait_s:
                    holder = os.pread(self._handle, 4096, 0)
                    raise lock_held(holder, now=self._clock.now()) from exc
            except OSError as exc:
                hint = "Put the state on a local disk: state = … in config/crawler.toml."
                raise StoreError(f"cannot lock {self._path}: {exc.strerror}", hint=hint) from exc
            else:
                return
            pause = min(POLL_S, self._wait_s - waited)
            await self._clock.sleep(pause)
            waited += pause

    def _sign(self) -> None:
        now, limit = self._clock.now(), self._max_time_s
        holder = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "started": now.isoformat(),
            "deadline": (now + timedelta(seconds=limit)).isoformat() if limit else None,
        }
        try:
            os.ftruncate(self._handle, 0)
            os.pwrite(self._handle, f"{json.dumps(holder)}\n".encode(), 0)
        except OSError as exc:
            raise StoreError(f"cannot write {self._path}: {exc.strerror}") from exc


def lock_held(text: bytes, *, now: datetime) -> LockHeld:
    """The error for a lock whose file says `text`; loud when its holder is past its own limit."""
    try:
        holder = json.loads(text)
        who = f"pid {holder['pid']} on {holder['host']}, started {holder['started']}"
        deadline = datetime.fromisoformat(holder["deadline"]) if holder["deadline"] else None
    except (ValueError, TypeError, KeyError):
        return LockHeld("another run is at work", hint="Try again when it has ended.")
    if deadline and now > deadline + LONGEST_STOP:
        return LockHeld(
            f"another run hangs: {who}, should have ended {deadline.isoformat()}",
            hint=f"Look at it, then end it: kill {holder['pid']}; the next run goes on.",
            is_overdue=True,
        )
    return LockHeld(f"another run is at work: {who}", hint="Try again when it has ended.")
