"""Chats, their members and topics. A private chat with the bot has the person's id.

As in Telegram, private chats share one row of message ids and every supergroup has its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from playground.values.messages import Message
from playground.values.shapes import Json

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
    "can_pin_messages",
    "can_manage_topics",
    "can_manage_tags",
)
ADMINISTRATORS = ("creator", "administrator")
PRESENT = (*ADMINISTRATORS, "member")


@dataclass(slots=True)
class Member:
    """A user in a group. `status` is Telegram's; `rights` are an administrator's, the creator has them all."""

    user: Json
    status: str = "member"
    rights: frozenset[str] = frozenset()

    @property
    def present(self) -> bool:
        """Whether they are in the group now."""
        return self.status in PRESENT

    def may(self, right: str) -> bool:
        """Whether they hold an administrator's right."""
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)

    def body(self) -> Json:
        """The Bot API's ChatMember."""
        body: Json = {"user": self.user, "status": self.status}
        if self.status == "creator":
            body["is_anonymous"] = False
        if self.status == "administrator":
            body |= {"can_be_edited": False, "is_anonymous": False}
            body |= {right: right in self.rights for right in ADMIN_RIGHTS}
        if self.status == "kicked":
            body["until_date"] = 0
        return body

    def shown(self) -> Json:
        """The contract's member."""
        body: Json = {"user": self.user, "status": self.status}
        if self.status in ADMINISTRATORS:
            body["rights"] = {right: self.may(right) for right in ADMIN_RIGHTS}
        return body


@dataclass(slots=True)
class Topic:
    """A forum topic. `id` is that of its opening service message, whose body is `opening`."""

    id: int
    name: str
    icon_color: int
    creator_id: int
    opening: Json
    icon_custom_emoji_id: str = ""
    closed: bool = False

    def body(self) -> Json:
        """The Bot API's ForumTopic."""
        body: Json = {"message_thread_id": self.id, "name": self.name, "icon_color": self.icon_color}
        if self.icon_custom_emoji_id:
            body["icon_custom_emoji_id"] = self.icon_custom_emoji_id
        return body


@dataclass(slots=True)
class Chat:
    """A chat. `started`, `blocked` and `voices` are what its person did; `migrated_to` ends a group."""

    id: int
    type: str
    ids: Iterator[int] = field(default_factory=lambda: count(1))
    title: str = ""
    user: Json = field(default_factory=dict)
    is_forum: bool = False
    started: bool = False
    blocked: bool = False
    voices: bool = True
    migrated_to: int = 0
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    ref: Json = field(init=False)

    def __post_init__(self) -> None:
        self.ref = {"id": self.id, "type": self.type}
        if self.is_private:
            self.ref |= {key: self.user[key] for key in ("first_name", "username")}
        else:
            self.ref["title"] = self.title
        if self.is_forum:
            self.ref["is_forum"] = True

    @property
    def is_private(self) -> bool:
        """Whether this is one person's chat with the bot."""
        return self.type == "private"

    @property
    def kind(self) -> str:
        """What Telegram calls it in refusals."""
        return f"{self.type} chat"

    def has(self, user_id: int) -> bool:
        """Whether the user is in the chat now."""
        member = self.members.get(user_id)
        return member is not None and member.present

    def may(self, user_id: int, right: str) -> bool:
        """Whether the user is an administrator with this right."""
        member = self.members.get(user_id)
        return member is not None and member.may(right)

    def visible(self) -> Iterable[Message]:
        """The messages that can be seen, oldest first."""
        return (message for message in self.messages.values() if not message.deleted)

    def find(self, message_id: int) -> Message | None:
        """A message that can be seen, or None."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message

    def shown(self) -> Json:
        """The contract's Chat, but for its commands."""
        body = dict(self.ref)
        body["members"] = [member.shown() for member in self.members.values()]
        body["topics"] = [topic.body() | {"closed": topic.closed} for topic in self.topics.values()]
        if self.is_private:
            body |= {"blocked": self.blocked, "started": self.started, "voices": self.voices}
        if self.migrated_to:
            body["migrated_to"] = self.migrated_to
        if self.pinned:
            body["pinned"] = list(self.pinned)
        return body
