"""How long things are kept: what is over goes when its time has come, and nothing else ever does."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

import pytest

from care import retention
from care.business.retention import Retention
from care.figures import Asked, report
from care.figures.asking import Period
from care.model.ticket import State
from care.outbox import shown
from care.people.customers import find
from care.privacy import export
from care.store.tables import attempts as attempts_table
from care.store.tables import audit as audit_table
from care.store.tables import (
    bans,
    conversations,
    customers,
    entries,
    history,
    jobs,
    metadata,
    outbox,
    tickets,
)
from care.store.tables import feedback as feedback_table
from care.store.unit import Store, Unit
from care.tickets.rows import find_ticket, tickets_of
from care.tickets.words import relay
from care.tickets.work import reminders, working
from care.values.errors import NoCustomer
from tests.store.cast import CHARLIE, DAY, DESK, EMMA, HOUR, IVAN, NOW, TARAS, at_moment, opened, said
from tests.store.kept import LATER, SECRET, YEAR, closed, everything, leave_traces, only, pass_time, take_all
from tests.store.looking import ask, do, rows

# --- what there is


def test_every_kind_has_its_setting_and_every_table_its_kind_or_a_reason() -> None:
    assert [kind.name for kind in retention.KINDS] != []
    assert {kind.name for kind in retention.KINDS} == set(Retention.model_fields)
    taken = {table for kind in retention.KINDS for table in kind.tables}
    assert taken & set(retention.KEPT) == set()
    assert taken | set(retention.KEPT) == set(metadata.tables)


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
