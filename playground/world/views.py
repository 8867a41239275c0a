"""What a person sees in a list of messages: text, buttons, screens. Messages are the contract's, oldest first."""

import re
from collections.abc import Iterator

from playground.values.shapes import Json
from playground.world.cast import BOT_ID

SHOWN = 12


def in_thread(messages: list[Json], thread: int | None) -> list[Json]:
    """The messages of a topic, or all of them."""
    return [message for message in messages if thread in (None, message.get("message_thread_id"))]


def words(message: Json) -> str:
    """A message's text or caption."""
    return str(message.get("text") or message.get("caption") or "")


def spaced(text: str) -> str:
    """`text` as it is read: a no-break space is a space."""
    return text.replace("\xa0", " ")


def find_text(
    messages: list[Json], text: str | re.Pattern[str], after: int, sender: int | None
) -> Json | None:
    """The newest message that holds `text`, is newer than `after` and from `sender`."""
    pattern = (
        re.compile(re.escape(spaced(text)))
        if isinstance(text, str)
        else re.compile(spaced(text.pattern), text.flags)
    )
    for message in reversed(messages):
        mine = sender is None or message["from"]["id"] == sender
        if mine and message["message_id"] > after and pattern.search(spaced(words(message))):
            return message
    return None


def last_screen(messages: list[Json]) -> Json | None:
    """The newest message of the bot that has a keyboard."""
    screens = (message for message in reversed(messages) if message["from"]["id"] == BOT_ID)
    return next((message for message in screens if any(_buttons(message))), None)


def _buttons(message: Json) -> Iterator[Json]:
    """A message's buttons, inline or of a reply keyboard."""
    markup = message.get("reply_markup") or {}
    for row in markup.get("inline_keyboard") or markup.get("keyboard") or []:
        yield from row


def find_button(messages: list[Json], wanted: str) -> Json | None:
    """`{"message", "label", "data"}` of the newest button that is meant; `data` is None in a reply keyboard."""
    for exact in (True, False):
        for message in reversed(messages):
            for button in _buttons(message):
                if _is_meant(button, wanted, exact):
                    data = button.get("callback_data")
                    return {"message": message, "label": button["text"], "data": data}
    return None


def _is_meant(button: Json, wanted: str, exact: bool) -> bool:
    """Whether a button has this label or data; loosely, whether the label holds it. Links cannot be pressed."""
    if "url" in button:
        return False
    if exact:
        return spaced(wanted) in (spaced(button["text"]), button.get("callback_data"))
    return spaced(wanted) in spaced(button["text"])


def told(messages: list[Json]) -> str:
    """The last messages in words, for a failure's report."""
    lines = []
    for message in messages[-SHOWN:]:
        labels = " ".join(f"[{button['text']}]" for button in _buttons(message))
        content = words(message) or ", ".join(message.keys() - {"message_id", "from", "chat", "date"})
        lines.append(f"  {message['message_id']} {message['from']['first_name']}: {content} {labels}")
    return "\n".join(lines) or "  nothing"
