"""A run stops where the archive is missing whole, and nowhere else."""

import pytest

from crawler.engine.guard import FEWEST, check_archive
from crawler.errors import StoreError
from tests.support.archives import Newsroom, path_of


async def test_an_archive_without_a_post_stops_a_run_that_knows_some() -> None:
    room = Newsroom()
    await room.file(*range(FEWEST))
    room.files.clear()

    with pytest.raises(StoreError, match="crawler reindex"):
        await check_archive(room.frontier, room.store)


async def test_a_post_or_two_may_have_been_deleted_by_hand() -> None:
    room = Newsroom()
    await room.file(*range(FEWEST - 1))
    room.files.clear()

    await check_archive(room.frontier, room.store)


async def test_an_archive_that_was_pruned_is_no_missing_one() -> None:
    room = Newsroom()
    await room.file(*range(9))
    for number in range(8):
        del room.files[path_of(number)]

    await check_archive(room.frontier, room.store)


async def test_deletions_that_were_accepted_do_not_stop_a_run() -> None:
    room = Newsroom()
    await room.file(*range(9))
    room.files.clear()
    await room.reindexed()

    await check_archive(room.frontier, room.store)


async def test_a_fresh_archive_is_no_missing_one() -> None:
    room = Newsroom()

    await check_archive(room.frontier, room.store)
