"""How a person's message gets into a chat, whatever it holds."""

from dataclasses import dataclass

from playground.acts.base import chat_of, reply_of, topic_of
from playground.values.errors import Refusal
from playground.values.messages import Message
from playground.values.people import Person
from playground.values.shapes import Json
from playground.world.hearing import notify
from playground.world.state import State
from playground.world.unusual import elsewhere_of, quote_of


@dataclass(slots=True)
class Target:
    """Where and how a person sends. `forwarded` messages are the person's own, from elsewhere.

    `quote` is a part of the message that is answered; `elsewhere` answers a message of another chat
    (`{"from", "text"?}`).
    """

    chat_id: int
    message_thread_id: int | None = None
    reply_to: int | None = None
    forwarded: bool = False
    protected: bool = False
    quote: str | None = None
    elsewhere: Json | None = None


def put(world: State, person: Person, target: Target, *contents: Json) -> list[Message]:
    """Messages of theirs, posted; the bot hears of them."""
    chat = chat_of(world, person, target.chat_id)
    if chat.blocked:
        raise Refusal(f"{person.key} has blocked the bot: start or unblock it first", 403)
    replied, reply = reply_of(chat, target.reply_to)
    topic = topic_of(chat, target.message_thread_id or (replied.topic_id if replied else 0), person)
    if chat.is_private and not chat.started:
        chat.started = True
        world.show_chat(chat)
    posted = [
        world.post(chat, person.user, {**_marks(world, person, target), **content}, topic, reply)
        for content in contents
    ]
    for message in posted:
        notify(world, message)
    return posted


def _marks(world: State, person: Person, target: Target) -> Json:
    """The fields of a forwarded and of a protected message."""
    fields: Json = {}
    if target.forwarded:
        origin = {"type": "user", "date": int(world.clock.unix()), "sender_user": person.user}
        fields["forward_origin"] = origin
    if target.protected:
        fields["has_protected_content"] = True
    if target.elsewhere:
        fields |= elsewhere_of(target.elsewhere, int(world.clock.unix()))
    return fields | quote_of(target.quote)
