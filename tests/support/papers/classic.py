"""Papers as they were built for years: WordPress, Drupal, a Chinese portal, tables."""

from email.utils import format_datetime
from html import escape

from tests.support.papers.paper import Paper, numbered
from tests.support.papers.stories import Story
from tests.support.papers.style import Style


class WordPress(Paper):
    """Dated permalinks, a feed of teasers, /page/2/, meta elements; the time shown in words."""

    def lay_out(self) -> None:
        for story in self.stories:
            self.add_story(story, self.path(story), self.article(story))
        self.add_pages(numbered("/", "/page/{}/"), self.stories, size=8, page=self.listing)
        for name in self.sections():
            own = [story for story in self.stories if story.section == name]
            base = self.section_path(name)
            self.add_pages(numbered(base, base + "page/{}/"), own, size=6, page=self.listing)
        self.add("/feed/", self.feed(), kind="application/rss+xml")
        self.add("/robots.txt", "User-agent: *\nDisallow: /wp-admin/\n", kind="text/plain")

    def path(self, story: Story) -> str:
        return f"/{story.published:%Y/%m/%d}/{story.slug}/"

    def article(self, story: Story) -> str:
        style = self.style()
        title = f'<h1 class="{style.name("title")}">{escape(story.title)}</h1>'
        meta = (
            f'<div class="meta"><span class="{style.name("date")}">'
            f"{story.published:%B %-d, %Y %H:%M}</span> "
            f'<span class="{style.name("author")}">By <a href="/author/x/">{story.author}</a></span></div>'
        )
        share = (
            f'<div class="{style.name("share")}"><a href="#f">Share</a> <a href="#t">Post</a></div>'
        )
        body = f'<div class="{style.name("body")}">{self.paragraphs(story)}</div>'
        others = "".join(
            f'<li><a href="{self.path(other)}">{escape(other.title)}</a>'
            f"<p>{escape(other.paragraphs[0])}</p></li>"
            for other in self.stories[:3]
        )
        related = f'<div class="{style.name("related")}"><h3>More</h3><ul>{others}</ul></div>'
        order = style.pick(title + meta + share + body, meta + title + body + share)
        main = f'<article class="{style.name("article")}">{style.wrap(order)}</article>{related}'
        head = (
            f'<meta property="og:title" content="{escape(story.title)}">'
            f'<meta property="og:type" content="article"><meta property="og:site_name" content="{self.name}">'
            f'<meta property="article:published_time" content="{story.published.isoformat()}">'
            f'<link rel="canonical" href="{self.home[:-1]}{self.path(story)}">'
        )
        body = self.frame(style, main, side=self.stories[:5], path=self.path)
        return self.document(head, body, title=f"{story.title} - {self.name}")

    def listing(self, stories: list[Story], following: str | None, before: str | None) -> str:
        style = self.style()
        tag = style.pick("h2", "h3")
        inner = style.wrap("{}", most=2)
        items = "".join(
            f'<article class="{style.name("item")}">'
            + inner.format(
                f'<{tag} class="{style.name("link")}"><a href="{self.path(story)}">'
                f"{escape(story.title)}</a></{tag}><p>{escape(story.paragraphs[0][:90])}…</p>"
                f'<a href="{self.path(story)}">Continue reading</a>'
            )
            + "</article>"
            for story in stories
        )
        older = f'<div class="{style.name("next")}"><a href="{following}">Older posts</a></div>'
        newer = f'<div class="prev-link"><a href="{before}">Newer posts</a></div>'
        main = (
            f'<div class="{style.name("list")}">{items}</div>'
            + (newer if before else "")
            + (older if following else "")
        )
        head = '<link rel="alternate" type="application/rss+xml" href="/feed/" title="Feed">'
        body = self.frame(style, main, side=self.stories[:5], path=self.path)
        return self.document(head, body, title=self.name)

    def feed(self) -> str:
        items = "".join(
            f"<item><title>{escape(story.title)}</title><link>{self.home[:-1]}{self.path(story)}</link>"
            f"<pubDate>{format_datetime(story.published)}</pubDate><dc:creator>{story.author}</dc:creator>"
            f"<description><![CDATA[<p>{story.paragraphs[0]}</p>]]></description></item>"
            for story in self.stories[:10]
        )
        return (
            '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<channel><title>{self.name}</title>{items}</channel></rss>"
        )


