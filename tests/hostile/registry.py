"""Every hostile case there is; see `tests.hostile.case` for how to add one."""

from tests.hostile.case import Case
from tests.hostile.families import (
    addresses,
    answers,
    bodies,
    hosts,
    listings,
    pages,
    redirects,
    robots,
)

FAMILIES = (answers, bodies, redirects, addresses, robots, hosts, listings, pages)
CASES: tuple[Case, ...] = tuple(case for family in FAMILIES for case in family.CASES)
