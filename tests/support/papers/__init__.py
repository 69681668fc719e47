"""Newspapers on loopback, each built another way; a seed varies names, nesting, classes and order."""

from tests.support.papers.constructions import CONSTRUCTIONS
from tests.support.papers.paper import Paper, Shown

__all__ = ["CONSTRUCTIONS", "Paper", "Shown", "print_paper"]


def print_paper(kind: str, *, seed: int = 1, design: int = 1, extra: int = 0) -> Paper:
    """The paper of that construction; another `design` shows the same stories (and `extra`) anew."""
    return CONSTRUCTIONS[kind](kind, seed=seed, design=design, extra=extra).printed()
