"""A machine with the tickets of two customers and two who serve them.

Each deed is done in the reference and in the store, and both must agree: on what came of it, or on the refusal.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from care.model.ticket import Ticket
from care.people.customers import Customer
from care.people.operators import Operator, find_operator
from care.tickets.opening.open import open_ticket
from care.values.errors import CareError
from tests.store.cast import DARIA, DAY, EMMA, HOUR, MINUTE, OLENA, TARAS, complaint
from tests.store.life.promises import Seen, check_all, look
from tests.store.life.reference import Life
from tests.store.life.stage import Stage

DEPARTMENTS = ("cafe", "sales", "delivery")  # the third has a group of its own
MOST = 3  # tickets

customers = st.sampled_from([EMMA, OLENA])
departments = st.sampled_from(DEPARTMENTS)
staff = st.sampled_from([TARAS.id, DARIA.id])
lengths = st.sampled_from([MINUTE, 20 * MINUTE, HOUR, 5 * HOUR, DAY, 3 * DAY, 8 * DAY])


def refused(deed: Callable[[], object]) -> type[CareError] | None:
    """With what it was refused; None: it was done."""
    try:
        deed()
    except CareError as error:
        return type(error)
    return None


class Machine(RuleBasedStateMachine):
    """What all themes share: the tickets, the people, opening, and holding the two sides against each other."""

    numbers: Bundle[int] = Bundle("numbers")

    def __init__(self, model: Path) -> None:
        super().__init__()
        self.stage = Stage(model)
        self.lives: dict[int, Life] = {}
        self.shadowed: set[int] = set()  # customers
        self.ends: dict[int, datetime | None] = {}  # of shifts, by operator
        self.seen = Seen()

    def teardown(self) -> None:
        self.stage.close()

    def both(
        self,
        ours: Callable[[], None],
        deed: Callable[..., Awaitable[object]],
        *args: Any,  # noqa: ANN401
        **fields: Any,  # noqa: ANN401
    ) -> bool:
        """Do it in the reference and in the store; whether it was done."""
        expected = refused(ours)
        refusal = refused(lambda: self.stage.do(deed, *args, **fields))
        assert refusal is expected, f"{deed.__name__}: refused with {refusal}, should be {expected}"
        return expected is None

    def operator(self, who: int) -> Operator:
        """As they are now: that is how the routers know them too."""
        found = self.stage.ask(find_operator, who)
        assert found
        return found

    def customer_of(self, number: int) -> Customer:
        mine = self.seen.tickets[number].customer
        return next(customer for customer in (EMMA, OLENA) if customer.id == mine)

    @initialize(target=numbers, customer=customers, department=departments)
    def opens_the_first(self, customer: Customer, department: str) -> int:
        return self._open(customer, department)

    @precondition(lambda self: len(self.lives) < MOST)
    @rule(target=numbers, customer=customers, department=departments)
    def opens(self, customer: Customer, department: str) -> int:
        return self._open(customer, department)

    def _open(self, customer: Customer, department: str) -> int:
        command = complaint(customer, department=department)
        ticket = self.stage.do(open_ticket, customer, command)
        self.lives[ticket.id] = Life(
            customer.id, department, self.stage.moment, hidden=customer.id in self.shadowed
        )
        return ticket.id

    @rule()
    def is_delivered(self) -> None:
        self.stage.deliver()

    @invariant()
    def agree(self) -> None:
        sight = look(self.stage, self.seen)
        for number, life in self.lives.items():
            assert facts_of(sight.tickets[number]) == life.facts(), f"No. {number}"
        self.seen = check_all(sight)


def facts_of(ticket: Ticket) -> dict[str, object]:
    """What the reference knows about a ticket."""
    return {
        "state": ticket.state,
        "owner": ticket.owner,
        "department": ticket.department,
        "waiting": ticket.waiting_since,
        "asleep": ticket.asleep,
        "hidden": ticket.hidden,
        "versions": ticket.version - 1,
    }
