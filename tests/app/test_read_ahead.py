"""Files are read ahead and still come in the order of their paths."""

from pathlib import Path

from crawler.app.read_ahead import AHEAD, read_ahead
from crawler.store.files import BATCH, FileStore


async def test_files_come_in_order_and_those_not_wanted_are_left_out(tmp_path: Path) -> None:
    names = [f"{n:06d}.md" for n in range((AHEAD + 2) * BATCH)]
    for name in names:
        (tmp_path / name).write_text(name)
    (tmp_path / "0.txt").write_text("another's")

    read = [
        (file.path, data)
        async for batch in read_ahead(FileStore(tmp_path), lambda it: it.path.endswith(".md"))
        for file, data in batch
    ]

    assert read == [(name, name.encode()) for name in names]
