"""`reply_markup` as Telegram checks it: an inline keyboard, a reply keyboard, its removal, or a forced reply."""

from collections.abc import Callable

from playground.values.errors import bad_request
from playground.values.shapes import Json

BUTTONS_LIMIT = 100
DATA_LIMIT = 64
ACTIONS = frozenset(
    [
        "callback_data",
        "url",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
        "disabled",
    ],
)
LOOKS = ("icon_custom_emoji_id", "style")
FIELDS = {
    "keyboard": (
        "is_persistent",
        "resize_keyboard",
        "one_time_keyboard",
        "input_field_placeholder",
        "selective",
    ),
    "remove_keyboard": ("selective",),
    "force_reply": ("input_field_placeholder", "selective"),
}


def checked(markup: Json | None) -> Json | None:
    """The markup without what is empty in it. Raises ApiError 400 for what Telegram refuses."""
    if not markup:
        return None
    if "inline_keyboard" in markup:
        rows = _rows_of(markup["inline_keyboard"], "inline keyboard", _inline_button)
        return {"inline_keyboard": rows} if rows else None
    for kind, options in FIELDS.items():
        if markup.get(kind):
            value = _rows_of(markup[kind], "keyboard", _reply_button) if kind == "keyboard" else True
            return {kind: value} | {name: markup[name] for name in options if markup.get(name)}
    raise bad_request("object expected as reply markup")


def _rows_of(rows: object, label: str, read: Callable[[object], Json]) -> list[list[Json]]:
    """The rows that have buttons, each button read by `read`."""
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{label.replace(" ", "_")}" of the {label} must be an Array of Arrays')
    read_rows = [[read(button) for button in row] for row in rows if row]
    if sum(map(len, read_rows)) > BUTTONS_LIMIT:
        raise bad_request("reply markup is too long")
    return read_rows


def _inline_button(button: object) -> Json:
    """A button of an inline keyboard; one that does nothing is refused."""
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be a non-empty String')
    actions = {name: button[name] for name in ACTIONS & button.keys() if button[name] is not None}
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    _check_actions(actions)
    looks = {name: button[name] for name in LOOKS if button.get(name)}
    return {"text": text, **actions, **looks}


def _check_actions(actions: Json) -> None:
    data = actions.get("callback_data")
    if data is not None and not (
        isinstance(data, str) and 1 <= len(data.encode(errors="replace")) <= DATA_LIMIT
    ):
        raise bad_request("BUTTON_DATA_INVALID")
    url = actions.get("url")
    if url is not None and not str(url).startswith(("http://", "https://", "tg://", "ton://")):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: unsupported URL protocol")
    if "callback_game" in actions or "pay" in actions:
        raise bad_request("games and payments are not supported by the playground")


def _reply_button(button: object) -> Json:
    """A button of a reply keyboard; plain text stands for a button."""
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict) or not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad_request('can\'t parse keyboard button: Field "text" must be a non-empty String')
    return {name: value for name, value in button.items() if value is not None}


def for_bot(markup: Json | None) -> Json | None:
    """What the Bot API's Message shows of a keyboard: an inline one only."""
    return markup if markup is not None and "inline_keyboard" in markup else None
