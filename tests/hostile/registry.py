"""Every hostile case there is; see `tests.hostile.case` for how to add one."""

from tests.hostile.case import Case
from tests.hostile.families import (
    addresses,
    answers,
    bodies,
    hosts,
    listings,
    redirects,
    robots,
)

FAMILIES = (answers, bodies, redirects, addresses, robots, hosts, listings)
CASES: tuple[Case, ...] = tuple(case for family in FAMILIES for case in family.CASES)
