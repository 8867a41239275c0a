"""What operators do with tickets."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from care.business import Priority
from care.customers import bans
from care.model.ticket import OPEN
from care.people.customers import Customer
from care.tickets.work import snooze, working
from care.tickets.work.merge import merge
from care.tickets.work.priority import set_priority
from tests.store.cast import DESK, said
from tests.store.life.machine import Machine, customers, departments, lengths, staff
from tests.store.life.reference import Life

numbers = Machine.numbers


class Handling(Machine):
    """Operators take tickets, pass them on, solve and reopen them."""

    @rule(number=numbers, who=staff)
    def takes(self, number: int, who: int) -> None:
        by, now = self.operator(who), self.stage.moment
        self.both(lambda: self.lives[number].take(by, now), working.take, number, by)

    @rule(number=numbers, who=staff)
    def notes(self, number: int, who: int) -> None:
        by = self.operator(who)
        self.both(lambda: self.lives[number].note(by), working.note, number, by, said(DESK))

    @rule(number=numbers, who=staff)
    def solves(self, number: int, who: int) -> None:
        by, now = self.operator(who), self.stage.moment
        self.both(lambda: self.lives[number].solve(by, now), working.solve, number, by)

    @rule(number=numbers, who=staff)
    def hands_back(self, number: int, who: int) -> None:
        by = self.operator(who)
        self.both(lambda: self.lives[number].hand_back(by), working.hand_back, number, by)

    @rule(number=numbers, who=staff)
    def reopens(self, number: int, who: int) -> None:
        by, now = self.operator(who), self.stage.moment
        self.both(lambda: self.lives[number].reopen(by, now), working.reopen, number, by)

    @rule(number=numbers, who=staff, to=staff)
    def passes_to_somebody(self, number: int, who: int, to: int) -> None:
        by, other, now = self.operator(who), self.operator(to), self.stage.moment
        self.both(
            lambda: self.lives[number].pass_to(by, other, now),
            working.pass_on,
            number,
            by,
            to=other,
        )

    @rule(number=numbers, who=staff, department=departments)
    def passes_to_a_department(self, number: int, who: int, department: str) -> None:
        by, now = self.operator(who), self.stage.moment
        ours = lambda: self.lives[number].move(by, department, now)  # noqa: E731
        self.both(ours, working.pass_on, number, by, department=department)

    @rule(number=numbers, who=staff, length=st.none() | lengths)
    def snoozes(self, number: int, who: int, length: timedelta | None) -> None:
        """For so long, or until the customer answers."""
        by, now = self.operator(who), self.stage.moment
        until = now + length if length else None
        ours = lambda: self.lives[number].snooze(by, now, until)  # noqa: E731
        self.both(ours, snooze.snooze, number, by, until)

    @rule(number=numbers, who=staff)
    def wakes(self, number: int, who: int) -> None:
        by = self.operator(who)
        self.both(lambda: self.lives[number].wake(by), snooze.wake, number, by)

    @rule(number=numbers, who=staff, priority=st.sampled_from(Priority))
    def changes_its_priority(self, number: int, who: int, priority: Priority) -> None:
        by = self.operator(who)
        self.both(lambda: self.lives[number].check(by, OPEN), set_priority, number, by, priority)

    @rule(number=numbers, other=numbers, who=staff)
    def merges(self, number: int, other: int, who: int) -> None:
        by, now = self.operator(who), self.stage.moment
        ours = lambda: self.lives[number].merge(by, self.lives[other], now)  # noqa: E731
        self.both(ours, merge, number, other, by)

    @rule(customer=customers, who=staff)
    def shadow_bans(self, customer: Customer, who: int) -> None:
        self.stage.do(bans.impose, customer.id, who, "spam", None, shadow=True)
        self.shadowed.add(customer.id)
        for life in self._of(customer):
            life.hidden = True

    @rule(customer=customers, who=staff)
    def lifts_the_ban(self, customer: Customer, who: int) -> None:
        if customer.id in self.shadowed:
            self.stage.do(bans.lift, customer.id, who)
            self.shadowed.discard(customer.id)
            for life in self._of(customer):
                life.show(self.stage.moment)

    def _of(self, customer: Customer) -> list[Life]:
        return [life for life in self.lives.values() if life.customer == customer.id]
