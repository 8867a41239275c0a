"""Figures: seen in the chat, looked at otherwise by buttons, drawn, taken out as a file.

Who lacks the right to see how everybody does sees their own, and only they turn what they were shown.
"""

from dataclasses import replace
from datetime import date

from bot.doors.desk.call import Answered, Call, Deed
from care.business import Right
from care.errors import LacksRight, NotOffered, NotYours, Unclear
from care.figures import By, report, weekly
from care.outbox import Kind, Lane, Post, owe
from dialogs.machine import Screen
from dialogs.staff.figures import screen
from dialogs.staff.figures.query import Query, pack, unpack
from dialogs.staff.figures.sheet import sheet
from dialogs.staff.figures.understanding import Form, understand


async def ask(call: Call) -> Answered:
    """The command: `/figures last week operators chart`."""
    _, business = call.words, call.desk.business
    wish = understand(call.argument, business, _today(call))
    if wish.unknown:
        raise Unclear(example=_.plain(_("/figures last week operators")))
    query = wish.query
    if not _sees_all(call):
        query = Query(query.when, query.by if query.by is By.WEEK else By.OPERATOR, operator=call.operator.id)
    match wish.form:
        case Form.TEXT:
            return await _shown(call, query)
        case Form.CHART:
            await _owe_chart(call, query)
        case Form.FILE:
            await _owe_file(call, query)
    return None


async def turn(call: Call) -> Screen:
    return await _shown(call, _pressed(call))


async def draw(call: Call) -> Answered:
    await _owe_chart(call, _pressed(call))
    return call.words("The chart is being drawn.")


async def take_out(call: Call) -> Answered:
    await _owe_file(call, _pressed(call))
    return call.words("The file is on its way.")


def _today(call: Call) -> date:
    return call.desk.now.astimezone(call.desk.business.tz).date()


def _sees_all(call: Call) -> bool:
    return call.desk.business.may(call.operator.id, Right.FIGURES)


def _pressed(call: Call) -> Query:
    query = unpack(call.argument)
    if query is None:
        raise NotOffered(figures=call.argument)
    if query.operator != call.operator.id and not _sees_all(call):
        raise NotYours(operator=call.operator.id)
    return query


async def _shown(call: Call, query: Query) -> Screen:
    desk = call.desk
    found = await report(desk.unit, desk.business, query.asked(_today(call)), desk.now)
    may_export = desk.business.may(call.operator.id, Right.EXPORT)
    return screen.render(query, found, desk.business, call.words, export=may_export)


async def _owe_chart(call: Call, query: Query) -> None:
    """It is drawn when it is sent, of the days that are meant now."""
    packed = pack(replace(query, when=query.asked(_today(call)).period))
    body = {"figures": packed, "language": call.operator.language}
    await _owe(call, Post(call.chat, Kind.CHART, Lane.ANSWER, body, once=f"c{call.chat}:{packed}"))


async def _owe_file(call: Call, query: Query) -> None:
    desk, asked = call.desk, query.asked(_today(call))
    if not desk.business.may(call.operator.id, Right.EXPORT):
        raise LacksRight(role=str(desk.business.rights.least(Right.EXPORT)))
    weeks = await weekly(desk.unit, desk.business, asked, desk.now)
    name = f"figures-{asked.period.first}-{asked.period.last}.csv"
    body = {"name": name, "text": sheet(weeks, desk.business, call.words)}
    await _owe(call, Post(call.chat, Kind.FILE, Lane.ANSWER, body))


async def _owe(call: Call, post: Post) -> None:
    """Into the topic where it was asked for."""
    if call.thread is not None:
        post = replace(post, body=post.body | {"topic": call.thread}, stream=f"topic{call.thread}")
    await owe(call.desk.unit, call.desk.now, post)


GENERAL = {"figures": Deed(ask)}
GENERAL_PRESSES = {
    screen.SHOW: Deed(turn),
    screen.CHART: Deed(draw),
    screen.FILE: Deed(take_out, Right.EXPORT),
}
