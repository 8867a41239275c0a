"""Merging: one ticket goes on in another one of the same customer (docs/decisions/0014-two-become-one.md).

Every word moves to the target, so that replies, edits and a new topic find it there, and is shown in the target's
topic; what stands in the source's topic stays. Tags, links, reminders and planned replies go along, the higher
priority and the earlier promises count. There are no chains: what had been merged into the source is the target's too.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from operator import itemgetter

from sqlalchemy import delete, select, update

from care.agenda.jobs import HandBack, Later, Remind
from care.agenda.waiting import go_along, strike_all
from care.business import Business
from care.model.history import Event, happened
from care.model.ticket import OPEN, State, Ticket
from care.notices.customer import TicketMerged
from care.notices.merged import DeskJoined, DeskMerged
from care.notices.topic import DeskTaken
from care.outbox import of_deed, owe, redraw, to_customer, to_topic
from care.outbox.bodies import Edit, React, Relay
from care.people.operators import Operator
from care.store.tables import copies, entries, history, outbox
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.changing import change, lead_on
from care.tickets.entries import Author, entries_of
from care.tickets.posts import relays
from care.tickets.rights import access_own, give
from care.tickets.rows import load_ticket, tickets_of
from care.tickets.work import links, tags
from care.values.errors import CannotMerge


async def candidates(unit: Unit, ticket: Ticket) -> tuple[Ticket, ...]:
    """The customer's tickets that it can be merged into, newest first."""
    if not ticket.customer:
        return ()
    return tuple(other for other in await tickets_of(unit, ticket.customer) if _fits(ticket, other))


async def merge(
    unit: Unit, source_id: int, target_id: int, operator: Operator, version: int | None = None
) -> Ticket:
    """The target. Raises CannotMerge for what is none, NoSuchTicket, NotAllowed, AlreadyTaken, WrongState, Outdated."""
    source = await access_own(unit, source_id, operator, OPEN, version)
    if target_id not in [other.id for other in await candidates(unit, source)]:
        raise CannotMerge(ticket=target_id)
    target = await load_ticket(unit, target_id)
    if not _fits(source, target):  # it is locked only now
        raise CannotMerge(ticket=target_id)
    left = await _shown(unit, source, target)
    merged = await _end(unit, source, target, operator, left)
    target = await _take_over(unit, source, target, operator)
    if _goes_along(source, target):
        target = await _go_on(unit, target, operator)
    await owe(unit, to_customer(target, _word(target, source.id, unit.now)))
    await _show(unit, merged, target, operator)
    return target


async def foresee(
    unit: Unit, source_id: int, target_id: int, operator: Operator, version: int | None = None
) -> tuple[Ticket, Ticket, TicketMerged]:
    """The source, the target as it will be, and what its customer will be told. Raises what `merge` does."""
    source = await access_own(unit, source_id, operator, OPEN, version)
    target = next((other for other in await candidates(unit, source) if other.id == target_id), None)
    if target is None:
        raise CannotMerge(ticket=target_id)
    target = replace(target, **_waits(source, target, unit.now))
    if _goes_along(source, target):
        target = replace(target, state=State.TAKEN, owner=operator.id, owner_name=operator.name)
    return source, target, _word(target, source.id, unit.now)


def _word(target: Ticket, joined: int, now: datetime) -> TicketMerged:
    """To the customer: who waits for an answer hears by when it comes."""
    waits = target.waiting_since is not None and target.answer_due > now
    return TicketMerged(
        ticket=target.id,
        joined=joined,
        operator=target.owner_name,
        operator_id=target.owner,
        answer_due=target.answer_due if waits else None,
    )


def _goes_along(source: Ticket, target: Ticket) -> bool:
    """Whoever has the source takes a target that nobody has."""
    return source.owner is not None and target.state is State.NEW


def _fits(source: Ticket, other: Ticket) -> bool:
    same = source.customer == other.customer and source.hidden == other.hidden
    return same and other.is_open and other.id != source.id


async def _end(unit: Unit, source: Ticket, target: Ticket, operator: Operator, left: Sequence[int]) -> Ticket:
    """The source is over, and whatever led to it leads to the target."""
    await lead_on(unit, source.id, target.id)
    onward = DeskMerged(operator=operator.name, into=target.id, desk=target.desk, topic=target.topic)
    return await change(
        unit,
        source,
        happened(Event.MERGED, operator.id, into=target.id, left=left),
        says=lambda merged: [to_topic(merged, onward)],
        state=State.MERGED,
        merged_into=target.id,
        solve_left=None,
        meant_id=None,
        meant_name="",
        **clocks.OVER,
    )


