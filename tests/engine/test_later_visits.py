"""Visits after the first: revisits, validators, deleted posts, pages that were parked."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.model import Finished, OutcomeKind, Refusal
from crawler.revisits import PARKED_GAPS
from crawler.site_reader import read_site
from tests.support.fetcher import response
from tests.support.samples import NOW
from tests.support.world import ARTICLE, LISTING, PAGE, SHELL, SITE, World

HOUR = timedelta(hours=1)
YOUNG = SITE.replace("[article]", '[article]\nrevisit = ["1h", "1d"]')
NOT_MODIFIED = response(url=ARTICLE, status=304)


def world(
    *answers: object,
    site: str = YOUNG,
    wanted: bool = False,
    more: Mapping[str, object] | None = None,
) -> World:
    return World(
        {ARTICLE: [*answers], **(more or {})},
        site=read_site(site, path=Path("news.toml")),
        wanted=("news:id:1",) if wanted else (),
    )


async def revisit(made: World, after: timedelta) -> Finished | None:
    made.clock.advance(after)
    await made.frontier.revive(now=made.clock.now())
    return next(iter(await made.run()), None)


async def test_a_young_article_is_visited_again_at_its_ages_with_its_validators() -> None:
    made = world(response(PAGE, url=ARTICLE, ETag='"7"'), NOT_MODIFIED, NOT_MODIFIED)
    await made.run(made.article())

    ends = [await revisit(made, gap) for gap in (HOUR / 2, HOUR / 2, HOUR, 22 * HOUR, 24 * HOUR)]

    assert [end and end.outcome.reason for end in ends] == [
        None, "not_modified", None, "not_modified", None,
    ]  # fmt: skip
    assert [request.etag for request in made.fetcher.asked] == [None, '"7"', '"7"']


async def test_an_article_of_a_site_without_the_rule_is_visited_once() -> None:
    made = world(response(PAGE, url=ARTICLE), site=SITE)
    await made.run(made.article())

    assert await revisit(made, timedelta(days=400)) is None


async def test_an_article_that_was_old_when_found_is_not_visited_again() -> None:
    dated = PAGE + '<meta property="article:published_time" content="2020-01-01T00:00:00Z">'
    made = world(response(dated, url=ARTICLE))
    await made.run(made.article())

    assert await revisit(made, timedelta(days=400)) is None


async def test_a_text_that_comes_from_an_api_is_not_asked_for_by_its_pages_validators() -> None:
    api = "https://api.test/text?id=1"
    text = '{"data": {"title": "From the API", "html": "<p>The text that the page lacks.</p>"}}'
    made = world(response(SHELL, url=ARTICLE, ETag='"7"'), more={api: response(text, url=api)})

    (end,) = await made.run(made.article())

    assert end.outcome.kind is OutcomeKind.FILED
    assert end.outcome.etag is None


async def test_a_deleted_post_is_not_even_fetched() -> None:
    made = world(response(PAGE, url=ARTICLE))
    await made.run(made.article())
    made.store.files.clear()

    end = await revisit(made, HOUR)

    assert end is not None
    assert (end.outcome.kind, len(made.fetcher.asked)) == (OutcomeKind.DELETED, 1)
    assert made.store.files == {}
    assert await revisit(made, timedelta(days=30)) is None


async def test_a_deleted_post_that_is_asked_for_is_fetched_whole() -> None:
    made = world(response(PAGE, url=ARTICLE, ETag='"7"'), response(PAGE, url=ARTICLE), wanted=True)
    await made.run(made.article())
    made.store.files.clear()

    (end,) = await made.run(made.article(), again=True)

    assert (end.outcome.kind, made.fetcher.asked[1].etag) == (OutcomeKind.FILED, None)
    assert len(made.store.files) == 1


async def test_a_torn_post_is_fetched_whole_at_its_next_visit() -> None:
    made = world(response(PAGE, url=ARTICLE, ETag='"7"'), response(PAGE, url=ARTICLE))
    await made.run(made.article())
    (path,) = made.store.files
    made.store.files[path] = b""

    end = await revisit(made, HOUR)

    assert end is not None
    assert (end.outcome.reason, made.fetcher.asked[1].etag) == ("mended", None)
    assert made.store.files[path]


@pytest.mark.parametrize(
    "answer",
    [
        response("no", url=ARTICLE, status=403),
        response("<h1>A stub</h1><div class=text>Soon.</div>", url=ARTICLE),
        Refusal(url=ARTICLE, reason="robots", rule="Disallow: /"),
    ],
)
async def test_a_parked_page_is_tried_after_growing_gaps_and_given_up(answer: object) -> None:
    made = world(*[answer] * 9)
    await made.run(made.article())

    for gap in PARKED_GAPS:
        assert await revisit(made, gap - HOUR) is None
        assert await revisit(made, HOUR) is not None
    assert await revisit(made, timedelta(days=400)) is None
    assert len(made.fetcher.asked) == 1 + len(PARKED_GAPS)


async def test_a_page_that_is_gone_is_not_tried_again() -> None:
    made = world(response("no", url=ARTICLE, status=404))
    (end,) = await made.run(made.article())

    assert (end.outcome.reason, end.outcome.again) == ("gone", None)


async def test_a_post_outlives_its_page() -> None:
    made = world(response(PAGE, url=ARTICLE), response("no", url=ARTICLE, status=410))
    await made.run(made.article())

    await revisit(made, HOUR)

    record = await made.frontier.lookup("news:id:1")
    assert record is not None
    assert record.outcome is not None
    assert (record.outcome.reason, record.outcome.path in made.store.files) == ("gone", True)


async def test_a_listing_that_has_not_changed_keeps_its_validators() -> None:
    page = response("<ul><li><a href='/a/1'>One</a></ul>", url=LISTING, ETag='"l"')
    unchanged = response(url=LISTING, status=304)
    made = world(
        response(PAGE, url=ARTICLE), site=SITE, more={LISTING: [page, unchanged, unchanged]}
    )
    for _ in range(3):
        await made.run(made.listing(), again=True)

    asked = [request.etag for request in made.fetcher.asked if request.url == LISTING]
    assert asked == [None, '"l"', '"l"']


async def test_pinned_items_do_not_end_a_listing_and_known_ones_do() -> None:
    def page(*numbers: int) -> object:
        items = "".join(f"<li><a href='/a/{n}'>{n}</a>" for n in numbers)
        return response(f"<ul>{items}</ul><a class=next href='?p=2'>next</a>", url=LISTING)

    site = SITE.replace('name = "front"', 'name = "front"\nstop_after_known = 2')
    articles = {f"https://news.test/a/{n}": response(PAGE) for n in range(1, 10)}
    second = f"{LISTING}?p=2"
    made = world(
        site=site,
        more={
            **articles,
            LISTING: [page(1, 2, 3), page(1, 2, 4), page(1, 5, 2, 3)],
            second: page(),
        },
    )
    asked = []
    for _ in range(3):
        await made.run(made.listing(), again=True)
        asked.append(sum(request.url == second for request in made.fetcher.asked))

    assert asked == [1, 2, 2], "pinned 1 and 2 do not count before 4; 2 and 3 after 5 do"
    assert made.clock.now() == NOW
