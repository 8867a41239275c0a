"""The forum, its members and their rights, and the group that becomes another."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from playground.acts import groups, pins, talking, topics
from playground.acts.world import World
from playground.values.errors import Refusal
from playground.values.people import Person
from playground.values.shapes import Json
from playground.world import cast, forum

Caller = Callable[..., Coroutine[Any, Any, Json]]
GROUP, BOT = cast.GROUP_ID, cast.BOT_ID
OLENA = 1001
ALL_KINDS = ["message", "chat_member", "my_chat_member"]


@pytest.fixture
def solomiia(world: World) -> Person:
    return world.people["solomiia"]


@pytest.fixture
def taras(world: World) -> Person:
    return world.people["taras"]


async def heard(call: Caller) -> list[tuple[str, Json]]:
    """The updates that wait, by kind."""
    updates = (await call("getUpdates", allowed_updates=ALL_KINDS))["result"]
    return [(kind, update[kind]) for update in updates for kind in update if kind != "update_id"]


async def test_a_topic_opens_with_a_message_that_all_its_messages_answer(call: Caller) -> None:
    created = (await call("createForumTopic", chat_id=GROUP, name="№ 1"))["result"]
    thread = {"chat_id": GROUP, "message_thread_id": created["message_thread_id"]}
    message = (await call("sendMessage", **thread, text="Card"))["result"]
    assert message["is_topic_message"]
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "№ 1"
    assert message["reply_to_message"]["message_id"] == message["message_thread_id"]


async def test_the_bot_hears_of_its_own_topics_but_not_of_its_words(call: Caller) -> None:
    thread = (await call("createForumTopic", chat_id=GROUP, name="№ 1"))["result"]["message_thread_id"]
    await call("sendMessage", chat_id=GROUP, message_thread_id=thread, text="Card")
    await call("closeForumTopic", chat_id=GROUP, message_thread_id=thread)
    kinds = [next(key for key in body if key.startswith("forum_topic")) for _, body in await heard(call)]
    assert kinds == ["forum_topic_created", "forum_topic_closed"]


async def test_a_reply_goes_to_the_topic_of_what_it_answers(
    world: World, call: Caller, taras: Person
) -> None:
    topic = forum.create(world, world.chats[GROUP], taras.user, "№ 1")
    asked = world.say(taras, GROUP, "So?", topic.id)
    answer = await call("sendMessage", chat_id=GROUP, text="Yes", reply_parameters={"message_id": asked.id})
    assert answer["result"]["message_thread_id"] == topic.id
    assert answer["result"]["reply_to_message"]["text"] == "So?"


async def test_a_closed_topic_is_closed_to_those_without_the_right(
    world: World, call: Caller, solomiia: Person, taras: Person
) -> None:
    topic = forum.create(world, world.chats[GROUP], solomiia.user, "№ 1")
    topics.topics(world, solomiia, GROUP, "close", topic.id)
    with pytest.raises(Refusal, match="is closed"):
        world.say(taras, GROUP, "Hello?", topic.id)
    thread = {"chat_id": GROUP, "message_thread_id": topic.id, "text": "x"}
    assert (await call("sendMessage", **thread))["ok"]
    groups.rights(world, solomiia, GROUP, BOT, {"can_delete_messages": True})
    assert (await call("sendMessage", **thread))["description"] == "Bad Request: TOPIC_CLOSED"


async def test_a_deleted_topic_is_gone_with_its_messages(
    world: World, call: Caller, solomiia: Person
) -> None:
    topic = forum.create(world, world.chats[GROUP], solomiia.user, "№ 1")
    world.say(solomiia, GROUP, "x", topic.id)
    topics.topics(world, solomiia, GROUP, "delete", topic.id)
    answer = await call("sendMessage", chat_id=GROUP, message_thread_id=topic.id, text="x")
    assert answer["description"] == "Bad Request: message thread not found"
    assert list(world.chats[GROUP].visible()) == []


async def test_without_the_right_the_bot_makes_no_topics(
    world: World, call: Caller, solomiia: Person
) -> None:
    groups.rights(world, solomiia, GROUP, BOT, {"can_pin_messages": True})
    answer = await call("createForumTopic", chat_id=GROUP, name="x")
    assert answer["description"] == "Bad Request: not enough rights to create a topic"
    (kind, change), *_ = await heard(call)
    assert kind == "my_chat_member"
    assert change["old_chat_member"]["can_manage_topics"]
    assert not change["new_chat_member"]["can_manage_topics"]


def test_people_manage_their_own_topics_only(world: World, solomiia: Person, taras: Person) -> None:
    made = topics.topics(world, taras, GROUP, "create", name="Lunch")["message_thread_id"]
    topics.topics(world, taras, GROUP, "rename", made, "Dinner")
    assert world.chats[GROUP].topics[made].name == "Dinner"
    with pytest.raises(Refusal, match="may not delete"):
        topics.topics(world, taras, GROUP, "delete", made)
    with pytest.raises(Refusal, match="1 to 128"):
        topics.topics(world, solomiia, GROUP, "create", name=" ")


async def test_coming_and_going_is_told(world: World, call: Caller) -> None:
    await heard(call)
    charlie = world.people["charlie"]
    groups.join(world, charlie, GROUP)
    groups.leave(world, charlie, GROUP)
    told = await heard(call)
    assert [kind for kind, _ in told] == ["message", "chat_member", "message", "chat_member"]
    assert told[0][1]["new_chat_members"] == [charlie.user]
    assert told[2][1]["left_chat_member"] == charlie.user
    assert told[3][1]["new_chat_member"]["status"] == "left"


async def test_who_was_removed_returns_only_by_an_administrators_hand(
    world: World, solomiia: Person, taras: Person
) -> None:
    groups.remove(world, solomiia, GROUP, taras.id)
    with pytest.raises(Refusal, match="an administrator must add them"):
        groups.join(world, taras, GROUP)
    with pytest.raises(Refusal, match="is not in chat"):
        world.say(taras, GROUP, "Hello?")
    groups.add(world, solomiia, GROUP, taras.id)
    assert world.chats[GROUP].has(taras.id)


def test_members_have_no_say_over_members(world: World, taras: Person, solomiia: Person) -> None:
    with pytest.raises(Refusal, match="may not do this"):
        groups.remove(world, taras, GROUP, 2002)
    with pytest.raises(Refusal, match="There is no right can_fly"):
        groups.rights(world, solomiia, GROUP, taras.id, {"can_fly": True})
    with pytest.raises(Refusal, match="The owner cannot be removed"):
        groups.remove(world, solomiia, GROUP, solomiia.id)


async def test_a_removed_bot_hears_of_that_and_of_nothing_more(
    world: World, call: Caller, solomiia: Person
) -> None:
    groups.remove(world, solomiia, GROUP, BOT)
    world.say(solomiia, GROUP, "It is gone")
    told = await heard(call)
    assert [kind for kind, _ in told] == ["message", "my_chat_member"]
    answer = await call("sendMessage", chat_id=GROUP, text="x")
    assert answer["description"] == "Forbidden: bot was kicked from the supergroup chat"


async def test_a_bot_that_left_is_no_member(world: World, call: Caller) -> None:
    assert (await call("leaveChat", chat_id=GROUP))["ok"]
    answer = await call("getChatAdministrators", chat_id=GROUP)
    assert answer["description"] == "Forbidden: bot is not a member of the supergroup chat"
    assert not world.chats[GROUP].has(BOT)


async def test_a_plain_bot_hears_only_what_is_meant_for_it(
    world: World, call: Caller, solomiia: Person
) -> None:
    groups.rights(world, solomiia, GROUP, BOT, None)
    own = await call("sendMessage", chat_id=GROUP, text="Hi")
    for text in (
        "among us",
        "/help",
        "/help@another_bot",
        f"/help@{cast.BOT_USERNAME}",
        f"@{cast.BOT_USERNAME} hey",
    ):
        world.say(solomiia, GROUP, text)
    world.say(solomiia, GROUP, "and you?", reply_to=own["result"]["message_id"])
    words = [body["text"] for kind, body in await heard(call) if kind == "message"]
    assert words == ["/help", f"/help@{cast.BOT_USERNAME}", f"@{cast.BOT_USERNAME} hey", "and you?"]


async def test_the_bot_bans_whom_it_may(world: World, call: Caller, solomiia: Person, taras: Person) -> None:
    groups.rights(world, solomiia, GROUP, BOT, {"can_restrict_members": True})
    said = world.say(taras, GROUP, "x")
    owner = await call("banChatMember", chat_id=GROUP, user_id=solomiia.id)
    assert owner["description"] == "Bad Request: can't remove chat owner"
    assert (await call("banChatMember", chat_id=GROUP, user_id=taras.id, revoke_messages=True))["ok"]
    assert said.deleted
    assert (await call("getChatMember", chat_id=GROUP, user_id=taras.id))["result"]["status"] == "kicked"
    await call("unbanChatMember", chat_id=GROUP, user_id=taras.id)
    assert (await call("getChatMember", chat_id=GROUP, user_id=taras.id))["result"]["status"] == "left"


async def test_a_pin_is_announced_once(world: World, call: Caller, solomiia: Person) -> None:
    said = world.say(solomiia, GROUP, "Rules")
    for _ in range(2):
        pins.pin(world, solomiia, GROUP, said.id)
    pinned = [body["pinned_message"]["text"] for _, body in await heard(call) if "pinned_message" in body]
    assert pinned == ["Rules"]
    assert (await call("getChat", chat_id=GROUP))["result"]["pinned_message"]["text"] == "Rules"


async def test_an_upgraded_group_goes_on_under_another_id(world: World, call: Caller, taras: Person) -> None:
    topic = forum.create(world, world.chats[GROUP], taras.user, "№ 1")
    new = world.upgrade(GROUP).id
    refused = await call("sendMessage", chat_id=GROUP, message_thread_id=topic.id, text="x")
    assert refused["parameters"] == {"migrate_to_chat_id": new}
    sent = await call("sendMessage", chat_id=new, message_thread_id=topic.id, text="x")
    assert sent["result"]["reply_to_message"]["chat"]["id"] == new
    told = [body for _, body in await heard(call)][1:]
    assert [body.get("migrate_to_chat_id") or body["migrate_from_chat_id"] for body in told] == [new, GROUP]
    with pytest.raises(Refusal, match=f"it is {new} now"):
        world.say(taras, GROUP, "Hello?")


def test_only_a_group_can_be_upgraded(world: World) -> None:
    with pytest.raises(Refusal, match="There is no group"):
        world.upgrade(OLENA)


def test_people_delete_their_own_and_the_owner_anyones(world: World, solomiia: Person, taras: Person) -> None:
    mine, theirs = world.say(taras, GROUP, "x"), world.say(solomiia, GROUP, "y")
    with pytest.raises(Refusal, match="another's message"):
        talking.delete(world, taras, GROUP, theirs.id)
    talking.delete(world, solomiia, GROUP, mine.id)
    assert mine.deleted
