"""A run of the assembled crawler against servers on loopback."""

from pathlib import Path

from crawler.app.crawl import RunOptions, crawl
from crawler.engine.report import SilentObserver
from crawler.formats.stored import ParsedPost, parse_post
from crawler.listing.window import Window
from crawler.model import RunReport
from crawler.settings import Settings, load_settings

HEADER = """
id = "{host}"
hosts = ["{host}.test"]
time_zone = "UTC"
pace_s = 0
"""


def settings_for(folder: Path, ports: dict[str, int]) -> Settings:
    """Settings of a project in `folder` that finds `<host>.test` at these loopback ports."""
    targets = [f"{host}.test=127.0.0.1:{port}" for host, port in ports.items()]
    flags = {"connect_to": targets, "pace_s": 0}
    return load_settings(flags, env={"HOME": str(folder)}, cwd=folder)


def write_site(folder: Path, host: str, rules: str) -> None:
    sites = folder / "config" / "sites"
    sites.mkdir(parents=True, exist_ok=True)
    (sites / f"{host}.toml").write_text(HEADER.format(host=host) + rules, encoding="utf-8")


async def run(folder: Path, ports: dict[str, int], *, window: Window | None = None) -> RunReport:
    """`crawler run` of every site of the project."""
    options = RunOptions(command="run", window=window)
    return await crawl(settings_for(folder, ports), options, observer=SilentObserver())


def posts(folder: Path) -> list[ParsedPost]:
    """What was filed, in the order of the paths."""
    return [parse_post(path.read_bytes()) for path in sorted(folder.glob("archive/_posts/**/*.md"))]
