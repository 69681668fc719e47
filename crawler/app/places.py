"""Where a project's state lies and which sites it defines: what light commands need of it too.

Nothing heavy is imported here, so that `crawler status` answers at once.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from crawler.errors import ConfigError, UsageError
from crawler.identity import article_request
from crawler.model import Request
from crawler.settings import Settings
from crawler.site_reader import read_site
from crawler.sites import SiteDefinition
from crawler.toml_text import nearest
from crawler.urls import BadUrl

DATABASE = "state.db"
MARKS = "reading"  # which pages are being read


def load_sites(settings: Settings) -> Mapping[str, SiteDefinition]:
    """Every site definition in the sites folder, by id; raises `SiteDefinitionError`."""
    sites: dict[str, SiteDefinition] = {}
    for path in sorted(settings.sites.glob("*.toml")):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as exc:
            raise ConfigError(f"cannot be read: {exc}", path=path) from exc
        site = read_site(text, path=path)
        if site.id in sites:
            raise ConfigError(f"a second site {site.id!r}", path=path, key="id")
        sites[site.id] = site
    return sites


def chosen_sites(
    names: Sequence[str], sites: Mapping[str, SiteDefinition], folder: Path
) -> list[SiteDefinition]:
    """The sites of these names, all of them for none; raises `UsageError` with the nearest name."""
    for name in names:
        if name not in sites:
            guess = nearest(name, sorted(sites))
            known = ", ".join(sorted(sites)) or f"none in {folder}"
            hint = f"Did you mean {guess!r}?" if guess else f"Known: {known}."
            raise UsageError(f"no site {name!r}", hint=hint)
    if not sites:
        raise ConfigError("no site definition found", path=folder, hint="Add one: see the README.")
    return [sites[name] for name in names] or list(sites.values())


def requested_article(url: str, sites: Mapping[str, SiteDefinition]) -> Request:
    """The request for an address that a person gave; raises `UsageError` when it is none."""
    try:
        return article_request(url, sites.values())
    except BadUrl as exc:
        raise UsageError(str(exc), hint="Give a whole address, such as https://…") from exc


def state_folder(settings: Settings) -> Path:
    """Where state, lock and reports lie."""
    return settings.state or settings.archive / ".crawler"
