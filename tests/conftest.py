"""What every test starts from."""

from collections.abc import Iterator

import pytest
import structlog


@pytest.fixture(autouse=True)
def fresh_log() -> Iterator[None]:
    """Commands set the log up for their process; the next test has another standard error."""
    yield
    structlog.reset_defaults()
