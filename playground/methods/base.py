"""What every method has: the call it serves, and the parameters that all sending methods share."""

from dataclasses import dataclass, field

from playground import keyboards
from playground.access import access_reply, access_sending, access_topic
from playground.chats import Chat, Topic
from playground.errors import bad_request
from playground.files import Upload
from playground.messages import Message
from playground.parameters import ChatId
from playground.registry import Registry
from playground.shapes import Json
from playground.state import State

METHODS = Registry(given=("call",))
method = METHODS.add


@dataclass(slots=True)
class Call:
    """One call: the world it is for, and the files that came with it by the name of their part."""

    world: State
    files: dict[str, Upload] = field(default_factory=dict)


@dataclass(slots=True)
class Place:
    """Where a message goes."""

    chat: Chat
    topic: Topic | None
    reply: Json


@dataclass(slots=True)
class Envelope:
    """The parameters that say where and how a message is sent. `disable_notification` has nothing to silence here."""

    chat_id: ChatId
    message_thread_id: int | None = None
    disable_notification: bool = False
    protect_content: bool = False
    allow_paid_broadcast: bool = False
    message_effect_id: str | None = None
    reply_parameters: Json | None = None
    reply_markup: Json | None = None

    def place(self, world: State) -> Place:
        """Return where the message goes. A reply goes to the topic of what it replies to."""
        chat = access_sending(world, self.chat_id)
        topic = access_topic(world, chat, self.message_thread_id)
        message, reply = access_reply(chat, self.reply_parameters)
        if message is not None and message.topic_id != (topic.id if topic else 0):
            if topic is not None:
                raise bad_request("message to be replied not found")
            topic = access_topic(world, chat, message.topic_id)
        return Place(chat, topic, reply)

    def marks(self, chat: Chat) -> Json:
        """Return the message fields that these parameters set."""
        marks: Json = {}
        if self.protect_content:
            marks["has_protected_content"] = True
        if self.message_effect_id:
            if not chat.is_private:
                raise bad_request("message effects can be used only in private chats")
            marks["effect_id"] = self.message_effect_id
        return marks


def deliver(world: State, envelope: Envelope, content: Json) -> Message:
    """Send one message."""
    place = envelope.place(world)
    markup = keyboards.checked(envelope.reply_markup)
    content = {**envelope.marks(place.chat), **content}
    world.limits.charge(place.chat.id)
    return world.post(place.chat, world.bot.user, content, place.topic, place.reply, markup)
