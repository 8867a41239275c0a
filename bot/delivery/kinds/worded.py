"""A screen of ours that was worded when it was promised (bot/delivery/finished.py).

What a planned reply will say stands in one message, edited when the reply is: its buttons are never old ones.
"""

from collections.abc import Sequence, Set

from aiogram.methods import EditMessageText, SendMessage
from markupsafe import Markup

from bot.delivery.context import read_known
from bot.delivery.kind import Delivery, Doubt, PostKind
from bot.delivery.rendering import methods
from bot.delivery.rendering.markup import keyboard
from bot.delivery.rendering.together import Part
from bot.delivery.rendering.wording import from_html
from care import outbox
from care.outbox import shown
from care.outbox.bodies import Worded
from care.store.unit import Unit
from care.tickets.words import scheduled_replies
from dialogs.engine.machine import Button, Screen
from dialogs.registry import DIALOGS


async def _deliver(way: Delivery, known: Set[int]) -> Sequence[int]:
    body = way.body(Worded)
    method = render(way.place | methods.place(way.claim.chat_id, None, body.reply), body)
    ids = await way.send(await _in_its_place(way, method), known)
    if body.conversation[0] in DIALOGS and ids:
        # The current screen, then, like one that was drawn, unless a newer one has been since.
        way.shown.setdefault(way.claim.chat_id, ids[0])
    return ids


def render(where: methods.Place, body: Worded) -> SendMessage:
    rows = tuple(tuple(Button(*button) for button in row) for row in body.rows)
    screen = Screen(Markup(body.html), rows)  # noqa: S704 - rendered by dialogs, escaped there
    markup = keyboard(screen, *body.conversation)
    return SendMessage(**where, text=screen.text, parse_mode="HTML", reply_markup=markup)


def line(body: Worded) -> Part:
    """The same among others in one message."""
    return Part(from_html(body.html))


async def _in_its_place(way: Delivery, method: SendMessage) -> SendMessage | EditMessageText:
    """`method`, or where the message is there already, its edit."""
    number = way.body(Worded).later
    if number is None:
        return method
    async with way.store.read() as unit:
        place = await scheduled_replies.preview_of(unit, number)
    if place is None:
        return method
    return EditMessageText(
        chat_id=method.chat_id,
        message_id=place,
        text=method.text,
        parse_mode=method.parse_mode,
        reply_markup=method.reply_markup,  # type: ignore[arg-type]  # ours are inline keyboards only
    )


async def _settle(unit: Unit, way: Delivery, ids: Sequence[int]) -> None:
    if not await outbox.finish(unit, way.claim, ids):
        return
    await shown.note_words(unit, way.claim.chat_id, way.claim.head, ids)
    later = way.body(Worded).later
    if ids and later is not None:
        await scheduled_replies.note_preview(unit, later, ids[0])


KIND = PostKind(of=Worded, doubt=Doubt.LOOK, read=read_known, deliver=_deliver, settle=_settle)
