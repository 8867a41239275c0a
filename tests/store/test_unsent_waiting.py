"""Words that wait for their place, whatever happens meanwhile, and whoever is not heard."""

from dataclasses import replace
from datetime import timedelta

import pytest

from care.business import Flood
from care.commands import WithdrawTicket
from care.customers import bans
from care.handlers import carry_out
from care.store.tables import tickets
from care.store.unit import Store
from care.tickets.words import relay
from care.tickets.work import working
from tests.store.cast import DAY, DESK, EMMA, HOUR, NOW, SHOP, TARAS, opened, said
from tests.store.doorstep import Doorstep
from tests.store.looking import do, rows

# Both stores: tests/store/test_unsent_both.py.
pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
WORDS = "Do you have oat milk?"


@pytest.fixture
def emma(store: Store) -> Doorstep:
    return Doorstep(store)


async def answer(emma: Doorstep, ticket: int, text: str = "We are looking into it") -> None:
    word = replace(said(DESK, text), sent_at=emma.moment)
    await do(emma.store, relay.from_operator, ticket, TARAS, word, now=emma.moment)


# --- words that wait for their place, whatever happens meanwhile


@pytest.mark.parametrize("drawn", [True, False], ids=["seen", "killed before the screen"])
@pytest.mark.parametrize("count", [0, 1, 2])
async def test_words_that_nobody_places_are_with_the_team_in_the_end_and_their_author_knows(
    emma: Doorstep, count: int, drawn: bool
) -> None:
    """Of one open ticket the other is withdrawn after the words."""
    for _ in range(max(count, 2) if count else 0):
        await do(emma.store, opened)
    await emma.say(WORDS)
    if not drawn:
        emma.screen = None
    if count == 1:
        await do(emma.store, carry_out, WithdrawTicket(1), EMMA, now=emma.moment)
    await emma.wait(minutes=14)
    assert WORDS not in [text for _, text in await emma.words()]
    await emma.wait(minutes=2)
    where = [number for number, text in await emma.words() if text == WORDS]
    assert where == [2 if count else 1]
    [told] = await emma.told()
    assert WORDS in told
    assert f"No.\xa0{where[0]}" in told
    await emma.wait(days=3)
    assert len(await emma.told()) == 1


@pytest.mark.parametrize("answers", [True, False], ids=["answers", "takes"])
async def test_words_that_wait_go_to_the_operator_who_turns_to_them(emma: Doorstep, answers: bool) -> None:
    for _ in range(2):
        await do(emma.store, opened)
    await emma.say(WORDS)
    if answers:
        await answer(emma, 2)
    else:
        await do(emma.store, working.take, 2, TARAS, now=emma.moment)
    await emma.tick()
    assert (2, WORDS) in await emma.words()
    [told] = await emma.told()
    assert WORDS in told


async def test_who_goes_on_writing_to_the_operator_takes_the_waiting_words_along_in_order(
    emma: Doorstep,
) -> None:
    for _ in range(2):
        await do(emma.store, opened)
    await emma.say(WORDS)
    await answer(emma, 2)
    await emma.say("And cakes?")
    assert (await emma.words())[2:] == [(2, WORDS), (2, "And cakes?")]
    assert emma.screen
    assert emma.screen.conversation == "told"
    await emma.press("move", "1")
    assert (await emma.words())[2:] == [(1, WORDS), (1, "And cakes?")]


async def test_words_set_aside_go_into_the_only_ticket_as_soon_as_there_is_one(emma: Doorstep) -> None:
    await emma.say(WORDS)
    await emma.say("/menu")
    await emma.say("/complaint")
    await emma.press("department", "cafe")
    await emma.say("The coffee was cold")
    await emma.press("done")
    await emma.press("skip")
    await emma.tick()
    assert await emma.words() == []
    await emma.press("send")
    await emma.tick()
    assert await emma.words() == [(1, "The coffee was cold"), (1, WORDS)]
    [told] = [html for html in await emma.told() if "Your message went" in html]
    assert WORDS in told


@pytest.mark.parametrize("command", ["/start", "/menu", "/complaint", "/settings", "/help", "/nonsense"])
async def test_a_command_meanwhile_takes_nothing_away(emma: Doorstep, command: str) -> None:
    await emma.say(WORDS)
    await emma.say(command)
    if command == "/complaint":  # it said where they belong
        await emma.press("department", "cafe")
        await emma.press("skip")
        await emma.press("send")
    else:
        await emma.wait(hours=25)
    assert [text for _, text in await emma.words()] == [WORDS]


