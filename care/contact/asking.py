"""The question itself, of one person or of several at once; and how often it was answered how."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Executable, bindparam, select

from care.agenda.schedule import stretch_start
from care.contact.decide import No, NotBefore, Standing, Verdict, Why, Yes, decide
from care.contact.knowing import know, know_all
from care.contact.purposes import Purpose
from care.store.tables import customers, verdicts
from care.store.unit import Unit
from care.store.upsert import insert_into

DAY = timedelta(days=1)
LOCK = (
    select(customers.c.id)
    .where(customers.c.id.in_(bindparam("people", expanding=True)))
    .order_by(customers.c.id)
    .with_for_update(key_share=True)
)


async def may_write(unit: Unit, purpose: Purpose, customer: int, *, at: datetime | None = None) -> Verdict:
    """Whether they may be written to about this, now or `at`.

    From here to the commit nobody else is told so of them: of two processes the second knows what the first wrote.
    """
    return (await may_write_to(unit, purpose, [customer], at=at))[customer]


async def may_write_to(
    unit: Unit, purpose: Purpose, people: Collection[int], *, at: datetime | None = None
) -> dict[int, Verdict]:
    """The same of several, of whom what counts is read together."""
    if purpose.remembers and unit.on_postgres:
        await unit.execute(LOCK, {"people": sorted(people)})
    answers = {
        number: _in_turn(decide(purpose, standing, unit.business, at or unit.now), standing, unit.now)
        for number, standing in (await know_all(unit, purpose, people)).items()
    }
    for answer in answers.values():
        count(unit, purpose, outcome(answer))
    return answers


async def verdict_on(unit: Unit, purpose: Purpose, customer: int, *, at: datetime | None = None) -> Verdict:
    """The same for whoever only wants to know: nothing is locked, nothing counted."""
    return decide(purpose, await know(unit, purpose, customer), unit.business, at or unit.now)


def _in_turn(verdict: Verdict, standing: Standing, now: datetime) -> Verdict:
    """What is more important and due already is looked at first, and may come to nothing: then this is asked again."""
    if isinstance(verdict, NotBefore) and any(due <= now for due in standing.ahead):
        return replace(verdict, at=now, why=Why.TURN)
    return verdict


# --- how often what was decided


def outcome(verdict: Verdict) -> str:
    match verdict:
        case Yes():
            return "yes"
        case NotBefore(why=why):
            return f"later:{why}"
        case No(why=why):
            return f"no:{why}"


async def decided(unit: Unit) -> dict[tuple[str, str], int]:
    """How often today, in UTC, by the purpose's key and the outcome."""
    today = verdicts.c.day == stretch_start(unit.now, DAY)
    query = select(verdicts.c.purpose, verdicts.c.outcome, verdicts.c.times).where(today)
    return {(row.purpose, row.outcome): row.times for row in await unit.execute(query)}


def count(unit: Unit, purpose: Purpose, what: str) -> None:
    """Once more today: `what`, an outcome or why it was not even asked for."""
    unit.gather(_add, (stretch_start(unit.now, DAY), purpose.key, what))


async def _add(unit: Unit, counted: Counter[tuple[datetime, str, str]]) -> None:
    """In one order, so that no two wait for each other."""
    rows = [
        {"day": day, "purpose": purpose, "outcome": what, "times": times}
        for (day, purpose, what), times in sorted(counted.items())
    ]
    await unit.execute(_counting(unit.on_postgres), rows)


@cache
def _counting(on_postgres: bool) -> Executable:
    insert = insert_into(verdicts, on_postgres)
    more = {"times": verdicts.c.times + insert.excluded.times}
    return insert.on_conflict_do_update(index_elements=["day", "purpose", "outcome"], set_=more)
