"""What the contract suites share."""

from collections.abc import AsyncIterator

import pytest

from tests.support.fetching import LIBRARIES, Bench
from tests.support.origin import Origin


@pytest.fixture(params=LIBRARIES)
async def bench(request: pytest.FixtureRequest) -> AsyncIterator[Bench]:
    """A fetcher with each HTTP library."""
    async with Origin() as origin:
        yield Bench(request.param, origin)
