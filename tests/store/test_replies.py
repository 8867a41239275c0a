"""Canned replies in the store, and sending one."""

import asyncio

import pytest

from care.business import Localized
from care.customers.card import gather
from care.model.ticket import State, Ticket
from care.people.operators import Operator
from care.privacy.knowledge import erase
from care.replies.model import Canned, Reply
from care.replies.rows import Changes, all_replies, find_reply, put, put_all, remove, replies_of
from care.replies.sending import send
from care.store.tables import bans, entries, replies
from care.store.unit import Store, Unit
from care.tickets.rows import find_ticket
from care.values.content import Content, Kind, Message
from care.values.errors import NoCustomer, NotAllowed, WrongState
from tests.store.cast import DARIA, DESK, EMMA, NOW, TARAS, opened
from tests.store.looking import ask, clear, counted, do, owed, rows

pytestmark = pytest.mark.usefixtures("ticket")

LATE = Reply(title=Localized({"uk": "Запізнюємося"}), department="cafe", uk="Вже скоро", en="Soon")
SORRY = Reply(en="Sorry")


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    ticket = await do(store, opened, EMMA)
    await do(store, put_all, {"late": LATE, "sorry": SORRY})
    await do(store, clear)
    return ticket


def shown(message_id: int = 900) -> Message:
    return Message(DESK, message_id, Content(Kind.TEXT, "Soon"), NOW)


async def keys(store: Store, department: str) -> list[str]:
    return [canned.key for canned in await ask(store, replies_of, department)]


async def test_a_department_has_its_own_and_everybodys(store: Store) -> None:
    assert await keys(store, "cafe") == ["late", "sorry"]
    assert await keys(store, "sales") == ["sorry"]


async def test_a_reply_is_read_back_as_it_was_written(store: Store) -> None:
    assert await ask(store, find_reply, "late") == Canned("late", LATE)
    assert await ask(store, find_reply, "none") is None


async def test_the_one_that_is_used_most_stands_first(store: Store, ticket: Ticket) -> None:
    await do(store, send, ticket, TARAS, "sorry", shown())
    assert await keys(store, "cafe") == ["sorry", "late"]


async def test_a_whole_set_says_what_it_changes_and_keeps_the_counts(store: Store, ticket: Ticket) -> None:
    await do(store, send, ticket, TARAS, "late", shown())
    given = {"late": Reply(en="Very soon"), "new": SORRY}
    assert await do(store, put_all, given) == Changes(("new",), ("late",), ("sorry",))
    assert await do(store, put_all, given) == Changes()
    assert [(canned.key, canned.used) for canned in await ask(store, all_replies)] == [
        ("late", 1),
        ("new", 0),
    ]


async def test_who_has_changed_it_is_kept(store: Store) -> None:
    await do(store, put, "late", SORRY, 301)
    assert {row["key"]: row["changed_by"] for row in await rows(store, replies)} == {
        "late": 301,
        "sorry": None,
    }


async def test_removing_what_is_gone_changes_nothing(store: Store) -> None:
    assert [await do(store, remove, "late") for _twice in range(2)] == [True, False]


async def test_sending_is_as_if_the_operator_had_written_it(store: Store, ticket: Ticket) -> None:
    entry = await do(store, send, ticket, TARAS, "late", shown())
    assert entry is not None
    assert (entry.author_name, entry.chat_id, entry.message_id) == ("Taras", DESK, 900)
    now = await ask(store, find_ticket, ticket.id)
    assert now is not None
    assert (now.state, now.owner, now.first_answer_at) == (State.TAKEN, TARAS.id, NOW)
    assert await owed(store, EMMA.id) == ["relay"]
    assert await owed(store, DESK) == ["desk_taken", "card", "edit"]


async def test_what_stands_in_one_message_is_sent_once(store: Store, ticket: Ticket) -> None:
    assert await do(store, send, ticket, TARAS, "late", shown())
    assert await do(store, send, ticket, TARAS, "late", shown()) is None
    assert (await owed(store, EMMA.id)).count("relay") == 1
    assert [canned.used for canned in await ask(store, all_replies)] == [1, 0]


async def test_two_presses_at_once_send_once(store: Store, ticket: Ticket) -> None:
    both = [do(store, send, ticket, who, "late", shown()) for who in (TARAS, TARAS)]
    sent = await asyncio.gather(*both)
    assert sorted(entry is None for entry in sent) == [False, True]
    assert len([row for row in await rows(store, entries) if row["author"] == "operator"]) == 1


async def test_one_that_begins_like_a_note_still_reaches_the_customer(store: Store, ticket: Ticket) -> None:
    message = Message(DESK, 901, Content(Kind.TEXT, "// Soon"), NOW)
    entry = await do(store, send, ticket, TARAS, "late", message)
    assert entry is not None
    assert entry.author == "operator"


async def test_who_may_not_and_whom_nothing_reaches(store: Store, ticket: Ticket) -> None:
    with pytest.raises(NotAllowed):
        await do(store, send, ticket, Operator(299, "Charlie", "en"), "late", shown())
    await do(store, erase, EMMA.id)
    gone = await ask(store, find_ticket, ticket.id)
    with pytest.raises(WrongState):  # withdrawn, as all of theirs
        await do(store, send, gone, TARAS, "late", shown())
    assert await rows(store, entries) == []


# --- the customer's card


async def test_the_card_is_gathered_in_a_dozen_statements(store: Store, ticket: Ticket) -> None:
    async with counted(store) as statements:
        card = await ask(store, gather, EMMA.id)
    assert (card.customer, [each.id for each in card.tickets]) == (EMMA, [ticket.id])
    assert len(statements) == 12


async def test_the_card_has_the_ban_that_is_in_force(store: Store) -> None:
    row = {"customer_id": EMMA.id, "shadow": False, "reason": "spam", "by_id": DARIA.id, "at": NOW}

    async def ban(unit: Unit) -> None:
        await unit.execute(unit.insert(bans), row)

    await do(store, ban)
    card = await ask(store, gather, EMMA.id)
    assert card.ban is not None
    assert card.ban.reason == "spam"


async def test_there_is_no_card_of_somebody_whose_data_was_deleted(store: Store) -> None:
    await do(store, erase, EMMA.id)
    with pytest.raises(NoCustomer):
        await ask(store, gather, EMMA.id)
