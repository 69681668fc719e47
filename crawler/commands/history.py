"""`crawler history URL`."""

import argparse
from dataclasses import asdict

from crawler.app.history import Version, read_versions
from crawler.commands.session import print_json, run_to_end, settings_of


def command(arguments: argparse.Namespace) -> int:
    """Print the versions of one article, oldest first."""
    versions = run_to_end(read_versions(settings_of(arguments), arguments.url))
    if isinstance(versions, int):
        return versions
    if arguments.json:
        print_json([_facts(version) for version in versions])
    else:
        print("\n".join(version_line(version) for version in versions))  # noqa: T201  # a result
    return 0


def version_line(version: Version) -> str:
    """`2  2024-03-21 12:00:00Z  current  1234 characters  A title  (_posts/…)`."""
    when = f"{version.captured:%Y-%m-%d %H:%M:%SZ}" if version.captured else "time unknown"
    return (
        f"{version.number}  {when}  {version.kind}  {len(version.text)} characters  "
        f"{version.title}  ({version.path})"
    )


def _facts(version: Version) -> dict[str, object]:
    captured = version.captured.isoformat() if version.captured else None
    return {**asdict(version), "captured": captured}
