"""Papers whose articles only an archive, a feed or a sitemap lists."""

import gzip
from datetime import timedelta
from html import escape

from tests.support.origin import Answer
from tests.support.papers.classic import WordPress
from tests.support.papers.paper import Paper, numbered
from tests.support.papers.stories import Story
from tests.support.papers.style import Style


class Plain(Paper):
    """Article pages with JSON-LD and a home page of words only; the base of the others."""

    home_head = ""

    def path(self, story: Story) -> str:
        return f"/stories/{story.slug}-{story.id}"

    def lay_out(self) -> None:
        for story in self.stories:
            self.add_story(story, self.path(story), self.article(story))
        words = (
            "<h1>Welcome</h1><p>We print the news of the harbour since 1871, every day but one.</p>"
        )
        self.add("/", self.document(self.home_head, words, title=self.name))
        self.list_stories()

    def list_stories(self) -> None:
        raise NotImplementedError

    def article(self, story: Story) -> str:
        style = self.style()
        head = style.mixed(
            f'<h1 class="{style.name("title")}">{escape(story.title)}</h1>',
            f'<p class="{style.name("author")}">{story.author}</p>',
            f'<p class="{style.name("date")}">{story.published:%-d %B %Y, %H:%M}</p>',
        )
        body = f'<div class="{style.name("body")}">{self.paragraphs(story)}</div>'
        quiet = f'<div class="{style.name("related")}"><p>Subscribe to our letter and read it first, every morning.</p></div>'
        main = style.wrap(head) + style.wrap(body + quiet)
        url = f"{self.home[:-1]}{self.path(story)}"
        return self.document(
            self.news_article(story, url),
            f"<main>{main}</main>",
            title=f"{story.title} | {self.name}",
        )


class FeedOnly(Plain):
    """An Atom feed with the whole text, in two pages; nothing else leads to the articles."""

    home_head = '<link rel="alternate" type="application/atom+xml" href="/news.atom">'

    def list_stories(self) -> None:
        half = len(self.stories) // 2
        self.add(
            "/news.atom",
            self.feed(self.stories[:half], "/news.atom?p=2"),
            kind="application/atom+xml",
        )
        self.add(
            "/news.atom?p=2", self.feed(self.stories[half:], None), kind="application/atom+xml"
        )

    def feed(self, stories: list[Story], following: str | None) -> str:
        entries = "".join(
            f'<entry><title>{escape(story.title)}</title><link href="{self.path(story)}"/>'
            f"<published>{story.published.isoformat()}</published><author><name>{story.author}</name></author>"
            f'<content type="html">{escape(self.paragraphs(story))}</content></entry>'
            for story in stories
        )
        following = f'<link rel="next" href="{following}"/>' if following else ""
        return (
            f'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>{following}{entries}</feed>'
        )


class SitemapOnly(Plain):
    """robots.txt names an index; one part is packed, another lists tags and not articles."""

    def list_stories(self) -> None:
        self.add(
            "/robots.txt",
            f"User-agent: *\nAllow: /\nSitemap: {self.home}maps/index.xml\n",
            kind="text/plain",
        )
        half = len(self.stories) // 2
        parts = {
            "/maps/articles-1.xml.gz": self.stories[half:],
            "/maps/articles-2.xml.gz": self.stories[:half],
        }
        for path, stories in parts.items():
            entries = "".join(
                f"<url><loc>{self.home[:-1]}{self.path(story)}</loc>"
                f"<lastmod>{story.published.isoformat()}</lastmod></url>"
                for story in stories
            )
            packed = gzip.compress(f"<urlset>{entries}</urlset>".encode())
            self.answers[path] = Answer(packed, content_type="application/gzip")
        tags = "".join(f"<url><loc>{self.home}tag/{name}</loc></url>" for name in self.sections())
        self.add("/maps/tags.xml", f"<urlset>{tags}</urlset>", kind="text/xml")
        for name in self.sections():
            self.add(f"/tag/{name}", self.document("", f"<h1>{name}</h1>", title=name))
        maps = "".join(
            f"<sitemap><loc>{self.home[:-1]}{path}</loc></sitemap>"
            for path in [*parts, "/maps/tags.xml"]
        )
        self.add("/maps/index.xml", f"<sitemapindex>{maps}</sitemapindex>", kind="text/xml")


