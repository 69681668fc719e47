"""`crawler archive URL… | -`."""

import argparse
import sys

from crawler.app.crawl import RunOptions
from crawler.commands.session import crawl_and_report, say
from crawler.errors import UsageError
from crawler.urls import has_credentials


def command(arguments: argparse.Namespace) -> int:
    """File single pages."""
    urls = [line for url in arguments.urls for line in (_stdin_urls() if url == "-" else [url])]
    if not urls:
        raise UsageError("no address given", hint="Write one on each line of standard input.")
    if arguments.from_file and len(urls) > 1:
        raise UsageError("--from-file goes with one address")
    if any(has_credentials(url) for url in urls):
        say("names and passwords in addresses are not sent")
    options = RunOptions(
        command="archive",
        urls=tuple(urls),
        from_file=arguments.from_file,
    )
    return crawl_and_report(arguments, options)


def _stdin_urls() -> list[str]:
    return [line.strip() for line in sys.stdin if line.strip() and not line.startswith("#")]
