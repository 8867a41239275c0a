"""What a ticket's life is, in a few lines and without a store: the machine holds the real one against it.

A deed changes the life, or raises the error with which the real one must refuse.
"""

from dataclasses import dataclass, field
from datetime import datetime

from care.business.hours import add_working_time
from care.model.ticket import OPEN, Sleep, State
from care.people.operators import Operator
from care.values.errors import (
    AlreadyTaken,
    CannotMerge,
    CareError,
    CustomerWaits,
    GoesOn,
    NotAllowed,
    WrongState,
)
from tests.store.life.shop import SHOP

DONE = frozenset({State.SOLVED, State.CLOSED})
OVER = frozenset({State.CLOSED, State.WITHDRAWN})


@dataclass
class Silence:
    """Counted since then; looked at when it is `due`, for the owner of that version."""

    since: datetime
    due: datetime
    version: int


@dataclass
class Life:
    customer: int
    department: str
    waiting: datetime | None  # since when the customer waits for a word
    state: State = State.NEW
    owner: int | None = None
    # When the clock looks whether the owner is silent.
    silences: list["Silence"] = field(default_factory=list)
    solved: datetime | None = None
    asleep: Sleep = Sleep.AWAKE
    wakes: datetime | None = None
    into: "Life | None" = None  # where it goes on, merged
    hidden: bool = False
    versions: int = 0  # how often it changed hands or state

    def facts(self) -> dict[str, object]:
        """What must be found in the store."""
        names = ("state", "owner", "department", "waiting", "asleep", "hidden", "versions")
        return {name: getattr(self, name) for name in names}

    # --- the staff

    def take(self, by: Operator, now: datetime) -> None:
        self.check(by, OPEN)
        if self.owner == by.id:
            return
        if self.owner is not None:
            raise AlreadyTaken(by=str(self.owner))
        self._give(by, now)

    def answer(self, by: Operator, now: datetime) -> None:
        self.check(
            by, frozenset(State) - {State.WITHDRAWN, State.MERGED}, GoesOn(ticket=0) if self.into else None
        )
        if self.state is State.NEW:
            self.take(by, now)
        self.waiting = None

    def solve(self, by: Operator, now: datetime) -> None:
        self.check(by, OPEN)
        self._check_own(by)
        self._become(State.SOLVED, by.id)
        self.solved, self.waiting = now, None

    def hand_back(self, by: Operator) -> None:
        self.check(by, frozenset({State.TAKEN}))
        self._check_own(by)
        self._become(State.NEW, None)

    def reopen(self, by: Operator, now: datetime) -> None:
        self.check(by, DONE)
        self._give(by, now)

    def pass_to(self, by: Operator, to: Operator, now: datetime) -> None:
        self.check(by, OPEN)
        self.check(to, OPEN)
        if self.owner == to.id:
            raise AlreadyTaken(by=str(self.owner))
        self._give(to, now)

    def move(self, by: Operator, department: str, now: datetime) -> None:
        self.check(by, OPEN)
        self.department = department
        self._queue(now)

    def lose(self, owner: int) -> None:
        """The owner is not there any more."""
        if self.state is State.TAKEN and self.owner == owner:
            self._become(State.NEW, None)

    def snooze(self, by: Operator, now: datetime, until: datetime | None) -> None:
        self.check(by, OPEN)
        self._check_own(by)
        if self.waiting:
            raise CustomerWaits
        self.take(by, now)
        self.asleep, self.wakes = Sleep.UNTIL if until else Sleep.ANSWER, until

    def wake(self, by: Operator) -> None:
        self.check(by, OPEN)
        self._check_own(by)
        self.asleep = Sleep.AWAKE

    def merge(self, by: Operator, target: "Life", now: datetime) -> None:
        """It goes on in `target`, which takes over what is promised."""
        self.check(by, OPEN)
        self._check_own(by)
        same = self.customer == target.customer and self.hidden == target.hidden
        if not (same and target is not self and target.state in OPEN):
            raise CannotMerge(ticket=0)
        waiting, self.waiting, self.into = self.waiting, None, target
        self._become(State.MERGED, self.owner)
        if waiting is None:
            return
        target.waiting = min(waiting, target.waiting or waiting)
        target.asleep = Sleep.AWAKE
        target.await_word(now)

    def note(self, by: Operator) -> None:
        self.check(by, frozenset(State))

    # --- the customer

    def hear(self, now: datetime, *, thanks: bool = False) -> None:
        """The customer writes. Their thanks asks nothing of us."""
        if self.into is not None:
            self.into.hear(now, thanks=thanks)
            return
        if self.state in OVER:
            raise WrongState(state=self.state)
        if thanks:
            return
        if self.state is State.SOLVED:
            self.reopen_again(now)
        if self.waiting is None:
            self.waiting, self.asleep = now, Sleep.AWAKE
            self.await_word(now)

    def withdraw(self) -> None:
        if self.state not in OPEN:
            raise WrongState(state=self.state)
        self._become(State.WITHDRAWN, self.owner)
        self.waiting = None

    def reopen_again(self, now: datetime) -> None:
        """The customer says that it was not solved."""
        if self.state not in DONE or self.solved is None or now > self.solved + SHOP.tickets.reopen_within:
            raise WrongState(state=self.state)
        self._queue(now)
        self.solved = None

    # --- the clock

    def tick(self, now: datetime) -> None:
        if self.asleep is Sleep.UNTIL and self.wakes and self.wakes <= now:
            self.asleep = Sleep.AWAKE
        if self.state is State.SOLVED and self.solved and now >= self.solved + SHOP.tickets.close_after:
            self._become(State.CLOSED, self.owner)
        due = [row for row in self.silences if row.due <= now]
        self.silences = [row for row in self.silences if row.due > now]
        for row in due:
            self._look_at(row, now)

    def _look_at(self, row: Silence, now: datetime) -> None:
        if self.hidden or row.version != self.versions or self.waiting is None:
            return
        hours, length = SHOP.hours_of(self.department), SHOP.tickets.hand_back_after
        end = add_working_time(hours, SHOP.tz, max(self.waiting, row.since), length)
        if end > now:
            self.silences.append(Silence(row.since, end, row.version))
        else:
            self._become(State.NEW, None)

    def show(self, now: datetime) -> None:
        """It was hidden, and is no more."""
        self.hidden = False
        self.await_word(now)

    # --- the rules behind them

    def check(self, by: Operator, states: frozenset[State], refusal: CareError | None = None) -> None:
        if not by.may_act:
            raise NotAllowed
        if self.state not in states:
            raise refusal or WrongState(state=self.state)

    def _check_own(self, by: Operator) -> None:
        if self.owner not in (None, by.id):
            raise AlreadyTaken(by=str(self.owner))

    def _give(self, to: Operator, now: datetime) -> None:
        self._become(State.TAKEN, to.id)
        self.solved = None
        self.await_word(now)

    def await_word(self, now: datetime) -> None:
        """From now on the owner's silence counts."""
        if self.state is State.TAKEN and self.waiting:
            self.silences.append(Silence(now, now, self.versions))

    def _queue(self, now: datetime) -> None:
        """Anybody's again: the customer is promised a word, so they wait for one."""
        self._become(State.NEW, None)
        self.waiting = self.waiting or now

    def _become(self, state: State, owner: int | None) -> None:
        self.state, self.owner, self.asleep = state, owner, Sleep.AWAKE
        self.versions += 1
