"""From an article to its post on disk.

A post's path is fixed at its first save: later captures of the article go to the same path. The
same content writes nothing. A changed article takes the path, and the version before it is kept
beside under `revisions/`.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from crawler.extraction.article import template_values
from crawler.formats import PostStyle, parse_post, render_post
from crawler.model import Article, Outcome, OutcomeKind, Post
from crawler.naming import pinyin_name
from crawler.ports import Store
from crawler.sites import PostRules, SiteDefinition
from crawler.templates import Template


class Archive:
    """Files posts in a store."""

    def __init__(self, store: Store, *, defaults: PostStyle) -> None:
        self._store = store
        self._defaults = defaults

    async def file(
        self, article: Article, *, site: SiteDefinition | None, listing: str | None, key: str,
        captured: datetime, known_path: str | None,
    ) -> Outcome:  # fmt: skip
        """Write the post unless it is there; raises `StoreError`. Durable when it returns."""
        style = self.style(article, site, listing)
        post = render_post(article, style=style, captured=captured, key=key)
        if known_path:
            post = replace(post, path=known_path)
        before = await self._store.read(post.path)
        if before is not None and same_content(before, post):
            return Outcome(
                kind=OutcomeKind.UNCHANGED, reason="same", path=post.path, sha256=post.sha256
            )
        files = [(post.path, post.data)]
        if before is not None:
            files.insert(0, (revision_path(post.path, captured), before))
        await self._store.write_batch(files)
        reason = "changed" if before is not None else "new"
        return Outcome(kind=OutcomeKind.FILED, reason=reason, path=post.path, sha256=post.sha256)

    def style(
        self, article: Article, site: SiteDefinition | None, listing: str | None
    ) -> PostStyle:
        """How this article becomes a post: the run's defaults, the site's rules, templates."""
        if site is None:
            return self._defaults
        rules = site.post_rules(listing)
        fill = partial(fill_template, values=template_values(article), site=site)
        return replace(
            self._defaults,
            layout=rules.layout or self._defaults.layout,
            front_matter=rules.front_matter or self._defaults.front_matter,
            body=rules.body or self._defaults.body,
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


def same_content(before: bytes, post: Post) -> bool:
    """True when a stored post differs from a new one in nothing but the time of capture."""
    if before == post.data:
        return True
    old, new = parse_post(before), parse_post(post.data)
    return old.body == new.body and _lasting(old.meta) == _lasting(new.meta)


def revision_path(path: str, captured: datetime) -> str:
    """Where the version that gives way at `captured` is kept."""
    stem, _, ending = path.rpartition(".")
    return f"revisions/{stem}.until-{captured:%Y%m%dT%H%M%SZ}.{ending}"


def _lasting(meta: Mapping[str, object]) -> dict[str, object]:
    lasting = {key: value for key, value in meta.items() if key != "captured"}
    params = lasting.get("params")
    if isinstance(params, dict):
        lasting["params"] = {key: value for key, value in params.items() if key != "captured"}
    return lasting


def _category(rules: PostRules, fill: Callable[[Template], str | None]) -> str | None:
    return fill(rules.category) if rules.category else None
