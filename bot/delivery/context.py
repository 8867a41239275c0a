"""What a delivery must know, read from the store right before it, so that what is shown is true when it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from bot.delivery.kind import Delivery
from bot.delivery.rendering.speech import Reader
from care.business import Business
from care.model.ticket import Ticket
from care.outbox import Claim, Row
from care.people.customers import Customer, find
from care.people.operators import language_of
from care.routing.speakers import Speakers, speakers
from care.store.tables import copies
from care.store.unit import Unit
from care.tickets.entries import Entry, find_entries
from care.tickets.rows import find_ticket
from dialogs.language.places import words_for
from dialogs.language.words import Words


@dataclass(frozen=True, kw_only=True)
class Context:
    ticket: Ticket | None = None
    customer: Customer | None = None  # whose ticket it is, or whose chat
    language: str = ""  # the reader's
    entries: Mapping[int, Entry] = field(default_factory=dict)  # those of the rows, by id
    speakers: Speakers = None  # where the ticket is asked of somebody who does not answer in its language
    known: frozenset[int] = frozenset()  # messages of the chat that are something else (when in doubt)

    def entry(self, row: Row) -> Entry:
        return self.entries[row.entry_id or 0]

    def words(self, claim: Claim, business: Business) -> Words:
        if self.customer and claim.chat_id > 0:
            return words_for(self.customer, business)
        return Words(self.language, business.tz)

    def reader(self, way: Delivery) -> Reader:
        return Reader(
            words=self.words(way.claim, way.business),
            business=way.business,
            customer=self.customer,
            is_staff=way.claim.chat_id < 0,
        )


async def read(way: Delivery) -> Context:
    async with way.store.read() as unit:
        return await load_context(unit, way.claim)


async def read_known(way: Delivery) -> frozenset[int]:
    """For what needs no more: nothing, unless an earlier try is looked for."""
    if not way.claim.ambiguous:
        return frozenset()
    async with way.store.read() as unit:
        return await known_in(unit, way.claim)


async def load_context(unit: Unit, claim: Claim) -> Context:
    head = claim.head
    ticket = await find_ticket(unit, head.ticket_id) if head.ticket_id else None
    customer = await find(unit, claim.chat_id if claim.chat_id > 0 else ticket.customer if ticket else 0)
    return Context(
        ticket=ticket,
        customer=customer,
        language=await _language(unit, claim, ticket, customer),
        entries=await find_entries(unit, [row.entry_id for row in claim.rows if row.entry_id]),
        speakers=await speakers(unit, ticket) if ticket and claim.chat_id < 0 else None,
        known=await known_in(unit, claim, ticket) if claim.ambiguous else frozenset(),
    )


async def known_in(unit: Unit, claim: Claim, ticket: Ticket | None = None) -> frozenset[int]:
    """Messages of the chat that can be no earlier try: people's words, and the ticket's own places."""
    query = select(copies.c.message_id).where(
        copies.c.chat_id == claim.chat_id, copies.c.message_id > (claim.floor or 0)
    )
    places = {place for place in (ticket.topic, ticket.card) if place} if ticket else set()
    return frozenset((await unit.execute(query)).scalars()) | places


async def _language(unit: Unit, claim: Claim, ticket: Ticket | None, customer: Customer | None) -> str:
    if claim.chat_id < 0:
        return unit.business.desk_language(ticket.department if ticket else "")
    if customer:
        return customer.language
    # Somebody of the staff need not be a customer to be told something in private.
    return await language_of(unit, claim.chat_id) or unit.business.default_language
