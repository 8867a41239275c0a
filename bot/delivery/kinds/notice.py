"""Our own words, by name: worded when they are sent (dialogs/notices/)."""

from collections.abc import Sequence

from aiogram.methods import SendMessage

from bot.delivery.context import Context, read
from bot.delivery.kind import Delivery, Doubt, PostKind
from bot.delivery.rendering.markup import keyboard
from bot.delivery.rendering.together import Part
from bot.delivery.rendering.wording import from_html
from bot.delivery.topics import place
from care import outbox
from care.feedback import answers
from care.notices import Notice, notice_in
from care.notices.about import feedback_in
from care.outbox import Row, shown
from care.outbox.bodies import Told
from care.store.unit import Unit
from dialogs import notices
from dialogs.engine.machine import Screen


async def _deliver(way: Delivery, context: Context) -> Sequence[int]:
    told = way.body(Told)
    where = await place(way, context, told.reply)
    if where is None:
        return ()
    notice = notice_of(told)
    screen = _screen(way, context, notice)
    markup = keyboard(screen, notices.conversation(notice), 0)
    message = SendMessage(**where, text=screen.text, parse_mode="HTML", reply_markup=markup)
    return await way.send(message, context.known)


def line(way: Delivery, context: Context, told: Told) -> Part:
    """The same among others in one message. Raises Unreadable for a notice that only an older version knew."""
    return Part(from_html(str(_screen(way, context, notice_of(told)).text)))


def notice_of(told: Told) -> Notice:
    """Raises Unreadable."""
    return notice_in({"notice": told.notice, "fields": told.fields})


def _screen(way: Delivery, context: Context, notice: Notice) -> Screen:
    facts = notices.Context(
        way.business,
        way.now,
        ticket=context.ticket,
        customer=context.customer,
        speakers=context.speakers,
    )
    return notices.render(notice, facts, context.words(way.claim, way.business))


async def _settle(unit: Unit, way: Delivery, ids: Sequence[int]) -> None:
    if await outbox.finish(unit, way.claim, ids):
        await note_delivered(unit, way.claim.chat_id, way.claim.head, ids)


async def note_delivered(
    unit: Unit, chat_id: int, row: Row, ids: Sequence[int], beside: shown.Beside = ()
) -> None:
    """Whom it shows, and which feedback. `beside`: the notices that stand in one message with people's words."""
    await shown.note_words(unit, chat_id, row, ids, beside)
    feedback = feedback_in(row.stored)
    if feedback is not None:
        await answers.note_places(unit, chat_id, ids, feedback)


KIND = PostKind(of=Told, doubt=Doubt.LOOK, read=read, deliver=_deliver, settle=_settle)
