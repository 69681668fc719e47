"""The command line: arguments and exit codes only. Each command has a file in `commands`.

Nothing heavy is imported before a command needs it: `crawler --help` answers at once.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from crawler import __version__
from crawler.commands import COMMANDS, load_command
from crawler.errors import CrawlerError, LockHeld

EPILOG = """\
exit codes: 0 done, also with nothing new · 1 a bug of ours · 2 usage · 3 some pages failed, or
verify found something off · 4 nothing could be fetched · 5 a site's rules look broken ·
6 refused (robots, challenge) · 73 cannot write, or the state is damaged · 75 another run is at
work, or the disk is low · 78 bad configuration · 130/143 interrupted after a clean stop
"""
INTERRUPTED = 130


def build_parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    common = argparse.ArgumentParser(add_help=False)
    group = common.add_argument_group("common options")
    group.add_argument("--config", metavar="FILE", type=Path, help="instead of config/crawler.toml")
    group.add_argument("--archive", metavar="DIR", help="folder of the posts")
    group.add_argument("--state", metavar="DIR", help="folder of state and reports")
    group.add_argument("--sites", metavar="DIR", help="folder of the site definitions")
    group.add_argument(
        "--connect-to", metavar="HOST=ADDRESS:PORT", action="append",
        help="connect to this address for that host, as curl's option does",
    )  # fmt: skip
    group.add_argument(
        "--allow-network", metavar="CIDR", action="append",
        help="contact these private addresses too: for tests and servers of your own",
    )  # fmt: skip
    group.add_argument("--json", action="store_true", help="print one JSON document")
    group.add_argument("--quiet", action="store_true", help="no progress, only warnings in the log")
    group.add_argument("--verbose", action="store_true", help="log every step")
    parser = argparse.ArgumentParser(
        prog="crawler",
        description="Archive news as plain front-matter posts.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"crawler {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        subparser = subparsers.add_parser(
            name, parents=[common], help=command.help, description=command.help
        )
        command.add_arguments(subparser)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    arguments = build_parser().parse_args(argv)
    try:
        return load_command(arguments.command)(arguments)
    except CrawlerError as exc:
        _tell(exc, quiet=arguments.quiet)
        return exc.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _tell(error: CrawlerError, *, quiet: bool) -> None:
    """The one message of a failure; none for a lock that another run rightly holds."""
    is_watched = sys.stderr.isatty()
    if isinstance(error, LockHeld) and not error.is_overdue and (quiet or not is_watched):
        return
    text = str(error) if is_watched else " ".join(str(error).split())  # one line in cron's mail
    print(f"crawler: {text}", file=sys.stderr)  # noqa: T201  # the one error message
