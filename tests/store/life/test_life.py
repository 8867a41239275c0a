"""No sequence of deeds leaves a ticket that nobody keeps in view, or that ends while we are waited for.

Nor is a word broken in silence, or a message begun that nobody may write: hypothesis looks for one.
`pytest tests/store/life --hypothesis-profile=long` looks further.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.store.life.coming import Coming
from tests.store.life.handling import Handling
from tests.store.life.talking import Talking
from tests.store.life.unasked import Unasked


class Tickets(Handling, Talking, Coming):
    """All that can happen to them."""


@pytest.mark.timeout(900)  # a failure is made as short as it can be, which takes minutes
def test_every_life_of_a_ticket_keeps_our_promises(sqlite_model: Path) -> None:
    look_for_one(lambda: Tickets(sqlite_model), examples=60, steps=30)


@pytest.mark.timeout(900)
def test_no_sequence_of_events_makes_a_message_that_is_forbidden(sqlite_model: Path) -> None:
    look_for_one(lambda: Unasked(sqlite_model), examples=10, steps=20)


def look_for_one(machine: Callable[[], RuleBasedStateMachine], examples: int, steps: int) -> None:
    is_long = settings.get_current_profile_name() == "long"
    run = settings(
        max_examples=3000 if is_long else examples,
        stateful_step_count=60 if is_long else steps,
        deadline=None,
        derandomize=not is_long,
        database=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=run)  # type: ignore[arg-type]
