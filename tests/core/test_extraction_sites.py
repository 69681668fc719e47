"""Kinds of page that are hard to read: each in a folder with what is to be read from it.

`lines` are all the lines of the text, `contains` some that must be in it, `lacks` what must not.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.document import read_document
from crawler.extraction.article import read_article
from crawler.model import Article, PageKind, Request

SITES = Path(__file__).parents[1] / "sites"
CASES = sorted(path.parent for path in SITES.glob("*/*/expected.json"))


def read_case(folder: Path) -> tuple[Article, dict[str, Any]]:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    url = expected["url"]
    page = read_document((folder / "page.html").read_bytes(), url=url, content_type=None)
    captured = datetime.fromisoformat(expected.get("captured", "2026-01-01T00:00:00+00:00"))
    request = Request(key=url, url=url, kind=PageKind.ARTICLE, host=url.split("/")[2])
    return read_article(page, request, site=None, captured=captured), expected


@pytest.mark.parametrize("folder", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_kind_of_page_is_read_as_a_reader_would(folder: Path) -> None:
    article, expected = read_case(folder)
    found: dict[str, object] = {
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published and article.published.isoformat(),
        "modified": article.modified and article.modified.isoformat(),
        "language": article.language,
        "source": article.source,
        "images": list(article.images),
        "canonical": article.canonical_url,
        "lines": article.text.split("\n"),
    }

    told = {name: value for name, value in expected.items() if name in found}
    assert {name: found[name] for name in told} == told
    for line in expected.get("contains", ()):
        assert line in article.text
    for words in expected.get("kept", ()):  # in the post, though not in the text
        assert words in article.body_html
    for words in expected.get("lacks", ()):
        assert words not in article.text
