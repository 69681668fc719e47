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
    parser.add_argument(
        "--paths", action="store_true", help="print saved paths also without a terminal"
    )
    parser.add_argument(
        "--fail-on", metavar="WHAT", choices=["any", "drift", "none"],
        help="which failures change the exit code: any (default), drift (5 only), none",
    )  # fmt: skip
    _limits(parser)
    parser.add_argument("--since", metavar="DAY", help="back-fill from this day, YYYY-MM-DD")
    parser.add_argument("--until", metavar="DAY", help="back-fill to this day, included")
    parser.add_argument("--max-pages", metavar="N", type=int, help="pages of each listing")
    parser.add_argument(
        "--now", action="store_true", help="read listings also before their interval is over"
    )


def _archive(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("urls", nargs="+", metavar="URL", help="addresses; - reads them from stdin")
    parser.add_argument("--from-file", metavar="PAGE", type=Path, help="the page, already saved")
    _limits(parser)
    parser.set_defaults(paths=True)  # where the page was filed is this command's answer


def _verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--wait", metavar="SECONDS", type=float, help="wait so long for a run to end"
    )


def _history(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("url", metavar="URL", help="its address, or the path of its post")


def _diff(parser: argparse.ArgumentParser) -> None:
    _history(parser)
    parser.add_argument(
        "--old", metavar="N", type=int, help="number in history; default: the one before"
    )
    parser.add_argument("--new", metavar="N", type=int, help="number in history; default: the last")


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("url", metavar="URL")


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("url", metavar="URL", help="the home page")
    parser.add_argument("--name", metavar="ID", help="id of the site; default: from its host")
    parser.add_argument("--force", action="store_true", help="replace a definition of that id")
    parser.add_argument("--dry-run", action="store_true", help="print, write nothing")


def _sites(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="SITE", help="all sites when none is named")


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="SITE", help="all sites when none is named")
    parser.add_argument("--apply", action="store_true", help="write what mends the definition")


def _config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["show"])
    parser.add_argument("--origin", action="store_true", help="tell where each value comes from")


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, default=Path("demo-archive"), help="where to work")
    _progress(parser)


def _limits(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("limits")
    group.add_argument("--max-time", metavar="SECONDS", type=float, help="stop cleanly after that")
    group.add_argument("--max-articles", metavar="N", type=int, help="visit at most so many")
    group.add_argument(
        "--workers",
        metavar="N",
        type=int,
        help="processes that share the run; else as many as help",
    )
    group.add_argument(
        "--wait", metavar="SECONDS", type=float, help="wait so long for another run to end"
    )
    _progress(parser)
    parser.add_argument("--metrics-file", metavar="FILE", help="write OpenMetrics text there")
    parser.add_argument(
        "--dry-run", action="store_true", help="tell what would be fetched; fetch and write nothing"
    )


def _progress(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--progress", choices=["auto", "plain", "none"], default="auto",
        help="auto: bars on a terminal, nothing elsewhere; plain: a line every ten seconds",
    )  # fmt: skip


def _status(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--watch", metavar="SECONDS", type=float, nargs="?", const=2.0,
        help="tell it again and again, every 2 s unless said otherwise; Ctrl-C ends it",
    )  # fmt: skip


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "run": Command("run", "crawl the listings of sites and file what is new", _run),
        "archive": Command("archive", "file single pages", _archive),
        "resume": Command("resume", "go on with what an earlier run left", _run),
        "status": Command("status", "what is due, queued, done, parked and failed", _status),
        "verify": Command("verify", "whether every post is as it was filed", _verify),
        "reindex": Command("reindex", "rebuild the state from the posts", _verify),
        "history": Command("history", "the versions of one article", _history),
        "diff": Command("diff", "what changed between two versions, word by word", _diff),
        "init": Command("init", "derive a site's definition from its home page", _init),
        "doctor": Command("doctor", "whether the rules still read their sites; a patch", _doctor),
        "site-test": Command("site_test", "read the kept pages of sites, offline", _sites),
        "explain": Command("explain", "how a page is fetched and read, field by field", _explain),
        "config": Command("config", "the settings in force", _config),
        "demo": Command("demo", "crawl a small newspaper on this machine", _demo),
    }
)


def load_command(name: str) -> Callable[[argparse.Namespace], int]:
    """The function that runs a command."""
    from crawler.parsing.collecting import collecting_rarely

    with collecting_rarely():  # what modules bring stays: looking through it is in vain
        module = importlib.import_module(f"crawler.commands.{COMMANDS[name].module}")
    command: Callable[[argparse.Namespace], int] = module.command
    return command
