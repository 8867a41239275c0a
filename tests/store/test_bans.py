"""Customers to whom the bot does not listen, or only seems to."""

from dataclasses import replace
from datetime import datetime

import pytest

from care.commands import GiveFeedback, TicketOpened, WithdrawTicket
from care.customers import bans
from care.due import do_due
from care.handlers import carry_out
from care.model.ticket import Ticket
from care.outbox import claim
from care.people import bans as banned
from care.privacy import export, knowledge
from care.store.tables import bans as table
from care.store.unit import Store, Unit
from care.tickets import changing, places
from care.tickets.rows import find_ticket
from care.tickets.words import changes, relay
from care.tickets.work import working
from care.values.content import Content, Kind, Message
from care.values.errors import NotBanned, TooLate
from tests.store.cast import DAY, DESK, EMMA, HOUR, MINUTE, NOW, TARAS, complaint, opened, said
from tests.store.delivering import delivered
from tests.store.looking import ask, clear, do, owed, rows

WEEK = 7 * DAY


async def ban(
    store: Store, until: datetime | None = NOW + WEEK, reason: str = "insults", *, shadow: bool = False
) -> None:
    await do(store, bans.impose, EMMA.id, TARAS.id, reason, until, shadow=shadow)


async def write(store: Store, ticket: Ticket, text: str = "And cold") -> None:
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, text))


async def later(store: Store, now: datetime) -> None:
    await do(store, do_due, now=now)


async def now_is(store: Store, ticket: Ticket) -> Ticket:
    found = await ask(store, find_ticket, ticket.id)
    assert found is not None
    return found


async def test_a_ban_has_a_reason_and_an_end(store: Store) -> None:
    await ban(store)
    found = await ask(store, banned.in_force, EMMA.id, now=NOW + WEEK - HOUR)
    assert found is not None
    assert (found.reason, found.by, found.until, found.shadow) == ("insults", TARAS.id, NOW + WEEK, False)
    assert await ask(store, banned.in_force, EMMA.id, now=NOW + WEEK) is None


async def test_a_ban_begins_when_somebody_says_yes_and_once(store: Store) -> None:
    ticket = await do(store, opened)
    for message, reason in ((61, "spam"), (62, "insults")):
        await do(store, bans.ask, ticket, TARAS.id, reason, NOW + WEEK, shadow=False, message=message)
    assert await ask(store, banned.in_force, EMMA.id) is None
    with pytest.raises(TooLate):  # the last question counts
        await do(store, bans.confirm, ticket, TARAS.id, 61)
    found = await do(store, bans.confirm, ticket, TARAS.id, 62)
    assert (found.reason, found.until) == ("insults", NOW + WEEK)
    with pytest.raises(TooLate):
        await do(store, bans.confirm, ticket, TARAS.id, 62)
    assert len(await rows(store, table)) == 1


async def test_a_question_that_nobody_answers_is_forgotten(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, bans.ask, ticket, TARAS.id, "spam", None, shadow=True, message=61)
    await later(store, NOW + 2 * DAY)
    with pytest.raises(TooLate):
        await do(store, bans.confirm, ticket, TARAS.id, 61, now=NOW + 2 * DAY)
    assert await rows(store, table) == []


async def test_a_ban_without_an_end_lasts(store: Store) -> None:
    await ban(store, None)
    assert await ask(store, banned.in_force, EMMA.id, now=NOW + 1000 * DAY)


async def test_a_new_ban_takes_the_place_of_the_old_one(store: Store) -> None:
    await ban(store)
    await ban(store, NOW + DAY, "once more")
    found = await ask(store, banned.in_force, EMMA.id)
    assert found is not None
    assert found.reason == "once more"
    assert [row["lifted_by"] for row in await rows(store, table)] == [TARAS.id, None]


async def test_of_two_bans_at_the_same_moment_both_are_lifted(store: Store) -> None:
    await ban(store)
    await do(store, ban_beside)
    await do(store, bans.lift, EMMA.id, TARAS.id)
    assert await ask(store, banned.in_force, EMMA.id) is None


async def ban_beside(unit: Unit) -> None:
    """As if somebody else had not seen the first one."""
    row = {"customer_id": EMMA.id, "shadow": True, "reason": "spam", "by_id": TARAS.id, "at": NOW}
    await unit.execute(unit.insert(table), row)


async def test_who_is_unbanned_is_told(store: Store) -> None:
    await ban(store)
    await do(store, bans.lift, EMMA.id, TARAS.id)
    assert await owed(store, EMMA.id) == ["ban_over"]
    with pytest.raises(NotBanned):
        await do(store, bans.lift, EMMA.id, TARAS.id)


async def test_cards_say_that_a_ban_began_and_ended(store: Store) -> None:
    await shown(store)
    await ban(store)
    assert await owed(store, DESK) == ["card"]
    await do(store, clear)
    await later(store, NOW + WEEK)
    assert "card" in await owed(store, DESK)


async def test_the_card_of_what_is_over_says_nothing_of_a_ban(store: Store) -> None:
    ticket = await shown(store)
    await do(store, carry_out, WithdrawTicket(ticket.id), EMMA)
    await do(store, clear)
    await ban(store)
    assert await owed(store, DESK) == []


