"""`crawler run [SITE…]`."""

import argparse
from datetime import date

from crawler.app.crawl import RunOptions
from crawler.commands.session import crawl_and_report
from crawler.errors import UsageError
from crawler.listing.window import Window


def command(arguments: argparse.Namespace) -> int:
    """Fetch listings, then what they lead to."""
    options = RunOptions(
        command="run",
        sites=tuple(arguments.names),
        window=_window(arguments),
        listings_now=arguments.now,
    )
    return crawl_and_report(arguments, options)


def _window(arguments: argparse.Namespace) -> Window:
    since, until = _day("--since", arguments.since), _day("--until", arguments.until)
    if since and until and since > until:
        raise UsageError("--since lies after --until")
    if arguments.max_pages is not None and arguments.max_pages < 1:
        raise UsageError("--max-pages must be at least 1")
    return Window(since=since, until=until, max_pages=arguments.max_pages)


def _day(flag: str, text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as exc:
        raise UsageError(f"{flag} {text!r} is no day", hint="Write it as 2024-03-21.") from exc
