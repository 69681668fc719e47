"""Feeds, sitemaps and archives by date, crawled from loopback servers."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.listing.window import Window
from tests.support.crawls import posts, run, write_site
from tests.support.origin import Answer, Origin

WORDS = "The harbour was quiet in the morning and loud in the evening, as harbours are. "
PAGE = "<title>{0}</title><article><h1>{0}</h1><time datetime='{1}'>then</time><p>{2}</p></article>"


def page(title: str, day: str = "2024-03-21T08:00:00Z", text: str = WORDS * 8) -> Answer:
    return Answer(PAGE.format(title, day, text).encode())


def xml(text: str) -> Answer:
    return Answer(text.encode(), content_type="application/xml")


async def test_the_text_of_a_feed_is_filed_where_the_page_is_a_teaser(tmp_path: Path) -> None:
    whole = f"<p>{WORDS * 10}</p><p>The end of the <a href='/b'>story</a>.</p>"
    feed = (
        '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<item><link>/teaser</link><content:encoded><![CDATA[{whole}]]></content:encoded></item>"
        "<item><link>/whole</link><description>short</description></item></channel></rss>"
    )
    answers = {"/feed": xml(feed), "/teaser": page("Teaser", text=WORDS), "/whole": page("Whole")}
    write_site(
        tmp_path,
        "paper",
        '[[listing]]\nname = "f"\nkind = "feed"\nurl = "http://paper.test/feed"\n',
    )

    async with Origin(answers) as origin:
        report = await run(tmp_path, {"paper": origin.port})

    bodies = {str(post.meta["title"]): post for post in posts(tmp_path)}
    assert report.exit_code == 0, report
    assert "The end of the" in bodies["Teaser"].body
    assert 'href="http://paper.test/b"' in bodies["Teaser"].body
    assert "fields" not in bodies["Teaser"].meta, "the text is not kept twice"
    assert bodies["Teaser"].meta["evidence"]["body"] == "feed"
    assert WORDS.strip() in bodies["Whole"].body


async def test_the_parts_of_a_sitemap_index_are_read_at_every_run(tmp_path: Path) -> None:
    index = "<sitemapindex>{}</sitemapindex>".format(
        "".join(f"<sitemap><loc>http://map.test/{n}.xml</loc></sitemap>" for n in (1, 2))
    )
    entry = "<url><loc>http://map.test/{}</loc></url>"
    answers: dict[str, Answer | list[Answer]] = {
        "/map.xml": xml(index),
        "/1.xml": [xml(f"<urlset>{entry.format('a')}</urlset>"),
                   xml(f"<urlset>{entry.format('a')}{entry.format('c')}</urlset>")],
        "/2.xml": xml(f"<urlset>{entry.format('b')}</urlset>"),
        **{f"/{name}": page(f"Story {name}") for name in "abc"},
    }  # fmt: skip
    write_site(
        tmp_path,
        "map",
        '[[listing]]\nname = "m"\nkind = "sitemap"\nurl = "http://map.test/map.xml"\n',
    )

    async with Origin(answers) as origin:
        await run(tmp_path, {"map": origin.port})
        first = {post.meta["title"] for post in posts(tmp_path)}
        await run(tmp_path, {"map": origin.port})

    assert first == {"Story a", "Story b"}
    assert {post.meta["title"] for post in posts(tmp_path)} == {"Story a", "Story b", "Story c"}


async def test_an_archive_by_date_is_read_over_a_day_without_a_page(tmp_path: Path) -> None:
    today = datetime.now(UTC).date()
    days = [today - timedelta(days=back) for back in range(6)]
    answers: dict[str, Answer | list[Answer]] = {
        f"/{day:%Y/%m/%d}/": Answer(f"<a href='/{day:%Y/%m/%d}/story'>Story</a>".encode())
        for day in days
        if day != days[1]
    }
    answers |= {f"/{day:%Y/%m/%d}/story": page(f"Of {day}", f"{day}T08:00:00Z") for day in days}
    write_site(
        tmp_path, "days", '[[listing]]\nname = "d"\nkind = "category"\nlink = "a"\nmax_pages = 3\n'
        'url = "http://days.test/{date:%Y/%m/%d}/"\n',
    )  # fmt: skip

    async with Origin(answers) as origin:
        await run(tmp_path, {"days": origin.port})
        first = {str(post.meta["title"]) for post in posts(tmp_path)}
        await run(tmp_path, {"days": origin.port}, window=Window(since=days[4], max_pages=10))

    assert first == {f"Of {days[0]}", f"Of {days[2]}"}
    filed = {str(post.meta["title"]) for post in posts(tmp_path)}
    assert filed == {f"Of {days[back]}" for back in (0, 2, 3, 4)}


async def test_a_page_beyond_the_last_that_was_counted_is_no_failure(tmp_path: Path) -> None:
    answers = {"/l": Answer(b"<a href=/a>A</a>"), "/l?p=2": Answer(b"<a href=/b>B</a>"),
               "/a": page("Story a"), "/b": page("Story b")}  # fmt: skip
    write_site(
        tmp_path, "count", '[[listing]]\nname = "l"\nkind = "category"\nlink = "a"\nmax_pages = 9\n'
        'url = "http://count.test/l"\n[listing.pages]\nby = "page"\nparameter = "p"\n',
    )  # fmt: skip

    async with Origin(answers) as origin:
        report = await run(tmp_path, {"count": origin.port})

    assert (report.exit_code, origin.hits["/l?p=3"], origin.hits["/l?p=4"]) == (0, 1, 0)
    assert len(posts(tmp_path)) == 2
