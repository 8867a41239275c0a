"""Two tickets of one customer become one."""

import pytest
from sqlalchemy import update

from care.business import Priority
from care.model.history import Event
from care.model.ticket import State, Ticket
from care.people.operators import Operator
from care.privacy import knowledge
from care.store.tables import copies, history, outbox, tickets
from care.store.unit import Store, Unit
from care.tickets.entries import entries_of
from care.tickets.opening import own
from care.tickets.words import relay
from care.tickets.words import scheduled_replies as later
from care.tickets.work import working
from care.tickets.work.links import link, links_of
from care.tickets.work.merge import candidates, merge
from care.tickets.work.reminders import remind, reminders_of
from care.tickets.work.tags import tag, tags_of
from care.values.errors import AlreadyTaken, CannotMerge, GoesOn, NotAllowed
from tests.store.cast import CHARLIE, DARIA, DESK, EMMA, HOUR, IVAN, TARAS, opened, said
from tests.store.looking import ask, clear, do, now_of, owed, rows
from tests.store.merging import SECOND, first, merged, second

__all__ = ["first", "second"]  # fixtures


async def texts(store: Store, ticket: Ticket) -> list[str]:
    return [entry.content.text for entry in await ask(store, entries_of, ticket.id)]


async def test_the_source_is_over_and_names_the_ticket_in_which_it_goes_on(
    store: Store, first: Ticket, second: Ticket
) -> None:
    await merged(store, second, first)
    source = await now_of(store, second)
    assert (source.state, source.merged_into) == (State.MERGED, first.id)
    assert (source.waiting_since, source.solve_due, source.is_open) == (None, None, False)
    assert source.version > second.version


async def test_every_word_goes_along_and_is_shown_in_the_targets_topic(
    store: Store, first: Ticket, second: Ticket
) -> None:
    await merged(store, second, first)
    assert await texts(store, first) == [
        "The coffee was cold",
        "We are looking for it",
        "Where is my cake?",
        "Hello?",
    ]
    assert await texts(store, second) == []
    waiting = [
        (row["body"].get("notice", row["kind"]), row["ticket_id"]) for row in await rows(store, outbox)
    ]
    in_target = [what for what, ticket in waiting if ticket == first.id and what != "ticket_merged"]
    assert in_target == ["desk_joined", "relay", "relay", "card"]
    assert [what for what, ticket in waiting if ticket == second.id] == ["desk_merged", "card"]


async def test_the_customer_is_told_once(store: Store, first: Ticket, second: Ticket) -> None:
    await merged(store, second, first)
    assert await owed(store, EMMA.id) == ["ticket_merged"]


async def test_who_waited_in_the_source_waits_in_the_target_by_the_earlier_promise(
    store: Store, first: Ticket, second: Ticket
) -> None:
    assert first.waiting_since is None
    target = await merged(store, second, first)
    assert (target.waiting_since, target.answer_due) == (second.waiting_since, second.answer_due)
    assert target.solve_due == first.solve_due


async def test_what_nobody_has_is_taken_by_the_sources_owner_in_one_word_to_the_customer(
    store: Store, first: Ticket, second: Ticket
) -> None:
    await do(store, merge, first.id, second.id, TARAS, now=SECOND)
    target = await now_of(store, second)
    assert (target.state, target.owner, target.version) == (State.TAKEN, TARAS.id, second.version + 1)
    assert await owed(store, EMMA.id) == ["ticket_merged"]
    assert "desk_taken" in await owed(store, DESK)


async def test_the_higher_priority_counts(store: Store, first: Ticket, second: Ticket) -> None:
    async with store.write() as unit:
        await unit.execute(update(tickets).where(tickets.c.id == second.id).values(priority=Priority.URGENT))
        await unit.commit()
    target = await merged(store, await now_of(store, second), first)
    assert target.priority is Priority.URGENT


async def test_tags_links_reminders_and_planned_replies_go_along(
    store: Store, first: Ticket, second: Ticket
) -> None:
    third = await do(store, opened, IVAN)
    await do(store, tag, first.id, TARAS, ["late"])
    await do(store, tag, second.id, TARAS, ["late", "crushed"])
    await do(store, link, second.id, third.id, TARAS)
    await do(store, link, second.id, first.id, TARAS)
    await do(store, remind, second.id, TARAS, SECOND + HOUR, "call")
    await do(store, later.put_off, second.id, TARAS, said(DESK, "Found"), SECOND + HOUR)
    await merged(store, second, first)
    assert await ask(store, tags_of, first.id) == ("crushed", "late")
    assert [each.id for each in await ask(store, links_of, first.id)] == [third.id]
    assert [each.id for each in await ask(store, links_of, third.id)] == [first.id]
    assert len(await ask(store, reminders_of, first.id)) == 1
    assert len(await ask(store, later.replies_of, first.id)) == 1


