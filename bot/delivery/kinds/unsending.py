"""Takes words back from a customer: deletes what shows them, or empties it where Telegram deletes no more.

Deleting what is gone already succeeds, so nothing here is ever in doubt for long.
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from aiogram.exceptions import TelegramAPIError
from aiogram.methods import DeleteMessages, EditMessageCaption, EditMessageText, TelegramMethod

from bot.delivery.client import Client
from bot.delivery.troubles import Trouble, trouble_of
from care import outbox
from care.business import Business
from care.notices.held import How
from care.outbox import Claim
from care.people.customers import find
from care.store.unit import Store, Unit
from care.tickets.entries import find_entries, place_of, places_of
from care.tickets.words import taking_back
from care.values.clock import Clock
from care.values.content import Kind, from_json
from care.values.pieces import pieces
from dialogs.language.places import words_for
from dialogs.notices.marks import taken_back

Settle: TypeAlias = Callable[[Unit], Awaitable[object]]


async def unsend(store: Store, client: Client, business: Business, owed: Claim, clock: Clock) -> Settle:
    """Raises what Telegram does not take for other reasons than that it is too late."""
    body = owed.head.body
    async with store.read() as unit:
        places = await places_of(unit, body["entries"], owed.chat_id)
    how = How.UNSEEN
    if places:
        how = How.DELETED
        try:
            await client.call(DeleteMessages(chat_id=owed.chat_id, message_ids=places), owed.chat_id)
        except TelegramAPIError as error:
            if trouble_of(error, owed.chat_id) is not Trouble.REFUSED:
                raise
            how = await _empty(store, client, business, owed)

    async def settle(unit: Unit) -> None:
        if await outbox.finish(unit, owed, clock.now()):
            await taking_back.settle(unit, business, body, how, clock.now())

    return settle


async def _empty(store: Store, client: Client, business: Business, owed: Claim) -> How:
    """Put a word in the place of what a person can no longer be kept from."""
    edits = await _edits(store, business, owed)
    if not edits:
        return How.LATE
    for edit in edits:
        try:
            await client.call(edit, owed.chat_id)
        except TelegramAPIError as error:
            trouble = trouble_of(error, owed.chat_id)
            if trouble is Trouble.REFUSED:
                return How.LATE
            if trouble not in (Trouble.SAME, Trouble.NO_MESSAGE):
                raise
    return How.EMPTIED if all(isinstance(edit, EditMessageText) for edit in edits) else How.PARTLY


async def _edits(store: Store, business: Business, owed: Claim) -> list[TelegramMethod[Any]]:
    """For each message with words."""
    chat = owed.chat_id
    edits: list[TelegramMethod[Any]] = []
    async with store.read() as unit:
        customer = await find(unit, chat)
        if customer is None:
            return []
        text = taken_back(words_for(customer, business))
        for entry in (await find_entries(unit, owed.head.body["entries"])).values():
            said = from_json(entry.seen[-1]) if entry.seen else entry.content
            for part, content in enumerate(pieces(said)):
                place = await place_of(unit, entry, chat, part)
                where: dict[str, Any] = {"chat_id": chat, "message_id": place, "parse_mode": None}
                if place and content.kind is Kind.TEXT:
                    edits.append(EditMessageText(**where, text=text))
                elif place and content.text:
                    edits.append(EditMessageCaption(**where, caption=text))
    return edits
