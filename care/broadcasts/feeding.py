"""Recipients who are due are put into the outbox, a bounded number at a time: their row and their post in one
transaction, with what `contacts` says of it. From then on it is a post like any other, in the lowest lane.
"""

from datetime import datetime, timedelta

from sqlalchemy import RowMapping, bindparam, delete, func, select, update

from care.broadcasts import outcomes, rows
from care.broadcasts.model import Broadcast, Outcome
from care.contact import Letter, No, NotBefore, Verdict, Why, Yes, may_write_to, write_all
from care.contact.purposes import PURPOSES
from care.outbox import Lane, Post
from care.outbox.bodies import Circular
from care.store.tables import broadcast_recipients as recipients
from care.store.tables import outbox
from care.store.unit import Unit

AHEAD = 200  # posts in the outbox, at most: some seconds of sending
AT_ONCE = 50  # recipients in one transaction
MISSED = timedelta(hours=2)  # with nobody there to send it: then a person decides
MISSED_IT = -1
SEEN = timedelta(minutes=1)  # that somebody is there is written down so often

QUEUE = (
    update(recipients)
    .where(recipients.c.broadcast_id == bindparam("of"), recipients.c.customer_id == bindparam("whose"))
    .values(outcome=str(Outcome.QUEUED), contact_id=bindparam("contact"))
)


async def room(unit: Unit) -> int:
    """How many more posts the outbox takes."""
    waits = outbox.c.kind == Circular.kind, outbox.c.failed_at.is_(None)
    count = (await unit.execute(select(func.count()).select_from(outbox).where(*waits))).scalar_one()
    return max(0, AHEAD - int(count))


async def feed(unit: Unit, broadcast: Broadcast, most: int) -> int:
    """Queue up to `most` of those who are due. How many were looked at: 0 if nobody is due; or MISSED_IT."""
    due = await _due(unit, broadcast.id, min(most, AT_ONCE))
    if not due:
        await _seen(unit, broadcast)
        return 0
    if was_missed(broadcast, due[0]["due_at"], unit.now):
        return MISSED_IT
    await _seen(unit, broadcast)
    people = {row["customer_id"]: row for row in due}
    verdicts = await may_write_to(unit, PURPOSES[broadcast.purpose], people)
    await _queue(unit, broadcast.id, [yes for yes in verdicts.values() if isinstance(yes, Yes)])
    for customer, verdict in verdicts.items():
        if not isinstance(verdict, Yes):
            await _hold(unit, broadcast.id, people[customer], verdict)
    return len(due)


async def _due(unit: Unit, broadcast: int, most: int) -> list[RowMapping]:
    waits = recipients.c.broadcast_id == broadcast, recipients.c.outcome == str(Outcome.PENDING)
    query = select(recipients).where(*waits, recipients.c.due_at <= unit.now)
    query = query.order_by(recipients.c.due_at, recipients.c.customer_id).limit(most)
    return list((await unit.execute(query.with_for_update(skip_locked=True))).mappings())


async def _queue(unit: Unit, broadcast: int, yes: list[Yes]) -> None:
    letters = [Letter(may=each, posts=(_post(broadcast, each.customer),)) for each in yes]
    numbers = await write_all(unit, letters)
    queued = [
        {"of": broadcast, "whose": each.customer, "contact": contact}
        for each, contact in zip(yes, numbers, strict=True)
    ]
    if queued:
        await unit.execute(QUEUE, queued)


def _post(broadcast: int, customer: int) -> Post:
    return Post(customer, Circular(broadcast=broadcast), Lane.BROADCAST, stream=stream_of(broadcast))


def stream_of(broadcast: int) -> str:
    return f"b{broadcast}"


async def _hold(unit: Unit, broadcast: int, row: RowMapping, verdict: Verdict) -> None:
    """One who was waiting is not to be written to, or not yet."""
    mine = recipients.c.broadcast_id == broadcast, recipients.c.customer_id == row["customer_id"]
    await unit.execute(update(recipients).where(*mine).values(**held(verdict, row["late_at"], unit.now)))


def held(verdict: Verdict, late_at: datetime, now: datetime) -> dict[str, object]:
    """What then stands in their row: another time, or the end."""
    match verdict:
        case NotBefore(at=at) if at < late_at:
            return {"due_at": at}
        case No(why=Why.BLOCKED):
            return {"outcome": str(Outcome.BLOCKED), "at": now}
        case No(why=why) | NotBefore(why=why):
            return {"outcome": str(Outcome.SKIPPED), "why": str(why), "at": now}
    return {}


def was_missed(broadcast: Broadcast, due_at: datetime, now: datetime) -> bool:
    """Its time has come and gone while nobody was there."""
    return broadcast.fed_at is not None and max(broadcast.fed_at, due_at) < now - MISSED


async def _seen(unit: Unit, broadcast: Broadcast) -> None:
    if broadcast.fed_at is None or broadcast.fed_at < unit.now - SEEN:
        await rows.change(unit, broadcast.id, fed_at=unit.now)


async def take_back(unit: Unit, broadcast: int) -> None:
    """What nobody has begun to send waits among its recipients again."""
    theirs = outbox.c.kind == Circular.kind, outbox.c.stream == stream_of(broadcast)
    gone = delete(outbox).where(*theirs, outbox.c.token.is_(None)).returning(outbox.c.chat_id)
    people = (await unit.execute(gone)).scalars().all()
    if people:
        await outcomes.take_back(unit, broadcast, people)
