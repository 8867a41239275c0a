"""Bot API objects that both the bot and people make: dice, polls, stickers."""

import random

from playground.errors import bad_request
from playground.files import Files, Upload
from playground.shapes import Json

DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}


def rolled(emoji: str) -> Json:
    """Return a rolled Dice."""
    sides = DICE.get(emoji)
    if sides is None:
        raise bad_request("wrong dice emoji specified")
    return {"emoji": emoji, "value": random.randint(1, sides)}


def poll_of(
    poll_id: str, question: str, options: list[str], is_anonymous: bool = True, several: bool = False
) -> Json:
    """Return an open Poll without votes."""
    if not 1 <= len(question) <= 300:
        raise bad_request("poll question must be non-empty" if not question else "poll question is too long")
    if not 2 <= len(options) <= 12:
        raise bad_request(
            "poll must have at least 2 option" if len(options) < 2 else "poll can't have more than 12 options"
        )
    return {
        "id": poll_id,
        "question": question,
        "options": [
            {"persistent_id": str(number), "text": text, "voter_count": 0}
            for number, text in enumerate(options)
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": is_anonymous,
        "type": "regular",
        "allows_multiple_answers": several,
        "allows_revoting": True,
        "members_only": False,
    }


def sticker_of(files: Files, emoji: str) -> Json:
    """Return the Sticker that shows one emoji."""
    upload = Upload("sticker.webp", emoji.encode(), "image/webp")
    media = files.keep("sticker", upload, {"emoji": emoji}).media
    assert isinstance(media, dict)  # noqa: S101 - only photos are lists
    return media
