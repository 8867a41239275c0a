"""A machine with one customer, whom the business would write to about everything that there is.

What stands in `contacts` is held against what is obvious of the customer then, in the machine's own words.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from care.commands import DeleteMe, SetCloseness, SetWishes
from care.contact import PURPOSES, Consent, Purpose, Yes, may_write, write
from care.customers import bans, reach
from care.handlers import carry_out
from care.notices import notice_in
from care.notices.notice import ToCustomer
from care.people.closeness import Closeness
from care.people.customers import Customer, Wishes, find, save
from care.store.tables import contacts, outbox
from care.store.unit import Unit
from care.tickets.opening.own import rate
from care.tickets.work.working import solve, take
from tests.store.cast import DAY, EMMA, HOUR, MINUTE, TARAS, opened
from tests.store.life.shop import SHOP
from tests.store.life.stage import Stage

WEEK = timedelta(days=7)
ZONE = ZoneInfo(EMMA.zone)
LENGTHS = st.sampled_from([MINUTE, HOUR, 3 * HOUR, 5 * HOUR, DAY, 3 * DAY])


@dataclass
class Emma:
    """As she would say it herself."""

    here: bool = True
    closeness: Closeness | None = None
    wishes: Wishes = field(default_factory=Wishes)
    blocked: bool = False
    banned: bool = False
    open: list[int] = field(default_factory=list)  # complaints
    solved: list[int] = field(default_factory=list)
    heard: list[tuple[Purpose, datetime]] = field(default_factory=list)

    def may_hear(self, purpose: Purpose, at: datetime) -> bool:
        local = at.astimezone(ZONE)
        counted = [old for about, old in self.heard if about.counted]
        same = [old for about, old in self.heard if about == purpose]
        wished = purpose.consent in (Consent.NONE, Consent.CHOSEN) or getattr(self.wishes, purpose.consent)
        chosen = purpose.consent is not Consent.CHOSEN or self.closeness is not None
        near = (Closeness.REMIND if self.closeness is None else self.closeness) >= purpose.begins_at
        return (
            (self.here and not self.blocked and not self.banned and wished and chosen and near)
            and not (purpose.cheerful and self.open)
            and not (purpose.once and same)
            and (purpose.wakes or 9 <= local.hour < 21)
            and not (purpose.on_working_days and local.weekday() == 6)
            and not (purpose.every and any(at - old < purpose.every(SHOP) for old in same))
            and not (purpose.counted and any(at - old < SHOP.outreach.apart for old in counted))
            and not (purpose.counted and sum(at - old < WEEK for old in counted) >= SHOP.outreach.per_week)
        )


class Unasked(RuleBasedStateMachine):
    def __init__(self, model: Path) -> None:
        super().__init__()
        self.stage, self.emma = Stage(model), Emma()
        self.looked = 0  # at contacts up to this one
        self.stage.do(save, [EMMA])

    def teardown(self) -> None:
        self.stage.close()

    # --- what she does

    @rule(closeness=st.sampled_from(Closeness))
    def chooses(self, closeness: Closeness) -> None:
        self._tell(SetCloseness(closeness, "…"))
        news = self.emma.wishes.news and closeness > Closeness.ANSWER
        wishes = Wishes(closeness >= Closeness.SUGGEST, closeness >= Closeness.REMIND, news)
        self.emma = replace(self.emma, here=True, closeness=closeness, wishes=wishes)

    @rule(name=st.sampled_from(["surveys", "reminders", "news"]), on=st.booleans())
    def wishes(self, name: str, on: bool) -> None:
        self.emma.wishes = replace(self.emma.wishes, **{name: on})
        self._tell(SetWishes(self.emma.wishes, "…"))
        self.emma.here = True

    @rule()
    def blocks_or_comes_back(self) -> None:
        self.stage.do(reach.regained if self.emma.blocked else reach.lost, EMMA.id)
        self.emma.blocked = not self.emma.blocked and self.emma.here

    @precondition(lambda self: self.emma.here and len(self.emma.open) < 2)
    @rule()
    def complains(self) -> None:
        self.emma.open.append(self.stage.do(opened, self._person(), at=self.stage.moment).id)

    @precondition(lambda self: self.emma.solved)
    @rule(score=st.integers(1, 5))
    def rates(self, score: int) -> None:
        self.stage.do(rate, self._person(), self.emma.solved.pop(), score)

    @precondition(lambda self: self.emma.here)
    @rule()
    def deletes_her_data(self) -> None:
        self._tell(DeleteMe())
        self.emma = Emma(here=False, banned=self.emma.banned)

    # --- what we do

    @precondition(lambda self: self.emma.open)
    @rule()
    def somebody_solves(self) -> None:
        number = self.emma.open.pop(0)
        self.stage.do(take, number, TARAS)
        self.stage.do(solve, number, TARAS)
        self.emma.solved.append(number)

    @rule()
    def somebody_bans_or_lifts(self) -> None:
        if self.emma.banned:
            self.stage.do(bans.lift, EMMA.id, TARAS.id)
        else:
            self.stage.do(bans.impose, EMMA.id, TARAS.id, "", None)
        self.emma.banned = not self.emma.banned

    @rule(purpose=st.sampled_from(list(PURPOSES.values())))
    def the_business_begins(self, purpose: Purpose) -> None:
        self.stage.do(_begin, purpose)

    @rule(length=LENGTHS)
    def time_passes(self, length: timedelta) -> None:
        self.stage.pass_time(length)

    # --- what must hold

    @invariant()
    def hears_nothing_that_is_forbidden(self) -> None:
        written = [row for row in self.stage.rows(contacts) if row["id"] > self.looked]
        for row in written:
            self.looked, purpose = row["id"], PURPOSES[row["purpose"]]
            assert self.emma.may_hear(purpose, row["at"]), purpose.key
            self.emma.heard.append((purpose, row["at"]))
        begun = [notice_in(row["body"]) for row in self.stage.rows(outbox) if row["kind"] == "notice"]
        told = sorted(each.purpose for each in begun if isinstance(each, ToCustomer) and each.purpose)
        known = sorted(purpose.key for purpose, _at in self.emma.heard)
        assert [key for key in told if key not in known] == []

    # --- its tools

    def _tell(self, command: SetCloseness | SetWishes | DeleteMe) -> None:
        self.stage.do(carry_out, command, self._person())

    def _person(self) -> Customer:
        """As the router knows her; who was deleted is new again, as she writes."""
        found = self.stage.ask(find, EMMA.id)
        return found or replace(EMMA, since=self.stage.moment)


async def _begin(unit: Unit, purpose: Purpose) -> None:
    may = await may_write(unit, purpose, EMMA.id)
    if isinstance(may, Yes):
        await write(unit, may)
