"""The table of constructions."""

from collections.abc import Callable, Mapping

from tests.support.papers.archives import Amp, DateArchive, FeedOnly, PagedArchive, SitemapOnly
from tests.support.papers.classic import ChinesePortal, Drupal, Tables, WordPress
from tests.support.papers.modern import Aggregator, JsonShell, NextSsr
from tests.support.papers.paper import Paper

CONSTRUCTIONS: Mapping[str, Callable[..., Paper]] = {
    "wordpress": WordPress,
    "drupal": Drupal,
    "chinese_portal": ChinesePortal,
    "tables": Tables,
    "feed_only": FeedOnly,
    "sitemap_only": SitemapOnly,
    "paged_archive": PagedArchive,
    "date_archive": DateArchive,
    "amp": Amp,
    "json_shell": JsonShell,
    "next_ssr": NextSsr,
    "aggregator": Aggregator,
}
