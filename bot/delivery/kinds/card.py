"""A ticket's card in its topic: made with it, and brought up to date. The texts behind a first card stand in it."""

from dataclasses import replace

from aiogram.methods import EditMessageText

from bot.delivery.case import card_of, read_case
from bot.delivery.context import Context, read
from bot.delivery.kind import Delivery, Doubt, PostKind
from bot.delivery.open_panels import FRESH
from bot.delivery.rendering.markup import edit_of, keyboard
from bot.delivery.topics import is_elsewhere, owe_title, stand
from bot.delivery.troubles import Trouble
from bot.telegram.callback import of_ticket
from care import outbox
from care.model.ticket import Ticket
from care.outbox import FIRST
from care.outbox.bodies import Card
from care.store.unit import Unit
from care.tickets.entries import find_entries


async def _deliver(way: Delivery, context: Context) -> None:
    ticket = context.ticket
    if ticket is None or is_elsewhere(way.claim, ticket):
        return
    if ticket.card is None:
        await stand(way, ticket.id)
    else:
        await refresh(way, ticket.id)


async def refresh_with(way: Delivery, context: Context) -> None:
    """What the claim is about came to stand in the card meanwhile."""
    if context.ticket is not None and context.entry(way.claim.head).in_card:
        await refresh(way, context.ticket.id)


async def refresh(way: Delivery, ticket_id: int) -> None:
    """Bring the card up to date; the title later, when the group has a call to spare."""
    case = await read_case(way, ticket_id)
    chat, ticket = way.claim.chat_id, case.ticket
    screen = card_of(case, way.business, way.now)
    panel = way.panels.on(chat, ticket.card or 0, ticket.version)
    if panel is not None and panel.screen.text:  # it stands in the place of the card
        await _owe_later(way, ticket)
        return
    screen = replace(screen, rows=panel.screen.rows) if panel else screen
    edit = EditMessageText(
        chat_id=chat,
        message_id=ticket.card or 0,
        text=screen.text,
        parse_mode="HTML",
        reply_markup=keyboard(screen, of_ticket(ticket.id), ticket.version),
    )
    await way.call(edit, {Trouble.SAME})
    opened = way.panels.on(chat, ticket.card or 0, ticket.version)
    if opened is not None and opened is not panel:  # while that was on its way, or waited for the budget
        await way.call(edit_of(opened), {Trouble.SAME})
    await owe_title(way, case)


async def _owe_later(way: Delivery, ticket: Ticket) -> None:
    """The card is brought up to date once nobody is choosing from a panel there any more."""
    async with way.store.write() as unit:
        await outbox.owe(unit, outbox.redraw(ticket.desk, ticket.id, way.now + FRESH))
        await unit.commit()


async def _settle(unit: Unit, way: Delivery, _: None) -> None:
    """Of the texts that were claimed with a first card those that do not stand in it wait for their own turn."""
    claim = way.claim
    if claim.together != FIRST:
        await outbox.finish(unit, claim)
        return
    entries = await find_entries(unit, [row.entry_id for row in claim.rows if row.entry_id])
    below = {key for key, entry in entries.items() if not entry.in_card}
    inside = tuple(row for row in claim.rows if row.entry_id not in below)
    others = tuple(row for row in claim.rows if row.entry_id in below)
    await outbox.finish(unit, replace(claim, rows=inside))
    await outbox.release(unit, replace(claim, rows=others))


KIND = PostKind(of=Card, doubt=Doubt.LOOK, read=read, deliver=_deliver, settle=_settle, is_place=True)
