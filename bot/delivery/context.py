"""What a delivery must know, read from the store right before it, so that what is shown is true when it is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from care.business import Business
from care.customers import notes as customer_notes
from care.feedback.given import origin
from care.loyalty import points
from care.model.ticket import Ticket
from care.outbox import Claim, Kind, Row, shown
from care.people.bans import Ban, standing
from care.people.customers import Customer, find
from care.people.operators import language_of
from care.routing.speakers import Speakers, speakers
from care.store.tables import copies
from care.store.unit import Unit
from care.tickets.entries import Entry, entries_of, find_entries, leads_album, place_of
from care.tickets.rows import count_earlier, find_ticket
from care.tickets.work.links import links_of
from care.tickets.work.tags import tags_of
from dialogs.language.places import words_for
from dialogs.language.words import Words
from dialogs.staff.related import Related


@dataclass(frozen=True)
class DeliveryContext:
    ticket: Ticket | None = None
    customer: Customer | None = None  # whose ticket it is, or whose chat
    language: str = ""  # the reader's
    entries: Mapping[int, Entry] = field(default_factory=dict)  # those of the rows, by id
    place: int | None = None  # the message of the chat that shows the head's entry
    reply: int | None = None  # the message of the chat that the head's entry answers
    together: Sequence[Entry] = ()  # all entries that share `place`, in order
    beside: shown.Beside = ()  # and the notices among them
    leads: bool = True  # the head's entry is the first of its album: the heading stands above it
    speakers: Speakers = None  # where the ticket is asked of somebody who does not answer in its language
    known: frozenset[int] = frozenset()  # messages of the chat that are something else (when in doubt)

    def entry(self, row: Row) -> Entry:
        return self.entries[row.entry_id or 0]

    def words(self, owed: Claim, business: Business) -> Words:
        if self.customer and owed.chat_id > 0:
            return words_for(self.customer, business)
        return Words(self.language, business.tz)


@dataclass(frozen=True)
class Case:
    """A ticket's whole content, for its card."""

    ticket: Ticket
    customer: Customer | None
    entries: Sequence[Entry]
    earlier: int  # the customer's tickets before this one
    feedback: tuple[str, int] | None  # touchpoint and score of the feedback that it grew out of
    earned: int  # points that the customer was ever given
    ban: Ban | None  # it may have run out
    related: Related
    notes: tuple[int, str]  # on the customer: how many, and what the newest says
    speakers: Speakers


async def load_papers(unit: Unit, owed: Claim, business: Business) -> DeliveryContext:
    head = owed.head
    ticket = await find_ticket(unit, head.ticket_id) if head.ticket_id else None
    customer = await find(unit, owed.chat_id if owed.chat_id > 0 else ticket.customer if ticket else 0)
    entries = await find_entries(unit, [row.entry_id for row in owed.rows if row.entry_id])
    entry = entries.get(head.entry_id or 0)
    place = await place_of(unit, entry, owed.chat_id, head.body.get("part", 0)) if entry else None
    return DeliveryContext(
        ticket,
        customer,
        await _language(unit, owed, ticket, customer, business),
        entries,
        place,
        await _reply(unit, entry, owed.chat_id)
        if entry and head.kind is Kind.RELAY and not head.body.get("part")
        else None,
        await _sharing(unit, owed.chat_id, place) if place and head.kind is Kind.EDIT else (),
        await shown.beside(unit, owed.chat_id, place) if place and head.kind is Kind.EDIT else (),
        await leads_album(unit, entry) if entry and entry.album and head.kind is Kind.EDIT else True,
        await speakers(unit, business, ticket) if ticket and owed.chat_id < 0 else None,
        await _known(unit, owed, ticket) if owed.ambiguous else frozenset(),
    )


async def load_case(unit: Unit, ticket_id: int, business: Business) -> Case | None:
    ticket = await find_ticket(unit, ticket_id)
    if ticket is None:
        return None
    customer = await find(unit, ticket.customer)
    return Case(
        ticket,
        customer,
        await entries_of(unit, ticket_id),
        await count_earlier(unit, ticket),
        await origin(unit, ticket_id),
        (await points.standing(unit, ticket.customer, business)).earned if business.tiers else 0,
        (await standing(unit, [ticket.customer])).get(ticket.customer),
        await _related(unit, ticket),
        await customer_notes.brief(unit, ticket.customer),
        await speakers(unit, business, ticket),
    )


async def _related(unit: Unit, ticket: Ticket) -> Related:
    into = await find_ticket(unit, ticket.merged_into) if ticket.merged_into else None
    return Related(await tags_of(unit, ticket.id), await links_of(unit, ticket.id), into)


async def _language(
    unit: Unit, owed: Claim, ticket: Ticket | None, customer: Customer | None, business: Business
) -> str:
    if owed.chat_id < 0:
        return business.desk_language(ticket.department if ticket else "")
    if customer:
        return customer.language
    # Somebody of the staff need not be a customer to be told something in private.
    return await language_of(unit, owed.chat_id) or business.default_language


async def _reply(unit: Unit, entry: Entry, chat_id: int) -> int | None:
    if entry.reply_to is None:
        return None
    answered = (await find_entries(unit, [entry.reply_to])).get(entry.reply_to)
    return await place_of(unit, answered, chat_id) if answered else None


async def _sharing(unit: Unit, chat_id: int, place: int) -> tuple[Entry, ...]:
    query = select(copies.c.entry_id).where(copies.c.chat_id == chat_id, copies.c.message_id == place)
    entries = await find_entries(unit, (await unit.execute(query)).scalars().all())
    return tuple(entries[key] for key in sorted(entries))


async def _known(unit: Unit, owed: Claim, ticket: Ticket | None) -> frozenset[int]:
    query = select(copies.c.message_id).where(
        copies.c.chat_id == owed.chat_id, copies.c.message_id > (owed.floor or 0)
    )
    places = {place for place in (ticket.topic, ticket.card) if place} if ticket else set()
    return frozenset((await unit.execute(query)).scalars()) | places
