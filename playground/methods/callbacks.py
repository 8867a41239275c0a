"""Answers to button presses."""

from playground.methods.base import Call, method
from playground.values.errors import bad_request

TEXT_LIMIT = 200


@method
def answer_callback_query(
    call: Call,
    callback_query_id: str,
    text: str = "",
    show_alert: bool = False,
    cache_time: int = 0,  # noqa: ARG001 - nobody here asks twice for the same answer
) -> bool:
    """A press is answered once, and in time."""
    if len(text) > TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    call.world.presses.answer(callback_query_id, {"text": text or None, "show_alert": show_alert})
    return True
