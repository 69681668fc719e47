"""How visits end: every answer and every failure becomes the outcome it deserves."""

from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from crawler.errors import StoreError
from crawler.model import Finished, Outcome, OutcomeKind, Refusal
from tests.support.fetcher import fetch_error, response
from tests.support.world import ARTICLE, LISTING, PAGE, SHELL, World


async def visit_article(answer: object, **more: object) -> Outcome:
    world = World({ARTICLE: answer, **more})
    return (await world.visitor.visit(world.article())).outcome


async def visit_listing(answer: object) -> Finished:
    world = World({LISTING: answer})
    return await world.visitor.visit(world.listing())


async def test_an_article_becomes_a_post() -> None:
    world = World({ARTICLE: response(PAGE, url=ARTICLE, ETag='"7"')})

    outcome = (await world.visitor.visit(world.article())).outcome

    assert (outcome.kind, outcome.reason, outcome.etag) == (OutcomeKind.FILED, "new", '"7"')
    assert outcome.path == "_posts/2024/03/21/2024-03-21-1.md"
    assert b'title: "The harbour is dredged"' in world.store.files[outcome.path]


async def test_the_same_article_again_is_unchanged() -> None:
    world = World({ARTICLE: response(PAGE, url=ARTICLE)})
    await world.visitor.visit(world.article())
    before = dict(world.store.files)
    world.clock.advance(timedelta(days=1))

    outcome = (await world.visitor.visit(world.article())).outcome

    assert outcome.kind is OutcomeKind.UNCHANGED
    assert world.store.files == before


async def test_a_shell_is_filled_from_the_text_api() -> None:
    text = '{"data": {"title": "From the API", "html": "<p>The text that the page lacks.</p>"}}'
    world = World(
        {
            ARTICLE: response(SHELL, url=ARTICLE),
            "https://api.test/text?id=1": response(text, url="https://api.test/text?id=1"),
        }
    )

    outcome = (await world.visitor.visit(world.article())).outcome

    assert outcome.kind is OutcomeKind.FILED
    assert b"The text that the page lacks." in world.store.files[outcome.path or ""]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [('{"data": null}', "no_text"), ("<html>", "not_json"), ("", "empty")],
)
async def test_a_text_api_without_a_text_parks_the_page(answer: str, reason: str) -> None:
    outcome = await visit_article(
        response(SHELL, url=ARTICLE), **{"https://api.test/text?id=1": response(answer)}
    )

    assert (outcome.kind, outcome.reason) == (OutcomeKind.PARKED, reason)


async def test_a_refusal_is_kept_with_its_reason() -> None:
    outcome = await visit_article(Refusal(url=ARTICLE, reason="robots", rule="Disallow: /a"))

    assert (outcome.kind, outcome.reason) == (OutcomeKind.REFUSED, "robots")
    assert outcome.detail == "Disallow: /a"


async def test_an_unreachable_robots_file_is_asked_again_later() -> None:
    outcome = await visit_article(Refusal(url=ARTICLE, reason="robots_unreachable", rule="500"))

    assert outcome.kind is OutcomeKind.DEFERRED


@pytest.mark.parametrize(
    ("status", "reason"), [(404, "gone"), (410, "gone"), (403, "forbidden"), (400, "http_status")]
)
async def test_a_status_that_lasts_parks_the_page(status: int, reason: str) -> None:
    outcome = await visit_article(response("no", url=ARTICLE, status=status))

    assert (outcome.kind, outcome.reason) == (OutcomeKind.PARKED, reason)


async def test_a_busy_server_is_visited_again_when_it_says() -> None:
    world = World({ARTICLE: response("busy", url=ARTICLE, status=503, Retry_After="900")})

    outcome = (await world.visitor.visit(world.article())).outcome

    assert (outcome.kind, outcome.reason) == (OutcomeKind.DEFERRED, "http_503")
    assert outcome.not_before == world.clock.now() + timedelta(seconds=900)


async def test_a_page_that_never_answers_is_given_up_after_its_visits() -> None:
    world = World({ARTICLE: fetch_error()})
    await world.frontier.add([world.article()], now=world.clock.now())
    gaps, kinds = [], []
    for _ in range(3):
        (lease,) = await world.frontier.lease_hosts(
            "w", 1, now=world.clock.now(), ttl=timedelta(hours=1)
        )
        (due,) = await world.frontier.due(lease, 1, now=world.clock.now())
        done = await world.visitor.visit(due)
        await world.frontier.finish(lease, [done], now=world.clock.now())
        await world.frontier.release(lease)
        kinds.append(done.outcome.kind)
        if done.outcome.not_before:
            gaps.append(done.outcome.not_before - world.clock.now())
            world.clock.advance(gaps[-1])

    assert kinds == [OutcomeKind.DEFERRED, OutcomeKind.DEFERRED, OutcomeKind.FAILED]
    assert gaps == sorted(gaps)
    assert gaps[0] < gaps[1]


