"""Files that wait beside their place, when the place is taken away meanwhile."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from crawler.errors import StoreError
from crawler.store.staging import Staging


@pytest.fixture
def staging(tmp_path: Path) -> Iterator[Staging]:
    with ThreadPoolExecutor(1) as syncs:
        yield Staging(tmp_path, durable=set(), syncs=syncs)


def test_a_folder_lost_between_writing_and_naming_is_its_callers_error(
    staging: Staging, tmp_path: Path
) -> None:
    staging.write([("a/one.md", b"1")], batch=0)
    staging.write([("b/two.md", b"2")], batch=1)
    (tmp_path / "a").rename(tmp_path / "moved")
    (tmp_path / "a").touch()  # neither can the file be named nor the one beside it be removed

    errors = staging.settle(failed=())

    assert list(errors) == [0]
    assert isinstance(errors[0], StoreError)
    assert (tmp_path / "b/two.md").read_bytes() == b"2"
