"""`python -m bench.scale frontier` and `… archive`: what grows with size, and what does not.

Each size is measured in a process of its own, so that its peak memory is its own. A table with one
column a size; the last tells the largest over the smallest.
"""

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.scale import archive, commands, frontier


def measure(what: str, size: int, *, hosts: int, folder: Path | None) -> dict[str, float]:
    with tempfile.TemporaryDirectory(dir=folder) as name:
        if what == "archive":
            return archive.measure(Path(name), size)
        facts = asyncio.run(frontier.measure(Path(name), size, hosts))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return {**facts, "peak MiB": peak / 1024, **commands.measure(Path(name))}


def measured_apart(size: int, arguments: argparse.Namespace) -> dict[str, float]:
    words = [sys.executable, "-m", "bench.scale", arguments.what, str(size), "--one"]
    words += ["--hosts", str(arguments.hosts)]
    words += ["--folder", str(arguments.folder)] if arguments.folder else []
    told = subprocess.run(words, stdout=subprocess.PIPE, check=True)
    facts: dict[str, float] = json.loads(told.stdout)
    return facts


def shown(value: float) -> str:
    return f"{value:14,.4g}" if value < 100 else f"{value:14,.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("what", choices=("frontier", "archive"))
    parser.add_argument("sizes", type=int, nargs="+", help="numbers of URLs or posts")
    parser.add_argument("--hosts", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="where to work")
    parser.add_argument("--one", action="store_true", help="one size, in this process, as JSON")
    arguments = parser.parse_args()
    sizes = arguments.sizes
    if arguments.one:
        facts = measure(arguments.what, sizes[0], hosts=arguments.hosts, folder=arguments.folder)
        print(json.dumps(facts))
        return
    columns = [measured_apart(size, arguments) for size in sizes]
    print(f"{'':36}" + "".join(f"{size:14,}" for size in sizes) + f"{'ratio':>14}")
    for name in columns[0]:
        values = [facts[name] for facts in columns]
        ratio = values[-1] / values[0] if values[0] else float("nan")
        print(f"{name:36}" + "".join(map(shown, values)) + f"{ratio:14.2f}")


if __name__ == "__main__":
    main()
