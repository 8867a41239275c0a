"""How long things are kept: what is over goes when its time has come, and nothing else ever does."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from care import retention
from care.business import Business
from care.business.retention import Retention
from care.commands import GiveFeedback
from care.customers import notes
from care.due import do_due
from care.due.retention import begin
from care.feedback.given import give
from care.figures import Asked, report
from care.figures.asking import Period
from care.inbox import dead_letters
from care.model.ticket import State, Ticket
from care.outbox import shown
from care.people.customers import Customer, find
from care.privacy import export
from care.staff import audit
from care.store.tables import attempts as attempts_table
from care.store.tables import audit as audit_table
from care.store.tables import (
    bans,
    conversations,
    copies,
    customers,
    entries,
    feedback_places,
    history,
    jobs,
    metadata,
    outbox,
    tickets,
)
from care.store.tables import feedback as feedback_table
from care.store.unit import Store, Unit
from care.tickets.changing import set_topic
from care.tickets.places import set_card
from care.tickets.rows import find_ticket, tickets_of
from care.tickets.words import relay
from care.tickets.work import reminders, tags, working
from care.values.errors import NoCustomer
from tests.store.cast import (
    CHARLIE,
    DAY,
    DESK,
    EMMA,
    HOUR,
    IVAN,
    NOW,
    OLENA,
    SHOP,
    TARAS,
    StillClock,
    at_moment,
    opened,
    said,
)
from tests.store.looking import ask, clear, do, rows

YEAR = timedelta(days=365)
SECRET = "EMMASECRET"  # noqa: S105 - what she wrote
ALL = dict.fromkeys(Retention.model_fields, YEAR)
STRICT = SHOP.model_copy(update={"retention": Retention.model_validate(ALL)})  # all of it for a year
LATER = NOW + YEAR + 30 * DAY


# --- what there is


def test_every_kind_has_its_setting_and_every_table_its_kind_or_a_reason() -> None:
    assert [kind.name for kind in retention.KINDS] != []
    assert {kind.name for kind in retention.KINDS} == set(Retention.model_fields)
    taken = {table for kind in retention.KINDS for table in kind.tables}
    assert taken & set(retention.KEPT) == set()
    assert taken | set(retention.KEPT) == set(metadata.tables)


async def closed(unit: Unit, customer: Customer = EMMA, at: datetime = NOW) -> Ticket:
    """Answered, solved and closed; its topic has a card and a copy of what the customer wrote."""
    ticket = await opened(unit, customer, said(customer, SECRET), at=at)
    await set_topic(unit, ticket.id, 10 * ticket.id)
    await set_card(unit, ticket.id, 10 * ticket.id + 1)
    await relay.from_customer(at_moment(unit, at), ticket, customer, said(customer, f"{SECRET} too"))
    said_too = (await unit.execute(entries.select().where(entries.c.ticket_id == ticket.id))).mappings().all()
    place = {"entry_id": said_too[-1]["id"], "chat_id": DESK, "message_id": 7000 + ticket.id}
    await unit.execute(unit.insert(copies), place)
    await relay.from_operator(at_moment(unit, at + HOUR), ticket.id, TARAS, said(DESK, f"Dear {SECRET}"))
    await tags.tag(unit, ticket.id, TARAS, ["emmasecret"])
    await working.solve(at_moment(unit, at + 2 * HOUR), ticket.id, TARAS)
    await clear(unit)
    await unit.execute(tickets.update().where(tickets.c.id == ticket.id).values(order_number=SECRET))
    return ticket


async def pass_time(store: Store, until: datetime = NOW + 20 * DAY) -> None:
    """What is due is done, and what is owed arrives."""
    for _ in range(20):
        await do(store, do_due, now=until)
    await do(store, clear)


async def take_all(
    store: Store, business: Business = STRICT, now: datetime = LATER, limit: int = 3
) -> dict[str, int]:
    gone: dict[str, int] = {}
    while taken := await do(store, retention.take, limit, now=now, business=business):
        gone = {name: gone.get(name, 0) + taken.get(name, 0) for name in {**gone, **taken}}
    return gone


async def everything(store: Store) -> str:
    found = {name: [dict(row) for row in await rows(store, table)] for name, table in metadata.tables.items()}
    return json.dumps(found, default=str)


# --- tickets


async def test_what_was_said_in_a_closed_ticket_goes_from_the_store_and_from_the_group(store: Store) -> None:
    ticket = await do(store, closed)
    await pass_time(store)
    assert SECRET in await everything(store)
    assert await take_all(store, only(messages=YEAR)) == {"messages": 1}
    assert SECRET.casefold() not in (await everything(store)).casefold()
    owed = {row["kind"]: (row["chat_id"], row["body"]) for row in await rows(store, outbox)}
    assert owed == {
        "erase": (DESK, {"messages": [7000 + ticket.id]}),
        "card": (DESK, {}),
    }
    assert [each.id for each in await ask(store, tickets_of, EMMA.id)] == [ticket.id]  # it is hers still


def only(**kept: timedelta | None) -> Business:
    rules = dict.fromkeys(Retention.model_fields) | kept
    return SHOP.model_copy(update={"retention": Retention.model_validate(rules)})


async def test_whose_a_ticket_was_goes_later_and_then_nobody_can_do_anything_for_them(store: Store) -> None:
    ticket = await do(store, closed)
    await pass_time(store)
    await take_all(store, only(tickets=YEAR))
    after = await ask(store, find_ticket, ticket.id)
    assert after is not None
    assert (after.customer, after.state) == (0, State.CLOSED)
    assert await ask(store, tickets_of, EMMA.id) == ()
    assert EMMA.id not in {row["actor_id"] for row in await rows(store, history)}
    with pytest.raises(NoCustomer):
        await do(store, working.reopen, ticket.id, TARAS, now=LATER)
    emma = await ask(store, find, EMMA.id)
    assert emma is not None
    known = await ask(store, export.gather, emma)
    assert known["tickets"] == []


async def test_figures_are_the_same_without_words_and_names(store: Store) -> None:
    await do(store, closed)
    await do(store, closed, IVAN)
    await pass_time(store)
    wish = Asked(Period(date(2026, 11, 16), date(2026, 12, 13)))
    before = await ask(store, report, wish, LATER)
    assert before.total.solved == 2
    gone = await take_all(store, only(messages=YEAR, tickets=YEAR, feedback=YEAR, customers=YEAR))
    assert gone["tickets"] == 2
    assert await ask(store, report, wish, LATER) == before


async def an_open_one(unit: Unit) -> None:
    await opened(unit, EMMA, said(EMMA, SECRET))


async def one_that_can_be_reopened(unit: Unit) -> None:
    ticket = await opened(unit, EMMA, said(EMMA, SECRET))
    await working.solve(unit, ticket.id, TARAS)
    await unit.execute(jobs.delete())


async def one_with_a_reminder(unit: Unit) -> None:
    ticket = await closed(unit)
    await unit.execute(tickets.update().values(state="closed"))
    await unit.execute(jobs.delete())
    await reminders.remind(unit, ticket.id, TARAS, LATER + DAY, "call her")


async def one_with_a_word_on_its_way(unit: Unit) -> None:
    ticket = await closed(unit)
    await unit.execute(tickets.update().values(state="closed"))
    await unit.execute(jobs.delete())
    await relay.from_operator(at_moment(unit, NOW + 3 * HOUR), ticket.id, TARAS, said(DESK, "One more thing"))


async def one_that_was_spoken_of_lately(unit: Unit) -> None:
    ticket = await closed(unit)
    await unit.execute(tickets.update().values(state="closed"))
    await unit.execute(jobs.delete())
    await working.note(unit, ticket.id, TARAS, replace(said(DESK, "She called"), sent_at=LATER - DAY))


@pytest.mark.parametrize(
    "given",
    [
        an_open_one,
        one_that_can_be_reopened,
        one_with_a_reminder,
        one_with_a_word_on_its_way,
        one_that_was_spoken_of_lately,
    ],
)
async def test_a_ticket_that_is_not_quite_over_stays_whole(
    store: Store, given: Callable[[Unit], Awaitable[None]]
) -> None:
    await do(store, given)
    before = await rows(store, tickets), await rows(store, entries)
    assert await take_all(store, only(messages=YEAR, tickets=YEAR)) == {}
    assert (await rows(store, tickets), await rows(store, entries)) == before


# --- everything else


async def leave_traces(unit: Unit) -> None:
    """One old and one new row of each kind that is not about a ticket."""
    ticket = await opened(unit, OLENA, said(OLENA, "Still open"))
    for at in (NOW, LATER - DAY):
        await audit.write(at_moment(unit, at), TARAS.id, "take", ticket=ticket.id)
        await audit.tried(at_moment(unit, at), CHARLIE.id, "admin", audit.STRANGER)
        number = 5 if at == NOW else 6
        raw = {"update_id": number, "message": {"from": {"id": 7}, "text": SECRET}}
        await dead_letters.keep(at_moment(unit, at), raw, "KeyError", admins=())
        await notes.write(at_moment(unit, at), ticket, TARAS, f"Likes {SECRET}")
        ban = {"customer_id": IVAN.id, "shadow": False, "reason": SECRET, "by_id": 201, "at": at, "until": at}
        await unit.execute(unit.insert(bans), ban)
        who = EMMA.id if at == NOW else OLENA.id
        row = {"chat_id": who, "dialog": "menu", "state": {"x": SECRET}, "version": 1, "changed_at": at}
        await unit.execute(unit.insert(conversations), row)
        given = GiveFeedback("table7", 1, (said(EMMA, SECRET),), anonymous=at != NOW)
        await give(at_moment(unit, at), EMMA, given)
    await unit.execute(unit.insert(feedback_places), {"chat_id": DESK, "message_id": 71, "feedback_id": 1})
    forever = {"customer_id": CHARLIE.id, "shadow": False, "reason": "x", "by_id": 201, "at": NOW}
    await unit.execute(unit.insert(bans), forever)
    await clear(unit)


async def test_of_everything_else_the_old_goes_and_the_new_stays(store: Store) -> None:
    await do(store, leave_traces)
    gone = await take_all(store)
    kinds = ("audit", "attempts", "dead_letters", "notes", "bans", "conversations", "feedback")
    assert {name: gone[name] for name in kinds} == dict.fromkeys(kinds, 1)
    for table in (audit_table, attempts_table, conversations):
        assert len(await rows(store, table)) == 1, table.name
    assert [row["customer_id"] for row in await rows(store, bans)] == [IVAN.id, CHARLIE.id]
    old, new = await rows(store, feedback_table)
    assert (old["score"], old["customer_id"], old["messages"]) == (1, None, [])
    assert new["messages"] != []
    assert [row["body"] for row in await rows(store, outbox) if row["kind"] == "erase"] == [
        {"messages": [71]}
    ]


async def test_a_customer_of_whom_nothing_is_left_goes_with_what_still_shows_them(store: Store) -> None:
    await do(store, closed)
    await pass_time(store)
    await do(store, shown.note, DESK, [90], [EMMA.id])
    gone = await take_all(store, only(messages=YEAR, tickets=YEAR, customers=YEAR))
    assert gone["customers"] == 4  # the others never did anything
    assert await rows(store, customers) == []
    assert {"messages": [90]} in [row["body"] for row in await rows(store, outbox)]


async def test_who_has_points_a_ban_or_an_open_ticket_stays_a_customer(store: Store) -> None:
    await do(store, opened, EMMA)
    await do(store, leave_traces)
    assert await take_all(store, only(customers=YEAR)) == {}


# --- how it is done


async def test_what_would_go_is_counted_by_kind_with_its_oldest_day_and_then_that_goes(store: Store) -> None:
    await do(store, closed)
    await pass_time(store)
    await do(store, leave_traces)
    found = {each.kind: each for each in await ask(store, retention.outlook, now=LATER, business=STRICT)}
    assert (found["messages"].count, found["messages"].oldest) == (1, NOW)
    assert found["history"].count == len([row for row in await rows(store, history) if row["ticket_id"] == 1])
    gone = await take_all(store)
    first = {name: each.count for name, each in found.items() if each.count}
    assert {name: gone[name] for name in first} == first
    again = await ask(store, retention.outlook, now=LATER, business=STRICT)
    assert [each.kind for each in again if each.count] == []


async def test_what_is_kept_for_good_never_goes(store: Store) -> None:
    await do(store, closed)
    await do(store, leave_traces)
    before = await everything(store)
    assert await take_all(store, only(), NOW + 50 * YEAR) == {}
    assert await everything(store) == before
    assert {each.kept for each in await ask(store, retention.outlook, now=LATER, business=only())} == {None}


DYING = """
import asyncio, os, sys
from care import retention
from care.store.unit import Store
from tests.store.cast import StillClock
from tests.store.test_retention import LATER, STRICT

