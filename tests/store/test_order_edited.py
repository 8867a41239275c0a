"""The message from which an order's number was read is edited: the number is read again."""

import pytest

from care.store.tables import outbox, tickets
from care.store.unit import Store
from tests.store.doorstep import Doorstep
from tests.store.looking import clear, do, rows


@pytest.fixture
def emma(store: Store) -> Doorstep:
    return Doorstep(store)


async def order(emma: Doorstep) -> str:
    [row] = await rows(emma.store, tickets)
    return str(row["order_number"])


@pytest.mark.parametrize("text", ["A-77", "That was order A-77"])
async def test_the_card_and_the_team_have_the_number_as_it_is_now(emma: Doorstep, text: str) -> None:
    await emma.say("/complaint")
    await emma.press("department", "cafe")
    await emma.say("Cold")
    await emma.press("done")
    said = await emma.say(text)
    await emma.press("send")
    assert await order(emma) == "A-77"
    await do(emma.store, clear)
    await emma.edit(said, text.replace("77", "78"))
    assert await order(emma) == "A-78"
    owed = [row for row in await rows(emma.store, outbox) if row["body"].get("notice") == "desk_order"]
    assert [row["body"]["fields"]["before"] for row in owed] == ["A-77"]
    assert [row["dialog"] for row in [await emma.conversation()]] == ["menu"]
    await emma.edit(said, "I am not sure any more, it may be A-79 or A-80")
    assert await order(emma) == "A-78"
