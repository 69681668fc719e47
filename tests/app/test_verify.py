"""`verify` finds what is off, and nothing else."""

from pathlib import Path

import pytest

from crawler.frontier.sqlite import SqliteFrontier
from crawler.store.files import FileStore
from tests.support.archives import CLASSIC, SITE, WORDS, Newsroom, path_of

POST = path_of(2)


async def kinds(room: Newsroom, *, has_state: bool = True) -> dict[str, str]:
    findings, _ = await room.verified(has_state=has_state)
    return {finding.path: finding.kind for finding in findings}


@pytest.mark.parametrize("site", [SITE, CLASSIC])
async def test_an_archive_as_it_was_filed_is_clean(site: str) -> None:
    room = Newsroom(site)
    await room.file(1, 2, 3)
    await room.file(2, words=WORDS + " A correction.", again=True)

    findings, counts = await room.verified()

    assert (findings, counts) == ([], {"intact": 4})


@pytest.mark.parametrize("site", [SITE, CLASSIC])
@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda data: data + b"<p>Mine.</p>\n", "changed"),
        (lambda data: data.replace(b'title: "A title"', b'title: "Mine"'), "changed"),
        (lambda data: data[: len(data) // 2], "changed"),
        (lambda _: b"", "damaged"),
        (lambda data: b"\0" * len(data), "damaged"),
        (lambda data: data.replace(b"harbour", b"harb\xffur"), "damaged"),
    ],
)
async def test_a_post_that_is_not_as_it_was_written_is_told(
    site: str, change: object, kind: str
) -> None:
    room = Newsroom(site)
    await room.file(1, 2, 3)
    assert callable(change)
    room.files[POST] = change(room.files[POST])

    assert await kinds(room) == {POST: kind}


async def test_a_post_without_its_file_is_missing_and_a_known_deletion_is_not() -> None:
    room = Newsroom()
    await room.file(1, 2, 3)
    del room.files[POST]
    assert await kinds(room) == {POST: "missing"}

    await room.reindexed()

    findings, counts = await room.verified()
    assert (findings, counts) == ([], {"intact": 2, "deleted": 1})


async def test_a_file_that_nobody_filed_is_stray() -> None:
    room = Newsroom()
    await room.file(1)
    for path in (path_of(0), path_of(9), "_posts/note.md", "_revisions/x.md"):
        room.files[path] = b'---\ntitle: "Mine"\n---\n'
    room.files["index.html"] = room.files["assets/1.png"] = b"somebody's own"

    assert await kinds(room) == dict.fromkeys(
        (path_of(0), path_of(9), "_posts/note.md", "_revisions/x.md"), "stray"
    )


async def test_a_revision_is_held_to_the_digest_in_its_name() -> None:
    room = Newsroom()
    await room.file(1)
    await room.file(1, words=WORDS + " A correction.", again=True)
    (revision,) = (path for path in room.files if path.startswith("_revisions/"))
    room.files[revision] += b"."

    assert await kinds(room) == {revision: "changed"}


async def test_without_a_state_full_front_matter_still_vouches_for_its_body() -> None:
    room = Newsroom()
    await room.file(1, 2)
    room.files[POST] += b"<p>Mine.</p>\n"

    assert await kinds(room, has_state=False) == {POST: "changed"}


async def test_without_a_state_classic_posts_are_told_to_be_unchecked() -> None:
    room = Newsroom(CLASSIC)
    await room.file(1, 2)

    assert await room.verified(has_state=False) == ([], {"unchecked": 2})


async def test_a_link_in_a_posts_place_is_told(tmp_path: Path) -> None:
    frontier = await SqliteFrontier.open(tmp_path / "state.db")
    room = Newsroom(store=FileStore(tmp_path / "archive"), frontier=frontier)
    await room.file(1, 2)
    post = tmp_path / "archive" / POST
    post.rename(tmp_path / "elsewhere.md")
    post.symlink_to(tmp_path / "elsewhere.md")

    found = await kinds(room)
    await frontier.close()
    assert found == {POST: "changed"}


async def test_a_catalogue_of_many_pages_is_walked_in_step_with_the_files(tmp_path: Path) -> None:
    frontier = await SqliteFrontier.open(tmp_path / "state.db")
    room = Newsroom(frontier=frontier)
    await room.file(*range(2500))
    gone = [path_of(n) for n in (0, 999, 1000, 1001, 2499)]
    for path in gone:
        del room.files[path]

    findings, counts = await room.verified()
    await frontier.close()
    assert [finding.path for finding in findings] == sorted(gone)
    assert counts == {"intact": 2495, "missing": 5}
