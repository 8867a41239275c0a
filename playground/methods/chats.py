"""What the bot can learn of chats and their members, and how it removes people or goes."""

from playground.calls.readers import ChatId
from playground.methods.base import Call, method
from playground.values.errors import bad_request
from playground.values.shapes import Json
from playground.world import members
from playground.world.access import access_chat, access_group, check_right
from playground.world.chats import ADMINISTRATORS, Chat, Member

PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_invite_users",
    "can_manage_topics",
)
DENIED = ("can_change_info", "can_pin_messages", "can_edit_tag")
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


@method
def get_chat(call: Call, chat_id: ChatId) -> Json:
    chat = access_chat(call.world, chat_id)
    full = chat.ref | {"accent_color_id": 0, "max_reaction_count": 11}
    full["accepted_gift_types"] = dict.fromkeys(GIFTS, False)
    if chat.is_private:
        full["active_usernames"] = [chat.user["username"]]
    else:
        full["permissions"] = dict.fromkeys(PERMISSIONS, True) | dict.fromkeys(DENIED, False)
    if chat.pinned:
        full["pinned_message"] = chat.messages[chat.pinned[-1]].bare()
    return full


@method
def get_chat_member(call: Call, chat_id: ChatId, user_id: int) -> Json:
    """Somebody's standing in a chat."""
    chat = access_chat(call.world, chat_id)
    if user_id != call.world.bot.id and user_id not in call.world.by_id:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return _member_of(call, chat, user_id).body()


@method
def get_chat_administrators(call: Call, chat_id: ChatId) -> list[Json]:
    chat = access_chat(call.world, chat_id)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return [member.body() for member in chat.members.values() if member.status in ADMINISTRATORS]


@method
def get_chat_member_count(call: Call, chat_id: ChatId) -> int:
    chat = access_chat(call.world, chat_id)
    return 2 if chat.is_private else members.count(chat)


@method
def leave_chat(call: Call, chat_id: ChatId) -> bool:
    chat = access_group(call.world, chat_id)
    members.change(call.world, chat, call.world.bot.user, call.world.bot.user, "left")
    return True


@method
def ban_chat_member(call: Call, chat_id: ChatId, user_id: int, revoke_messages: bool = False) -> bool:
    """Somebody is put out for good."""
    chat, member = _access_restricting(call, chat_id, user_id)
    if member.status == "creator":
        raise bad_request("can't remove chat owner")
    if member.status == "administrator":
        raise bad_request("user is an administrator of the chat")
    if revoke_messages:
        call.world.delete(chat, [message for message in chat.visible() if message.sender_id == user_id])
    members.change(call.world, chat, call.world.bot.user, member.user, "kicked")
    return True


@method
def unban_chat_member(call: Call, chat_id: ChatId, user_id: int, only_if_banned: bool = False) -> bool:
    """Somebody may return. A member who is not banned is put out, unless `only_if_banned`."""
    chat, member = _access_restricting(call, chat_id, user_id)
    if member.status == "kicked" or (member.present and not only_if_banned):
        members.change(call.world, chat, call.world.bot.user, member.user, "left")
    return True


@method
def export_chat_invite_link(call: Call, chat_id: ChatId) -> str:
    """A link to a group. Nobody needs one here: people join by themselves."""
    chat = access_group(call.world, chat_id)
    check_right(call.world, chat, "can_invite_users", "not enough rights to manage chat invite link")
    return f"https://t.me/+playground{abs(chat.id)}"


def _access_restricting(call: Call, chat_id: ChatId, user_id: int) -> tuple[Chat, Member]:
    """A group whose members the bot may restrict, and the one who is meant."""
    chat = access_group(call.world, chat_id)
    check_right(
        call.world, chat, "can_restrict_members", "not enough rights to restrict/unrestrict chat member"
    )
    if user_id == call.world.bot.id:
        raise bad_request("can't restrict self")
    if user_id not in call.world.by_id:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return chat, _member_of(call, chat, user_id)


def _member_of(call: Call, chat: Chat, user_id: int) -> Member:
    """A member; somebody who never was one has left."""
    person = call.world.by_id.get(user_id)
    user = call.world.bot.user if person is None else person.user
    if chat.is_private:
        return Member(user, "member" if user_id in (chat.id, call.world.bot.id) else "left")
    return chat.members.get(user_id) or Member(user, "left")
