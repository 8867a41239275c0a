"""Messages without files: text, places, contacts, dice, polls, and the sign that the bot is busy."""

from playground.calls.readers import ChatId
from playground.content import making
from playground.content.entities import Text, formatted
from playground.methods.base import Call, Envelope, deliver, method
from playground.values.errors import bad_request
from playground.values.shapes import Json
from playground.world.access import access_sending, access_topic

VCARD_LIMIT = 2048  # bytes
ACTIONS = frozenset(
    (
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
    ),
)


@method
def send_message(
    call: Call, envelope: Envelope, text: Text, link_preview_options: Json | None = None
) -> Json:
    content = text.content()
    if link_preview_options:
        content["link_preview_options"] = link_preview_options
    return deliver(call, envelope, content)


@method
def send_location(
    call: Call,
    envelope: Envelope,
    latitude: float,
    longitude: float,
    horizontal_accuracy: float | None = None,
    live_period: int | None = None,
    heading: int | None = None,
    proximity_alert_radius: int | None = None,
) -> Json:
    """A point on the map; with `live_period` one that moves."""
    place = making.location_of(latitude, longitude, horizontal_accuracy)
    if live_period:
        place |= making.living(live_period, heading, proximity_alert_radius)
    return deliver(call, envelope, {"location": place})


@method
def send_venue(
    call: Call,
    envelope: Envelope,
    latitude: float,
    longitude: float,
    title: str,
    address: str,
) -> Json:
    """A place with its name and address."""
    location = making.location_of(latitude, longitude)
    venue = {"location": location, "title": title, "address": address}
    return deliver(call, envelope, {"venue": venue, "location": location})


@method
def send_contact(
    call: Call,
    envelope: Envelope,
    phone_number: str,
    first_name: str,
    last_name: str = "",
    vcard: str = "",
) -> Json:
    if len(vcard.encode()) > VCARD_LIMIT:
        raise bad_request("vCard is too long")
    rest = {"last_name": last_name, "vcard": vcard}
    contact: Json = {"phone_number": phone_number, "first_name": first_name}
    return deliver(
        call, envelope, {"contact": contact | {key: value for key, value in rest.items() if value}}
    )


@method
def send_dice(call: Call, envelope: Envelope, emoji: str = "🎲") -> Json:
    return deliver(call, envelope, {"dice": making.rolled(emoji)})


@method
def send_poll(
    call: Call,
    envelope: Envelope,
    question: str,
    options: list[object],
    question_parse_mode: str = "",
    is_anonymous: bool = True,
    type: str = "regular",  # noqa: A002 - Telegram's name
    allows_multiple_answers: bool = False,
) -> Json:
    """An ordinary poll. Nobody votes here, quizzes are not supported."""
    if type != "regular":
        raise bad_request("quizzes are not supported by the playground")
    text, _ = formatted(question, question_parse_mode, None)
    words = [_option_text(option) for option in options]
    poll = making.poll_of(str(call.world.events.last), text, words, is_anonymous, allows_multiple_answers)
    return deliver(call, envelope, {"poll": poll})


@method
def send_chat_action(call: Call, chat_id: ChatId, action: str, message_thread_id: int | None = None) -> bool:
    """Whoever looks on sees that the bot is busy."""
    chat = access_sending(call.world, chat_id)
    topic = access_topic(call.world, chat, message_thread_id)
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    thread = {} if topic is None else {"message_thread_id": topic.id}
    call.world.events.add("typing", lambda: {"chat_id": chat.id, **thread, "action": action})
    return True


def _option_text(option: object) -> str:
    """The words of an InputPollOption, which may be plain text."""
    if not isinstance(option, dict):
        return str(option)
    words, mode, given = (
        str(option.get("text", "")),
        option.get("text_parse_mode"),
        option.get("text_entities"),
    )
    return formatted(words, mode, given)[0]
