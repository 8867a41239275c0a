"""Messages without files: text, places, contacts, dice, polls, and the sign that the bot is busy."""

from playground.access import access_sending, access_topic
from playground.entities import Text
from playground.errors import bad_request
from playground.methods.base import Call, Envelope, deliver, method
from playground.parameters import ChatId
from playground.shapes import Json

ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ],
)


@method
def send_message(
    call: Call, envelope: Envelope, text: Text, link_preview_options: Json | None = None
) -> Json:
    """Send text."""
    content = text.content()
    if link_preview_options:
        content["link_preview_options"] = link_preview_options
    return deliver(call.world, envelope, content).body


@method
def send_chat_action(call: Call, chat_id: ChatId, action: str, message_thread_id: int | None = None) -> bool:
    """Show that the bot is busy."""
    chat = access_sending(call.world, chat_id)
    topic = access_topic(call.world, chat, message_thread_id)
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    thread = {} if topic is None else {"message_thread_id": topic.id}
    call.world.events.add("typing", lambda: {"chat_id": chat.id, **thread, "action": action})
    return True