async def die(url, after):
    store = Store.at(url, STRICT, StillClock(LATER))
    for left in range(after, -1, -1):
        async with store.write() as unit:
            await retention.take(unit, 1)
            if not left:
                os.kill(os.getpid(), 9)
            await unit.commit()

asyncio.run(die(sys.argv[1], int(sys.argv[2])))
"""


async def test_who_dies_in_the_middle_of_a_batch_has_done_all_of_those_before_and_nothing_of_it(
    store: Store, url: str
) -> None:
    for customer in (EMMA, IVAN, OLENA):
        await do(store, closed, customer)
    await pass_time(store)
    died = await asyncio.create_subprocess_exec(sys.executable, "-c", DYING, url, "1", cwd=Path.cwd())
    assert await died.wait() == -9
    left = [row["id"] for row in await rows(store, tickets) if row["summary"]]
    erased = [row["body"]["messages"] for row in await rows(store, outbox) if row["kind"] == "erase"]
    assert (left, erased) == ([2, 3], [[7001]])
    await take_all(store)
    erased = [row["body"]["messages"] for row in await rows(store, outbox) if row["kind"] == "erase"]
    assert (SECRET in await everything(store), sorted(erased)) == (False, [[7001], [7002, 7003]])


async def test_a_ticket_that_is_just_being_reopened_keeps_its_words(store: Store, url: str) -> None:
    await do(store, closed)
    await pass_time(store)
    async with Store.opened(url, SHOP, StillClock(NOW)) as other, store.write() as unit:
        await working.reopen(at_moment(unit, LATER), 1, TARAS)
        round_of_another = asyncio.create_task(do(other, retention.take, now=LATER, business=STRICT))
        await asyncio.wait({round_of_another}, timeout=0.2)  # SQLite has one writer, who is waited for
        await unit.commit()
        assert "messages" not in await round_of_another
    [ticket] = await rows(store, tickets)
    assert (ticket["state"], ticket["customer_id"], ticket["order_number"]) == ("taken", EMMA.id, SECRET)


async def test_it_is_done_at_night_batch_by_batch(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one(monkeypatch)
    await do(store, leave_tries)
    await do(store, begin, now=LATER, business=STRICT)
    await do(store, begin, now=LATER, business=STRICT)
    [planned] = await waiting(store)
    assert planned.astimezone(SHOP.tz).hour == 2
    await do(store, do_due, now=planned - HOUR, business=STRICT)
    assert len(await rows(store, attempts_table)) == 3
    now = planned
    while now < planned + HOUR:
        await do(store, do_due, now=now, business=STRICT)
        [now] = await waiting(store)
    assert await rows(store, attempts_table) == []
    assert now == planned + DAY


async def test_a_bot_that_sleeps_at_night_does_one_batch_by_day(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_by_one(monkeypatch)
    await do(store, leave_tries)
    await do(store, begin, now=LATER, business=STRICT)
    [planned] = await waiting(store)
    await do(store, do_due, now=planned + 7 * HOUR, business=STRICT)
    assert len(await rows(store, attempts_table)) == 2
    assert await waiting(store) == [planned + DAY]


def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "KINDS", tuple(replace(kind, batch=1) for kind in retention.KINDS))


async def leave_tries(unit: Unit) -> None:
    for day in range(3):
        await audit.tried(at_moment(unit, NOW + day * DAY), CHARLIE.id, "admin", audit.STRANGER)


async def waiting(store: Store) -> list[datetime]:
    found = await rows(store, jobs)
    return [row["due_at"] for row in found if row["kind"] == "retention" and row["done_at"] is None]
