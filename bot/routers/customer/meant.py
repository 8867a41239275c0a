"""What a customer's message means beside its words: for which ticket it is, and whether an edit says something new."""

from datetime import datetime, timedelta

from aiogram.types import Message as TelegramMessage

from bot.routers.customer.visits import Visit
from care.contact.answering import yes_awaited
from care.model.ticket import Ticket
from care.store.unit import Unit
from care.tickets.words.lookup import ticket_meant
from care.understanding.thanks import acknowledges, affirms, only_thanks
from care.values.content import Message
from dialogs.customers.free_text import is_free
from dialogs.driver.talk import Heard, Linked, Relayed
from dialogs.engine.machine import Sent

FRESH = timedelta(hours=1)


def is_new_in_effect(edit: TelegramMessage, now: datetime) -> bool:
    """An edit of what nobody keeps (a mistyped command, an order number) says something new, while it is fresh.

    Text alone: a live location is edited as often as somebody moves.
    """
    return edit.text is not None and now - edit.date < FRESH


async def ticket_for(unit: Unit, visit: Visit, said: Message, *, to_staff: bool) -> Ticket | None:
    """The ticket that it belongs to. Thanks are for whoever has helped, unless a form wants words."""
    thanks = acknowledges(said.content) if visit.open_tickets else only_thanks(said.content)
    talking = to_staff or (thanks and not visit.listens)
    free, theirs = is_free(visit.conversation, said), visit.open_tickets
    return await ticket_meant(unit, visit.customer.id, said, talking=talking, free=free, open_tickets=theirs)


async def yes_to_a_question(unit: Unit, visit: Visit, said: Message) -> Linked | None:
    """A short yes after a question that we asked by ourselves is what its button says."""
    if visit.served or visit.listens or not affirms(said.content):
        return None
    purpose = await yes_awaited(unit, visit.customer.id)
    return Linked("followup", f"{purpose}-yes") if purpose else None


def is_of_album(heard: Heard) -> bool:
    """Then more of it follows at once."""
    messages = heard.messages if isinstance(heard, Relayed) else ()
    last = heard.message if isinstance(heard, Sent) else messages[-1] if messages else None
    return last is not None and last.album is not None
