"""The one writer of tickets: how one begins, changes and is forgotten. Nothing else updates their table.

A change is whole: the columns, what has happened for the ticket's history, the promises and the owner's silence that
are watched from then on, the time at which its topic closes, and what is owed for it, its card drawn anew at last.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, bindparam, update

from care.agenda.job import Row
from care.agenda.jobs import Close, CloseTopic, HandBack
from care.agenda.schedule import later, schedule_all
from care.model.history import Happened, record
from care.model.ticket import OPEN, State, Ticket
from care.outbox import Post, owe, redraw
from care.outbox.rank import REDRAW
from care.store.tables import tickets
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.promises import working_time
from care.tickets.rows import ticket_of
from care.values.errors import Outdated

Says: TypeAlias = Iterable[Post] | Callable[[Ticket], Iterable[Post]]  # given the ticket as it is then

THIS = update(tickets).where(tickets.c.id == bindparam("ticket"))
TOPIC = THIS.values(topic=bindparam("thread"), card=None, topic_closed=False)
CARD = THIS.values(card=bindparam("message"))
TOPIC_OPENED = THIS.values(topic_closed=False)


async def begin(unit: Unit, row: dict[str, Any], hidden: ColumnElement[bool]) -> Ticket:
    """A new ticket, whose promises are watched from now on unless it is `hidden`, which the store finds out."""
    inserted = await unit.execute(unit.insert(tickets).values(hidden=hidden).returning(tickets), row)
    ticket = ticket_of(inserted.mappings().one())
    await _watch(unit, None, ticket)
    return ticket


async def change(
    unit: Unit,
    ticket: Ticket,
    *what: Happened,
    says: Says = (),
    quiet: bool = False,
    outdates: bool = True,
    redrawn: timedelta | None = REDRAW,
    **columns: Any,  # noqa: ANN401 - of tickets
) -> Ticket:
    """What happens with a ticket, as a whole; the ticket as it is then. Raises Outdated when somebody was quicker.

    `says`: what is owed for it. `quiet`: nothing, not even the card, as for what a hidden customer does. `outdates`:
    buttons that show it as it was do nothing any more. `redrawn`: how long the card may wait; None: it says the same.
    """
    after = await touch(unit, ticket, **columns, **({"version": ticket.version + 1} if outdates else {}))
    if what:
        await record(unit, after.id, *what)
    if not quiet:
        card = [] if redrawn is None else [replace(redraw(after.desk, after.id), patience=redrawn)]
        await owe(unit, *(says(after) if callable(says) else says), *card)
    return after


async def touch(unit: Unit, ticket: Ticket, **columns: Any) -> Ticket:  # noqa: ANN401 - of tickets
    """The columns alone, for what neither history nor card has to say, and what is watched because of them."""
    statement = (
        update(tickets)
        .where(tickets.c.id == ticket.id, tickets.c.version == ticket.version)
        .values(columns)
        .returning(tickets)
    )
    row = (await unit.execute(statement)).mappings().one_or_none()
    if row is None:
        raise Outdated
    after = ticket_of(row)
    await _watch(unit, ticket, after)
    return after


async def _watch(unit: Unit, before: Ticket | None, after: Ticket) -> None:
    await schedule_all(
        unit, [*clocks.watched(unit.business, before, after, unit.now), *_later(unit, before, after)]
    )


def _later(unit: Unit, before: Ticket | None, after: Ticket) -> Iterator[Row]:
    if _silent(after) and (before is None or _silent(before) != _silent(after)):
        patience = unit.business.tickets.hand_back_after
        due = working_time(unit.business, after.department, unit.now, patience)
        yield later(HandBack(ticket=after.id, version=after.version, since=unit.now), due)
    if before is None or before.state is after.state:
        return
    if after.state is State.SOLVED and after.solved_at:
        closes = after.solved_at + unit.business.tickets.close_after
        yield later(Close(ticket=after.id, version=after.version), closes)
    if before.is_open and not after.is_open:
        # For a while its topic stays as it is; then the group's list shows only what lives.
        due = unit.now + unit.business.tickets.close_topic_after
        yield later(CloseTopic(ticket=after.id, version=after.version), due)


def _silent(ticket: Ticket) -> tuple[object, ...]:
    """What the owner's silence is reckoned from; nothing where nobody waits for them."""
    if ticket.state is not State.TAKEN or ticket.waiting_since is None or ticket.hidden:
        return ()
    return ticket.owner, ticket.version, ticket.waiting_since


# --- where it stands; written by whoever sends


async def set_topic(unit: Unit, ticket_id: int, topic: int) -> None:
    await unit.execute(TOPIC, {"ticket": ticket_id, "thread": topic})


async def card_stands(unit: Unit, ticket_id: int, card: int) -> None:
    await unit.execute(CARD, {"ticket": ticket_id, "message": card})


async def topic_opened(unit: Unit, ticket_id: int) -> None:
    """It lives again, and its topic is open on Telegram."""
    await unit.execute(TOPIC_OPENED, {"ticket": ticket_id})


async def follow(unit: Unit, old: int, new: int) -> None:
    """A staff group has another id now."""
    await unit.execute(update(tickets).where(tickets.c.desk == old).values(desk=new))


# --- beside what one person does with it


async def lead_on(unit: Unit, ticket: int, to: int) -> None:
    """What was merged into the ticket goes on in the other one."""
    await unit.execute(update(tickets).where(tickets.c.merged_into == ticket).values(merged_into=to))


async def hide_all(unit: Unit, customer: int) -> None:
    """Nobody is owed anything of a customer's tickets any more."""
    await unit.execute(update(tickets).where(tickets.c.customer_id == customer).values(hidden=True))


async def withdraw_all(unit: Unit, customer: int) -> None:
    """What is open of a customer who is erased is over."""
    theirs = tickets.c.customer_id == customer, tickets.c.state.in_(OPEN)
    over = {"state": State.WITHDRAWN, "version": tickets.c.version + 1, **clocks.OVER}
    await unit.execute(update(tickets).where(*theirs).values(over))


async def forget_words(unit: Unit, ids: Sequence[int]) -> None:
    await unit.execute(update(tickets).where(tickets.c.id.in_(ids)).values(summary="", order_number=""))


async def forget_customer(unit: Unit, ids: Sequence[int]) -> None:
    """Nobody's any more."""
    await unit.execute(
        update(tickets).where(tickets.c.id.in_(ids)).values(customer_id=None, feedback_id=None)
    )
