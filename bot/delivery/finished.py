"""A screen that must arrive as it is: worded now, owed by the outbox. Its wording may not change until it is read."""

from typing import Any

from care.outbox import Kind, Lane, Post
from dialogs.engine.machine import Screen


def finished(
    chat_id: int, screen: Screen, conversation: str, version: int = 0, thread: int | None = None
) -> Post:
    """`thread`: the topic of the staff group in which it stands. Buttons lead where those of `conversation` do."""
    rows = [
        [[button.label, button.action, button.argument, button.url] for button in row] for row in screen.rows
    ]
    body: dict[str, Any] = {"html": str(screen.text), "rows": rows, "as": [conversation, version]}
    if screen.shows:
        body["shows"] = sorted(screen.shows)
    if thread is not None:
        body["topic"] = thread
    return Post(chat_id, Kind.NOTICE, Lane.ANSWER, body, "" if thread is None else f"topic{thread}")
