"""`python -m bench.extraction FOLDER…`: the table of all readers over all sets.

A FOLDER holds `<set>/<case>/page.html.gz` and `truth.json` with any of url, title, authors, date,
body_text, lang. Figures are means over the pages of a set, then over the sets that have the field.
Pages that make a reader raise count as failures and as wrong.
"""

import argparse
import gzip
import json
import logging
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import fmean
from typing import Any

from bench.extraction.readers import UNKNOWN_URL, Page, Reading, installed_readers
from bench.extraction.scoring import (
    match_names,
    match_text,
    same_day,
    same_instant,
    same_title,
)

COLUMNS = (
    ("body_f1", "body F1"), ("body_precision", "prec"), ("body_recall", "recall"),
    ("title", "title"), ("day", "day"), ("instant", "instant"), ("authors", "authors"),
)  # fmt: skip
FIRST_ROUND, ROUNDS = 1, 2  # the first one pays for imports and caches


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One page and what is true of it."""

    set: str
    name: str
    page: Page
    truth: dict[str, Any]


def load_cases(folder: Path) -> Iterator[Case]:
    """Every case below a folder, in order of its path."""
    for path in sorted(folder.glob("**/page.html.gz")):
        truth = json.loads((path.parent / "truth.json").read_text(encoding="utf-8"))
        page = Page(
            body=gzip.decompress(path.read_bytes()),
            url=truth.get("url") or UNKNOWN_URL,
            captured=_captured(truth),
        )
        yield Case(
            set=str(path.parent.parent.relative_to(folder)),
            name=path.parent.name,
            page=page,
            truth=truth,
        )


def score(reading: Reading, truth: dict[str, Any], *, offered: frozenset[str]) -> dict[str, float]:
    """The measures of the fields that the truth tells and the reader offers at all."""
    scores: dict[str, float] = {}
    if "body_text" in truth and "text" in offered:
        match = match_text(reading.text or "", truth["body_text"])
        scores |= {"body_f1": match.f1, "body_precision": match.precision}
        scores["body_recall"] = match.recall
    if "title" in truth and "title" in offered:
        scores["title"] = same_title(reading.title, truth["title"])
    if "date" in truth and "date" in offered:
        scores["day"] = same_day(reading.date, truth["date"])
        if (right := same_instant(reading.date, truth["date"])) is not None:
            scores["instant"] = right
    if "authors" in truth and "authors" in offered:
        scores["authors"] = match_names(reading.authors or (), truth["authors"]).f1
    return scores


def measure(
    read: Callable[[Page], Reading], cases: Sequence[Case]
) -> tuple[list[dict[str, float]], float, int]:
    """Scores of each case, pages a second in one process, and failures."""
    readings: list[Reading] = []
    failures, best = 0, float("inf")
    for round_ in range(FIRST_ROUND, ROUNDS + 1):
        readings, failures = [], 0
        start = time.perf_counter()
        for case in cases:
            try:
                readings.append(read(case.page))
            except Exception:  # noqa: BLE001  # a peer may fail in any way; that is what is counted
                failures += 1
                readings.append(Reading(text="", authors=()))
        best = min(best, time.perf_counter() - start) if round_ > FIRST_ROUND else best
    names = ("text", "title", "date", "authors")
    offered = frozenset(name for name in names if any(getattr(it, name) for it in readings))
    scored = [
        score(reading, case.truth, offered=offered)
        for reading, case in zip(readings, cases, strict=True)
    ]
    return scored, len(cases) / best, failures


def means(cases: Sequence[Case], scored: Sequence[dict[str, float]]) -> dict[str, float]:
    """Mean over sets of the means over each set's pages."""
    found = {}
    for name, _ in COLUMNS:
        by_set: dict[str, list[float]] = {}
        for case, scores in zip(cases, scored, strict=True):
            if name in scores:
                by_set.setdefault(case.set, []).append(scores[name])
        if by_set:
            found[name] = fmean(fmean(values) for values in by_set.values())
    return found


def main() -> int:
    """Print the table; exit 2 without cases."""
    parser = argparse.ArgumentParser(prog="python -m bench.extraction", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--only", help="readers to run, comma-separated", default="")
    parser.add_argument("--worst", type=int, default=0, help="name our N worst bodies")
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    cases = [case for folder in arguments.folders for case in load_cases(folder)]
    if not cases:
        print("no <set>/<case>/page.html.gz found", file=sys.stderr)
        return 2
    wanted = set(arguments.only.split(",")) - {""}
    print(f"{len(cases)} pages in {len({case.set for case in cases})} sets")
    print("| reader | " + " | ".join(title for _, title in COLUMNS) + " | pages/s | failures |")
    print("|---" * (len(COLUMNS) + 3) + "|")
    for name, read in installed_readers().items():
        if wanted and name not in wanted:
            continue
        scored, speed, failures = measure(read, cases)
        found = means(cases, scored)
        cells = [f"{found[key]:.3f}" if key in found else "–" for key, _ in COLUMNS]
        print(f"| {name} | {' | '.join(cells)} | {speed:.0f} | {failures} |", flush=True)
        if name == "crawler" and arguments.worst:
            _print_worst(cases, scored, arguments.worst)
    return 0


def _print_worst(cases: Sequence[Case], scored: Sequence[dict[str, float]], count: int) -> None:
    pairs = [pair for pair in zip(cases, scored, strict=True) if "body_f1" in pair[1]]
    for case, scores in sorted(pairs, key=lambda pair: pair[1]["body_f1"])[:count]:
        shown = ", ".join(f"{key} {value:.2f}" for key, value in scores.items())
        print(f"  {case.set}/{case.name}: {shown}")


def _captured(truth: dict[str, Any]) -> datetime:
    """The day after publication, so that a relative date has a capture to count from."""
    if "captured" in truth:
        return datetime.fromisoformat(truth["captured"])
    if "date" not in truth:
        return datetime(2026, 1, 1, tzinfo=UTC)
    told = datetime.fromisoformat(truth["date"])
    return (told if told.tzinfo else told.replace(tzinfo=UTC)) + timedelta(days=365)


if __name__ == "__main__":
    sys.exit(main())
