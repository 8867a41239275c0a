"""The conversation's turn: it is given the facts that it asks for, what it commands is carried out, and what is to be
seen of that becomes answers.
"""

from collections.abc import Generator, MutableMapping
from dataclasses import replace
from typing import TypeAlias

from aiogram.types import CallbackQuery

from bot.delivery.finished import finished
from bot.routers.customer import facts, spoken
from bot.routers.customer.given import GivenLately
from bot.routers.customer.meant import is_of_album
from bot.routers.customer.twice import PressedTwice, is_current
from bot.routers.customer.visits import Visit, newest_screen
from bot.routers.me import Me
from bot.telegram.answers import Answer, Retire, Show
from bot.telegram.callback import NOTICE
from care import outbox
from care.commands import (
    Command,
    DeleteMe,
    Done,
    GiveFeedback,
    Result,
    SetCloseness,
    SetLanguage,
    SetWishes,
    SetZone,
)
from care.handlers import carry_out
from care.people import customers as people
from care.store.unit import Unit
from dialogs.driver import talk
from dialogs.driver.talk import Heard, Linked, Load, Outcome, Pressed

ABOUT_THEM = (
    SetLanguage | SetZone | SetCloseness | SetWishes | DeleteMe
)  # commands that change what we know of a person
Way: TypeAlias = Generator[talk.Request, talk.Answer, Outcome]


class Talking:
    def __init__(self, given: GivenLately, shown: MutableMapping[int, int], me: Me) -> None:
        """`shown`: the screens that were drawn lately, by chat."""
        self._given, self._shown, self._me = given, shown, me
        self._twice = PressedTwice()

    async def answer(
        self, unit: Unit, visit: Visit, heard: Heard | None, press: CallbackQuery | None
    ) -> list[Answer]:
        """What they see next. `heard` None: it was for people, and may have changed what stands on the screen."""
        if heard is None:
            return await self._redraw(unit, visit) if visit.conversation != visit.before else []
        if self._twice.is_again(unit, press, heard, visit.before):
            return list(spoken.quietly(press))
        self._given.heard(visit.customer.id, heard)
        return await self._talk(unit, visit, heard, press)

    async def _talk(
        self, unit: Unit, visit: Visit, heard: Heard, press: CallbackQuery | None
    ) -> list[Answer]:
        before = visit.before
        outcome = await self._drive(unit, visit, talk.advance(visit.conversation, heard))
        after = talk.begun(before.among) if visit.erased else outcome.conversation
        self._twice.carried_out(unit, press, heard, before, after)
        pressed = spoken.screen_of(press) if is_current(heard, before) else None
        # Spoken in this order: what they wait to see comes first.
        toast = list(spoken.toast(press, outcome))
        if outcome.kept is not None:
            # A finished screen is a promise given: it must arrive, so it goes through the outbox.
            await outbox.owe(unit, finished(visit.customer.id, outcome.kept, NOTICE))
            return [*toast, *self._retired(visit, outcome, pressed)]
        return [_show(visit, outcome, heard, pressed), *toast, *spoken.used(press, heard)]

    async def _redraw(self, unit: Unit, visit: Visit) -> list[Answer]:
        """What they have edited stands on the screen, perhaps: draw it again where it is. What is over goes."""
        outcome = await self._drive(unit, visit, talk.overtaken(visit.before, visit.conversation))
        if outcome.gone:
            return self._retired(visit, outcome)
        now = outcome.conversation
        if visit.screen is None:
            return []
        return [Show(visit.customer.id, now.dialog, now.version, outcome.screen, edit=visit.screen)]

    async def _drive(self, unit: Unit, visit: Visit, way: Way) -> Outcome:
        """Give the conversation the facts that it asks for, and carry out what it commands, until it has an outcome."""
        try:
            request = next(way)
            while True:
                if isinstance(request, Load):
                    request = way.send(
                        await facts.asked(unit, visit.customer, request, visit.reminded_at, self._me.name)
                    )
                else:
                    request = way.send(await self._carry_out(unit, visit, request.command))
        except StopIteration as done:
            outcome: Outcome = done.value
        visit.conversation, visit.talked = outcome.conversation, True
        visit.screen = newest_screen(visit, self._shown)
        return outcome

    async def _carry_out(self, unit: Unit, visit: Visit, command: Command) -> Result:
        if isinstance(command, GiveFeedback):
            command = self._given.counted(unit, visit.customer.id, command)
        result = await carry_out(unit, command, visit.customer)
        visit.erased = visit.erased or (isinstance(command, DeleteMe) and result == Done())
        if isinstance(command, ABOUT_THEM):
            visit.customer = await people.find(unit, visit.customer.id) or visit.customer
        return result

    def _retired(self, visit: Visit, outcome: Outcome, pressed: int | None = None) -> list[Answer]:
        """The screen before, in whose place none of ours comes."""
        screen, visit.screen = pressed or visit.screen, None
        self._shown.pop(visit.customer.id, None)
        if screen is None:
            return []
        return [Retire(visit.customer.id, screen, visit.before.is_passing, outcome.over, outcome.stays)]


def _show(visit: Visit, outcome: Outcome, heard: Heard, pressed: int | None) -> Show:
    screen, now = outcome.screen, outcome.conversation
    if outcome.note is not None and not isinstance(heard, Pressed | Linked):
        screen = replace(screen, text=outcome.note + "\n\n" + screen.text)
    return Show(
        visit.customer.id,
        now.dialog,
        now.version,
        screen,
        edit=None if outcome.stays else pressed,
        retire=pressed or visit.screen,
        lapsed=visit.before.is_passing,
        over=outcome.over,
        stays=outcome.stays,
        settle=is_of_album(heard),
    )
