"""`crawler reindex`."""

import argparse

from crawler.app.reindex import reindex
from crawler.commands.session import print_json, run_to_end, settings_of

SOME_UNKNOWN = 3


def command(arguments: argparse.Namespace) -> int:
    """Rebuild the state from the posts and tell what was found."""
    result = run_to_end(reindex(settings_of(arguments)))
    if isinstance(result, int):
        return result
    unknown = [path.encode("utf-8", "backslashreplace").decode() for path in result.unknown]
    aside = str(result.set_aside) if result.set_aside else None
    if arguments.json:
        print_json(
            {"counts": dict(sorted(result.counts.items())), "unknown": unknown, "set_aside": aside}
        )
    else:
        lines = [f"damaged state moved to {aside}"] if aside else []
        lines += [f"unknown: {path} (does not tell which article it is)" for path in unknown]
        counts = ", ".join(f"{n} {kind}" for kind, n in sorted(result.counts.items()))
        print("\n".join([*lines, counts or "no posts"]))  # noqa: T201  # a result
    return SOME_UNKNOWN if result.counts["unknown"] else 0
