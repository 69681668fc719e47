"""`crawler run [SITE…]`."""

import argparse

from crawler.app.crawl import RunOptions
from crawler.commands.session import crawl_and_report


def command(arguments: argparse.Namespace) -> int:
    """Fetch listings, then what they lead to."""
    options = RunOptions(command="run", sites=tuple(arguments.names))
    return crawl_and_report(arguments, options)
