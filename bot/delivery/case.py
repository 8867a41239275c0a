"""A ticket's whole content, and what its card and the title of its topic say of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.delivery.kind import Delivery
from care.business import Business
from care.customers import notes as customer_notes
from care.feedback.given import origin
from care.loyalty.standing import standing as points_of
from care.model.ticket import Ticket
from care.people.bans import Ban, standing
from care.people.customers import Customer, find
from care.routing.speakers import Speakers, speakers
from care.store.unit import Unit
from care.tickets.entries import Author, Entry, entries_of
from care.tickets.rows import count_earlier, find_ticket
from care.tickets.work.links import links_of
from care.tickets.work.tags import tags_of
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.staff.ticket.card import CardFacts, render_card, render_title
from dialogs.staff.ticket.related import Related


@dataclass(frozen=True, kw_only=True)
class Case:
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


async def read_case(way: Delivery, ticket_id: int) -> Case:
    async with way.store.read() as unit:
        case = await load_case(unit, ticket_id)
    if case is None:
        raise LookupError(f"ticket {ticket_id} is owed to the desk, and is not in the store")
    return case


async def load_case(unit: Unit, ticket_id: int) -> Case | None:
    ticket = await find_ticket(unit, ticket_id)
    if ticket is None:
        return None
    return Case(
        ticket=ticket,
        customer=await find(unit, ticket.customer),
        entries=await entries_of(unit, ticket_id),
        earlier=await count_earlier(unit, ticket),
        feedback=await origin(unit, ticket_id),
        earned=(await points_of(unit, ticket.customer)).earned if unit.business.tiers else 0,
        ban=(await standing(unit, [ticket.customer])).get(ticket.customer),
        related=await _related(unit, ticket),
        notes=await customer_notes.brief(unit, ticket.customer),
        speakers=await speakers(unit, ticket),
    )


async def _related(unit: Unit, ticket: Ticket) -> Related:
    into = await find_ticket(unit, ticket.merged_into) if ticket.merged_into else None
    return Related(await tags_of(unit, ticket.id), await links_of(unit, ticket.id), into)


def title_of(case: Case, business: Business) -> str:
    return render_title(case.ticket, case.customer, _words(case, business))


def card_of(case: Case, business: Business, now: datetime) -> Screen:
    said = [entry for entry in case.entries if entry.author is Author.CUSTOMER]
    shown = [entry.content for entry in said if entry.in_card]
    facts = CardFacts(
        business,
        now,
        shown,
        attachments=len(said) - len(shown),
        earlier=case.earlier,
        feedback=case.feedback,
        earned=case.earned,
        ban=case.ban,
        related=case.related,
        notes=case.notes,
        speakers=case.speakers,
    )
    return render_card(case.ticket, case.customer, facts, _words(case, business))


def _words(case: Case, business: Business) -> Words:
    return Words(business.desk_language(case.ticket.department), business.tz)
