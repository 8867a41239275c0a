"""A bot that has nothing but its token: who becomes its admin, which group its staff works in, when it opens.

What is answered is written as any change of the rules is, so it survives whatever ends the process. Until there is a
staff group, `Business.is_open` is false and nobody is served.
"""

import hashlib
import hmac
from dataclasses import dataclass

from pydantic import ValidationError
from sqlalchemy import RowMapping, select

from care.rules.changing import change, in_force, undo
from care.rules.commands import AboutRules, ChangeRules, OpenBusiness, UndoRule, wrong_rule
from care.store.locks import hold
from care.store.tables import offered_groups
from care.store.unit import Unit
from care.values.errors import NotAllowed, NotOffered
from care.values.storable import storable

TITLE = 256


@dataclass(frozen=True)
class Offered:
    """A group that an admin has shown. `manages`: the bot may make topics there."""

    chat: int
    title: str
    topics: bool
    manages: bool

    @property
    def serves(self) -> bool:
        return self.topics and self.manages


def code_of(token: str) -> str:
    """The code that makes its bearer the admin: who can read the token can know it, and nobody else."""
    return hmac.new(token.encode(), b"turbota: first run", hashlib.sha256).hexdigest()[:32]


async def claim(unit: Unit, person: int, language: str) -> bool:
    """They are the admin from now on. False: somebody is already."""
    await hold(unit, "rules")
    if "admins" in await in_force(unit):
        return False
    await change(unit, person, {"admins": [person], "default_language": language})
    return True


async def offer(unit: Unit, by: int, group: Offered) -> None:
    row = {
        "chat_id": group.chat,
        "by_id": by,
        "title": storable(group.title)[:TITLE],
        "topics": group.topics,
        "manages": group.manages,
        "at": unit.now,
    }
    await unit.execute(unit.upsert(offered_groups, ("chat_id",), tuple(row)[1:]), row)


async def offered(unit: Unit, by: int) -> Offered | None:
    """The one that they showed last."""
    query = select(offered_groups).where(offered_groups.c.by_id == by)
    newest = query.order_by(offered_groups.c.at.desc(), offered_groups.c.chat_id).limit(1)
    row = (await unit.execute(newest)).mappings().one_or_none()
    return _offered(row) if row else None


async def find(unit: Unit, chat: int) -> Offered | None:
    query = select(offered_groups).where(offered_groups.c.chat_id == chat)
    row = (await unit.execute(query)).mappings().one_or_none()
    return _offered(row) if row else None


async def answered(unit: Unit) -> frozenset[str]:
    """The paths of which something was said."""
    return frozenset(path for path, value in (await in_force(unit)).items() if value is not None)


async def carry_out(unit: Unit, command: AboutRules, person: int) -> None:
    """Raises NotAllowed, WrongRule, and NotOffered for a group in which nobody could be served."""
    if person not in unit.business.admins:
        raise NotAllowed
    match command:
        case ChangeRules(values):
            try:
                await change(unit, person, values)
            except ValidationError as error:
                raise wrong_rule(error) from None
        case UndoRule(number):
            try:
                await undo(unit, person, number)
            except ValidationError as error:
                raise wrong_rule(error) from None
        case OpenBusiness(group):
            found = await offered(unit, person)
            if found is None or found.chat != group or not found.serves or unit.business.is_open:
                raise NotOffered
            await change(unit, person, {"staff_group": group})


def _offered(row: RowMapping) -> Offered:
    return Offered(row["chat_id"], row["title"], row["topics"], row["manages"])
