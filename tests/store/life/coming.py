"""Operators come and go, and time passes, in working hours and out of them."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from care.model.ticket import State
from care.people.operators import Duty, Operator
from care.staff import shifts
from care.staff.leaving import left
from care.values.errors import ColleagueOff, NotAllowed, NotOnShift
from tests.store.cast import DESK, MINUTE
from tests.store.life.machine import Machine, lengths, staff
from tests.store.life.shop import SHOP


class Coming(Machine):
    @rule(who=staff, length=st.none() | lengths)
    def begins_a_shift(self, who: int, length: timedelta | None) -> None:
        by, now = self.operator(who), self.stage.moment
        until = now + length if length else None
        if self.both(lambda: check_admitted(by), shifts.begin, by, until):
            self.ends[who] = until or self.ends.get(who) or shifts.closing(SHOP, who, now)

    @rule(who=staff)
    def takes_a_break(self, who: int) -> None:
        by = self.operator(who)
        self.both(lambda: check_on_shift(by), shifts.take_break, by, 20 * MINUTE)

    @rule(who=staff, to=st.none() | staff)
    def ends_a_shift(self, who: int, to: int | None) -> None:
        by, heir = self.operator(who), to and self.operator(to)

        def ours() -> None:
            check_on_shift(by)
            if heir and (heir.duty is Duty.OFF or not heir.may_act or heir == by):
                raise ColleagueOff(name=heir.name)
            self._go_home(who, heir or None)

        if self.both(ours, shifts.end, by, heir or None):
            self.ends.pop(who, None)

    @rule(who=staff)
    def leaves(self, who: int) -> None:
        self.stage.do(left, who, DESK)
        self.ends.pop(who, None)
        for life in self.lives.values():
            life.lose(who)

    @rule(who=staff)
    def comes_back(self, who: int) -> None:
        if not self.operator(who).may_act:
            self.stage.welcome(who)

    def _go_home(self, who: int, heir: Operator | None) -> None:
        """What they work on is somebody else's; what sleeps stays theirs."""
        for life in self.lives.values():
            if heir and life.state is State.TAKEN and life.owner == who and not life.asleep:
                life.pass_to(self.operator(who), heir, self.stage.moment)
            elif not life.asleep:
                life.lose(who)

    @rule(length=lengths)
    def time_passes(self, length: timedelta) -> None:
        self.stage.pass_time(length)
        for life in self.lives.values():
            life.tick(self.stage.moment)
        for who, until in list(self.ends.items()):
            if until is not None and until <= self.stage.moment:
                self._go_home(who, None)
                del self.ends[who]


def check_admitted(by: Operator) -> None:
    if not by.may_act:
        raise NotAllowed


def check_on_shift(by: Operator) -> None:
    if by.duty is Duty.OFF:
        raise NotOnShift
