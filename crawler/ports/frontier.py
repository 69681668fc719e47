"""What is to be fetched, by whom, and what became of it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from crawler.model import Finished, Request
from crawler.states import FrontierStats, HostState, Lease, Record


class Frontier(Protocol):
    """Durable set of requests. The host is the unit of lease, so politeness is local to its holder.

    All verbs raise `FrontierError` when the state cannot be kept.
    """

    async def add(
        self, requests: Collection[Request], *, now: datetime, again: bool = False
    ) -> int:
        """Queue the requests whose key is new; return how many were queued.

        With `again`, requests that are done, parked or failed are queued once more under their key,
        with the new url and fields, keeping the validators (etag, last_modified) of the last
        outcome and attempts 0. A request that is queued or leased is left as it is. Of several with
        one key in one call, the first counts.
        """
        ...

    async def lease_hosts(
        self,
        worker: str,
        n: int,
        *,
        now: datetime,
        ttl: timedelta,
        sites: Collection[str] | None = None,
        but: Collection[str] = (),
    ) -> list[Lease]:
        """Up to `n` hosts with due requests that nobody holds, oldest queued request first.

        A host is free when it was never leased, was released, or its lease ended (`until` <= now).
        Each lease has a token greater than any earlier one of that host. `sites` limits which
        requests count (requests without a site count as site ""). Hosts held beyond now are passed
        over, and those in `but`.
        """
        ...

    async def due(
        self, lease: Lease, limit: int, *, now: datetime, sites: Collection[str] | None = None
    ) -> list[Request]:
        """Up to `limit` requests of the lease's host that may start now; they become leased.

        Listings first, then in order of addition; none of a host that is held. A request is given
        out once per lease. Requests left leased by an earlier token count as queued. Raises
        `LeaseLost` for a stale token or one that ended and was lent again.
        """
        ...

    async def renew(self, lease: Lease, *, now: datetime, ttl: timedelta) -> Lease:
        """The same lease with a later end; `LeaseLost` when the token is stale."""
        ...

    async def finish(self, lease: Lease, finished: Sequence[Finished], *, now: datetime) -> int:
        """Record outcomes and queue what was discovered, in one transaction; count what was new.

        The state follows `states.STATE_AFTER`; a deferred, failed or parked outcome raises attempts
        by one, any other sets them to 0. An outcome with a path replaces the catalogue's entry of
        the post (path, digests, time of capture), one without leaves it as it is. Discovered
        articles are added as by `add` without `again`; listings, the next pages, as
        `revisits.is_followed` says, or always where the item says `follow`. With a stale token
        nothing is recorded and `LeaseLost` is raised.
        """
        ...

    async def revive(self, *, now: datetime, sites: Collection[str] | None = None) -> int:
        """Queue once more what is done, failed or parked and whose outcome's `again` has come.

        Attempts and validators are kept. Counts what was queued.
        """
        ...

    async def restore(self, records: Collection[Record]) -> None:
        """Put these records in place of whatever was known under their keys."""
        ...

    async def catalogue(self, *, after: str = "", limit: int = 1000) -> list[Record]:
        """Records with a post, in order of its path (by code points), beyond the path `after`."""
        ...

    async def load_host(self, host: str) -> HostState:
        """What pacing remembers of a host; an empty state when nothing."""
        ...

    async def save_host(self, host: str, state: HostState) -> None:
        """Keep a host's state across runs; nothing of it is lent before `held_until`."""
        ...

    async def release(self, lease: Lease) -> None:
        """Give the host and its leased requests back at once; a stale token does nothing."""
        ...

    async def expire_leases(self, *, worker: str | None = None) -> int:
        """End every lease, or every one of a worker, and count them: for who holds the run lock."""
        ...

    async def held_by_others(self, worker: str, *, now: datetime) -> bool:
        """True when a host is lent to another worker and the lease has not ended."""
        ...

    async def correct_times(self, *, now: datetime) -> int:
        """Take what was recorded in the future as recorded now, and count it.

        A clock that ran ahead and was set back would otherwise hold pages and hosts for as long as
        it was wrong. Gaps are kept: what was to wait an hour waits an hour from now. Robots files
        fetched in the future are forgotten. Only for who holds the run lock.
        """
        ...

    async def next_due(
        self, *, now: datetime, sites: Collection[str] | None = None, but: Collection[str] = ()
    ) -> datetime | None:
        """Earliest time at which a queued or leased request may start, or None when none is left.

        Hosts in `but` do not count. Never earlier than `now`; hosts leased by others count from
        their lease's end.
        """
        ...

    async def lookup(self, key: str) -> Record | None:
        """What is known of one request."""
        ...

    async def lookup_batch(self, keys: Collection[str]) -> dict[str, Record]:
        """What is known of some requests, by their keys; unknown ones are left out."""
        ...

    async def count_content(self, site: str, content: str, *, besides: str) -> int:
        """How many requests of a site, the key `besides` left out, have posts of this content."""
        ...

    async def records(
        self, *, states: Collection[str] | None = None, limit: int = 100
    ) -> list[Record]:
        """Requests in the given states (default all), latest finished or added first."""
        ...

    async def stats(self, *, now: datetime) -> FrontierStats:
        """Counts for `status`."""
        ...

    async def load_robots(self, origin: str) -> tuple[datetime, int | None, bytes] | None:
        """Stored robots.txt of an origin: fetched at, status (None = unreachable), body."""
        ...

    async def save_robots(
        self, origin: str, *, fetched: datetime, status: int | None, body: bytes
    ) -> None:
        """Keep an origin's robots.txt across runs."""
        ...

    async def close(self) -> None:
        """Make everything durable and let go of the files."""
        ...
