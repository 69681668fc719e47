"""`python -m bench.cron`: CPU time of `crawler run` over many sites when nothing is new.

The first run files what the listings lead to. The second asks for all listings again, which the
server says are unchanged, or sends again with `--untagged`. Both through the real command.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from bench.crawl.__main__ import ROOT, origin
from bench.crawl.contestants import LISTING, SELECTORS
from bench.crawl.measure import Measured, run_measured
from bench.crawl.newspaper import HOSTS

ARTICLES = 40 * HOSTS  # one page of listing for each host


def write_sites(folder: Path, *, sites: int, port: int) -> None:
    """Definitions of sites that are all the same newspaper under names of their own."""
    place = folder / "config" / "sites"
    place.mkdir(parents=True)
    targets = []
    for number in range(sites):
        host = f"s{number}.test"
        targets.append(f'"{host}=127.0.0.{number % HOSTS + 1}:{port}"')
        listing = LISTING.format(host=1, port=port)
        listing = listing.replace(f"127.0.0.1:{port}", host)
        (place / f"s{number}.toml").write_text(
            f'id = "s{number}"\nname = "{host}"\nhosts = ["{host}"]\nlanguage = "en"\npace_s = 0\n'
            f'networks = ["127.0.0.0/8"]\n{SELECTORS}{listing}'
        )
    (folder / "config" / "crawler.toml").write_text(
        f'contact = "bench@courier.test"\nconnect_to = [{", ".join(targets)}]\n'
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.cron", description=__doc__)
    parser.add_argument("--sites", type=int, default=100)
    parser.add_argument("--untagged", action="store_true", help="listings without validators")
    parser.add_argument("--folder", type=Path, help="where to work")
    arguments = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(dir=arguments.folder) as name,
        origin(ARTICLES, 0, *(["untagged"] if arguments.untagged else [])) as port,
    ):
        folder = Path(name)
        write_sites(folder, sites=arguments.sites, port=port)

        def crawl() -> Measured:
            words = [sys.executable, "-m", "crawler", "run", "--quiet"]
            env = {"PYTHONPATH": str(ROOT)}
            return run_measured(words, cwd=folder, env=env, log=folder / "log.txt")

        for what in ("first run", "nothing new"):
            measured = crawl()
            report = json.loads(max((folder / "archive/.crawler/runs").iterdir()).read_text())
            print(
                f"{what:16} {measured.cpu_s:6.2f} s CPU {measured.wall_s:6.2f} s"
                f" {report['fetched']:6} fetched {report['outcomes']}",
                flush=True,
            )


if __name__ == "__main__":
    main()
