"""What a run leaves for people and machines beside the posts: its report and its metrics."""

import json
import os
from dataclasses import asdict
from pathlib import Path

from crawler.app.parts import Parts
from crawler.app.places import state_folder
from crawler.engine.openmetrics import last_success, render_metrics
from crawler.model import RunReport
from crawler.store.files import FileStore

MOST_REPORTS = 2000  # a week of runs every five minutes, five years of daily ones


async def save_run(parts: Parts, report: RunReport) -> None:
    """Write `runs/<time>.json` and, where the settings name one, the metrics file.

    Of the reports the newest `MOST_REPORTS` are kept.
    """
    facts = asdict(report)
    for name in ("started", "ended"):
        facts[name] = facts[name].isoformat()
    text = json.dumps(facts, ensure_ascii=False, indent=1) + "\n"
    await FileStore(state_folder(parts.settings)).write_batch(
        [(f"runs/{report.run}.json", text.encode())]
    )
    _forget_oldest(state_folder(parts.settings) / "runs")
    if path := parts.settings.metrics_file:
        folder = FileStore(path.parent)
        before = await folder.read(path.name) or b""
        metrics = render_metrics(
            report,
            await parts.frontier.stats(now=parts.clock.now()),
            succeeded=last_success(before.decode("utf-8", "replace")),
        )
        await folder.write_batch([(path.name, metrics.encode())])


def _forget_oldest(folder: Path) -> None:
    """Keep the newest reports: their names are times."""
    for name in sorted(os.listdir(folder))[:-MOST_REPORTS]:  # noqa: PTH208  # names are enough
        (folder / name).unlink(missing_ok=True)
