"""The newspaper's pages as HTML and JSON."""

import json
import struct
import zlib
from html import escape

from crawler.demo.stories import SECTIONS, Story

PAPER = "The Harbour Lantern"
PER_PAGE = 5
STYLE = (
    "body{font:16px/1.5 serif;max-width:44em;margin:auto}nav a{margin-right:1em}aside{color:#555}"
)


def article_page(story: Story, others: tuple[Story, ...]) -> str:
    """An article as a newspaper prints it: navigation, share bar, related links and all."""
    stamp = f"{story.printed:%Y-%m-%dT%H:%M:%S}"
    related = "".join(f'<li><a href="{o.path}">{escape(o.title)}</a></li>' for o in others)
    texts = "".join(f"<p>{escape(text)}</p>\n" for text in story.paragraphs)
    language = "zh-CN" if story.is_chinese else "en"
    source = "<p>（文章来源：港灯日报）</p>" if story.is_chinese else ""
    main = f"""<article><p class="section">{story.section}</p>
<h1 class="headline">{escape(story.title)}</h1>
<p class="byline"><span class="author">{story.section.capitalize()} desk</span>
<time class="published" datetime="{stamp}">{story.printed:%d %B %Y}</time></p>
<div class="story">{texts}
<figure><img data-src="/images/{story.number}.png" alt="The harbour"><figcaption>Seen from the pier.
</figcaption></figure>
<div class="share-bar"><a href="/share/view.html?id={story.id}">Share</a></div>{source}</div>
</article>
<aside class="related"><h2>Related</h2><ul>{related}</ul></aside>"""
    head = _json_ld(story, stamp) if story.number % 2 else _open_graph(story, stamp)
    charset = "gb2312" if story.is_chinese else "utf-8"
    return _page(story.title, main, head=head, language=language, charset=charset)


def share_page(story_id: str) -> str:
    """A shell: its script would ask the text API."""
    main = (
        f'<div class="story" id="text" data-id="{escape(story_id)}"></div><script>fill()</script>'
    )
    return _page("Share", main)


def category_page(section: str, stories: tuple[Story, ...], page: int) -> str:
    """One page of a section, newest first, with a link to the next."""
    shown = stories[(page - 1) * PER_PAGE : page * PER_PAGE]
    items = "".join(
        f'<li class="item"><a class="title" href="{_spelled(story, page)}">'
        f"{escape(story.title)}</a>"
        f"<time>{story.printed:%Y-%m-%d %H:%M}</time></li>\n"
        for story in shown
    )
    more = page * PER_PAGE < len(stories)
    path = f"/category/{section}/?page={page + 1}"
    following = f'<a class="next" href="{path}">Older</a>' if more else ""
    return _page(
        section.capitalize(), f"<main><h1>{section}</h1><ul>{items}</ul>{following}</main>"
    )


def home_page(links: tuple[tuple[str, str], ...]) -> str:
    """The front page: the newest stories, and those with a fault of their own."""
    items = "".join(
        f'<article><a href="{url}">{escape(title)}</a></article>\n' for url, title in links
    )
    return _page(PAPER, f"<main>{items}</main>")


def challenge_page() -> str:
    """What a gatekeeper shows instead of the article."""
    return _page("Just a moment…", "<h1>Just a moment…</h1><p>Checking your browser.</p>")


def missing_page() -> str:
    """A page that was not found, as sent with status 200."""
    return _page("Page not found", "<h1>Page not found</h1><p>Try the front page.</p>")


def list_answer(stories: tuple[Story, ...]) -> str:
    """The list API's answer."""
    items = [
        {
            "id": s.id,
            "title": s.title,
            "time": f"{s.printed:%Y-%m-%d %H:%M:%S}",
            "medium": "Lantern Wire",
        }
        for s in stories
    ]
    return json.dumps({"result": {"items": items}}, ensure_ascii=False)


def text_answer(story: Story) -> str:
    """The text API's answer."""
    html = "".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)
    facts = {"html": html, "title": story.title, "time": f"{story.printed:%Y-%m-%d %H:%M:%S}"}
    return json.dumps({"data": {**facts, "medium": "Lantern Wire"}}, ensure_ascii=False)


def picture(number: int) -> bytes:
    """A tiny PNG of one colour (PNG specification §5: signature, IHDR, IDAT, IEND)."""
    pixel = bytes((0, number * 37 % 256, number * 59 % 256, number * 83 % 256))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(pixel)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _spelled(story: Story, page: int) -> str:
    """The story's address, now and then in another spelling that means the same."""
    spellings = (story.path, f"{story.path}?utm_source=list", f"{story.path}#comments")
    return spellings[(story.number + page) % 3]


def _page(
    title: str, main: str, *, head: str = "", language: str = "en", charset: str = "utf-8"
) -> str:
    sections = "".join(f'<a href="/category/{name}/">{name}</a>' for name in SECTIONS)
    return f"""<!DOCTYPE html>
<html lang="{language}"><head><meta charset="{charset}"><title>{escape(title)} - {PAPER}</title>
<style>{STYLE}</style>{head}</head>
<body><header><a href="/">{PAPER}</a><nav>{sections}</nav></header>
{main}
<footer>{PAPER}, printed on this machine. <a href="/robots.txt">Manners</a></footer></body></html>
"""


def _json_ld(story: Story, stamp: str) -> str:
    facts = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title,
        "datePublished": stamp, "author": {"@type": "Organization", "name": "Lantern desk"},
        "publisher": {"@type": "Organization", "name": PAPER},
    }  # fmt: skip
    text = json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def _open_graph(story: Story, stamp: str) -> str:
    return (
        f'<meta property="og:title" content="{escape(story.title)}">'
        f'<meta property="article:published_time" content="{stamp}">'
        f'<meta property="og:site_name" content="{PAPER}">'
    )
