"""Every mistake in a site definition is named with file, line and key."""

from pathlib import Path

import pytest

from crawler.errors import SiteDefinitionError
from crawler.site_reader import read_site
from crawler.sites import SiteDefinition, match_site

HEAD = 'id = "news"\nhosts = ["news.test"]\n'
LISTING = '[[listing]]\nname = "front"\nkind = "category"\nurl = "https://news.test/"\nlink = "a"\n'


def site(text: str) -> SiteDefinition:
    return read_site(text, path=Path("news.toml"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('hosts = ["a.test"]\n', "id: is missing"),
        ('id = "A B"\nhosts = ["a"]\n', "news.toml:1: id: 'A B' is not a name"),
        ('id = "a"\nhosts = [1]\n', "news.toml:2: hosts: must hold non-empty strings only"),
        ('id = "a"\nhosts = 3\n', "hosts: must be a string or a list of strings, not int"),
        (HEAD + 'name = ""\n', "news.toml:3: name: is empty"),
        (HEAD + "pace_s = -1\n", "pace_s: must be a number of at least 0"),
        (HEAD + "pace_s = true\n", "pace_s: must be a number"),
        (HEAD + "connections = 0\n", "connections: must be a whole number of at least 1"),
        (HEAD + 'robots = "no"\n', "robots: must be true or false, not str"),
        (HEAD + 'time_zone = "Mars"\n', "no time zone 'Mars'"),
        (HEAD + 'networks = ["10.0.0.1/8"]\n', "networks: not a network"),
        (HEAD + "[identity]\nid = '('\n", "news.toml:4: identity.id: not a regular expression"),
        (HEAD + "[identity]\nid = 'a'\n", "identity.id: has no group"),
        (HEAD + '[identity]\nsame_story = "lnk"\n', "Did you mean 'link'?"),
        (HEAD + '[article]\ntitle = "h1["\n', "article.title: not a CSS selector"),
        (HEAD + '[article]\ntittle = "h1"\n', "Did you mean 'title'?"),
        (HEAD + '[post]\ncategory = "{x"\n', "post.category: a lone brace"),
        (
            HEAD + '[post]\nreplacements = [["a"]]\n',
            "post.replacements: must hold [old, new] pairs",
        ),
        (HEAD + LISTING.replace("https://news.test/", "ftp://x"), "not an http or https URL"),
        (HEAD + LISTING + LISTING, "two of name 'front'"),
        (HEAD + "listing = 3\n", "listing: must be an array of tables"),
        (HEAD + "listing = [3]\n", "listing: must be tables"),
        (HEAD + "article = 3\n", "article: must be a table"),
    ],
)
def test_mistakes(text: str, told: str) -> None:
    with pytest.raises(SiteDefinitionError) as caught:
        site(text)
    assert told in str(caught.value)


def test_defaults() -> None:
    plain = site(HEAD)

    assert (plain.name, plain.zone.key, plain.listings, plain.networks) == ("news", "UTC", (), ())
    assert plain.article_id("https://news.test/1") is None
    assert plain.listing("front") is None


def test_ids_and_stories_are_the_first_group_that_matched() -> None:
    told = site(HEAD + "[identity]\nid = 'a(\\d+)|b(\\d+)'\nstory = '(\\d\\d)$'\n")

    assert told.article_id("https://news.test/b123") == "123"
    assert told.story_of("123") == "23"
    assert told.story_of(None) is None


def test_of_two_definitions_of_a_host_the_one_whose_pattern_matches_counts() -> None:
    general, special = (
        site(HEAD),
        site(HEAD.replace('"news"', '"blog"') + "[article]\nmatch = '/blog/'\n"),
    )

    assert match_site("https://news.test/blog/1", [general, special]) is special
    assert match_site("https://news.test/1", [general, special]) is general
    assert match_site("https://other.test/", [general, special]) is None
