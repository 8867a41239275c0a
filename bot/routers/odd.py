"""What people send that a bot cannot send as what it is: polls, dice, checklists ... and kinds newer than we.

What it says is kept, so that it can be shown in words (dialogs/notices/contents.py). Of what is known as a service
message nothing is kept: nobody wanted to tell us something by it.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

from aiogram import types
from aiogram.enums import ContentType

from care.values.content import Content, Kind

UNKNOWN = "unknown"
Facts: TypeAlias = tuple[str, dict[str, Any]]  # what it says, and what there is beside


def odd_of(message: types.Message) -> Content | None:
    """None: a service message."""
    name = ContentType(message.content_type).value if message.content_type else UNKNOWN
    if name not in ODD:
        return None
    text, facts = ODD[name](message)
    marks = tuple(
        entity.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
        for entity in message.caption_entities or ()
    )
    return Content(Kind.OTHER, text, entities=marks, data={"type": name} | facts)


def _poll(message: types.Message) -> Facts:
    poll = message.poll
    return (poll.question, {"items": [option.text for option in poll.options]}) if poll else ("", {})


def _dice(message: types.Message) -> Facts:
    dice = message.dice
    return "", {"emoji": dice.emoji, "value": dice.value} if dice else {}


def _checklist(message: types.Message) -> Facts:
    if (checklist := message.checklist) is None:
        return "", {}
    tasks = checklist.tasks
    done = [bool(task.completion_date) for task in tasks]
    return checklist.title, {"items": [task.text for task in tasks], "done": done}


def _story(message: types.Message) -> Facts:
    return "", {"of": message.story.chat.full_name if message.story else ""}


def _game(message: types.Message) -> Facts:
    game = message.game
    lines = (game.title, game.description, game.text or "") if game else ()
    return "\n".join(filter(None, lines)), {}


def _paid_media(message: types.Message) -> Facts:
    paid = message.paid_media
    facts = {"stars": paid.star_count, "count": len(paid.paid_media)} if paid else {}
    return message.caption or "", facts


def _invoice(message: types.Message) -> Facts:
    bill = message.invoice
    return f"{bill.title}\n{bill.description}" if bill else "", {}


def _captioned(message: types.Message) -> Facts:
    return message.caption or "", {}


ODD: dict[str, Callable[[types.Message], Facts]] = {
    "poll": _poll,
    "dice": _dice,
    "checklist": _checklist,
    "story": _story,
    "game": _game,
    "paid_media": _paid_media,
    "invoice": _invoice,
    "giveaway": _captioned,
    "giveaway_winners": _captioned,
    "rich_message": _captioned,
    UNKNOWN: _captioned,
}
