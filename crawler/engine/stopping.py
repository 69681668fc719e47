"""How a run is asked to end before its work is done, and why it was.

Signals, the time allowed, the number of articles allowed and a full disk all ask the same way: no
new visit begins, those under way may end within the grace given, the rest go back to the frontier.
The first reason counts. This module neither cancels nor waits; the scheduler does.
"""

import asyncio

SHORT_GRACE_S = (
    3.0  # with what a commit takes, a stop stays well under the 10 s systemd and cron give
)


class Stop:
    """One run's wish to end; `reason` is None as long as nobody asked."""

    def __init__(self) -> None:
        self.reason: str | None = None
        self.exit_code: int | None = None
        self.grace_s: float | None = None
        self.is_heard = False  # a run that has begun its visits sets it; before, it is cancelled
        self._asked = asyncio.Event()

    def ask(
        self, reason: str, *, exit_code: int | None = None, grace_s: float | None = SHORT_GRACE_S
    ) -> None:
        """Ask the run to end; `grace_s` None lets visits under way take what they need."""
        if self.reason is None:
            self.reason, self.exit_code, self.grace_s = reason, exit_code, grace_s
            self._asked.set()

    async def asked(self) -> None:
        """Return once somebody asked."""
        await self._asked.wait()
