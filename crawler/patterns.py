"""Patterns that are compiled when they are first asked for a match.

Reading knows some five hundred, for all scripts and languages; to compile them takes longer than
all else that happens before a page is read, and the pages of one site ask a third of them. Once
compiled, a pattern takes the place of what stood for it in the modules that know it by a name, so
that nothing is in its way.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import cast

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Waiting:
    """Stands for a pattern; where no name holds it, as in a tuple, it has the pattern's methods."""

    compiled = 0  # of them all

    def __init__(self, spelled: Callable[[], str], flags: int) -> None:
        self._spelled = spelled
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._spelled(), self._flags)
        _Waiting.compiled += 1
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        for names, key in _holders(len(sys.modules)).get(id(self), ()):
            names[key] = compiled
        return getattr(compiled, name)


@lru_cache(maxsize=1)
def _holders(_modules: int) -> Mapping[int, Sequence[tuple[dict[str, object], str]]]:
    """Where the modules of this package hold what waits; looked up anew when one came in."""
    places: dict[int, list[tuple[dict[str, object], str]]] = defaultdict(list)
    own = [one for name, one in sys.modules.items() if name.startswith(f"{__package__}.")]
    for module in own:
        for key, value in vars(module).items():
            if isinstance(value, _Waiting):
                places[id(value)].append((vars(module), key))
    return places


def pattern_of(spelling: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of this spelling; raises `re.error` at its first use, not here."""
    waiting = waiting_pattern(lambda: spelling, flags)
    waiting.__dict__["pattern"] = spelling  # others are made with it
    return waiting


def waiting_pattern(spelled: Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """The pattern of a spelling that is itself work to find."""
    return cast(re.Pattern[str], _Waiting(spelled, flags))


def compiled_so_far() -> int:
    """How many patterns this process has compiled."""
    return _Waiting.compiled
