"""Both sides talk; customers withdraw their tickets and open them again."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from care.tickets.opening import own
from care.tickets.rows import find_ticket
from care.tickets.words import relay
from tests.store.cast import DESK, said
from tests.store.life.machine import Machine, staff
from tests.store.life.shop import SHOP

numbers = Machine.numbers


class Talking(Machine):
    @rule(number=numbers, thanks=st.booleans())
    def customer_writes(self, number: int, thanks: bool) -> None:
        customer, now = self.customer_of(number), self.stage.now
        ticket = self.stage.ask(find_ticket, number)
        words = said(customer, "Thank you!" if thanks else "And the cup is broken")
        ours = lambda: self.lives[number].hear(now, thanks=thanks)  # noqa: E731
        self.both(ours, relay.from_customer, SHOP, ticket, customer, words, now)

    @rule(number=numbers, who=staff)
    def operator_writes(self, number: int, who: int) -> None:
        by, now = self.operator(who), self.stage.now
        words = said(DESK, "I am sorry")
        self.both(lambda: self.lives[number].answer(by, now), relay.from_operator, number, by, words, now)

    @rule(number=numbers)
    def customer_withdraws(self, number: int) -> None:
        customer, now = self.customer_of(number), self.stage.now
        self.both(self.lives[number].withdraw, own.withdraw, SHOP, customer, number, now)

    @rule(number=numbers)
    def customer_reopens(self, number: int) -> None:
        customer, now = self.customer_of(number), self.stage.now
        words = [said(customer, "It is still cold")]
        ours = lambda: self.lives[number].reopen_again(now)  # noqa: E731
        self.both(ours, own.reopen, SHOP, customer, number, words, now)
