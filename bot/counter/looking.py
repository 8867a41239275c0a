"""What a cashier sees of a customer before anything is entered, however they have found them."""

from decimal import Decimal

from care.loyalty.standing import standing
from care.loyalty.till import cards, counter
from care.people.customers import Customer, find
from care.store.unit import Unit
from care.values.errors import NoCustomer
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.panels.team.counter import carried, render_asking, render_sum


async def sum_of(unit: Unit, number: int, total: Decimal, message: int, _: Words) -> Screen:
    """With the button that enters it. `message`: where it was written. Raises NoCustomer."""
    card = await cards.card_of(unit, number)
    customer = await known(unit, card.customer)
    points = await counter.would_bring(unit, customer.id, total)
    argument = carried(card.number, total, message)
    return render_sum(customer, await standing(unit, customer.id), total, points, argument, unit.business, _)


async def whose(unit: Unit, number: int, _: Words) -> Screen:
    """While the sum was not said. Raises NoCustomer."""
    return render_asking(await known(unit, number), await standing(unit, number), _)


async def known(unit: Unit, customer: int) -> Customer:
    found = await find(unit, customer)
    if found is None:
        raise NoCustomer
    return found
