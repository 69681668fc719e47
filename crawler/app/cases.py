"""Pages kept with what is to be read from them: a site's own tests.

One folder a case, `cases/<site>/<case>/` in the folder of the definitions: the page or the API's
answer as it was received, and `case.toml` with where and when it was received and what is expected.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.discovery.definition import toml_value
from crawler.document import fold_blanks
from crawler.errors import ConfigError
from crawler.model import Article, Response
from crawler.naming import slug
from crawler.urls import key_digest

FOLDER = "cases"
TEXT_SHOWN = 60  # characters of a text's beginning and end that are compared
ENDINGS = {"json": "json", "html": "html", "xml": "xml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A page that was read, and the article it gave."""

    url: str
    response: Response
    article: Article
    captured: datetime


def expectations(article: Article) -> dict[str, object]:
    """What a case holds an article to."""
    text = fold_blanks(article.text)
    facts: dict[str, object] = {
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "authors": list(article.authors) or None,
        "text_begins": text[:TEXT_SHOWN],
        "text_ends": text[-TEXT_SHOWN:],
        "text_length": len(text),
    }
    return {name: value for name, value in facts.items() if value is not None}


def render_case(site: str, case: Case) -> list[tuple[str, bytes]]:
    """The files of a case, below the folder of the definitions."""
    folder = f"{FOLDER}/{site}/{slug(case.article.title, max_bytes=40)}-{key_digest(case.url)}"
    kind = case.response.header("content-type") or "text/html"
    page = f"page.{next((end for word, end in ENDINGS.items() if word in kind), 'html')}"
    lines = [
        "# Read by `crawler site-test`: what is expected of the page that lies beside this file.",
        f"url = {toml_value(case.url)}",
        f"page = {toml_value(page)}",
        f"content_type = {toml_value(kind)}",
        f"captured = {case.captured.isoformat()}",
    ]
    if case.response.final_url != case.url:
        lines.append(f"final_url = {toml_value(case.response.final_url)}")
    lines += ["", "[expected]"]
    lines += [f"{name} = {toml_value(it)}" for name, it in expectations(case.article).items()]
    text = "\n".join(lines) + "\n"
    return [(f"{folder}/{page}", case.response.body), (f"{folder}/case.toml", text.encode())]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCase:
    """A case as it lies on disk."""

    name: str
    response: Response
    expected: Mapping[str, object]


def load_cases(sites: Path, site: str) -> Iterator[StoredCase]:
    """The cases of a site by name; raises `ConfigError` for one that cannot be read."""
    for path in sorted((sites / FOLDER / site).glob("*/case.toml")):
        try:
            facts = tomllib.loads(path.read_text(encoding="utf-8"))
            if not re.fullmatch(r"[\w-][\w.-]*", facts["page"]):
                raise ValueError(f"page = {facts['page']!r} is no name beside it")  # noqa: TRY301  # told below
            if not isinstance(facts["captured"], datetime):
                raise TypeError("captured is no time")  # noqa: TRY301  # told below
            body = (path.parent / facts["page"]).read_bytes()
            captured = facts["captured"]
            response = Response(
                url=facts["url"],
                final_url=facts.get("final_url", facts["url"]),
                status=200,
                headers=(("Content-Type", facts.get("content_type", "text/html")),),
                body=body,
                wire_bytes=0,
                started=captured,
                ended=captured,
            )
            expected = facts["expected"]
        except (OSError, ValueError, KeyError, TypeError) as exc:
            missing = f"{exc} is missing" if isinstance(exc, KeyError) else str(exc)
            raise ConfigError(f"not a case: {missing}", path=path) from exc
        yield StoredCase(name=path.parent.name, response=response, expected=expected)
