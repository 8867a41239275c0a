"""A colleague whom Telegram's completion put into a command, with or without a @username."""

from typing import Any

import pytest

from care.people.customers import Customer, save
from care.store.tables import tickets
from care.store.unit import Store
from tests.bot.at_desk import come, message, person, store
from tests.store.cast import CHARLIE, DARIA, EMMA
from tests.store.looking import do, owed, rows

__all__ = ["store"]  # a fixture


def chosen(text: str, name: str, user: int) -> dict[str, Any]:
    units = len(text[: text.index(name)].encode("utf-16-le")) // 2
    entity = {"type": "text_mention", "offset": units, "length": len(name), "user": person(user, name)}
    return message(text=text, entities=[entity])


async def owner(store: Store) -> int | None:
    [ticket] = await rows(store, tickets)
    found: int | None = ticket["owner_id"]
    return found


@pytest.mark.parametrize("text", ["/pass Дарія Коваль wrong address", "/pass@kalyna_bot Дарія Коваль"])
async def test_somebody_without_a_username_is_known_by_their_id(store: Store, text: str) -> None:
    await come(store, message=chosen(text, "Дарія Коваль", DARIA.id))
    assert await owner(store) == DARIA.id


async def test_a_username_is_known_of_who_has_written_to_the_bot(store: Store) -> None:
    known = Customer(DARIA.id, "Daria", "uk", username="Courier77")
    await do(store, save, [known], EMMA.since)
    await come(store, message=message(text="/pass @courier77 wrong address"))
    assert await owner(store) == DARIA.id


async def test_who_is_no_operator_is_not_given_a_ticket(store: Store) -> None:
    await come(store, message=chosen("/pass Charlie now", "Charlie", CHARLIE.id))
    assert await owner(store) is None
    assert await owed(store) == ["notice"]  # whom to choose from


async def test_a_name_later_in_the_words_is_only_a_word(store: Store) -> None:
    await come(store, message=chosen("/pass sales ask Дарія Коваль", "Дарія Коваль", DARIA.id))
    [ticket] = await rows(store, tickets)
    assert (ticket["department"], ticket["owner_id"]) == ("sales", None)
