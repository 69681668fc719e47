"""`crawler resume [SITE…]`: as `run`, without fetching listings anew."""

import argparse

from crawler.app.crawl import RunOptions
from crawler.commands.session import crawl_and_report


def command(arguments: argparse.Namespace) -> int:
    """Work on what is queued."""
    options = RunOptions(
        command="resume",
        sites=tuple(arguments.names),
        new_listings=False,
    )
    return crawl_and_report(arguments, options)
