"""A cashier's photo of a card or a voucher: fetched from Telegram and read, and then looked up as if it had been typed.

The code is judged by the moment at which the photo was sent. It is used up, what the cashier sees is owed, and the job
is done in one transaction. Nothing is entered before they press, as always.
"""

from decimal import Decimal

from aiogram.exceptions import TelegramAPIError

from bot.counter.looking import sum_of, whose
from bot.counter.reading import MOST, codes_in
from bot.delivery.client import Client
from bot.delivery.finished import finished
from bot.delivery.troubles import Trouble, trouble_of
from bot.telegram.callback import DESK
from care.agenda.jobs import TillPhoto
from care.business import Right
from care.loyalty.till import cards, pictured
from care.loyalty.till.pictured import Codes, PhotoUnread, Unread
from care.loyalty.till.vouchers import Voucher
from care.outbox import owe
from care.people.operators import acting
from care.staff import audit
from care.store.unit import Unit
from care.values.errors import CareError, NotAllowed
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.panels.team.counter import CENTS, render_voucher
from dialogs.staff import commands
from dialogs.staff.refusals import refusal


async def fetch(client: Client, job: TillPhoto) -> Codes | PhotoUnread:
    """What can be read in it. Raises TelegramAPIError when it may come later."""
    try:
        return await codes_in(await client.fetch(job.file_id, MOST + 1))
    except PhotoUnread as error:
        return error
    except TelegramAPIError as error:
        if trouble_of(error, job.chat) in (Trouble.LATER, Trouble.DOUBT):
            raise
        return PhotoUnread(why=Unread.TOO_LARGE)


async def take_in(unit: Unit, job: TillPhoto, codes: Codes | PhotoUnread) -> None:
    by = await acting(unit, job.operator)
    if by is None:
        return
    _ = Words(by.language, unit.business.tz)
    try:
        if not unit.business.may(by.id, Right.POINTS):
            raise NotAllowed
        if isinstance(codes, PhotoUnread):
            raise codes
        async with unit.savepoint():
            screen, outcome = await _shown(unit, job, codes, _), audit.ASKED
    except CareError as error:
        screen, outcome = Screen(refusal(error, _)), error.code
    await audit.tried(unit, by.id, commands.TILL.name, outcome)
    await owe(unit, finished(job.chat, screen, DESK, thread=job.thread, reply=job.message))


async def _shown(unit: Unit, job: TillPhoto, codes: Codes, _: Words) -> Screen:
    found = await pictured.find(unit, codes, job.sent_at)
    if isinstance(found, Voucher):
        return render_voucher(found, _)
    if job.total is None:
        return await whose(unit, found.customer, _)
    if found.code:
        await cards.present(unit, found.code, job.sent_at)
    return await sum_of(unit, found.customer, Decimal(job.total) / CENTS, job.message, _)
