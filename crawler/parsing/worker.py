"""The parser process: `python -m crawler.parsing.worker`, spoken to over its standard streams.

It takes one job at a time and ends with its standard input. It limits itself: memory by the
kernel's limit, time by an alarm that ends even C code, for the case that whoever started it is gone
and cannot.
"""

import contextlib
import os
import pickle
import signal
import sys
from typing import BinaryIO

from crawler.parsing.collecting import collecting_rarely
from crawler.parsing.messages import (
    LENGTH,
    READY,
    Answer,
    Job,
    Keepsake,
    keep,
    pack,
    read_message,
    unpack,
)

MEGABYTE = 2**20
GRACE_S = 5  # beyond the deadline, which the other end keeps more exactly


def main(deadline_s: float, megabytes: int) -> None:
    """Work until the input ends."""
    jobs, answers = _own_streams()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the crawler, which then ends us
    _limit_memory(megabytes)
    import crawler.formats
    import crawler.reading  # noqa: F401  # before the first job's time starts

    _send(answers, LENGTH.pack(len(READY)) + READY)
    with collecting_rarely():
        _work(jobs, answers, deadline_s)


def _work(jobs: BinaryIO, answers: BinaryIO, deadline_s: float) -> None:
    while (body := read_message(jobs)) is not None:
        signal.setitimer(signal.ITIMER_REAL, deadline_s + GRACE_S)
        value: Job | Keepsake = unpack(body)
        if isinstance(value, Keepsake):
            keep(value)
        else:
            _send(answers, _answer(value))
        signal.setitimer(signal.ITIMER_REAL, 0)


def _answer(job: Job) -> bytes:
    try:
        return pack(Answer(result=job.work(*job.args, **job.kwargs)))
    except MemoryError:
        os._exit(1)  # what is left of this process is not to be relied on
    except Exception as exc:  # noqa: BLE001  # it goes to the caller, who decides
        return _error(exc)


def _error(exc: Exception) -> bytes:
    try:
        message = pack(Answer(error=exc))
        unpack(message[LENGTH.size :])
    except (pickle.PickleError, TypeError, AttributeError, ValueError):
        return pack(Answer(error=RuntimeError(f"{type(exc).__name__}: {exc}")))
    return message


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Our ends of the pipes; whoever prints in here prints to the log."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, answers


def _limit_memory(megabytes: int) -> None:
    import resource

    with contextlib.suppress(ValueError, OSError):  # a system that has no such limit, or a lower
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * MEGABYTE, megabytes * MEGABYTE))


def _send(stream: BinaryIO, message: bytes) -> None:
    try:
        stream.write(message)
        stream.flush()
    except BrokenPipeError:
        os._exit(0)  # nobody waits any more


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]))
