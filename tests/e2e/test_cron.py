"""Without a terminal: silence when all is well, else one line for the person who is needed."""

import json
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from tests.support.origin import Answer
from tests.torture.field import Field, printing

pytestmark = pytest.mark.slow


@pytest.fixture
async def field(tmp_path: Path) -> AsyncIterator[Field]:
    async with printing(4) as papers:
        yield Field(tmp_path, papers)


def break_page(field: Field, path: str, answer: Answer) -> None:
    field.papers.origins[0].answers[path] = answer


async def test_a_run_that_went_well_says_nothing(field: Field) -> None:
    assert await field.run("run") == (0, "", "")
    assert await field.run("run") == (0, "", ""), "nor one without news"
    assert len(field.filed()) == 12


async def test_paths_and_json_are_printed_when_asked_for(field: Field) -> None:
    _, paths, err = await field.run("run", "--paths", "site0")
    _, report, _ = await field.run("run", "--json", "site1")

    assert err == ""
    assert len(paths.splitlines()) == 4
    posts = {str(field.archive / path) for path in field.posts()}
    assert set(paths.splitlines()) <= posts
    assert json.loads(report)["outcomes"]["filed"] == 4


async def test_a_failed_page_is_one_line_with_count_address_and_report(field: Field) -> None:
    break_page(field, "/s0n1.html", Answer(b"gone wrong", 500))
    code, out, err = await field.run("run")

    assert (code, out, err.count("\n")) == (3, "", 1)
    assert "filed 11" in err
    assert "/s0n1.html (http_500)" in err
    assert err.rstrip().endswith(".json")


@pytest.mark.parametrize("what", ["none", "drift"])
async def test_a_failed_page_is_silence_where_it_does_not_count(field: Field, what: str) -> None:
    break_page(field, "/s0n1.html", Answer(b"gone wrong", 500))

    assert await field.run("run", "--fail-on", what) == (0, "", "")
    assert field.last_report()["status"] == "some_failed"


async def test_a_listing_that_no_longer_fits_is_drift(field: Field) -> None:
    definition = field.folder / "config" / "sites" / "site0.toml"
    definition.write_text(definition.read_text() + 'item = "div.teaser"\n')
    code, _, err = await field.run("run", "--fail-on", "drift")

    assert (code, err.count("\n")) == (5, 1)
    assert "definitions that read nothing: site0" in err


async def test_a_verbose_run_logs_each_outcome(field: Field) -> None:
    _, out, err = await field.run("run", "--verbose")
    events = [json.loads(line)["event"] for line in err.splitlines()]

    assert out == ""
    assert events.count("visit.ended") == 15


async def test_the_metrics_file_tells_of_the_run_and_the_queue(field: Field) -> None:
    path = field.folder / "crawler.prom"
    break_page(field, "/s0n1.html", Answer(b"gone wrong", 500))
    await field.run("run", "site1", "--metrics-file", str(path))
    await field.run("run", "--metrics-file", str(path))
    parsed = text_string_to_metric_families(path.read_text())  # type: ignore[no-untyped-call]
    families = {it.name: it.samples for it in parsed}

    (code,) = families["crawler_last_run_exit_code"]
    (success,) = families["crawler_last_success_timestamp_seconds"]
    (ended,) = families["crawler_last_run_timestamp_seconds"]
    done = {tuple(it.labels.values()): it.value for it in families["crawler_frontier_requests"]}
    assert code.value == 3
    assert (
        success.value
        < ended.value
        == datetime.fromisoformat(field.last_report()["ended"]).timestamp()
    )
    assert done["site1", "article", "done"] == 4
    assert {it.name for it in field.folder.iterdir()} >= {"crawler.prom"}
    assert not list(field.folder.glob(".*.tmp"))


async def test_a_dry_run_tells_what_is_due_and_neither_fetches_nor_writes(field: Field) -> None:
    _, fresh, _ = await field.run("run", "--dry-run")
    assert fresh.count("would read listing http://127.0.0.1:") == 3
    assert (field.hits(), field.archive.exists()) == (0, False)

    await field.run("run", "--max-articles", "5")
    hits, files = field.hits(), sorted(field.archive.rglob("*"))
    code, told, err = await field.run("resume", "--dry-run", "--json")
    queued = json.loads(told)["requests"]
    assert (code, err, len(queued)) == (0, "", 7)
    assert (field.hits(), sorted(field.archive.rglob("*"))) == (hits, files)

    before = field.fetched()
    await field.run("resume")
    fetched = {id_ for id_, n in field.fetched().items() if n > before[id_]}
    assert {it["url"].rpartition("/")[2] for it in queued} == {f"{id_}.html" for id_ in fetched}


async def test_a_dry_run_of_one_page_tells_where_it_is_filed(field: Field) -> None:
    url = f"{field.papers.origins[0].url}/s0n0.html"
    _, new, _ = await field.run("archive", "--dry-run", url)
    await field.run("archive", url)
    _, known, _ = await field.run("archive", "--dry-run", url)

    assert new.startswith(f"would fetch and file {url}")
    assert "filed at _posts/2024/03/01/2024-03-01-s0n0.md" in known
