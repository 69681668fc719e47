"""Each site's pulses on disk: `health/<site>.json` in the state folder, the last thirty runs."""

import json
from dataclasses import replace

from crawler.app.parts import Parts
from crawler.app.places import state_folder
from crawler.discovery.health import MOST_PULSES, Pulse, find_drift
from crawler.engine.report import ReportBuilder
from crawler.store.files import FileStore


async def take_pulses(parts: Parts, report: ReportBuilder) -> None:
    """Compare this run with the ones before, tell the report of drift, and keep the pulses."""
    files = []
    for site_id, pulse in report.pulses(at=parts.clock.now()).items():
        site = parts.sites.get(site_id)
        if site is None:
            continue
        history = await load_pulses(parts, site_id)
        drift = find_drift(history, pulse, site)
        if drift:
            report.drifted(site_id, drift)
        kept = [*history, replace(pulse, drifted=bool(drift))][-MOST_PULSES:]
        text = json.dumps([it.facts() for it in kept], ensure_ascii=False, indent=1)
        files.append((_path(site_id), f"{text}\n".encode()))
    if files:
        await _store(parts).write_batch(files)


async def load_pulses(parts: Parts, site_id: str) -> list[Pulse]:
    """The pulses of earlier runs, oldest first; a file that cannot be read counts as none."""
    data = await _store(parts).read(_path(site_id))
    try:
        return [Pulse.read(facts) for facts in json.loads(data or b"[]")]
    except (ValueError, TypeError, KeyError, AttributeError):
        return []  # it is a measure, not the truth: the next run begins it anew


def _store(parts: Parts) -> FileStore:
    return FileStore(state_folder(parts.settings))


def _path(site_id: str) -> str:
    return f"health/{site_id}.json"
