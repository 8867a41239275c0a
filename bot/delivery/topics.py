"""A ticket's place in the staff group: its topic, with the card in it, made when something for them is first due.

Each is written down as soon as it stands, so that a crash leaves at most one call in doubt. When they are gone, they
are made again.
"""

from dataclasses import replace

from aiogram.methods import CreateForumTopic, SendMessage

from bot.delivery.arrival.probe import send_once, written_down
from bot.delivery.case import Case, card_of, read_case, title_of
from bot.delivery.context import Context
from bot.delivery.kind import Delivery
from bot.delivery.rendering import methods
from bot.delivery.rendering.markup import keyboard
from bot.delivery.rendering.methods import Place
from bot.telegram.callback import of_ticket
from care.model.ticket import Ticket
from care.outbox import FIRST, Claim, owe, retitle
from care.tickets import changing, places
from care.tickets.entries import fitting


async def place(way: Delivery, context: Context, reply_to: int | None = None) -> Place | None:
    """Where in the chat it goes; a ticket's topic and card are made if they are not there.

    None: nowhere, for this group is owed nothing of the ticket any more.
    """
    claim, ticket = way.claim, context.ticket
    if ticket is not None and is_elsewhere(claim, ticket):
        return None
    if claim.chat_id > 0 or ticket is None:
        return way.place | methods.place(claim.chat_id, None, reply_to)
    thread = ticket.topic if ticket.card else await stand(way, ticket.id)
    return methods.place(claim.chat_id, thread, reply_to)


def is_elsewhere(claim: Claim, ticket: Ticket) -> bool:
    """Whether this group is owed nothing of it: another one has it by now, or it is hidden and has no topic yet.

    When it is shown, all of it is owed anew (care/tickets/hiding.py).
    """
    return claim.chat_id < 0 and (ticket.desk != claim.chat_id or (ticket.hidden and ticket.topic is None))


async def stand(way: Delivery, ticket_id: int) -> int:
    """The thread of the ticket's topic, with its card in it; both are made if they are not there.

    Texts that were claimed with a first card stand in it, as many as fit.
    """
    case = _with_texts(await read_case(way, ticket_id), way.claim)
    topic = case.ticket.topic or await _make_topic(way, case)
    if case.ticket.topic is None or case.ticket.card is None:
        await _make_card(way, case, topic)
    return topic


async def owe_title(way: Delivery, case: Case) -> None:
    """The title is brought up to date, unless it is: later, when the group has a call to spare."""
    ticket = case.ticket
    opens = ticket.is_open and ticket.topic_closed
    if way.titles.get(ticket.id) == title_of(case, way.business) and not opens:
        return
    async with way.store.write() as unit:
        await owe(unit, retitle(ticket.desk, ticket.id, opens=opens))
        await unit.commit()


async def _make_topic(way: Delivery, case: Case) -> int:
    claim, title = way.claim, title_of(case, way.business)
    method = CreateForumTopic(chat_id=claim.chat_id, name=title)
    thread = (await send_once(way.client, claim, "topic", method))[0]
    way.titles[case.ticket.id] = title
    async with way.store.write() as unit:
        await changing.set_topic(unit, case.ticket.id, thread)
        await unit.commit()
    written_down(way.client, claim, "topic")
    return thread


async def _make_card(way: Delivery, case: Case, topic: int) -> None:
    claim, ticket = way.claim, case.ticket
    screen = card_of(case, way.business, way.now)
    method = SendMessage(
        chat_id=claim.chat_id,
        message_thread_id=topic,
        text=screen.text,
        parse_mode="HTML",
        reply_markup=keyboard(screen, of_ticket(ticket.id), ticket.version),
    )
    card = (await send_once(way.client, claim, "card", method))[0]
    async with way.store.write() as unit:
        inside = [entry.id for entry in case.entries if entry.in_card]
        await places.set_card(unit, ticket.id, card, inside)
        await unit.commit()
    written_down(way.client, claim, "card")
    await owe_title(way, case)


def _with_texts(case: Case, claim: Claim) -> Case:
    """The case as if the texts that were claimed with its first card had stood in it from the beginning."""
    if claim.together != FIRST:
        return case
    claimed = {row.entry_id for row in claim.rows}
    waiting = [each for each in case.entries if each.id in claimed]
    taken = {entry.id for entry in fitting(case.entries, waiting)}
    entries = [replace(each, in_card=True) if each.id in taken else each for each in case.entries]
    return replace(case, entries=entries)
