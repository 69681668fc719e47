"""Real static site generators build the archive; titles and texts come out as they went in."""

import html
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from crawler.cli import main
from crawler.demo.stories import all_stories, wire_stories
from crawler.engine.archive import Archive, Capture
from crawler.formats import PostStyle, render_post
from crawler.store.files import FileStore
from tests.support.samples import NOW, article
from tests.support.zones import SHANGHAI

ROOT = Path(__file__).parents[2]
TITLES = [story.title for story in (*all_stories(), *wire_stories())]
TAG = re.compile(r"<[^>]*>")
pytestmark = pytest.mark.slow


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        if os.environ.get("CRAWLER_REQUIRE_SITES"):
            pytest.fail(f"{name} is required here and not installed")
        pytest.skip(f"{name} is not installed")
    return found


def crawl_demo(folder: Path, layout: str, body: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CRAWLER_LAYOUT", layout)
    monkeypatch.setenv("CRAWLER_BODY", body)
    sites = ROOT / "config" / "sites"
    assert main(["demo", "--folder", str(folder), "--sites", str(sites), "--quiet", "--json"]) == 0
    return folder / "archive"


def build_jekyll(source: Path, target: Path) -> None:
    (source / "_layouts").mkdir()
    layout = "<h1>{{ page.title | escape }}</h1>\n{{ content }}"
    (source / "_layouts" / "post.html").write_text(layout)
    (source / "_config.yml").write_text("timezone: Europe/Lisbon\nfuture: true\n")
    command = [program("jekyll"), "build", "-s", str(source), "-d", str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=utf8())


def build_hugo(source: Path, target: Path) -> None:
    (source / "layouts" / "_default").mkdir(parents=True)
    single = "<h1>{{ .Title }}</h1>\n{{ .Content }}"
    (source / "layouts" / "_default" / "single.html").write_text(single)
    (source / "config.toml").write_text(
        'baseURL = "https://news.test/"\n'
        'disableKinds = ["taxonomy", "term", "home", "section", "RSS"]\n'
        "buildFuture = true\n[markup.goldmark.renderer]\nunsafe = true\n"
    )
    command = [program("hugo"), "-s", str(source), "-d", str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=utf8())


def utf8() -> dict[str, str]:
    return {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


def headings(site: Path) -> list[str]:
    pages = [page.read_text(encoding="utf-8") for page in site.rglob("*.html")]
    return sorted(
        html.unescape(match.group(1))
        for page in pages
        if (match := re.match("<h1>(.*)</h1>", page))
    )


def shown(text: str) -> str:
    return " ".join(html.unescape(TAG.sub(" ", text)).split())


@pytest.mark.parametrize("body", ["html", "markdown"])
def test_jekyll_builds_the_demo_archive(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("jekyll")
    archive = crawl_demo(tmp_path / "demo", "jekyll", body, monkeypatch)

    build_jekyll(archive, tmp_path / "site")

    assert headings(tmp_path / "site") == sorted(TITLES)


@pytest.mark.parametrize("body", ["html", "markdown"])
def test_hugo_builds_the_demo_archive(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("hugo")
    archive = crawl_demo(tmp_path / "demo", "hugo", body, monkeypatch)

    build_hugo(archive, tmp_path / "site")

    assert headings(tmp_path / "site") == sorted(TITLES)


HOSTILE_BODY = (
    "<p>{{ site.title }} and {% include x %} and {{{ three</p><pre>{{ code }} {% raw %}</pre>"
    "<p>1. not a list</p><p># no heading</p><p>*no* _em_ `tick` ~~x~~ | a | b [x](y)</p>"
)
HOSTILE_TEXT = (
    "{{ site.title }} and {% include x %} and {{{ three {{ code }} {% raw %} 1. not a list "
    "# no heading *no* _em_ `tick` ~~x~~ | a | b [x](y)"
)


@pytest.mark.parametrize("layout", ["jekyll", "hugo"])
@pytest.mark.parametrize("body", ["html", "verbatim", "markdown"])
def test_markup_of_the_generators_in_titles_and_bodies_is_only_text(
    layout: str, body: str, tmp_path: Path
) -> None:
    program(layout)
    title = 'A {{ page.url }} {% tag %} "title": # \\ here'
    style: dict[str, Any] = {"layout": layout, "body": body}
    post = render_post(
        article(title=title, body_html=HOSTILE_BODY), style=PostStyle(zone=SHANGHAI, **style),
        captured=NOW, key="k",
    )  # fmt: skip
    path = tmp_path / "source" / post.path
    path.parent.mkdir(parents=True)
    path.write_bytes(post.data)

    (build_jekyll if layout == "jekyll" else build_hugo)(tmp_path / "source", tmp_path / "site")

    (page,) = (tmp_path / "site").rglob("*.html")
    heading, _, content = page.read_text(encoding="utf-8").partition("</h1>")
    assert shown(heading) == title
    assert shown(content) == HOSTILE_TEXT


@pytest.mark.parametrize(
    ("layout", "day"), [("jekyll", "_posts/2024/03/21"), ("hugo", "content/posts/2024/03/21")]
)
async def test_posts_of_a_day_that_is_spread_over_folders_are_published(
    layout: str, day: str, tmp_path: Path
) -> None:
    program(layout)
    source = tmp_path / "source"
    (source / day / "00").mkdir(parents=True)  # as if four thousand posts had been there
    archive = Archive(FileStore(source), defaults=PostStyle(zone=SHANGHAI, layout=layout))
    capture = Capture(article=article(), site=None, listing=None, key="k", captured=NOW)

    path = (await archive.file(capture)).path

    (build_jekyll if layout == "jekyll" else build_hugo)(source, tmp_path / "site")
    assert (path or "").removeprefix(f"{day}/").count("/") == 1
    assert headings(tmp_path / "site") == ["A title"]


@pytest.mark.parametrize("layout", ["jekyll", "hugo"])
async def test_earlier_versions_are_not_published(layout: str, tmp_path: Path) -> None:
    program(layout)
    source = tmp_path / "source"
    archive = Archive(FileStore(source), defaults=PostStyle(zone=SHANGHAI, layout=layout))
    known = None
    for words in ("The first version of a text.", "The second version of a text."):
        found = article(body_html=f"<p>{words}</p>", text=words)
        capture = Capture(
            article=found, site=None, listing=None, key="k", captured=NOW, known=known
        )
        known = await archive.file(capture)

    (build_jekyll if layout == "jekyll" else build_hugo)(source, tmp_path / "site")

    assert len(list(source.rglob("*-*.md"))) == 2
    (page,) = (tmp_path / "site").rglob("*.html")
    assert "The second version" in page.read_text(encoding="utf-8")
