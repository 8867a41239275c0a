"""No sequence of deeds leaves a ticket that nobody keeps in view, or that ends while we are waited for.

Nor is a word broken in silence: hypothesis looks for one. `pytest tests/store/life --hypothesis-profile=long` looks
further.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.store.life.coming import Coming
from tests.store.life.handling import Handling
from tests.store.life.talking import Talking


class Tickets(Handling, Talking, Coming):
    """All that can happen to them."""


@pytest.mark.timeout(900)  # a failure is made as short as it can be, which takes minutes
def test_every_life_of_a_ticket_keeps_our_promises(sqlite_model: Path) -> None:
    is_long = settings.get_current_profile_name() == "long"
    examples, steps = (3000, 60) if is_long else (60, 30)
    run = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=not is_long,
        database=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: Tickets(sqlite_model), settings=run)  # type: ignore[arg-type]
