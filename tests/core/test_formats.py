"""Posts as bytes: exact forms, hostile values, and the way back."""

import json
import shutil
import subprocess
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.formats import PostStyle, parse_post, render_post
from crawler.formats.liquid import has_liquid
from crawler.formats.visible import visible
from crawler.model import Ticker
from tests.support.samples import NOW, article
from tests.support.zones import SHANGHAI

HOSTILE = [
    'a "quoted" one', "back\\slash", "colon: here", "# hash", "two\nlines", "tab\there", "bell\x07",
    "nul\x00", "next\x85line", "sep\u2028arator", "\ufeffbom", "smile 😀", "- dash", "{{ x }}",
    "{% y %}", "yes", "1e3", "0123", "12:30", "null", "", " space ", "~", "'", "%", "@", "`", "---",
    "...", "é", "\x7f",
]  # fmt: skip
titles = st.text(max_size=40) | st.sampled_from(HOSTILE)


def style(**changes: Any) -> PostStyle:
    return replace(PostStyle(zone=SHANGHAI, category="c"), **changes)


def rendered(title: str, **changes: Any) -> bytes:
    return render_post(article(title=title), style=style(**changes), captured=NOW, key="k").data


def front_matter(data: bytes) -> str:
    return data.decode().split("---\n")[1]


def shown(title: str) -> str:
    """A title as it is filed; one of nothing to see gives way to the address."""
    seen = visible(title)
    return seen if seen.strip() else article().url


def test_classic_is_the_original_form() -> None:
    post = render_post(
        article(title="标题", id="NW1", body_html="<p>一</p>\r\n <p>二　　三</p>"),
        style=style(
            front_matter="classic", body="verbatim", category="meirijingjixinwen", footer="\n\n<u>",
            tags=("每日经济新闻新闻",), replacements=(("　　", ""),), lead="> d\n\n",
        ),
        captured=NOW,
        key="k",
    )  # fmt: skip

    assert post.path == "_posts/2024/03/21/2024-03-21-NW1.md"
    assert post.data.decode() == (
        '---\nlayout: post\ntitle: "标题"\ndate: 2024-03-21 20:00:00 +0800\n'
        "categories: meirijingjixinwen\ntags: 每日经济新闻新闻\n---\n"
        "> d\n\n<p>一</p>\r\n <p>二三</p>\n\n<u>"
    )


@settings(max_examples=200, deadline=None)
@given(
    title=titles,
    tags=st.lists(titles.filter(visible), max_size=3),
    layout=st.sampled_from(["jekyll", "hugo", "plain"]),
    front=st.sampled_from(["full", "classic"]),
)
def test_reading_gives_back_what_was_written(
    title: str, tags: list[str], layout: str, front: str
) -> None:
    data = rendered(title, layout=layout, front_matter=front, tags=tuple(tags))

    parsed, loaded = parse_post(data), yaml.safe_load(front_matter(data))
    assert parsed.meta["title"] == loaded["title"] == shown(title)
    if front == "full" and tags:
        assert parsed.meta["tags"] == loaded["tags"] == [visible(tag) for tag in tags]
    again = f"---\n{front_matter(data)}---\n{parsed.body}"
    assert again.encode() == data


def test_ruby_and_python_read_hostile_titles_alike() -> None:
    ruby = shutil.which("ruby")
    if ruby is None:
        pytest.skip("ruby is not installed")
    script = (
        "require 'yaml'; require 'json'; puts ARGF.read.split(\"\\0\").map {"
        " |t| YAML.safe_load(t, permitted_classes: [Time])['title'] }.to_json"
    )
    texts = [front_matter(rendered(title, front_matter="classic")) for title in HOSTILE]
    output = subprocess.run(
        [ruby, "-E", "UTF-8:UTF-8", "-e", script], input="\0".join(texts).encode(),
        capture_output=True, check=True, timeout=60,
    ).stdout  # fmt: skip

    assert json.loads(output) == [shown(title) for title in HOSTILE]
    assert [yaml.safe_load(text)["title"] for text in texts] == [shown(title) for title in HOSTILE]


