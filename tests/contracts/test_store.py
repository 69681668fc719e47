"""The `Store` contract, held by every implementation."""

from pathlib import Path

import pytest

from crawler.errors import StoreError
from crawler.ports import Store
from crawler.store.files import FileStore
from crawler.store.memory import MemoryStore


@pytest.fixture(params=["memory", "files"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return MemoryStore() if request.param == "memory" else FileStore(tmp_path / "archive")


async def test_what_was_written_is_read_back(store: Store) -> None:
    assert await store.write_batch([("a/b.md", b"1"), ("c.md", b"2")]) == [True, True]
    assert await store.read("a/b.md") == b"1"


async def test_same_bytes_are_not_written_again(store: Store) -> None:
    await store.write_batch([("a.md", b"1")])

    assert await store.write_batch([("a.md", b"1"), ("b.md", b"")]) == [False, True]


async def test_an_unknown_path_reads_as_none(store: Store) -> None:
    assert await store.read("no/such.md") is None


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
