"""Who misses points opens a ticket, and the desk reads in it what we know of theirs."""

from decimal import Decimal

from care.commands import OpenTicket, TicketOpened
from care.handlers import carry_out
from care.loyalty.till.commands import OwnNumber
from care.model.ticket import About
from care.notices.points import DeskPointsMissing
from care.people.numbers import Number
from care.store.unit import Store
from tests.store.cast import EMMA, SHOP, said
from tests.store.looking import do, notices
from tests.store.tilling import purchase, till

QUESTION = OpenTicket(About.QUESTION, SHOP.departments[0].key, (said(EMMA, "My latte of yesterday"),))


async def test_what_is_known_is_filled_in_for_points_that_are_missing_alone(store: Store) -> None:
    await do(store, carry_out, OwnNumber(Number.CARD, "4820000000017"), EMMA)
    async with till(store) as client:
        for number in range(7):
            await client.post("/purchases", json=purchase(f"R-{number}"))
    await do(store, carry_out, QUESTION, EMMA)
    assert await notices(store, DeskPointsMissing) == []
    missing = OpenTicket(About.QUESTION, QUESTION.department, QUESTION.messages, points=True)
    opened = await do(store, carry_out, missing, EMMA)
    assert isinstance(opened, TicketOpened)
    [told] = await notices(store, DeskPointsMissing)
    assert [each[0] for each in told.receipts] == [f"bar:R-{number}" for number in (6, 5, 4, 3, 2)]
    assert (told.ticket, told.receipts[0][2:], told.balance, told.by) == (
        opened.ticket,
        (Decimal("225.50"), "UAH", 22, 0),
        154,
        ("card",),
    )
