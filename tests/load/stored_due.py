"""A store in which much is due within one minute: reminders, each of a customer of its own."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import bindparam, text

from care.people.customers import save
from care.reminders.model import Plan, State
from care.store.migrate import migrated
from care.store.tables import Moment, jobs, reminders
from tests.load.crowd import FIRST_ID
from tests.store.cast import NOW, OLENA, SHOP, StillClock

MINUTE = timedelta(minutes=1)
FIRST = FIRST_ID  # a customer's number
WATER = "Order water"
BULK = 1000
# Half of them wait for next year, half were done yesterday.
STOCK = """
INSERT INTO jobs (kind, customer_id, data, due_at, done_at)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
SELECT 'remind_customer', 1, '{{"reminder": 1}}'{json}, CASE WHEN i % 2 = 0 THEN {future} ELSE {past} END,
CASE WHEN i % 2 = 0 THEN NULL ELSE {past} END FROM n
"""


async def fill(url: str, stored: int, due: int, now: datetime = NOW) -> None:
    """`due` customers have a reminder each, due within the minute before `now`; so many jobs lie beside."""
    async with migrated(url, SHOP, StillClock(now)) as store, store.write() as unit:
        if stored:
            on = unit.on_postgres
            kinds = {"json": "::jsonb" if on else "", "future": ":future", "past": ":past"}
            if on:
                kinds |= {"future": "CAST(:future AS timestamptz)", "past": "CAST(:past AS timestamptz)"}
            moments = [bindparam(name, type_=Moment()) for name in ("future", "past")]
            stock = text(STOCK.format(**kinds)).bindparams(*moments)
            year = {"count": stored, "future": now + timedelta(days=365), "past": now - timedelta(days=1)}
            await unit.execute(stock, year)
        for start in range(0, due, BULK):
            people = range(FIRST + start, FIRST + min(due, start + BULK))
            await save(unit, [replace(OLENA, id=number) for number in people])
            moments_due = [now - MINUTE + MINUTE * (number - FIRST) / due for number in people]
            both = list(zip(people, moments_due, strict=True))
            await unit.execute(unit.insert(reminders), [_reminder(*each) for each in both])
            await unit.execute(unit.insert(jobs), [_job(*each) for each in both])
        await unit.commit()
        if unit.on_postgres:
            await unit.execute(text("ANALYZE"))
            await unit.commit()


def _reminder(number: int, due: datetime) -> dict[str, object]:
    plan = Plan(due.replace(tzinfo=None, second=0, microsecond=0))
    return {
        "id": number - FIRST + 1,
        "customer_id": number,
        "what": WATER,
        "rule": plan.rule,
        "starts": plan.starts,
        "zone": "UTC",
        "state": State.ACTIVE,
        "due_at": due,
        "created_at": NOW,
        "changed_at": NOW,
    }


def _job(number: int, due: datetime) -> dict[str, object]:
    data = {"reminder": number - FIRST + 1}
    return {"kind": "remind_customer", "customer_id": number, "data": data, "due_at": due}
