"""Updates that nobody should send, as they come over the wire, and what becomes of each."""

import json
from enum import StrEnum
from typing import Any

EMMA = 1003
PERSON = {"id": EMMA, "is_bot": False, "first_name": "Emma", "language_code": "en"}
CHAT = {"id": EMMA, "type": "private", "first_name": "Emma"}
SOME_ID = "7777"  # the id that the texts below have, until they get one of their own


class Fate(StrEnum):
    READ = "read"  # its effect is as if nothing were wrong with it
    KEPT = "kept"  # a dead letter
    DROPPED = "dropped"  # counted, logged and confirmed: it has no id to keep it under


def message(**changes: Any) -> str:  # noqa: ANN401 - JSON
    fields = {"message_id": 1, "date": 1, "chat": CHAT, "from": PERSON, "text": "Hello"} | changes
    return update(message={name: value for name, value in fields.items() if value is not ...})


def update(**fields: Any) -> str:  # noqa: ANN401 - JSON
    return json.dumps({"update_id": int(SOME_ID)} | fields)


def press(**changes: Any) -> str:  # noqa: ANN401 - JSON
    shown = {"message_id": 1, "date": 1, "chat": CHAT, "text": "Menu"}
    fields = {"id": "1", "from": PERSON, "chat_instance": "1", "message": shown, "data": "x"} | changes
    return update(callback_query={name: value for name, value in fields.items() if value is not ...})


def member(status: str) -> dict[str, Any]:
    return {"status": status, "user": PERSON}


def nested(levels: int, field: str = "reply_to_message") -> str:
    opening = f'{{"message_id":1,"date":1,"chat":{json.dumps(CHAT)},"{field}":'
    inside = opening * levels + "{}" + "}" * levels
    return message(**{field: "HERE"}).replace('"HERE"', inside)


ORIGIN = {"type": "hidden_user", "date": 1}
BOLD = {"type": "bold", "offset": 0, "length": 5}

