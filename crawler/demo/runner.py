"""Runs the real crawler against the demo newspaper, with the shipped definition of it."""

from dataclasses import replace
from pathlib import Path

from crawler.app.crawl import RunOptions, crawl
from crawler.demo.server import DemoServer
from crawler.engine.report import Observer
from crawler.engine.stopping import Stop
from crawler.errors import ConfigError
from crawler.model import RunReport
from crawler.settings import Settings

PORT = 8765  # the one in demo.toml
SITE_FILE = "demo.toml"
LONGEST_S = 120.0


async def run_demo(
    settings: Settings, *, folder: Path, observer: Observer, stop: Stop | None = None,
    server: DemoServer | None = None,
) -> RunReport:  # fmt: skip
    """Crawl the newspaper into `folder`; a port other than the usual one is written into a copy."""
    async with server or DemoServer(PORT) as running:
        sites = folder / "config" / "sites"
        _write_definition(settings.sites / SITE_FILE, sites, running.port)
        own = replace(
            settings,
            archive=folder / "archive",
            state=None,
            sites=sites,
            contact=None,
            connect_to={},
            max_time_s=LONGEST_S,
        )
        options = RunOptions(command="demo", sites=("demo",))
        return await crawl(own, options, observer=observer, stop=stop)


def sample_post(report: RunReport, folder: Path) -> tuple[Path, str] | None:
    """One of the posts that were saved, or one from an earlier run."""
    archive = folder / "archive"
    saved = [archive / path for path in report.saved] or sorted(archive.glob("_posts/**/*.md"))
    return (saved[0], saved[0].read_text(encoding="utf-8")) if saved else None


def _write_definition(source: Path, sites: Path, port: int) -> None:
    try:
        text = source.read_text(encoding="utf-8")
    except OSError as exc:
        raise ConfigError(
            "the demo's definition cannot be read",
            path=source,
            hint="Run the demo in a checkout, or name its folder with --sites.",
        ) from exc
    sites.mkdir(parents=True, exist_ok=True)
    (sites / SITE_FILE).write_text(
        text.replace(f"127.0.0.1:{PORT}", f"127.0.0.1:{port}"), encoding="utf-8"
    )
