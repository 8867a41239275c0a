"""A chat has one screen: drawn last, below what was written, and what it replaces goes."""

import asyncio
from typing import Any

import pytest
from aiogram.methods import DeleteMessage, EditMessageReplyMarkup
from markupsafe import Markup

from bot.delivery import screens as spoken
from bot.delivery.screens import Screens, ways_out
from bot.telegram.answers import Answer, Panel, Retire, Show, Toast
from dialogs.engine.machine import Button, Screen
from playground.world.faults import Fault
from tests.delivery.town import EMMA, GROUP, OLENA, Town
from tests.until import until_so

BUTTONS = ((Button("Menu", "go", "menu"),),)


def screen(text: str = "Welcome", *, buttons: bool = True) -> Screen:
    return Screen(Markup(text), BUTTONS if buttons else ())  # noqa: S704 - our own


def show(text: str = "Welcome", chat_id: int = EMMA.id, *, buttons: bool = True, **fields: Any) -> Show:  # noqa: ANN401
    given = {"edit": None, "settle": False} | fields
    return Show(chat_id, "menu", 1, screen(text, buttons=buttons), **given)


async def speak(town: Town, *answers: Answer, screens: Screens | None = None) -> Screens:
    """All of it is said before this returns."""
    async with asyncio.TaskGroup() as tasks:
        said = screens or Screens(town.client, tasks)
        said._tasks = tasks
        said.speak(answers)
    return said


def buttons(town: Town, chat_id: int = EMMA.id) -> list[int]:
    """The messages that have some."""
    return [body["message_id"] for body in town.standing(chat_id) if body.get("reply_markup")]


