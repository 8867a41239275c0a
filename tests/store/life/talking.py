"""Both sides talk; customers withdraw their tickets and open them again."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from care.tickets.opening import own
from care.tickets.rows import find_ticket
from care.tickets.words import relay
from tests.store.cast import DESK, said
from tests.store.life.machine import Machine, staff

numbers = Machine.numbers


class Talking(Machine):
    @rule(number=numbers, thanks=st.booleans())
    def customer_writes(self, number: int, thanks: bool) -> None:
        customer, now = self.customer_of(number), self.stage.moment
        ticket = self.stage.ask(find_ticket, number)
        words = said(customer, "Thank you!" if thanks else "And the cup is broken")
        ours = lambda: self.lives[number].hear(now, thanks=thanks)  # noqa: E731
        self.both(ours, relay.from_customer, ticket, customer, words)

    @rule(number=numbers, who=staff)
    def operator_writes(self, number: int, who: int) -> None:
        by, now = self.operator(who), self.stage.moment
        words = said(DESK, "I am sorry")
        self.both(lambda: self.lives[number].answer(by, now), relay.from_operator, number, by, words)

    @rule(number=numbers)
    def customer_withdraws(self, number: int) -> None:
        customer = self.customer_of(number)
        self.both(self.lives[number].withdraw, own.withdraw, customer, number)

    @rule(number=numbers)
    def customer_reopens(self, number: int) -> None:
        customer, now = self.customer_of(number), self.stage.moment
        words = [said(customer, "It is still cold")]
        ours = lambda: self.lives[number].reopen_again(now)  # noqa: E731
        self.both(ours, own.reopen, customer, number, words)
