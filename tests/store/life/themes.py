"""The deeds, theme by theme."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from care.tickets import customer as own
from care.tickets import desk, relay
from care.tickets.leaving import left
from care.tickets.rows import find_ticket
from tests.store.cast import DAY, DESK, HOUR, MINUTE, SHOP, said
from tests.store.life.machine import Machine, departments, staff

numbers = Machine.numbers
lengths = st.sampled_from([MINUTE, 20 * MINUTE, HOUR, 5 * HOUR, DAY, 3 * DAY, 8 * DAY])


class Handling(Machine):
    """Operators take tickets, pass them on, solve and reopen them."""

    @rule(number=numbers, who=staff)
    def takes(self, number: int, who: int) -> None:
        by, now = self.staff[who], self.stage.now
        self.both(lambda: self.lives[number].take(by, now), desk.take, number, by, now)

    @rule(number=numbers, who=staff)
    def notes(self, number: int, who: int) -> None:
        by = self.staff[who]
        self.both(lambda: self.lives[number].note(by), desk.note, number, by, said(DESK))

    @rule(number=numbers, who=staff)
    def solves(self, number: int, who: int) -> None:
        by, now = self.staff[who], self.stage.now
        self.both(lambda: self.lives[number].solve(by, now), desk.solve, SHOP, number, by, now)

    @rule(number=numbers, who=staff)
    def hands_back(self, number: int, who: int) -> None:
        by = self.staff[who]
        self.both(lambda: self.lives[number].hand_back(by), desk.hand_back, SHOP, number, by, self.stage.now)

    @rule(number=numbers, who=staff)
    def reopens(self, number: int, who: int) -> None:
        by, now = self.staff[who], self.stage.now
        self.both(lambda: self.lives[number].reopen(by, now), desk.reopen, number, by, now)

    @rule(number=numbers, who=staff, to=staff)
    def passes_to_somebody(self, number: int, who: int, to: int) -> None:
        by, other, now = self.staff[who], self.staff[to], self.stage.now
        self.both(
            lambda: self.lives[number].pass_to(by, other, now), desk.pass_on, SHOP, number, by, now, to=other
        )

    @rule(number=numbers, who=staff, department=departments)
    def passes_to_a_department(self, number: int, who: int, department: str) -> None:
        by, now = self.staff[who], self.stage.now
        ours = lambda: self.lives[number].move(by, department)  # noqa: E731
        self.both(ours, desk.pass_on, SHOP, number, by, now, department=department)

    @rule(who=staff)
    def leaves(self, who: int) -> None:
        self.stage.do(left, SHOP, who, DESK, self.stage.now)
        for life in self.lives.values():
            life.lose(self.staff[who])
        self.staff[who] = replace(self.staff[who], admitted=False, present=False)


class Talking(Machine):
    """Both sides talk; the customer withdraws and reopens."""

    @rule(number=numbers)
    def customer_writes(self, number: int) -> None:
        customer, now = self.customer_of(number), self.stage.now
        ticket = self.stage.ask(find_ticket, number)
        words = said(customer, "And the cup is broken")
        self.both(lambda: self.lives[number].hear(now), relay.from_customer, ticket, customer, words, now)

    @rule(number=numbers, who=staff)
    def operator_writes(self, number: int, who: int) -> None:
        by, now = self.staff[who], self.stage.now
        words = said(DESK, "I am sorry")
        self.both(lambda: self.lives[number].answer(by, now), relay.from_operator, number, by, words, now)

    @rule(number=numbers)
    def customer_withdraws(self, number: int) -> None:
        customer, now = self.customer_of(number), self.stage.now
        self.both(self.lives[number].withdraw, own.withdraw, customer, number, now)

    @rule(number=numbers)
    def customer_reopens(self, number: int) -> None:
        customer, now = self.customer_of(number), self.stage.now
        words = [said(customer, "It is still cold")]
        ours = lambda: self.lives[number].reopen_again(now)  # noqa: E731
        if self.both(ours, own.reopen, SHOP, customer, number, words, now):
            self.told.add(number)


class Waiting(Machine):
    """Time passes, in working hours and out of them."""

    @rule(length=lengths)
    def time_passes(self, length: timedelta) -> None:
        self.stage.pass_time(length)
        for life in self.lives.values():
            life.tick(self.stage.now)


class Tickets(Handling, Talking, Waiting):
    """All of it."""