async def test_a_later_message_to_the_source_goes_to_the_target(
    store: Store, first: Ticket, second: Ticket
) -> None:
    await merged(store, second, first)
    await do(store, relay.from_customer, second, EMMA, said(EMMA, "Any news?"), now=SECOND)
    await do(store, own.add, EMMA, second.id, [said(EMMA, "Please")], now=SECOND)
    assert (await texts(store, first))[-2:] == ["Any news?", "Please"]


async def test_what_the_desk_cannot_see_and_what_it_can_do_not_become_one(
    store: Store, first: Ticket, second: Ticket
) -> None:
    async with store.write() as unit:
        await unit.execute(update(tickets).where(tickets.c.id == first.id).values(hidden=True))
        await unit.commit()
    assert await ask(store, candidates, second) == ()
    with pytest.raises(CannotMerge):
        await do(store, merge, second.id, first.id, DARIA, now=SECOND)


async def test_what_answers_a_message_of_the_source_is_for_the_target(
    store: Store, first: Ticket, second: Ticket
) -> None:
    hello = (await ask(store, entries_of, second.id))[-1]
    await merged(store, second, first)
    answer = said(EMMA, "I mean this", reply_to=hello.message_id)
    found = await ask(store, relay.ticket_for_customer_message, EMMA.id, answer, now=SECOND)
    assert found is not None
    assert found.id == first.id


async def test_what_an_operator_writes_in_the_sources_topic_reaches_nobody(
    store: Store, first: Ticket, second: Ticket
) -> None:
    await merged(store, second, first)
    with pytest.raises(GoesOn):
        await do(store, relay.from_operator, second.id, TARAS, said(DESK, "Hello"), now=SECOND)


async def test_there_are_no_chains(store: Store, first: Ticket, second: Ticket) -> None:
    third = await do(store, opened)
    await merged(store, second, first)
    await do(store, merge, first.id, third.id, TARAS, now=SECOND)
    assert (await now_of(store, second)).merged_into == third.id
    assert (await now_of(store, first)).merged_into == third.id


async def test_only_another_open_ticket_of_the_same_customer_takes_it(
    store: Store, first: Ticket, second: Ticket
) -> None:
    foreign, solved = await do(store, opened, IVAN), await do(store, opened)
    await do(store, working.solve, solved.id, TARAS)
    for number in (foreign.id, solved.id, second.id, 999):
        with pytest.raises(CannotMerge):
            await do(store, merge, second.id, number, DARIA, now=SECOND)
    assert [each.id for each in await ask(store, candidates, second)] == [first.id]


async def test_a_colleagues_ticket_and_a_strangers_press_change_nothing(
    store: Store, first: Ticket, second: Ticket
) -> None:
    with pytest.raises(AlreadyTaken):
        await do(store, merge, first.id, second.id, DARIA, now=SECOND)
    with pytest.raises(NotAllowed):
        await do(store, merge, second.id, first.id, Operator(CHARLIE.id, "Charlie", "en"), now=SECOND)
    assert (await now_of(store, second)).state is State.NEW


async def test_the_words_in_both_topics_are_deleted_when_the_customer_wishes(
    store: Store, first: Ticket, second: Ticket
) -> None:
    hello = (await ask(store, entries_of, second.id))[-1]
    await do(store, _stands, hello.id, 91)
    await merged(store, second, first)
    await do(store, _stands, hello.id, 71)
    await do(store, clear)
    await do(store, knowledge.erase, EMMA.id, now=SECOND)
    gone = [row["body"]["messages"] for row in await rows(store, outbox) if row["kind"] == "erase"]
    assert sorted(number for numbers in gone for number in numbers) == [71, 91]


async def _stands(unit: Unit, entry: int, place: int) -> None:
    row = {"entry_id": entry, "chat_id": DESK, "message_id": place}
    await unit.execute(unit.upsert(copies, ("entry_id", "chat_id", "part"), ("message_id",)), [row])


async def test_both_tickets_remember_it(store: Store, first: Ticket, second: Ticket) -> None:
    await merged(store, second, first)
    told = {(row["ticket_id"], row["event"]) for row in await rows(store, history)}
    assert {(second.id, str(Event.MERGED)), (first.id, str(Event.JOINED))} <= told
