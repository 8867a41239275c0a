"""Takes words back from a customer: deletes what shows them, or empties it where Telegram deletes no more.

Deleting what is gone already succeeds, so nothing here is ever in doubt for long.
"""

from collections.abc import Sequence
from typing import Any

from aiogram.exceptions import TelegramAPIError
from aiogram.methods import DeleteMessages, EditMessageCaption, EditMessageText, TelegramMethod

from bot.delivery.kind import Delivery, Doubt, PostKind
from bot.delivery.troubles import Trouble, trouble_of
from care import outbox
from care.notices.held import How
from care.outbox.bodies import Unsend
from care.people.customers import find
from care.store.unit import Unit
from care.tickets.entries import find_entries, place_of, places_of
from care.tickets.words import taking_back
from care.values.content import Kind as ContentKind
from care.values.content import from_json
from care.values.pieces import pieces
from dialogs.language.places import words_for
from dialogs.notices.contents import taken_back


async def _read(way: Delivery) -> Sequence[int]:
    """The messages that show them."""
    async with way.store.read() as unit:
        return await places_of(unit, way.body(Unsend).entries, way.claim.chat_id)


async def _deliver(way: Delivery, places: Sequence[int]) -> How:
    """Raises what Telegram does not take for other reasons than that it is too late."""
    if not places:
        return How.UNSEEN
    chat = way.claim.chat_id
    try:
        await way.call(DeleteMessages(chat_id=chat, message_ids=list(places)))
    except TelegramAPIError as error:
        if trouble_of(error, chat) is not Trouble.REFUSED:
            raise
        return await _empty(way)
    return How.DELETED


async def _empty(way: Delivery) -> How:
    """Put a word in the place of what a person can no longer be kept from."""
    edits = await _edits(way)
    if not edits:
        return How.LATE
    for edit in edits:
        try:
            await way.call(edit, {Trouble.SAME, Trouble.NO_MESSAGE})
        except TelegramAPIError as error:
            if trouble_of(error, way.claim.chat_id) is Trouble.REFUSED:
                return How.LATE
            raise
    return How.EMPTIED if all(isinstance(edit, EditMessageText) for edit in edits) else How.PARTLY


async def _edits(way: Delivery) -> list[TelegramMethod[Any]]:
    """For each message with words."""
    chat = way.claim.chat_id
    edits: list[TelegramMethod[Any]] = []
    async with way.store.read() as unit:
        customer = await find(unit, chat)
        if customer is None:
            return []
        text = taken_back(words_for(customer, way.business))
        for entry in (await find_entries(unit, way.body(Unsend).entries)).values():
            said = from_json(entry.seen[-1]) if entry.seen else entry.content
            for part, content in enumerate(pieces(said)):
                place = await place_of(unit, entry, chat, part)
                where: dict[str, Any] = {"chat_id": chat, "message_id": place, "parse_mode": None}
                if place and content.kind is ContentKind.TEXT:
                    edits.append(EditMessageText(**where, text=text))
                elif place and content.text:
                    edits.append(EditMessageCaption(**where, caption=text))
    return edits


async def _settle(unit: Unit, way: Delivery, how: How) -> None:
    if await outbox.finish(unit, way.claim):
        await taking_back.settle(unit, way.body(Unsend), how)


KIND = PostKind(of=Unsend, doubt=Doubt.AGAIN, read=_read, deliver=_deliver, settle=_settle)
