"""What is written at the desk and must not get through, or not as it is. Updates are Telegram's own JSON."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.routers.me import Me
from bot.routers.staff import StaffRouter
from bot.telegram.answers import Toast
from care.commands import GiveFeedback
from care.feedback.given import give
from care.notices.topic import DeskRefused
from care.outbox import claim
from care.people.customers import Customer
from care.store.tables import entries, moved_groups, operators, outbox, tickets
from care.store.unit import Store, Unit
from care.values.errors import StandsAlone
from dialogs.staff import commands
from tests.bot.at_desk import GROUP, TOPIC, come, message, person, press, store
from tests.store.cast import CHARLIE, DESK, EMMA, NOW, SOLOMIIA, TARAS
from tests.store.looking import do, notices, owed, rows

__all__ = ["store"]  # a fixture


async def said(store: Store) -> list[str]:
    return [row["content"]["text"] for row in await rows(store, entries) if row["author"] == "operator"]


async def test_what_an_operator_writes_is_owed_to_the_customer(store: Store) -> None:
    await come(store, message=message())
    assert await said(store) == ["Hello"]


async def test_general_is_among_the_staff(store: Store) -> None:
    await come(store, message=message(message_thread_id=None, is_topic_message=None))
    assert not await said(store)


async def test_a_reply_in_general_that_carries_a_thread_is_no_topics_message(store: Store) -> None:
    await come(store, message=message(is_topic_message=None))
    assert not await said(store)


async def test_a_topic_of_no_ticket_is_nobodys(store: Store) -> None:
    await come(store, message=message(message_thread_id=77))
    assert not await said(store)


async def words_owed(store: Store) -> list[tuple[str, int | None, int | None]]:
    """What is owed to the group: our words or the notice's name, in which topic, in answer to which message."""
    bodies = [row["body"] for row in await rows(store, outbox) if row["chat_id"] == DESK]
    return [(body.get("html") or body["notice"], body.get("topic"), body.get("reply")) for body in bodies]


ELSEWHERE = {"message_thread_id": None, "is_topic_message": None}, {"message_thread_id": 77}


@pytest.mark.parametrize("where", ELSEWHERE)
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("/queu", "There is no such command.\nDid you mean /queue?\nAll commands: /help"),
        ("/qqqqqqq", "There is no such command.\nAll commands: /help"),
        ("/take", "/take only works in a ticket’s topic. Please write it there."),
        ("/note he is rude", "/note only works in a ticket’s topic. Please write it there."),
        ("/unsend", "The customer has no such message."),
        ("/help", "<b>You and the team</b>\n/onshift"),
    ],
)
async def test_a_command_that_is_not_there_is_answered_where_it_was_written(
    store: Store, where: dict[str, Any], text: str, answer: str
) -> None:
    await do(store, speak_english)
    await come(store, message=message(text=text, **where))
    ((word, topic, _reply),) = await words_owed(store)
    assert word.startswith(answer)
    assert topic == where["message_thread_id"]


@pytest.mark.parametrize(
    "text", ["queue", "// between us", "note: call him", "/queu@other_bot", "@daria look"]
)
async def test_talk_among_the_staff_is_not_answered(store: Store, text: str) -> None:
    await come(store, message=message(text=text, **ELSEWHERE[0]))
    assert not await owed(store)


@pytest.mark.parametrize(("being_shown", "said"), [(True, ["feedback_unanswered"]), (False, [])])
async def test_a_reply_to_feedback_that_is_only_just_being_shown_is_said_to_have_come_too_early(
    store: Store, being_shown: bool, said: list[str]
) -> None:
    await do(store, give, EMMA, GiveFeedback("table7", 5, (), False))
    if being_shown:
        await do(store, claim, timedelta(minutes=2), set(), 9)
    bot = {"id": 9, "is_bot": True, "first_name": "Kava"}
    answered = message(message_id=59, text="Feedback", **ELSEWHERE[0], **{"from": bot})
    await come(store, message=message(text="Thank you", reply_to_message=answered, **ELSEWHERE[0]))
    assert [each for each in await owed(store, DESK) if each != "feedback_given"] == said


