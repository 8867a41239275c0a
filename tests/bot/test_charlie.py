"""Charlie: in the group by a link, removed, anonymous, with forged buttons, in private. He gets nothing, changes
nothing, and all of it is in the audit log. Updates are Telegram's own JSON, and go through all routers.
"""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import time_machine
from aiogram.types import Update

from bot.routers.dispatcher import Dispatcher
from bot.telegram.answers import Answer, Toast
from bot.telegram.callback import ASKING
from care.people.operators import admit, seen
from care.staff import audit
from care.store.tables import audit as audit_table
from care.store.tables import bans, entries, history, operators, outbox, tickets
from care.store.unit import Store, Unit
from care.tickets.changing import set_topic
from care.tickets.places import set_card
from dialogs.staff.commands import OF_TEAM, PAGES
from tests.store.cast import (
    CHARLIE,
    COURIERS,
    DARIA,
    DESK,
    EMMA,
    NOW,
    OLENA,
    SOLOMIIA,
    TARAS,
    opened,
    play,
    said,
)
from tests.store.looking import ask, clear, do, new_store, rows

Json: TypeAlias = dict[str, Any]
TOPIC, CARD = 50, 51
SECRET = "OLENASECRET"  # noqa: S105 - what she wrote
EMMAS, OLENAS = 1, 2  # their tickets: at the common desk, and at the couriers'


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with new_store(tmp_path) as store:
        await do(store, begin)
        with time_machine.travel(NOW, tick=False):
            yield store


async def begin(unit: Unit) -> None:
    """A ticket stands in a topic of each group, and Olena is talking with Daria."""
    await play(unit)
    for ticket in (
        await opened(unit, EMMA, said(EMMA, SECRET)),
        await opened(unit, OLENA, said(OLENA, SECRET), department="delivery"),
    ):
        await set_topic(unit, ticket.id, TOPIC)
        await set_card(unit, ticket.id, CARD)
    await clear(unit)


async def come(store: Store, **event: Any) -> list[Answer]:  # noqa: ANN401 - JSON
    routers = Dispatcher.unheard()
    update = Update.model_validate({"update_id": 1, **event})
    return await do(store, routers.handle, [update])


# --- what he does


def person(user: int = CHARLIE.id) -> Json:
    return {"id": user, "is_bot": False, "first_name": "Charlie", "language_code": "en"}


def group(chat_id: int = DESK) -> Json:
    return {"id": chat_id, "type": "supergroup", "title": "Team", "is_forum": True}


def private(user: int = CHARLIE.id) -> Json:
    return {"id": user, "type": "private", "first_name": "Charlie"}


def words(text: str, who: int = CHARLIE.id, chat: int = DESK, **fields: object) -> Json:
    place: Json = {"message_thread_id": TOPIC, "is_topic_message": True} if chat < 0 else {}
    where = group(chat) if chat < 0 else private(chat)
    body = {"message_id": 60, "date": 1795000000, "chat": where, "from": person(who), "text": text}
    return body | place | fields


def press(data: str, who: int = CHARLIE.id, chat: int = DESK) -> Json:
    where = group(chat) if chat < 0 else private(chat)
    card = {"message_id": CARD, "date": 1795000000, "chat": where, "text": "card"}
    return {"id": "1", "from": person(who), "chat_instance": "1", "data": data, "message": card}


def reaction() -> Json:
    heart = [{"type": "emoji", "emoji": "❤"}]
    body = {"chat": group(), "message_id": CARD, "user": person(), "date": 1795000000}
    return body | {"old_reaction": [], "new_reaction": heart}


def leaves(who: int, chat: int = DESK) -> Json:
    member = {"status": "member", "user": person(who)}
    body = {"chat": group(chat), "from": person(who), "date": 1, "old_chat_member": member}
    return body | {"new_chat_member": {"status": "left", "user": person(who)}}


# --- what came of it


async def state(store: Store) -> str:
    """All that a deed could have changed."""
    tables = tickets, entries, history, bans
    found = [[dict(row) for row in await rows(store, table)] for table in tables]
    admitted = {row["id"] for row in await rows(store, operators) if row["admitted"]}
    return json.dumps([found, sorted(admitted)], default=str)


