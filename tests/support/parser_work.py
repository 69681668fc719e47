"""Work for a parser to do, good and bad; a worker process imports it by name."""

import os
import re
import signal
import time
from pathlib import Path
from types import MappingProxyType

from crawler.document import parse
from crawler.errors import ExtractionError
from crawler.model import Response
from crawler.sites import SiteDefinition


def double(number: int) -> int:
    return number * 2


def echo(value: object) -> object:
    return value


def page_after(_page: Response, seconds: float) -> int:
    """The process that worked so long over a page, by its own clock."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        sum(range(10_000))  # the alarm does not count the time of the system's calls
    return os.getpid()


def own_pid() -> int:
    return os.getpid()


def complain() -> None:
    raise ExtractionError("no text", reason="no_text", url="https://news.test/a")


def stumble() -> None:
    raise ZeroDivisionError("as bugs do")


def raise_what_cannot_travel() -> None:
    class Local(Exception):  # noqa: N818
        pass

    raise Local("of this process only")


def hang() -> None:
    while True:
        time.sleep(60)


def crash(marker: Path, times: int) -> int:
    """End the process as a segmentation fault does, so many times; count the calls on disk."""
    with marker.open("a") as file:
        file.write("x")
    calls = len(marker.read_text())
    if calls <= times:
        os.kill(os.getpid(), signal.SIGSEGV)
    return calls


def fill_memory() -> int:
    return len(bytearray(4 * 2**30))


def print_a_line() -> str:
    print("from inside a library")
    return "said"


def parse_length(html: str) -> int:
    return len(parse(html).html or "")


def proxied(values: "MappingProxyType[str, str]") -> "MappingProxyType[str, str]":
    return MappingProxyType({**values, "more": "1"})


def site_name(site: SiteDefinition) -> tuple[str, int]:
    return site.name, id(site)


def page_and_pid(response: Response) -> tuple[int, int]:
    return len(response.body), os.getpid()


def stall(response: Response, pattern: str = "(x|x)*y") -> int:
    """Take for ever over a page, in code that no other thread can interrupt."""
    return len(re.findall(pattern, "x" * 60))


def crash_over(response: Response, marker: Path, times: int) -> int:
    return crash(marker, times)
