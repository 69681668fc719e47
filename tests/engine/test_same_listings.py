"""A listing that comes back with the same bytes is not read again, unless there is a reason to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from crawler.frontier.sqlite import SqliteFrontier
from crawler.listing.window import Window
from crawler.model import Outcome, PageKind
from crawler.parsing.inline import InlineParser
from crawler.site_reader import read_site
from crawler.states import State
from tests.support.crawls import run, write_site
from tests.support.fetcher import response
from tests.support.origin import Answer, Origin
from tests.support.samples import MINUTE
from tests.support.world import LISTING, SITE, World

LINKS = "<ul><li><a href=/a/1>One</a><li><a href=/a/2>Two</a></ul>"
FRONT = response(LINKS, url=LISTING)
OTHER_RULES = read_site(SITE.replace('item = "li"', 'item = "ul li"'), path=Path("news.toml"))


@dataclass
class CountingParser(InlineParser):
    """A parser that remembers what it was given to read."""

    read: list[str] = field(default_factory=list)

    async def run(self, url: str, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        self.read.append(url)
        return await super().run(url, work, *args, **kwargs)


async def visited_twice(first: object, second: object, **later: Any) -> tuple[Outcome, int]:
    """The outcome of a listing's second visit, and how often the listing was read."""
    parser = CountingParser()
    made = World({LISTING: first}, parser=parser)
    await made.frontier.add([made.listing()], now=made.clock.now())
    await visit(made)
    world = World({LISTING: second}, parser=parser, frontier=made.frontier, **later)
    await world.frontier.add([world.listing()], now=world.clock.now(), again=True)
    return await visit(world), parser.read.count(LISTING)


async def visit(made: World) -> Outcome:
    """The listing's visit alone, whatever else is due."""
    now = made.clock.now()
    (lease,) = await made.frontier.lease_hosts("w", 1, now=now, ttl=MINUTE)
    (due, *_) = await made.frontier.due(lease, 1, now=now)
    finished = await made.visitor.visit(due)
    await made.frontier.finish(lease, [finished], now=now)
    await made.frontier.release(lease)
    return finished.outcome


async def test_the_same_bytes_are_not_read_again() -> None:
    outcome, readings = await visited_twice(FRONT, FRONT)

    assert (outcome.reason, readings) == ("same", 1)


async def test_other_bytes_are_read() -> None:
    outcome, readings = await visited_twice(FRONT, response(LINKS + " ", url=LISTING))

    assert (outcome.reason, readings) == ("read", 2)


async def test_the_same_bytes_under_another_charset_are_read() -> None:
    german = response(LINKS, url=LISTING, content_type="text/html; charset=windows-1252")

    assert (await visited_twice(FRONT, german))[1] == 2


async def test_a_changed_site_definition_reads_the_same_bytes_again() -> None:
    outcome, readings = await visited_twice(FRONT, FRONT, site=OTHER_RULES)

    assert (outcome.reason, readings) == ("read", 2)


async def test_a_changed_site_definition_does_not_ask_whether_the_listing_changed() -> None:
    made = World({LISTING: response(LINKS, url=LISTING, ETag='"1"')})
    await made.run(made.listing())
    later = World({LISTING: FRONT}, frontier=made.frontier, site=OTHER_RULES)
    await later.frontier.add([later.listing()], now=later.clock.now(), again=True)
    await visit(later)

    assert [it.etag for it in later.fetcher.asked] == [None]


async def test_a_back_fill_reads_the_same_bytes_and_leaves_them_to_be_read_again() -> None:
    narrow = Window(since=date(2024, 3, 1))
    outcome, readings = await visited_twice(FRONT, FRONT, window=narrow)

    assert (outcome.reason, outcome.seen, readings) == ("read", None, 2)


async def test_an_empty_listing_is_read_every_time() -> None:
    empty = response("<ul></ul>", url=LISTING)

    assert (await visited_twice(empty, empty))[1] == 2


async def test_a_listing_with_broken_items_is_read_and_told_every_time() -> None:
    broken = response(LINKS + "<li>no link", url=LISTING)

    assert (await visited_twice(broken, broken))[1] == 2


async def test_what_was_seen_outlasts_an_answer_not_modified() -> None:
    made = World({LISTING: [FRONT, response(url=LISTING, status=304), FRONT]})
    outcomes = []
    for _ in range(3):
        await made.frontier.add([made.listing()], now=made.clock.now(), again=True)
        outcomes.append((await visit(made)).reason)

    assert outcomes == ["read", "not_modified", "same"]


async def test_a_run_passes_over_a_listing_that_a_server_sends_again(tmp_path: Path) -> None:
    links = "".join(f"<li><a href=/{n}>Story {n}</a></li>" for n in range(3))
    story = "<h1>Story</h1><p>" + "The harbour was quiet in the morning. " * 20
    answers = {"/": Answer(f"<ul>{links}</ul>".encode())}
    answers |= {f"/{n}": Answer(story.replace("Story", f"Story {n}").encode()) for n in range(3)}
    rules = '[[listing]]\nname = "f"\nkind = "category"\nurl = "http://p.test/"\nlink = "li a"\n'
    write_site(tmp_path, "p", rules)
    async with Origin(answers) as origin:
        await run(tmp_path, {"p": origin.port})
        answers["/"].body += b"<li><a href=/0>Story 0</a></li>"
        reports = [await run(tmp_path, {"p": origin.port}) for _ in range(2)]

    assert [report.outcomes for report in reports] == [{"listed": 1}, {"listed": 1}]
    assert await listing_reasons(tmp_path) == ["same"]


async def listing_reasons(folder: Path) -> list[str]:
    """How the visits of the listings of a project ended last."""
    frontier = await SqliteFrontier.open(folder / "archive" / ".crawler" / "state.db")
    try:
        records = await frontier.records(states=[State.DONE])
        return [
            it.outcome.reason
            for it in records
            if it.outcome and it.request.kind is PageKind.LISTING
        ]
    finally:
        await frontier.close()
