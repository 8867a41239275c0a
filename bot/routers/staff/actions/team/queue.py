"""The queue on demand. In private it costs no group's budget."""

from bot.routers.staff.call import Call
from bot.routers.staff.handlers import obeys_anywhere, pressed_anywhere
from care.board import queue
from dialogs.engine.machine import Screen
from dialogs.staff import commands
from dialogs.staff.queue import LINES, OPEN, QueueFacts, Scope, render_queue


@obeys_anywhere(commands.QUEUE)
@pressed_anywhere(OPEN)
async def show(call: Call) -> Screen:
    desk, me = call.desk, call.operator.id
    scope = Scope.ALL if call.argument.casefold() == Scope.ALL else Scope.TEAM
    person = desk.business.person(me)
    mine = person.departments if person else ()
    own = await queue.of_operator(desk.unit, me, LINES)
    departments = mine if scope is Scope.TEAM else ()
    room = max(1, LINES - len(own.first))
    others = await queue.of_others(desk.unit, me, departments, room)
    return render_queue(
        QueueFacts(now=desk.now, scope=scope, bound=bool(mine), own=own, others=others), call.words
    )
