"""`crawler init URL`."""

import argparse
from dataclasses import asdict

from crawler.app.init import Initiated, Preview, init_site
from crawler.commands.session import print_json, run_to_end, say, settings_of
from crawler.document import fold_blanks

TEXT_SHOWN = 160


def command(arguments: argparse.Namespace) -> int:
    """Derive a site definition, write it, show articles as they would be filed. Never asks."""
    settings = settings_of(arguments)
    done = run_to_end(
        init_site(
            settings,
            arguments.url,
            name=arguments.name,
            dry=arguments.dry_run,
            force=arguments.force,
        )
    )
    if isinstance(done, int):
        return done
    if arguments.json:
        print_json(asdict(done))
    else:
        lines = [done.definition] if arguments.dry_run else [f"{done.path}"]
        print("\n".join([*lines, "", *_shown(done)]))  # noqa: T201  # a result
    if not arguments.quiet:
        wrote = "would write" if arguments.dry_run else "wrote"
        say(
            f"init: {wrote} {len(done.files)} files after {done.requests} requests; "
            f"next: crawler run {done.site}"
        )
    return 0


def _shown(done: Initiated) -> list[str]:
    return [line for preview in done.previews for line in _lines(preview)]


def _lines(preview: Preview) -> list[str]:
    if preview.problem:
        return [f"{preview.url}", f"  not an article: {preview.problem}", ""]
    evidence = preview.evidence or {}
    return [
        f"{preview.path}",
        f"  title  {preview.title}  [{evidence.get('title', '-')}]",
        f"  date   {preview.published or 'none found'}  [{evidence.get('published', '-')}]",
        f"  text   {fold_blanks(preview.text)[:TEXT_SHOWN]}…  "
        f"({len(preview.text)} characters) [{evidence.get('body', '-')}]",
        "",
    ]
