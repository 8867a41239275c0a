"""`/till 17 402 913 5 245.50`: a purchase without a till, by the code of a card; `/till 123 456 784`: a voucher.

Instead of the code stands a phone or the number of a card of the shop, if its owner has told us; or it is photographed,
and `/till 245.50` stands below the photo, or answers it. A photo is fetched after the commit, for that takes a call to
Telegram: it is a job (bot/counter/photo.py), and what comes of it is owed.
"""

import re
from decimal import Decimal

from bot.counter.looking import known, sum_of
from bot.routers.staff.call import Answered, Call, Undone
from bot.routers.staff.handlers import obeys_anywhere, pressed_anywhere
from care.agenda.jobs import TillPhoto
from care.business import Right
from care.due import errands
from care.loyalty.problems import Problem
from care.loyalty.standing import standing
from care.loyalty.till import cards, counter, vouchers
from care.loyalty.till.codes import read
from care.loyalty.till.pictured import PhotoUnread, Unread
from care.people import numbers
from care.people.numbers import Number
from care.staff.audit import ASKED
from care.values.content import Message
from care.values.errors import NotInLedger, Unclear
from dialogs.panels.team.counter import (
    CENTS,
    ENTER,
    UNDO,
    USE,
    render_entered,
    render_undone,
    render_used,
    render_voucher,
)
from dialogs.staff import commands

SUM = re.compile(r"(\d{1,7})(?:[.,](\d{1,2}))?")
NO_DIGIT = re.compile(r"\D")
MINUS = ("-", "−", "–")


@obeys_anywhere(commands.TILL)
async def look(call: Call) -> Undone:
    """A voucher has a code alone; a card has one, and a sum behind it. Nothing is entered yet."""
    photo = _photo(call)
    if photo is not None:
        await _ask_photo(call, photo)
        return Undone(None, ASKED)
    code, written = _apart(call.argument)
    if len(NO_DIGIT.sub("", code)) < vouchers.DIGITS or call.said is None:
        raise Unclear(command=commands.TILL.name)
    unit, digits = call.desk.unit, read(code)
    if digits is not None and len(digits) == vouchers.DIGITS:  # whatever stands behind it
        return Undone(render_voucher(await vouchers.look(unit, code), call.words), ASKED)
    total, message = _total(code, written), call.said.message_id
    return Undone(await sum_of(unit, await _shown(call, code), total, message, call.words), ASKED)


def _apart(argument: str) -> tuple[str, str]:
    """The code, in groups perhaps, and the sum behind it; empty: there is none."""
    code, _space, written = argument.rpartition(" ")
    is_voucher = len(read(argument) or "") == vouchers.DIGITS
    whole = is_voucher or not code or (_is_one(argument) and not _is_one(code))
    return (argument, "") if whole else (code, written)


def _is_one(text: str) -> bool:
    """Whether it is by itself what a customer can be known by."""
    return len(read(text) or "") >= vouchers.DIGITS or numbers.read(text) is not None


def _total(code: str, written: str) -> Decimal:
    """Raises what is wrong with it, or with the code where that is none."""
    if total := SUM.fullmatch(written):
        return _money(total)
    if not _is_one(code):
        raise NotInLedger(problem=Problem.CODE_MISREAD)
    if written.startswith(MINUS):
        raise NotInLedger(problem=Problem.NEGATIVE_SUM)
    raise Unclear(command=commands.TILL.name, missing="sum" if written else "")


def _photo(call: Call) -> Message | None:
    """That shows the code, if none was typed: the command stands below it, or answers it."""
    if call.said is None or len(NO_DIGIT.sub("", call.argument)) >= vouchers.DIGITS:
        return None
    return next((each for each in (call.said, call.said.answers) if each and each.content.is_picture), None)


async def _ask_photo(call: Call, photo: Message) -> None:
    """Raises PhotoUnread for what is no sum."""
    total = SUM.fullmatch(call.argument)
    if call.argument and total is None:
        raise PhotoUnread(why=Unread.NO_SUM)
    job = TillPhoto(
        operator=call.operator.id,
        chat=call.chat,
        thread=call.thread,
        message=call.said.message_id if call.said else photo.message_id,
        file_id=photo.content.file_id,
        sent_at=photo.sent_at,
        total=int(_money(total) * CENTS) if total else None,
    )
    await errands.ask(call.desk.unit, job)


def _money(total: re.Match[str]) -> Decimal:
    return Decimal(f"{total[1]}.{total[2] or 0}")


async def _shown(call: Call, code: str) -> int:
    """Whose phone or card of the shop it is, or whose card in the bot shows this code, which is used then."""
    unit, known = call.desk.unit, numbers.read(code)
    found = await numbers.owner(unit, *known) if known else None
    if found is not None:
        return found
    if known and (known[0] is Number.PHONE or read(code) is None):
        raise NotInLedger(problem=Problem.NUMBER_UNKNOWN)
    return await cards.present(unit, code)


@pressed_anywhere(ENTER, Right.POINTS)
async def enter(call: Call) -> Answered:
    number, cents, message = map(int, call.argument.split("-"))
    unit = call.desk.unit
    sold_to, points = await counter.enter(unit, _place(call, message), number, Decimal(cents) / CENTS)
    customer = await known(unit, sold_to)
    return render_entered(customer, await standing(unit, customer.id), points, str(message), call.words)


@pressed_anywhere(UNDO, Right.POINTS)
async def undo(call: Call) -> Answered:
    await counter.undo(call.desk.unit, _place(call, call.number))
    return render_undone(call.words)


@pressed_anywhere(USE, Right.POINTS)
async def use(call: Call) -> Answered:
    """The customer's voucher, once."""
    used = await vouchers.use(call.desk.unit, call.argument, by=f"operator:{call.operator.id}")
    return render_used(used, call.words)


def _place(call: Call, message: int) -> str:
    """Of the command: the same wherever its button is pressed, and whoever presses it."""
    return f"{call.chat}:{message}"
