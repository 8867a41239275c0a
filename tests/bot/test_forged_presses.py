"""Forged presses: every button of the desk and of the conversations, by customers and strangers, in every version.

A press has its effect for whoever was shown its button, where it stands, in its version. Any other changes nothing and
does not fail: a failure would be a dead letter.
"""

import pytest

from bot.doors.desk.deeds import GENERAL_PRESSES, PRESSES
from care.store.tables import dead_letters
from care.store.unit import Store
from dialogs.registry import DIALOGS
from tests.bot.test_charlie import come, log, press, state, store
from tests.store.cast import CHARLIE, COURIERS, DESK, IVAN, TARAS
from tests.store.looking import rows

__all__ = ["store"]  # the fixture

NOW, VERSIONS = 1, (0, 2, 999_999_999)  # the card's version; old, and not yet
ARGUMENTS = ("", str(TARAS.id))
CUSTOMERS = (IVAN.id, CHARLIE.id)


def cards(*versions: int) -> list[str]:
    """Each button of a ticket's card and panels."""
    whats = [f"{action}.{argument}" for action in PRESSES for argument in ARGUMENTS]
    return [f"t1.{version}.{what}" for version in versions for what in whats]


def general() -> list[str]:
    return [f"desk.0.{action}.{argument}" for action in [*GENERAL_PRESSES, "admit"] for argument in ARGUMENTS]


def conversations() -> list[str]:
    opened = [f"go.0.{name}.{argument}" for name in DIALOGS for argument in ARGUMENTS]
    actions = ("sure", "send", "delete", "withdraw", "add", "open", "score", "done")
    return [*opened, *(f"{name}.0.{action}.1" for name in DIALOGS for action in actions)]


async def press_all(store: Store, who: int, chat: int, presses: list[str]) -> None:
    """Nothing comes of any of them; none of them fails."""
    before = await state(store)
    for data in presses:
        try:
            await come(store, callback_query=press(data, who=who, chat=chat))
        except Exception as error:
            raise AssertionError(f"{data!r} by {who} in {chat} fails: {error!r}") from error
    assert await state(store) == before, f"{who} in {chat} has an effect"
    assert await rows(store, dead_letters) == []


@pytest.mark.parametrize("who", CUSTOMERS)
@pytest.mark.parametrize("chat", [DESK, COURIERS])
async def test_customers_and_strangers_press_nothing_in_a_group(store: Store, who: int, chat: int) -> None:
    presses = [*cards(NOW, *VERSIONS[:1]), *general(), *conversations()]
    await press_all(store, who, chat, presses)
    logged = await log(store)
    assert {actor for actor, *_rest in logged} == {who}  # summed up: they cannot fill the log
    assert "done" not in {outcome for _who, _deed, outcome, _ticket in logged}


@pytest.mark.parametrize("who", CUSTOMERS)
async def test_no_button_of_the_desk_does_anything_in_private(store: Store, who: int) -> None:
    await press_all(store, who, who, cards(NOW, *VERSIONS))
