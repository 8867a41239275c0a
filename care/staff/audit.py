"""The audit log: every deed of the staff, append-only: who, what, when, on which ticket.

`data` is plain JSON and holds no name and no person's words. The store refuses to change or delete a row, but for what
its retention or a person may ask (care/store/append_only.py). Names are those that people go by now.

What had no effect (`tried`) is counted, a row a day for each actor, deed and outcome: anybody can try for ever. It is
read in one with what was done, each at its place in time.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy import RowMapping, Select, Table, and_, delete, func, literal, or_, select, update

from care.agenda.schedule import stretch_start
from care.store.append_only import unlocked
from care.store.tables import attempts, audit, customers, operators
from care.store.unit import Unit

DAY = timedelta(days=1)
ERASED = -1  # the actor, where it was a stranger who has had their data deleted
HOUSE = 0  # the actor, where it was the settings or the command line
DONE = "done"
# Outcomes of what had no effect, beside the codes of care/values/errors.py: because of what it said, or who did it.
UNCLEAR = "unclear"  # it was not understood, and how to say it was shown
ASKED = "asked"  # it shows what to choose from, or asks whether it is meant: what is pressed then is a deed of its own
STRANGER = "stranger"  # nobody whom an admin has admitted
FORGED = "forged"  # a button that nobody was shown
FOREIGN = "foreign_group"  # a group that the settings do not name


# Where it stands in the log: a row's id and 0, or the row after which it was tried last and the attempt's own id.
Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class Noted:
    place: Place
    at: datetime  # when it was done, or tried last
    actor: int
    name: str  # empty: nobody whom we know
    deed: str
    ticket: int | None
    outcome: str
    data: dict[str, Any] = field(default_factory=dict)
    times: int = 1


@dataclass(frozen=True)
class Filter:
    """What to read. Nothing given: everything."""

    actor: int | None = None
    ticket: int | None = None
    before: Place | None = None
    since: datetime | None = None


async def write(unit: Unit, actor: int, deed: str, *, ticket: int | None = None, **data: object) -> None:
    """It was done."""
    row = {
        "at": unit.now,
        "actor_id": actor,
        "deed": deed,
        "ticket_id": ticket,
        "outcome": DONE,
        "data": data,
    }
    await unit.execute(unit.insert(audit), row)


async def tried(unit: Unit, actor: int, deed: str, outcome: str, ticket: int | None = None) -> None:
    """It had no effect, and `outcome` says why."""
    newest = select(func.coalesce(func.max(audit.c.id), 0)).scalar_subquery()
    row = {
        "actor_id": actor,
        "deed": deed,
        "outcome": outcome,
        "day": stretch_start(unit.now, DAY),
        "ticket_id": ticket,
        "times": 1,
        "first_at": unit.now,
        "last_at": unit.now,
        "place": newest,
    }
    await unit.execute(_counted_up(unit.insert(attempts).values(row)))


SAME = ("actor_id", "deed", "outcome", "day")


def _counted_up(insert: Any) -> Any:  # noqa: ANN401 - PostgreSQL's or SQLite's
    new = insert.excluded
    changed = {name: new[name] for name in ("ticket_id", "last_at", "place")}
    times = attempts.c.times + new["times"]
    return insert.on_conflict_do_update(index_elements=SAME, set_=changed | {"times": times})


async def forget(unit: Unit, person: int) -> None:
    """Who tried what they may not is nobody from now on. Whoever has done something was staff, and stays."""
    theirs = audit.c.actor_id == person
    if (await unit.execute(select(audit.c.id).where(theirs).limit(1))).first() is not None:
        async with unlocked(unit, audit):
            await unit.execute(update(audit).where(theirs).values(actor_id=ERASED))
    tries = attempts.c.actor_id == person
    names = [column.name for column in attempts.columns if column.name not in ("id", "actor_id")]
    nobodys = select(literal(ERASED), *(attempts.c[name] for name in names)).where(tries)
    await unit.execute(_counted_up(unit.insert(attempts).from_select(["actor_id", *names], nobodys)))
    await unit.execute(delete(attempts).where(tries))


async def was_staff(unit: Unit, person: int) -> bool:
    done = audit.c.actor_id == person, audit.c.outcome == DONE
    return (await unit.execute(select(audit.c.id).where(*done).limit(1))).first() is not None


async def read(unit: Unit, wanted: Filter, limit: int | None = None) -> list[Noted]:
    """Newest first."""
    done = _select(audit, wanted, audit.c.at).order_by(audit.c.id.desc()).limit(limit)
    tries = _select(attempts, wanted, attempts.c.last_at).order_by(
        attempts.c.place.desc(), attempts.c.id.desc()
    )
    if wanted.before is not None:
        place, tried_before = wanted.before
        done = done.where(audit.c.id < place + (1 if tried_before else 0))
        at_place = and_(attempts.c.place == place, attempts.c.id < tried_before)
        tries = tries.where(or_(attempts.c.place < place, at_place))
    noted = [_done(row) for row in (await unit.execute(done)).mappings()]
    noted += [_tried(row) for row in (await unit.execute(tries.limit(limit))).mappings()]
    return sorted(noted, key=lambda each: each.place, reverse=True)[:limit]


def _select(table: Table, wanted: Filter, at: Any) -> Select[Any]:  # noqa: ANN401 - a column
    name = func.coalesce(operators.c.name, customers.c.name, "").label("name")
    query = (
        select(table, name)
        .outerjoin(operators, operators.c.id == table.c.actor_id)
        .outerjoin(customers, customers.c.id == table.c.actor_id)
    )
    if wanted.actor is not None:
        query = query.where(table.c.actor_id == wanted.actor)
    if wanted.ticket is not None:
        query = query.where(table.c.ticket_id == wanted.ticket)
    return query if wanted.since is None else query.where(at >= wanted.since)


def _done(row: RowMapping) -> Noted:
    who = row["actor_id"], row["name"], row["deed"], row["ticket_id"], row["outcome"]
    return Noted((row["id"], 0), row["at"], *who, row["data"])


def _tried(row: RowMapping) -> Noted:
    who = row["actor_id"], row["name"], row["deed"], row["ticket_id"], row["outcome"]
    return Noted((row["place"], row["id"]), row["last_at"], *who, times=row["times"])
