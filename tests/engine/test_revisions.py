"""What becomes of a post when its article is captured again: nothing, a revision, or peace."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.engine.archive import Archive, Capture
from crawler.errors import StoreError
from crawler.formats import PostStyle, parse_post
from crawler.model import Article, Outcome, OutcomeKind
from crawler.site_reader import read_site
from crawler.sites import SiteDefinition
from crawler.store.memory import MemoryStore
from crawler.versions import file_digest
from tests.support.samples import NOW, article
from tests.support.zones import SHANGHAI

SITE = """
id = "news"
hosts = ["news.test"]
[article]
noise = ['\\d+ readers now']
[post]
front_matter = "{front_matter}"
"""
POST = "_posts/2024/03/21/2024-03-21-a-title-88aaafe2.md"
WORDS = "The board of the harbour measured the basin again, and the result is the same as before. "
LATER = NOW + timedelta(hours=6)


def text(words: str, title: str = "A title") -> Article:
    return article(title=title, body_html=f"<p>{words}</p>", text=words)


class FailingStore(MemoryStore):
    """A disk that is full when it comes to one path."""

    fails_for = ""

    async def write_batch(self, files: Sequence[tuple[str, bytes]]) -> list[bool]:
        if self.fails_for in dict(files):
            raise StoreError("disk full", path=self.fails_for)
        return await super().write_batch(files)


class Desk:
    """An archive and the catalogue's entry of its one article."""

    def __init__(self, front_matter: str = "full") -> None:
        self.store = FailingStore()
        self.archive = Archive(self.store, defaults=PostStyle(zone=SHANGHAI))
        self.site: SiteDefinition = read_site(
            SITE.format(front_matter=front_matter), path=Path("news.toml")
        )
        self.known: Outcome | None = None
        self.captured = NOW

    async def file(self, found: Article, *, is_wanted: bool = False) -> Outcome:
        outcome = await self.archive.file(
            Capture(
                article=found, site=self.site, listing=None, key="https://news.test/a",
                captured=self.captured, known=self.known, is_wanted=is_wanted,
            )
        )  # fmt: skip
        if outcome.path:
            self.known = outcome
        self.captured += timedelta(hours=6)
        return outcome

    @property
    def post(self) -> bytes:
        return self.store.files[self.path]

    @property
    def path(self) -> str:
        assert self.known is not None
        assert self.known.path is not None
        return self.known.path

    def revisions(self) -> dict[str, bytes]:
        return {path: data for path, data in self.store.files.items() if path != self.path}


async def test_an_article_that_changed_keeps_its_path_and_its_earlier_version() -> None:
    desk = Desk()
    first = await desk.file(text(WORDS))
    before = desk.post

    second = await desk.file(text(WORDS + "A correction.", title="Another title"))

    (path,) = desk.revisions()
    assert (second.kind, second.reason, second.path) == (OutcomeKind.FILED, "changed", first.path)
    assert desk.revisions() == {path: before}
    assert path.startswith("_revisions/2024/03/21/2024-03-21-")
    assert path.endswith(f".20240321T120000Z-{file_digest(before)[:8]}.md")
    assert parse_post(desk.post).meta["revisions"] == [path]
    assert "A correction." in parse_post(desk.post).body


async def test_every_earlier_version_is_named_oldest_first() -> None:
    desk = Desk()
    for n in range(3):
        await desk.file(text(WORDS + f"Version {n}."))

    named = parse_post(desk.post).meta["revisions"]
    assert [b"Version 0." in desk.store.files[path] for path in named] == [True, False]
    assert set(named) == set(desk.revisions())


async def test_classic_front_matter_names_nothing_and_keeps_its_keys() -> None:
    desk = Desk("classic")
    await desk.file(text(WORDS))
    await desk.file(text(WORDS + "A correction."))

    assert list(parse_post(desk.post).meta) == ["layout", "title", "date", "categories", "tags"]
    assert len(desk.revisions()) == 1


@pytest.mark.parametrize(
    "noise",
    [
        WORDS.replace(" ", "  \n"),
        WORDS + "\n\u200b12 readers now",
        WORDS + "\nAdvertisement\n",
    ],
)
@pytest.mark.parametrize("state", ["known", "lost"])
async def test_white_space_and_advertising_are_no_revision(noise: str, state: str) -> None:
    desk = Desk()
    await desk.file(text(WORDS + "\n11 readers now"))
    before = dict(desk.store.files)
    desk.known = desk.known if state == "known" else None

    outcome = await desk.file(text(noise))

    assert (outcome.kind, outcome.reason) == (OutcomeKind.UNCHANGED, "same")
    assert desk.store.files == before


async def test_a_worse_extraction_never_replaces_a_better_one() -> None:
    desk = Desk()
    await desk.file(text(WORDS * 4))
    before = dict(desk.store.files)

    outcome = await desk.file(text("Subscribe to read the rest of this article."))

    assert (outcome.kind, outcome.reason) == (OutcomeKind.UNCHANGED, "worse")
    assert desk.store.files == before


async def test_the_earlier_version_is_safe_before_the_new_one_takes_its_place() -> None:
    desk = Desk()
    await desk.file(text(WORDS))
    before, path = desk.post, desk.path
    desk.store.fails_for = path

    with pytest.raises(StoreError):
        await desk.file(text(WORDS + "A correction."))

    assert list(desk.store.files.values()) == [before, before]


