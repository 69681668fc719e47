"""`crawler config show`."""

import argparse

from crawler.commands.session import print_json, settings_of
from crawler.options import OPTIONS


def command(arguments: argparse.Namespace) -> int:
    """Print every setting, and with `--origin` where it comes from."""
    settings = settings_of(arguments)
    values = {option.name: getattr(settings, option.name) for option in OPTIONS}
    if arguments.json:
        print_json(
            {name: {"value": v, "origin": settings.origins[name]} for name, v in values.items()}
        )
        return 0
    for name, value in values.items():
        origin = f"  # {settings.origins[name]}" if arguments.origin else ""
        shown = ", ".join(map(str, value)) if isinstance(value, tuple) else value
        print(f"{name} = {shown}{origin}")  # noqa: T201  # a result
    return 0
