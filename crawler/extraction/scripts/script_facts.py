"""Dates and authors that only a script of the page tells.

Systems that show a time by script keep it in a variable: WeChat's `ct`, `var pubtime = …`, a
`publishTime` among the settings of a portal. Pages of accounts name the account there, too. Looked
for only where elements tell nothing, by whole names of variables, so that the hour of a counter or
a build is not taken. Scripts are searched, never run.
"""

import re

from crawler.document import Document
from crawler.extraction.evidence import Candidates
from crawler.patterns import pattern_of

DATE_NAMES = (
    "ct|create_?time|ori_?create_?time|publish_?time|publish_?date|published_?at|published_?time|"
    "pub_?time|pub_?date|pub_?dt|post_?time|post_?date|ptime|news_?time|article_?time|article_?date|"
    "input_?time|release_?time|release_?date|issue_?time|display_?date|date_?published|"
    "first_?published(?:_?at)?|(?:article_?)?publication_?date|show_?(?:date|time)|fabu_?shijian"
)
# Values are looked for first, and the name before each then: a look for names at every letter of a
# program took a sixth of reading a page.
VALUE = pattern_of(
    r"[:=(]\s*(?:new\s+Date\()?[\"']?\s*(1[0-9]{9}(?:[0-9]{3})?(?![0-9])|"
    r"(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}[^\"'\n<;,}]{0,20}|"
    r"(?:19|20)[0-9]{6}(?:[0-9]{4,6})?(?![0-9])|"
    r"[A-Z][a-z]{2}, [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{5,8}(?: GMT| [+-][0-9]{4})?)"
)
DATE_NAME = pattern_of(
    rf"(?:^|[^\w$.\"'-])[\"']?(?:\w{{1,20}}\.)?(?:{DATE_NAMES})[\"']?\s*$", re.IGNORECASE
)
LONGEST_NAME = 60  # characters, with the object it belongs to
AUTHOR = pattern_of(
    r"(?:author_?name|article_?author|writer_?name|reporter_?name|mp_?name|media_?author|nickname)"
    r"[\"']?\s*[:=]\s*(?:\w+\()?[\"']([^\"'<>{}\n]{2,40})[\"']",
    re.IGNORECASE,
)
# What a match holds. The pattern, tried at each letter, took 0.5 ms a page; a look for these none.
AUTHOR_NAMES = ("authorname", "author_name", "articleauthor", "article_author", "writername",
                "writer_name", "reportername", "reporter_name", "mpname", "mp_name", "mediaauthor",
                "media_author", "nickname")  # fmt: skip
NAME_GOES_ON = pattern_of(r"[\w$.-][\"']?$")  # before it: a longer name, or one of an object
MOST = 3  # of a kind; later ones are of related articles
LONGEST = 200_000  # characters of a script; larger ones are programs or whole catalogues


def add_script_dates(page: Document, found: Candidates) -> None:
    """Date candidates from variables, for pages whose elements tell none."""
    for script in _scripts(page):
        for match in VALUE.finditer(script):
            at = match.start()
            if not DATE_NAME.search(script[max(0, at - LONGEST_NAME) : at]):
                continue
            found.add("script_date", match.group(1), "script variable")
            if len(found.fields["script_date"]) >= MOST:
                return


def add_script_authors(page: Document, found: Candidates) -> None:
    """Author candidates from variables, for pages whose elements name nobody."""
    for script in _scripts(page):
        small = script.lower()
        if not any(name in small for name in AUTHOR_NAMES):
            continue
        for match in AUTHOR.finditer(script):
            if not NAME_GOES_ON.search(script[max(0, match.start() - 2) : match.start()]):
                found.add("script_authors", match.group(1), "script variable")
                return


def _scripts(page: Document) -> list[str]:
    """The page's own inline scripts; structured data is read elsewhere."""
    scripts = (
        node.text() or ""
        for node in page.tagged("script")
        if "json" not in (node.attributes.get("type") or "") and "src" not in node.attributes
    )
    return [script for script in scripts if script and len(script) <= LONGEST]