async def log(store: Store) -> list[tuple[int, str, str, int | None]]:
    found = await ask(store, audit.read, audit.Filter())
    return [(each.actor, each.deed, each.outcome, each.ticket) for each in reversed(found)]


async def check_nothing(store: Store, before: str, answers: list[Answer], who: int = CHARLIE.id) -> None:
    """Nothing has changed, and he has read nothing of hers."""
    assert await state(store) == before
    assert SECRET not in str(answers)
    owed = [str(row["body"]) for row in await rows(store, outbox) if row["chat_id"] == who]
    assert SECRET not in str(owed)
    assert [outcome for _who, _deed, outcome, _ticket in await log(store)][-1] != "done"


GROUP_TRIES = [
    ({"message": words("I am the boss here")}, ("message", "stranger", EMMAS)),
    ({"message": words("// a note")}, ("message", "stranger", EMMAS)),
    ({"message": words("/take")}, ("message", "stranger", EMMAS)),
    ({"message": words("/ban forever me")}, ("message", "stranger", EMMAS)),
    ({"message": words("/audit")}, ("message", "stranger", EMMAS)),
    ({"edited_message": words("Changed", edit_date=1795000001)}, ("edit", "stranger", EMMAS)),
    ({"message_reaction": reaction()}, ("reaction", "stranger", None)),
    ({"callback_query": press("t1.1.take.")}, ("press", "stranger", None)),
    ({"callback_query": press("t2.1.take.")}, ("press", "stranger", None)),
    ({"callback_query": press("desk.0.audit.-")}, ("press", "stranger", None)),
    ({"callback_query": press(f"desk.0.admit.{CHARLIE.id}")}, ("admit", "not_allowed", None)),
    ({"callback_query": press("desk.0.admit.²")}, ("press", "forged", None)),
    ({"callback_query": press("desk.0.admit." + "9" * 40)}, ("press", "forged", None)),
    ({"callback_query": press("what is this")}, ("press", "forged", None)),
]


@pytest.mark.parametrize(("event", "expected"), GROUP_TRIES, ids=str)
async def test_who_came_by_a_link_can_do_nothing(
    store: Store, event: Json, expected: tuple[str, str, int | None]
) -> None:
    before = await state(store)
    await check_nothing(store, before, await come(store, **event))
    assert await log(store) == [(CHARLIE.id, *expected)]


@pytest.mark.parametrize(("event", "expected"), GROUP_TRIES, ids=str)
async def test_who_was_removed_can_do_nothing_any_more(
    store: Store, event: Json, expected: tuple[str, str, int | None]
) -> None:
    await do(store, hired)
    await come(store, chat_member=leaves(CHARLIE.id))
    before = await state(store)
    await check_nothing(store, before, await come(store, **event))
    assert (await log(store))[1:] == [(CHARLIE.id, *expected)]


async def hired(unit: Unit) -> None:
    charlie = replace(TARAS, id=CHARLIE.id, name="Charlie", admitted=False)
    await seen(unit, charlie, DESK)
    await admit(unit, CHARLIE.id, SOLOMIIA, "Solomiia", DESK)


@pytest.mark.parametrize(
    "data",
    [
        "t2.1.take.",
        f"t2.1.to.{TARAS.id}",
        "t99.1.take.",
        f"t{'9' * 18}.1.take.",
        f"t{'9' * 40}.1.take.",
        "t1.99999999999.take.",
        "t².1.take.",
        "tickets.1.take.",
        "",
    ],
)
async def test_a_button_of_another_groups_ticket_or_of_none_is_forged(store: Store, data: str) -> None:
    """By an operator, who would be allowed to press one that they were shown."""
    before = await state(store)
    answers = await come(store, callback_query=press(data, who=TARAS.id))
    await check_nothing(store, before, answers, TARAS.id)
    ticket = OLENAS if data.startswith("t2.") else None
    assert await log(store) == [(TARAS.id, "press", "forged", ticket)]


@pytest.mark.parametrize("data", ["t1.1.fly.", "desk.0.take.", "desk.0.fly.", "t1.1.to." + "9" * 40])
async def test_what_no_button_does_nothing_does(store: Store, data: str) -> None:
    before = await state(store)
    answers = await come(store, callback_query=press(data, who=TARAS.id))
    await check_nothing(store, before, answers, TARAS.id)


