"""No nonsense in a call breaks the playground: it is answered, as Telegram would, with a 400."""

import pytest

from playground.acts.world import World
from playground.http import api
from playground.methods.all import METHODS
from playground.values.shapes import Json
from playground.world import cast

ANYWHERE: list[object] = [
    *(
        "",
        "x",
        "@olena",
        "[",
        "{}",
        '{"type": "chat"}',
        '[{"type": "emoji"}]',
        "attach://x",
        "\ud800",
        "<b>\ud800",
    ),
    *(-1, 10**30, 1.5, True, {}, [], [{}], [5], ["x"], [[]], [[{}]]),
]
IN_PARTICULAR: dict[str, list[object]] = {
    "reply_parameters": [
        {"message_id": "x"},
        {"message_id": {}},
        {"message_id": 1, "quote": 5, "quote_entities": [{}]},
    ],
    "reply_markup": [
        {"inline_keyboard": [[5]]},
        {"keyboard": [[None]]},
        {"inline_keyboard": [[{"text": "x", "callback_data": 5}]]},
        {"inline_keyboard": [[{"text": "x", "callback_data": "\ud800"}]]},
    ],
    "entities": [
        [{"type": "bold", "offset": "x", "length": 1}],
        [{"type": "bold", "offset": 0, "length": 10**9}],
    ],
    "media": [{"type": "photo"}, {"type": [], "media": 5}, [{"type": "photo", "media": {}}] * 2],
    "scope": [
        {"type": []},
        {"type": "chat", "chat_id": "x"},
        {"type": "chat_member", "chat_id": cast.GROUP_ID, "user_id": []},
    ],
    "commands": [[{"command": [], "description": {}}]],
    "reaction": [[{"type": "emoji", "emoji": []}]],
    "menu_button": [{"type": []}],
}
SENSE: Json = {
    "chat_id": 1001,
    "from_chat_id": 1001,
    "message_id": 2,
    "user_id": 2001,
    "text": "x",
    "caption": "x",
    "parse_mode": "HTML",
}


@pytest.mark.parametrize("name", METHODS.entries)
async def test_every_nonsense_is_answered(name: str) -> None:
    world = World()
    world.say(world.people["olena"], 1001, "Hello")
    world.post(world.chats[1001], world.bot.user, {"text": "Mine"})
    parameters = set(METHODS.entries[name].signature.parameters) - {"timeout"}
    sense = {key: SENSE[key] for key in SENSE.keys() & parameters}
    for parameter in parameters:
        for value in ANYWHERE + IN_PARTICULAR.get(parameter, []):
            answer = await api.answer(world, world.token, name, sense | {parameter: value}, {})
            assert answer.status in (200, 400, 403, 409), (parameter, value)