async def test_a_reply_to_a_colleague_meanwhile_is_talk(store: Store) -> None:
    await do(store, give, EMMA, GiveFeedback("table7", 5, (), False))
    await do(store, claim, timedelta(minutes=2), set(), 9)
    answered = message(message_id=59, text="Who closes today?", **ELSEWHERE[0])
    await come(store, message=message(text="I do", reply_to_message=answered, **ELSEWHERE[0]))
    assert "feedback_unanswered" not in await owed(store, DESK)


async def speak_english(unit: Unit) -> None:
    await unit.execute(update(operators).values(language="en"))


async def test_a_stranger_is_answered_where_they_wrote_once_a_day(store: Store) -> None:
    stranger = {"from": person(CHARLIE.id, CHARLIE.name)}
    router = StaffRouter(me=Me("kalyna_bot"))
    await do(store, be_there, CHARLIE)
    for text in ("Let me in", "/take", "Well?"):
        await come(store, router, message=message(text=text, **stranger))
    await come(store, router, message=message(text="/queue", message_id=61, **ELSEWHERE[1], **stranger))
    await come(store, router, message=message(text="/queue", message_id=62, **ELSEWHERE[0], **stranger))
    assert await words_owed(store) == [("stranger", TOPIC, 60), ("stranger", 77, 61), ("stranger", None, 62)]


async def test_a_strangers_press_is_said_in_the_topic_too(store: Store) -> None:
    await do(store, be_there, CHARLIE)
    await come(store, callback_query=press("t1.1.take.", CHARLIE.id, thread=TOPIC))
    assert await words_owed(store) == [("stranger", TOPIC, None)]


async def test_who_is_new_and_writes_in_a_topic_is_announced_and_answered_there(store: Store) -> None:
    await come(store, message=message(text="Let me in", **{"from": person(CHARLIE.id, CHARLIE.name)}))
    assert await words_owed(store) == [("newcomer", None, None), ("stranger", TOPIC, 60)]


async def be_there(unit: Unit, who: Customer) -> None:
    """They are in the group, and are no operator."""
    row = {"id": who.id, "name": who.name, "language": "en", "admitted": False, "present": True, "since": NOW}
    await unit.execute(unit.insert(operators).values(row))


async def test_an_anonymous_administrator_is_told_why_nothing_was_sent(store: Store) -> None:
    bot = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    await come(store, message=message(sender_chat=GROUP, **{"from": bot}))
    assert not await said(store)
    assert await owed(store, DESK) == ["desk_refused"]


async def test_other_bots_are_not_heard(store: Store) -> None:
    bot = {"id": 9, "is_bot": True, "first_name": "Other"}
    await come(store, message=message(**{"from": bot}))
    assert not await said(store)
    assert not await owed(store)


async def test_a_service_message_says_nothing(store: Store) -> None:
    await come(store, message=message(text=None, forum_topic_edited={"name": "New"}))
    assert not await said(store)
    assert not await owed(store)


async def test_a_message_that_answers_nothing_is_no_reply_to_the_topics_first(store: Store) -> None:
    created = message(text=None, message_id=TOPIC, forum_topic_created={"name": "1", "icon_color": 1})
    await come(store, message=message(reply_to_message=created))
    (entry,) = [row for row in await rows(store, entries) if row["author"] == "operator"]
    assert entry["reply_to"] is None


async def test_who_was_an_operator_edits_nothing_any_more(store: Store) -> None:
    await come(store, message=message())
    gone = {"status": "left", "user": person(TARAS.id)}
    member = {"status": "member", "user": person(TARAS.id)}
    change = {
        "chat": GROUP,
        "from": person(TARAS.id),
        "date": 1,
        "old_chat_member": member,
        "new_chat_member": gone,
    }
    await come(store, chat_member=change)
    await come(store, edited_message=message(text="Changed", edit_date=1795000001))
    assert await said(store) == ["Hello"]


