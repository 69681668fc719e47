"""What every parser keeps to, in place or in worker processes."""

from collections.abc import AsyncIterator
from pathlib import Path
from types import MappingProxyType

import pytest

from crawler.errors import ExtractionError
from crawler.parsing.guarded import GuardedParser
from crawler.parsing.inline import InlineParser
from crawler.parsing.marks import open_marks
from crawler.parsing.workers import WorkerParser
from crawler.ports.parser import Parser
from tests.support import parser_work

URL = "https://news.test/a"


@pytest.fixture(params=["inline", "workers", "guarded"])
async def parser(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Parser]:
    if request.param == "inline":
        yield InlineParser()
        return
    async with WorkerParser(deadline_s=30, workers=1) as workers:
        if request.param == "workers":
            yield workers
            return
        with open_marks(tmp_path / "reading") as marks:
            yield GuardedParser(workers, marks)


async def test_the_result_of_the_work_comes_back(parser: Parser) -> None:
    assert await parser.run(URL, parser_work.double, 21) == 42
    assert await parser.run(URL, parser_work.double, number=4) == 8


async def test_read_only_mappings_travel(parser: Parser) -> None:
    given = MappingProxyType({"title": "标题"})

    assert await parser.run(URL, parser_work.proxied, given) == {"title": "标题", "more": "1"}


async def test_large_values_travel(parser: Parser) -> None:
    body = bytes(range(256)) * 20_000

    assert await parser.run(URL, parser_work.echo, body) == body


async def test_an_extraction_error_keeps_its_reason(parser: Parser) -> None:
    with pytest.raises(ExtractionError, match="no text") as caught:
        await parser.run(URL, parser_work.complain)
    assert caught.value.reason == "no_text"
    assert caught.value.fields["url"] == URL


async def test_a_bug_is_raised_as_it_is(parser: Parser) -> None:
    with pytest.raises(ZeroDivisionError, match="as bugs do"):
        await parser.run(URL, parser_work.stumble)
    assert await parser.run(URL, parser_work.double, 1) == 2


async def test_an_error_that_cannot_travel_keeps_its_text(parser: Parser) -> None:
    with pytest.raises(Exception, match="of this process only"):
        await parser.run(URL, parser_work.raise_what_cannot_travel)
