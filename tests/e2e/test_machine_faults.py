"""Faults of disk and rights: told in one line, nothing half-written, and the next run goes on."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.machine import mounted, obeying_modes, remount, require
from tests.torture.field import Field, printing
from tests.torture.rules import is_whole

pytestmark = pytest.mark.slow


@pytest.fixture
async def field(tmp_path: Path) -> AsyncIterator[Field]:
    async with printing(25) as papers:
        yield Field(tmp_path, papers)


def check_whole(field: Field) -> None:
    """No half of a post, no lost one, no temporary file that a reader sees."""
    assert field.done() <= field.filed()
    assert all(is_whole(post) for post in field.posts().values())
    assert all(path.endswith(".md") for path in field.visible())


async def check_next_run_goes_on(field: Field) -> None:
    check_whole(field)
    done, before = field.done(), field.fetched()
    code, out, err = await field.run("run")
    assert (code, out, err) == (0, "", "")
    assert len(field.filed()) == 75
    assert not [id_ for id_ in done if field.fetched()[id_] > before[id_]]


async def test_a_file_size_limit_in_the_middle_ends_the_run_and_no_more(field: Field) -> None:
    limit = (require("prlimit"), "--fsize=600000")  # the state's journal grows beyond it
    code, out, err = await field.run(prefix=limit)

    assert (code, out, err.count("\n")) == (73, "", 1), err
    assert "damaged" not in err
    assert 0 < len(field.filed()) < 75
    await check_next_run_goes_on(field)


async def test_a_full_disk_ends_the_run_and_no_more(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRAWLER_MIN_FREE", "0")
    with mounted(field.archive, "-t", "tmpfs", "-o", "size=600k", "tmpfs"):
        code, out, err = await field.run()

        assert (code, out, err.count("\n")) == (73, "", 1), err
        assert 0 < len(field.filed()) < 75
        remount(field.archive, "size=50m")
        await check_next_run_goes_on(field)


async def test_little_room_stops_a_run_before_the_disk_is_full(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRAWLER_MIN_FREE", "3600K")
    with mounted(field.archive, "-t", "tmpfs", "-o", "size=4m", "tmpfs"):
        code, out, err = await field.run()

        assert (code, out, err.count("\n")) == (75, "", 1), err
        assert field.last_report()["status"] == "disk_low"
        assert 0 < len(field.filed()) < 75
        hits = field.hits()
        monkeypatch.setenv("CRAWLER_MIN_FREE", "1G")
        code, _, err = await field.run()
        assert (code, field.hits(), err.count("\n")) == (75, hits, 1), "it does not begin"
        assert "1000 MB wanted" in err
        monkeypatch.setenv("CRAWLER_MIN_FREE", "0")
        remount(field.archive, "size=50m")
        await check_next_run_goes_on(field)


async def test_a_read_only_archive_is_told_before_anything_is_fetched(field: Field) -> None:
    field.archive.mkdir()
    field.archive.chmod(0o555)
    code, out, err = await field.run(prefix=obeying_modes())
    field.archive.chmod(0o755)

    assert (code, out, err.count("\n"), field.hits()) == (73, "", 1, 0), err
    assert "check its owner and mode" in err


async def test_a_read_only_file_system_is_told_before_anything_is_fetched(field: Field) -> None:
    with mounted(field.archive, "-t", "tmpfs", "-o", "ro", "tmpfs"):
        code, out, err = await field.run()

    assert (code, out, err.count("\n"), field.hits()) == (73, "", 1, 0), err
    assert "read-only" in err


async def test_rights_lost_in_the_middle_end_the_run_and_no_more(field: Field) -> None:
    process = await field.start(prefix=obeying_modes())
    while len(field.filed()) < 10:  # noqa: ASYNC110  # another process
        await asyncio.sleep(0.005)
    folders = [path for path in (field.archive / "_posts").rglob("*") if path.is_dir()]
    for folder in folders:
        folder.chmod(0o555)
    _, err = await asyncio.wait_for(process.communicate(), 60)
    for folder in folders:
        folder.chmod(0o755)

    assert (process.returncode, err.count(b"\n")) == (73, 1), err
    assert field.last_report()["status"] == "cannot_write"
    await check_next_run_goes_on(field)


async def test_a_file_where_a_folder_should_be_ends_the_run_and_no_more(field: Field) -> None:
    field.archive.mkdir()
    (field.archive / "_posts").touch()
    code, out, err = await field.run()

    assert (code, out, err.count("\n")) == (73, "", 1), err
    assert "a folder should be" in err or "not a folder" in err
    (field.archive / "_posts").unlink()
    await check_next_run_goes_on(field)


async def test_state_on_a_network_disk_is_refused(field: Field) -> None:
    table = field.folder / "mountinfo"
    table.write_text(f"30 22 0:25 / {field.archive} rw - nfs4 nas:/export rw\n")
    script = 'mount --bind "$0" /proc/$$/mountinfo && exec "$@"'
    prefix = (require("unshare"), "-m", "sh", "-c", script, str(table))
    code, _, err = await field.run(prefix=prefix)
    if "mount:" in err or "unshare:" in err:
        pytest.skip("no mount namespace here")

    assert (code, err.count("\n"), field.hits()) == (78, 1, 0), err
    assert "network disk (nfs4)" in err
    assert (await field.run("run", "--state", "elsewhere", prefix=prefix))[0] == 0
