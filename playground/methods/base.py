"""What methods share: the call they serve, the parameters of all sending methods, and the sending itself."""

from dataclasses import dataclass, field

from playground.calls.readers import ChatId
from playground.calls.registry import Registry
from playground.content import keyboards
from playground.content.files import Upload
from playground.values.errors import bad_request
from playground.values.messages import Message
from playground.values.shapes import Json
from playground.world.access import access_reply, access_sending, access_topic
from playground.world.chats import Chat, Topic
from playground.world.state import State

METHODS = Registry(given=("call",))
method = METHODS.add


@dataclass(slots=True)
class Call:
    """One call: the world it is for, and the files that came with it by the name of their part."""

    world: State
    files: dict[str, Upload] = field(default_factory=dict)


@dataclass(slots=True)
class Place:
    """Where and how messages go: `marks` and `reply` are fields that they get, `markup` is their keyboard."""

    chat: Chat
    topic: Topic | None
    reply: Json
    marks: Json
    markup: Json | None


@dataclass(slots=True)
class Envelope:
    """Where and how a message is sent. `disable_notification` has nothing to silence here."""

    chat_id: ChatId
    message_thread_id: int | None = None
    disable_notification: bool = False
    protect_content: bool = False
    allow_paid_broadcast: bool = False
    message_effect_id: str = ""
    reply_parameters: Json | None = None
    reply_markup: Json | None = None

    def place(self, world: State, cost: int = 1) -> Place:
        """Where messages go, once all is checked and `cost` messages are charged to the limits. Raises ApiError."""
        chat = access_sending(world, self.chat_id)
        topic = access_topic(world, chat, self.message_thread_id)
        replied, reply = access_reply(chat, self.reply_parameters)
        if replied is not None and replied.topic_id != (topic.id if topic else 0):
            if topic is not None:
                raise bad_request("replies to another topic are not supported by the playground")
            topic = access_topic(world, chat, replied.topic_id)
        place = Place(chat, topic, reply, self._marks(chat), keyboards.checked(self.reply_markup))
        world.limits.charge(chat.id, cost, paid=self.allow_paid_broadcast)
        return place

    def _marks(self, chat: Chat) -> Json:
        marks: Json = {"has_protected_content": True} if self.protect_content else {}
        if not self.message_effect_id:
            return marks
        if not chat.is_private:
            raise bad_request("message effects can be used only in private chats")
        return marks | {"effect_id": self.message_effect_id}


def emit(world: State, place: Place, content: Json) -> Message:
    """A message of the bot in a place."""
    content = {**place.marks, **content}
    return world.post(place.chat, world.bot.user, content, place.topic, place.reply, place.markup)


def deliver(call: Call, envelope: Envelope, content: Json) -> Json:
    """A message that is sent, as the Bot API's Message."""
    return emit(call.world, envelope.place(call.world), content).body
