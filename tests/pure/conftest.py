"""Fixtures of the pure tests."""

import pytest

from tests.pure.visitor import TICKET, Visitor


@pytest.fixture
def emma() -> Visitor:
    return Visitor(TICKET)