async def _take_over(unit: Unit, source: Ticket, target: Ticket, operator: Operator) -> Ticket:
    """Everything that waits, and every promise."""
    await go_along(unit, (Remind, Later), source.id, target.id)
    await tags.go_along(unit, source.id, target.id)
    await links.go_along(unit, source.id, target.id)
    promises = _promises(unit.business, source, target, unit.now)
    if promises.get("waiting_since", target.waiting_since) != target.waiting_since:
        # What is waited for longer by now came to its owner only now.
        await strike_all(unit, HandBack, target.id)
    joined = happened(Event.JOINED, operator.id, source=source.id)
    return await change(unit, target, joined, outdates=False, redrawn=None, **promises)


async def _go_on(unit: Unit, target: Ticket, owner: Operator) -> Ticket:
    """The source's owner takes what nobody has. The customer reads it in the word on the merge."""
    word = of_deed(target, DeskTaken(operator=owner.name))
    taken = happened(Event.TAKEN, owner.id)
    return await give(unit, target, owner, taken, says=[word], redrawn=None)


def _promises(business: Business, source: Ticket, target: Ticket, now: datetime) -> clocks.Columns:
    values: clocks.Columns = {"priority": max(source.priority, target.priority)}
    if source.waiting_since is not None:
        values |= clocks.awake(business, target, now)
    values |= _waits(source, target, now)
    values |= _promised(source, target)
    running = values.get("solve_due", target.solve_due)
    if source.solve_due is not None and running is not None:
        values["solve_due"] = min(source.solve_due, running)
    return values


def _waits(source: Ticket, target: Ticket, now: datetime) -> clocks.Columns:
    """Of what the customer waits for, the earlier; and the word on the merge says by when, unless that is over."""
    waiting = [ticket for ticket in (source, target) if ticket.waiting_since is not None]
    if not waiting:
        return {}
    values: clocks.Columns = {
        "waiting_since": min(ticket.waiting_since for ticket in waiting if ticket.waiting_since),
        "answer_due": min(ticket.answer_due for ticket in waiting),
        "told_due": min((ticket.told_due for ticket in waiting if ticket.told_due), default=None),
        "late_since": min((ticket.late_since for ticket in waiting if ticket.late_since), default=None),
        "apologies": max(ticket.apologies for ticket in waiting),
    }
    return values | ({"told_due": values["answer_due"]} if values["answer_due"] > now else {})


def _promised(source: Ticket, target: Ticket) -> clocks.Columns:
    """Of what operators have promised, the earlier."""
    made = [(each.promise_due, each) for each in (target, source) if each.promise_due]
    if not made:
        return {}
    _due, first = min(made, key=itemgetter(0))
    return {name: getattr(first, name) for name in ("promise_due", "promised_at", "promise_told")}


async def _shown(unit: Unit, source: Ticket, target: Ticket) -> list[int]:
    """The customer's messages in the source's topic of which, once they are shown again, nothing else would know."""
    if source.desk != target.desk:
        return []
    query = (
        select(copies.c.message_id)
        .join(entries, entries.c.id == copies.c.entry_id)
        .where(entries.c.ticket_id == source.id, entries.c.author == str(Author.CUSTOMER))
        .where(copies.c.chat_id == source.desk)
    )
    return sorted(set((await unit.execute(query)).scalars()))


async def left_behind(unit: Unit, ticket_id: int) -> list[int]:
    """The customer's messages that a merged ticket has left in its topic."""
    query = select(history.c.data).where(
        history.c.ticket_id == ticket_id, history.c.event == str(Event.MERGED)
    )
    return [number for data in (await unit.execute(query)).scalars() for number in data["left"]]


async def _show(unit: Unit, source: Ticket, target: Ticket, operator: Operator) -> None:
    """Every word is the target's, and owed to its topic below a line that says where it comes from."""
    said = await entries_of(unit, source.id)
    moved = update(entries).where(entries.c.ticket_id == source.id)
    await unit.execute(moved.values(ticket_id=target.id, in_card=False))
    on_the_way = outbox.c.ticket_id == source.id, outbox.c.chat_id == source.desk, outbox.c.token.is_(None)
    of_words = outbox.c.kind.in_([str(kind) for kind in (Relay.kind, Edit.kind, React.kind)])
    await unit.execute(delete(outbox).where(*on_the_way, of_words))
    shown = [post for entry in said for post in relays(target, entry, target.desk)]
    joined = DeskJoined(operator=operator.name, source=source.id, desk=source.desk, topic=source.topic)
    await owe(unit, to_topic(target, joined), *shown)
    await owe(unit, redraw(target.desk, target.id))
