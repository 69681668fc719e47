"""The one table of options: each one's name, default, reading and help.

Keys of configuration files, environment names and flags derive from it (see `settings`).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from crawler.toml_text import nearest

SIZE = re.compile(r"(\d+(?:\.\d+)?) ?([kKmMgGtT]?)[bB]?")
UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}  # as disks are sold
LEVELS = ("auto", "debug", "info", "warning", "error")
PLACEHOLDERS = ("example.com", "example.org", "example.net")


@dataclass(frozen=True, slots=True)
class Option:
    """One setting: `parse` takes text or a TOML value and raises ValueError."""

    name: str
    default: Any
    parse: Callable[[Any], Any]
    help: str


def _choice(*known: str) -> Callable[[Any], str]:
    def parse(value: Any) -> str:
        if value not in known:
            guess = nearest(str(value), known)
            raise ValueError(
                f"{value!r} is not one of {', '.join(known)}"
                + (f"; did you mean {guess!r}?" if guess else "")
            )
        return str(value)

    return parse


def _number(least: float, *, whole: bool = False) -> Callable[[Any], float]:
    def parse(value: Any) -> float:
        if isinstance(value, bool):
            raise TypeError("must be a number")
        number = int(value) if whole else float(value)
        if not number >= least:
            raise ValueError(f"must be at least {least:g}")
        return number

    return parse


def _size(value: Any) -> int:
    found = SIZE.fullmatch(str(value).strip())
    if isinstance(value, bool) or found is None:
        raise ValueError(f"{value!r} is not a number of bytes such as 500M or 2G")
    return int(float(found[1]) * UNITS[(found[2] or "").upper()])


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a non-empty string")
    return value.strip()


def _contact(value: Any) -> str:
    text = _text(value)
    if any(text.endswith(name) or f"{name}/" in text for name in PLACEHOLDERS):
        raise ValueError(f"{text!r} is a placeholder; give an address that reaches you")
    return text


def _path(value: Any) -> Path:
    return Path(_text(value)).expanduser()


def _flag(value: Any) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if isinstance(value, bool):
        return value
    if str(value).lower() not in words:
        raise ValueError("must be true or false")
    return words[str(value).lower()]


def _zone(value: Any) -> str:
    try:
        return ZoneInfo(_text(value)).key
    except (OSError, KeyError) as exc:
        raise ValueError(f"no time zone {value!r}") from exc


def _connect_to(value: Any) -> Mapping[str, tuple[str, int]]:
    entries = value if isinstance(value, list) else [part for part in str(value).split(",") if part]
    found = {}
    for entry in entries:
        host, _, target = str(entry).partition("=")
        address, _, port = target.rpartition(":")
        if not host or not address or not port.isdecimal():
            raise ValueError(f"{entry!r} is not HOST=ADDRESS:PORT")
        found[host.lower()] = (address.strip("[]"), int(port))
    return found


def _networks(value: Any) -> tuple[IPv4Network | IPv6Network, ...]:
    entries = value if isinstance(value, list) else [part for part in str(value).split(",") if part]
    return tuple(ip_network(str(entry).strip()) for entry in entries)


OPTIONS = (
    Option("contact", None, _contact, "mail or web address in the User-Agent, for site owners"),
    Option("archive", Path("archive"), _path, "folder of the posts"),
    Option("state", None, _path, "folder of state and reports; default: .crawler in the archive"),
    Option("sites", Path("config/sites"), _path, "folder of the site definitions"),
    Option("layout", "jekyll", _choice("jekyll", "hugo", "plain"), "paths and keys of posts"),
    Option("front_matter", "full", _choice("full", "classic"), "which keys posts begin with"),
    Option("body", "html", _choice("html", "verbatim", "markdown"), "form of the body"),
    Option("time_zone", "UTC", _zone, "time zone of pages that belong to no site"),
    Option("pace_s", 1.0, _number(0), "seconds between two starts on one host"),
    Option("response_factor", 2.0, _number(0), "pause: so many times the last answer's time"),
    Option("jitter", 0.2, _number(0), "share of each pause that chance adds at most"),
    Option("host_failures", 5, _number(1, whole=True), "failures in a row until a host is held"),
    Option("connections", 1, _number(1, whole=True), "connections to one host"),
    Option("max_hosts", 64, _number(1, whole=True), "hosts worked on at once"),
    Option("workers", None, _number(1, whole=True), "processes of a run; else as many as help"),
    Option("max_attempts", 3, _number(1, whole=True), "tries within one visit"),
    Option("max_visits", 8, _number(1, whole=True), "visits before a page counts as failed"),
    Option("longest_wait_s", 5.0, _number(0), "seconds a try waits for the next; longer: later"),
    Option("connect_timeout_s", 10.0, _number(0.001), "seconds to connect to one address"),
    Option("silence_timeout_s", 20.0, _number(0.001), "seconds in which no byte comes"),
    Option("total_deadline_s", 60.0, _number(0.001), "seconds of a fetch, tries and hops included"),
    Option("host_deadline_s", None, _number(0.001), "seconds spent on one host in a run"),
    Option("max_links", 50_000, _number(1, whole=True), "links followed of one listing page"),
    Option("extraction_deadline_s", 10.0, _number(0.001), "seconds to read one page"),
    Option("isolate_pages", False, _flag, "read small pages, too, in processes of their own"),
    Option("max_bytes", 10 * 2**20, _number(1, whole=True), "bytes received of one body"),
    Option("max_decoded", 20 * 2**20, _number(1, whole=True), "bytes of one decoded body"),
    Option("max_ratio", 100, _number(1, whole=True), "decoded to received bytes of a large body"),
    Option("max_codings", 2, _number(0, whole=True), "compressions one around the other"),
    Option("max_headers", 128, _number(1, whole=True), "headers of one answer"),
    Option("max_header_bytes", 64 * 1024, _number(1, whole=True), "bytes of all its headers"),
    Option("max_hops", 10, _number(0, whole=True), "redirects followed"),
    Option("robots", True, _flag, "obey robots.txt"),
    Option("allow_network", (), _networks, "CIDR of private addresses that may be contacted"),
    Option("connect_to", {}, _connect_to, "HOST=ADDRESS:PORT: connect there instead, as in curl"),
    Option("max_time_s", None, _number(0.001), "seconds after which a run stops"),
    Option("max_articles", None, _number(1, whole=True), "articles visited before a run stops"),
    Option("wait_s", 0.0, _number(0), "seconds to wait for another run to end"),
    Option("min_free", 100_000_000, _size, "room the disks must keep, such as 500M; 0: any"),
    Option("fail_on", "any", _choice("any", "drift", "none"), "which failures exit with 3, 4, 5"),
    Option("metrics_file", None, _path, "OpenMetrics text of the last run, for node exporter"),
    Option("log_level", "auto", _choice(*LEVELS), "least level logged; auto: as stderr is"),
    Option("log_format", "auto", _choice("auto", "json", "console"), "form of the log"),
)  # fmt: skip
BY_NAME: Mapping[str, Option] = {option.name: option for option in OPTIONS}
