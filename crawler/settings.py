"""The values of the options (see `options`), from wherever each was set.

Precedence: flag, `CRAWLER_*` environment, project file, user file, default; `origins` tells which
one won.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Any

from crawler import __version__
from crawler.errors import ConfigError
from crawler.options import BY_NAME, OPTIONS, Option
from crawler.toml_text import line_of, nearest, parse_toml

PROJECT_FILE = Path("config/crawler.toml")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The options' values; `origins` maps each name to where its value comes from."""

    contact: str | None
    archive: Path
    state: Path | None
    sites: Path
    layout: str
    front_matter: str
    body: str
    time_zone: str
    pace_s: float
    response_factor: float
    jitter: float
    host_failures: int
    connections: int
    max_hosts: int
    workers: int | None
    max_attempts: int
    max_visits: int
    longest_wait_s: float
    connect_timeout_s: float
    silence_timeout_s: float
    total_deadline_s: float
    host_deadline_s: float | None
    max_links: int
    extraction_deadline_s: float
    isolate_pages: bool
    max_bytes: int
    max_decoded: int
    max_ratio: int
    max_codings: int
    max_headers: int
    max_header_bytes: int
    max_hops: int
    robots: bool
    allow_network: tuple[IPv4Network | IPv6Network, ...]
    connect_to: Mapping[str, tuple[str, int]]
    max_time_s: float | None
    max_articles: int | None
    wait_s: float
    min_free: int
    fail_on: str
    metrics_file: Path | None
    log_level: str
    log_format: str
    origins: Mapping[str, str] = field(default_factory=dict)

    @property
    def user_agent(self) -> str:
        """Product, version and contact, as RFC 9110 §10.1.5 has it."""
        return f"crawler/{__version__}" + (f" (+{self.contact})" if self.contact else "")


def env_name(option: Option) -> str:
    """`CRAWLER_MAX_HOSTS` of `max_hosts`."""
    return f"CRAWLER_{option.name.upper()}"


def load_settings(
    flags: Mapping[str, Any], *, env: Mapping[str, str], cwd: Path, config: Path | None = None
) -> Settings:
    """The settings; raises `ConfigError` with file, line and key."""
    values: dict[str, Any] = {option.name: option.default for option in OPTIONS}
    origins = dict.fromkeys(values, "default")
    home = Path(env.get("XDG_CONFIG_HOME") or Path(env.get("HOME", "~")).expanduser() / ".config")
    if config and not (cwd / config).is_file():
        raise ConfigError("no such file", path=config)
    for path in (home / "crawler" / "crawler.toml", cwd / (config or PROJECT_FILE)):
        if path.is_file():
            for name, value in _read_file(path).items():
                values[name], origins[name] = value, str(path)
    for option in OPTIONS:
        if env_name(option) in env:
            values[option.name] = _parsed(option, env[env_name(option)], key=env_name(option))
            origins[option.name] = f"environment {env_name(option)}"
    for name, value in flags.items():
        flag = "--" + name.replace("_", "-")
        values[name] = _parsed(BY_NAME[name], value, key=flag)
        origins[name] = f"flag {flag}"
    for name in ("archive", "state", "sites", "metrics_file"):
        if values[name] is not None:
            values[name] = cwd / values[name]
    return Settings(**values, origins=origins)


def _read_file(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise ConfigError(f"cannot be read: {exc}", path=path) from exc
    values = {}
    for key, value in parse_toml(text, path=path).items():
        line = line_of(text, key)
        option = BY_NAME.get(key)
        if option is None:
            guess = nearest(key, BY_NAME)
            hint = f"Did you mean {guess!r}?" if guess else "See: crawler config show"
            raise ConfigError(f"unknown key {key!r}", path=path, line=line, key=key, hint=hint)
        values[key] = _parsed(option, value, key=key, path=path, line=line)
    return values


def _parsed(
    option: Option, value: Any, *, key: str, path: Path | None = None, line: int | None = None
) -> Any:
    try:
        return option.parse(value)
    except (ValueError, TypeError) as exc:
        raise ConfigError(
            str(exc), path=path, line=line, key=key, hint=f"It is the {option.help}."
        ) from exc
