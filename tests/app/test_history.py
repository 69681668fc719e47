"""`history` and `diff` over an archive on disk, through the command line."""

import asyncio
import json
from pathlib import Path

import pytest

from crawler.cli import main
from crawler.frontier.sqlite import SqliteFrontier
from crawler.store.files import FileStore
from tests.support.archives import CLASSIC, SITE, WORDS, Newsroom, path_of, url_of

CORRECTED = WORDS.replace("the same", "another").replace("as it was", "two metres more")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    (tmp_path / "config" / "sites").mkdir(parents=True)
    return tmp_path


def publish(folder: Path, *texts: str, site: str = SITE, edit: bool = False) -> None:
    """Article 1 in several versions; with `edit`, somebody changes the file before the last."""

    async def work() -> None:
        frontier = await SqliteFrontier.open(folder / "archive/.crawler/state.db")
        room = Newsroom(site, store=FileStore(folder / "archive"), frontier=frontier)
        for number, text in enumerate(texts):
            if edit and number == len(texts) - 1:
                post = folder / "archive" / path_of(1)
                post.write_bytes(post.read_bytes() + b"<p>Mine.</p>\n")
            await room.file(1, words=text, again=True)
            await room.clock.sleep(3600)
        await frontier.close()

    (folder / "config/sites/news.toml").write_text(site)
    asyncio.run(work())


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(words) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("site", [SITE, CLASSIC])
def test_history_tells_every_version_oldest_first(
    folder: Path, capsys: pytest.CaptureFixture[str], site: str
) -> None:
    publish(folder, WORDS, CORRECTED, CORRECTED + " More.", site=site)

    versions = json.loads(told(capsys, "history", url_of(1), "--json"))

    assert [(it["number"], it["kind"]) for it in versions] == [
        (1, "earlier"), (2, "earlier"), (3, "current"),
    ]  # fmt: skip
    assert [it["captured"][11:16] for it in versions] == ["12:00", "13:00", "14:00"]
    assert versions[2]["path"] == path_of(1)
    assert "More." in versions[2]["text"]


def test_an_article_is_named_by_its_address_or_by_its_posts_path(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(folder, WORDS, CORRECTED)

    lines = {
        told(capsys, "history", name)
        for name in (url_of(1), f"{url_of(1)}?utm_source=x", path_of(1), f"archive/{path_of(1)}")
    }

    assert len(lines) == 1
    assert lines.pop().count("\n") == 2


def test_a_version_beside_an_edit_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(folder, WORDS, CORRECTED, edit=True)

    versions = json.loads(told(capsys, "history", url_of(1), "--json"))

    assert [it["kind"] for it in versions] == ["current", "beside"]


def test_diff_tells_words_that_went_and_came(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(folder, WORDS, CORRECTED)

    out = told(capsys, "diff", url_of(1))

    assert "the result is [-as it was-]{+two metres more+}." in out


def test_diff_between_any_two_versions_as_json(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(
        folder,
        "港股今日上涨，成交额扩大，市场情绪回暖。",
        "港股今日下跌，成交额扩大，市场情绪回暖。",
        WORDS,
    )

    facts = json.loads(told(capsys, "diff", url_of(1), "--old", "1", "--new", "2", "--json"))

    changed = [(it["kind"], it["text"]) for it in facts["pieces"] if it["kind"] != "same"]
    assert changed == [("gone", "上涨"), ("new", "下跌")]
    assert facts["old"].startswith("_revisions/")


def test_diff_of_a_single_version_finds_no_difference(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(folder, WORDS)

    assert "no difference" in told(capsys, "diff", url_of(1))


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("history", "https://news.test/a/404"), "crawler archive URL"),
        (("history", "no/such.md"), "crawler archive URL"),
        (("diff", "https://news.test/a/1", "--new", "9"), "There are 1"),
    ],
)
def test_what_is_not_there_is_a_usage_error_with_a_hint(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], hint: str
) -> None:
    publish(folder, WORDS)

    assert main(words) == 2
    assert hint in capsys.readouterr().err


def test_a_deleted_post_without_earlier_versions_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(folder, WORDS)
    (folder / "archive" / path_of(1)).unlink()

    assert main(["history", url_of(1)]) == 2
    assert "deleted by hand" in capsys.readouterr().err


def test_markdown_is_compared_as_it_stands(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(folder, WORDS, CORRECTED, site=SITE + 'body = "markdown"\n')

    assert "[-as it was-]{+two metres more+}" in told(capsys, "diff", url_of(1))


def test_verify_and_reindex_speak_to_people_too(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(folder, WORDS)
    stray = folder / "archive" / path_of(9)
    stray.write_text('---\ntitle: "Mine"\n---\n')

    assert main(["verify"]) == 3
    assert capsys.readouterr().out.splitlines() == [
        f"stray: {path_of(9)} (the catalogue does not know it)", "1 intact, 1 stray",
    ]  # fmt: skip
    assert main(["reindex"]) == 3
    assert f"unknown: {path_of(9)}" in capsys.readouterr().out


def test_verify_writes_one_json_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(folder, WORDS)
    for number in (8, 9):
        (folder / "archive" / path_of(number)).write_bytes(b"")

    assert main(["verify", "--json"]) == 3
    document = json.loads(capsys.readouterr().out)
    assert [it["kind"] for it in document["findings"]] == ["damaged", "damaged"]
    assert document["counts"] == {"damaged": 2, "intact": 1}
