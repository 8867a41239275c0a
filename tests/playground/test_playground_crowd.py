"""People whom nobody plays: the bot may write to them, and the page shows none of them."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from playground.client.client import Playground
from playground.values.errors import Refusal
from playground.values.shapes import Json

Call = Callable[..., Coroutine[Any, Any, Json]]
GUEST = {"id": 10_001, "name": "Guest 1", "language": "en"}


async def test_they_can_be_written_to_and_are_on_no_tab(playground: Playground, call: Call) -> None:
    await playground.request("POST", "/control/crowd", json={"people": [GUEST]})
    sent = await call("sendMessage", chat_id=10_001, text="Hello")
    assert sent["result"]["chat"]["first_name"] == "Guest 1"
    world = await playground.request("GET", "/people/snapshot")
    assert {person["part"] for person in world["people"]} == {"customer", "operator", "admin", "stranger"}
    assert 10_001 not in [chat["id"] for chat in world["chats"]]


@pytest.mark.parametrize("people", [7, None, [{"id": "x"}], [{"id": 1, "name": "A"}]])
async def test_what_is_no_list_of_people_is_refused(playground: Playground, people: object) -> None:
    with pytest.raises(Refusal):
        await playground.request("POST", "/control/crowd", json={"people": people})
