"""The newspaper that every contestant crawls: the same pages for the same seed.

Pages look like those of news sites: navigation, structured data, an article of some twenty
paragraphs, related links, a footer; about 29 KB each.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

HOSTS = 8  # so that leases by host spread over workers
A_LISTING = 50  # articles on one listing page
FIRST_DAY = datetime(2024, 3, 1, 6, 0, tzinfo=UTC)
A_DAY = 200  # articles a day, so that folders are of the size a real archive has
WORDS = [
    "harbour",
    "council",
    "budget",
    "ferry",
    "winter",
    "market",
    "report",
    "minister",
    "energy",
    "price",
    "vote",
    "school",
    "bridge",
    "river",
    "storm",
    "rail",
    "union",
    "court",
    "bank",
    "growth",
    "export",
    "village",
    "doctor",
    "concert",
    "league",
    "season",
    "planning",
    "housing",
    "climate",
    "forecast",
    "border",
    "summit",
    "tourist",
    "engine",
    "factory",
    "software",
    "research",
    "committee",
    "mayor",
    "police",
    "trial",
    "evidence",
    "election",
    "turnout",
    "coalition",
    "opposition",
    "reform",
    "pension",
    "wages",
]
ROBOTS = b"User-agent: *\nDisallow: /private/\nDisallow: /search\nAllow: /search/help\n"


@dataclass(frozen=True, slots=True)
class Story:
    """One article."""

    number: int
    host: int
    path: str
    title: str
    published: datetime
    paragraphs: tuple[str, ...]


def write_stories(count: int, *, seed: int = 8) -> list[Story]:
    """The newspaper's stories, spread over its hosts in turn."""
    source = random.Random(seed)  # repeatable, not secret
    return [_story(number, source) for number in range(count)]


def _story(number: int, source: random.Random) -> Story:
    published = FIRST_DAY + timedelta(days=number // A_DAY, seconds=97 * (number % A_DAY))
    title = f"{' '.join(source.choices(WORDS, k=6)).capitalize()} {number:06d}"
    paragraphs = tuple(
        " ".join(_sentence(source) for _ in range(source.randint(6, 10))) for _ in range(31)
    )
    path = f"/news/{published:%Y/%m/%d}/story-{number:06d}.html"
    return Story(number, number % HOSTS, path, title, published, paragraphs)


def _sentence(source: random.Random) -> str:
    return " ".join(source.choices(WORDS, k=source.randint(8, 16))).capitalize() + "."


def article_page(story: Story) -> str:
    """The page of one story."""
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.published.isoformat(),
        "author": [{"@type": "Person", "name": "Ada Quill"}],
        "publisher": {"@type": "Organization", "name": "The Bench Courier"},
        "articleSection": "Town",
    }
    body = "\n".join(f"<p>{text}</p>" for text in story.paragraphs)
    related = "".join(
        f'<li class="related-item"><a href="/news/related/{n}.html">More on this: {n}</a></li>'
        for n in range(20)
    )
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{story.title} | The Bench Courier</title>
<meta property="og:title" content="{story.title}">
<meta property="og:site_name" content="The Bench Courier">
<meta property="article:published_time" content="{story.published.isoformat()}">
<link rel="canonical" href="{story.path}">
<link rel="stylesheet" href="/static/site.css"><script src="/static/site.js" defer></script>
<script type="application/ld+json">{json.dumps(about)}</script></head>
<body class="page page--article"><header class="site-header"><a href="/">The Bench Courier</a>
<nav class="menu">{_menu()}</nav></header>
<main id="content"><article class="story"><h1 class="headline">{story.title}</h1>
<p class="byline">By <span class="author">Ada Quill</span>
<time class="published" datetime="{story.published.isoformat()}">{story.published:%d %B %Y}</time>
</p>
<div class="story-body">
{body}
</div></article>
<aside class="related"><h2>Related</h2><ul>{related}</ul></aside></main>
<footer class="site-footer">{_menu()}<p>Published by The Bench Courier.</p></footer>
</body></html>
"""


def _menu() -> str:
    return "".join(
        f'<a class="menu__item menu__item--{n}" href="/section/{word}/">{word.capitalize()}</a>'
        for n, word in enumerate(WORDS[:24])
    )


def listing_pages(stories: list[Story]) -> Iterator[tuple[str, str]]:
    """Path and page of each listing of one host's stories, each naming the next."""
    chunks = [stories[at : at + A_LISTING] for at in range(0, len(stories), A_LISTING)]
    for page, chunk in enumerate(chunks, start=1):
        items = "\n".join(
            f'<li class="item"><a class="title" href="{story.path}">{story.title}</a></li>'
            for story in chunk
        )
        more = f'<a class="next" href="/latest/{page + 1}.html">Older</a>'
        ending = more if page < len(chunks) else ""
        html = f"<!DOCTYPE html><html><head><title>Latest</title></head><body><ul>{items}</ul>"
        yield f"/latest/{page}.html", f"{html}{ending}</body></html>"