class PagedArchive(Plain):
    """The home page shows three stories; /archive?page=2 and on lists them all."""

    def list_stories(self) -> None:
        style = self.style()
        links = "".join(self.row(style, story) for story in self.stories[:3])
        main = f'<div>{links}</div><p><a href="/archive">All stories</a></p>'
        self.add(
            "/",
            self.document("", self.frame(style, main, side=[], path=self.path), title=self.name),
        )
        self.add_pages(
            numbered("/archive", "/archive?page={}"),
            self.stories,
            size=5,
            page=self.listing,
        )

    def sections(self) -> list[str]:
        return []

    def row(self, style: Style, story: Story) -> str:
        return (
            f'<div class="{style.name("item")}"><p class="{style.name("date")}">{story.published:%Y-%m-%d}</p>'
            f'<a class="{style.name("link")}" href="{self.path(story)}">{escape(story.title)}</a></div>'
        )

    def listing(self, stories: list[Story], following: str | None, before: str | None) -> str:
        style = self.style()
        rows = style.wrap("".join(self.row(style, story) for story in stories))
        count = -(-len(self.stories) // 5)
        numbers = " ".join(f'<a href="/archive?page={n}">{n}</a>' for n in range(1, count + 1))
        ends = (f'<a class="x" href="{before}">&lsaquo;</a>' if before else "") + (
            f'<a class="x {style.name("next")}" href="{following}">&rsaquo;</a>'
            if following
            else ""
        )
        body = self.frame(style, f"{rows}<div>{numbers} {ends}</div>", side=[], path=self.path)
        return self.document("", body, title="Archive")


class DateArchive(Plain):
    """A page for each day, /archive/2024/03/21/; days without news have none."""

    def path(self, story: Story) -> str:
        return f"/a/{story.id}.html"

    def sections(self) -> list[str]:
        return []

    def list_stories(self) -> None:
        days: dict[str, list[Story]] = {}
        for story in self.stories:
            days.setdefault(f"/archive/{story.published:%Y/%m/%d}/", []).append(story)
        style = self.style()
        newest = "".join(
            f'<li class="{style.name("item")}"><a href="{self.path(story)}">{escape(story.title)}</a></li>'
            for story in self.stories[:4]
        )
        links = "".join(f'<a href="{path}">{path[9:-1]}</a> ' for path in list(days)[:5])
        main = f"<ul>{newest}</ul><h3>Archive</h3><div>{links}</div>"
        self.add(
            "/",
            self.document("", self.frame(style, main, side=[], path=self.path), title=self.name),
        )
        for path, stories in days.items():
            rows = "".join(
                f'<p class="{style.name("link")}"><a href="{self.path(story)}">{escape(story.title)}</a>'
                f" {story.published:%H:%M}</p>"
                for story in stories
            )
            before = stories[-1].published - timedelta(days=1)
            back = f'<a href="/archive/{before:%Y/%m/%d}/">The day before</a>'
            body = self.frame(style, f"<div>{rows}</div>{back}", side=[], path=self.path)
            self.add(path, self.document("", body, title="Archive"))


class Amp(WordPress):
    """Every article twice, the AMP copy pointing back; lists link to both; JSON-LD on each."""

    def lay_out(self) -> None:
        super().lay_out()
        for story in self.stories:
            canonical = f'<link rel="canonical" href="{self.home[:-1]}{self.path(story)}">'
            page = f"<h1>{escape(story.title)}</h1><amp-img src='/x.png'></amp-img>{self.paragraphs(story)}"
            self.add(f"{self.path(story)}amp/", self.document(canonical, page, title=story.title))

    def article(self, story: Story) -> str:
        url = f"{self.home[:-1]}{self.path(story)}"
        head = f'<link rel="amphtml" href="{url}amp/">{self.news_article(story, url)}</head>'
        return super().article(story).replace("</head>", head, 1)

    def listing(self, stories: list[Story], following: str | None, before: str | None) -> str:
        page = super().listing(stories, following, before)
        for story in stories:
            old = f'<a href="{self.path(story)}">Continue reading</a>'
            page = page.replace(old, f'<a href="{self.path(story)}amp/">Fast version</a>')
        return page

    def path(self, story: Story) -> str:
        return f"/{story.section}/{story.slug}-{story.id}/"