HOSTILE: dict[str, tuple[str, Fate]] = {
    # what is no update
    "a number": ("7", Fate.DROPPED),
    "a text": ('"update"', Fate.DROPPED),
    "null": ("null", Fate.DROPPED),
    "a list": ("[1]", Fate.DROPPED),
    "an empty object": ("{}", Fate.DROPPED),
    # ids
    "no id": ('{"message": {}}', Fate.DROPPED),
    "an id that is true": ('{"update_id": true}', Fate.DROPPED),
    "an id that is a text": ('{"update_id": "7777"}', Fate.DROPPED),
    "an id that is a fraction": ('{"update_id": 7777.5}', Fate.DROPPED),
    "an id that is null": ('{"update_id": null}', Fate.DROPPED),
    "an id below zero": ('{"update_id": -5}', Fate.DROPPED),
    "an id of 2**63": (f'{{"update_id": {2**63}, "message": {{}}}}', Fate.DROPPED),
    "an id of a thousand bits": (f'{{"update_id": {2**1000}}}', Fate.DROPPED),
    "a message with an id of 2**63": (message().replace(SOME_ID, str(2**63)), Fate.DROPPED),
    # kinds
    "nothing in it": (update(), Fate.KEPT),
    "a kind that nobody knows": (update(brand_new_kind={"a": 1}), Fate.KEPT),
    "a message that is null": (update(message=None), Fate.KEPT),
    "a message that is a text": (update(message="?"), Fate.KEPT),
    "a message that is true": (update(message=True), Fate.KEPT),
    "a message that is a list": (update(message=[]), Fate.KEPT),
    "an empty message": (update(message={}), Fate.KEPT),
    "a kind that we did not ask for": (update(poll={"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False}), Fate.READ),  # noqa: E501
    # depths and lengths
    "490 levels": (nested(490), Fate.READ),
    "700 levels": (nested(700), Fate.READ),
    "5,000 levels": (nested(5000), Fate.READ),
    "700 levels of what nobody knows": (nested(700, "brand_new_field"), Fate.READ),
    "5,000 brackets": (message(new="HERE").replace('"HERE"', "[" * 5000 + "]" * 5000), Fate.READ),
    "a number of 5,000 digits": (message(new="HERE").replace('"HERE"', "9" * 5000), Fate.READ),
    "a text of 100,000 characters": (message(text="x" * 100_000), Fate.READ),
    # characters and numbers that a store does not keep
    "half a character in the text": (message(text="Hi \ud83d there"), Fate.READ),
    "half a character in the name": (message(**{"from": PERSON | {"first_name": "\udc00"}}), Fate.READ),
    "NUL in the text": (message(text="a\x00b"), Fate.READ),
    "NUL in the name": (message(**{"from": PERSON | {"first_name": "E\x00", "username": "\x00"}}), Fate.READ),
    "NUL as a name of a field": (message(**{"\x00": 1, "\ud800": 2}), Fate.READ),
    "infinity": (message(new=float("inf"), other=float("nan")), Fate.READ),
    "infinity in what is kept": (update(brand_new_kind={"a": float("-inf"), "b": "\x00\ud800"}), Fate.KEPT),
    "a chat of 2**63": (message(chat=CHAT | {"id": 2**63}, **{"from": PERSON | {"id": 2**63}}), Fate.KEPT),
    "a person of 2**100": (message(**{"from": PERSON | {"id": 2**100}}), Fate.KEPT),
    "a person of 2**63 in what is kept": (update(message={"from": {"id": 2**63}}), Fate.KEPT),
    # fields that are missing or of another kind
    "no chat": (message(chat=...), Fate.KEPT),
    "no date": (message(date=...), Fate.KEPT),
    "a date that is a text": (message(date="yesterday"), Fate.KEPT),
    "a text that is a list": (message(text=["Hello"]), Fate.KEPT),
    "an author without a name": (message(**{"from": {"id": EMMA, "is_bot": False}}), Fate.READ),
    "an author without an id": (message(**{"from": {"is_bot": False, "first_name": "x"}}), Fate.KEPT),
    "a forward of somebody without a name": (message(forward_origin=ORIGIN), Fate.READ),
    "a forward from a new kind of place": (message(forward_origin={"type": "galaxy", "date": 1}), Fate.READ),
    "a forward from nowhere": (message(forward_origin=7), Fate.READ),
    "an entity without a length": (message(entities=[BOLD, {"type": "bold", "offset": 0}]), Fate.READ),
    "an entity of a new kind": (message(entities=[BOLD, BOLD | {"type": "sparkling"}]), Fate.READ),
    "entities that are none": (message(entities="bold"), Fate.READ),
    "entities beyond the text": (message(entities=[BOLD | {"offset": -9, "length": 2**40}]), Fate.READ),
    "a photo without sizes": (message(photo=[]), Fate.READ),
    "a document that is a text": (message(document="receipt.pdf"), Fate.READ),
    "a contact without a name": (message(text=..., contact={"phone_number": "+380"}), Fate.READ),
    "a chat of a new kind": (message(chat=CHAT | {"id": -5, "type": "metaverse"}), Fate.READ),
    "a reaction of a new kind": (
        update(message_reaction={"chat": CHAT, "message_id": 1, "user": PERSON, "date": 1, "old_reaction": [], "new_reaction": [{"type": "hologram"}]}),  # noqa: E501
        Fate.READ,
    ),
    "a status of a new kind": (
        update(my_chat_member={"chat": CHAT, "from": PERSON, "date": 1, "old_chat_member": member("member"), "new_chat_member": member("ghost")}),  # noqa: E501
        Fate.KEPT,
    ),
    # presses
    "a press without data": (press(data=...), Fate.READ),
    "a press with data that is a list": (press(data=[1]), Fate.KEPT),
    "a press with NUL": (press(data="go.0.\x00.\ud800"), Fate.READ),
    "a press on no message": (press(message=...), Fate.READ),
    "a press on a message that is a text": (press(message="?"), Fate.KEPT),
    "a press on a message of a new kind": (press(message={"type": "hologram"}), Fate.KEPT),
    "a press by nobody": (press(**{"from": ...}), Fate.KEPT),
}  # fmt: skip


def with_id(text: str, update_id: int) -> str:
    return text.replace(f'"update_id": {SOME_ID}', f'"update_id": {update_id}', 1)