@pytest.mark.parametrize("name", [each.name for each in (*OF_TEAM, *PAGES)] + ["audit file"])
async def test_the_staffs_commands_in_private_are_unknown_to_him(store: Store, name: str) -> None:
    before = await state(store)
    answers = await come(store, message=words(f"/{name}", chat=CHARLIE.id))
    await check_nothing(store, before, answers)
    assert await log(store) == [(CHARLIE.id, name.split(maxsplit=1)[0], "stranger", None)]


async def test_who_makes_the_bot_a_member_of_a_group_of_theirs_is_counted_and_no_more(store: Store) -> None:
    before = await state(store)
    bot = {"id": 1, "is_bot": True, "first_name": "Bot"}
    change = {
        "chat": group(-1009),
        "from": person(),
        "date": 1,
        "old_chat_member": {"status": "left", "user": bot},
        "new_chat_member": {"status": "member", "user": bot},
    }
    for _ in range(3):
        await check_nothing(store, before, await come(store, my_chat_member=change))
    [noted] = await ask(store, audit.read, audit.Filter())
    assert (noted.actor, noted.deed, noted.outcome, noted.times) == (CHARLIE.id, "added", audit.FOREIGN, 3)
    assert await rows(store, audit_table) == []


async def test_the_button_by_which_we_ask_for_a_topic_does_nothing_and_is_not_forged(store: Store) -> None:
    before = await state(store)
    for who in (CHARLIE.id, TARAS.id):
        answers = await come(store, callback_query=press(ASKING, who=who))
        assert [type(answer) for answer in answers] == [Toast]
    assert await state(store) == before
    assert await log(store) == []


@pytest.mark.parametrize(
    "data", ["desk.0.audit.-", "desk.0.audit.t2-", "desk.0.remove.201", "desk.0.retry.5", "t2.1.take."]
)
async def test_the_staffs_buttons_in_private_are_forged(store: Store, data: str) -> None:
    before = await state(store)
    answers = await come(store, callback_query=press(data, chat=CHARLIE.id))
    await check_nothing(store, before, answers)
    assert [type(answer) for answer in answers] == [Toast]
    assert await log(store) == [(CHARLIE.id, "press", "forged", None)]


async def test_an_operator_has_no_tickets_buttons_in_private_either(store: Store) -> None:
    before = await state(store)
    answers = await come(store, callback_query=press("t1.1.take.", who=TARAS.id, chat=TARAS.id))
    await check_nothing(store, before, answers, TARAS.id)


async def test_who_writes_as_the_group_is_nobody(store: Store) -> None:
    before = await state(store)
    hidden = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    answers = await come(store, message=words("Hello") | {"from": hidden, "sender_chat": group()})
    await check_nothing(store, before, answers)
    assert await log(store) == [(DESK, "message", "anonymous", EMMAS)]


async def test_who_left_one_group_can_do_nothing_in_another(store: Store) -> None:
    await come(store, chat_member=leaves(DARIA.id, COURIERS))
    before = await state(store)
    answers = await come(store, message=words("Hello", who=DARIA.id))
    await check_nothing(store, before, answers, DARIA.id)
    assert await log(store) == [
        (DARIA.id, "left", "done", None),
        (DARIA.id, "message", "stranger", EMMAS),
    ]


async def test_what_is_done_is_in_the_log_too(store: Store) -> None:
    await come(store, message=words("Hello", who=TARAS.id))
    await come(store, message=words("// a note", who=TARAS.id, message_id=61))
    await come(store, edited_message=words("Hi", who=TARAS.id, edit_date=1795000001))
    assert await log(store) == [(TARAS.id, deed, "done", EMMAS) for deed in ("say", "note", "edit")]
    assert "Hello" not in str(await rows(store, audit_table))


async def test_an_admin_whom_no_group_has_seen_reads_in_private_and_has_no_shift(store: Store) -> None:
    for name in ("audit", "onshift"):
        await come(store, message=words(f"/{name}", who=SOLOMIIA, chat=SOLOMIIA))
    assert await log(store) == [
        (SOLOMIIA, "audit", "done", None),
        (SOLOMIIA, "onshift", "not_allowed", None),
    ]
