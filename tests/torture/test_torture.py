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
        plan = plan_of(9, seed=5, articles=ARTICLES)

        killed = await killed_again_and_again(Field(tmp_path / "killed", papers), plan, seed=5)

    assert killed == whole


async def test_what_a_killed_run_left_in_memory_is_on_the_disk_before_it_is_done(
    tmp_path: Path,
) -> None:
    async with printing(8) as papers:
        whole = await undisturbed(Field(tmp_path / "whole", papers))
        plan = [("renamed", 2, False), ("renamed", 15, True)]

        killed = await killed_again_and_again(Field(tmp_path / "killed", papers), plan, seed=1)

    assert killed == whole


async def test_state_in_a_folder_of_its_own_outlasts_a_power_cut(tmp_path: Path) -> None:
    async with printing(8) as papers:
        field = Field(tmp_path, papers, state="var/lib/crawler")
        plan = [("committed", 6, False), ("renamed", 10, True)]

        assert await killed_again_and_again(field, plan, seed=1)
