"""Articles on several pages are fetched whole, or not filed for now."""

import pytest

from crawler.model import OutcomeKind, Refusal
from tests.support.fetcher import fetch_error, response
from tests.support.world import ARTICLE, World

TWO, THREE = f"{ARTICLE}?page=2", f"{ARTICLE}?page=3"
LINKS = '<a href="?page=2">2</a><a href="?page=3">3</a>'


def part(number: int) -> str:
    text = f"<p>Part {number}: two boats dug all night, and the board counts what it costs.</p>"
    return f"<title>Lamp</title><h1>Lamp</h1><div class=text>{text * 2}</div>{LINKS}"


async def filed(answers: dict[str, object]) -> tuple[World, str]:
    world = World({ARTICLE: response(part(1), url=ARTICLE), **answers})
    outcome = (await world.visitor.visit(world.article())).outcome
    return world, world.store.files[outcome.path].decode() if outcome.path else outcome.reason


async def test_an_article_on_three_pages_becomes_one_post() -> None:
    _, post = await filed({TWO: response(part(2), url=TWO), THREE: response(part(3), url=THREE)})

    assert [f"Part {number}:" in post for number in (1, 2, 3)] == [True] * 3
    assert "3 parts" in post


@pytest.mark.parametrize(
    "end", [response("gone", url=TWO, status=404), Refusal(url=TWO, reason="robots", rule="/a/")]
)
async def test_a_part_that_is_not_to_be_had_ends_the_article(end: object) -> None:
    _, post = await filed({TWO: end})

    assert "Part 1:" in post


@pytest.mark.parametrize("failure", [response("busy", url=TWO, status=503), fetch_error("timeout")])
async def test_no_half_article_is_filed_while_a_part_fails_for_the_moment(failure: object) -> None:
    world = World({ARTICLE: response(part(1), url=ARTICLE), TWO: failure})

    outcome = (await world.visitor.visit(world.article())).outcome

    assert outcome.kind is OutcomeKind.DEFERRED
    assert not world.store.files


async def test_a_page_that_repeats_the_text_is_no_part() -> None:
    _, post = await filed({TWO: response(part(1), url=TWO)})

    assert (post.count("Part 1:"), "parts" in post) == (2, False)
