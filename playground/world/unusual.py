"""What people can send beside the usual, in the Bot API's shapes. Each function raises KeyError for what is missing."""

from playground.calls.reading import finite
from playground.content.entities import PEOPLES_CAPTION, Caption
from playground.content.making import living, location_of
from playground.values.messages import CONTENT
from playground.values.shapes import Json
from playground.world.state import State

TASKS = 30
CHANNEL: Json = {"id": -1009000000001, "type": "channel", "title": "City news"}


def live_of(given: Json) -> Json:
    """A location, which moves for `live_period` seconds if that is given."""
    place = location_of(finite(given["latitude"]), finite(given["longitude"]))
    return place | living(int(given["live_period"])) if given.get("live_period") else place


def venue_of(given: Json) -> Json:
    """The fields of a message with a place that has a name."""
    location = location_of(finite(given["latitude"]), finite(given["longitude"]))
    venue = {"location": location, "title": str(given["title"]), "address": str(given["address"])}
    return {"venue": venue, "location": location}


def checklist_of(given: Json) -> Json:
    """A checklist; a task is its text, or `{"text", "done"}`."""
    tasks = [task if isinstance(task, dict) else {"text": str(task)} for task in given["tasks"]]
    if not 1 <= len(tasks) <= TASKS:
        raise ValueError(f"a checklist has 1 to {TASKS} tasks")
    done = {"completion_date": 1, "completed_by_user": {"id": 1, "is_bot": False, "first_name": "…"}}
    items = [
        {"id": number, "text": task["text"]} | (done if task.get("done") else {})
        for number, task in enumerate(tasks, 1)
    ]
    return {"title": str(given["title"]), "tasks": items}


def story_of(given: Json) -> Json:
    """A story of a channel."""
    return {"chat": CHANNEL | {"title": str(given.get("title", CHANNEL["title"]))}, "id": 1}


def game_of(given: Json) -> Json:
    photo = {"file_id": "AgACgame", "file_unique_id": "AQADgame", "width": 640, "height": 360}
    words = {"text": given["text"]} if given.get("text") else {}
    return {"title": str(given["title"]), "description": str(given["description"]), "photo": [photo]} | words


def paid_media_of(_world: State, given: Json) -> Json:
    """The fields of a message with media that must be paid for; nobody here can look at them."""
    media = [{"type": "preview", "width": 640, "height": 360}] * int(given.get("count", 1))
    info = {"star_count": int(given.get("stars", 1)), "paid_media": media}
    return {"paid_media": info} | Caption(str(given.get("caption", ""))).content(PEOPLES_CAPTION)


def other_of(given: Json) -> Json:
    """Fields of a message of a kind that is new."""
    known = CONTENT & given.keys()
    if known or not given:
        raise ValueError(f"{', '.join(sorted(known)) or 'nothing'} is not unusual")
    return dict(given)


def elsewhere_of(given: Json, date: int) -> Json:
    """The fields of an answer to a message of another chat, `{"from", "text"?, "kind"?}`: `text` is quoted."""
    name, kind = str(given["from"]), str(given.get("kind", ""))
    origin = {"type": "hidden_user", "date": date, "sender_user_name": name}
    shown: Json = {"dice": {"emoji": "🎲", "value": 1}} if kind == "dice" else {}
    reply: Json = {"origin": origin, "chat": CHANNEL, "message_id": 1} | shown
    return {"external_reply": reply} | quote_of(given.get("text"))


def quote_of(text: object) -> Json:
    """The field of a quoted part."""
    return {"quote": {"text": str(text), "position": 0, "is_manual": True}} if text else {}
