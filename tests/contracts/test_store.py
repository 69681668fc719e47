"""The `Store` contract, held by every implementation."""

import asyncio
from pathlib import Path

import pytest

from crawler.errors import StoreError
from crawler.ports.store import Store
from crawler.store.files import FileStore
from crawler.store.memory import MemoryStore


@pytest.fixture(params=["memory", "files"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return MemoryStore() if request.param == "memory" else FileStore(tmp_path / "archive")


async def walked(store: Store, folder: str = "") -> list[str]:
    return [file.path async for batch in store.walk(folder) for file in batch]


async def test_what_was_written_is_read_back(store: Store) -> None:
    assert await store.write_batch([("a/b.md", b"1"), ("c.md", b"2")]) == [True, True]
    assert await store.read("a/b.md") == b"1"


async def test_same_bytes_are_not_written_again(store: Store) -> None:
    await store.write_batch([("a.md", b"1")])

    assert await store.write_batch([("a.md", b"1"), ("b.md", b"")]) == [False, True]


async def test_a_new_file_is_written_where_none_is(store: Store) -> None:
    assert await store.write_new("2024/a.md", b"first") is None
    assert await store.write_new("2024/a.md", b"second") == b"first"
    assert await store.read("2024/a.md") == b"first"


async def test_of_two_new_files_at_one_place_the_first_stays(store: Store) -> None:
    told = await asyncio.gather(
        *(store.write_new("2024/a.md", data) for data in (b"first", b"second", b"third"))
    )

    assert told == [None, b"first", b"first"]
    assert await store.read("2024/a.md") == b"first"


async def test_an_unknown_path_reads_as_none(store: Store) -> None:
    assert await store.read("no/such.md") is None


async def test_several_files_are_read_at_once(store: Store) -> None:
    await store.write_batch([("a.md", b"1"), ("b/c.md", b"2")])

    assert await store.read_batch(["b/c.md", "no.md", "a.md"]) == [b"2", None, b"1"]


async def test_every_file_is_told_in_order_and_hidden_ones_are_not(store: Store) -> None:
    names = ["中.md", "a/2.md", "a-1.md", "a.md", "b/c/d.md", ".crawler/runs/x.json"]
    assert await walked(store) == []
    await store.write_batch([(name, b"") for name in names])

    assert await walked(store) == ["a-1.md", "a.md", "a/2.md", "b/c/d.md", "中.md"]
    assert (await walked(store, "b"), await walked(store, "no")) == (["b/c/d.md"], [])


async def test_files_and_folders_of_a_folder_are_counted(store: Store) -> None:
    names = ["a/1.md", "a/2.md", "a/b/3.md", "a/c/4.md", "ab/5.md"]
    await store.write_batch([(name, b"") for name in names])

    assert await store.count("a") == (2, ["b", "c"])
    assert await store.count("no") == (0, [])


@pytest.mark.parametrize(
    "path", ["/etc/x", "../x", "a/../../x", "a//b", "", "a/\x00b", "a\nb", "./a", "a\\b", "x" * 300]
)
async def test_no_path_leaves_the_root(store: Store, path: str) -> None:
    with pytest.raises(StoreError):
        await store.write_batch([(path, b"")])
    with pytest.raises(StoreError):
        await store.read(path)


async def test_a_fresh_store_can_be_written(store: Store) -> None:
    await store.check_writable()
    assert await store.sweep() == 0


async def test_the_same_bytes_keep_their_time(tmp_path: Path) -> None:
    store, path = FileStore(tmp_path), tmp_path / "a.md"
    await store.write_batch([("a.md", b"1")])
    before = path.stat().st_mtime_ns
    await store.write_batch([("a.md", b"1")])

    assert path.stat().st_mtime_ns == before


async def test_what_a_crash_left_is_swept(tmp_path: Path) -> None:
    left = tmp_path / "x" / ".0123.tmp"
    left.parent.mkdir()
    left.touch()

    assert await FileStore(tmp_path).sweep() == 1
    assert not left.exists()


async def test_a_file_in_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "archive").touch()

    with pytest.raises(StoreError, match="cannot write"):
        await FileStore(tmp_path / "archive").check_writable()


async def test_a_link_does_not_lead_out_of_the_root(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "out").symlink_to(tmp_path)

    with pytest.raises(StoreError, match="link"):
        await FileStore(tmp_path / "archive").write_batch([("out/x.md", b"")])


async def test_a_file_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"not ours")
    root = tmp_path / "archive"
    root.mkdir()
    (root / "x.md").symlink_to(tmp_path / "secret")
    store = FileStore(root)

    assert await store.read("x.md") == str(tmp_path / "secret").encode()
    await store.write_batch([("x.md", b"a post")])
    assert not (root / "x.md").is_symlink()
    assert (tmp_path / "secret").read_bytes() == b"not ours"


async def test_links_are_not_walked(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.md").touch()
    root = tmp_path / "archive"
    root.mkdir()
    (root / "folder").symlink_to(tmp_path / "elsewhere")
    (root / "file.md").symlink_to(tmp_path / "elsewhere" / "x.md")

    assert await walked(FileStore(root)) == []


async def test_more_files_than_a_batch_are_all_told(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    await store.write_batch([(f"{n:03}.md", b"") for n in range(600)])

    assert len(await walked(store)) == 600
