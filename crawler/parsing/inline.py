"""Parsing in place: for tests and for pages that are trusted. Nothing can stop it."""

from collections.abc import Callable

from crawler.ports.parser import Arguments, Result


class InlineParser:
    """See `ports.parser`."""

    async def run(
        self,
        url: str,  # the port's
        work: Callable[Arguments, Result],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """The result, computed here and now."""
        return work(*args, **kwargs)
