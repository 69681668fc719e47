"""The long torture: `make torture COUNT=200 SEED=1`; tells the seed that failed."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.torture.field import HOSTS, Field, printing
from tests.torture.rules import killed_again_and_again, plan_of, undisturbed

KILLS = 14  # on one archive, before it is resumed to its end
ARTICLES = 70  # on each host


async def torture(count: int, seed: int) -> None:
    """Rounds of kills until `count` is reached."""
    done = 0
    while done < count:
        with tempfile.TemporaryDirectory() as folder:
            async with printing(ARTICLES) as papers:
                whole = await undisturbed(Field(Path(folder) / "whole", papers))
                plan = plan_of(min(KILLS, count - done), seed=seed, articles=ARTICLES)
                tell(f"seed {seed}: {plan}")
                killed = Field(Path(folder) / "killed", papers)
                assert await killed_again_and_again(killed, plan, seed=seed) == whole
        done, seed = done + len(plan), seed + 1
        tell(f"{done} kills survived, {ARTICLES * HOSTS} articles each round")


def tell(text: str) -> None:
    """Progress of a long round."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=140)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    asyncio.run(torture(arguments.count, arguments.seed))
