"""Canned replies in a ticket's topic: `/c` finds one, a press shows it filled in, another sends it.

What is sent is what was shown (decision 0013): the button carries a mark of the text and the ticket's version, and when
either is another one by now, the reply is shown anew instead. The message of the preview is the entry's own place, so
pressing twice sends once.
"""

from markupsafe import Markup

from bot.routers.staff.call import Below, TicketCall, Undone
from bot.routers.staff.handlers import obeys, pressed
from care.loyalty.standing import standing as points_of
from care.people import customers
from care.replies.finding import found
from care.replies.rows import all_replies, find_reply, replies_of
from care.replies.sending import send as send_reply
from care.staff.audit import ASKED
from care.tickets.entries import entry_at
from care.values.content import Content, Kind, Message
from care.values.errors import NoSuchReply, NotOffered, Unreachable
from dialogs.customers import parts
from dialogs.engine.machine import Screen
from dialogs.panels.replies import CANNED, FILL, SEND, render_found, render_preview
from dialogs.staff import commands, sentences
from dialogs.staff.near import near_replies
from dialogs.staff.ticket.card import Action
from dialogs.staff.ticket.replies import Preview, Recipient, preview


@obeys(commands.CANNED)
@pressed(Action.REPLIES)
async def find(call: TicketCall) -> Below:
    """What the letters find, in a message of its own; the only one is shown at once."""
    replies = await replies_of(call.desk.unit, call.ticket.department)
    fitting = found(replies, call.argument)
    if call.argument and len(fitting) == 1:
        return Below(render_preview(await _preview(call, fitting[0].key), call.words))
    elsewhere = () if fitting else await _elsewhere(call)
    close = [] if fitting or elsewhere else near_replies(call.argument, replies)
    return Below(render_found(fitting, call.argument, call.words, elsewhere, close))


async def _elsewhere(call: TicketCall) -> list[tuple[str, str]]:
    """What the letters find among other departments' replies: as they are called, each with its department's name."""
    fitting = found(await all_replies(call.desk.unit), call.argument)
    language = call.words.language
    theirs = [(each.called(language), each.reply.department) for each in fitting if each.reply.department]
    return [(name, parts.department(call.desk.business, key, call.words)) for name, key in theirs]


@pressed(CANNED)
async def all_again(call: TicketCall) -> Screen:
    fitting = found(await replies_of(call.desk.unit, call.ticket.department), "")
    return render_found(fitting, "", call.words)


@pressed(FILL)
async def fill(call: TicketCall) -> Screen:
    return render_preview(await _preview(call, call.argument), call.words)


@pressed(SEND)
async def send(call: TicketCall) -> Undone | Markup | None:
    desk, ticket = call.desk, call.ticket
    if call.claimed is not None and await entry_at(desk.unit, desk.group, call.claimed) is not None:
        return sentences.sent_already(call.words)
    if call.pressed is None or call.pressed == ticket.card:
        raise NotOffered  # no preview stands there
    key, _dash, mark = call.argument.rpartition("-")
    now = await _preview(call, key)
    if (call.version, mark) != (ticket.version, now.mark):
        return Undone(render_preview(now, call.words, changed=True), ASKED)
    message = Message(desk.group, call.pressed, Content(Kind.TEXT, now.text), desk.now)
    await send_reply(desk.unit, ticket, call.operator, key, message)
    return None


async def _preview(call: TicketCall, key: str) -> Preview:
    desk, ticket = call.desk, call.ticket
    canned = await find_reply(desk.unit, key)
    if canned is None:
        raise NoSuchReply
    customer = await customers.find(desk.unit, ticket.customer)
    if customer is None:
        raise Unreachable
    standing = await points_of(desk.unit, customer.id)
    who = call.operator
    recipient = Recipient(
        name=customer.name,
        language=customer.language,
        ticket=ticket.id,
        balance=standing.balance,
        operator=who.name,
        operator_id=who.id,
    )
    return preview(canned, recipient, desk.business, call.operator.language)
