"""An article as the bytes of its post: front matter, lead, body, footer."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from crawler.formats.html_body import kept_html, with_images
from crawler.formats.liquid import without_liquid
from crawler.formats.markdown import to_markdown
from crawler.formats.sanitise import is_clean, sanitise
from crawler.formats.scalars import flow, plain_or_quoted, quoted
from crawler.formats.visible import visible
from crawler.model import Article, Post
from crawler.naming import post_path

SHOWN_ELSEWHERE = frozenset({"title", "date", "id", "source", "section", "authors", "lastmod"})
# A link in Markdown's own form to something else than the web, which a site generator would bring
# to life in bare text; references and backslashes may hide its scheme.
MARKDOWN_LINK = re.compile(
    r"\][ \t]*[(:]\s*<?(?!https?:|mailto:|[/#.])[^\s>)]*[:&\\]", re.IGNORECASE
)
MOST_TITLE = 1000  # characters; a headline has a tenth of it
UNKNOWN: tuple[object, ...] = (None, "", (), {}, [])


@dataclass(frozen=True, slots=True, kw_only=True)
class PostStyle:
    """How articles become posts; `category`, `tags`, `lead` and `footer` are filled templates."""

    layout: str = "jekyll"  # jekyll, hugo, plain
    front_matter: str = "full"  # full, classic
    body: str = "html"  # verbatim, html, markdown
    zone: ZoneInfo
    category: str | None = None
    tags: tuple[str, ...] = ()
    lead: str = ""
    footer: str = ""
    replacements: tuple[tuple[str, str], ...] = ()


def render_post(
    article: Article,
    *,
    style: PostStyle,
    captured: datetime,
    key: str,
    revisions: Sequence[str] = (),
) -> Post:
    """The post: the same article, style and key give the same path and, `captured` aside, bytes.

    `revisions` are the paths of earlier versions; only full front matter names them.
    """
    article, style = _shown(article), _with_shown_labels(style)
    body = render_body(article, style)
    digest = hashlib.sha256(body.encode()).hexdigest()
    if style.front_matter == "classic":
        front = _classic(article, style, captured)
    else:
        front = _full(article, style, captured, digest, revisions)
    text = "---\n" + "".join(f"{line}\n" for line in front) + f"---\n{body}"
    path = post_path(article, layout=style.layout, zone=style.zone, captured=captured, key=key)
    return Post(path=path, data=text.encode(), sha256=digest)


def _shown(article: Article) -> Article:
    """The article with names and labels that are what they seem."""
    title = visible(article.title)
    return replace(
        article,
        title=title[:MOST_TITLE] if title.strip() else article.url,
        authors=tuple(map(visible, article.authors)),
        source=visible(article.source) if article.source else None,
        section=visible(article.section) if article.section else None,
        tags=tuple(map(visible, article.tags)),
    )


def _with_shown_labels(style: PostStyle) -> PostStyle:
    return replace(
        style,
        category=visible(style.category) if style.category else None,
        tags=tuple(map(visible, style.tags)),
    )


def render_body(article: Article, style: PostStyle) -> str:
    """Lead, body and footer; encodable, sanitised where it must be, and inert in Jekyll."""
    html = article.body_html.encode("utf-8", "ignore").decode()
    for old, new in style.replacements:
        html = html.replace(old, new)
    if style.body == "markdown":
        html = to_markdown(sanitise(with_images(html)))
    elif style.body == "html":
        html = kept_html(sanitise(with_images(html)))
    elif MARKDOWN_LINK.search(html):
        html = kept_html(sanitise(html))
    elif not is_clean(html):
        html = sanitise(html)
    lead = sanitise(style.lead) if "<" in style.lead else style.lead
    ending = "" if style.footer or style.body == "verbatim" else "\n"
    text = lead + html + style.footer + ending
    text = text.encode("utf-8", "ignore").decode()
    return without_liquid(text) if style.layout == "jekyll" else text


def _classic(article: Article, style: PostStyle, captured: datetime) -> list[str]:
    """The original's five keys, byte for byte where the values need no quoting."""
    return [
        "layout: post",
        f"title: {quoted(article.title)}",
        f"date: {_local(article.published or captured, style.zone)}",
        f"categories: {plain_or_quoted(style.category or 'news')}",
        f"tags: {_bare_tags(style.tags)}",
    ]


def _bare_tags(tags: Sequence[str]) -> str:
    return plain_or_quoted(tags[0]) if len(tags) == 1 else flow(tags)


def _full(
    article: Article, style: PostStyle, captured: datetime, digest: str, revisions: Sequence[str]
) -> list[str]:
    hugo = style.layout == "hugo"
    stamp = _rfc3339 if hugo else _local
    known: dict[str, str | None] = {
        "layout": None if hugo else "post",
        "title": quoted(article.title),
        "date": stamp(article.published or captured, style.zone),
        "date_source": None if article.published else quoted("captured"),
        "lastmod": stamp(article.modified, style.zone) if hugo and article.modified else None,
        "categories": _flow([style.category or article.section or ""]),
        "tags": _flow([*style.tags]),
    }
    own: dict[str, object] = {
        "url": article.url,
        "canonical_url": article.canonical_url,
        "source": article.source,
        "authors": article.authors,
        "modified": _local(article.modified, style.zone) if article.modified else None,
        "captured": _local(captured, style.zone),
        "language": article.language,
        "id": article.id,
        "story": article.story,
        "sha256": digest,
        "revisions": [*revisions],
        "tickers": [
            {name: value for name, value in asdict(ticker).items() if value}
            for ticker in article.tickers
        ],
        "images": article.images,
        "fields": {k: v for k, v in article.fields.items() if k not in SHOWN_ELSEWHERE},
        "evidence": dict(article.evidence),
    }
    own = {name: value for name, value in own.items() if value not in UNKNOWN}
    lines = [f"{name}: {value}" for name, value in known.items() if value]
    if hugo:
        # Hugo gives `url` and more and more other names a meaning of its own.
        return [*lines, f"params: {flow(own)}"]
    dates = {"modified", "captured"}
    return lines + [
        f"{name}: {value if name in dates else flow(value)}" for name, value in own.items()
    ]


def _flow(values: Sequence[str]) -> str | None:
    kept = [value for value in values if value]
    return flow(kept) if kept else None


def _local(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S %z}"


def _rfc3339(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).isoformat(timespec="seconds")