async def test_a_crash_between_revision_and_post_leaves_one_revision() -> None:
    desk = Desk()
    await desk.file(text(WORDS))
    known, before = desk.known, desk.post
    await desk.file(text(WORDS + "A correction."))
    desk.known = known
    desk.store.files[desk.path] = before  # the revision was written, the post was not

    await desk.file(text(WORDS + "A correction."))

    assert len(desk.revisions()) == 1


@pytest.mark.parametrize("front_matter", ["full", "classic"])
async def test_a_crash_between_post_and_state_writes_nothing_more(front_matter: str) -> None:
    desk = Desk(front_matter)
    await desk.file(text(WORDS))
    known = desk.known
    await desk.file(text(WORDS + "A correction."))
    before = dict(desk.store.files)
    desk.known = known  # the state never heard of the change

    outcome = await desk.file(text(WORDS + "A correction."))

    assert (outcome.kind, outcome.reason) == (OutcomeKind.UNCHANGED, "same")
    assert desk.store.files == before
    assert outcome.file_sha256 == file_digest(desk.post)


@pytest.mark.parametrize("front_matter", ["full", "classic"])
@pytest.mark.parametrize("state", ["known", "lost"])
async def test_an_edit_by_hand_is_never_overwritten(front_matter: str, state: str) -> None:
    desk = Desk(front_matter)
    await desk.file(text(WORDS))
    edited = desk.post + b"<p>A note of mine.</p>\n"
    path = desk.path
    desk.store.files[path] = edited
    desk.known = desk.known if state == "known" else None

    outcome = await desk.file(text(WORDS + "A correction."))

    (beside,) = desk.revisions()
    assert (outcome.kind, outcome.reason) == (OutcomeKind.UNCHANGED, "edited")
    assert beside in (outcome.detail or "")
    assert desk.store.files[path] == edited
    assert b"A correction." in desk.store.files[beside]


async def test_an_edited_title_stays_known_while_the_publisher_changes_nothing() -> None:
    desk = Desk()
    await desk.file(text(WORDS))
    edited = desk.post.replace(b'title: "A title"', b'title: "My title"')
    desk.store.files[desk.path] = edited
    await desk.file(text(WORDS))

    outcome = await desk.file(text(WORDS + "A correction."))

    assert (outcome.reason, desk.post) == ("edited", edited)


async def test_an_edit_of_markup_alone_is_not_taken_for_ours_after_the_state_is_lost() -> None:
    desk = Desk()
    await desk.file(text(WORDS))
    edited = desk.post.replace(b"harbour", b"<em>harbour</em>")
    desk.store.files[desk.path] = edited
    desk.known = None
    first = await desk.file(text(WORDS))

    second = await desk.file(text(WORDS + "A correction."))

    assert (first.reason, second.reason, desk.post) == ("same", "edited", edited)


async def test_the_same_new_version_is_filed_beside_an_edit_once() -> None:
    desk = Desk()
    await desk.file(text(WORDS))
    desk.store.files[desk.path] += b"<p>A note of mine.</p>\n"
    await desk.file(text(WORDS + "A correction."))

    outcome = await desk.file(text(WORDS + "A correction."))

    assert outcome.reason == "same"
    assert len(desk.revisions()) == 1
    assert outcome.file_sha256 != file_digest(desk.post), "it is still known to be edited"


async def test_a_post_that_was_deleted_stays_away_until_it_is_asked_for() -> None:
    desk = Desk()
    await desk.file(text(WORDS))
    path = desk.path
    del desk.store.files[path]

    outcome = await desk.file(text(WORDS + "A correction."))
    assert (outcome.kind, outcome.path, desk.store.files) == (OutcomeKind.DELETED, None, {})

    wanted = await desk.file(text(WORDS), is_wanted=True)
    assert (wanted.kind, wanted.path) == (OutcomeKind.FILED, path)
    assert path in desk.store.files


@pytest.mark.parametrize("torn", [b"", b"\0" * 400])
@pytest.mark.parametrize("state", ["known", "lost"])
async def test_what_a_power_cut_tore_is_written_anew(torn: bytes, state: str) -> None:
    desk = Desk()
    await desk.file(text(WORDS))
    before, path = desk.post, desk.path
    desk.store.files[path] = torn
    desk.captured = NOW
    desk.known = desk.known if state == "known" else None

    outcome = await desk.file(text(WORDS))

    assert (outcome.kind, outcome.reason) == (OutcomeKind.FILED, "mended")
    assert desk.store.files == {path: before}


async def test_the_path_is_that_of_the_first_save() -> None:
    desk = Desk()
    first = await desk.file(text(WORDS))
    moved = replace(text(WORDS + "More."), published=NOW + timedelta(days=3), title="New")

    assert (await desk.file(moved)).path == first.path


async def test_articles_of_two_sites_with_one_id_do_not_share_a_post() -> None:
    desk = Desk()
    mine = replace(text(WORDS), id="7")
    await desk.file(mine)
    desk.known = None
    desk.site = read_site('id = "other"\nhosts = ["other.test"]', path=Path("other.toml"))

    second = await desk.file(
        replace(text("Another text altogether."), id="7", url="https://other.test/7")
    )

    assert (second.kind, second.reason) == (OutcomeKind.FILED, "new")
    assert sorted(path.split("/")[0] for path in desk.store.files) == ["_posts", "_posts"]
