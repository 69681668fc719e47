"""How often Python looks for reference cycles in a process that reads pages.

A page that was read leaves none (`extraction.blocks.release`), and its thousands of elements make
the collector look several times a page, in vain: a fifteenth of the time of reading.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS = 50_000  # more than one look at a page's elements; they are gone when it was read


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Look only after so many new objects, while this lasts."""
    usual = gc.get_threshold()
    gc.set_threshold(OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
