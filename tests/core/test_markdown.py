"""Markdown says what the HTML said: a CommonMark reader gives back the same text and emphasis."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from crawler.document import element_text, parse, select
from crawler.formats.markdown import to_markdown
from crawler.formats.sanitise import sanitise

READER = MarkdownIt("commonmark").enable("table")
LETTERS = "ab 1.)-+*_`#<>[]()!&;:|~\\{}=“”。，降后\n$\"'/%"
INLINE = ["b", "i", "em", "strong", "a", "code", "span", "u", "sub"]
BLOCK = [
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "h1",
    "h3",
    "section",
    "figure",
    "table",
]


def element(tag: str, inner: list[str]) -> str:
    if tag == "a":
        return f"<a href='https://x.test/?a=1&copy=2|3'>{''.join(inner)}</a>"
    if tag == "table":
        cells = "".join(f"<td>{cell}</td>" for cell in inner)
        return f"<table><tr>{cells}</tr><tr>{cells}</tr></table>"
    return f"<{tag}>{''.join(inner)}</{tag}>"


def elements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    made = st.builds(element, st.sampled_from(INLINE + BLOCK), st.lists(inner, max_size=3))
    return made | st.sampled_from(["<br>", "<hr>", "<img src='https://x.test/a b'>"])


texts = st.text(alphabet=LETTERS, max_size=8).map(escape)
fragments = st.lists(st.recursive(texts, elements, max_leaves=12), max_size=4).map("".join)


def shown(html: str) -> str:
    """What a reader sees, white space apart."""
    body = parse(f"<!DOCTYPE html><body>{html}").body
    return "".join(element_text(body).split()) if body else ""


def emphasised(html: str) -> list[str]:
    nodes = select(parse(f"<!DOCTYPE html><body>{html}"), "strong, b, em, i")
    return [text for node in nodes if (text := "".join(element_text(node).split()))]


@given(html=fragments)
def test_the_text_comes_back_as_it_was(html: str) -> None:
    clean = sanitise(html)

    assert shown(READER.render(to_markdown(clean))) == shown(clean)


@pytest.mark.parametrize(
    "html",
    [
        "<p>央行<strong>“降准”</strong>后</p>", "<p>央行<b>强调</b>，后</p>", "<p><b>注：</b>请看</p>",
        "<p>a<b>b</b>c</p>", "<p><b>a</b><i>b</i></p>", "<p><b>a</b><b>b</b></p>",
        "<p><b><i>both</i></b> of them</p>", "<p><em>a <b>b</b></em>c</p>", "<p>x<b> y </b>z</p>",
        "<p>央行<b><a href='https://x.test/'>降准</a></b>后</p>", "<p>x<span><b>“a”</b></span>y</p>",
        "<p>*<b>a</b>*</p>", "<ul><li><b>a</b>：x</li></ul>", "<blockquote><b>！</b>a</blockquote>",
        "<table><tr><td>甲<b>“乙”</b>丙</td></tr></table>", "<h2>甲<b>（乙）</b>丙</h2>",
    ],
)  # fmt: skip
def test_emphasis_survives_wherever_it_stands(html: str) -> None:
    assert emphasised(READER.render(to_markdown(html))) == emphasised(html)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h2>A title #</h2>", "## A title \\#"),
        ("<p>one<br>two<br></p>", "one\\\ntwo"),
        ("<p>1. not a list</p>", "1\\. not a list"),
        ("<p># not a heading</p>", "\\# not a heading"),
        ("<p>{: .x} stays</p>", "\\{: .x} stays"),
        ("<p>Hi!<a href='https://x.test/'>x</a></p>", "Hi\\![x](<https://x.test/>)"),
        ("<p>&lt;script&gt;1&lt;/script&gt;</p>", "\\<script\\>1\\</script\\>"),
        ("<p>&amp;lt; stays a reference</p>", "&amp;lt; stays a reference"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n\n  - b\n- c"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<pre>x ``` y\n\n  z</pre>", "````\nx ``` y\n\n  z\n````"),
        ("<p><code>a`b</code></p>", "<code>a\\`b</code>"),
        ("<p><code>x</code><code>y</code></p>", "`x`<!-- -->`y`"),
        ("<table><tr><th>a|b</th></tr><tr><td>c<br>d</td></tr></table>",
         "| a\\|b |\n| --- |\n| c d |"),
        ("<figure><img src='https://x.test/a.png' alt='[x]'><figcaption>c</figcaption></figure>",
         "![\\[x\\]](<https://x.test/a.png>)\n\nc"),
        ("<pre>{{ x }}</pre>", "<pre><code>&#123;&#123; x }}</code></pre>"),
        ("<p> </p><div></div>", ""),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<p>a</p><hr><p>b</p>", "a\n\n* * *\n\nb"),
        ("<p><a href='https://x.test/'><img src='https://x.test/b.png'></a></p>",
         "[![](<https://x.test/b.png>)](<https://x.test/>)"),
        ("<a href='https://x.test/'></a>", ""),
        ("<p><code> </code>a</p>", "a"),
    ],
)  # fmt: skip
def test_forms(html: str, markdown: str) -> None:
    assert to_markdown(html) == markdown


@pytest.mark.parametrize(
    "tag", ["div", "b", "ul><li", "blockquote", "span", "table><tr><td", "font a"]
)
def test_deep_nesting_keeps_the_text(tag: str) -> None:
    assert "the text" in to_markdown(f"<{tag}>" * 2000 + "the text")


def test_links_that_run_scripts_are_none_in_markdown() -> None:
    html = "<p><a href='javascript:alert(1)'>x</a> [y](javascript:alert(2))</p>"

    rendered = READER.render(to_markdown(sanitise(html)))
    assert not select(parse(rendered), "a")