def test_a_category_that_yaml_could_mistake_is_quoted() -> None:
    for risky in ("yes", "1e3", "12:30", "a: b", "2024-01-01", "0x1f", "no", "a #b", "12", "0b1"):
        data = rendered("t", front_matter="classic", category=risky)
        assert yaml.safe_load(front_matter(data))["categories"] == risky
    data = rendered("t", front_matter="classic", category="21shijijingjibaodao")
    assert b"\ncategories: 21shijijingjibaodao\n" in data


@pytest.mark.parametrize("body", ["verbatim", "html", "markdown"])
def test_liquid_in_bodies_is_inert(body: str) -> None:
    html = "<p>{{ site.x }} {% raw %} {{{ y</p><pre>{{ code }}</pre>"
    post = render_post(article(body_html=html), style=style(body=body), captured=NOW, key="k")

    assert not has_liquid(parse_post(post.data).body)


@pytest.mark.parametrize(
    "bad",
    [
        "<p>a</p><script>x()</script>", '<p onclick="x">a</p>', '<a href="javascript:x">a</a>',
        '<iframe src="https://x.test"></iframe>', "<form><input></form>", "<style>p{}</style>",
        '<p style="position:fixed">a</p>', "<svg onload=x></svg>", '<base href="//x.test/">',
    ],
)  # fmt: skip
def test_a_verbatim_body_that_could_do_harm_is_sanitised(bad: str) -> None:
    post = render_post(
        article(body_html=f"<p>ok</p>{bad}"), style=style(body="verbatim"), captured=NOW, key="k"
    )
    body = parse_post(post.data).body

    assert body.startswith("<p>ok</p>")
    assert bad not in body
    for sign in ("script", "onclick", "onload", "iframe", "form", "position", "<base"):
        assert sign not in body


@pytest.mark.parametrize(
    "good",
    [
        "<p>a &amp; b & c</p>", "<img src='https://x.test/?a=1&b=2' />", "<center>x<br/></center>",
        '<p style="display:none;height:1px;"><br /></p>', "<!-- note --><p>a</p>\r\n <p>b</p>",
        '<span web="1" href="http://q.test/" data-code="1,2">x</span>', "<p>unclosed",
        '<a href="//x.test/" target="_blank">x</a>', "plain text", "<P CLASS=a>A</P>",
    ],
)  # fmt: skip
def test_a_harmless_verbatim_body_keeps_its_bytes(good: str) -> None:
    post = render_post(article(body_html=good), style=style(body="verbatim"), captured=NOW, key="k")

    assert parse_post(post.data).body == good


def test_full_front_matter_names_everything_known() -> None:
    told = article(
        source="证券时报", authors=("A", "B"), id="7", story="s", language="zh",
        tickers=(Ticker(market="116", code="01024", exchange="Hong Kong"),),
        evidence={"title": "h1"},
    )  # fmt: skip
    meta = yaml.safe_load(
        front_matter(render_post(told, style=style(), captured=NOW, key="k").data)
    )

    assert list(meta)[:4] == ["layout", "title", "date", "categories"]
    assert meta["tickers"] == [{"market": "116", "code": "01024", "exchange": "Hong Kong"}]
    assert meta["evidence"] == {"title": "h1"}
    assert (meta["authors"], meta["story"], meta["source"]) == (["A", "B"], "s", "证券时报")


def test_an_unknown_date_says_so() -> None:
    post = render_post(article(published=None), style=style(), captured=NOW, key="k")

    assert parse_post(post.data).meta["date_source"] == "captured"
    assert post.path.startswith("_posts/2024/03/21/")


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("2024-03-21 20:00:00 +0800", 12), ("2024-03-21T20:00:00+08:00", 12),
        ("2024-03-21T20:00:00Z", 20), ("2024-3-21 8:00:00 -0330", 11),
        ("2024-02-31 20:00:00 +0800", None), ("2024-03-21 20:00:00", None), ("soon", None),
    ],
)  # fmt: skip
def test_times_are_read_as_written_and_as_a_hand_writes_them(
    written: str, hour: int | None
) -> None:
    found = parse_post(f"---\ndate: {written}\n---\n".encode()).instant("date")

    assert (found and found.hour) == hour
