"""A screen that must arrive as it is: worded now, owed by the outbox. Its wording may not change until it is read."""

from care.outbox import Lane, Post
from care.outbox.bodies import Worded
from dialogs.engine.machine import Button, Screen


def finished(
    chat_id: int,
    screen: Screen,
    conversation: str,
    version: int = 0,
    thread: int | None = None,
    reply: int | None = None,
) -> Post:
    """`thread`: the topic of the staff group in which it stands. `reply`: the message there that it answers.

    Buttons lead where those of `conversation` do.
    """
    body = Worded(
        html=str(screen.text),
        rows=tuple(tuple(_button(button) for button in row) for row in screen.rows),
        conversation=(conversation, version),
        shows=tuple(sorted(screen.shows)),
        topic=thread,
        reply=reply,
    )
    return Post(chat_id, body, Lane.ANSWER, stream="" if thread is None else f"topic{thread}")


def _button(button: Button) -> tuple[str, str, str, str]:
    return button.label, button.action, button.argument, button.url
