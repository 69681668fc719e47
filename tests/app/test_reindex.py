"""`reindex` makes the state from the posts, and keeps what it still knows."""

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.app.reindex import FEW_BATCHES
from crawler.frontier.memory import MemoryFrontier
from crawler.identity import article_request
from crawler.parsing.workers import WorkerParser
from crawler.states import State
from crawler.store.files import BATCH, FileStore
from tests.support.archives import CLASSIC, SITE, WORDS, Newsroom, path_of, url_of

BOTH = pytest.mark.parametrize("site", [SITE, CLASSIC])


async def lose_state(room: Newsroom) -> None:
    room.frontier = MemoryFrontier()


@BOTH
async def test_after_it_no_article_is_new(site: str) -> None:
    room = Newsroom(site)
    await room.file(1, 2, 3)
    await lose_state(room)

    result = await room.reindexed()

    requests = [article_request(url_of(n), [room.site]) for n in (1, 2, 3)]
    assert result.counts == {"restored": 3}
    assert await room.frontier.add(requests, now=room.clock.now()) == 0
    assert (await room.verified()) == ([], {"intact": 3})


@BOTH
async def test_it_changes_nothing_in_a_state_that_is_whole(site: str) -> None:
    room = Newsroom(site)
    await room.file(1, 2)
    before = [await room.frontier.lookup(f"news:id:{n}") for n in (1, 2)]

    result = await room.reindexed()

    assert result.counts == {"known": 2}
    assert [await room.frontier.lookup(f"news:id:{n}") for n in (1, 2)] == before


@BOTH
async def test_a_later_capture_of_the_same_article_writes_nothing(site: str) -> None:
    room = Newsroom(site)
    await room.file(1)
    await lose_state(room)
    await room.reindexed()
    before = dict(room.files)

    await room.file(1, again=True)

    assert room.files == before


@BOTH
async def test_a_later_change_at_the_publisher_still_becomes_a_revision(site: str) -> None:
    room = Newsroom(site)
    await room.file(1)
    before = room.files[path_of(1)]
    await lose_state(room)
    await room.reindexed()

    await room.file(1, words=WORDS + " A correction.", again=True)

    assert b"A correction." in room.files[path_of(1)]
    assert before in room.files.values()


async def test_an_edited_post_is_known_to_be_edited_by_its_digest() -> None:
    room = Newsroom()
    await room.file(1, 2)
    room.files[path_of(1)] += b"<p>Mine.</p>\n"
    edited = room.files[path_of(1)]
    await lose_state(room)

    result = await room.reindexed()
    await room.file(1, words=WORDS + " A correction.", again=True)

    assert result.counts == {"restored": 1, "edited": 1}
    assert room.files[path_of(1)] == edited


async def test_an_edit_that_the_state_knows_of_stays_known() -> None:
    room = Newsroom(CLASSIC)
    await room.file(1)
    room.files[path_of(1)] += b"\n\nMine."

    result = await room.reindexed()

    assert result.counts == {"edited": 1}
    assert [finding.kind for finding in (await room.verified())[0]] == ["changed"]


async def test_a_missing_post_counts_as_deleted_and_a_restored_one_does_not() -> None:
    room = Newsroom()
    await room.file(1, 2)
    kept = room.files.pop(path_of(1))

    assert (await room.reindexed()).counts == {"known": 1, "deleted": 1}
    assert await room.states([1, 2]) == ["deleted", "filed"]

    room.files[path_of(1)] = kept
    assert (await room.reindexed()).counts == {"known": 1, "restored": 1}
    assert await room.states([1, 2]) == ["filed", "filed"]


async def test_a_post_that_moved_is_followed() -> None:
    room = Newsroom()
    await room.file(1, 2)
    moved = path_of(1).replace("/21/", "/22/")
    room.files[moved] = room.files.pop(path_of(1))

    assert (await room.reindexed()).counts == {"known": 1, "moved": 1}
    await room.file(1, words=WORDS + " A correction.", again=True)
    assert b"A correction." in room.files[moved]
    assert path_of(1) not in room.files


async def test_a_copy_changes_nothing() -> None:
    room = Newsroom()
    await room.file(1)
    room.files[path_of(9)] = room.files[path_of(1)]

    assert (await room.reindexed()).counts == {"known": 1, "copies": 1}


async def test_a_queued_request_whose_post_is_there_is_done() -> None:
    room = Newsroom()
    await room.file(1)
    await lose_state(room)
    await room.frontier.add([article_request(url_of(1), [room.site])], now=room.clock.now())

    await room.reindexed()

    record = await room.frontier.lookup("news:id:1")
    assert record is not None
    assert record.state is State.DONE


async def test_a_file_that_does_not_tell_is_named() -> None:
    room = Newsroom()
    await room.file(1)
    room.files[path_of(8)] = b'---\ntitle: "Mine"\n---\n'
    room.files[path_of(9)] = b""

    assert (await room.reindexed()).unknown == [path_of(8), path_of(9)]


async def test_young_articles_keep_their_later_visits() -> None:
    room = Newsroom(SITE.replace("[post]", '[article]\nrevisit = ["7d"]\n[post]'))
    await room.file(1)
    await lose_state(room)

    await room.reindexed()

    record = await room.frontier.lookup("news:id:1")
    assert record is not None
    assert record.outcome is not None
    assert record.outcome.again is not None
    assert replace(record.outcome, again=None).captured == room.clock.now()


async def test_a_state_of_the_first_version_learns_its_files_digests() -> None:
    room = Newsroom()
    await room.file(1, 2)
    room.files[path_of(2)] += b"<p>Mine.</p>\n"
    for number in (1, 2):
        record = await room.frontier.lookup(f"news:id:{number}")
        assert record is not None
        assert record.outcome is not None
        old = replace(record.outcome, file_sha256=None, content=None, captured=None)
        await room.frontier.restore([replace(record, outcome=old)])

    assert (await room.reindexed()).counts == {"restored": 1, "edited": 1}
    assert (await room.verified())[1] == {"intact": 1, "changed": 1}


async def test_a_large_archive_is_read_in_processes_with_the_same_result(tmp_path: Path) -> None:
    small = Newsroom()
    posts = (FEW_BATCHES + 2) * BATCH
    await small.file(*range(posts))
    for path, data in small.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    alone, large = (Newsroom(store=FileStore(tmp_path)) for _ in range(2))
    await alone.reindexed()

    async with WorkerParser(deadline_s=60, workers=2) as processes:
        result = await large.reindexed(processes)

    assert result.counts == {"restored": posts}
    assert await large.frontier.catalogue(limit=posts) == await alone.frontier.catalogue(
        limit=posts
    )