async def test_a_screen_is_drawn_below_and_known_as_the_last(town: Town) -> None:
    said = await speak(town, show("<b>Welcome</b>"))
    [drawn] = [body for body in town.standing(EMMA.id) if body.get("reply_markup")]
    assert (drawn["text"], drawn["entities"][0]["type"]) == ("Welcome", "bold")
    assert drawn["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "menu.1.go.menu"
    assert said.shown == {EMMA.id: drawn["message_id"]}


async def test_the_screen_before_loses_its_buttons(town: Town) -> None:
    said = await speak(town, show("One"))
    await speak(town, show("Two"), screens=said)
    assert town.words(EMMA.id)[-2:] == ["One", "Two"]
    assert buttons(town) == [said.shown[EMMA.id]]


async def test_what_it_said_goes_altogether_when_it_is_true_no_more(town: Town) -> None:
    said = await speak(town, show("One"))
    await speak(town, show("Two", lapsed=True), screens=said)
    assert town.words(EMMA.id)[1:] == ["Two"]


@pytest.mark.parametrize(("over", "left"), [("It is over", "It is over"), ("", "One")])
async def test_what_is_too_old_to_be_deleted_says_that_it_is_over(town: Town, over: str, left: str) -> None:
    said = await speak(town, show("One"))
    town.fail("refusal", method="deleteMessage", description="Bad Request: message can't be deleted")
    await speak(town, show("Two", lapsed=True, over=over), screens=said)
    assert town.words(EMMA.id)[1:] == [left, "Two"]
    assert buttons(town) == [said.shown[EMMA.id]]


async def test_what_is_still_true_loses_its_buttons_alone(town: Town) -> None:
    said = await speak(town, show("One"))
    await speak(town, Retire(EMMA.id, said.shown[EMMA.id], over="It is over"), screens=said)
    assert (town.words(EMMA.id)[1:], buttons(town)) == (["One"], [])


async def test_the_one_that_the_store_knows_is_retired_when_no_other_is_known(town: Town) -> None:
    first = await speak(town, show("One"))
    again = await speak(town, show("Two", retire=first.shown[EMMA.id]))
    assert buttons(town) == [again.shown[EMMA.id]]


async def test_a_press_changes_the_screen_where_it_stands(town: Town) -> None:
    said = await speak(town, show("One"))
    stands = said.shown[EMMA.id]
    await speak(town, show("Two", edit=stands), screens=said)
    assert town.words(EMMA.id)[1:] == ["Two"]
    assert said.shown == {EMMA.id: stands}
    assert town.calls("editMessageReplyMarkup") == []


async def test_a_press_on_a_screen_that_was_replaced_is_answered_below(town: Town) -> None:
    said = await speak(town, show("One"))
    older = said.shown[EMMA.id]
    await speak(town, show("Two"), screens=said)
    await speak(town, show("Three", edit=older), screens=said)
    assert town.words(EMMA.id)[1:] == ["One", "Two", "Three"]
    assert buttons(town) == [said.shown[EMMA.id]]


async def test_a_press_on_a_screen_retires_the_one_that_the_store_knows(town: Town) -> None:
    first = await speak(town, show("One"))
    again = await speak(town, show("Two"))
    await speak(town, show("Three", edit=again.shown[EMMA.id], retire=first.shown[EMMA.id]))
    assert town.words(EMMA.id)[1:] == ["One", "Three"]
    assert buttons(town) == [again.shown[EMMA.id]]


async def test_a_screen_that_says_so_already_is_left(town: Town) -> None:
    said = await speak(town, show("One"))
    await speak(town, show("One", edit=said.shown[EMMA.id]), screens=said)
    assert town.words(EMMA.id)[1:] == ["One"]


async def test_a_screen_that_is_gone_is_drawn_anew(town: Town) -> None:
    said = await speak(town, show("One"))
    town.world.chats[EMMA.id].messages[said.shown[EMMA.id]].deleted = True
    await speak(town, show("Two", edit=said.shown[EMMA.id]), screens=said)
    assert town.words(EMMA.id)[1:] == ["Two"]
    assert buttons(town) == [said.shown[EMMA.id]]


async def test_what_has_no_buttons_is_no_screen_to_come_back_to(town: Town) -> None:
    said = await speak(town, show("Bye", buttons=False))
    assert said.shown == {}
    assert town.words(EMMA.id)[-1] == "Bye"


async def test_of_several_that_wait_the_newest_is_drawn(town: Town) -> None:
    await speak(town, show("One"), show("Two"), show("Three"), show("Olena", OLENA.id))
    assert town.words(EMMA.id)[1:] == ["Three"]
    assert town.words(OLENA.id)[1:] == ["Olena"]


async def test_where_more_is_coming_it_waits_until_nothing_came(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spoken, "SETTLE", 0.05)
    async with asyncio.TaskGroup() as tasks:
        said = Screens(town.client, tasks)
        for text in ("One", "Two"):
            said.speak([show(text, settle=True)])
            await asyncio.sleep(0.01)
    assert town.words(EMMA.id)[1:] == ["Two"]


async def test_telegram_may_ask_for_a_pause(town: Town) -> None:
    town.fail("429", chat_id=EMMA.id, retry_after=1)
    await speak(town, show("One"))
    assert town.words(EMMA.id)[1:] == ["One"]


async def test_a_pause_is_long_enough_for_a_newer_one(town: Town) -> None:
    town.fail("429", chat_id=EMMA.id, retry_after=1)
    async with asyncio.TaskGroup() as tasks:
        said = Screens(town.client, tasks)
        said.speak([show("One")])
        await until_so(lambda: town.calls("sendMessage"))
        said.speak([show("Two")])
    assert [call["text"] for call in town.calls("sendMessage")] == ["One", "Two"]


@pytest.mark.parametrize("kind", ["500", "blocked"])
async def test_a_screen_may_be_lost_and_the_next_is_drawn(town: Town, kind: str) -> None:
    town.fail(kind, chat_id=EMMA.id)
    said = await speak(town, show("One"))
    assert (town.words(EMMA.id)[1:], said.shown) == ([], {})
    await speak(town, show("Two"), screens=said)
    assert town.words(EMMA.id)[1:] == ["Two"]


async def test_an_old_button_is_taken_away_in_the_end(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken, "YIELD", 0.0)
    said = await speak(town, show("One"))
    for kind in ("500", "reset"):
        town.world.faults.waiting.append(Fault(kind, method="editMessageReplyMarkup"))
    await speak(town, Retire(EMMA.id, said.shown[EMMA.id]), screens=said)
    assert len(town.calls("editMessageReplyMarkup")) == 3
    assert buttons(town) == []


async def test_an_old_button_is_given_up_after_three_tries(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spoken, "YIELD", 0.0)
    said = await speak(town, show("One"))
    town.fail("500", method="editMessageReplyMarkup", times=9)
    await speak(town, Retire(EMMA.id, said.shown[EMMA.id]), screens=said)
    assert len(town.calls("editMessageReplyMarkup")) == 3


async def test_old_buttons_wait_for_what_has_to_be_said(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken, "YIELD", 0.01)
    said = await speak(town, show("One"))
    old = said.shown[EMMA.id]
    async with asyncio.TaskGroup() as tasks:
        said._tasks = tasks
        said._drawing.add(EMMA.id)
        said.speak([Retire(EMMA.id, old)])
        await asyncio.sleep(0.05)
        assert town.calls("editMessageReplyMarkup") == []
        said._drawing.discard(EMMA.id)
    assert buttons(town) == []


@pytest.mark.parametrize(
    ("toast", "asked"),
    [
        (Toast("7", "Saved"), {"text": "Saved"}),
        (Toast("7", "x" * 300), {"text": "x" * 200}),
        (Toast("7", ""), {}),
        (Toast("7", "Saved", alert=True), {"text": "Saved", "show_alert": True}),
    ],
)
async def test_a_toast_answers_its_press(town: Town, toast: Toast, asked: dict[str, Any]) -> None:
    """That it comes too late for Telegram is nobody's trouble."""
    await speak(town, toast)
    [call] = town.calls("answerCallbackQuery")
    assert call == {"callback_query_id": "7", **asked}


async def test_a_panel_is_put_where_its_button_was_pressed(town: Town) -> None:
    ticket = await town.opened()
    panel = Panel(GROUP, ticket.card or 0, "desk", 4, screen("<i>Which?</i>"))
    await speak(town, panel)
    [card] = town.standing()
    assert (card["text"], card["entities"][0]["type"]) == ("Which?", "italic")
    assert card["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "desk.4.go.menu"


async def test_a_panel_without_words_changes_the_buttons_alone(town: Town) -> None:
    ticket = await town.opened()
    [before] = town.words()
    await speak(town, Panel(GROUP, ticket.card or 0, "desk", 4, screen("")))
    assert town.words() == [before]
    [card] = town.standing()
    assert card["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "desk.4.go.menu"


async def test_a_panel_that_cannot_be_put_is_lost(town: Town) -> None:
    await speak(town, Panel(GROUP, 999, "desk", 4, screen()))
    assert town.words() == []


async def test_a_mistake_of_ours_ends_nothing(town: Town) -> None:
    broken: Any = Show(EMMA.id, "menu", 1, None)  # type: ignore[arg-type]
    said = await speak(town, broken)
    await speak(town, show("Two"), screens=said)
    assert town.words(EMMA.id)[1:] == ["Two"]


async def test_only_so_many_last_screens_are_kept_in_mind(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spoken, "REMEMBERED", 1)
    said = await speak(town, show("One"))
    assert list(said.shown) == [EMMA.id]
    await speak(town, show("Two", OLENA.id), screens=said)
    assert list(said.shown) == [OLENA.id]


async def test_the_end_waits_for_what_is_being_said_but_not_for_ever(town: Town) -> None:
    town.fail("delay", method="sendMessage", chat_id=EMMA.id, silence=0.2)
    async with asyncio.TaskGroup() as tasks:
        said = Screens(town.client, tasks)
        await said.quiet(1)  # there is nothing
        said.speak([show("One")])
        await said.quiet(0.01)
        assert town.words(EMMA.id)[1:] == []
        await said.quiet(5)
        assert town.words(EMMA.id)[1:] == ["One"]
        assert said._speaking == set()


def test_what_has_lapsed_and_has_nothing_to_say_is_not_emptied_where_it_cannot_be_deleted() -> None:
    ways = [type(way) for way in ways_out(Retire(EMMA.id, 7, lapsed=True))]
    assert ways == [DeleteMessage, EditMessageReplyMarkup]
