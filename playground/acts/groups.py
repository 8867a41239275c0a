"""People come to a group and go, and those who may change the standing of others."""

from playground.acts.base import act, chat_of, group_of
from playground.values.errors import Refusal
from playground.values.people import Person
from playground.values.shapes import Json
from playground.world import members
from playground.world.chats import ADMIN_RIGHTS, Chat, Member
from playground.world.state import State


@act
def join(world: State, person: Person, chat_id: int) -> None:
    """They come into a group, unless they were removed from it."""
    chat = group_of(world, chat_id)
    standing = chat.members.get(person.id)
    if standing is not None and standing.status == "kicked":
        raise Refusal(f"{person.key} was removed: an administrator must add them again", 403)
    if not chat.has(person.id):
        members.change(world, chat, person.user, person.user, "member")


@act
def leave(world: State, person: Person, chat_id: int) -> None:
    """They go out of a group."""
    chat = chat_of(world, person, chat_id)
    if chat.is_private:
        raise Refusal("A private chat cannot be left, only blocked")
    members.change(world, chat, person.user, person.user, "left")


@act
def add(world: State, person: Person, chat_id: int, user_id: int) -> None:
    """They bring somebody into a group, also the bot."""
    chat = _administered(world, person, chat_id, "can_invite_users")
    user = _user_of(world, user_id)
    if not chat.has(user_id):
        members.change(world, chat, person.user, user, "member")


@act
def remove(world: State, person: Person, chat_id: int, user_id: int) -> None:
    """They put somebody out of a group, also the bot."""
    chat = _administered(world, person, chat_id, "can_restrict_members")
    target = _standing_of(chat, user_id)
    if target.status == "creator":
        raise Refusal("The owner cannot be removed", 403)
    members.change(world, chat, person.user, target.user, "kicked")


@act
def rights(world: State, person: Person, chat_id: int, user_id: int, rights: Json | None = None) -> None:
    """They make somebody an administrator with these rights, or with none a plain member."""
    chat = _administered(world, person, chat_id, "can_promote_members")
    target = _standing_of(chat, user_id)
    if target.status == "creator":
        raise Refusal("The owner has all rights", 403)
    if unknown := set(rights or {}) - set(ADMIN_RIGHTS):
        raise Refusal(f"There is no right {', '.join(sorted(unknown))}")
    granted = frozenset(right for right, given in (rights or {}).items() if given)
    status = "member" if rights is None else "administrator"
    members.change(world, chat, person.user, target.user, status, granted)


def _administered(world: State, person: Person, chat_id: int, right: str) -> Chat:
    chat = chat_of(world, person, chat_id)
    if not chat.may(person.id, right):
        raise Refusal(f"{person.key} may not do this in chat {chat_id}", 403)
    return chat


def _standing_of(chat: Chat, user_id: int) -> Member:
    member = chat.members.get(user_id)
    if member is None or not member.present:
        raise Refusal(f"{user_id} is not in chat {chat.id}", 404)
    return member


def _user_of(world: State, user_id: int) -> Json:
    """A person's User, or the bot's."""
    if user_id == world.bot.id:
        return world.bot.user
    if user_id not in world.by_id:
        raise Refusal(f"There is nobody with the id {user_id}", 404)
    return world.by_id[user_id].user