async def test_a_bug_costs_one_page_and_not_the_run() -> None:
    outcome = await visit_article(RuntimeError("surprise"))

    assert (outcome.kind, outcome.reason) == (OutcomeKind.FAILED, "bug")
    assert outcome.detail == "RuntimeError: surprise"


async def test_a_failure_of_the_machine_is_not_the_pages() -> None:
    with pytest.raises(StoreError):
        await visit_article(StoreError("disk full"))


async def test_a_page_that_is_no_html_is_parked() -> None:
    outcome = await visit_article(
        response(b"%PDF-1.7", url=ARTICLE, Content_Type="application/pdf")
    )

    assert (outcome.kind, outcome.reason) == (OutcomeKind.PARKED, "not_html")


async def test_a_listing_leads_to_its_articles_and_its_next_page() -> None:
    page = "<ul><li><a href='/a/1'>One</a><li><a href='/a/2'>Two</a></ul><a class=next href='?p=2'>"

    finished = await visit_listing(response(page, url=LISTING, Last_Modified="yesterday"))

    assert finished.outcome.kind is OutcomeKind.LISTED
    assert finished.outcome.last_modified == "yesterday"
    assert [request.url for request in finished.discovered] == [
        "https://news.test/a/1", "https://news.test/a/2", "https://news.test/list?p=2",
    ]  # fmt: skip


async def test_links_to_other_sites_and_items_without_a_link_are_told() -> None:
    page = "<ul><li><a href='https://other.test/a/1'>Other</a><li>no link here</ul>"
    world = World({LISTING: response(page, url=LISTING)})

    finished = await world.visitor.visit(world.listing())

    assert finished.discovered == ()
    assert world.skipped == [
        "no link in item: no link here", "not on a host of news: https://other.test/a/1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "kind", "reason"),
    [
        (response(url=LISTING, status=304), OutcomeKind.LISTED, "not_modified"),
        (response("no", url=LISTING, status=404), OutcomeKind.FAILED, "gone"),
        (response("no", url=LISTING, status=500), OutcomeKind.DEFERRED, "http_500"),
        (response("<p>redesigned", url=LISTING), OutcomeKind.FAILED, "no_items"),
        (Refusal(url=LISTING, reason="robots", rule="x"), OutcomeKind.REFUSED, "robots"),
        (fetch_error("connection"), OutcomeKind.DEFERRED, "connection"),
    ],
)
async def test_a_listing_without_links_tells_why(
    answer: object, kind: OutcomeKind, reason: str
) -> None:
    outcome = (await visit_listing(answer)).outcome

    assert (outcome.kind, outcome.reason) == (kind, reason)


async def test_credentials_in_links_are_dropped_and_told_without_them() -> None:
    link = LISTING.replace("://", "://user:secret@")
    links = (link, "http://user:secret@else.test/")
    page = "".join(f"<li><a href={url}>x</a></li>" for url in links)
    world = World({LISTING: response(page, url=LISTING)})

    with capture_logs() as logs:
        finished = await world.visitor.visit(world.listing())

    assert "secret" not in repr((finished, logs))
    assert [it["links"] for it in logs if it["event"] == "url.credentials_dropped"] == [2]


async def test_what_a_site_shows_for_anything_is_filed_thrice_and_then_parked() -> None:
    urls = [f"https://news.test/a/{n}" for n in range(1, 6)]
    world = World({url: response(PAGE, url=url) for url in urls})

    ends = await world.run(*(world.article(url) for url in urls))

    kinds = [OutcomeKind.FILED] * 3 + [OutcomeKind.PARKED] * 2
    assert [end.outcome.kind for end in ends] == kinds
    assert ends[-1].outcome.reason == "repeated"
    assert len(world.store.files) == 3


async def test_a_long_story_may_stand_under_many_addresses() -> None:
    urls = [f"https://news.test/a/{n}" for n in range(1, 6)]
    text = "<p>Two boats dug all night, and the board counts what it cost.</p>" * 60
    page = f"<title>Paper</title><h1>The harbour is dredged</h1><div class=text>{text}</div>"
    world = World({url: response(page, url=url) for url in urls})

    ends = await world.run(*(world.article(url) for url in urls))

    assert {end.outcome.kind for end in ends} == {OutcomeKind.FILED}
