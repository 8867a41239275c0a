"""Vouchers: points that were spent on a reward, until somebody takes it over the counter, or they come back.

A voucher keeps what was promised: what it is called and what is given for it stays, whatever the settings say by then.
It is used once: of two tills that are told the same code, one comes first. One that has ended cannot be used, whether
or not the clock has come by; what was not used gives its points back, with their old end.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, select, update

from care import webhooks
from care.agenda.jobs import EndVoucher
from care.agenda.schedule import schedule
from care.business import Language, Localized, Reward
from care.loyalty import spending
from care.loyalty.problems import Problem
from care.loyalty.till.codes import read, whole
from care.outbox import Lane, Post, owe
from care.outbox.bodies import CardPicture
from care.store.tables import vouchers
from care.store.theirs import rows_of
from care.store.unit import Unit
from care.values.errors import NotInLedger, NotOffered

DIGITS = 8  # and the check digit
OPEN = "open"


class State(StrEnum):
    OPEN = OPEN
    USED = "used"
    CANCELLED = "cancelled"
    ENDED = "ended"


OVER = {
    State.USED: Problem.CODE_USED,
    State.CANCELLED: Problem.CODE_CANCELLED,
    State.ENDED: Problem.CODE_ENDED,
}


@dataclass(frozen=True)
class Voucher:
    id: int
    code: str
    customer: int
    reward: str  # its key
    name: Localized
    give: Localized  # what whoever takes it hands over
    points: int
    ends_at: datetime
    state: State = State.OPEN


async def make(unit: Unit, customer: int, reward: str, *, once: str, language: Language) -> Voucher:
    """The voucher for a reward, by its key; for the same `once` the same one, at the price of one.

    Raises NotOffered for what is no reward (any more), NotEnough and NoCustomer.
    """
    once = f"voucher:{once}"
    if made := await _find(unit, vouchers.c.once == once):
        return made
    found = next((each for each in unit.business.loyalty.rewards if each.key == reward), None)
    if found is None:
        raise NotOffered
    name = found.name.in_language(language)
    if await spending.redeem(unit, customer, found.points, once=once, reason=name):
        await _write(unit, customer, found, once)
    return await _one(unit, vouchers.c.once == once)


async def open_ones(unit: Unit, customer: int) -> tuple[Voucher, ...]:
    """What they can use, the next to end first."""
    theirs = vouchers.c.customer_id == customer, vouchers.c.state == OPEN, vouchers.c.ends_at > unit.now
    found = await unit.execute(select(vouchers).where(*theirs).order_by(vouchers.c.ends_at, vouchers.c.id))
    return tuple(map(_voucher, found))


async def look(unit: Unit, code: str) -> Voucher:
    """One that can be used, by its code as somebody has typed it. Raises NotInLedger."""
    found = await _read(unit, code)
    if problem := _problem(found, unit.now):
        raise NotInLedger(problem=problem)
    return found


async def use(unit: Unit, code: str, *, by: str) -> Voucher:
    """Take it: what is to be given for it stands in it. `by`: a till, or who stands at the counter.

    Raises NotInLedger: misread, unknown, used, ended or cancelled.
    """
    found = await _read(unit, code)
    if not await _turn(unit, found.id, State.USED, vouchers.c.ends_at > unit.now, used_by=by):
        found = await _read(unit, code)
        raise NotInLedger(problem=_problem(found, unit.now) or Problem.CODE_USED)
    said = {"voucher": found.id, "reward": found.reward, "points": found.points}
    await webhooks.tell(unit, webhooks.Event.VOUCHER_USED, found.customer, said)
    return found


async def show(unit: Unit, customer: int, number: int) -> None:
    """Owe them the picture of one of theirs. Raises NotInLedger."""
    if await of_customer(unit, customer, number) is None:
        raise NotInLedger(problem=Problem.CODE_ENDED)
    picture = CardPicture(voucher=number)
    await owe(unit, Post(customer, picture, Lane.ANSWER, stream="card", once=f"voucher:{number}"))


async def of_customer(unit: Unit, customer: int, number: int) -> Voucher | None:
    """One of theirs that can be used."""
    found = await _find(unit, vouchers.c.id == number, vouchers.c.customer_id == customer)
    return found if found and _problem(found, unit.now) is None else None


async def cancel(unit: Unit, customer: int, number: int) -> int:
    """Give the points of one of theirs back; how many. 0: it was cancelled before.

    Raises NotInLedger for what was used or has ended, or is none of theirs.
    """
    found = await _find(unit, vouchers.c.id == number, vouchers.c.customer_id == customer)
    if found is None:
        raise NotInLedger(problem=Problem.CODE_UNKNOWN)
    if await _turn(unit, number, State.CANCELLED, vouchers.c.ends_at > unit.now):
        return await _give_back(unit, number)
    found = await _one(unit, vouchers.c.id == number)
    if found.state is State.CANCELLED:
        return 0
    raise NotInLedger(problem=_problem(found, unit.now) or Problem.CODE_ENDED)


async def end(unit: Unit, number: int) -> tuple[Voucher, int] | None:
    """Its time is over: the voucher, and the points that went back. None: there is nothing to end."""
    if not await _turn(unit, number, State.ENDED, vouchers.c.ends_at <= unit.now):
        return None
    return await _one(unit, vouchers.c.id == number), await _give_back(unit, number)


def _problem(found: Voucher, now: datetime) -> Problem | None:
    if found.state is State.OPEN:
        return Problem.CODE_ENDED if found.ends_at <= now else None
    return OVER[found.state]


async def _write(unit: Unit, customer: int, reward: Reward, once: str) -> None:
    ends_at = unit.now + reward.valid
    row = {
        "customer_id": customer,
        "reward": reward.key,
        "name": reward.name.root,
        "give": (reward.give or reward.name).root,
        "points": reward.points,
        "once": once,
        "state": OPEN,
        "made_at": unit.now,
        "ends_at": ends_at,
        "used_by": "",
    }
    written = unit.insert(vouchers).on_conflict_do_nothing(index_elements=["code"]).returning(vouchers.c.id)
    number = None
    while number is None:  # until the code is nobody else's
        code = whole(f"{secrets.randbelow(10**DIGITS):0{DIGITS}}")
        number = (await unit.execute(written, row | {"code": code})).scalar_one_or_none()
    await schedule(unit, EndVoucher(customer=customer, voucher=number), ends_at)


async def _turn(unit: Unit, number: int, to: State, *only: Any, **values: Any) -> bool:  # noqa: ANN401 - as columns have them
    """From open to what it is from now on; whoever comes second finds it so."""
    mine = update(vouchers).where(vouchers.c.id == number, vouchers.c.state == OPEN, *only)
    turned = await unit.execute(mine.values(state=str(to), turned_at=unit.now, **values))
    return bool(turned.rowcount)


async def _give_back(unit: Unit, number: int) -> int:
    of = (await unit.execute(select(vouchers.c.once).where(vouchers.c.id == number))).scalar_one()
    return await spending.cancel(unit, of, once=f"{of}:back")


async def _read(unit: Unit, code: str) -> Voucher:
    digits = read(code)
    if digits is None or len(digits) != DIGITS:
        raise NotInLedger(problem=Problem.CODE_MISREAD)
    found = await _find(unit, vouchers.c.code == whole(digits))
    if found is None:
        raise NotInLedger(problem=Problem.CODE_UNKNOWN)
    return found


async def _find(unit: Unit, *which: Any) -> Voucher | None:  # noqa: ANN401 - conditions
    found = (await unit.execute(select(vouchers).where(*which))).one_or_none()
    return _voucher(found) if found else None


async def _one(unit: Unit, *which: Any) -> Voucher:  # noqa: ANN401 - conditions
    """One that is there."""
    return _voucher((await unit.execute(select(vouchers).where(*which))).one())


def _voucher(row: Row[Any]) -> Voucher:
    return Voucher(
        id=row.id,
        code=row.code,
        customer=row.customer_id,
        reward=row.reward,
        name=Localized(row.name),
        give=Localized(row.give),
        points=row.points,
        ends_at=row.ends_at,
        state=State(row.state),
    )


async def told_of(unit: Unit, customer: int) -> Sequence[dict[str, Any]]:
    """All that were theirs, for themselves to read."""
    names = ("code", "reward", "name", "points", "state", "made_at", "ends_at")
    return await rows_of(unit, vouchers, customer, names)
