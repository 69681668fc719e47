"""One file a command; this table is what the command line knows of them without importing any."""

import argparse
import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Command:
    """A command's module, help line and arguments."""

    module: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]


def _no_arguments(_: argparse.ArgumentParser) -> None:
    pass


def _run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="SITE", help="all sites when none is named")
    _max_time(parser)


def _archive(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("urls", nargs="+", metavar="URL", help="addresses; - reads them from stdin")
    parser.add_argument("--from-file", metavar="PAGE", type=Path, help="the page, already saved")
    _max_time(parser)


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("url", metavar="URL")


def _config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["show"])
    parser.add_argument("--origin", action="store_true", help="tell where each value comes from")


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, default=Path("demo-archive"), help="where to work")


def _max_time(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--max-time", metavar="SECONDS", type=float, help="stop cleanly after that")


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "run": Command("run", "crawl the listings of sites and file what is new", _run),
        "archive": Command("archive", "file single pages", _archive),
        "resume": Command("resume", "go on with what an earlier run left", _run),
        "status": Command("status", "what is queued, done, parked and failed", _no_arguments),
        "explain": Command("explain", "how a page is fetched and read, field by field", _explain),
        "config": Command("config", "the settings in force", _config),
        "demo": Command("demo", "crawl a small newspaper on this machine", _demo),
    }
)


def load_command(name: str) -> Callable[[argparse.Namespace], int]:
    """The function that runs a command."""
    module = importlib.import_module(f"crawler.commands.{COMMANDS[name].module}")
    command: Callable[[argparse.Namespace], int] = module.command
    return command
