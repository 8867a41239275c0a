"""A panel that somebody has open outlives the card's redraw, and nothing is kept back by one that is forgotten."""

import asyncio

from markupsafe import Markup

from bot.delivery.open_panels import OpenPanels
from bot.telegram.answers import Answer, Panel, Toast
from care.model.ticket import Ticket
from care.outbox import redraw
from care.tickets.work import working
from dialogs.engine.machine import Button, Screen
from tests.delivery.town import GROUP, TARAS, Town, changed
from tests.words import label


def press(town: Town, ticket: Ticket, *answers: Answer) -> None:
    town.panels.pressed(GROUP, ticket.card or 0, answers)


def buttons(town: Town, ticket: Ticket) -> list[str]:
    [card] = [body for body in town.standing(GROUP, ticket.topic) if body["message_id"] == ticket.card]
    return [button["text"] for row in card["reply_markup"]["inline_keyboard"] for button in row]


def panel(ticket: Ticket, text: str = "") -> Panel:
    screen = Screen(Markup(text), ((Button("Low", "prio", "0"),),))  # noqa: S704 - a constant
    return Panel(GROUP, ticket.card or 0, f"t{ticket.id}", ticket.version, screen)


async def test_a_panels_buttons_outlive_the_cards_redraw_until_something_else_is_pressed(town: Town) -> None:
    ticket = await town.opened()
    press(town, ticket, panel(ticket))
    await changed(town, summary="New words")
    await town.send(redraw(GROUP, ticket.id))
    assert buttons(town, ticket) == ["Low"]
    press(town, ticket, Toast("1"))
    await town.send(redraw(GROUP, ticket.id))
    assert label("Take") in buttons(town, ticket)


async def test_a_panel_that_is_opened_while_the_redraw_is_on_its_way_comes_back(town: Town) -> None:
    ticket = await town.opened()
    await changed(town, summary="New words")
    town.fail("delay", method="editMessageText", silence=0.1)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(town.send(redraw(GROUP, ticket.id)))
        await asyncio.sleep(0.05)
        press(town, ticket, panel(ticket))
    assert buttons(town, ticket) == ["Low"]


async def test_a_panel_of_an_older_version_goes_with_the_redraw(town: Town) -> None:
    ticket = await town.opened()
    press(town, ticket, panel(ticket))
    await town.do(working.take, ticket.id, TARAS)
    await town.send()
    assert "Low" not in buttons(town, ticket)


async def test_the_redraw_waits_for_a_panel_that_stands_in_the_place_of_the_card(town: Town) -> None:
    ticket = await town.opened()
    press(town, ticket, panel(ticket, "Until when?"))
    await town.send(redraw(GROUP, ticket.id))
    assert town.calls("editMessageText") == []
    assert "card" in [row["kind"] for row in await town.waiting()]
    press(town, ticket, Toast("1"))
    await town.later(seconds=61)
    assert len(town.calls("editMessageText")) == 1


async def test_a_panel_that_nobody_presses_for_a_minute_holds_nothing_back() -> None:
    now = 0.0
    panels = OpenPanels(lambda: now)
    open_one = Panel(GROUP, 7, "t1", 1, Screen(Markup(), ()))
    panels.pressed(GROUP, 7, [open_one])
    now = 59.0
    assert panels.on(GROUP, 7, 1) == open_one
    now = 60.0
    assert panels.on(GROUP, 7, 1) is None