async def test_one_form_that_is_left_takes_no_place_from_another(emma: Doorstep) -> None:
    await emma.say("/complaint")
    await emma.press("department", "cafe")
    await emma.say("The coffee was cold")
    await emma.say("/menu")
    await emma.say(WORDS)
    await emma.say("/menu")
    await emma.say("And cakes?")
    assert emma.screen
    assert WORDS in emma.screen.screen.text
    await emma.say("/menu")
    await emma.wait(hours=25)
    assert await emma.words() == [(1, WORDS), (1, "And cakes?")]
    await emma.follow("menu", "resume")
    assert emma.screen.conversation == "complaint"


@pytest.mark.parametrize("way", ["button", "command", "command at the menu"])
async def test_cancel_drops_the_words_for_good(emma: Doorstep, way: str) -> None:
    await emma.say(WORDS)
    if way == "button":
        await emma.press("cancel")
    else:
        await emma.say("/menu" if way == "command at the menu" else "/cancel")
    await emma.say("/cancel")
    await do(emma.store, opened)
    await answer(emma, 1)
    await emma.wait(days=2)
    assert WORDS not in [text for _, text in await emma.words()]
    assert WORDS not in str(await emma.conversation())


@pytest.mark.parametrize("text", ["ok", "Thank you!", "🙂", "???", "Hello", "Добрий день", "привет"])
async def test_no_ticket_grows_out_of_a_greeting_thanks_or_signs(emma: Doorstep, text: str) -> None:
    await emma.say(text)
    await emma.wait(hours=25)
    assert await rows(emma.store, tickets) == []
    assert await emma.told() == []


async def test_an_addition_that_was_not_sent_goes_to_the_ticket_that_it_was_written_for(
    emma: Doorstep,
) -> None:
    for _ in range(2):
        await do(emma.store, opened)
    await emma.follow("tickets", "1")
    await emma.press("add")
    await emma.say(WORDS)
    await emma.say("/menu")
    await emma.tick()
    assert (1, WORDS) not in await emma.words()
    await emma.wait(hours=25)
    assert (1, WORDS) in await emma.words()


async def test_what_was_written_to_reopen_a_ticket_reopens_it_in_the_end(emma: Doorstep) -> None:
    await do(emma.store, opened)
    await do(emma.store, working.take, 1, TARAS, now=emma.moment)
    await do(emma.store, working.solve, 1, TARAS, now=emma.moment)
    await emma.follow("tickets", "1-reopen")
    await emma.say("It is cold again")
    await emma.wait(hours=25)
    assert (1, "It is cold again") in await emma.words()
    [ticket] = await rows(emma.store, tickets)
    assert ticket["state"] == "new"


# --- who is not heard, and when we do not write


async def test_who_is_banned_is_not_heard_until_the_ban_is_over(emma: Doorstep) -> None:
    await emma.say(WORDS)
    await do(emma.store, bans.impose, EMMA.id, TARAS.id, "spam", emma.moment + 5 * DAY, now=emma.moment)
    await emma.wait(days=2)
    assert await emma.words() == []
    await emma.wait(days=4)
    assert await emma.words() == [(1, WORDS)]


async def test_who_is_banned_in_the_shadow_notices_nothing(emma: Doorstep) -> None:
    await emma.say(WORDS)
    await do(emma.store, bans.impose, EMMA.id, TARAS.id, "spam", None, shadow=True, now=emma.moment)
    await emma.wait(hours=25)
    assert "passed it on" in (await emma.told())[0]
    [ticket] = await rows(emma.store, tickets)
    assert ticket["hidden"]


async def test_who_opens_too_many_waits_for_their_turn_and_loses_nothing(store: Store) -> None:
    strict = SHOP.model_copy(update={"flood": Flood(tickets=1, within=30 * HOUR)})
    emma = Doorstep(store, strict)
    await do(store, opened)
    await do(store, carry_out, WithdrawTicket(1), EMMA)
    await emma.say(WORDS)
    await emma.wait(hours=25)
    assert (2, WORDS) not in await emma.words()
    await emma.wait(hours=6)
    assert (2, WORDS) in await emma.words()


async def test_nothing_is_told_in_quiet_hours(emma: Doorstep) -> None:
    emma.moment = NOW + timedelta(hours=13)  # eleven in the evening
    await emma.say(WORDS)
    await emma.wait(hours=25)
    assert await emma.told() == []
    await emma.wait(hours=9)
    assert len(await emma.told()) == 1
