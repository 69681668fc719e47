"""What every construction has in common: stories, a style, and a table of answers."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from tests.support.origin import Answer
from tests.support.papers.stories import Story, tell_stories
from tests.support.papers.style import Style


def numbered(base: str, later: str, *, first: int = 1) -> Callable[[int], str]:
    """Paths of a listing's pages: `base`, then `later` with the page's number."""
    return lambda at: later.format(at + first) if at else base


PLAIN = 0  # the design that templates are written for


@dataclass(frozen=True)
class Shown:
    """One story and the address a reader finds it at."""

    url: str
    story: Story


@dataclass
class Paper:
    """A newspaper; a construction overrides `lay_out`."""

    kind: str
    seed: int
    design: int
    extra: int = 0
    stories_n: int = 24
    zone: str = "Europe/Lisbon"
    lang: str = "en"
    chinese: bool = False
    hashed: bool = False
    charset: str = "utf-8"
    name: str = "The Harbour Lantern"
    answers: dict[str, Answer | list[Answer]] = field(default_factory=dict)
    shown: list[Shown] = field(default_factory=list)

    @property
    def host(self) -> str:
        return f"{self.kind.replace('_', '-')}.test"

    @property
    def home(self) -> str:
        return f"http://{self.host}/"

    def printed(self) -> "Paper":
        """The paper with its answers."""
        told = tell_stories(
            f"{self.kind}{self.seed}", self.stories_n + 12, zone=self.zone, chinese=self.chinese
        )
        # Later stories exist from the start, so that a redesign changes none of the others.
        self.stories = told[12 - self.extra :]
        # Drawn anew for each page, so that the same design looks the same on all of them.
        self._style_seed = f"{self.kind}/{self.seed}/{self.design}"
        self.lay_out()
        return self

    def style(self) -> Style:
        """The design's style, begun anew: the same page drawn twice looks the same."""
        return Style(self._style_seed, hashed=self.hashed, plain=self.design == PLAIN)

    def lay_out(self) -> None:
        raise NotImplementedError

    def add(self, path: str, html: str, *, kind: str = "text/html", status: int = 200) -> None:
        """A page at a path."""
        label = f"{kind}; charset={self.charset}" if self.charset == "utf-8" else kind
        self.answers[path] = Answer(html.encode(self.charset), status, content_type=label)

    def add_json(self, path: str, value: object) -> None:
        """A JSON answer."""
        self.answers[path] = Answer(
            json.dumps(value, ensure_ascii=False).encode(), content_type="application/json"
        )

    def add_story(self, story: Story, path: str, html: str) -> None:
        """A story's page, which counts."""
        self.add(path, html)
        self.shown.append(Shown(f"{self.home[:-1]}{path}", story))

    def add_pages(
        self, path_of: Callable[[int], str], stories: list[Story], *, size: int,
        page: Callable[[list[Story], str | None, str | None], str],
    ) -> None:  # fmt: skip
        """A listing in pages of `size`; `page` gets stories, next and previous path."""
        parts = [stories[at : at + size] for at in range(0, len(stories), size)] or [[]]
        for at, part in enumerate(parts):
            following = path_of(at + 1) if at + 1 < len(parts) else None
            self.add(path_of(at), page(part, following, path_of(at - 1) if at else None))

    def document(self, head: str, body: str, *, title: str) -> str:
        charset = self.charset.replace("gb18030", "gb2312")
        return (
            f'<!DOCTYPE html><html lang="{self.lang}"><head><meta charset="{charset}">'
            f"<title>{escape(title)}</title>{head}</head><body>{body}</body></html>"
        )

    def paragraphs(self, story: Story) -> str:
        return "".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)

    def frame(
        self, style: Style, main: str, *, side: list[Story], path: Callable[[Story], str]
    ) -> str:
        """A page's body: navigation, the main part, a side column with links, a footer."""
        nav = "".join(
            f'<li><a href="{self.section_path(name)}">{name.capitalize()}</a></li>'
            for name in self.sections()
        )
        nav = f'<a href="/">{self.name}</a><ul>{nav}<li><a href="/about">About us</a></li></ul>'
        latest = "".join(
            f'<li><a href="{path(story)}">{escape(story.title)}</a></li>' for story in side
        )
        top = style.pick(
            f'<nav class="{style.name("nav")}">{nav}</nav>',
            f'<div class="{style.name("nav")}" id="top">{nav}</div>',
            f'<header><div class="{style.name("nav")}">{nav}</div></header>',
        )
        aside = f'<div class="{style.name("side")}"><h3>Most read</h3><ul>{latest}</ul></div>'
        foot = (
            f'<div class="{style.name("foot")}"><p>All rights reserved by the paper and by those '
            f"who write for it. No part may be printed elsewhere without being asked for.</p>"
            f'<a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></div>'
        )
        middle = style.mixed(style.wrap(main), aside)
        return top + style.wrap(f'<div class="{style.name("wrap")}">{middle}</div>', most=1) + foot

    def section_path(self, name: str) -> str:
        return f"/category/{name}/"

    def sections(self) -> list[str]:
        return sorted({story.section for story in self.stories})

    def news_article(self, story: Story, url: str) -> str:
        """JSON-LD of a story."""
        facts = {
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title,
            "datePublished": story.published.isoformat(), "url": url,
            "author": {"@type": "Person", "name": story.author},
        }  # fmt: skip
        return f'<script type="application/ld+json">{json.dumps(facts)}</script>'
