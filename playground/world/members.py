"""How somebody's standing in a group changes, whoever changes it: the group and the bot are told.

The bot hears of itself as `my_chat_member`; of others as `chat_member`, if it is an administrator and asked for it.
"""

from playground.values.shapes import Json
from playground.world.chats import PRESENT, Chat, Member
from playground.world.hearing import notify
from playground.world.state import State


def change(
    world: State,
    chat: Chat,
    by: Json,
    user: Json,
    status: str,
    rights: frozenset[str] = frozenset(),
) -> None:
    """A user has another standing. Arrivals and departures get a service message."""
    old = chat.members.get(user["id"]) or Member(user, "left")
    new = Member(user, status, rights)
    announcement = _announced(old, new)
    if announcement is not None:
        came = "new_chat_members" in announcement
        chat.members[user["id"]] = new if came else old
        notify(world, world.post(chat, by, announcement))
    chat.members[user["id"]] = new
    world.show_chat(chat)
    _tell(world, chat, by, old, new)


def _announced(old: Member, new: Member) -> Json | None:
    """The service message that a change of standing makes."""
    if new.present and not old.present:
        return {"new_chat_members": [new.user]}
    if old.present and not new.present:
        return {"left_chat_member": new.user}
    return None


def _tell(world: State, chat: Chat, by: Json, old: Member, new: Member) -> None:
    mine = new.user["id"] == world.bot.id
    bot = chat.members.get(world.bot.id)
    if not mine and (bot is None or bot.status != "administrator"):
        return
    change: Json = {"chat": chat.ref, "from": by, "date": int(world.clock.unix())}
    change |= {"old_chat_member": old.body(), "new_chat_member": new.body()}
    world.tell("my_chat_member" if mine else "chat_member", change)


def count(chat: Chat) -> int:
    """How many are in the group."""
    return sum(member.status in PRESENT for member in chat.members.values())
