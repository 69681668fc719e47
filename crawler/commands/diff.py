"""`crawler diff URL`."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from crawler.app.history import Version, read_diff
from crawler.commands.history import version_line
from crawler.commands.session import print_json, run_to_end, settings_of
from crawler.word_diff import Piece

SHOWN = 80  # characters of unchanged text that are shown on either side of a change
PLAIN = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}  # as git's --word-diff
STYLES = {"same": "", "gone": "red strike", "new": "green"}


def command(arguments: argparse.Namespace) -> int:
    """Print what changed between two versions, word by word."""
    work = read_diff(settings_of(arguments), arguments.url, old=arguments.old, new=arguments.new)
    told = run_to_end(work)
    if isinstance(told, int):
        return told
    older, newer, pieces = told
    if arguments.json:
        versions = {"old": older.path, "new": newer.path}
        print_json({**versions, "pieces": [asdict(piece) for piece in pieces]})
    elif all(piece.kind == "same" for piece in pieces):
        print(f"no difference in title and text: {newer.path}")  # noqa: T201  # a result
    else:
        _show(older, newer, list(_shortened(pieces)))
    return 0


def _show(older: Version, newer: Version, pieces: Sequence[Piece]) -> None:
    print(f"old: {version_line(older)}\nnew: {version_line(newer)}\n")  # noqa: T201  # a result
    if not sys.stdout.isatty():
        print("".join(PLAIN[piece.kind].format(piece.text) for piece in pieces))  # noqa: T201  # a result
        return
    from rich.console import Console
    from rich.text import Text

    text = Text.assemble(*((piece.text, STYLES[piece.kind]) for piece in pieces))
    Console(highlight=False).print(text)


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with long unchanged ones cut to what stands next to a change."""
    for place, piece in enumerate(pieces):
        if piece.kind != "same" or len(piece.text) <= 2 * SHOWN:
            yield piece
            continue
        head = "" if place == 0 else piece.text[:SHOWN]
        tail = "" if place == len(pieces) - 1 else piece.text[-SHOWN:]
        yield Piece("same", f"{head} … {tail}")
