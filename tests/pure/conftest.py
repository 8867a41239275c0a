"""What the pure tests share."""

import pytest
from hypothesis import settings

from tests.pure.visitor import TICKET, Visitor

# A busy machine is no mistake of the code: how long an example takes is nobody's promise here.
settings.register_profile("pure", deadline=None)
settings.load_profile("pure")


@pytest.fixture
def emma() -> Visitor:
    return Visitor(TICKET)
