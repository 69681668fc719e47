"""What every test starts from."""

from collections.abc import Iterator

import pytest
import structlog
from hypothesis import HealthCheck, settings

# A machine that is busy with other things must not fail a property. `make fuzz` loads the long one.
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]
settings.register_profile("check", max_examples=40, deadline=None, suppress_health_check=SLOW)
settings.register_profile("fuzz", max_examples=20_000, deadline=None, suppress_health_check=SLOW)
settings.load_profile("check")


@pytest.fixture(autouse=True)
def fresh_log() -> Iterator[None]:
    """Commands set the log up for their process; the next test has another standard error."""
    yield
    structlog.reset_defaults()
