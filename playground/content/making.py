"""Bot API objects that both the bot and people make: dice, polls, stickers, locations."""

import random

from playground.content.files import Files, Upload
from playground.values.errors import bad_request
from playground.values.shapes import Json, Media

DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
FOREVER = 0x7FFFFFFF  # how long a live location without an end lasts
OPTIONS_LIMIT = 12
QUESTION_LIMIT = 300
OPTION_LIMIT = 100


def rolled(emoji: str) -> Json:
    """A rolled Dice."""
    sides = DICE.get(emoji.replace("\ufe0f", ""))
    if sides is None:
        raise bad_request("wrong dice emoji specified")
    return {"emoji": emoji, "value": random.randint(1, sides)}


def poll_of(
    poll_id: str, question: str, options: list[str], anonymous: bool = True, many: bool = False
) -> Json:
    """An open Poll without votes; `many` lets a voter choose several options."""
    _check_poll(question, options)
    return {
        "id": poll_id,
        "question": question,
        "options": [
            {"persistent_id": str(number), "text": text, "voter_count": 0}
            for number, text in enumerate(options)
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": anonymous,
        "type": "regular",
        "allows_multiple_answers": many,
        "allows_revoting": True,
        "members_only": False,
    }


def _check_poll(question: str, options: list[str]) -> None:
    if not 1 <= len(question) <= QUESTION_LIMIT:
        raise bad_request(
            "poll question length must not exceed 300" if question else "poll question must be non-empty"
        )
    if len(options) < 2:
        raise bad_request("poll must have at least 2 option")
    if len(options) > OPTIONS_LIMIT:
        raise bad_request(f"poll can't have more than {OPTIONS_LIMIT} options")
    if not all(1 <= len(option) <= OPTION_LIMIT for option in options):
        raise bad_request(f"poll options length must be from 1 to {OPTION_LIMIT}")


def sticker_of(files: Files, emoji: str) -> Media:
    """The Sticker that shows one emoji; its bytes are the emoji itself."""
    if not emoji:
        raise bad_request("a sticker shows an emoji")
    return files.keep("sticker", Upload("sticker.webp", emoji.encode(), "image/webp"), {"emoji": emoji})


def living(period: int, heading: int | None = None, radius: int | None = None) -> Json:
    """The fields of a location that moves for `period` seconds."""
    if not (60 <= period <= 86400 or period == FOREVER):
        raise bad_request("wrong live location period specified")
    if heading is not None and not 1 <= heading <= 360:
        raise bad_request("wrong live location heading specified")
    fields = {"live_period": period, "heading": heading, "proximity_alert_radius": radius}
    return {key: value for key, value in fields.items() if value}


def location_of(latitude: float, longitude: float, accuracy: float | None = None) -> Json:
    """A Location on Earth."""
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise bad_request("wrong latitude or longitude specified")
    location: Json = {"latitude": latitude, "longitude": longitude}
    return location if accuracy is None else location | {"horizontal_accuracy": accuracy}