class Drupal(Paper):
    """Views and fields, /node/123, ?page=1, time elements; nothing for machines but the title."""

    def section_path(self, name: str) -> str:
        return f"/section/{name}"

    def lay_out(self) -> None:
        for story in self.stories:
            self.add_story(story, self.path(story), self.article(story))
        front = "".join(f"<div>{self.row(self.style(), story)}</div>" for story in self.stories[:6])
        self.add("/", self.page(self.style(), front, title=self.name))
        for name in self.sections():
            own = [story for story in self.stories if story.section == name]
            base = self.section_path(name)
            self.add_pages(
                numbered(base, base + "?page={}", first=0), own, size=5, page=self.listing
            )

    def path(self, story: Story) -> str:
        return f"/node/{story.id}"

    def page(self, style: Style, main: str, *, title: str) -> str:
        body = self.frame(style, main, side=self.stories[3:7], path=self.path)
        return self.document("", f'<div id="page">{body}</div>', title=title)

    def row(self, style: Style, story: Story) -> str:
        return (
            f'<div class="views-field {style.name("link")}"><span class="field-content">'
            f'<a href="{self.path(story)}" hreflang="en">{escape(story.title)}</a></span></div>'
            f'<div class="{style.name("date")}"><time datetime="{story.published.isoformat()}">'
            f"{story.published:%d.%m.%Y}</time></div>"
        )

    def article(self, story: Story) -> str:
        style = self.style()
        title = f'<h1 class="{style.name("title")}"><span>{escape(story.title)}</span></h1>'
        by = (
            f'<div class="{style.name("author")}">{story.author}</div>'
            f'<div class="{style.name("date")}"><time datetime="{story.published.isoformat()}">'
            f"{story.published:%d.%m.%Y - %H:%M}</time></div>"
        )
        body = (
            f'<div class="field field--type-text {style.name("body")}">'
            f'<div class="field__item">{self.paragraphs(story)}</div></div>'
        )
        comments = (
            '<section id="comments"><h2>Comments</h2><div class="comment"><p>I was there and it was not '
            "like that at all, but who asks people like me about anything these days?</p></div></section>"
        )
        main = style.wrap(title + style.pick(by + body, by + style.wrap(body))) + comments
        return self.page(style, f"<main>{main}</main>", title=f"{story.title} | {self.name}")

    def listing(self, stories: list[Story], following: str | None, before: str | None) -> str:
        style = self.style()
        row = style.name("item")
        rows = "".join(
            f'<div class="views-row {row}">{self.row(style, it)}</div>' for it in stories
        )
        pager = (
            f'<li class="pager__item--prev"><a href="{before}">‹</a></li>' if before else ""
        ) + (
            f'<li class="{style.name("next")}"><a href="{following}" rel="next">››</a></li>'
            if following
            else ""
        )
        return self.page(
            style, f'<div class="view-content">{rows}</div><ul>{pager}</ul>', title="Section"
        )


