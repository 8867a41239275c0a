"""How close shall we be? Asked once, after something was solved well."""

from dataclasses import replace
from datetime import datetime

from care.agenda import jobs
from care.agenda.waiting import Waiting
from care.contact import NotBefore, Yes, may_write, write
from care.contact.purposes import CLOSENESS
from care.due.doers import does_with_ticket
from care.model.ticket import WELL, Ticket
from care.notices.customer import AskCloseness
from care.outbox import Lane, to_person
from care.people.customers import find
from care.store.unit import Unit


@does_with_ticket(jobs.AskCloseness)
async def _ask(unit: Unit, ticket: Ticket, due: Waiting[jobs.AskCloseness]) -> datetime | None:  # noqa: ARG001
    """Unless they have thought better of their rating, or have chosen by themselves."""
    person = await find(unit, ticket.customer)
    if (ticket.score or 0) < WELL or person is None or person.closeness is not None:
        return None
    match await may_write(unit, CLOSENESS, person.id):
        case NotBefore(at=at):
            return at
        case Yes() as yes:
            ask = replace(to_person(person.id, AskCloseness()), lane=Lane.FOLLOWUP, stream="closeness")
            await write(unit, yes, ask, touchpoint="ticket", ticket=ticket.id)
    return None
