"""A folder never holds more than some thousand files, and nothing is filed twice for that."""

from datetime import timedelta

import pytest

from crawler.engine.archive import Archive, Capture
from crawler.engine.folders import MOST_FILES, RECOUNT, Folders
from crawler.formats import PostStyle, parse_post
from crawler.model import Outcome
from crawler.naming import is_post_path, is_spread_path, post_path, spread_path
from crawler.store.memory import MemoryStore
from crawler.versions import is_version, is_version_of, version_captured
from tests.support.samples import NOW, article
from tests.support.zones import SHANGHAI

DAY = "_posts/2024/03/21"
STYLE = PostStyle(zone=SHANGHAI)


def crowd(store: MemoryStore, folder: str = DAY, *, files: int = MOST_FILES) -> None:
    store.files.update({f"{folder}/2024-03-21-{n}.md": b"x" for n in range(files)})


async def file(store: MemoryStore, **changes: object) -> Outcome:
    """File an article through an archive that knows nothing yet."""
    known = changes.pop("known", None)
    later = timedelta(hours=1) if known else timedelta(0)
    capture = Capture(
        article=article(id="A1", **changes), site=None, listing=None, key="k",
        captured=NOW + later, known=known if isinstance(known, Outcome) else None,
    )  # fmt: skip
    return await Archive(store, defaults=STYLE).file(capture)


@pytest.mark.parametrize("layout", ["jekyll", "hugo", "plain"])
def test_a_spread_path_is_a_posts_path_and_tells_itself_apart(layout: str) -> None:
    path = post_path(article(id="A1"), layout=layout, zone=SHANGHAI, captured=NOW, key="k")

    assert is_post_path(spread_path(path))
    assert (is_spread_path(path), is_spread_path(spread_path(path))) == (False, True)


async def test_a_day_with_room_keeps_its_posts_in_one_folder() -> None:
    store = MemoryStore()
    crowd(store, files=MOST_FILES - 1)

    assert (await file(store)).path == f"{DAY}/2024-03-21-A1.md"


async def test_a_crowded_day_is_spread_over_folders_by_the_name() -> None:
    store = MemoryStore()
    crowd(store)

    path = (await file(store)).path

    assert path == spread_path(f"{DAY}/2024-03-21-A1.md")
    assert parse_post(store.files[path]).title == "A title"


async def test_a_post_from_before_the_day_was_crowded_is_found_without_a_state() -> None:
    store = MemoryStore()
    await file(store)
    crowd(store)

    outcome = await file(store)

    assert (outcome.reason, outcome.path) == ("same", f"{DAY}/2024-03-21-A1.md")


async def test_a_spread_post_is_found_without_a_state_though_others_were_deleted() -> None:
    store = MemoryStore()
    crowd(store)
    path = (await file(store)).path
    store.files = {name: data for name, data in store.files.items() if name == path}

    outcome = await file(store)

    assert (outcome.reason, outcome.path) == ("same", path)


async def test_the_versions_of_a_crowded_day_are_spread_and_known_as_its_own() -> None:
    store = MemoryStore()
    first = await file(store)
    crowd(store, "_revisions/2024/03/21")

    second = await file(store, text="Some other text.", body_html="<p>Other.</p>", known=first)

    earlier = second.detail or ""
    assert (second.reason, second.path) == ("changed", first.path)
    assert earlier in store.files
    assert is_version(earlier)
    assert is_version_of(earlier, first.path or "")
    assert not is_version_of(earlier, f"{DAY}/2024-03-21-A2.md")
    assert version_captured(earlier) == NOW


async def test_two_articles_of_one_name_are_kept_apart_in_a_crowded_day() -> None:
    store = MemoryStore()
    crowd(store)
    await file(store)

    other = await file(store, url="https://other.test/a", title="Another")

    assert other.path is not None
    assert is_spread_path(other.path)
    assert other.path.endswith("-A1-8254c329.md")


async def test_what_other_processes_file_is_counted_too() -> None:
    store = MemoryStore()
    folders = Folders(store)
    assert not await folders.is_crowded(f"{DAY}/x.md")
    crowd(store)

    asked = [await folders.is_crowded(f"{DAY}/x.md") for _ in range(RECOUNT)]

    assert asked == [*[False] * (RECOUNT - 1), True]
