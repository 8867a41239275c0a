"""What tests of several folders need."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.store.postgres import running_postgres

settings.register_profile("long")  # --hypothesis-profile=long: tests/store/life looks for hours, not seconds


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A real PostgreSQL: the URL of its server, without a database's name."""
    with running_postgres() as server:
        yield server
