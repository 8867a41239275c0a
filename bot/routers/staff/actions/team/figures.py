"""Figures: seen in the chat, looked at otherwise by buttons, drawn, taken out as a file.

Who lacks the right to see how everybody does sees their own, and only they turn what they were shown.
"""

from dataclasses import replace
from datetime import date

from bot.routers.staff.call import Answered, Call
from bot.routers.staff.handlers import obeys_anywhere, pressed_anywhere
from care.business import Right
from care.figures import By
from care.outbox import Lane, Post, owe
from care.outbox.bodies import Figures
from care.values.errors import LacksRight, NotOffered, NotYours, Unclear
from dialogs.staff import commands
from dialogs.staff.figures import screen
from dialogs.staff.figures.query import Query, pack, unpack
from dialogs.staff.figures.understanding import Form, understand


@obeys_anywhere(commands.FIGURES)
async def ask(call: Call) -> Answered:
    """The command: `/figures last week operators chart`."""
    wish = understand(call.argument, call.desk.business, _today(call))
    if wish.unknown:
        raise Unclear(command=commands.FIGURES.name, near=(wish.near,) if wish.near else ())
    query = wish.query
    if not _sees_all(call):
        by = By.WEEK if query.by is By.WEEK else By.OPERATOR
        query = Query(query.when, by, operator=call.operator.id)
    await _owe(call, query, wish.form)
    return None


@pressed_anywhere(screen.SHOW)
async def turn(call: Call) -> Answered:
    await _owe(call, _pressed(call), Form.TEXT)
    return None


@pressed_anywhere(screen.CHART)
async def draw(call: Call) -> Answered:
    await _owe(call, _pressed(call), Form.CHART)
    return call.words("The chart is being drawn.")


@pressed_anywhere(screen.LIGHT)
async def lighten(call: Call) -> Answered:
    """The picture above the button, drawn anew in its place."""
    await _owe(call, _pressed(call), Form.CHART, turned=call.pressed)
    return call.words("The chart is being drawn.")


@pressed_anywhere(screen.DARK)
async def darken(call: Call) -> Answered:
    await _owe(call, _pressed(call), Form.DARK, turned=call.pressed)
    return call.words("The chart is being drawn.")


@pressed_anywhere(screen.FILE, Right.EXPORT)
async def take_out(call: Call) -> Answered:
    await _owe(call, _pressed(call), Form.FILE)
    return call.words("The file is on its way.")


def _today(call: Call) -> date:
    return call.desk.now.astimezone(call.desk.business.tz).date()


def _sees_all(call: Call) -> bool:
    return call.desk.business.may(call.operator.id, Right.FIGURES)


def _pressed(call: Call) -> Query:
    query = unpack(call.argument)
    if query is None:
        raise NotOffered
    if query.operator != call.operator.id and not _sees_all(call):
        raise NotYours
    return query


async def _owe(call: Call, query: Query, form: Form, turned: int | None = None) -> None:
    """What is read when it is sent, of the days that are meant now, into the topic where it was asked for.

    `turned`: the message whose picture is to be another.
    """
    desk = call.desk
    may_export = desk.business.may(call.operator.id, Right.EXPORT)
    if form is Form.FILE and not may_export:
        raise LacksRight(role=str(desk.business.rights.least(Right.EXPORT)))
    today = _today(call)
    meant = query if form is Form.TEXT else replace(query, when=query.period(today))
    body = Figures(figures=pack(meant), form=str(form), language=call.operator.language, topic=call.thread)
    body = replace(body, export=may_export and form is not Form.FILE)
    if form is Form.TEXT:
        body = replace(body, day=today.isoformat(), edit=call.pressed or None)
        once = f"t{call.chat}:{call.pressed}" if call.pressed else None
    elif turned:
        body = replace(body, edit=turned)
        once = f"t{call.chat}:{turned}"
    else:
        once = f"{form[0]}{call.chat}:{body.figures}"
    stream = f"topic{call.thread}" if call.thread is not None else ""
    await owe(desk.unit, Post(call.chat, body, Lane.ANSWER, once=once, stream=stream))
