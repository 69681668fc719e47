"""Killed anywhere and run again, the archive is that of a crawl that nobody killed."""

from pathlib import Path

import pytest

from tests.torture.field import Field, printing
from tests.torture.rules import killed_again_and_again, plan_of, undisturbed

pytestmark = pytest.mark.slow
ARTICLES = 40  # on each host


async def test_killed_at_every_step_the_archive_is_that_of_an_undisturbed_run(
    tmp_path: Path,
) -> None:
    async with printing(ARTICLES) as papers:
        whole = await undisturbed(Field(tmp_path / "whole", papers))
        plan = plan_of(7, seed=5, articles=ARTICLES)

        killed = await killed_again_and_again(Field(tmp_path / "killed", papers), plan, seed=5)

    assert killed == whole
