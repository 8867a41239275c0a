"""A customer misses points: what we know of theirs, for whoever is to find them."""

from datetime import datetime
from decimal import Decimal

from care.loyalty import receipts
from care.loyalty.receipts import Receipt
from care.loyalty.standing import standing
from care.model.ticket import Ticket
from care.notices.points import DeskPointsMissing
from care.outbox import Post, to_topic
from care.people import numbers
from care.people.numbers import Number
from care.store.unit import Unit

SHOWN = 5  # receipts


async def told(unit: Unit, ticket: Ticket) -> Post:
    """For the ticket that they have opened about it."""
    customer = ticket.customer
    found = await receipts.latest(unit, customer, SHOWN)
    known = await numbers.of(unit, customer)
    notice = DeskPointsMissing(
        receipts=tuple(map(_plain, found)),
        balance=(await standing(unit, customer)).balance,
        by=tuple(str(kind) for kind in Number if getattr(known, kind)),
    )
    return to_topic(ticket, notice)


def _plain(receipt: Receipt) -> tuple[str, datetime, Decimal, str, int, int]:
    bought = receipt.purchase
    return bought.key, bought.at, bought.total, bought.currency, receipt.points, receipt.reversed
