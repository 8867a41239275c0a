"""Operators: who may act in the staff groups.

Whoever is seen in a staff group is known; only those whom an admin has admitted may act. Admins, and those who are
listed in `[[staff]]`, are admitted by the settings (`admitted_by` is then themselves). Leaving any staff group ends the
right at once, and coming back does not bring it back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import cast

from sqlalchemy import RowMapping, or_, select, update

from care.business import Language
from care.notices.group import Newcomer, OperatorAdmitted
from care.outbox import owe, to_staff
from care.store.tables import customers, operators
from care.store.unit import Unit
from care.values.errors import NotAllowed


class Duty(StrEnum):
    """Whether they are at work. Who is not can do all the same; only nobody asks them."""

    ON = "on"  # on shift: new tickets are for them
    BREAK = "break"  # on shift, and back soon
    OFF = "off"


@dataclass(frozen=True)
class Operator:
    id: int
    name: str
    language: Language
    admitted: bool = False
    present: bool = True  # is a member of a staff group
    duty: Duty = Duty.OFF
    duty_since: datetime | None = None  # None: they have had no shift yet, and perhaps nobody here has any
    duty_until: datetime | None = None  # when the shift, or the break, ends by itself
    dismissed_by: int | None = None  # the admin who has said that they may not, whatever the settings say

    @property
    def may_act(self) -> bool:
        return self.admitted and self.present


async def find_operator(unit: Unit, user_id: int) -> Operator | None:
    row = (await unit.execute(select(operators).where(operators.c.id == user_id))).mappings().one_or_none()
    return _operator(row) if row else None


async def acting(
    unit: Unit, user_id: int, name: str = "", language: Language | None = None
) -> Operator | None:
    """Whoever may act in private: an operator, and an admin also where they are in no staff group.

    `name`, `language`: what Telegram says of somebody whom we do not know otherwise.
    """
    operator = await find_operator(unit, user_id)
    if operator is not None and operator.may_act:
        return operator
    if user_id not in unit.business.admins:
        return None
    known = await language_of(unit, user_id) or language or unit.business.default_language
    return Operator(user_id, name, known, admitted=True, present=False)


async def speak(unit: Unit, user_id: int, language: Language) -> None:
    """They have chosen a language, as anybody can in private: what they alone read here is in it, too."""
    await unit.execute(update(operators).where(operators.c.id == user_id).values(language=language))


async def language_of(unit: Unit, user_id: int) -> Language | None:
    """What this person reads, as far as we know them: as a customer, else as one of the staff."""
    for table in (customers, operators):
        found = (await unit.execute(select(table.c.language).where(table.c.id == user_id))).scalar()
        if found is not None:
            return cast("Language", found)
    return None


async def colleagues(unit: Unit) -> tuple[Operator, ...]:
    """All who are admitted and present, by name."""
    query = select(operators).where(operators.c.admitted, operators.c.present).order_by(operators.c.name)
    return tuple(_operator(row) for row in (await unit.execute(query)).mappings())


async def is_at_work(unit: Unit, person: int) -> bool:
    """On shift, or on a break. Where nobody is, shifts say nothing of anybody."""
    working = {each.id for each in await colleagues(unit) if each.duty is not Duty.OFF}
    return not working or person in working


async def everybody(unit: Unit) -> tuple[Operator, ...]:
    """All who were ever seen in a staff group, by name."""
    found = await unit.execute(select(operators).order_by(operators.c.name))
    return tuple(_operator(row) for row in found.mappings())


async def usernames(unit: Unit, ids: Sequence[int]) -> dict[int, str]:
    """The @names of those who have ever written to the bot, without the sign."""
    query = select(customers.c.id, customers.c.username).where(customers.c.id.in_(ids))
    return {row.id: row.username for row in await unit.execute(query)}


async def team(unit: Unit) -> tuple[Operator, ...]:
    """All who are in a staff group, admitted or not, by name."""
    query = select(operators).where(operators.c.present).order_by(operators.c.name)
    return tuple(_operator(row) for row in (await unit.execute(query)).mappings())


async def seen(unit: Unit, person: Operator, group: int) -> tuple[Operator, bool]:
    """Somebody is in a staff group: who that is to us, and whether they are new there, or back.

    Then they are announced once, unless the settings name them. Those they admit, except somebody of `[[staff]]` whom
    an admin has dismissed since.
    """
    known = await find_operator(unit, person.id)
    dismissed_by = known.dismissed_by if known else None
    is_named = person.id in unit.business.admins or (
        unit.business.is_listed(person.id) and dismissed_by is None
    )
    if known and known.present and (known.admitted or not is_named):
        if known.name != person.name:
            named = update(operators).where(operators.c.id == person.id)
            await unit.execute(named.values(name=person.name))
        return replace(known, name=person.name), False
    person = replace(person, language=await _chosen(unit, person.id) or person.language)
    arrived = await _arrives(unit, person, is_named, person.id if is_named else dismissed_by)
    if arrived and not is_named:
        await owe(unit, to_staff(group, Newcomer(person=person.id, name=person.name)))
    return Operator(person.id, person.name, person.language, is_named), not (known and known.present)


async def _chosen(unit: Unit, user_id: int) -> Language | None:
    """The language that they have chosen as a customer. One that Telegram reported then says no more than now."""
    query = select(customers.c.language).where(customers.c.id == user_id, customers.c.chosen)
    return cast("Language | None", (await unit.execute(query)).scalar())


async def _arrives(unit: Unit, person: Operator, is_named: bool, by: int | None) -> bool:
    """Write down that they are here. False: somebody else has just done so."""
    row = {
        "id": person.id,
        "name": person.name,
        "language": person.language,
        "admitted": is_named,
        "admitted_by": by,
        "present": True,
        "since": unit.now,
    }
    known = or_(~operators.c.present, ~operators.c.admitted) if is_named else ~operators.c.present
    insert = unit.insert(operators).values(row)
    arrival = insert.on_conflict_do_update(index_elements=["id"], set_=row, where=known)
    return bool((await unit.execute(arrival)).rowcount)


async def admit(unit: Unit, user_id: int, admin: int, admin_name: str, group: int) -> Operator:
    """An admin admits somebody who is in a staff group. Raises NotAllowed for anybody else's press."""
    operator = await find_operator(unit, user_id)
    if admin not in unit.business.admins or operator is None or not operator.present:
        raise NotAllowed
    if operator.admitted:
        return operator
    statement = update(operators).where(operators.c.id == user_id)
    await unit.execute(statement.values(admitted=True, admitted_by=admin))
    await owe(unit, to_staff(group, OperatorAdmitted(name=operator.name, by=admin_name)))
    return replace(operator, admitted=True, dismissed_by=None)


def _operator(row: RowMapping) -> Operator:
    return Operator(
        id=row["id"],
        name=row["name"],
        language=row["language"],
        admitted=row["admitted"],
        present=row["present"],
        duty=Duty(row["duty"]),
        duty_since=row["duty_since"],
        duty_until=row["duty_until"],
        dismissed_by=None if row["admitted"] else row["admitted_by"],
    )
