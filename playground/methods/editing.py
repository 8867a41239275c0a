"""Changes to messages that the bot sent."""

from playground.calls.readers import ChatId
from playground.content import keyboards, making
from playground.content.entities import Caption, Text
from playground.methods.attachments import read_item
from playground.methods.base import Call, method
from playground.methods.copying import COPIED
from playground.values.errors import bad_request
from playground.values.messages import CAPTIONED, MEDIA, Message
from playground.values.shapes import Json
from playground.world.access import access_message, access_sending

UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
LOCATION = frozenset({"location"})
STANDING = frozenset({"latitude", "longitude", "horizontal_accuracy"})
WORDING = frozenset(
    {"text", "entities", "caption", "caption_entities", "show_caption_above_media", "link_preview_options"},
)


@method
def edit_message_text(
    call: Call,
    chat_id: ChatId,
    message_id: int,
    text: Text,
    link_preview_options: Json | None = None,
    reply_markup: Json | None = None,
) -> Json:
    content = text.content()
    message = _access_own(call, chat_id, message_id)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    if link_preview_options:
        content["link_preview_options"] = link_preview_options
    return _change(call, message, content, reply_markup)


@method
def edit_message_caption(
    call: Call,
    chat_id: ChatId,
    message_id: int,
    caption: Caption,
    reply_markup: Json | None = None,
) -> Json:
    """Another caption, or none."""
    content = caption.content()
    message = _access_own(call, chat_id, message_id)
    if message.kind not in CAPTIONED:
        raise bad_request("there is no caption in the message to edit")
    return _change(call, message, content, reply_markup)


@method
def edit_message_media(
    call: Call,
    chat_id: ChatId,
    message_id: int,
    media: Json,
    reply_markup: Json | None = None,
) -> Json:
    """Another file in a message, or a file in a message of text."""
    message = _access_own(call, chat_id, message_id)
    if message.kind not in MEDIA | {"text"}:
        raise bad_request("there is no media in the message to edit")
    return _change(call, message, read_item(media).content(call), reply_markup, COPIED)


@method
def edit_message_reply_markup(
    call: Call,
    chat_id: ChatId,
    message_id: int,
    reply_markup: Json | None = None,
) -> Json:
    """Another inline keyboard, or none."""
    message = _access_own(call, chat_id, message_id)
    content = {key: message.body[key] for key in WORDING & message.body.keys()}
    return _change(call, message, content, reply_markup)


@method
def edit_message_live_location(
    call: Call,
    chat_id: ChatId,
    message_id: int,
    latitude: float,
    longitude: float,
    horizontal_accuracy: float | None = None,
    live_period: int | None = None,
    heading: int | None = None,
    proximity_alert_radius: int | None = None,
    reply_markup: Json | None = None,
) -> Json:
    message = _access_living(call, chat_id, message_id)
    period = live_period or message.body["location"]["live_period"]
    place = making.location_of(latitude, longitude, horizontal_accuracy)
    place |= making.living(period, heading, proximity_alert_radius)
    return _change(call, message, {"location": place}, reply_markup, LOCATION)


@method
def stop_message_live_location(
    call: Call, chat_id: ChatId, message_id: int, reply_markup: Json | None = None
) -> Json:
    """It ends where it is."""
    message = _access_living(call, chat_id, message_id)
    place = {key: value for key, value in message.body["location"].items() if key in STANDING}
    return _change(call, message, {"location": place}, reply_markup, LOCATION)


def _access_living(call: Call, chat_id: ChatId, message_id: int) -> Message:
    """A live location of the bot's that is not over."""
    message = _access_own(call, chat_id, message_id)
    period = message.body.get("location", {}).get("live_period", 0)
    if message.body["date"] + period < call.world.clock.unix() or not period:
        raise bad_request("message can't be edited")
    return message


def _access_own(call: Call, chat_id: ChatId, message_id: int) -> Message:
    """A message that the bot may edit: its own."""
    chat = access_sending(call.world, chat_id)
    message = access_message(chat, message_id, "edit")
    if message.sender_id != call.world.bot.id or not message.kind or "forward_origin" in message.body:
        raise bad_request("message can't be edited")
    return message


def _change(
    call: Call,
    message: Message,
    content: Json,
    reply_markup: Json | None,
    replaced: frozenset[str] = WORDING,
) -> Json:
    """`content` takes the place of the `replaced` fields. Raises ApiError 400 for what changes nothing."""
    markup = keyboards.checked(reply_markup)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    if "media_group_id" in message.body:
        markup = None  # a part of an album takes no keyboard, and says that nothing has changed
    before = {key: value for key, value in message.body.items() if key in replaced}
    if before == content and markup == keyboards.for_bot(message.markup):
        raise bad_request(UNCHANGED)
    call.world.limits.charge(message.chat_id)
    body = {key: value for key, value in message.body.items() if key not in replaced} | content
    if before != content:
        body["edit_date"] = int(call.world.clock.unix())
    call.world.edit(message, body, markup)
    return message.body
