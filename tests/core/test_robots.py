"""robots.txt by RFC 9309 and by Google's published rules, row by row; robots tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.robots import MOST_BYTES, RobotsRules, parse_robots_tag, product_token

AGENT = "crawler/1.0 (+https://our.site/bot)"
ALL = "User-agent: *\n"

# What it is about, the file, the path asked for, and whether we may fetch it.
TABLE = [
    # RFC 9309 §2.2.1: which group is ours
    ("no file content", "", "/a", True),
    ("no group for us", "User-agent: other\nDisallow: /", "/a", True),
    ("the group of all", "User-agent: *\nDisallow: /", "/a", False),
    ("our group wins over all", "User-agent: *\nDisallow: /\nUser-agent: crawler\nDisallow: /x",
     "/a", True),
    ("our group binds us", "User-agent: *\nAllow: /\nUser-agent: crawler\nDisallow: /x",
     "/x", False),
    ("our empty group wins too", "User-agent: *\nDisallow: /\n\nUser-agent: crawler\n", "/a", True),
    ("token without case", "User-agent: CRAWLER\nDisallow: /", "/a", False),
    ("key without case", "uSER-aGENT: crawler\ndISALLOW: /", "/a", False),
    ("a longer token is another's", "User-agent: crawler-news\nDisallow: /", "/a", True),
    ("a prefix is another's", "User-agent: crawl\nDisallow: /", "/a", True),
    ("a suffix is another's", "User-agent: mycrawler\nDisallow: /", "/a", True),
    ("a version after the token", "User-agent: crawler/2.1\nDisallow: /", "/a", False),
    ("words after the token", "User-agent: crawler the second\nDisallow: /", "/a", False),
    ("star and words", "User-agent: * all\nDisallow: /", "/a", False),
    ("several agents, one group", "User-agent: other\nUser-agent: crawler\nDisallow: /",
     "/a", False),
    ("groups are merged",
     "User-agent: crawler\nDisallow: /a\n\nUser-agent: b\n"
     "Disallow: /\n\nUser-agent: crawler\nDisallow: /c",
     "/c", False),
    ("merged groups keep the first",
     "User-agent: crawler\nDisallow: /a\n\nUser-agent: b\n"
     "Disallow: /\n\nUser-agent: crawler\nDisallow: /c",
     "/a", False),
    ("star groups are merged",
     "User-agent: *\nDisallow: /a\nUser-agent: x\n"
     "Disallow: /\nUser-agent: *\nDisallow: /c",
     "/c", False),
    ("a blank line ends no group", "User-agent: crawler\n\nDisallow: /", "/a", False),
    ("a blank line between agents", "User-agent: crawler\n\nUser-agent: b\nDisallow: /",
     "/a", False),
    ("Crawl-delay ends no group", "User-agent: crawler\nCrawl-delay: 9\nUser-agent: b\nDisallow: /",
     "/a", False),
    ("Sitemap ends no group",
     "User-agent: crawler\nSitemap: https://a.test/s\n"
     "User-agent: b\nDisallow: /",
     "/a", False),
    ("unknown lines end no group",
     "User-agent: crawler\nClean-param: a\n"
     "User-agent: b\nDisallow: /",
     "/a", False),
    ("an empty Disallow ends the agents",
     "User-agent: crawler\nDisallow:\n"
     "User-agent: b\nDisallow: /",
     "/a", True),
    ("rules before any agent", "Disallow: /\nUser-agent: crawler\nDisallow: /x", "/a", True),
    # §2.2.2: longest match, allow wins ties, order means nothing
    ("case of the path counts", ALL + "Disallow: /Fish", "/fish", True),
    ("a prefix matches", ALL + "Disallow: /fish", "/fishheads/yummy.html", False),
    ("a folder only", ALL + "Disallow: /fish/", "/fish", True),
    ("a folder with a query", ALL + "Disallow: /fish/", "/fish/?id=1", False),
    ("the prefix is at the start", ALL + "Disallow: /fish", "/catfish", True),
    ("longest wins, allow", ALL + "Disallow: /a\nAllow: /a/b", "/a/b/c", True),
    ("longest wins, disallow", ALL + "Allow: /a\nDisallow: /a/b", "/a/b/c", False),
    ("longest wins in any order", ALL + "Allow: /a/b\nDisallow: /a", "/a/b", True),
    ("allow wins a tie", ALL + "Disallow: /folder\nAllow: /folder", "/folder/page", True),
    ("stars count as octets", ALL + "Allow: /page\nDisallow: /*.htm", "/page.htm", False),
    ("allow of the root only", ALL + "Allow: /$\nDisallow: /", "/", True),
    ("and nothing below it", ALL + "Allow: /$\nDisallow: /", "/page.htm", False),
    ("robots.txt itself is allowed", ALL + "Disallow: /", "/robots.txt", True),
    ("an empty Disallow allows", ALL + "Disallow:", "/a", True),
    ("an empty Allow is no rule", ALL + "Disallow: /a\nAllow:", "/a", False),
    ("a pattern without a slash is no rule", ALL + "Disallow: fish", "/fish", True),
    ("an empty path is the root", ALL + "Disallow: /", "", False),
    # §2.2.3: special characters
    ("a star matches nothing too", ALL + "Disallow: /fish*", "/fish", False),
    ("a star inside", ALL + "Disallow: /*.php", "/folder/any.php.file.html", False),
    ("a star spans folders", ALL + "Disallow: /a/*/z", "/a/b/c/z", False),
    ("an end mark matches the end", ALL + "Disallow: /*.php$", "/folder/filename.php", False),
    ("an end mark and a query", ALL + "Disallow: /*.php$", "/filename.php?p=1", True),
    ("an end mark and a slash", ALL + "Disallow: /*.php$", "/filename.php/", True),
    ("an end mark wants the last piece", ALL + "Disallow: /a*b$", "/aXbYb", False),
    ("pieces do not overlap", ALL + "Disallow: /ab*ba$", "/aba", True),
    ("a star first", ALL + "Disallow: *.gif", "/pics/a.gif", False),
    ("a star and an end mark", ALL + "Disallow: /a*$", "/abc", False),
    ("a query in the pattern", ALL + "Disallow: /*?print=", "/news/1?print=1", False),
    ("a dollar inside is itself", ALL + "Disallow: /a$b", "/a$bc", False),
    ("an escaped star is a star", ALL + "Disallow: /file-with-a-%2A.html",
     "/file-with-a-*.html", False),
    ("and no wildcard", ALL + "Disallow: /file-with-a-%2A.html", "/file-with-a-b.html", True),
    ("an escaped dollar is a dollar", ALL + "Disallow: /foo-%24", "/foo-$", False),
    ("and no end mark", ALL + "Disallow: /foo-%24", "/foo-", True),
    # §2.2.2: percent-encoding, the RFC's own table
    ("a query as it is", ALL + "Disallow: /foo/bar?baz=quz", "/foo/bar?baz=quz", False),
    ("an URL in a query", ALL + "Disallow: /foo/bar?baz=https://foo.bar",
     "/foo/bar?baz=https%3A%2F%2Ffoo.bar", False),
    ("an escaped URL in a query", ALL + "Disallow: /foo/bar?baz=https%3A%2F%2Ffoo.bar",
     "/foo/bar?baz=https://foo.bar", False),
    ("raw and escaped are one", ALL + "Disallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", False),
    ("escaped and raw are one", ALL + "Disallow: /foo/bar/%e3%83%84", "/foo/bar/ツ", False),
    ("escaped letters are letters", ALL + "Disallow: /foo/bar/%62%61%7A", "/foo/bar/baz", False),
    ("letters are escaped letters", ALL + "Disallow: /foo/bar/baz", "/foo/bar/%62%61%7A", False),
    ("an escaped slash is no slash", ALL + "Disallow: /a%2Fb", "/a/b", True),
    ("case of escapes means nothing", ALL + "Disallow: /a%2fb", "/a%2Fb", False),
    ("a tilde is unreserved", ALL + "Disallow: /~joe/", "/%7Ejoe/index.html", False),
    # §2.2: the lines
    ("comments are cut off", ALL + "Disallow: /a # and /b\n# Disallow: /", "/b", True),
    ("a comment after the agent", "User-agent: crawler # us\nDisallow: /", "/a", False),
    ("spaces around", "  User-agent :  *  \n\tDisallow :\t/a ", "/a", False),
    ("CR LF", "User-agent: *\r\nDisallow: /a\r\n", "/a", False),
    ("CR only", "User-agent: *\rDisallow: /a\r", "/a", False),
    ("no end of the last line", "User-agent: *\nDisallow: /a", "/a", False),
    ("a byte order mark", "\ufeffUser-agent: *\nDisallow: /a", "/a", False),
    ("no colon", "User-agent *\nDisallow /a", "/a", False),
    ("a slip of the pen", ALL + "Dissalow: /a", "/a", False),
    ("a page instead of a file", "<!doctype html><title>Not found</title>", "/a", True),
    ("a form feed ends no line", "User-agent: *\nDisallow: /a\x0cAllow: /", "/", True),
    ("a line separator ends no line", "User-agent: *\nDisallow: /\u2028", "/a", True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "path", "allowed"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_rules_decide_as_the_rfc_says(text: str, path: str, allowed: bool) -> None:
    rules = RobotsRules.parse(text.encode(), 200, agent=AGENT)

    assert rules.is_allowed(f"https://news.test{path}") is allowed


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(200, True), (204, True), (301, True), (401, True), (403, True), (404, True), (410, True),
     (429, False), (500, False), (503, False), (599, False), (None, False)],
)  # fmt: skip
def test_an_answer_without_rules_allows_all_or_nothing(status: int | None, allowed: bool) -> None:
    rules = RobotsRules.parse(b"", status, agent=AGENT)

    assert rules.is_allowed("https://news.test/a") is allowed
    assert rules.is_unreachable is not allowed


def test_the_refusing_line_is_told() -> None:
    rules = RobotsRules.parse(b"User-agent: *\nDisallow: /a\nDisallow: /a/b", 200, agent=AGENT)

    assert rules.refusing_rule("https://news.test/a/b") == "robots.txt: disallow: /a/b"
    assert RobotsRules.parse(b"", None, agent=AGENT).refusing_rule("https://news.test/") == (
        "robots.txt unreachable (no answer)"
    )


def test_what_lies_beyond_the_cap_is_not_read() -> None:
    head = b"User-agent: *\nDisallow: /a\n"
    body = head.ljust(MOST_BYTES - 12, b"#") + b"\nDisallow: /b-only\nDisallow: /c"
    rules = RobotsRules.parse(body, 200, agent=AGENT)

    assert not rules.is_allowed("https://news.test/a")
    assert rules.is_allowed("https://news.test/b"), "half a line is no rule"


def test_bytes_that_are_no_utf8_match_their_escapes() -> None:
    rules = RobotsRules.parse("User-agent: *\nDisallow: /新".encode("gb18030"), 200, agent=AGENT)

    assert not rules.is_allowed("https://news.test/%D0%C2")


@pytest.mark.parametrize(
    ("lines", "delay"),
    [
        ("Crawl-delay: 2.5", 2.5), ("crawl delay: 7", 7), ("Crawl-delay: soon", None),
        ("Crawl-delay: -1", None), ("Crawl-delay: inf", None), ("Crawl-delay: nan", None),
        ("Crawl-delay: 1\nCrawl-delay: 5\nCrawl-delay: 3", 5), ("", None),
    ],
)  # fmt: skip
def test_a_crawl_delay_is_a_number_of_seconds(lines: str, delay: float | None) -> None:
    rules = RobotsRules.parse(f"User-agent: *\n{lines}\nDisallow: /x".encode(), 200, agent=AGENT)

    assert rules.crawl_delay_s == delay


def test_our_crawl_delay_is_not_that_of_others() -> None:
    text = b"Crawl-delay: 1\nUser-agent: b\nCrawl-delay: 9\nDisallow: /\nUser-agent: crawler\n"

    assert RobotsRules.parse(text, 200, agent=AGENT).crawl_delay_s is None


def test_many_stars_cost_no_time() -> None:
    rules = RobotsRules.parse(b"User-agent: *\nDisallow: /" + b"*a" * 5000 + b"$", 200, agent=AGENT)

    assert rules.is_allowed("https://news.test/" + "a" * 4000 + "b")


@given(st.binary(max_size=200), st.text(max_size=40))
def test_no_file_and_no_path_break_the_reader(body: bytes, path: str) -> None:
    url = "https://news.test/" + path.replace("[", "").replace("]", "")

    assert RobotsRules.parse(b"User-agent: *\n" + body, 200, agent=AGENT).is_allowed(url) in {
        True,
        False,
    }


@given(st.text(alphabet="ab/*$%2A", max_size=12))
def test_a_rule_matches_the_path_it_spells(pattern: str) -> None:
    path = "/" + pattern.replace("*", "").replace("$", "").replace("%", "")
    rules = RobotsRules.parse(f"User-agent: *\nDisallow: {path}*".encode(), 200, agent=AGENT)

    assert not rules.is_allowed(f"https://news.test{path}")


@pytest.mark.parametrize(
    ("values", "directives"),
    [
        (["noarchive"], {"noarchive"}),
        (["NoIndex, NOFOLLOW"], {"noindex", "nofollow"}),
        (["none"], {"none", "noindex", "nofollow"}),
        (["noindex", "noarchive"], {"noindex", "noarchive"}),
        (["crawler: noarchive"], {"noarchive"}),
        (["otherbot: noindex, nofollow"], set()),
        (["otherbot: noindex, crawler: noarchive, nosnippet"], {"noarchive", "nosnippet"}),
        (["noindex, otherbot: noarchive"], {"noindex"}),
        (["unavailable_after: 25 Jun 2030 15:00:00 PST"], {"unavailable_after"}),
        (["unavailable_after: Tuesday, 25-Jun-30 15:00:00 GMT, noarchive"],
         {"unavailable_after", "noarchive"}),
        (["max-snippet:-1, max-image-preview:large"], {"max-snippet", "max-image-preview"}),
        (["crawler: unavailable_after: 25 Jun 2030"], {"unavailable_after"}),
        (["", " , ;=\x00", "noindex nofollow"], set()),
        ([], set()),
    ],
)  # fmt: skip
def test_robots_tags_are_read_for_our_agent(values: list[str], directives: set[str]) -> None:
    assert parse_robots_tag(values, AGENT) == directives


def test_the_product_token_is_what_precedes_the_version() -> None:
    assert product_token("crawler/0.1 (+x)") == "crawler"
