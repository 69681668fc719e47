"""Parsing in place what is sure to be short, and in worker processes what is not.

The way to a process and back costs as much as reading a page does, so a tame page is read here,
under an alarm that ends Python code and patterns that take long over it; such a page then goes to a
process after all. So do the later pages of a host one of whose pages took long, and a page during
which this process died (`marks`). The first page of a kind of work has more time, since what it
asks is compiled then (`patterns`); a page for which something was compiled tells nothing of its
host.
"""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from crawler.model import Response
from crawler.parsing.marks import Marks
from crawler.parsing.tame import is_tame
from crawler.patterns import compiled_so_far
from crawler.ports.parser import Arguments, Parser, Result
from crawler.urls import host_key

BUDGET_S = 0.2  # of this process's time; most pages take a hundredth of it
FIRST_TIMES = 10  # as long for the first page of a kind of work
AGAIN_S = 0.02  # where the alarm fell into code from which nothing can be raised
SLOW_S = 0.1  # of this process's time; a host whose page took so long is not trusted with another


class TooLong(BaseException):  # no error of a page: `except Exception` must not hold it
    """The time for one page in place is over."""


class GuardedParser:
    """See `ports.parser`; `processes` does what is not safe to do here."""

    def __init__(self, processes: Parser, marks: Marks, *, budget_s: float = BUDGET_S) -> None:
        self._processes = processes
        self._marks = marks
        self._budget_s = budget_s
        self._slow_hosts = set[str]()
        self._begun = set[Callable[..., object]]()  # kinds of work

    async def run(
        self,
        url: str,
        work: Callable[Arguments, Result],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """The result, computed here or in a worker."""
        is_suspect = self._marks.is_suspect(url)
        if not is_suspect and self._may_be_done_here(url, args):
            began, compiled = time.thread_time(), compiled_so_far()
            try:
                with self._marks.reading(url), _alarm(self._budget_for(work)):
                    return work(*args, **kwargs)
            except TooLong:
                pass
            finally:
                is_slow = time.thread_time() - began > SLOW_S
                if is_slow and compiled_so_far() == compiled:
                    self._slow_hosts.add(host_key(url))
        try:
            return await self._processes.run(url, work, *args, **kwargs)
        finally:
            if is_suspect:
                self._marks.clear(url)

    def _budget_for(self, work: Callable[..., object]) -> float:
        """Seconds of this process's time for one page."""
        is_first = work not in self._begun
        self._begun.add(work)
        return self._budget_s * (FIRST_TIMES if is_first else 1)

    def _may_be_done_here(self, url: str, args: tuple[object, ...]) -> bool:
        """True for work on tame pages of hosts that gave no slow one."""
        bodies = [value.body for value in args if isinstance(value, Response)]
        if not bodies or not all(map(is_tame, bodies)):
            return False
        if self._slow_hosts and host_key(url) in self._slow_hosts:
            return False
        return threading.current_thread() is threading.main_thread()  # where signals come


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise `TooLong` in the block once so much of the process's time has gone by."""
    is_on = True

    def ring(_number: int, _frame: FrameType | None) -> None:
        if is_on:
            raise TooLong

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN_S)
    try:
        yield
    finally:
        is_on = False
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
