"""How one article becomes a post: the defaults of the run, the rules and templates of its site."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from crawler.extraction.article import template_values
from crawler.formats import PostStyle
from crawler.model import Article
from crawler.naming import pinyin_name
from crawler.sites import PostRules, SiteDefinition
from crawler.templates import Template


def style_of(
    article: Article, site: SiteDefinition | None, *, listing: str | None, defaults: PostStyle
) -> PostStyle:
    """The style of this article's post; of pages that belong to no site, the defaults."""
    if site is None:
        return defaults
    rules = site.post_rules(listing)
    fill = partial(fill_template, values=template_values(article), site=site)
    return replace(
        defaults,
        layout=rules.layout or defaults.layout,
        front_matter=rules.front_matter or defaults.front_matter,
        body=rules.body or defaults.body,
        zone=site.zone,
        category=_category(rules, fill),
        tags=tuple(text for tag in rules.tags if (text := fill(tag))) or article.tags,
        lead=fill(rules.lead) or "",
        footer=fill(rules.footer) or "",
        replacements=rules.replacements,
    )


def fill_template(
    template: Template, *, values: Mapping[str, str | None], site: SiteDefinition
) -> str | None:
    """A template of the site filled, with its slug overrides behind `|pinyin`."""
    pinyin = {"pinyin": lambda value, _: pinyin_name(value, overrides=site.slugs)}
    return template.fill(values, filters=pinyin)


def _category(rules: PostRules, fill: Callable[[Template], str | None]) -> str | None:
    return fill(rules.category) if rules.category else None
