"""`crawler explain URL`."""

import argparse
from typing import Any

from crawler.app.explain import explain
from crawler.commands.session import print_json, run_to_end, settings_of

REFUSED, NOT_AN_ARTICLE = 6, 3


def command(arguments: argparse.Namespace) -> int:
    """Fetch one page and tell how it would be read; nothing is filed."""
    told = run_to_end(explain(settings_of(arguments), arguments.url))
    if isinstance(told, int):
        return told
    if arguments.json:
        print_json(told)
    else:
        print("\n".join(_lines(told)))  # noqa: T201  # a result
    if told["refusal"]:
        return REFUSED
    return NOT_AN_ARTICLE if told["judgement"] else 0


def _lines(told: dict[str, Any]) -> list[str]:
    lines = [f"{name}: {told[name]}" for name in ("url", "key", "site", "rule", "request")]
    if told["refusal"]:
        lines.append(f"refused: {told['refusal']['reason']} ({told['refusal']['rule']})")
    for response in told["responses"]:
        lines += [f"redirect: {hop['status']} to {hop['location']}" for hop in response["hops"]]
        lines.append(
            f"answer: {response['status']} {response['content_type']}, {response['bytes']} bytes "
            f"from {response['peer']} in {response['seconds']} s, attempt {response['attempts']}"
        )
    if told["judgement"]:
        lines.append(f"judged: {told['judgement']['reason']} ({told['judgement']['detail']})")
    for name, fact in told["fields"].items():
        sure = "" if fact["confidence"] is None else f" {fact['confidence']:.0%}"
        lines.append(f"{name}: {fact['value']}  [{fact['evidence'] or '-'}]{sure}")
    lines += [f"path: {told['path']}"] if told["path"] else []
    return [*lines, f"state: {told['state']}"]
