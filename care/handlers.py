"""Carries out what customers command (care/commands.py)."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from care.business import Business
from care.commands import (
    AddToTicket,
    Command,
    DeleteMe,
    Done,
    ExplainScore,
    ExportMe,
    GiveFeedback,
    MoveWords,
    OpenTicket,
    RateTicket,
    Refused,
    ReopenTicket,
    Result,
    ScoreExplained,
    SetLanguage,
    SetWishes,
    SetZone,
    TicketReopened,
    WithdrawTicket,
)
from care.feedback import given
from care.people import customers, operators
from care.people.customers import Customer
from care.privacy import export, knowledge
from care.store.unit import Unit
from care.tickets.opening import own
from care.tickets.opening.joining import open_or_join
from care.tickets.words.moving import move_words
from care.values.errors import CareError, NotOffered


async def carry_out(
    unit: Unit, command: Command, customer: Customer, business: Business, now: datetime
) -> Result:
    """What came of it. A refusal has undone its own part of the transaction, and no more."""
    try:
        async with unit.savepoint():
            return await _carry_out(unit, command, customer, business, now)
    except CareError as error:
        return Refused(error)


async def _carry_out(
    unit: Unit, command: Command, customer: Customer, business: Business, now: datetime
) -> Result:
    match command:
        case OpenTicket():
            return await open_or_join(unit, customer, command, business, now)
        case ReopenTicket() | ExplainScore():
            return await _go_on(unit, command, customer, business, now)
        case AddToTicket() | MoveWords():
            await _say(unit, command, customer, business, now)
        case WithdrawTicket():
            await own.withdraw(unit, business, customer, command.ticket, now)
        case RateTicket():
            await own.rate(unit, customer, command.ticket, command.score, now)
        case GiveFeedback():
            return await given.give(unit, customer, command, business, now)
        case ExportMe():
            await export.send(unit, customer, now)
        case DeleteMe():
            await knowledge.erase(unit, customer.id, now)
        case SetLanguage() | SetZone() | SetWishes():
            await _change(unit, _changed(command, customer, business), now)
    return Done()


async def _go_on(
    unit: Unit, command: ReopenTicket | ExplainScore, customer: Customer, business: Business, now: datetime
) -> Result:
    match command:
        case ReopenTicket(solved, messages):
            ticket = await own.reopen(unit, business, customer, solved, messages, now)
            return TicketReopened(ticket.id, ticket.answer_due)
        case ExplainScore():
            ticket, reopened = await own.explain(unit, business, customer, command, now)
            return ScoreExplained(ticket.id, reopened, ticket.is_open)


async def _say(
    unit: Unit, command: AddToTicket | MoveWords, customer: Customer, business: Business, now: datetime
) -> None:
    match command:
        case AddToTicket(ticket, messages):
            await own.add(unit, business, customer, ticket, messages, now)
        case MoveWords(ticket, to, messages):
            await move_words(unit, business, customer, ticket, to, messages, now)


async def _change(unit: Unit, customer: Customer, now: datetime) -> None:
    await customers.save(unit, [customer], now)
    if customer.chosen:
        await operators.speak(unit, customer.id, customer.language)


def _changed(command: SetLanguage | SetZone | SetWishes, customer: Customer, business: Business) -> Customer:
    match command:
        case SetLanguage(language):
            if language not in business.languages:
                raise NotOffered
            return replace(customer, language=language, chosen=True)
        case SetZone(zone):
            try:
                ZoneInfo(zone)
            except (KeyError, ValueError, OSError):
                raise NotOffered from None
            return replace(customer, zone=zone)
        case SetWishes(wishes):
            return replace(customer, wishes=wishes)