class ChinesePortal(Paper):
    """GB 18030 without saying so, /news/20240321/123456.shtml, lists with times, 下一页."""

    def __init__(self, kind: str, *, seed: int, design: int, extra: int) -> None:
        super().__init__(
            kind, seed, design, extra, zone="Asia/Shanghai", lang="zh-CN", chinese=True,
            charset="gb18030", name="港湾财经网",
        )  # fmt: skip

    def section_path(self, name: str) -> str:
        return f"/{name}/index.shtml"

    def lay_out(self) -> None:
        for story in self.stories:
            self.add_story(story, self.path(story), self.article(story))
        front = self.items(self.style(), self.stories[:10])
        self.add("/", self.page(self.style(), front, title=self.name))
        for name in self.sections():
            own = [story for story in self.stories if story.section == name]
            self.add_pages(
                numbered(self.section_path(name), f"/{name}/index_{{}}.shtml"),
                own,
                size=6,
                page=self.listing,
            )

    def path(self, story: Story) -> str:
        return f"/news/{story.published:%Y%m%d}/{story.id}.shtml"

    def page(self, style: Style, main: str, *, title: str) -> str:
        body = self.frame(style, main, side=self.stories[2:8], path=self.path)
        return self.document("", body, title=title)

    def article(self, story: Story) -> str:
        style = self.style()
        title = f'<{(tag := style.pick("h1", "h2"))} class="{style.name("title")}">{story.title}</{tag}>'
        by = (
            f'<div class="{style.name("date")}"><span>{story.published:%Y年%m月%d日 %H:%M}</span> '
            f'<span>来源：港湾日报</span> <span class="{style.name("author")}">作者：{story.author}</span></div>'
        )
        text = "".join(f"<p>　　{text}</p>" for text in story.paragraphs)
        body = f'<div id="{style.pick("artibody", "Content", "zoom", "endText")}" class="{style.name("body")}">{text}</div>'
        after = f'<div class="{style.name("share")}">分享到：<a href="#w">微信</a> <a href="#b">微博</a></div>'
        main = style.wrap(title + by + body + after)
        return self.page(style, main, title=f"{story.title}_{self.name}")

    def items(self, style: Style, stories: list[Story]) -> str:
        rows = "".join(
            f'<li><a href="{self.path(story)}" target="_blank">{story.title}</a>'
            f'<span class="{style.name("date")}">{story.published:%Y-%m-%d %H:%M}</span></li>'
            for story in stories
        )
        return style.wrap(f'<ul class="{style.name("list")}">{rows}</ul>')

    def listing(self, stories: list[Story], following: str | None, before: str | None) -> str:
        style = self.style()
        pager = (f'<a href="{before}">上一页</a> ' if before else "") + (
            f'<a href="{following}">下一页</a>' if following else ""
        )
        main = self.items(style, stories) + f'<div class="pages">{pager}</div>'
        return self.page(style, main, title=f"频道_{self.name}")


class Tables(Paper):
    """Nested tables and font elements; no class, no heading, nothing for machines."""

    def section_path(self, name: str) -> str:
        return f"/list.php?cat={name}"

    def lay_out(self) -> None:
        for story in self.stories:
            self.add_story(story, self.path(story), self.article(story))
        self.add("/", self.page(self.rows(self.stories[:8]), title=self.name))
        for name in self.sections():
            own = [story for story in self.stories if story.section == name]
            base = self.section_path(name)
            self.add_pages(numbered(base, base + "&p={}"), own, size=5, page=self.listing)

    def path(self, story: Story) -> str:
        return f"/story.php?id={story.id}"

    def page(self, main: str, *, title: str) -> str:
        style = self.style()
        nav = "<br>".join(
            f'<a href="{escape(self.section_path(name))}">{name}</a>' for name in self.sections()
        )
        cells = style.mixed(
            f'<td width="120" valign="top">{nav}</td>', f'<td width="480" valign="top">{main}</td>'
        )
        width = style.pick("600", "720", "760")
        body = (
            f'<table width="{width}" border="0"><tr><td colspan="2"><b>{self.name}</b></td></tr>'
            f"<tr>{cells}</tr></table><center><font size='1'>All rights reserved.</font></center>"
        )
        return self.document("", body, title=title)

    def article(self, story: Story) -> str:
        style = self.style()
        size = style.pick("5", "6")
        title = f'<font size="{size}"><b>{escape(story.title)}</b></font>'
        by = f'<font size="2" color="#666666">{story.published:%d %B %Y, %H:%M} | {story.author}</font>'
        width = style.pick("95%", "98%", "100%")
        text = style.pick(
            self.paragraphs(story), "<br><br>".join(escape(text) for text in story.paragraphs)
        )
        head = style.mixed(f"<tr><td>{title}</td></tr>", f"<tr><td>{by}</td></tr>")
        main = f'<table width="{width}" cellpadding="4">{head}<tr><td>{text}</td></tr></table>'
        return self.page(main, title=f"{self.name}: {story.title}")

    def rows(self, stories: list[Story]) -> str:
        rows = "".join(
            f'<tr><td><font size="2">{story.published:%d.%m.%Y}</font></td>'
            f'<td><a href="{self.path(story)}">{escape(story.title)}</a></td></tr>'
            for story in stories
        )
        return f'<table cellspacing="2">{rows}</table>'

    def listing(self, stories: list[Story], following: str | None, before: str | None) -> str:
        pager = (f'<a href="{escape(before)}">Previous page</a> ' if before else "") + (
            f'<a href="{escape(following)}">Next page</a>' if following else ""
        )
        return self.page(self.rows(stories) + pager, title=self.name)
