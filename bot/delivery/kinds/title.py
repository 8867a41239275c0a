"""The title of a ticket's topic, brought up to date. The topic of a ticket that is over is closed in its time."""

from collections.abc import Sequence

from aiogram.methods import CloseForumTopic, EditForumTopic, ReopenForumTopic

from bot.delivery.case import read_case, title_of
from bot.delivery.context import Context, read
from bot.delivery.kind import Delivery, Doubt, PostKind, finish
from bot.delivery.rendering import methods
from bot.delivery.topics import is_elsewhere, stand
from bot.delivery.troubles import Trouble
from care.model.ticket import Ticket
from care.outbox.bodies import Title
from care.tickets import changing


async def _deliver(way: Delivery, context: Context) -> Sequence[int]:
    ticket = context.ticket
    if ticket is None or is_elsewhere(way.claim, ticket):
        return ()
    if ticket.card is None:
        await stand(way, ticket.id)
    else:
        await _rename(way, ticket.id)
    return ()


async def _rename(way: Delivery, ticket_id: int) -> None:
    """If the topic of what is over is gone by then, nobody misses it."""
    case = await read_case(way, ticket_id)
    ticket, title = case.ticket, title_of(case, way.business)
    where = methods.place(way.claim.chat_id, ticket.topic or 0)
    harmless = {Trouble.SAME} if ticket.is_open else {Trouble.SAME, Trouble.NO_TOPIC}
    if way.titles.get(ticket_id) != title:
        await way.call(EditForumTopic(**where, name=title), harmless)
        way.titles[ticket_id] = title
    if ticket.topic_closed:
        call = ReopenForumTopic if ticket.is_open else CloseForumTopic
        await way.call(call(**where), harmless)
        await _note_opened(way, ticket)


async def _note_opened(way: Delivery, ticket: Ticket) -> None:
    if ticket.is_open:
        async with way.store.write() as unit:
            await changing.topic_opened(unit, ticket.id)
            await unit.commit()


KIND = PostKind(of=Title, doubt=Doubt.AGAIN, read=read, deliver=_deliver, settle=finish)