async def test_when_a_ban_has_run_out_they_are_told_once_they_write(store: Store) -> None:
    await ban(store)
    await later(store, NOW + WEEK)
    assert await owed(store, EMMA.id) == []
    [over] = (await ask(store, banned.standing, [EMMA.id])).values()
    await do(store, bans.welcome_back, over, now=NOW + WEEK)
    assert await owed(store, EMMA.id) == ["ban_over"]
    assert await ask(store, banned.standing, [EMMA.id]) == {}


async def test_nothing_of_a_shadow_banned_customer_is_shown_or_promised(store: Store) -> None:
    await ban(store, shadow=True)
    ticket = await do(store, opened)
    await write(store, ticket)
    assert (await now_is(store, ticket)).hidden
    assert await owed(store) == []
    await later(store, NOW + 3 * DAY)
    assert await owed(store) == []


async def test_what_was_open_before_is_hidden_too(store: Store) -> None:
    ticket = await shown(store)
    await ban(store, shadow=True)
    await do(store, clear)
    word = said(EMMA, "And cold")
    await do(store, relay.from_customer, ticket, EMMA, word)
    await do(store, changes.customer_edited, changed(word))
    await do(store, carry_out, WithdrawTicket(ticket.id), EMMA)
    assert await owed(store, DESK) == []


async def test_feedback_of_theirs_is_kept_and_not_shown(store: Store) -> None:
    await ban(store, shadow=True)
    await do(store, carry_out, GiveFeedback("table7", 1, (), anonymous=True), EMMA)
    assert await owed(store) == []


async def test_they_are_answered_as_everybody_is(store: Store) -> None:
    await ban(store, shadow=True)
    result = await do(store, carry_out, complaint(EMMA), EMMA)
    assert isinstance(result, TicketOpened)
    assert await owed(store, EMMA.id) == []


async def test_lifting_it_shows_what_was_hidden_with_a_new_promise(store: Store) -> None:
    await ban(store, shadow=True)
    ticket = await do(store, opened)
    await write(store, ticket)
    await do(store, bans.lift, EMMA.id, TARAS.id, now=NOW + DAY)
    assert await owed(store, DESK) == ["card", "relay"]
    assert await owed(store, EMMA.id) == []
    after = await now_is(store, ticket)
    assert (after.hidden, after.answer_due > NOW + DAY) == (False, True)


async def test_its_end_shows_only_what_the_staff_has_not_seen(store: Store) -> None:
    ticket = await shown(store)
    await write(store, ticket, "Seen before")
    [relayed] = await do(store, claim, MINUTE, set(), 9)
    await do(store, delivered, relayed, [70])
    await ban(store, shadow=True)
    await write(store, ticket, "Not seen")
    await do(store, clear)
    await later(store, NOW + WEEK)
    assert sorted(await owed(store, DESK))[:2] == ["card", "relay"]
    assert (await owed(store, DESK)).count("relay") == 1


async def test_its_end_shows_no_second_time_what_is_on_its_way(store: Store) -> None:
    ticket = await shown(store)
    await write(store, ticket, "On its way")
    await ban(store, shadow=True)
    await later(store, NOW + WEEK)
    assert (await owed(store, DESK)).count("relay") == 1


async def test_what_they_withdrew_meanwhile_is_not_shown(store: Store) -> None:
    await ban(store, shadow=True)
    ticket = await do(store, opened)
    await do(store, carry_out, WithdrawTicket(ticket.id), EMMA)
    await do(store, bans.lift, EMMA.id, TARAS.id)
    assert await owed(store, DESK) == []
    assert not (await now_is(store, ticket)).hidden


async def test_a_ban_outlives_the_deletion_of_their_data_without_a_word(store: Store) -> None:
    await ban(store)
    await do(store, knowledge.erase, EMMA.id)
    [kept] = await rows(store, table)
    assert (kept["customer_id"], kept["reason"], kept["until"]) == (EMMA.id, "", NOW + WEEK)
    await later(store, NOW + WEEK)
    assert await rows(store, table) == []


async def test_who_is_banned_is_not_asked_how_we_did(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, working.solve, ticket.id, TARAS)
    await ban(store)
    await do(store, clear)
    await later(store, NOW + 2 * DAY)
    assert "ask_score" not in await owed(store)


async def test_their_export_has_the_bans_that_they_know_of(store: Store) -> None:
    await ban(store)
    await ban(store, reason="spam", shadow=True)
    exported = await ask(store, export.gather, EMMA)
    assert [each["reason"] for each in exported["bans"]] == ["insults"]


# --- set up


async def shown(store: Store) -> Ticket:
    """A ticket whose topic and card stand in the group."""
    ticket = await do(store, opened)
    await do(store, changing.set_topic, ticket.id, 50)
    await do(store, places.set_card, ticket.id, 51)
    await do(store, clear)
    return ticket


def changed(message: Message) -> Message:
    return replace(message, content=Content(Kind.TEXT, "And very cold"))