async def test_a_foreign_group_that_says_it_was_ours_is_not_believed(store: Store) -> None:
    foreign = {"id": -1666, "type": "supergroup", "title": "Elsewhere"}
    moved = message(chat=foreign, text=None, migrate_from_chat_id=DESK, message_thread_id=None)
    await come(store, message=moved)
    assert not await rows(store, moved_groups)
    elsewhere = message(chat=foreign, text=None, migrate_to_chat_id=-1777, message_thread_id=None)
    await come(store, message=elsewhere)
    assert not await rows(store, moved_groups)


async def test_our_group_says_itself_where_it_went(store: Store) -> None:
    await come(store, message=message(text=None, migrate_to_chat_id=-1666, message_thread_id=None))
    (moved,) = await rows(store, moved_groups)
    assert (moved["old_id"], moved["new_id"]) == (DESK, -1666)


async def test_a_restricted_member_who_is_still_there_stays_an_operator(store: Store) -> None:
    before = {"status": "member", "user": person(TARAS.id, TARAS.name)}
    after = {"status": "restricted", "user": person(TARAS.id, TARAS.name), "is_member": True, "until_date": 0}
    rights = dict.fromkeys(RESTRICTIONS, True)
    change = {"chat": GROUP, "from": person(SOLOMIIA), "date": 1, "old_chat_member": before}
    await come(store, chat_member=change | {"new_chat_member": after | rights})
    (taras, _daria) = await rows(store, operators)
    assert taras["admitted"]


RESTRICTIONS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info", "can_invite_users",
    "can_pin_messages", "can_manage_topics",
)  # fmt: skip


PHOTO = [{"file_id": "f", "file_unique_id": "f", "width": 8, "height": 8}]
BY_SOLOMIIA = {"from": person(SOLOMIIA)}
BARE = [each.name for each in commands.ALL if each.bare]


@pytest.mark.parametrize("name", BARE)
@pytest.mark.parametrize(
    "more", [{"text": "/{} We have paid it back"}, {"text": None, "caption": "/{}", "photo": PHOTO}]
)
async def test_a_command_that_takes_nothing_is_not_done_while_more_stands_there(
    store: Store, name: str, more: dict[str, Any]
) -> None:
    before = await rows(store, tickets)
    written = {key: each.format(name) if isinstance(each, str) else each for key, each in more.items()}
    await come(store, message=message(**BY_SOLOMIIA, **written))
    assert [each.error for each in await notices(store, DeskRefused)] == [StandsAlone(name=name)]
    assert (await rows(store, tickets), await owed(store, EMMA.id)) == (before, [])


def test_what_changes_a_ticket_without_a_word_takes_none() -> None:
    assert {"take", "solve", "back", "reopen", "wait", "unsend", "unban"} <= set(BARE)


async def test_a_canned_reply_that_is_not_there_names_the_command_that_lists_them_here(store: Store) -> None:
    await do(store, speak_english)
    await come(store, message=message(**BY_SOLOMIIA, text="/replies qqqq", **ELSEWHERE[0]))
    ((word, _topic, _reply),) = await words_owed(store)
    assert word == "There is no such canned reply. To see them all: /replies"


async def test_who_has_pressed_note_and_goes_on_writing_says_nothing_to_the_customer(store: Store) -> None:
    await do(store, speak_english)
    (answer,) = await come(store, callback_query=press("t1.1.note.", thread=TOPIC))
    assert isinstance(answer, Toast)
    assert "within 10 minutes, does not go to the customer" in answer.text
    await come(store, message=message(text="She is nervous"))
    assert (await said(store), await owed(store, EMMA.id)) == ([], [])
