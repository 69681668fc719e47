"""Papers of today: shells over an API, hashed classes, and one that lives on other people's news."""

import json
from html import escape

from tests.support.papers.paper import Paper, numbered
from tests.support.papers.stories import Story


class JsonShell(Paper):
    """Pages are shells; lists and texts come from a JSON API whose addresses stand in the shells."""

    def path(self, story: Story) -> str:
        return f"/read/{story.id}"

    def lay_out(self) -> None:
        style = self.style()
        self.keys = {
            "list": style.pick("items", "articles", "records"),
            "title": style.pick("title", "headline", "name"),
            "date": style.pick("published_at", "time", "date"),
            "text": style.pick("html", "body", "content"),
            "id": style.pick("id", "articleId"),
            "outer": style.pick("data", "result"),
        }
        for story in self.stories:
            self.add_story(story, self.path(story), self.shell(f"/api/story/{story.id}"))
            self.add_json(
                f"/api/story/{story.id}", {self.keys["outer"]: self.facts(story, whole=True)}
            )
        self.add("/", self.shell("/api/list?page=1"))
        size = 7
        for page in range(len(self.stories) // size + 2):
            part = self.stories[page * size : (page + 1) * size]
            items = [self.facts(story, whole=False) for story in part]
            self.add_json(
                f"/api/list?page={page + 1}",
                {
                    "code": 0,
                    self.keys["outer"]: {self.keys["list"]: items, "total": len(self.stories)},
                },
            )

    def facts(self, story: Story, *, whole: bool) -> dict[str, object]:
        keys = self.keys
        facts: dict[str, object] = {
            keys["id"]: int(story.id), keys["title"]: story.title, "author": story.author,
            keys["date"]: f"{story.published:%Y-%m-%d %H:%M:%S}", "section": story.section,
            "url": self.path(story), "thumb": "/x.png",
        }  # fmt: skip
        return facts | ({keys["text"]: self.paragraphs(story)} if whole else {})

    def shell(self, api: str) -> str:
        style = self.style()
        box = style.pick("app", "root", "main")
        state = json.dumps({"api": api, "theme": "light"})
        return self.document(
            f'<link rel="preload" as="fetch" href="{api}">',
            f'<div id="{box}"></div><script>window.__STATE__ = {state};</script>'
            "<script src='/static/app.js'></script>",
            title=self.name,
        )


class NextSsr(Paper):
    """React on the server: classes that mean nothing, data-testid here and there, __NEXT_DATA__."""

    def __init__(self, kind: str, *, seed: int, design: int, extra: int) -> None:
        super().__init__(kind, seed, design, extra, hashed=True)

    def section_path(self, name: str) -> str:
        return f"/{name}"

    def path(self, story: Story) -> str:
        return f"/{story.section}/{story.slug}-{story.id}"

    def lay_out(self) -> None:
        for story in self.stories:
            self.add_story(story, self.path(story), self.article(story))
        self.add("/", self.listing(self.stories[:12]))
        for name in self.sections():
            own = [story for story in self.stories if story.section == name]
            self.add(self.section_path(name), self.listing(own))

    def page(self, main: str, props: dict[str, object], *, title: str) -> str:
        style = self.style()
        body = self.frame(style, main, side=self.stories[:4], path=self.path)
        state = json.dumps({"props": {"pageProps": props}, "page": "/[slug]"})
        return self.document(
            "", f'<div id="__next">{body}</div><script id="__NEXT_DATA__" type="application/json">{state}</script>',
            title=title,
        )  # fmt: skip

    def article(self, story: Story) -> str:
        style = self.style()
        test = style.pick(' data-testid="headline"', "")
        head = (
            f'<h1 class="{style.name("title")}"{test}>{escape(story.title)}</h1>'
            f'<div class="{style.name("author")}">{story.author}</div>'
            f'<div class="{style.name("date")}">{story.published:%b %-d, %Y, %H:%M}</div>'
        )
        body = f'<div class="{style.name("body")}">' + style.pick(
            self.paragraphs(story),
            "".join(
                f'<div class="css-q1w2e3"><p>{escape(text)}</p></div>' for text in story.paragraphs
            ),
        )
        teasers = "".join(
            f'<div class="{style.name("item")}"><a href="{self.path(other)}">{escape(other.title)}</a>'
            f"<p>{escape(other.paragraphs[0])}</p></div>"
            for other in self.stories[:4]
        )
        main = (
            style.wrap(head)
            + style.wrap(body + "</div>")
            + f'<div class="{style.name("related")}">{teasers}</div>'
        )
        props: dict[str, object] = {
            "article": {
                "headline": story.title,
                "publishedAt": story.published.isoformat(),
                "id": story.id,
            }
        }
        return self.page(main, props, title=story.title)

    def listing(self, stories: list[Story]) -> str:
        style = self.style()
        cards = "".join(
            f'<div class="{style.name("item")}"><a class="{style.name("link")}" href="{self.path(story)}">'
            f'<h3>{escape(story.title)}</h3></a><span class="{style.name("date")}">'
            f"{story.published:%b %-d, %Y}</span></div>"
            for story in stories
        )
        return self.page(
            f'<div class="{style.name("list")}">{cards}</div>', {"n": len(stories)}, title=self.name
        )


class Aggregator(Paper):
    """Passes other papers' news on: links that lead away, and copies with their source."""

    def path(self, story: Story) -> str:
        return f"/item?id={story.id}"

    def sections(self) -> list[str]:
        return []

    def lay_out(self) -> None:
        for story in self.stories:
            self.add_story(story, self.path(story), self.article(story))
        self.add_pages(numbered("/", "/?p={}"), self.stories, size=9, page=self.listing)

    def article(self, story: Story) -> str:
        style = self.style()
        head = style.mixed(
            f'<h1 class="{style.name("title")}">{escape(story.title)}</h1>',
            f'<div class="{style.name("date")}">{story.published:%Y-%m-%d %H:%M} · Source: '
            f'<a href="https://press.example/{story.id}">Morning Press</a></div>',
        )
        body = f'<div class="{style.name("body")}">{self.paragraphs(story)}</div>'
        main = f'<div class="{style.name("article")}">{head}{style.wrap(body)}</div>'
        body = self.frame(style, main, side=self.stories[:5], path=self.path)
        return self.document("", body, title=f"{story.title} – {self.name}")

    def listing(self, stories: list[Story], following: str | None, before: str | None) -> str:
        style = self.style()
        rows = "".join(
            f'<tr class="{style.name("item")}"><td>{at}.</td><td><a class="{style.name("link")}" '
            f'href="{self.path(story)}">{escape(story.title)}</a> <small>({story.published:%Y-%m-%d %H:%M})</small>'
            f'</td></tr><tr><td></td><td><a href="https://elsewhere.example/{story.slug}">{escape(story.title)} '
            f"as others tell it</a></td></tr>"
            for at, story in enumerate(stories, 1)
        )
        ends = (f'<a href="{before}">newer</a> ' if before else "") + (
            f'<a class="{style.name("next")}" href="{following}">More</a>' if following else ""
        )
        body = self.frame(style, f"<table>{rows}</table>{ends}", side=[], path=self.path)
        return self.document("", body, title=self.name)
